// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Endpaper.Model
import Endpaper.Ui

// What can be done with the books that are selected.
Rectangle {
    id: bar

    required property WishlistModel wishes

    signal moveAsked
    signal targetAsked
    signal tagAsked
    signal findAsked
    signal done

    objectName: "selection-bar"
    implicitHeight: Math.max(Sizes.selectionBar, flow.implicitHeight + Sizes.s16)
    color: Tokens.page
    Accessible.role: Accessible.ToolBar
    Accessible.name: words.text

    Rectangle {
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
    // Where not all have room they scroll sideways, and after the focus.
    Flickable {
        id: flick
        readonly property Item focused: Window.activeFocusItem
        anchors.left: parent.left
        anchors.right: shut.left
        anchors.leftMargin: Sizes.gutter
        anchors.verticalCenter: parent.verticalCenter
        height: flow.height
        contentWidth: flow.width
        clip: contentWidth > width
        boundsBehavior: Flickable.StopAtBounds
        onFocusedChanged: {
            if (focused && focused.parent === flow) {
                contentX = Math.max(0, Math.min(focused.x, contentWidth - width));
            }
        }

        Row {
            id: flow
            spacing: Sizes.s4

            Words {
                id: words
                objectName: "selection-count"
                height: Sizes.target
                rightPadding: Sizes.s12
                verticalAlignment: Text.AlignVCenter
                text: qsTr("%n selected", "how many books are selected", bar.wishes.selectedCount)
                font: Type.strong
            }
            Button {
                objectName: "selection-want"
                quiet: true
                icon.name: "wish"
                text: qsTr("Want", "mark: the reader wants the book")
                onClicked: bar.wishes.toggleWant()
            }
            Button {
                objectName: "selection-own"
                quiet: true
                icon.name: "own"
                text: qsTr("Own", "mark: the reader owns the book")
                onClicked: bar.wishes.toggleOwn()
            }
            Button {
                objectName: "selection-move"
                quiet: true
                icon.name: "move"
                text: qsTr("Move", "move to another list")
                onClicked: bar.moveAsked()
            }
            Button {
                objectName: "selection-tag"
                quiet: true
                icon.name: "flag"
                text: qsTr("Tag", "put a tag on the books")
                onClicked: bar.tagAsked()
            }
            Button {
                objectName: "selection-target"
                quiet: true
                icon.name: "target"
                text: qsTr("Target price", "a price under which to tell me")
                onClicked: bar.targetAsked()
            }
            Button {
                objectName: "selection-find"
                visible: bar.wishes.selectedCount === 1
                quiet: true
                icon.name: "find"
                text: qsTr("Find copies", "look for used copies")
                onClicked: bar.findAsked()
            }
            Button {
                objectName: "selection-remove"
                quiet: true
                danger: true
                icon.name: "remove"
                text: qsTr("Remove", "take the books off the list")
                onClicked: bar.wishes.removeSelected()
            }
        }
    }
    IconButton {
        id: shut
        objectName: "selection-clear"
        anchors.right: parent.right
        anchors.rightMargin: Sizes.s12
        anchors.verticalCenter: parent.verticalCenter
        name: qsTr("Select none", "a button: end the selection")
        keyHint: qsTr("Esc", "a key")
        icon.name: "close"
        onClicked: {
            bar.wishes.clearSelection();
            bar.done();
        }
    }
}
