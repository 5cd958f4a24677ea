// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// What has just happened, with Undo where it changed anything. Held while hovered or focused.
Rectangle {
    id: toast

    required property ToastQueue toasts
    readonly property bool held: hover.hovered || undoButton.activeFocus || shut.activeFocus

    objectName: "toast"
    implicitWidth: Math.min(words.implicitWidth + row.width + Sizes.s48, Sizes.measure)
    implicitHeight: Math.max(Sizes.target + Sizes.s12, words.implicitHeight + Sizes.s24)
    radius: Sizes.radius
    color: Tokens.ink
    Accessible.role: Accessible.Notification
    Accessible.name: toasts.text
    onHeldChanged: toasts.isHeld = held
    Component.onDestruction: toasts.isHeld = false

    HoverHandler {
        id: hover
    }
    Icon {
        id: face
        anchors.left: parent.left
        anchors.leftMargin: Sizes.s16
        anchors.verticalCenter: parent.verticalCenter
        visible: toast.toasts.isFailure
        width: visible ? size : 0
        name: "warning"
        color: Tokens.paper
    }
    Words {
        id: words
        objectName: "toast-text"
        anchors.left: face.right
        anchors.leftMargin: toast.toasts.isFailure ? Sizes.s8 : 0
        anchors.right: row.left
        anchors.rightMargin: Sizes.s8
        anchors.verticalCenter: parent.verticalCenter
        text: toast.toasts.text
        color: Tokens.paper
        wrapMode: Text.Wrap
    }
    Row {
        id: row
        anchors.right: parent.right
        anchors.rightMargin: Sizes.s8
        anchors.verticalCenter: parent.verticalCenter

        ToastButton {
            id: undoButton
            objectName: "toast-undo"
            visible: toast.toasts.hasUndo
            text: qsTr("Undo", "a button: take back the last change")
            onClicked: toast.toasts.undo()
        }
        ToastButton {
            id: shut
            objectName: "toast-dismiss"
            text: ""
            icon.name: "close"
            Accessible.name: qsTr("Hide this message", "a button on a toast")
            onClicked: toast.toasts.dismiss()
        }
    }
}
