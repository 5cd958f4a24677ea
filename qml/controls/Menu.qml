// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A menu that opens where it is asked for; filled with MenuItem.
T.Menu {
    id: menu

    implicitWidth: Sizes.menu
    implicitHeight: Math.min(contentHeight + topPadding + bottomPadding, Sizes.windowHeight - Sizes.s24)
    padding: Sizes.s6
    margins: Sizes.s8

    contentItem: ListView {
        clip: true
        implicitHeight: contentHeight
        model: menu.contentModel
        currentIndex: menu.currentIndex
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {}
    }
    background: Surface {}
}
