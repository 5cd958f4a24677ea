// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Account & sync: whose books these are, how things stand with the daemon, what waits to be sent.
Page {
    id: page

    required property AccountEditor account
    required property SyncStatus sync
    required property OutboxModel outbox

    signal saveAsked
    signal trashAsked

    objectName: "account-page"
    Accessible.name: qsTr("Account and sync", "name of a page")

    PageHead {
        width: parent.width
        baseName: "account"
        title: qsTr("Account and sync", "name of a page")
    }
    Words {
        objectName: "account-line"
        width: parent.width
        text: page.account.accountLine
        font: Type.heading
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "account-left"
        width: parent.width
        visible: text !== ""
        text: page.account.leftLine
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    SyncPart {
        width: parent.width
        sync: page.sync
        outbox: page.outbox
        onSaveAsked: page.saveAsked()
    }
    Button {
        objectName: "account-trash"
        anchors.left: parent.left
        quiet: true
        icon.name: "history"
        text: qsTr("Recently removed", "name of a page: what was deleted")
        onClicked: page.trashAsked()
    }
    Heading {
        width: parent.width
        visible: !page.account.isSignedIn
        text: qsTr("A shared server", "heading in Account")
    }
    ConnectPart {
        width: parent.width
        account: page.account
    }
}
