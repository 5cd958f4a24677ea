// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The type roles: Vollkorn for books and headings, Noto Sans for the rest (its figures are tabular).
// Each role has a font and a line height, both already scaled.
QtObject {
    readonly property string serif: "Vollkorn"
    readonly property string sans: "Noto Sans"

    readonly property font display: Qt.font({ family: serif, pixelSize: Sizes.scaled(Sizes.narrow ? 26 : 32), weight: Font.DemiBold })
    readonly property font title: Qt.font({ family: serif, pixelSize: Sizes.scaled(28), weight: Font.DemiBold })
    readonly property font heading: Qt.font({ family: serif, pixelSize: Sizes.scaled(20), weight: Font.Medium })
    readonly property font book: Qt.font({ family: serif, pixelSize: Sizes.scaled(16), weight: Font.Medium })
    readonly property font pencil: Qt.font({ family: serif, pixelSize: Sizes.scaled(18), italic: true })
    readonly property font pencilDetail: Qt.font({ family: serif, pixelSize: Sizes.scaled(28), italic: true })
    readonly property font aside: Qt.font({ family: serif, pixelSize: Sizes.scaled(14), italic: true })
    readonly property font body: Qt.font({ family: sans, pixelSize: Sizes.scaled(14) })
    readonly property font strong: Qt.font({ family: sans, pixelSize: Sizes.scaled(14), weight: Font.Bold })
    readonly property font small: Qt.font({ family: sans, pixelSize: Sizes.scaled(13) })
    readonly property font smallStrong: Qt.font({ family: sans, pixelSize: Sizes.scaled(13), weight: Font.Bold })
    readonly property font caption: Qt.font({ family: sans, pixelSize: Sizes.scaled(12) })
    readonly property font captionStrong: Qt.font({ family: sans, pixelSize: Sizes.scaled(12), weight: Font.Bold })
    readonly property font overline: Qt.font({ family: sans, pixelSize: Sizes.scaled(12), weight: Font.Bold, letterSpacing: 1, capitalization: Font.AllUppercase })
    // A code to compare letter by letter.
    readonly property font code: Qt.font({ family: sans, pixelSize: Sizes.scaled(24), weight: Font.Bold, letterSpacing: 2 })
    // On a drawn cover; the letters of the author are the one place that spaces them.
    readonly property font coverTitle: Qt.font({ family: serif, pixelSize: Sizes.covered(18), weight: Font.Medium })
    readonly property font coverAuthor: Qt.font({ family: sans, pixelSize: Sizes.covered(11), letterSpacing: 1, capitalization: Font.AllUppercase, weight: Font.Medium })

    readonly property int displayLine: Sizes.scaled(Sizes.narrow ? 32 : 40)
    readonly property int titleLine: Sizes.scaled(34)
    readonly property int headingLine: Sizes.scaled(26)
    readonly property int bookLine: Sizes.scaled(20)
    readonly property int pencilLine: Sizes.scaled(22)
    readonly property int bodyLine: Sizes.scaled(20)
    readonly property int smallLine: Sizes.scaled(18)
    readonly property int captionLine: Sizes.scaled(16)
}
