// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// One box, several meanings; its rows drop down below while one types. Enter takes the first.
T.TextField {
    id: box

    required property OmniboxModel omnibox
    property bool big: false
    readonly property bool dropped: activeFocus && (omnibox.count > 0 || omnibox.statusLine !== "") && (text !== "" || omnibox.statusLine !== "")

    signal leaveAsked

    objectName: "omnibox-field"
    implicitHeight: big ? Sizes.omnibox + Sizes.s8 : Sizes.omnibox
    leftPadding: Sizes.s16 + Sizes.icon + Sizes.s8
    rightPadding: hint.visible ? hint.width + Sizes.s16 : Sizes.s16
    verticalAlignment: TextInput.AlignVCenter
    font: Type.body
    color: Tokens.ink
    selectionColor: Tokens.sel
    selectedTextColor: Tokens.ink
    selectByMouse: true
    // As long as there is room for.
    readonly property real hintRoom: width - leftPadding - Sizes.s16 - (hint.visible ? hint.width + Sizes.s10 : 0)
    placeholderText: measure.advanceWidth <= hintRoom ? measure.text : shorter.advanceWidth <= hintRoom ? shorter.text : qsTr("Search", "placeholder of the one box, where there is hardly room")
    Accessible.role: Accessible.EditableText
    Accessible.name: qsTr("Search, add, or command", "name of the one box")
    Accessible.searchEdit: true
    onTextEdited: omnibox.text = text
    Keys.onDownPressed: drop.step(1)
    Keys.onUpPressed: drop.step(-1)
    Keys.onReturnPressed: omnibox.activate(drop.row)
    Keys.onEnterPressed: omnibox.activate(drop.row)
    Keys.onEscapePressed: event => {
        if (text !== "") {
            omnibox.clear();
        } else {
            leaveAsked();
        }
        event.accepted = true;
    }

    // Where there is nothing written to take back, undo and redo mean the books; a paste of several
    // lines would lose its lines in the box.
    Keys.onPressed: event => {
        if (event.matches(StandardKey.Undo) && !canUndo) {
            omnibox.run("edit.undo");
            event.accepted = true;
        } else if (event.matches(StandardKey.Redo) && !canRedo) {
            omnibox.run("edit.redo");
            event.accepted = true;
        } else if (event.matches(StandardKey.Paste)) {
            event.accepted = omnibox.takeLines();
        }
    }

    TextMetrics {
        id: measure
        font: box.font
        text: qsTr("Search your books, paste ISBNs or a link, or type a command", "placeholder of the one box")
    }
    TextMetrics {
        id: shorter
        font: box.font
        text: qsTr("Search, or paste ISBNs", "placeholder of the one box, narrow")
    }
    Connections {
        target: box.omnibox
        function onTextChanged(): void {
            if (box.text !== box.omnibox.text) {
                box.text = box.omnibox.text;
            }
        }
    }
    Icon {
        x: box.LayoutMirroring.enabled ? box.width - width - Sizes.s16 : Sizes.s16
        anchors.verticalCenter: parent.verticalCenter
        name: "find"
        color: Tokens.ink3
    }
    Words {
        anchors.fill: parent
        anchors.leftMargin: box.leftPadding
        anchors.rightMargin: box.rightPadding
        verticalAlignment: Text.AlignVCenter
        visible: box.text === "" && box.preeditText === ""
        text: box.placeholderText
        color: Tokens.ink3
        Accessible.ignored: true
    }
    KeyCap {
        id: hint
        anchors.right: parent.right
        anchors.rightMargin: Sizes.s10
        anchors.verticalCenter: parent.verticalCenter
        visible: !Sizes.narrow && !box.activeFocus && !box.big
        text: qsTr("Ctrl K", "the key of the one box")
    }
    background: Rectangle {
        radius: height / 2
        color: Tokens.page
        border.width: box.activeFocus ? Sizes.focusRing : Sizes.hair
        border.color: box.activeFocus ? Tokens.focus : Tokens.edge
    }
    OmniboxDrop {
        id: drop
        omnibox: box.omnibox
        open: box.dropped
    }
}
