// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// One book with all that can be said and changed about it: as a pane beside the list, or as a page of two
// columns where there is room, of one where there is not.
FocusScope {
    id: view

    required property BookEditor book
    required property LibraryModel library
    required property ClaimEditor claims
    readonly property bool readOnly: claims.readOnlyLine !== ""
    property bool asPage: false
    readonly property real barHeight: saveBar.visible ? saveBar.height : 0
    readonly property bool twoColumns: asPage && width >= Sizes.column

    signal closed
    signal copiesAsked
    signal pricesAsked
    signal boughtAsked
    signal numberAsked(number: string)
    signal moveAsked
    signal removeAsked
    signal widened

    objectName: asPage ? "book-page" : "book-pane"
    Accessible.role: Accessible.Pane
    Accessible.name: book.isNew ? qsTr("New book", "name of the pane") : book.savedTitle

    Rectangle {
        anchors.fill: parent
        visible: !view.asPage
        color: Tokens.page

        Rectangle {
            width: Sizes.hair
            height: parent.height
            color: Tokens.line
        }
    }
    BookBar {
        id: top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: view.asPage ? Sizes.gutter - Sizes.s8 : Sizes.s16
        anchors.rightMargin: Sizes.s12
        book: view.book
        asPage: view.asPage
        readOnly: view.readOnly
        onClosed: view.closed()
        onWidened: view.widened()
        onMoveAsked: view.moveAsked()
        onRemoveAsked: view.removeAsked()
    }
    Follow {
        flick: flick
    }
    Flickable {
        id: flick
        objectName: "book-scroll"
        anchors.top: top.bottom
        anchors.bottom: saveBar.visible ? saveBar.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        contentHeight: body.implicitHeight + Sizes.s24
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {}

        Item {
            id: body
            readonly property int margin: view.asPage ? Sizes.gutter : Sizes.s24
            readonly property int columnWidth: view.twoColumns ? Math.floor((flick.width - margin * 2 - Sizes.s48) / 2) : flick.width - margin * 2
            width: flick.width
            implicitHeight: view.twoColumns ? Math.max(first.height, second.height) : first.height + Sizes.s24 + second.height

            Column {
                id: first
                x: body.LayoutMirroring.enabled && view.twoColumns ? body.margin + body.columnWidth + Sizes.s48 : body.margin
                y: Sizes.s4
                width: body.columnWidth
                spacing: Sizes.s16

                BookHead {
                    width: parent.width
                    visible: !view.book.isNew
                    book: view.book
                    asPage: view.asPage
                    readOnly: view.readOnly
                    onCopiesAsked: view.copiesAsked()
                }
                BookClaim {
                    width: parent.width
                    visible: view.readOnly || view.claims.isShown
                    claims: view.claims
                }
                BookPrice {
                    width: parent.width
                    enabled: !view.readOnly
                    book: view.book
                }
                BookCopies {
                    width: parent.width
                    visible: !view.book.isNew
                    book: view.book
                    onAllAsked: view.copiesAsked()
                }
                BookHistory {
                    width: parent.width
                    visible: !view.book.isNew && !view.book.lacksIsbn
                    prices: view.book.bestCopies.prices
                    onLargeAsked: view.pricesAsked()
                }
            }
            Column {
                id: second
                x: body.LayoutMirroring.enabled || !view.twoColumns ? body.margin : body.margin + body.columnWidth + Sizes.s48
                y: view.twoColumns ? Sizes.s4 : first.height + Sizes.s24
                width: body.columnWidth
                spacing: Sizes.s16

                BookDetails {
                    width: parent.width
                    enabled: !view.readOnly
                    book: view.book
                    onNumberAsked: number => view.numberAsked(number)
                }
                BookBought {
                    width: parent.width
                    visible: !view.book.isNew
                    book: view.book
                    readOnly: view.readOnly
                    onBoughtAsked: view.boughtAsked()
                }
                Words {
                    objectName: "book-history"
                    width: parent.width
                    visible: text !== ""
                    text: view.book.historyLine
                    font: Type.small
                    color: Tokens.ink3
                    wrapMode: Text.Wrap
                }
            }
        }
    }
    BookSaveBar {
        id: saveBar
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: view.book.isNew || view.book.isDirty
        book: view.book
        onLeaveAsked: {
            if (view.book.isNew) {
                view.closed();
            }
        }
    }
}
