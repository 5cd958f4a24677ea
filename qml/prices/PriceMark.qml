// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The mark of a line: a disc, a square, a square on its corner; a ring where the book was bought.
Rectangle {
    id: mark

    enum Look {
        Fine,
        Good,
        Any,
        Target,
        Bought
    }
    property int look: PriceMark.Look.Fine
    readonly property bool round: look === PriceMark.Look.Fine || look === PriceMark.Look.Bought

    width: look === PriceMark.Look.Bought ? Sizes.s12 : Sizes.s8
    height: width
    radius: round ? width / 2 : 0
    rotation: look === PriceMark.Look.Any ? 45 : 0
    color: look === PriceMark.Look.Bought ? Tokens.none : look < PriceMark.Look.Target ? Tokens.plot[look] : Tokens.ink2
    border.width: look === PriceMark.Look.Bought ? Sizes.focusRing : 0
    border.color: Tokens.ink
}
