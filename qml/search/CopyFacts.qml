// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// What is known of one copy, for the row and the card that show it.
Item {
    id: facts

    required property int index
    required property string totalText
    required property bool totalIsLeast
    required property string priceText
    required property string postageText
    required property string conditionText
    required property string defects
    required property string editionText
    required property bool editionDiffers
    required property string seller
    required property string fromText
    required property string seenText
    required property string sourceName
    required property bool isSample
    required property bool isLesser
    required property string alsoAtText
    required property string accessibleName
    required property bool isPicked
    property bool current: false
    // Where its page is; empty where it has none.
    property string host: ""
    readonly property string condition: defects === "" ? conditionText : qsTr("%1 · %2", "condition · defects").arg(conditionText).arg(defects)
    readonly property string sellerLine: seller === sourceName || seller === "" ? sourceName : qsTr("%1, %2", "seller, source").arg(seller).arg(sourceName)

    signal opened
    signal shown
    signal ticked
    signal picked
}
