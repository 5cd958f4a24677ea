// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Sharing a list.
ShareSheet {
    required property Sheets sheets

    sharing: sheets.sharing
    onAccountAsked: sheets.accountAsked()
}
