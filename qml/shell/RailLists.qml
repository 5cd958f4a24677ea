// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The lists of one kind in the rail.
Column {
    id: lists

    required property LibraryModel library
    required property int kind
    required property bool here
    required property bool tall
    required property bool folded

    signal listChosen(listId: string)
    signal listRenameAsked(listId: string)
    signal listMenuAsked(listId: string)
    signal booksDropped(listId: string, copied: bool)

    spacing: Sizes.s2
    visible: !folded
    Accessible.role: Accessible.List

    Repeater {
        model: lists.library

        RailList {
            width: lists.width
            tall: lists.tall
            here: lists.here
            kind: lists.kind
            onChosen: lists.listChosen(listId)
            onRenameAsked: lists.listRenameAsked(listId)
            onMenuAsked: lists.listMenuAsked(listId)
            onBooksDropped: copied => lists.booksDropped(listId, copied)
        }
    }
}
