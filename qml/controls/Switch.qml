// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// On or off, at once. The knob carries a tick when on.
T.Switch {
    id: control

    // The owner's truth; a click asks by switched() and follows what the owner then says.
    property bool value: false

    signal switched(on: bool)

    implicitWidth: text === "" ? track.width : words.implicitWidth
    implicitHeight: Sizes.target
    spacing: Sizes.s8
    checked: value
    onToggled: {
        switched(checked);
        checked = Qt.binding(() => value);
    }
    focusPolicy: Qt.StrongFocus
    font: Type.body
    Accessible.role: Accessible.CheckBox
    Accessible.name: text
    Accessible.checkable: true
    Accessible.checked: checked
    Keys.onReturnPressed: switched(!value)
    Keys.onEnterPressed: switched(!value)

    indicator: Rectangle {
        id: track
        x: control.mirrored ? control.width - width : 0
        y: Math.round((control.height - height) / 2)
        width: height * 2 - Sizes.s4
        height: Sizes.cap
        radius: height / 2
        color: control.checked ? Tokens.accent : Tokens.page
        border.width: control.checked ? 0 : Sizes.hair
        border.color: Tokens.edge

        Rectangle {
            id: knob
            readonly property bool atEnd: control.checked !== control.mirrored
            x: atEnd ? parent.width - width - Sizes.bar : Sizes.bar
            y: Sizes.bar
            width: height
            height: parent.height - Sizes.bar * 2
            radius: height / 2
            color: control.checked ? Tokens.accentInk : Tokens.edge

            Behavior on x {
                NumberAnimation {
                    duration: Motion.fade
                    easing.type: Easing.OutCubic
                }
            }
            Icon {
                anchors.centerIn: parent
                visible: control.checked
                name: "check"
                size: knob.width - Sizes.s2
                color: Tokens.accent
            }
        }
        FocusRing {
            shown: control.visualFocus
            inner: parent.radius
        }
    }
    contentItem: Words {
        id: words
        leftPadding: control.mirrored ? 0 : track.width + control.spacing
        rightPadding: control.mirrored ? track.width + control.spacing : 0
        text: control.text
        font: control.font
        verticalAlignment: Text.AlignVCenter
    }
}
