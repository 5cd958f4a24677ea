// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// What the reader can write about the book: title, authors, ISBN, tags, notes.
Column {
    id: part

    required property BookEditor book

    signal numberAsked(number: string)

    spacing: Sizes.s12

    Heading {
        width: parent.width
        text: qsTr("Details", "heading in the pane of a book")
    }
    Field {
        width: parent.width
        label: qsTr("Title", "label of a field")
        error: part.book.errorField === "title" ? part.book.error : ""

        TextField {
            objectName: "book-title-field"
            width: part.width
            name: qsTr("Title", "label of a field")
            text: part.book.title
            failed: part.book.errorField === "title"
            onTextEdited: part.book.title = text
            onAccepted: part.book.submit()
        }
    }
    Field {
        width: parent.width
        label: qsTr("Authors", "label of a field")

        TextField {
            objectName: "book-authors-field"
            width: part.width
            name: qsTr("Authors", "label of a field")
            placeholderText: qsTr("several parted by ;", "placeholder of the authors")
            text: part.book.authors
            onTextEdited: part.book.authors = text
            onAccepted: part.book.submit()
        }
    }
    Field {
        width: parent.width
        label: qsTr("ISBN", "label of a field")
        error: part.book.errorField === "isbn" ? part.book.error : ""

        TextField {
            objectName: "book-isbn-field"
            width: Math.min(part.width, Sizes.field)
            name: qsTr("ISBN", "label of a field")
            text: part.book.isbn
            failed: part.book.errorField === "isbn"
            onTextEdited: part.book.isbn = text
            onAccepted: part.book.submit()
        }
    }
    Button {
        objectName: "book-odd-number"
        visible: part.book.oddNumber !== ""
        icon.name: "find"
        text: qsTr("Look for copies with it anyway", "a button: with a misprinted ISBN")
        onClicked: part.numberAsked(part.book.oddNumber)
    }
    Field {
        width: parent.width
        label: qsTr("Tags", "label of a field")

        TextField {
            objectName: "book-tags-field"
            width: part.width
            name: qsTr("Tags", "label of a field")
            placeholderText: qsTr("parted by commas", "placeholder of the tags")
            text: part.book.tags
            onTextEdited: part.book.tags = text
            onAccepted: part.book.submit()
        }
    }
    Field {
        width: parent.width
        label: qsTr("Notes", "label of a field")

        TextBox {
            objectName: "book-note-field"
            width: part.width
            name: qsTr("Notes", "label of a field")
            text: part.book.note
            onTextChanged: {
                if (activeFocus) {
                    part.book.note = text;
                }
            }
        }
    }
}
