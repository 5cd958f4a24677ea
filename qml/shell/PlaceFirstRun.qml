// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Where no book is yet.
FirstRunPage {
    id: firstRun

    required property Places places

    omnibox: places.omnibox
    settings: places.settings
    onPasteAsked: places.commands.trigger("file.paste")
    onFileAsked: places.files.ask("list")
    onSampleAsked: places.commands.trigger("file.sample")
    onPricesAsked: places.router.goTo("settings")
    Component.onCompleted: places.firstRunBox = firstRun.box
}
