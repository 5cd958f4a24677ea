// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// One line to write in. `name` is what a screen reader says; a placeholder is not a name.
T.TextField {
    id: control

    required property string name
    property bool failed: false
    property string hint: ""
    property string iconName: ""

    implicitWidth: Sizes.field
    implicitHeight: Sizes.target
    leftPadding: iconName === "" ? Sizes.s12 : Sizes.s12 + Sizes.icon + Sizes.s8
    rightPadding: Sizes.s12
    verticalAlignment: TextInput.AlignVCenter
    font: Type.body
    color: Tokens.ink
    selectionColor: Tokens.sel
    selectedTextColor: Tokens.ink
    selectByMouse: true
    Accessible.role: Accessible.EditableText
    Accessible.name: name
    Accessible.description: hint

    Icon {
        visible: control.iconName !== ""
        anchors.verticalCenter: parent.verticalCenter
        anchors.left: parent.left
        anchors.leftMargin: Sizes.s12
        name: control.iconName
        color: Tokens.ink3
    }
    Words {
        anchors.fill: parent
        anchors.leftMargin: control.leftPadding
        anchors.rightMargin: control.rightPadding
        verticalAlignment: Text.AlignVCenter
        visible: control.text === "" && control.preeditText === ""
        text: control.placeholderText
        color: Tokens.ink3
        Accessible.ignored: true
    }

    background: Rectangle {
        radius: Sizes.radius
        color: control.enabled ? Tokens.page : Tokens.sunk
        border.width: control.failed || control.activeFocus ? Sizes.focusRing : Sizes.hair
        border.color: control.failed ? Tokens.danger : control.activeFocus ? Tokens.focus : Tokens.edge
    }
}
