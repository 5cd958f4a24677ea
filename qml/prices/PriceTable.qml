// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The numbers of the plot as a table: the days on which a line stepped, newest first. T shows the plot again.
// Without bound ids, since a header in Qt 6.4 cannot have them.
ListView {
    id: table

    required property PriceHistory prices

    signal plotAsked

    // Read by the view's interface for screen readers.
    property Item accessibleHead: headerItem
    property var accessibleColumns: [
        {
            "label": qsTr("From", "a column: from this day on"),
            "role": "dayText"
        },
        {
            "label": qsTr("Fine or better", "a column: prices of copies in this condition"),
            "role": "fineText"
        },
        {
            "label": qsTr("Good or better", "a column: prices of copies in this condition"),
            "role": "goodText"
        },
        {
            "label": qsTr("Any", "a column: prices of copies in any condition"),
            "role": "anyText"
        },
        {
            "label": qsTr("What happened", "a column: the reader was told of a copy, or bought the book"),
            "role": "eventText"
        }
    ]
    readonly property bool accessibleRows: true

    objectName: "price-table"
    model: prices
    clip: true
    focus: true
    activeFocusOnTab: true
    keyNavigationEnabled: true
    highlightFollowsCurrentItem: true
    boundsBehavior: Flickable.StopAtBounds
    implicitHeight: Math.min(contentHeight, Sizes.tableHead + Sizes.tableRow * 8)
    Accessible.role: Accessible.List
    Accessible.name: qsTr("What copies cost, as a table", "name of the table of prices")
    Keys.onPressed: event => {
        if (event.key === Qt.Key_T) {
            plotAsked();
            event.accepted = true;
        }
    }
    T.ScrollBar.vertical: ScrollBar {}

    header: PriceTableRow {
        width: ListView.view.width
        heads: true
        dayText: qsTr("From", "a column: from this day on")
        fineText: qsTr("Fine or better", "a column: prices of copies in this condition")
        goodText: qsTr("Good or better", "a column: prices of copies in this condition")
        anyText: qsTr("Any", "a column: prices of copies in any condition")
        eventText: ""
        accessibleName: ""
    }
    delegate: PriceTableRow {
        width: ListView.view.width
        current: ListView.isCurrentItem && ListView.view.activeFocus
    }
}
