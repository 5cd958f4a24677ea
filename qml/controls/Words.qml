// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Any words on the screen: plain text in the body role unless told otherwise.
Text {
    color: Tokens.ink
    font: Type.body
    textFormat: Text.PlainText
    // Stated, so that it turns with the layout and not with each book's script.
    horizontalAlignment: Text.AlignLeft
    elide: wrapMode === Text.NoWrap ? Text.ElideRight : Text.ElideNone
}
