// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Files, text and links dropped anywhere on the window; it says beforehand what will happen.
DropArea {
    id: area

    required property OmniboxModel omnibox
    required property ImportEditor importer
    required property CatalogueImporter catalogueImporter
    property Item over: null
    // On the page of the catalogue a file is one.
    property bool takesCatalogue: false
    property string sentence: ""

    signal fileTaken

    function fileOf(urls: list<url>): string {
        const first = urls.length > 0 ? urls[0].toString() : "";
        return first.startsWith("file:") ? first : "";
    }

    onEntered: drag => {
        if (drag.formats.indexOf("endpaper/wishes") >= 0) {
            drag.accepted = false;
            return;
        }
        const file = drag.hasUrls ? fileOf(drag.urls) : "";
        const name = decodeURIComponent(file.slice(file.lastIndexOf("/") + 1));
        sentence = file !== "" && takesCatalogue ? qsTr("Read %1 into the catalogue.", "over the window while a file is dragged").arg(name) : file !== "" ? qsTr("Import %1. Every row is kept.", "over the window while a file is dragged").arg(name) : omnibox.describe(drag.text !== "" ? drag.text : drag.hasUrls ? drag.urls.join("\n") : "");
        drag.accepted = sentence !== "";
    }
    onExited: sentence = ""
    onDropped: drop => {
        const file = drop.hasUrls ? fileOf(drop.urls) : "";
        sentence = "";
        if (file !== "" && takesCatalogue) {
            catalogueImporter.start(file);
        } else if (file !== "") {
            importer.startFile(file);
            fileTaken();
        } else {
            omnibox.take(drop.text !== "" ? drop.text : drop.urls.join("\n"));
        }
        drop.accept();
    }

    Lazy {
        parent: area.over ? area.over : area
        anchors.fill: parent
        z: 10
        active: area.sentence !== ""
        sourceComponent: Rectangle {
            objectName: "drop-overlay"
            color: Tokens.veil

            Surface {
                anchors.centerIn: parent
                width: Math.min(words.implicitWidth + Sizes.s48 * 2, parent.width - Sizes.s32)
                height: words.implicitHeight + Sizes.s48
                radius: Sizes.radiusSheet

                Words {
                    id: words
                    objectName: "drop-sentence"
                    anchors.centerIn: parent
                    width: Math.min(implicitWidth, parent.width - Sizes.s32)
                    horizontalAlignment: Text.AlignHCenter
                    text: area.sentence
                    font: Type.heading
                    wrapMode: Text.Wrap
                }
            }
        }
    }
}
