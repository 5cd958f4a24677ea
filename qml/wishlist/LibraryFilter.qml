// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Window
import Endpaper.Ui

// The field that narrows the list by words; it goes when it is left empty.
TextField {
    id: field

    required property LibraryChips chips

    function start(): void {
        forceActiveFocus(Qt.ShortcutFocusReason);
        selectAll();
    }

    objectName: "library-filter-field"
    implicitWidth: Sizes.fieldShort + Sizes.s48
    iconName: "filter"
    name: qsTr("Filter this list", "name of a field")
    placeholderText: qsTr("Title, author, tag", "placeholder of the filter")
    text: chips.wishes.filter
    onTextEdited: chips.wishes.filter = text
    onAccepted: chips.leaveAsked()
    // Not while another window is in front: then nobody has gone on to something else here.
    onActiveFocusChanged: {
        if (activeFocus || text !== "") {
            chips.filterWanted = true;
        } else if (Window.active) {
            chips.filterWanted = false;
        }
    }
    Keys.onEscapePressed: {
        chips.wishes.filter = "";
        chips.filterWanted = false;
        chips.leaveAsked();
    }
    Keys.onDownPressed: chips.leaveAsked()
}
