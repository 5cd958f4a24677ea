// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Which line is which.
Flow {
    id: legend

    required property PriceHistory prices

    spacing: Sizes.s12

    Repeater {
        model: [PriceHistory.Fine, PriceHistory.Good, PriceHistory.Any]

        PriceLegendEntry {
            required property int modelData
            look: modelData
            text: legend.prices.revision >= 0 ? legend.prices.seriesName(modelData) : ""
        }
    }
    PriceLegendEntry {
        visible: legend.prices.targetHeight >= 0
        look: PriceMark.Look.Target
        text: legend.prices.targetText
    }
    PriceLegendEntry {
        visible: legend.prices.toldDays.length > 0
        look: PriceMark.Look.Told
        text: qsTr("told", "a mark in the plot: the reader was told of a copy")
    }
    PriceLegendEntry {
        visible: legend.prices.boughtDay >= 0
        look: PriceMark.Look.Bought
        text: qsTr("bought", "a mark in the plot: where the reader bought the book")
    }
}
