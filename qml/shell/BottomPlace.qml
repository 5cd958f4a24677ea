// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// One place in the bar at the foot.
T.AbstractButton {
    id: place

    property bool current: false

    implicitHeight: Math.max(Sizes.bottomBar - Sizes.s2, face.height + words.implicitHeight + Sizes.s16)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.PageTab
    Accessible.name: text
    Accessible.selected: current
    Keys.onReturnPressed: clicked()

    contentItem: Item {
        Icon {
            id: face
            anchors.horizontalCenter: parent.horizontalCenter
            y: Math.round((parent.height - height - words.height) / 2)
            name: place.icon.name
            size: Sizes.iconLarge
            color: place.current ? Tokens.accent : Tokens.ink2
        }
        Words {
            id: words
            anchors.top: face.bottom
            width: parent.width
            horizontalAlignment: Text.AlignHCenter
            text: place.text
            // Five names stand beside each other also in large text.
            fontSizeMode: Text.HorizontalFit
            minimumPixelSize: Sizes.s12
            font: place.current ? Type.captionStrong : Type.caption
            color: place.current ? Tokens.accent : Tokens.ink2
        }
    }
    background: Item {
        FocusRing {
            shown: place.visualFocus
            gap: -Sizes.s6
        }
    }
}
