// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Where a copy could be collected: how far, from which postcode; and what of it is sent.
Column {
    id: part

    required property CollectEditor collect

    spacing: Sizes.s8

    SettingRow {
        width: parent.width
        label: qsTr("Copies to collect yourself", "label of a setting")
        detail: part.collect.line

        ComboBox {
            objectName: "collect-distance"
            width: Math.min(part.width, Sizes.field / 2)
            name: qsTr("Copies to collect yourself", "label of a setting")
            model: part.collect.distances
            value: part.collect.distance
            onChosen: value => part.collect.distance = value
        }
    }
    Field {
        width: parent.width
        visible: part.collect.distance !== "0"
        label: qsTr("Postcode", "label of a field")
        hint: qsTr("Only its district is sent. Empty: your square under Nearby.", "hint of the postcode")
        error: part.collect.error

        TextField {
            objectName: "collect-postcode"
            width: Math.min(part.width, Sizes.fieldShort)
            name: qsTr("Postcode", "label of a field")
            failed: part.collect.error !== ""
            text: part.collect.postcode
            onTextEdited: part.collect.postcode = text
        }
    }
}
