// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Bringing a catalogue in.
CataloguePage {
    required property Places places

    importer: places.catalogueImporter
    onFileAsked: places.files.ask("catalogue")
}
