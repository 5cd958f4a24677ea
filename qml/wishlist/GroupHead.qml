// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The name of a series, an author or a tag over its books.
Item {
    id: head

    required property string section

    implicitHeight: words.implicitHeight + Sizes.s16

    Words {
        id: words
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Sizes.s4
        anchors.left: parent.left
        anchors.leftMargin: Sizes.s12
        anchors.right: parent.right
        text: head.section
        font: Type.heading
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
}
