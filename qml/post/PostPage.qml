// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The morning post: what happened to the reader's wishes, by day, each saying why.
FocusScope {
    id: page

    required property PostModel post
    readonly property string unreadLine: post.unreadCount > 0 ? qsTr("%n unread", "how many things in the morning post", post.unreadCount) : ""

    signal bookAsked(wishId: string)
    signal alertsAsked

    objectName: "post-page"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Morning post", "a place in the rail")
    Component.onCompleted: post.load()

    PageHead {
        id: head
        x: Sizes.gutter
        y: Sizes.s8
        width: page.width - Sizes.gutter * 2
        baseName: "post"
        title: qsTr("Morning post", "a place in the rail")
        line: page.unreadLine !== "" && page.post.asleepLine !== "" ? page.unreadLine + " · " + page.post.asleepLine : page.unreadLine + page.post.asleepLine

        IconButton {
            objectName: "post-wake"
            visible: page.post.asleepLine !== ""
            name: qsTr("Bring back what was put off", "a button: of the morning post")
            icon.name: "undo"
            onClicked: page.post.wakeAll()
        }
        IconButton {
            objectName: "post-read-all"
            visible: page.post.unreadCount > 0
            name: qsTr("Mark all as read", "a button: of the morning post")
            icon.name: "check"
            onClicked: page.post.markAllRead()
        }
        IconButton {
            objectName: "post-alerts"
            name: qsTr("How you are told", "name of a page: alerts")
            icon.name: "bell"
            onClicked: page.alertsAsked()
        }
    }
    Words {
        id: state
        objectName: "post-state"
        anchors.top: head.bottom
        x: Sizes.gutter
        width: page.width - Sizes.gutter * 2
        height: visible ? implicitHeight : 0
        visible: text !== ""
        text: page.post.stateLine
        font: Type.small
        color: Tokens.warn
        wrapMode: Text.Wrap
    }
    EmptyState {
        objectName: "post-empty"
        y: Math.max(state.y + state.height + Sizes.s16, Math.round((page.height - implicitHeight) / 2))
        width: parent.width
        visible: page.post.isDeskEmpty
        drawing: "post"
        sentence: qsTr("No post today.", "the morning post is empty")
        detail: qsTr("When a copy appears that one of your wishes waits for, it stands here.", "the morning post is empty")
    }
    ListView {
        id: list
        objectName: "post-list"
        readonly property bool accessibleRows: true
        anchors.top: state.bottom
        anchors.topMargin: Sizes.s8
        anchors.bottom: parent.bottom
        width: parent.width
        visible: count > 0
        focus: true
        activeFocusOnTab: true
        keyNavigationEnabled: true
        highlightFollowsCurrentItem: true
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        model: page.post
        section.property: "dayText"
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Morning post", "a place in the rail")
        Keys.onReturnPressed: page.bookAsked(page.post.wishAt(currentIndex))
        Keys.onPressed: event => {
            if (event.key === Qt.Key_E) {
                page.post.markRead(currentIndex);
                event.accepted = true;
            } else if (event.key === Qt.Key_S && currentItem) {
                snooze.show((currentItem as PostRow).snoozeAnchor, currentIndex);
                event.accepted = true;
            }
        }
        T.ScrollBar.vertical: ScrollBar {}
        delegate: PostRow {
            width: ListView.view.width
            current: ListView.isCurrentItem && ListView.view.activeFocus
            previousDay: ListView.previousSection
            onPicked: {
                list.currentIndex = index;
                list.forceActiveFocus(Qt.MouseFocusReason);
            }
            onOpened: {
                page.post.markRead(index);
                page.bookAsked(wishId);
            }
            onReadAsked: page.post.markRead(index)
            onSellerAsked: page.post.openSeller(index)
            onSnoozeAsked: snooze.show(snoozeAnchor, index)
        }
    }
    SnoozeMenu {
        id: snooze
        post: page.post
        onShut: list.forceActiveFocus(Qt.PopupFocusReason)
    }
}
