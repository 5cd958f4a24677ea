// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQml
import Endpaper.Ui

// Where the columns of the table of copies stand. With little room Copy, Postage and From fold into the
// second line of the row.
QtObject {
    id: columns

    property real width: 0
    readonly property bool folded: width < fullWidth
    readonly property int fullWidth: Sizes.colCopyTick + Sizes.colCopyTotal + Sizes.colCopyPrice + Sizes.colCopyPostage + Sizes.colCopyCondition + Sizes.colCopyEdition + Sizes.colCopySeller + Sizes.colCopyFrom + Sizes.colCopySeen
    readonly property int fixedWidth: Sizes.colCopyTick + Sizes.colCopyTotal + (folded ? 0 : Sizes.colCopyPrice + Sizes.colCopyPostage + Sizes.colCopyFrom) + Sizes.colCopySeen
    readonly property int wordsWidth: Sizes.colCopyCondition + Sizes.colCopyEdition + Sizes.colCopySeller
    readonly property real stretch: Math.max(0.4, (width - fixedWidth) / wordsWidth)
    readonly property int condition: Math.floor(Sizes.colCopyCondition * stretch)
    readonly property int edition: Math.floor(Sizes.colCopyEdition * stretch)
    readonly property int seller: Math.floor(Sizes.colCopySeller * stretch)
}
