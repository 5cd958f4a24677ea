// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Theme, text size, contrast, motion.
Column {
    id: part

    required property Settings settings

    spacing: Sizes.s12

    Heading {
        width: parent.width
        text: qsTr("Appearance", "heading in the settings")
    }
    SettingRow {
        width: parent.width
        label: qsTr("Theme", "label of a setting: light or dark")

        Flow {
            width: Math.min(part.width, system.width + light.width + dark.width + Sizes.s16)
            spacing: Sizes.s8

            Chip {
                id: system
                objectName: "settings-theme-system"
                text: qsTr("As the desktop", "a theme: whatever the desktop says")
                chosen: part.settings.theme === Settings.Theme.System
                onClicked: part.settings.theme = Settings.Theme.System
            }
            Chip {
                id: light
                objectName: "settings-theme-light"
                text: qsTr("Paper", "the light theme")
                chosen: part.settings.theme === Settings.Theme.Light
                onClicked: part.settings.theme = Settings.Theme.Light
            }
            Chip {
                id: dark
                objectName: "settings-theme-dark"
                text: qsTr("Lamp", "the dark theme")
                chosen: part.settings.theme === Settings.Theme.Dark
                onClicked: part.settings.theme = Settings.Theme.Dark
            }
        }
    }
    SettingRow {
        width: parent.width
        label: qsTr("Text size", "label of a setting")
        detail: qsTr("%1 %", "the text size in per cent").arg(Math.round(part.settings.textScale * 100))

        Row {
            spacing: Sizes.s8

            IconButton {
                objectName: "settings-text-smaller"
                name: qsTr("Make the text smaller", "a button")
                icon.name: "minus"
                onClicked: part.settings.zoomOut()
            }
            Button {
                objectName: "settings-text-reset"
                text: qsTr("As made", "a button: text at its usual size")
                enabled: Math.abs(part.settings.textScale - 1) > 0.01
                onClicked: part.settings.zoomReset()
            }
            IconButton {
                objectName: "settings-text-larger"
                name: qsTr("Make the text larger", "a button")
                icon.name: "plus"
                onClicked: part.settings.zoomIn()
            }
        }
    }
    SettingRow {
        width: parent.width
        label: qsTr("High contrast", "label of a setting")

        Switch {
            objectName: "settings-contrast"
            Accessible.name: qsTr("High contrast", "label of a setting")
            value: part.settings.highContrast
            onSwitched: on => part.settings.highContrast = on
        }
    }
    SettingRow {
        width: parent.width
        label: qsTr("Less motion", "label of a setting")
        detail: qsTr("Nothing slides or fades; nothing is lost.", "about less motion")

        Switch {
            objectName: "settings-motion"
            Accessible.name: qsTr("Less motion", "label of a setting")
            value: part.settings.reducedMotion
            onSwitched: on => part.settings.reducedMotion = on
        }
    }
}
