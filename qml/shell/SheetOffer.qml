// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Offering a book to neighbours.
OfferSheet {
    required property Sheets sheets

    offer: sheets.offer
}
