// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Carries the settings and the window's size into the tokens.
Item {
    id: applied

    required property Settings settings
    required property real windowWidth
    required property real windowHeight

    Binding {
        target: Tokens
        property: "dark"
        value: applied.settings.effectiveDark
    }
    Binding {
        target: Tokens
        property: "highContrast"
        value: applied.settings.highContrast
    }
    Binding {
        target: Motion
        property: "reduced"
        value: applied.settings.reducedMotion
    }
    Binding {
        target: Sizes
        property: "textScale"
        value: applied.settings.textScale
    }
    Binding {
        target: Sizes
        property: "windowWidth"
        value: applied.windowWidth
    }
    Binding {
        target: Sizes
        property: "windowHeight"
        value: applied.windowHeight
    }
}
