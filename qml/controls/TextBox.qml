// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// Several lines to write in; Tab leaves it.
T.TextArea {
    id: control

    required property string name

    implicitWidth: Sizes.field
    implicitHeight: Math.max(Sizes.noteHeight, contentHeight + topPadding + bottomPadding)
    padding: Sizes.s8
    leftPadding: Sizes.s12
    rightPadding: Sizes.s12
    font: Type.body
    color: Tokens.ink
    selectionColor: Tokens.sel
    selectedTextColor: Tokens.ink
    selectByMouse: true
    wrapMode: TextEdit.Wrap
    textFormat: TextEdit.PlainText
    // Tab leaves: what it would write is no part of a note.
    Keys.priority: Keys.BeforeItem
    Keys.onTabPressed: nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
    Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
    Accessible.role: Accessible.EditableText
    Accessible.multiLine: true
    Accessible.name: name

    Words {
        x: control.leftPadding
        y: control.topPadding
        width: control.width - control.leftPadding - control.rightPadding
        visible: control.text === "" && control.preeditText === ""
        text: control.placeholderText
        color: Tokens.ink3
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    background: Rectangle {
        radius: Sizes.radius
        color: Tokens.page
        border.width: control.activeFocus ? Sizes.focusRing : Sizes.hair
        border.color: control.activeFocus ? Tokens.focus : Tokens.edge
    }
}
