// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// One row of the file in its heap: what we made of it, the row as written, and what can be done.
Item {
    id: entry

    required property int index
    required property int rowNumber
    required property string title
    required property string authors
    required property string isbn
    required property string rawText
    required property string reason
    required property string guessText
    required property bool isNew
    required property int heap
    readonly property bool isIn: heap === ImportEditor.Heap.In

    signal accepted
    signal kept
    signal dropped
    signal fixed(newTitle: string, newAuthors: string, newIsbn: string)

    objectName: "import-row-" + index
    height: column.implicitHeight + Sizes.s16
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("Row %1: %2 %3", "a row of the file: its number, the title, why it lies here").arg(rowNumber).arg(title === "" ? rawText : title).arg(reason)

    Words {
        id: number
        x: entry.LayoutMirroring.enabled ? parent.width - width - Sizes.gutter : Sizes.gutter
        y: Sizes.s8
        width: Sizes.s32 + Sizes.s4
        text: entry.rowNumber
        font: Type.caption
        color: Tokens.ink3
    }
    Column {
        id: column
        anchors.left: parent.left
        anchors.leftMargin: Sizes.gutter + Sizes.s48
        anchors.right: parent.right
        anchors.rightMargin: Sizes.gutter
        y: Sizes.s8
        spacing: Sizes.s4

        Words {
            width: parent.width
            visible: text !== ""
            text: entry.isIn || entry.guessText === "" ? entry.title : entry.guessText
            font: Type.book
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: !entry.isIn ? entry.reason : Dots.join(entry.authors, entry.isbn, entry.isNew ? "" : qsTr("was here before", "an imported book that was on a list already"))
            font: Type.small
            color: entry.isIn ? Tokens.ink2 : entry.heap === ImportEditor.Heap.LookAgain ? Tokens.warn : Tokens.danger
            wrapMode: Text.Wrap
        }
        Words {
            width: parent.width
            visible: !entry.isIn
            text: entry.rawText
            font: Type.caption
            color: Tokens.ink3
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Lazy {
            width: parent.width
            active: !entry.isIn
            visible: active
            sourceComponent: ImportRowActions {
                row: entry.index
                title: entry.title
                authors: entry.authors
                isbn: entry.isbn
                unread: entry.heap === ImportEditor.Heap.CouldNotRead
                onAccepted: entry.accepted()
                onKept: entry.kept()
                onDropped: entry.dropped()
                onFixed: (newTitle, newAuthors, newIsbn) => entry.fixed(newTitle, newAuthors, newIsbn)
            }
        }
    }
    Rectangle {
        x: Sizes.gutter
        anchors.bottom: parent.bottom
        width: parent.width - Sizes.gutter * 2
        height: Sizes.hair
        color: Tokens.line
    }
}
