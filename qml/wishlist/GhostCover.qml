// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A volume that a series lacks: the outline of a cover, and under it the way to want it.
Item {
    id: ghost

    required property string series
    required property int volume
    readonly property int inset: Sizes.s12

    signal wanted

    Rectangle {
        id: outline
        width: Sizes.coverWidth
        height: Sizes.coverHeight
        radius: Sizes.radiusCover
        color: Tokens.none
        border.width: Sizes.hair
        border.color: Tokens.edge

        Column {
            anchors.verticalCenter: parent.verticalCenter
            x: ghost.inset
            width: parent.width - ghost.inset * 2
            spacing: Sizes.s4

            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: ghost.series
                font: Type.aside
                color: Tokens.ink2
                wrapMode: Text.Wrap
                maximumLineCount: 3
                elide: Text.ElideRight
            }
            Words {
                width: parent.width
                horizontalAlignment: Text.AlignHCenter
                text: ghost.volume
                font: Type.title
                color: Tokens.ink3
            }
        }
    }
    Words {
        id: line
        anchors.top: outline.bottom
        anchors.topMargin: Sizes.shelfLine + Sizes.s8
        x: LayoutMirroring.enabled ? -Sizes.s16 : 0
        width: Sizes.coverWidth + Sizes.s16
        text: qsTr("Volume %1 is missing", "under the outline of a book that a series lacks").arg(ghost.volume)
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Button {
        objectName: "ghost-want-" + ghost.volume
        anchors.top: line.bottom
        quiet: true
        leftPadding: 0
        icon.name: "wish"
        text: qsTr("Want", "mark: the reader wants the book")
        focusPolicy: Qt.NoFocus
        Accessible.name: qsTr("Want %1, volume %2", "a button: a book that a series lacks").arg(ghost.series).arg(ghost.volume)
        onClicked: ghost.wanted()
    }
}
