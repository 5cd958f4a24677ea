// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The book, its best total, the sources with their states, and the head of the table.
Column {
    id: head

    required property CopiesModel copies

    signal sellerAsked
    signal sheetAsked(name: string)

    topPadding: Sizes.s8
    spacing: Sizes.s12

    ResultsHero {
        x: Sizes.gutter
        width: head.width - Sizes.gutter * 2
        copies: head.copies
        onSellerAsked: head.sellerAsked()
        onPricesAsked: head.sheetAsked("prices")
    }
    SourceChips {
        x: Sizes.gutter
        width: head.width - Sizes.gutter * 2
        copies: head.copies
        onAsked: head.sheetAsked("sources")
    }
    FilterBar {
        x: Sizes.gutter
        width: head.width - Sizes.gutter * 2
        filters: head.copies.filters
        onAsked: head.sheetAsked("filters")
    }
    Words {
        objectName: "results-failure"
        x: Sizes.gutter
        width: head.width - Sizes.gutter * 2
        visible: text !== ""
        text: head.copies.sources.failureLine
        font: Type.small
        color: Tokens.danger
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "results-state"
        x: Sizes.gutter
        width: head.width - Sizes.gutter * 2
        visible: text !== "" && head.copies.count > 0
        text: head.copies.stateLine
        font: Type.small
        color: head.copies.copiesState === CopiesModel.CopiesState.Fresh ? Tokens.ink2 : Tokens.warn
        wrapMode: Text.Wrap
    }
    Progress {
        x: Sizes.gutter
        width: head.width - Sizes.gutter * 2
        name: qsTr("Looking for copies", "name of a bar")
        visible: running
        running: head.copies.copiesState === CopiesModel.CopiesState.Looking
    }
    CopyHead {
        x: Sizes.gutter
        width: head.width - Sizes.gutter * 2
        visible: !Sizes.narrow && head.copies.count > 0
        copies: head.copies
    }
}
