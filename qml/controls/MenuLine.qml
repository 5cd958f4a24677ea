// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A hairline between the rows of a menu.
T.MenuSeparator {
    implicitWidth: Sizes.menu
    implicitHeight: Sizes.s8 + Sizes.hair
    Accessible.ignored: true

    contentItem: Item {
        Rectangle {
            anchors.verticalCenter: parent.verticalCenter
            width: parent.width
            height: Sizes.hair
            color: Tokens.line
        }
    }
}
