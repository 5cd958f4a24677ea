// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// Recently removed: lists and books that were deleted, newest first, each with its way back.
FocusScope {
    id: page

    required property TrashModel trash

    objectName: "trash-page"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Recently removed", "name of a page: what was deleted")
    Component.onCompleted: trash.isWatched = true
    Component.onDestruction: trash.isWatched = false

    PageHead {
        id: head
        x: Sizes.gutter
        y: Sizes.s8
        width: page.width - Sizes.gutter * 2
        baseName: "trash"
        title: qsTr("Recently removed", "name of a page: what was deleted")
        line: page.trash.count > 0 ? qsTr("Kept for 90 days", "how long what was deleted can be brought back") : ""
    }
    Words {
        id: state
        objectName: "trash-state"
        anchors.top: head.bottom
        x: Sizes.gutter
        width: page.width - Sizes.gutter * 2
        height: visible ? implicitHeight : 0
        visible: text !== ""
        text: page.trash.stateLine
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    EmptyState {
        objectName: "trash-empty"
        y: Math.max(state.y + state.height + Sizes.s16, Math.round((page.height - implicitHeight) / 2))
        width: parent.width
        visible: page.trash.isEmpty
        drawing: "shelf"
        sentence: qsTr("Nothing was removed.", "the page of what was deleted is empty")
        detail: qsTr("Books and lists that you remove stand here for 90 days and can be brought back.", "the page of what was deleted is empty")
    }
    ListView {
        id: list
        objectName: "trash-list"
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
        model: page.trash
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Recently removed", "name of a page: what was deleted")
        Keys.onReturnPressed: page.trash.restore(currentIndex)
        T.ScrollBar.vertical: ScrollBar {}
        delegate: TrashRow {
            width: ListView.view.width
            current: ListView.isCurrentItem && ListView.view.activeFocus
            onPicked: {
                list.currentIndex = index;
                list.forceActiveFocus(Qt.MouseFocusReason);
            }
            onBackAsked: page.trash.restore(index)
        }
    }
}
