// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The filters in force, each with what it takes away and a way to take it back; and the way to more.
Flow {
    id: bar

    required property CopyFilters filters

    signal asked

    spacing: Sizes.s8

    Chip {
        objectName: "results-filter"
        choice: false
        icon.name: "filter"
        text: qsTr("Leave out", "a button: opens the filters for copies")
        onClicked: bar.asked()
    }
    Repeater {
        model: bar.filters

        Chip {
            required property int index
            // The model's role, which is not the chip's own text.
            required property var model

            objectName: "results-filter-" + index
            width: Math.min(implicitWidth, bar.width)
            choice: false
            icon.name: "close"
            text: model.text
            Accessible.name: qsTr("Show again what is left out: %1", "a button: takes a filter away").arg(model.text)
            onClicked: bar.filters.clear(index)
        }
    }
    Chip {
        objectName: "results-filter-none"
        visible: bar.filters.count > 1
        choice: false
        text: qsTr("Show all", "a button: no filter any more")
        onClicked: bar.filters.clearAll()
    }
}
