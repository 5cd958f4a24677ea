// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// What stands where nothing stands yet: one drawn object, one sentence, ways out.
Item {
    id: empty

    required property string sentence
    property string detail: ""
    property string drawing: "library"
    default property alias ways: row.data

    implicitHeight: column.implicitHeight

    // What does not fit is scrolled to; it never goes over what stands above.
    Flickable {
        id: flick
        anchors.fill: parent
        contentHeight: column.height
        interactive: contentHeight > height
        clip: interactive
        boundsBehavior: Flickable.StopAtBounds

        Column {
            id: column
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.max(0, Math.round((flick.height - height) / 2))
            width: Math.min(flick.width - Sizes.s32, Sizes.measure)
            spacing: Sizes.s12

            Icon {
                anchors.horizontalCenter: parent.horizontalCenter
                name: empty.drawing
                size: Sizes.drawing
                color: Tokens.edge
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: empty.sentence
                font: Type.heading
                wrapMode: Text.Wrap
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Words {
                width: parent.width
                visible: text !== ""
                horizontalAlignment: Text.AlignHCenter
                text: empty.detail
                color: Tokens.ink2
                wrapMode: Text.Wrap
            }
            Flow {
                id: row
                readonly property real wanted: childrenRect.width
                anchors.horizontalCenter: parent.horizontalCenter
                width: Math.min(parent.width, implicitWidth > 0 ? implicitWidth : parent.width)
                spacing: Sizes.s8
            }
        }
    }
    Follow {
        flick: flick
    }
}
