// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Shapes
import Endpaper.Model
import Endpaper.Ui

// The step lines of what copies cost. Time runs left to right in all languages. The arrows move a day, Home
// and End to the ends, T shows the table; the words of the day stand under the plot.
Item {
    id: plot

    required property PriceHistory prices
    readonly property real inset: Math.max(top.implicitWidth, bottom.implicitWidth) + Sizes.s8
    readonly property real areaHeight: height - Type.captionLine - Sizes.s4
    readonly property real dayWidth: area.width / Math.max(1, prices.dayCount)

    signal tableAsked

    function look(day: int): void {
        prices.crosshair = Math.max(0, Math.min(prices.dayCount - 1, day));
    }
    function step(by: int): void {
        look(prices.crosshair < 0 ? prices.dayCount - 1 : prices.crosshair + by);
    }

    objectName: "price-plot"
    activeFocusOnTab: true
    focus: true
    LayoutMirroring.enabled: false
    LayoutMirroring.childrenInherit: true
    Accessible.role: Accessible.Graphic
    Accessible.name: qsTr("What copies cost over time. %1 %2", "name of the plot: its sentence, the day that is looked at").arg(prices.summary).arg(prices.crosshairLine)
    Accessible.focusable: true
    Keys.onLeftPressed: step(-1)
    Keys.onRightPressed: step(1)
    Keys.onPressed: event => {
        if (event.key === Qt.Key_Home) {
            look(0);
        } else if (event.key === Qt.Key_End) {
            look(prices.dayCount - 1);
        } else if (event.key === Qt.Key_T) {
            tableAsked();
        } else {
            return;
        }
        event.accepted = true;
    }

    Words {
        id: top
        text: plot.prices.topText
        font: Type.caption
        color: Tokens.ink3
    }
    Words {
        id: bottom
        y: plot.areaHeight - height
        text: plot.prices.bottomText
        font: Type.caption
        color: Tokens.ink3
    }
    Item {
        id: area
        x: plot.inset
        width: plot.width - plot.inset
        height: plot.areaHeight

        Rectangle {
            width: parent.width
            height: Sizes.hair
            color: Tokens.line
        }
        Rectangle {
            y: Math.round(parent.height / 2)
            width: parent.width
            height: Sizes.hair
            color: Tokens.line
        }
        Rectangle {
            y: parent.height - height
            width: parent.width
            height: Sizes.hair
            color: Tokens.edge
        }
        PriceLine {
            anchors.fill: parent
            visible: plot.prices.targetHeight >= 0
            path: visible ? "M 0 " + Math.round(height * (1 - plot.prices.targetHeight)) + " H " + Math.round(width) : ""
            look: PriceMark.Look.Target
        }
        Repeater {
            model: [PriceHistory.Any, PriceHistory.Good, PriceHistory.Fine]

            PriceLine {
                required property int modelData
                anchors.fill: parent
                path: plot.prices.revision >= 0 ? plot.prices.path(modelData, width, height) : ""
                look: modelData
            }
        }
        Rectangle {
            visible: plot.prices.crosshair >= 0
            x: Math.round((plot.prices.crosshair + 0.5) * plot.dayWidth)
            width: Sizes.hair
            height: parent.height
            color: Tokens.ink3
        }
        Repeater {
            model: [PriceHistory.Any, PriceHistory.Good, PriceHistory.Fine]

            PriceMark {
                required property int modelData
                readonly property int day: plot.prices.crosshair < 0 ? plot.prices.dayCount - 1 : plot.prices.crosshair
                readonly property real share: plot.prices.revision >= 0 ? plot.prices.heightAt(modelData, day) : -1
                visible: share >= 0
                x: (day + 0.5) * plot.dayWidth - width / 2
                y: area.height * (1 - share) - height / 2
                look: modelData
            }
        }
        Repeater {
            model: plot.prices.toldDays

            PriceMark {
                required property int modelData
                readonly property real share: plot.prices.revision >= 0 ? plot.prices.toldHeight(modelData) : -1
                x: (modelData + 0.5) * plot.dayWidth - width / 2
                y: area.height * (1 - share) - height / 2
                look: PriceMark.Look.Told
            }
        }
        PriceMark {
            visible: plot.prices.boughtDay >= 0
            x: (plot.prices.boughtDay + 0.5) * plot.dayWidth - width / 2
            y: area.height * (1 - plot.prices.boughtHeight) - height / 2
            look: PriceMark.Look.Bought
        }
        MouseArea {
            anchors.fill: parent
            hoverEnabled: true
            onPositionChanged: mouse => plot.look(Math.floor(mouse.x / plot.dayWidth))
            onPressed: plot.forceActiveFocus(Qt.MouseFocusReason)
        }
    }
    Words {
        x: plot.inset
        y: plot.height - height
        text: plot.prices.firstDayText
        font: Type.caption
        color: Tokens.ink3
    }
    Words {
        x: plot.width - width
        y: plot.height - height
        text: plot.prices.lastDayText
        font: Type.caption
        color: Tokens.ink3
    }
    FocusRing {
        shown: plot.activeFocus
    }
}
