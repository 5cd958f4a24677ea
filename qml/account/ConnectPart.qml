// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Joining a shared daemon, step by step: its address, its code, signing up or in; and out.
Column {
    id: part

    required property AccountEditor account
    readonly property int step: account.step

    spacing: Sizes.s12

    ErrorLine {
        objectName: "account-error"
        width: parent.width
        text: part.account.error
    }
    ConnectAddress {
        width: parent.width
        visible: part.step === AccountEditor.AccountStep.Solo || part.step === AccountEditor.AccountStep.Connecting
        account: part.account
    }
    ConnectCompare {
        width: parent.width
        visible: part.step === AccountEditor.AccountStep.Compare
        account: part.account
    }
    ConnectCredentials {
        width: parent.width
        visible: part.step === AccountEditor.AccountStep.Credentials || part.step === AccountEditor.AccountStep.SignInAgain
        account: part.account
    }
    Progress {
        width: Math.min(parent.width, Sizes.field)
        name: qsTr("Talking to the server", "name of a bar")
        running: part.account.busy
    }
    SignOutPart {
        width: parent.width
        visible: part.account.isSignedIn
        account: part.account
    }
}
