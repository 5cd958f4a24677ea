// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// One place in the rail: an icon, its name, a count. In the medium layout the name stands under the icon.
T.ItemDelegate {
    id: place

    property bool current: false
    // A second, smaller line.
    property string note: ""
    property int count: -1
    property bool tall: false
    property bool dropHere: false

    implicitHeight: tall ? Math.max(Sizes.railTall, face.height + words.implicitHeight + Sizes.s12) : Math.max(Sizes.railRow, words.implicitHeight + (note === "" ? 0 : noteWords.implicitHeight) + Sizes.s8)
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.ListItem
    Accessible.name: count < 0 ? text : qsTr("%1, %n book(s)", "a list in the rail and how many it holds", count).arg(text)
    Accessible.description: note
    Accessible.selected: current
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        Icon {
            id: face
            x: place.tall ? Math.round((parent.width - width) / 2) : place.mirrored ? parent.width - width - Sizes.s10 : Sizes.s10
            y: place.tall ? Sizes.s4 : Math.round((parent.height - height - noteWords.shownHeight) / 2)
            name: place.icon.name
            color: place.current ? Tokens.softInk : Tokens.ink2
        }
        Words {
            id: words
            x: place.tall ? Sizes.s2 : place.mirrored ? Sizes.s12 + number.width : face.width + Sizes.s24
            y: place.tall ? face.y + face.height + Sizes.s2 : Math.round((parent.height - height - noteWords.shownHeight) / 2)
            width: place.tall ? parent.width - Sizes.s4 : parent.width - face.width - Sizes.s24 - number.width - Sizes.s16
            horizontalAlignment: place.tall ? Text.AlignHCenter : Text.AlignLeft
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
            text: place.text
            font: place.tall ? Type.caption : place.current ? Type.strong : Type.body
            color: place.current ? Tokens.softInk : Tokens.ink
        }
        Words {
            id: noteWords
            readonly property real shownHeight: visible ? height : 0
            anchors.left: words.left
            anchors.right: words.right
            anchors.top: words.bottom
            visible: !place.tall && text !== ""
            text: place.note
            font: Type.caption
            color: place.current ? Tokens.softInk : Tokens.ink3
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Words {
            id: number
            x: place.mirrored ? Sizes.s12 : parent.width - width - Sizes.s12
            anchors.verticalCenter: words.verticalCenter
            visible: !place.tall && text !== ""
            text: place.count < 0 ? "" : Number(place.count).toLocaleString(Qt.locale(), "f", 0)
            font: Type.caption
            color: place.current ? Tokens.softInk : Tokens.ink3
        }
    }
    background: Rectangle {
        radius: Sizes.radius
        color: place.dropHere ? Tokens.sel : place.current ? Tokens.soft : place.hovered ? Tokens.page : Tokens.none
        border.width: place.current && Tokens.highContrast ? Sizes.focusRing : 0
        border.color: Tokens.ink

        FocusRing {
            shown: place.visualFocus
            gap: -Sizes.focusRing
        }
    }
}
