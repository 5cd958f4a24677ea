// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Recently removed.
TrashPage {
    required property Places places

    trash: places.trash
}
