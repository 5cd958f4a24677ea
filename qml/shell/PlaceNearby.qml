// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Nearby.
NearbyPage {
    required property Places places

    nearby: places.nearby
    onAreaAsked: places.sheets.open("area")
    onPostAsked: places.sheets.postOffer()
    onAccountAsked: places.router.goTo("account")
}
