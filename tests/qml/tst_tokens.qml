// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Endpaper.Ui

// The ratios that the tokens promise: text 4.5, parts 3, on every ground, in each theme.
TestCase {
    id: test
    name: "Tokens"

    function channel(value: real): real {
        return value <= 0.03928 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
    function luminance(colour: color): real {
        return 0.2126 * channel(colour.r) + 0.7152 * channel(colour.g) + 0.0722 * channel(colour.b);
    }
    function ratio(one: color, other: color): real {
        const a = luminance(one);
        const b = luminance(other);
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }
    function atLeast(least: real, names: var, grounds: var): void {
        for (const name of names) {
            for (const ground of grounds) {
                const found = ratio(Tokens[name], Tokens[ground]);
                verify(found >= least, name + " on " + ground + ": " + found.toFixed(2) + (Tokens.dark ? " (dark)" : " (light)"));
            }
        }
    }

    function themes(): var {
        return [
            { tag: "light", dark: false, high: false },
            { tag: "dark", dark: true, high: false },
            { tag: "light, high contrast", dark: false, high: true },
            { tag: "dark, high contrast", dark: true, high: true }
        ];
    }
    function test_ratios_data(): var {
        return themes();
    }
    function test_ratios(row: var): void {
        Tokens.dark = row.dark;
        Tokens.highContrast = row.high;
        atLeast(4.5, ["ink", "ink2", "ink3", "accent", "pencil", "drop", "ok", "warn", "danger", "info"], ["paper", "page", "sunk", "sel"]);
        atLeast(3, ["edge", "focus"], ["paper", "page", "sunk"]);
        atLeast(3, ["ink2", "focus"], ["sel"]);
        atLeast(4.5, ["accentInk"], ["accent", "accentHover"]);
        atLeast(4.5, ["softInk"], ["soft"]);
        atLeast(4.5, ["ok"], ["okSoft"]);
        atLeast(4.5, ["warn", "ink"], ["warnSoft"]);
        atLeast(4.5, ["danger", "ink"], ["dangerSoft"]);
        atLeast(4.5, ["info", "ink"], ["infoSoft"]);
        atLeast(4.5, ["ink2"], ["land", "water"]);
        for (let i = 0; i < 8; ++i) {
            verify(ratio(Tokens.foil, Tokens.cloths[i]) >= 4.5);
        }
    }
    function test_toastIsReadable_data(): var {
        return themes();
    }
    function test_toastIsReadable(row: var): void {
        Tokens.dark = row.dark;
        verify(ratio(Tokens.paper, Tokens.ink) >= 4.5);
    }
    function test_layoutFollowsTextSize(): void {
        Sizes.windowWidth = 1280;
        Sizes.textScale = 1;
        verify(Sizes.wide);
        Sizes.windowWidth = 1099;
        verify(Sizes.medium);
        Sizes.windowWidth = 719;
        verify(Sizes.narrow);
        Sizes.windowWidth = 1280;
        Sizes.textScale = 2;
        verify(Sizes.narrow);
        compare(Sizes.scaled(14), 28);
        Sizes.textScale = 1;
    }
    function test_reducedMotionHasNoDurations(): void {
        Motion.reduced = true;
        compare(Motion.fade, 0);
        compare(Motion.move, 0);
        Motion.reduced = false;
    }
    function cleanupTestCase(): void {
        Tokens.dark = false;
        Tokens.highContrast = false;
    }
}
