// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The ring around the cover of the book that keys act on.
Item {
    required property CoverCell cell

    x: cell.cover.x
    y: cell.cover.y
    width: cell.cover.width
    height: cell.cover.height

    FocusRing {
        shown: parent.cell.ringed
        inner: Sizes.radiusCover
    }
}
