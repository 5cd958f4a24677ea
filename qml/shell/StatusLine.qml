// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// A dot and words: how things stand with the daemon. Opens Account & sync.
T.AbstractButton {
    id: line

    required property SyncStatus sync
    property bool tall: false
    property bool current: false
    readonly property color tint: sync.dot === SyncStatus.Dot.Failed ? Tokens.danger
        : sync.dot === SyncStatus.Dot.Offline || sync.dot === SyncStatus.Dot.Waiting || sync.dot === SyncStatus.Dot.Paused ? Tokens.warn
        : sync.dot === SyncStatus.Dot.Sending ? Tokens.info
        : Tokens.ok

    objectName: "status-line"
    implicitHeight: Math.max(Sizes.target, words.implicitHeight + Sizes.s12)
    focusPolicy: Qt.StrongFocus
    text: sync.statusLine
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("Account and sync: %1", "the status line at the foot of the rail").arg(sync.statusLine)
    Keys.onReturnPressed: clicked()

    contentItem: Item {
        Rectangle {
            id: dot
            x: line.tall ? Math.round((parent.width - width) / 2) : line.mirrored ? parent.width - width - Sizes.s12 : Sizes.s12
            y: line.tall ? Sizes.s6 : Math.round((parent.height - height) / 2)
            width: Sizes.dot
            height: Sizes.dot
            radius: width / 2
            // Waiting states are rings, so that colour is not the only sign.
            color: border.width > 0 ? Tokens.none : line.tint
            border.width: line.tint === Tokens.warn ? Sizes.s2 : 0
            border.color: line.tint
        }
        Words {
            id: words
            objectName: "status-line-text"
            x: line.tall || line.mirrored ? 0 : Sizes.s12 + dot.width + Sizes.s8
            width: line.tall ? parent.width : parent.width - Sizes.s12 - dot.width - Sizes.s8
            y: line.tall ? dot.y + dot.height + Sizes.s2 : Math.round((parent.height - height) / 2)
            horizontalAlignment: line.tall ? Text.AlignHCenter : Text.AlignLeft
            text: line.text
            font: line.tall ? Type.caption : Type.small
            color: Tokens.ink2
            wrapMode: Text.Wrap
            maximumLineCount: line.tall ? 4 : 2
            elide: Text.ElideRight
        }
    }
    background: Rectangle {
        radius: Sizes.radius
        color: line.current ? Tokens.soft : line.hovered ? Tokens.page : Tokens.none

        FocusRing {
            shown: line.visualFocus
            gap: -Sizes.focusRing
        }
    }
}
