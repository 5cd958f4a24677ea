// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Appearance, language, prices, keyboard, about. Each change applies at once and can be undone.
Page {
    id: page

    required property Settings settings
    required property RatesEditor rates
    required property string version

    signal keysAsked
    signal sourcesAsked
    signal alertsAsked
    signal catalogueAsked
    signal ratesAsked

    objectName: "settings-page"
    Accessible.name: qsTr("Settings", "name of a page")

    PageHead {
        width: parent.width
        baseName: "settings"
        title: qsTr("Settings", "name of a page")
    }
    AppearancePart {
        width: parent.width
        settings: page.settings
    }
    RegionPart {
        width: parent.width
        settings: page.settings
    }
    RatesPart {
        width: parent.width
        rates: page.rates
        onFileAsked: page.ratesAsked()
    }
    SettingRow {
        width: parent.width
        label: qsTr("How you are told", "name of a page: alerts")
        detail: qsTr("The hour of the morning post, quiet hours, e-mail.", "about the page of alerts")

        Button {
            objectName: "settings-alerts"
            icon.name: "bell"
            text: qsTr("Open", "a button: opens a page of the settings")
            Accessible.name: qsTr("How you are told", "name of a page: alerts")
            onClicked: page.alertsAsked()
        }
    }
    SettingRow {
        width: parent.width
        label: qsTr("Sources", "name of a page")
        detail: qsTr("Who is asked for copies, your keys, shops that you add.", "about the page of sources")

        Button {
            objectName: "settings-sources"
            icon.name: "find"
            text: qsTr("Open", "a button: opens a page of the settings")
            Accessible.name: qsTr("Sources", "name of a page")
            onClicked: page.sourcesAsked()
        }
    }
    Heading {
        width: parent.width
        topPadding: Sizes.s12
        text: qsTr("Keyboard", "heading in the settings")
    }
    SettingRow {
        width: parent.width
        label: qsTr("Letter keys", "label of a setting")
        detail: qsTr("W, O, F and others act on the book while a list has the focus. Off, letters type ahead.", "about letter keys")

        Switch {
            objectName: "settings-letter-keys"
            Accessible.name: qsTr("Letter keys", "label of a setting")
            value: page.settings.letterKeys
            onSwitched: on => page.settings.letterKeys = on
        }
    }
    Button {
        objectName: "settings-keys"
        text: qsTr("All keys", "a button: show the page of keys")
        onClicked: page.keysAsked()
    }
    Heading {
        width: parent.width
        topPadding: Sizes.s12
        text: qsTr("Catalogue", "heading in the settings")
    }
    Words {
        width: parent.width
        text: qsTr("A catalogue tells the server which book a link or a title means. Many libraries give theirs away as a file.", "about the catalogue")
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Button {
        objectName: "settings-catalogue"
        icon.name: "import"
        text: qsTr("Import a catalogue", "a button")
        onClicked: page.catalogueAsked()
    }
    Heading {
        width: parent.width
        topPadding: Sizes.s12
        text: qsTr("About", "heading in the settings")
    }
    Words {
        objectName: "settings-about"
        width: parent.width
        text: qsTr("Endpaper %1. Free software under the GNU General Public License, version 3 or later. Type: Vollkorn and Noto Sans, under the SIL Open Font License.", "about the program").arg(page.version)
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "settings-secrets"
        width: parent.width
        visible: text !== ""
        text: page.settings.secretsLine
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
}
