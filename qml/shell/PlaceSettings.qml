// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Settings.
SettingsPage {
    required property Places places

    settings: places.settings
    version: places.version
    onSourcesAsked: places.router.goTo("sources")
    onAlertsAsked: places.router.goTo("alerts")
    onKeysAsked: places.sheets.open("keys")
    onCatalogueAsked: places.router.goTo("catalogue")
}
