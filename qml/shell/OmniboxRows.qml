// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The pop-down of the one box: groups of rows, and what is being brought in.
T.Popup {
    id: rows

    required property OmniboxDrop drop
    readonly property OmniboxModel omnibox: drop.omnibox
    property alias currentIndex: view.currentIndex

    function step(by: int): void {
        view.currentIndex = Math.max(0, Math.min(view.count - 1, view.currentIndex + by));
    }

    visible: drop.open
    width: drop.width
    height: Math.min(implicitHeight, Sizes.omniboxMaxHeight)
    implicitHeight: view.contentHeight + (status.visible ? status.implicitHeight + Sizes.s8 : 0) + topPadding + bottomPadding
    padding: Sizes.s6
    focus: false
    closePolicy: T.Popup.NoAutoClose

    contentItem: Item {
        LayoutMirroring.enabled: Sizes.mirrored
        LayoutMirroring.childrenInherit: true

        ListView {
            id: view
            objectName: "omnibox-rows"
            anchors.top: parent.top
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.bottom: status.visible ? status.top : parent.bottom
            clip: true
            model: rows.omnibox
            currentIndex: 0
            keyNavigationEnabled: false
            cacheBuffer: 0
            boundsBehavior: Flickable.StopAtBounds
            onCountChanged: currentIndex = 0
            section.property: "section"
            delegate: OmniboxRow {
                heading: ListView.section !== ListView.previousSection ? ListView.section : ""
                width: ListView.view.width
                current: ListView.isCurrentItem
                onPicked: rows.omnibox.activate(index)
            }
            T.ScrollBar.vertical: ScrollBar {}
        }
        Words {
            id: status
            objectName: "omnibox-status"
            anchors.bottom: parent.bottom
            anchors.left: parent.left
            anchors.right: parent.right
            leftPadding: Sizes.s12
            rightPadding: Sizes.s12
            topPadding: Sizes.s4
            bottomPadding: Sizes.s8
            visible: text !== ""
            text: rows.omnibox.statusLine
            font: Type.small
            color: rows.omnibox.isFailure ? Tokens.danger : Tokens.ink2
            wrapMode: Text.Wrap
        }
    }
    background: Surface {
        radius: Sizes.radiusSheet
    }
}
