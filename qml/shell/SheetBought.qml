// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// What a book cost, and when it was bought.
Sheet {
    id: sheet

    required property Sheets sheets
    readonly property PurchaseModel purchase: sheets.purchase

    function keep(): void {
        if (purchase.keep()) {
            close();
        }
    }
    baseName: "bought-sheet"
    heading: qsTr("Bought: %1", "heading of a sheet: what a book cost").arg(purchase.title)
    firstField: amount
    onAboutToShow: amount.selectAll()

    Field {
        width: parent.width
        label: qsTr("For", "label of a field: what a book cost")
        hint: qsTr("Delivered, in your currency. Empty where you do not know it.", "hint of the field for what a book cost")
        error: sheet.purchase.errorField === "amount" ? sheet.purchase.error : ""

        TextField {
            id: amount
            objectName: "bought-amount"
            width: Math.min(parent.width, Sizes.field)
            name: qsTr("For", "label of a field: what a book cost")
            text: sheet.purchase.amount
            failed: sheet.purchase.errorField === "amount"
            onTextEdited: sheet.purchase.amount = text
            onAccepted: sheet.keep()
        }
    }
    Field {
        width: parent.width
        label: qsTr("On", "label of a field: the day on which a book was bought")
        error: sheet.purchase.errorField === "day" ? sheet.purchase.error : ""

        TextField {
            objectName: "bought-day"
            width: Math.min(parent.width, Sizes.field)
            name: qsTr("On", "label of a field: the day on which a book was bought")
            text: sheet.purchase.day
            failed: sheet.purchase.errorField === "day"
            onTextEdited: sheet.purchase.day = text
            onAccepted: sheet.keep()
        }
    }
    Words {
        objectName: "bought-what"
        width: parent.width
        text: sheet.purchase.isKnown ? qsTr("Empty both to forget it.", "in the sheet of what a book cost") : qsTr("The book is owned then, and wanted no more.", "in the sheet of what a book cost")
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    actions: [
        Button {
            objectName: "bought-cancel"
            quiet: true
            text: qsTr("Cancel", "a button")
            onClicked: sheet.close()
        },
        Button {
            objectName: "bought-ok"
            primary: true
            text: qsTr("Keep", "a button: keep what a book cost")
            onClicked: sheet.keep()
        }
    ]
}
