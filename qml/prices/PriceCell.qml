// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A word or an amount in the table of prices.
Words {
    property bool heads: false
    property bool money: false

    leftPadding: money ? Sizes.s8 : 0
    horizontalAlignment: money ? Text.AlignRight : Text.AlignLeft
    font: heads ? Type.captionStrong : Type.small
    color: heads ? Tokens.ink2 : Tokens.ink
    wrapMode: Text.Wrap
}
