// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQml

// Durations in milliseconds; all but waiting times are 0 with reduced motion.
QtObject {
    property bool reduced: false

    readonly property int fade: reduced ? 0 : 120
    readonly property int move: reduced ? 0 : 180
    // A wait shorter than this shows no bar.
    readonly property int patience: 400
    readonly property int barSweep: 1400
    readonly property int barStep: 350
    readonly property int toast: 8000
    readonly property int tooltip: 600
}
