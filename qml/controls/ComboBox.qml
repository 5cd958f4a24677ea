// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// One of a fixed set of choices: a ChoiceModel (roles value, label) and the value in force. `chosen` tells
// the value that the reader picked; the owner writes it where it belongs.
T.ComboBox {
    id: control

    required property string name
    property string value: ""

    signal chosen(value: string)

    implicitWidth: Sizes.field
    implicitHeight: Sizes.target
    leftPadding: Sizes.s12 + (mirrored ? Sizes.icon : 0)
    rightPadding: Sizes.s12 + (mirrored ? 0 : Sizes.icon)
    textRole: "label"
    valueRole: "value"
    focusPolicy: Qt.StrongFocus
    font: Type.body
    Accessible.role: Accessible.ComboBox
    Accessible.name: name
    Accessible.description: displayText
    onActivated: chosen(currentValue)
    onCountChanged: currentIndex = indexOfValue(value)
    onValueChanged: currentIndex = indexOfValue(value)
    Component.onCompleted: currentIndex = indexOfValue(value)

    contentItem: Words {
        text: control.displayText
        verticalAlignment: Text.AlignVCenter
        color: control.enabled ? Tokens.ink : Tokens.ink3
    }
    indicator: Icon {
        x: control.mirrored ? Sizes.s8 : control.width - width - Sizes.s8
        y: Math.round((control.height - height) / 2)
        name: "chevron-down"
    }
    background: Rectangle {
        radius: Sizes.radius
        color: control.enabled ? Tokens.page : Tokens.sunk
        border.width: Sizes.hair
        border.color: Tokens.edge

        FocusRing {
            shown: control.visualFocus
        }
    }
    delegate: MenuRow {
        required property int index
        required property string label

        width: ListView.view.width
        objectName: control.objectName + "-choice-" + index
        text: label
        checked: control.currentIndex === index
        highlighted: control.highlightedIndex === index
    }
    popup: T.Popup {
        y: control.height + Sizes.s4
        width: control.width
        height: Math.min(implicitHeight, Sizes.omniboxMaxHeight)
        implicitHeight: contentItem.implicitHeight + topPadding + bottomPadding
        padding: Sizes.s6
        margins: Sizes.s8

        contentItem: ListView {
            clip: true
            implicitHeight: contentHeight
            model: control.popup.visible ? control.delegateModel : null
            currentIndex: control.highlightedIndex
            boundsBehavior: Flickable.StopAtBounds
            T.ScrollBar.vertical: ScrollBar {}
        }
        background: Surface {}
    }
}
