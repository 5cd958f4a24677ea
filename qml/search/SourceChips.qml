// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Each source with its own state.
Flow {
    id: chips

    required property CopiesModel copies

    signal asked

    objectName: "source-chips"
    spacing: Sizes.s8
    Accessible.role: Accessible.List
    Accessible.name: qsTr("Sources", "name of a row of chips")

    Repeater {
        model: chips.copies.sources

        SourceChip {
            onClicked: chips.asked()
        }
    }
}
