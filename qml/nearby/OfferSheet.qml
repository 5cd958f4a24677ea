// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Posting an offer: which book, how, and what neighbours will see.
Sheet {
    id: sheet

    required property OfferEditor offer

    baseName: "offer-sheet"
    heading: qsTr("Post an offer", "a button")
    wideWidth: Sizes.sheetWide
    firstField: titleField

    Connections {
        target: sheet.offer
        function onDone(): void {
            sheet.close();
        }
    }
    OfferWhich {
        id: which
        width: parent.width
        offer: sheet.offer
    }
    OfferHow {
        width: parent.width
        offer: sheet.offer
    }
    Rectangle {
        width: parent.width
        implicitHeight: preview.implicitHeight + Sizes.s24
        radius: Sizes.radius
        color: Tokens.sunk

        Column {
            id: preview
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.margins: Sizes.s12
            anchors.verticalCenter: parent.verticalCenter
            spacing: Sizes.s4

            Words {
                text: qsTr("What neighbours see", "heading over a preview")
                font: Type.overline
                color: Tokens.ink2
            }
            Words {
                objectName: "offer-preview"
                width: parent.width
                text: sheet.offer.previewLine
                wrapMode: Text.Wrap
            }
        }
    }
    ErrorLine {
        objectName: "offer-error"
        width: parent.width
        text: sheet.offer.error
    }

    readonly property Item titleField: which.firstField

    actions: [
        Button {
            objectName: "offer-cancel"
            quiet: true
            text: qsTr("Cancel", "a button")
            onClicked: sheet.close()
        },
        Button {
            objectName: "offer-submit"
            primary: true
            enabled: sheet.offer.valid && !sheet.offer.busy
            text: qsTr("Post", "a button: put the offer up")
            onClicked: sheet.offer.submit()
        }
    ]
}
