// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Until when something of the post is put off. Made when asked for.
Lazy {
    id: loader

    required property PostModel post
    property int row: -1

    signal shut

    function show(anchor: Item, of: int): void {
        if (post.canSnooze(of)) {
            row = of;
            active = true;
            (item as Menu).popup(anchor, 0, anchor.height);
        }
    }

    active: false
    sourceComponent: Menu {
        onClosed: loader.shut()

        MenuItem {
            objectName: "snooze-tomorrow"
            text: qsTr("Until tomorrow", "put off something of the morning post")
            onTriggered: loader.post.snooze(loader.row, PostModel.Snooze.Tomorrow)
        }
        MenuItem {
            objectName: "snooze-weekend"
            text: qsTr("Until the weekend", "put off something of the morning post")
            onTriggered: loader.post.snooze(loader.row, PostModel.Snooze.Weekend)
        }
        MenuItem {
            objectName: "snooze-cheaper"
            text: qsTr("Until it is cheaper", "put off something of the morning post")
            enabled: loader.row >= 0 && loader.post.canWaitForLess(loader.row)
            onTriggered: loader.post.snooze(loader.row, PostModel.Snooze.IfCheaper)
        }
    }
}
