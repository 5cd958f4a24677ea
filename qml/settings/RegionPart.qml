// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Language, where parcels go, the currency of totals, the least condition.
Column {
    id: part

    required property Settings settings
    readonly property int choiceWidth: Math.min(width, Sizes.field)

    spacing: Sizes.s12

    Heading {
        width: parent.width
        topPadding: Sizes.s12
        text: qsTr("Language and prices", "heading in the settings")
    }
    SettingRow {
        width: parent.width
        label: qsTr("Language", "label of a setting")

        ComboBox {
            objectName: "settings-language"
            width: part.choiceWidth
            name: qsTr("Language", "label of a setting")
            model: part.settings.languages
            value: part.settings.language
            onChosen: value => part.settings.language = value
        }
    }
    SettingRow {
        width: parent.width
        label: qsTr("Parcels go to", "label of a setting: a country")
        detail: part.settings.pricesLine

        ComboBox {
            objectName: "settings-country"
            width: part.choiceWidth
            name: qsTr("Parcels go to", "label of a setting: a country")
            model: part.settings.countries
            value: part.settings.country
            onChosen: value => part.settings.country = value
        }
    }
    SettingRow {
        width: parent.width
        label: qsTr("Totals in", "label of a setting: a currency")

        ComboBox {
            objectName: "settings-currency"
            width: part.choiceWidth
            name: qsTr("Totals in", "label of a setting: a currency")
            model: part.settings.currencies
            value: part.settings.currency
            onChosen: value => part.settings.currency = value
        }
    }
    SettingRow {
        width: parent.width
        label: qsTr("Condition at least", "label of a choice")
        detail: qsTr("Copies below it are folded away, never hidden.", "about the least condition")

        ComboBox {
            objectName: "settings-condition"
            width: part.choiceWidth
            name: qsTr("Condition at least", "label of a choice")
            model: part.settings.conditions
            value: part.settings.leastCondition
            onChosen: value => part.settings.leastCondition = value
        }
    }
}
