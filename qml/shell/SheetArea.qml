// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The reader's area.
AreaSheet {
    required property Sheets sheets

    nearby: sheets.nearby
    places: sheets.places
}
