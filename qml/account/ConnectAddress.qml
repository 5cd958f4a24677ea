// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The address of a shared daemon.
Column {
    id: part

    required property AccountEditor account

    spacing: Sizes.s12

    Words {
        width: parent.width
        text: qsTr("A family, a club or a town can share a server: for other devices, for neighbours and messages. Without one everything works on this computer.", "about joining a shared daemon")
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Field {
        width: Math.min(parent.width, Sizes.measure)
        label: qsTr("Address of the server", "label of a field")
        error: part.account.errorField === "serverAddress" ? part.account.error : ""

        TextField {
            objectName: "account-server"
            width: parent.width
            name: qsTr("Address of the server", "label of a field")
            placeholderText: "books.example.org"
            text: part.account.serverAddress
            inputMethodHints: Qt.ImhUrlCharactersOnly
            onTextEdited: part.account.serverAddress = text
            onAccepted: {
                if (part.account.canConnect) {
                    part.account.connectToServer();
                }
            }
        }
    }
    Row {
        spacing: Sizes.s8

        Button {
            objectName: "account-connect"
            primary: true
            enabled: part.account.canConnect && !part.account.busy
            text: qsTr("Connect", "a button: to a shared daemon")
            onClicked: part.account.connectToServer()
        }
        Button {
            objectName: "account-connect-cancel"
            visible: part.account.busy
            quiet: true
            text: qsTr("Cancel", "a button")
            onClicked: part.account.cancel()
        }
    }
}
