// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model

// Where a chosen file goes.
Loader {
    id: loader

    required property LibraryModel library
    required property ImportEditor importer
    required property SyncStatus sync
    required property CatalogueImporter catalogueImporter
    required property RatesEditor rates

    signal importStarted

    function ask(purpose: string): void {
        active = false;
        setSource("FilePicker.qml", {
            "purpose": purpose
        });
        active = true;
        if (purpose === "export") {
            (item as FilePicker).selectedFile = library.suggestedFile(library.currentName);
        } else if (purpose === "refused") {
            (item as FilePicker).selectedFile = library.suggestedFile(qsTr("not taken", "name of a file of changes that a server refused"), "json");
        } else if (purpose === "saveRest") {
            const imported = importer.fileName.replace(/\.[^.]*$/, "");
            (item as FilePicker).selectedFile = library.suggestedFile(qsTr("%1 (the rest)", "name of a file; %1 is the name of the file that was imported").arg(imported));
        }
        (item as FilePicker).open();
    }

    active: false

    Connections {
        // Naming the type loads the dialogues of Qt: not before there is one.
        target: loader.item ? loader.item as FilePicker : null
        function onPicked(purpose: string, file: url): void {
            if (purpose === "catalogue") {
                loader.catalogueImporter.start(file);
            } else if (purpose === "rates") {
                loader.rates.take(file);
            } else if (purpose === "export") {
                loader.library.exportTo(file);
            } else if (purpose === "refused") {
                loader.sync.saveRefused(file);
            } else if (purpose === "saveRest") {
                loader.importer.saveRest(file);
            } else {
                loader.importer.startFile(file);
                loader.importStarted();
            }
        }
    }
}
