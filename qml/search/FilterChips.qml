// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// A group of filters, each with the number of copies that it concerns.
Column {
    id: group

    required property FilterOptions options
    required property string label
    required property string baseName

    signal toggled(value: string)

    visible: options.count > 0
    spacing: 0

    Words {
        width: parent.width
        text: group.label
        font: Type.smallStrong
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Flow {
        width: parent.width
        spacing: Sizes.s8

        Repeater {
            model: group.options

            Chip {
                required property int index
                required property string value
                required property string label
                required property int copies
                required property bool isChosen

                objectName: group.baseName + "-" + value
                width: Math.min(implicitWidth, group.width)
                text: qsTr("%1 · %2", "a filter · how many copies it concerns").arg(label).arg(copies)
                chosen: isChosen
                onClicked: group.toggled(value)
            }
        }
    }
}
