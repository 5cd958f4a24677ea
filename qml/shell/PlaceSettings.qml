// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Settings.
SettingsPage {
    required property Places places

    settings: places.settings
    rates: places.rates
    version: places.version
    onSourcesAsked: places.router.goTo("sources")
    onAlertsAsked: places.router.goTo("alerts")
    onKeysAsked: places.sheets.open("keys")
    onRatesAsked: places.files.ask("rates")
    onCatalogueAsked: places.router.goTo("catalogue")
}
