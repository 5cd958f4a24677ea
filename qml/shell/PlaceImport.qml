// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Bringing books in.
ImportPage {
    required property Places places

    importer: places.importer
    onFileAsked: places.files.ask("list")
    onPasteAsked: places.commands.trigger("file.paste")
    onSaveRestAsked: places.files.ask("saveRest")
    onShownInLibrary: places.router.goTo("library")
}
