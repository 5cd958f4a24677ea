// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The keys.
KeysSheet {
    required property Sheets sheets

    commands: sheets.commands
}
