// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The pencilled total under a cover, and the words beside it.
Item {
    id: part

    required property CoverCell cell

    x: cell.side
    y: cell.authorWords.y + cell.authorWords.height
    width: Sizes.coverWidth + Sizes.s16
    height: total.height
    visible: cell.totalText !== ""

    PencilTotal {
        id: total
        x: part.cell.mirrored ? Sizes.coverWidth - width : 0
        text: part.cell.totalText
    }
    Words {
        x: part.cell.mirrored ? -Sizes.s16 : total.width + Sizes.s8
        width: part.width - total.width - Sizes.s8
        anchors.baseline: total.baseline
        text: part.cell.totalSample ? qsTr("sample", "a mark on made-up copies and prices") : part.cell.nearText !== "" ? part.cell.nearText : part.cell.changeText
        font: Type.captionStrong
        color: part.cell.totalSample ? Tokens.warn : part.cell.nearText !== "" ? Tokens.accent : Tokens.drop
    }
    // Beside a sample price there is no room for it.
    Words {
        x: part.cell.mirrored ? -Sizes.s16 : 0
        anchors.top: total.bottom
        width: part.width
        visible: part.cell.totalSample && part.cell.nearText !== ""
        text: visible ? part.cell.nearText : ""
        font: Type.captionStrong
        color: Tokens.accent
    }
}
