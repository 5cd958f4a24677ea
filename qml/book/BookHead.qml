// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Cover, title, author, the pencilled total, the two marks, and the main action.
Item {
    id: head

    required property BookEditor book
    required property bool asPage
    property bool readOnly: false
    readonly property bool beside: width >= Sizes.coverBookWidth + Sizes.s24 + Sizes.scaled(Sizes.bookWordsMin)
    readonly property int coverWidth: beside && asPage ? Sizes.coverBookWidth : Sizes.coverWidth
    // Text so large that no words fit beside the cover stands under it.
    readonly property bool under: width - coverWidth - Sizes.s16 < Sizes.scaled(Sizes.bookWordsLeast)
    readonly property int wordsWidth: under ? width : width - coverWidth - Sizes.s16

    signal copiesAsked

    implicitHeight: (under ? words.y + words.height : Math.max(cover.height + Sizes.shelfLine, words.height)) + Sizes.s16 + marks.height

    // Under the words too where they end above it.
    ShelfLine {
        anchors.left: parent.left
        width: head.under || words.height <= cover.height ? parent.width : cover.width + Sizes.s8
        y: cover.height
    }
    ClothCover {
        id: cover
        anchors.left: parent.left
        width: head.coverWidth
        height: Math.round(width * 1.5)
        title: head.book.savedTitle
        family: head.book.family
        clothIndex: head.book.clothIndex
        foilIndex: head.book.foilIndex
        coverUrl: head.book.coverUrl
    }
    Column {
        id: words
        anchors.right: parent.right
        y: head.under ? cover.height + Sizes.shelfLine + Sizes.s8 : 0
        width: head.wordsWidth
        bottomPadding: Sizes.s8
        spacing: Sizes.s4

        Words {
            objectName: "book-title"
            width: parent.width
            text: head.book.savedTitle
            font: head.asPage ? Type.title : Type.heading
            wrapMode: Text.Wrap
            maximumLineCount: 4
            elide: Text.ElideRight
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Words {
            objectName: "book-authors"
            width: parent.width
            text: head.book.savedAuthors
            color: Tokens.ink2
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Words {
            objectName: "book-facts"
            width: parent.width
            visible: text !== ""
            text: head.book.factsLine
            font: Type.small
            color: Tokens.ink3
            wrapMode: Text.Wrap
            maximumLineCount: 2
            elide: Text.ElideRight
        }
        Words {
            objectName: "book-found"
            width: parent.width
            visible: text !== ""
            text: head.book.bestCopies.foundLine
            font: Type.caption
            color: Tokens.ink3
            wrapMode: Text.Wrap
        }
        PencilTotal {
            objectName: "book-total"
            width: parent.width
            detail: true
            visible: text !== ""
            text: head.book.totalText
        }
        Words {
            objectName: "book-total-line"
            width: parent.width
            visible: text !== ""
            text: head.book.totalLine
            font: head.book.totalText === "" ? Type.aside : Type.small
            color: Tokens.ink2
            wrapMode: Text.Wrap
        }
        Words {
            objectName: "book-near"
            width: parent.width
            visible: text !== ""
            text: head.book.nearText
            font: Type.smallStrong
            color: Tokens.accent
        }
    }
    Flow {
        id: marks
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        spacing: Sizes.s16

        Button {
            objectName: "book-find"
            primary: true
            text: qsTr("Find copies", "look for used copies")
            onClicked: head.copiesAsked()
        }
        Switch {
            objectName: "book-want"
            visible: !head.readOnly
            text: qsTr("Want", "mark: the reader wants the book")
            value: head.book.want
            onSwitched: on => head.book.want = on
        }
        Switch {
            objectName: "book-own"
            visible: !head.readOnly
            text: qsTr("Own", "mark: the reader owns the book")
            value: head.book.own
            onSwitched: on => head.book.own = on
        }
    }
}
