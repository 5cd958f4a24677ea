// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The first window: one question and one box. No account, no tour, no permission.
FocusScope {
    id: page

    required property OmniboxModel omnibox
    required property Settings settings
    property alias box: box

    signal pasteAsked
    signal fileAsked
    signal sampleAsked
    signal pricesAsked

    objectName: "first-run-page"
    focus: true
    Accessible.role: Accessible.Pane
    Accessible.name: question.text

    Column {
        anchors.horizontalCenter: parent.horizontalCenter
        y: Math.max(Sizes.s16, Math.round((parent.height - height) / 2 - Sizes.s48))
        width: Math.min(Sizes.firstRunWidth, parent.width - Sizes.gutter * 2)
        spacing: Sizes.s24

        FirstRunShelf {
            anchors.horizontalCenter: parent.horizontalCenter
            visible: page.height > height * 3
        }
        Words {
            id: question
            objectName: "first-run-question"
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: qsTr("Which book are you looking for?", "the one question of the first window")
            font: Type.display
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Omnibox {
            id: box
            width: parent.width
            omnibox: page.omnibox
            big: true
            focus: true
        }
        Flow {
            anchors.horizontalCenter: parent.horizontalCenter
            width: Math.min(parent.width, paste.width + file.width + sample.width + Sizes.s16)
            spacing: Sizes.s8

            Button {
                id: paste
                objectName: "first-run-paste"
                text: qsTr("Paste a list", "a button")
                icon.name: "paste"
                onClicked: page.pasteAsked()
            }
            Button {
                id: file
                objectName: "first-run-file"
                text: qsTr("Choose a file", "a button: a file to import")
                icon.name: "import"
                onClicked: page.fileAsked()
            }
            Button {
                id: sample
                objectName: "first-run-sample"
                quiet: true
                text: qsTr("Show me with sample books", "a button")
                onClicked: page.sampleAsked()
            }
        }
    }
    T.AbstractButton {
        id: foot
        objectName: "first-run-prices"
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Sizes.s16
        implicitWidth: Math.min(footRow.implicitWidth + Sizes.s16, page.width - Sizes.s16)
        implicitHeight: Sizes.target
        focusPolicy: Qt.StrongFocus
        Accessible.role: Accessible.Button
        Accessible.name: qsTr("%1, change", "the foot of the first window: prices to a country in a currency").arg(page.settings.pricesLine)
        Keys.onReturnPressed: clicked()
        onClicked: page.pricesAsked()

        contentItem: Item {
            Row {
                id: footRow
                anchors.centerIn: parent
                spacing: Sizes.s6

                Words {
                    text: page.settings.pricesLine
                    font: Type.small
                    color: Tokens.ink2
                }
                Words {
                    text: qsTr("· change", "a link after: Prices to Germany in €")
                    font: Type.small
                    color: Tokens.accent
                }
            }
        }
        background: Item {
            FocusRing {
                shown: foot.visualFocus
            }
        }
    }
}
