// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// One copy with all that is known of it, where else it is listed, and the way not to see it any more.
Sheet {
    id: sheet

    required property Sheets sheets
    readonly property CopyDetails copy: sheets.copies.details

    baseName: "copy-sheet"
    heading: qsTr("%1 delivered", "heading of a sheet: the total of a copy").arg(copy.totalText)
    wideWidth: Sizes.sheetWide
    firstField: page.visible ? (page as Item) : (parted as Item)

    CopyWords {
        width: parent.width
        copy: sheet.copy
    }
    AlsoPart {
        width: parent.width
        visible: sheet.copy.alsoLine !== ""
        copies: sheet.sheets.copies
        onParted: sheet.close()
    }
    HidePart {
        id: parted
        width: parent.width
        hasSeller: sheet.copy.hasSeller
        onHidden: reason => {
            sheet.sheets.copies.hide(reason);
            sheet.close();
        }
    }
    actions: [
        Button {
            id: page
            objectName: "copy-page"
            visible: sheet.copy.host !== ""
            primary: true
            icon.name: "leave"
            text: qsTr("Open seller's page", "a button: in the browser")
            Accessible.description: sheet.copy.host
            onClicked: sheet.sheets.copies.openDetailsPage()
        }
    ]
}
