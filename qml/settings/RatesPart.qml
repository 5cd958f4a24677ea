// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The exchange rates that totals are counted with: their day, their age, and newer ones from a file.
Column {
    id: part

    required property RatesEditor rates

    signal fileAsked

    spacing: Sizes.s4
    Component.onCompleted: rates.load()

    SettingRow {
        objectName: "settings-rates-row"
        width: parent.width
        label: qsTr("Exchange rates", "label of a setting")
        detail: part.rates.line

        Button {
            objectName: "settings-rates"
            enabled: !part.rates.busy
            icon.name: "import"
            text: qsTr("Newer ones from a file", "a button: import exchange rates")
            onClicked: part.fileAsked()
        }
    }
    Words {
        objectName: "settings-rates-address"
        width: parent.width
        visible: text !== "" && part.rates.isOld
        text: part.rates.address === "" ? "" : qsTr("The bank's daily file is at %1", "where newer exchange rates are; %1 is an address").arg(part.rates.address)
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.WrapAnywhere
    }
    ErrorLine {
        objectName: "settings-rates-error"
        width: parent.width
        text: part.rates.error
    }
}
