// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A button with words, and perhaps an icon (icon.name). Secondary unless primary or quiet.
T.Button {
    id: control

    property bool primary: false
    property bool quiet: false
    property bool danger: false
    readonly property color wordsColor: !enabled ? Tokens.ink3 : primary ? Tokens.accentInk : danger ? Tokens.danger : quiet ? Tokens.accent : Tokens.ink

    implicitWidth: Math.max(implicitHeight, implicitContentWidth + leftPadding + rightPadding)
    implicitHeight: Math.max(Sizes.target, implicitContentHeight + topPadding + bottomPadding)
    leftPadding: quiet ? Sizes.s12 : Sizes.s16
    rightPadding: leftPadding
    topPadding: Sizes.s6
    bottomPadding: Sizes.s6
    spacing: Sizes.s8
    font: primary ? Type.strong : Type.body
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.Button
    Accessible.name: text
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()

    contentItem: Item {
        implicitWidth: (face.visible ? face.size + (words.text === "" ? 0 : control.spacing) : 0) + words.implicitWidth
        implicitHeight: Math.max(face.visible ? face.size : 0, words.implicitHeight)

        Row {
            anchors.centerIn: parent
            spacing: face.visible && words.text !== "" ? control.spacing : 0

            Icon {
                id: face
                anchors.verticalCenter: parent.verticalCenter
                visible: control.icon.name !== ""
                name: control.icon.name
                color: control.wordsColor
                size: Sizes.icon
            }
            Words {
                id: words
                anchors.verticalCenter: parent.verticalCenter
                width: Math.min(implicitWidth, control.availableWidth - (face.visible ? face.size + control.spacing : 0))
                text: control.text
                font: control.font
                color: control.wordsColor
            }
        }
    }
    background: Rectangle {
        radius: Sizes.radius
        color: !control.enabled ? (control.quiet ? Tokens.none : Tokens.sunk)
            : control.primary ? (control.down || control.hovered ? Tokens.accentHover : Tokens.accent)
            : control.down ? Tokens.sunk
            : control.hovered ? (control.quiet ? Tokens.soft : Tokens.page)
            : Tokens.none
        border.width: control.primary || control.quiet || !control.enabled ? 0 : Sizes.hair
        border.color: control.danger ? Tokens.danger : Tokens.edge

        FocusRing {
            shown: control.visualFocus
        }
    }
}
