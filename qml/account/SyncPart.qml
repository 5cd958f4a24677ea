// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The state of the exchange in words, its two buttons, and the outbox.
Column {
    id: part

    required property SyncStatus sync
    required property OutboxModel outbox

    signal saveAsked

    spacing: Sizes.s12

    Words {
        objectName: "sync-line"
        width: parent.width
        text: part.sync.lastExchangeText === "" ? part.sync.statusLine : qsTr("%1 · %2", "two sentences side by side").arg(part.sync.statusLine).arg(part.sync.lastExchangeText)
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    ErrorLine {
        objectName: "sync-problem"
        width: parent.width
        text: part.sync.problemLine
    }
    Row {
        spacing: Sizes.s8

        Button {
            objectName: "sync-send-now"
            icon.name: "sync"
            text: qsTr("Send now", "a button: exchange with the daemon")
            onClicked: part.sync.sendNow()
        }
        Button {
            objectName: "sync-pause"
            quiet: true
            text: part.sync.isPaused ? qsTr("Go on", "a button: end the pause of the exchange") : qsTr("Pause", "a button: hold the exchange")
            onClicked: {
                if (part.sync.isPaused) {
                    part.sync.resume();
                } else {
                    part.sync.pause();
                }
            }
        }
    }
    Heading {
        width: parent.width
        topPadding: Sizes.s8
        text: qsTr("Outbox", "heading: changes that wait to be sent")
    }
    Words {
        objectName: "outbox-empty"
        width: parent.width
        visible: part.outbox.count === 0
        text: qsTr("Nothing waits.", "the outbox is empty")
        color: Tokens.ink2
    }
    ListView {
        objectName: "outbox-list"
        width: parent.width
        height: Math.min(contentHeight, Sizes.listRow * 5)
        cacheBuffer: 0
        visible: count > 0
        clip: true
        interactive: contentHeight > height
        model: part.outbox
        Accessible.role: Accessible.List
        Accessible.name: qsTr("%n change(s) waiting", "name of the outbox", count)
        delegate: OutboxRow {
            width: ListView.view.width
            onAgainAsked: command === "" ? part.sync.tryAgain(group) : part.sync.tryCommandAgain(command)
            onLetGoAsked: command === "" ? part.sync.letGo(group) : part.sync.letCommandGo(command)
        }
    }
    Button {
        objectName: "sync-save-refused"
        visible: part.sync.refusedCount > 0
        icon.name: "export"
        text: qsTr("Save what was not taken", "a button: refused changes as a file")
        onClicked: part.saveAsked()
    }
    Lazy {
        width: parent.width
        visible: active
        active: part.sync.conflicts.count > 0
        sourceComponent: ConflictsPart {
            sync: part.sync
        }
    }
}
