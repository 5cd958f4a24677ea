// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Says that what stands here is made up.
Rectangle {
    implicitWidth: words.implicitWidth + Sizes.s12
    implicitHeight: words.implicitHeight + Sizes.s4
    radius: Sizes.radiusMark
    color: Tokens.warnSoft

    Words {
        id: words
        anchors.centerIn: parent
        text: qsTr("sample", "a mark on made-up copies and prices")
        font: Type.captionStrong
        color: Tokens.warn
    }
}
