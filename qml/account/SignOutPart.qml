// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Out of the account: what it has on this computer stays, or goes. That cannot be undone, so it is asked.
Column {
    id: part

    required property AccountEditor account
    readonly property bool asked: account.eraseLine !== ""

    spacing: Sizes.s12

    Flow {
        width: parent.width
        spacing: Sizes.s8
        visible: !part.asked

        Button {
            objectName: "account-sign-out"
            text: qsTr("Sign out", "a button")
            onClicked: part.account.signOut()
        }
        Button {
            objectName: "account-ask-erase"
            quiet: true
            text: qsTr("Sign out and erase", "a button: what the account has on this computer goes")
            onClicked: part.account.askErase()
        }
    }
    Words {
        width: parent.width
        visible: !part.asked
        text: qsTr("Signing out keeps the books of this account on this computer, with what waits to be sent, for when you sign in again. Erasing takes them away from here.", "beside the buttons to sign out")
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "account-erase-line"
        width: parent.width
        visible: part.asked
        text: part.account.eraseLine
        wrapMode: Text.Wrap
    }
    Flow {
        width: parent.width
        spacing: Sizes.s8
        visible: part.asked

        Button {
            objectName: "account-erase"
            danger: true
            text: qsTr("Erase", "a button: what the account has on this computer goes")
            onClicked: part.account.erase()
        }
        Button {
            objectName: "account-keep"
            quiet: true
            text: qsTr("Keep them", "a button: nothing is erased")
            onClicked: part.account.keep()
        }
    }
}
