// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Endpaper.Model
import Endpaper.Ui

// What can be done with the books that are selected.
Rectangle {
    id: bar

    required property LibraryPage page
    readonly property WishlistModel wishes: page.wishes
    // Why the books cannot be changed; then only looking for copies is offered.
    readonly property string readOnlyLine: page.library.readOnlyLine
    readonly property bool editable: readOnlyLine === ""

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
        contentWidth: Math.max(flow.width, width)
        clip: flow.width > width
        boundsBehavior: Flickable.StopAtBounds
        onFocusedChanged: {
            if (focused && focused.parent === flow) {
                contentX = Math.max(0, Math.min(flow.x + focused.x, contentWidth - width));
            }
        }

        Row {
            id: flow
            x: LayoutMirroring.enabled ? flick.contentWidth - width : 0
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
            Words {
                objectName: "selection-read-only"
                visible: !bar.editable
                height: Sizes.target
                verticalAlignment: Text.AlignVCenter
                text: bar.readOnlyLine
                color: Tokens.ink2
            }
            Button {
                objectName: "selection-want"
                visible: bar.editable
                quiet: true
                icon.name: "wish"
                text: qsTr("Want", "mark: the reader wants the book")
                onClicked: bar.wishes.toggleWant()
            }
            Button {
                objectName: "selection-own"
                visible: bar.editable
                quiet: true
                icon.name: "own"
                text: qsTr("Own", "mark: the reader owns the book")
                onClicked: bar.wishes.toggleOwn()
            }
            Button {
                objectName: "selection-move"
                visible: bar.editable
                quiet: true
                icon.name: "move"
                text: qsTr("Move", "move to another list")
                onClicked: bar.page.moveAsked()
            }
            Button {
                objectName: "selection-tag"
                visible: bar.editable
                quiet: true
                icon.name: "flag"
                text: qsTr("Tag", "put a tag on the books")
                onClicked: bar.page.tagAsked()
            }
            Button {
                objectName: "selection-target"
                visible: bar.editable
                quiet: true
                icon.name: "target"
                text: qsTr("Target price", "a price under which to tell me")
                onClicked: bar.page.targetAsked()
            }
            Button {
                objectName: "selection-find"
                visible: bar.wishes.selectedCount === 1
                quiet: true
                icon.name: "find"
                text: qsTr("Find copies", "look for used copies")
                onClicked: bar.page.commands.trigger("wish.find")
            }
            Button {
                objectName: "selection-remove"
                visible: bar.editable
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
            bar.page.focusBooks();
        }
    }
}
