// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// "Not this one": hides a copy, or all of its seller's, with the reason.
FocusScope {
    id: part

    required property bool hasSeller

    signal hidden(reason: string)

    implicitHeight: column.height

    Column {
        id: column
        width: parent.width
        spacing: Sizes.s4

        Words {
            width: parent.width
            text: qsTr("Not this one, because of", "over the reasons for hiding a copy")
            font: Type.smallStrong
            color: Tokens.ink2
            wrapMode: Text.Wrap
        }
        Flow {
            width: parent.width
            spacing: Sizes.s8

            Button {
                objectName: "hide-wrong_edition"
                focus: true
                text: qsTr("Wrong edition", "a reason for hiding a copy")
                onClicked: part.hidden("wrong_edition")
            }
            Button {
                objectName: "hide-damaged"
                text: qsTr("Damage", "a reason for hiding a copy")
                onClicked: part.hidden("damaged")
            }
            Button {
                objectName: "hide-other"
                text: qsTr("Something else", "a reason for hiding a copy")
                onClicked: part.hidden("other")
            }
            Button {
                objectName: "hide-seller"
                visible: part.hasSeller
                text: qsTr("Its seller: hide all theirs", "a reason for hiding copies: the seller")
                onClicked: part.hidden("seller")
            }
        }
    }
}
