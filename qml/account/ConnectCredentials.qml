// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Signing up or in at the shared daemon.
Column {
    id: part

    required property AccountEditor account
    readonly property int fieldWidth: Math.min(width, Sizes.measure)

    spacing: Sizes.s12

    Words {
        objectName: "account-goes-along"
        width: parent.width
        visible: text !== ""
        text: part.account.goesAlongLine
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Field {
        width: part.fieldWidth
        label: qsTr("E-mail", "label of a field")
        error: part.account.errorField === "email" ? part.account.error : ""

        TextField {
            objectName: "account-email"
            width: parent.width
            name: qsTr("E-mail", "label of a field")
            text: part.account.email
            inputMethodHints: Qt.ImhEmailCharactersOnly
            onTextEdited: part.account.email = text
        }
    }
    Field {
        width: part.fieldWidth
        label: qsTr("Password", "label of a field")
        error: part.account.errorField === "password" ? part.account.error : ""

        TextField {
            objectName: "account-password"
            width: parent.width
            name: qsTr("Password", "label of a field")
            text: part.account.password
            echoMode: TextInput.Password
            onTextEdited: part.account.password = text
        }
    }
    Field {
        width: part.fieldWidth
        label: qsTr("Your name, as others see it", "label of a field")
        hint: qsTr("Only to sign up.", "hint under a field")
        error: part.account.errorField === "displayName" ? part.account.error : ""

        TextField {
            objectName: "account-name"
            width: parent.width
            name: qsTr("Your name, as others see it", "label of a field")
            text: part.account.displayName
            onTextEdited: part.account.displayName = text
        }
    }
    Field {
        width: part.fieldWidth
        label: qsTr("This computer, as your other devices list it", "label of a field")

        TextField {
            objectName: "account-device"
            width: parent.width
            name: qsTr("This computer, as your other devices list it", "label of a field")
            text: part.account.deviceName
            onTextEdited: part.account.deviceName = text
        }
    }
    Flow {
        width: parent.width
        spacing: Sizes.s8

        Button {
            objectName: "account-sign-up"
            primary: true
            enabled: part.account.canSignUp && !part.account.busy
            text: qsTr("Sign up", "a button: make an account")
            onClicked: part.account.signUp()
        }
        Button {
            objectName: "account-sign-in"
            enabled: part.account.canSignIn && !part.account.busy
            text: qsTr("Sign in", "a button: to an account that exists")
            onClicked: part.account.signIn()
        }
        Button {
            objectName: "account-cancel"
            quiet: true
            text: qsTr("Cancel", "a button")
            onClicked: part.account.cancel()
        }
    }
}
