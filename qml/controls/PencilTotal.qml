// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The delivered total, as on a flyleaf. Nothing else is set like this.
Words {
    property bool detail: false

    font: detail ? Type.pencilDetail : Type.pencil
    color: Tokens.pencil
}
