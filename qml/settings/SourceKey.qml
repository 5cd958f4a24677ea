// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The reader's key for a source: typed in, never shown again, taken away.
Column {
    id: part

    required property int row
    required property string name
    required property bool isSet
    required property bool isHere
    required property string help

    signal given(key: string)
    signal keptAsked

    spacing: Sizes.s8

    Field {
        width: parent.width
        label: qsTr("Key for %1", "label of a field: a reader's key for a source").arg(part.name)
        hint: part.isSet ? qsTr("There is one; it is never shown.", "about a secret") : part.help

        TextField {
            id: field
            objectName: "source-key-" + part.row
            width: Math.min(part.width, Sizes.field)
            name: qsTr("Key for %1", "label of a field: a reader's key for a source").arg(part.name)
            echoMode: TextInput.Password
            onAccepted: keep.clicked()
        }
    }
    Flow {
        width: parent.width
        spacing: Sizes.s8

        Button {
            id: keep
            objectName: "source-key-keep-" + part.row
            enabled: field.text.trim() !== ""
            text: qsTr("Keep the key", "a button")
            onClicked: {
                if (field.text.trim() !== "") {
                    part.given(field.text);
                    field.clear();
                }
            }
        }
        Button {
            objectName: "source-key-send-" + part.row
            visible: part.isHere
            text: qsTr("Send the key of this computer again", "a button: the server lost it")
            onClicked: part.keptAsked()
        }
        Button {
            objectName: "source-key-remove-" + part.row
            visible: part.isSet
            danger: true
            text: qsTr("Take the key away", "a button")
            onClicked: part.given("")
        }
    }
}
