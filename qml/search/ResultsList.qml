// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The copies under their head. Without bound ids, since a header in Qt 6.4 cannot have them.
ListView {
    id: view

    required property CopiesModel copies

    // The head grows as sources answer; who has not scrolled keeps seeing its top.
    property bool atTop: true

    signal sellerAsked(row: int)
    signal copyAsked(row: int)
    signal sheetAsked(name: string)

    function pick(row: int): void {
        currentIndex = row;
        forceActiveFocus(Qt.MouseFocusReason);
    }

    objectName: "results-list"
    model: copies
    clip: true
    focus: true
    activeFocusOnTab: true
    keyNavigationEnabled: true
    highlightFollowsCurrentItem: false
    boundsBehavior: Flickable.StopAtBounds
    cacheBuffer: moving ? Sizes.copyRow * 4 : 0
    // Read by the view's interface for screen readers; the heads are in the view's own header.
    property Item accessibleHead: headerItem
    property var accessibleColumns: Sizes.narrow ? [] : [
        {
            "label": qsTr("Total", "a column: price delivered"),
            "role": "totalText"
        },
        {
            "label": qsTr("Copy", "a column: price of the copy alone"),
            "role": "priceText"
        },
        {
            "label": qsTr("Postage", "a column"),
            "role": "postageText"
        },
        {
            "label": qsTr("Condition", "a column"),
            "role": "conditionText"
        },
        {
            "label": qsTr("Edition", "a column"),
            "role": "editionText"
        },
        {
            "label": qsTr("Seller", "a column"),
            "role": "seller"
        },
        {
            "label": qsTr("From", "a column: the country it comes from"),
            "role": "fromText"
        },
        {
            "label": qsTr("Seen", "a column: how old the quote is"),
            "role": "seenText"
        }
    ]
    // All rows for screen readers: AccessibleView.
    readonly property bool accessibleRows: true
    Accessible.role: Accessible.List
    Accessible.name: qsTr("%n copies", "name of the table of copies", count)
    onMovementEnded: atTop = atYBeginning
    onOriginYChanged: {
        if (atTop) {
            positionViewAtBeginning();
        }
    }
    Keys.onReturnPressed: copyAsked(currentIndex)
    Keys.onSpacePressed: copies.togglePick(currentIndex)
    Keys.onDeletePressed: copyAsked(currentIndex)
    Keys.onPressed: event => {
        const doors = {
            [Qt.Key_C]: "compare",
            [Qt.Key_H]: "prices",
            [Qt.Key_L]: "filters",
            [Qt.Key_Q]: "sources"
        };
        if (event.modifiers === Qt.NoModifier && doors[event.key]) {
            sheetAsked(doors[event.key]);
            event.accepted = true;
        }
    }
    T.ScrollBar.vertical: ScrollBar {}

    header: ResultsHead {
        width: ListView.view.width
        copies: (ListView.view as ResultsList).copies
        onSellerAsked: (ListView.view as ResultsList).sellerAsked(0)
        onSheetAsked: name => (ListView.view as ResultsList).sheetAsked(name)
    }
    delegate: CopyDelegate {
        width: ListView.view.width
        host: (ListView.view as ResultsList).copies.sellerHost(index)
        current: ListView.isCurrentItem && ListView.view.activeFocus
        onOpened: (ListView.view as ResultsList).sellerAsked(index)
        onShown: (ListView.view as ResultsList).copyAsked(index)
        onTicked: (ListView.view as ResultsList).copies.togglePick(index)
        onPicked: (ListView.view as ResultsList).pick(index)
    }
    footer: ResultsFoot {
        width: ListView.view.width
        copies: (ListView.view as ResultsList).copies
        onSheetAsked: name => (ListView.view as ResultsList).sheetAsked(name)
    }
}
