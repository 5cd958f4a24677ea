// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The rest of the places, in the narrow layout.
MorePage {
    required property Places places

    sync: places.sync
    onWent: place => places.router.goTo(place)
    onMenuAsked: places.router.menuAsked()
}
