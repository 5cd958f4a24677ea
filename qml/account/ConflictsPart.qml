// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// What was changed in two places: the later one is in force until the reader chooses.
Column {
    id: part

    required property SyncStatus sync

    spacing: 0

    Heading {
        width: parent.width
        topPadding: Sizes.s8
        text: qsTr("Changed in two places", "heading in Account")
    }
    Words {
        objectName: "conflicts-line"
        width: parent.width
        bottomPadding: Sizes.s8
        text: qsTr("The later one is in force until you choose. Nothing is lost.", "over values that met")
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Repeater {
        model: part.sync.conflicts

        ConflictRow {
            width: part.width
            onKept: part.sync.keepNow(index)
            onTaken: part.sync.takeOther(index)
        }
    }
}
