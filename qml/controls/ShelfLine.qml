// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// What covers stand on.
Rectangle {
    height: Sizes.shelfLine
    color: Tokens.line
    Accessible.ignored: true
}
