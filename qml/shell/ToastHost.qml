// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// One toast at a time at the foot of the window, and the one live item for screen readers.
Item {
    id: host

    required property ToastQueue toasts
    required property Announcer announcer
    property real foot: 0

    Item {
        Accessible.role: Accessible.AlertMessage
        Accessible.name: host.announcer.text
        Component.onCompleted: host.announcer.setItem(this)
    }
    Lazy {
        anchors.horizontalCenter: parent.horizontalCenter
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Sizes.s16 + host.foot
        width: Math.min(implicitWidth, host.width - Sizes.s32)
        active: host.toasts.isShown
        file: Qt.resolvedUrl("../controls/Toast.qml")
        given: ({"toasts": host.toasts})
    }
}
