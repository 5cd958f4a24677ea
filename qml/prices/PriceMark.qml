// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The mark of a line: a disc, a square, a square on its corner; a ring where the book was bought, a disc in one where the reader was told.
Rectangle {
    id: mark

    enum Look {
        Fine,
        Good,
        Any,
        Target,
        Bought,
        Told
    }
    property int look: PriceMark.Look.Fine
    readonly property bool event: look === PriceMark.Look.Bought || look === PriceMark.Look.Told
    readonly property bool round: look === PriceMark.Look.Fine || event

    width: event ? Sizes.s12 : Sizes.s8
    height: width
    radius: round ? width / 2 : 0
    rotation: look === PriceMark.Look.Any ? 45 : 0
    color: event ? Tokens.none : look < PriceMark.Look.Target ? Tokens.plot[look] : Tokens.ink2
    border.width: event ? Sizes.focusRing : 0
    border.color: look === PriceMark.Look.Told ? Tokens.drop : Tokens.ink

    Rectangle {
        anchors.centerIn: parent
        visible: mark.look === PriceMark.Look.Told
        width: Sizes.s4
        height: width
        radius: width / 2
        color: Tokens.drop
    }
}
