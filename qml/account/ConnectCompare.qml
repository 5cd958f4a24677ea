// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Comparing the pairing code, once.
Column {
    id: part

    required property AccountEditor account

    spacing: Sizes.s12

    Words {
        width: parent.width
        text: qsTr("This server vouches for itself. Compare the code with the one that its keeper sees; if they are the same, it is the right one.", "about the pairing code")
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Rectangle {
        implicitHeight: code.implicitHeight + Sizes.s24
        width: Math.min(part.width, Sizes.measure)
        radius: Sizes.radius
        color: Tokens.sunk

        Words {
            id: code
            objectName: "account-code"
            anchors.centerIn: parent
            width: parent.width - Sizes.s24
            horizontalAlignment: Text.AlignHCenter
            text: part.account.pairingCode
            font: Type.code
            wrapMode: Text.Wrap
            Accessible.role: Accessible.StaticText
            Accessible.name: qsTr("Pairing code %1", "for a screen reader").arg(text)
        }
    }
    Row {
        spacing: Sizes.s8

        Button {
            objectName: "account-confirm-code"
            primary: true
            text: qsTr("The codes are the same", "a button: trust the server")
            onClicked: part.account.confirmPairing()
        }
        Button {
            objectName: "account-refuse-code"
            quiet: true
            text: qsTr("Cancel", "a button")
            onClicked: part.account.cancel()
        }
    }
}
