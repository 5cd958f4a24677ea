// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The keys of the program, from the same table as the menus.
Sheet {
    id: sheet

    required property CommandsModel commands

    baseName: "keys-sheet"
    heading: qsTr("Keys", "heading of a sheet")
    wideWidth: Sizes.sheetWide

    Words {
        width: parent.width
        text: qsTr("Letters act while a list has the focus. Arrows move, Shift extends, Ctrl keeps the selection; Space peeks, Enter opens; Alt+Up and Alt+Down move a book by hand; F6 goes from part to part.", "on the page of keys")
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Grid {
        width: parent.width
        columns: Sizes.narrow ? 1 : 2
        columnSpacing: Sizes.s24

        Repeater {
            model: sheet.commands

            KeyRow {
                width: Sizes.narrow ? sheet.availableWidth : (sheet.availableWidth - Sizes.s48) / 2
            }
        }
    }
    Words {
        width: parent.width
        topPadding: Sizes.s8
        text: qsTr("In the morning post", "on the page of keys: a heading")
        font: Type.smallStrong
        color: Tokens.ink2
    }
    Grid {
        width: parent.width
        columns: Sizes.narrow ? 1 : 2
        columnSpacing: Sizes.s24

        KeyRow {
            width: Sizes.narrow ? sheet.availableWidth : (sheet.availableWidth - Sizes.s48) / 2
            commandId: "post.read"
            label: qsTr("Mark as read", "a button: of the morning post")
            shortcutText: qsTr("E", "a key")
        }
        KeyRow {
            width: Sizes.narrow ? sheet.availableWidth : (sheet.availableWidth - Sizes.s48) / 2
            commandId: "post.snooze"
            label: qsTr("Put off", "a button: of the morning post; until tomorrow, the weekend, if cheaper")
            shortcutText: qsTr("S", "a key")
        }
    }
}
