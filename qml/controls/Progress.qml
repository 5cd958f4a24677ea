// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A bar: counted where `value` is 0 to 1, else moving, and that only after a while of waiting.
Rectangle {
    id: bar

    required property string name
    property real value: -1
    property bool running: true
    property bool patient: false

    implicitHeight: Sizes.s4
    radius: Sizes.s2
    color: Tokens.sunk
    opacity: running && (value >= 0 || patient) ? 1 : 0
    clip: true
    Accessible.role: Accessible.ProgressBar
    Accessible.name: name
    onRunningChanged: patient = false

    Timer {
        interval: Motion.patience
        running: bar.running && bar.value < 0 && bar.visible
        onTriggered: bar.patient = true
    }
    Timer {
        interval: Motion.barStep
        repeat: true
        running: Motion.reduced && bar.patient && bar.value < 0 && bar.visible
        onTriggered: sweep.step = (sweep.step + 1) % 4
    }
    Rectangle {
        id: sweep
        property int step: 0
        property real place
        readonly property real part: 0.3
        x: bar.value >= 0 ? 0 : Motion.reduced ? step * bar.width / 4 : place * bar.width
        width: bar.value >= 0 ? bar.width * Math.min(1, bar.value) : bar.width * part
        height: parent.height
        radius: parent.radius
        color: Tokens.accent

        NumberAnimation on place {
            from: -sweep.part
            to: 1
            duration: Motion.barSweep
            loops: Animation.Infinite
            running: !Motion.reduced && bar.patient && bar.value < 0 && bar.visible
        }
    }
}
