// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// What copies of the book cost over time: the words first, then the plot or the table of the same numbers.
Column {
    id: part

    required property PriceHistory prices
    property int plotHeight: Sizes.plotPane
    readonly property bool drawn: prices.hasPlot

    spacing: Sizes.s8

    Words {
        objectName: "price-summary"
        width: parent.width
        visible: text !== ""
        text: part.prices.summary
        font: Type.strong
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "price-state"
        width: parent.width
        visible: text !== ""
        text: part.prices.stateLine
        font: Type.small
        color: part.drawn ? Tokens.warn : Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "price-sample"
        width: parent.width
        visible: text !== ""
        text: part.prices.isSample ? qsTr("%1 Sample prices, made up.", "how many copies were seen").arg(part.prices.sampleLine) : part.prices.sampleLine
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "price-left-out"
        width: parent.width
        visible: text !== ""
        text: part.prices.leftOutLine
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    Flow {
        width: parent.width
        spacing: Sizes.s8
        visible: part.drawn || part.prices.priceState === PriceHistory.PriceState.TooFew

        Repeater {
            model: [
                {
                    "days": 30,
                    "label": qsTr("30 days", "a range of the plot")
                },
                {
                    "days": 90,
                    "label": qsTr("90 days", "a range of the plot")
                },
                {
                    "days": 365,
                    "label": qsTr("1 year", "a range of the plot")
                },
                {
                    "days": 0,
                    "label": qsTr("All", "a range of the plot: all that was seen")
                }
            ]

            Chip {
                required property var modelData
                objectName: "price-range-" + modelData.days
                text: modelData.label
                chosen: part.prices.rangeDays === modelData.days
                onClicked: part.prices.rangeDays = modelData.days
            }
        }
        Chip {
            objectName: "price-table-toggle"
            visible: part.drawn
            icon.name: "table"
            text: qsTr("As a table", "a choice: the numbers of the plot as a table")
            chosen: part.prices.showsTable
            onClicked: part.prices.showsTable = !part.prices.showsTable
        }
    }
    Lazy {
        id: plotHost
        width: parent.width
        height: part.plotHeight
        visible: active
        active: part.drawn && !part.prices.showsTable
        sourceComponent: PricePlot {
            prices: part.prices
            onTableAsked: {
                part.prices.showsTable = true;
                tableHost.forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }
    PriceLegend {
        width: parent.width
        visible: part.drawn && !part.prices.showsTable
        prices: part.prices
    }
    Words {
        objectName: "price-crosshair"
        width: parent.width
        height: Math.max(implicitHeight, Type.smallLine * 2)
        visible: part.drawn && !part.prices.showsTable
        text: part.prices.crosshair < 0 ? qsTr("Point at a day, or move along the line with the arrow keys.", "under the plot of prices") : part.prices.crosshairLine
        font: Type.small
        color: part.prices.crosshair < 0 ? Tokens.ink3 : Tokens.ink2
        wrapMode: Text.Wrap
        Accessible.role: Accessible.StaticText
        Accessible.name: text
    }
    Lazy {
        id: tableHost
        width: parent.width
        height: implicitHeight
        visible: active
        active: part.drawn && part.prices.showsTable
        sourceComponent: PriceTable {
            prices: part.prices
            onPlotAsked: {
                part.prices.showsTable = false;
                plotHost.forceActiveFocus(Qt.TabFocusReason);
            }
        }
    }
}
