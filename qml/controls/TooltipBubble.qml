// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// The bubble of a tooltip.
T.ToolTip {
    id: bubble

    required property Tooltip tip

    visible: tip.shown && tip.text !== ""
    text: tip.text
    delay: Motion.tooltip
    x: Math.round((parent.width - width) / 2)
    y: parent.height + Sizes.s4
    margins: Sizes.s8
    padding: Sizes.s6
    leftPadding: Sizes.s8
    rightPadding: Sizes.s8
    implicitWidth: Math.min(implicitContentWidth, Sizes.field) + leftPadding + rightPadding
    implicitHeight: implicitContentHeight + topPadding + bottomPadding
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutsideParent | T.Popup.CloseOnReleaseOutsideParent

    contentItem: Words {
        text: bubble.text
        font: Type.caption
        color: Tokens.paper
        wrapMode: Text.Wrap
    }
    background: Rectangle {
        radius: Sizes.radiusMark
        color: Tokens.ink
    }
}
