// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The editions that will do: a tick for each that the catalogues know, by language; others by their ISBN.
Column {
    id: part

    required property EditionsModel editions
    property bool refused: false

    spacing: Sizes.s8

    Words {
        objectName: "editions-chosen"
        width: parent.width
        visible: text !== ""
        text: part.editions.chosenLine
        font: Type.smallStrong
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "editions-state"
        width: parent.width
        visible: text !== ""
        text: part.editions.stateLine
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    ListView {
        id: list
        objectName: "editions-list"
        width: parent.width
        height: Math.min(contentHeight, Sizes.listRow * 5)
        visible: count > 0
        model: part.editions
        clip: true
        interactive: contentHeight > height
        boundsBehavior: Flickable.StopAtBounds
        delegate: EditionRow {
            required property int index
            width: ListView.view.width
            objectName: "edition-" + index
            previousSection: ListView.previousSection
            onToggled: part.editions.toggle(index)
            onMended: isOfBook ? part.editions.takeOut(index) : part.editions.putIn(index)
            onActiveFocusChanged: {
                if (activeFocus) {
                    ListView.view.positionViewAtIndex(index, ListView.Contain);
                }
            }
        }
        section.property: "languageText"
    }
    Field {
        width: parent.width
        label: qsTr("Another ISBN that will do", "label of a field")
        error: part.refused ? qsTr("That is no ISBN: it has 13 digits, or 10.", "an error under a field") : ""

        TextField {
            objectName: "editions-isbn"
            width: Math.min(part.width, Sizes.field)
            name: qsTr("Another ISBN that will do", "label of a field")
            failed: part.refused
            onTextEdited: part.refused = false
            onAccepted: {
                part.refused = !part.editions.add(text);
                if (!part.refused) {
                    clear();
                }
            }
        }
    }
}
