// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The name of a key.
Rectangle {
    property alias text: words.text

    implicitWidth: words.implicitWidth + Sizes.s16
    implicitHeight: Sizes.cap
    radius: Sizes.radiusMark
    color: Tokens.sunk
    visible: text !== ""

    Words {
        id: words
        anchors.centerIn: parent
        font: Type.caption
        color: Tokens.ink2
    }
}
