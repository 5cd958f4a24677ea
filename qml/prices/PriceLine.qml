// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Shapes
import Endpaper.Ui

// One line of the plot in its colour and with its dash.
Shape {
    id: line

    property string path: ""
    // As PriceMark.Look: fine, good, any, the target.
    property int look: 0

    ShapePath {
        strokeColor: line.look < PriceMark.Look.Target ? Tokens.plot[line.look] : Tokens.ink2
        strokeWidth: Sizes.s2
        strokeStyle: line.look === PriceMark.Look.Fine ? ShapePath.SolidLine : ShapePath.DashLine
        dashPattern: line.look === PriceMark.Look.Any ? [1, 1.5] : line.look === PriceMark.Look.Target ? [6, 4] : [4, 2]
        capStyle: ShapePath.FlatCap
        joinStyle: ShapePath.MiterJoin
        fillColor: Tokens.none

        PathSvg {
            path: line.path
        }
    }
}
