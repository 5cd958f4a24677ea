// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// What can be done with a row that is not in: take the guess, keep it as typed, mend it, leave it out.
Flow {
    id: part

    required property int row
    required property string title
    required property string authors
    required property string isbn
    required property bool unread

    signal accepted
    signal kept
    signal dropped
    signal fixed(newTitle: string, newAuthors: string, newIsbn: string)

    spacing: Sizes.s8
    topPadding: Sizes.s4

    TextField {
        id: titleField
        objectName: "import-fix-title-" + part.row
        visible: part.unread
        width: Math.min(Sizes.field, part.width)
        name: qsTr("Title", "label of a field")
        placeholderText: name
        text: part.title
    }
    TextField {
        id: authorsField
        objectName: "import-fix-authors-" + part.row
        visible: part.unread
        width: Math.min(Sizes.label, part.width)
        name: qsTr("Authors", "label of a field")
        placeholderText: name
        text: part.authors
    }
    TextField {
        id: isbnField
        objectName: "import-fix-isbn-" + part.row
        visible: part.unread
        width: Math.min(Sizes.label, part.width)
        name: qsTr("ISBN", "label of a field")
        placeholderText: name
        text: part.isbn
    }
    Button {
        objectName: "import-fix-" + part.row
        visible: part.unread
        enabled: titleField.text !== "" || isbnField.text !== ""
        text: qsTr("Bring in", "a button: a row that was mended")
        onClicked: part.fixed(titleField.text, authorsField.text, isbnField.text)
    }
    Button {
        objectName: "import-accept-" + part.row
        visible: !part.unread
        text: qsTr("That is it", "a button: take our guess")
        onClicked: part.accepted()
    }
    Button {
        objectName: "import-keep-" + part.row
        visible: !part.unread
        quiet: true
        text: qsTr("Keep as typed", "a button")
        onClicked: part.kept()
    }
    Button {
        objectName: "import-drop-" + part.row
        quiet: true
        text: qsTr("Leave out", "a button: do not import this row")
        onClicked: part.dropped()
    }
}
