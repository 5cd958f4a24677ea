// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQml

// Every size of the program in logical pixels: spaces, radii, parts of the shell and of the pages. What
// holds text grows with the text scale; covers grow half as fast, so that two still stand side by side.
QtObject {
    id: sizes

    property real textScale: 1
    // The window, as Main sees it. Text twice as large leaves room for half as much: the breakpoints are
    // measured in text.
    property real windowWidth: 1280
    property real windowHeight: 800
    readonly property bool mirrored: Qt.application.layoutDirection === Qt.RightToLeft // qmllint disable
    readonly property real room: windowWidth / textScale
    readonly property bool wide: room >= 1100
    readonly property bool narrow: room < 720
    readonly property bool medium: !wide && !narrow
    readonly property real coverScale: 1 + (textScale - 1) / 2

    function scaled(px: real): int { return Math.round(px * textScale); }
    function covered(px: real): int { return Math.round(px * coverScale); }

    readonly property int windowMinWidth: 360
    readonly property int windowMinHeight: 560
    readonly property int windowDefaultWidth: 1280
    readonly property int windowDefaultHeight: 800

    readonly property int hair: 1
    readonly property int bar: 3
    readonly property int s2: 2
    readonly property int s4: 4
    readonly property int s6: 6
    readonly property int s8: 8
    readonly property int s10: 10
    readonly property int s12: 12
    readonly property int s16: 16
    readonly property int s24: 24
    readonly property int s32: 32
    readonly property int s48: 48
    // The side margin of a page.
    readonly property int gutter: narrow ? s16 : s24

    readonly property int radiusCover: 3
    readonly property int radiusMark: 4
    readonly property int radius: 8
    readonly property int radiusSheet: 12

    readonly property int target: Math.max(narrow ? 44 : 36, scaled(36))
    readonly property int chip: Math.max(narrow ? 36 : 28, scaled(28))
    readonly property int sourceChip: scaled(26)
    readonly property int focusRing: 2
    readonly property int iconSmall: scaled(16)
    readonly property int icon: scaled(20)
    readonly property int iconLarge: scaled(24)
    readonly property int drawing: 96
    readonly property int dot: scaled(8)

    readonly property int rail: scaled(224)
    readonly property int railMedium: scaled(72)
    readonly property int railRow: Math.max(36, scaled(36))
    readonly property int railTall: scaled(56)
    readonly property int bottomBar: scaled(60)
    readonly property int omnibox: scaled(40)
    readonly property int omniboxRow: scaled(48)
    readonly property int omniboxMaxHeight: 480
    readonly property int head: scaled(64)
    readonly property int contentMin: 560
    readonly property int pane: scaled(400)
    readonly property int paneMin: scaled(340)
    readonly property int paneMax: scaled(520)
    readonly property int selectionBar: scaled(56)
    readonly property int sheet: scaled(560)
    readonly property int sheetWide: scaled(720)
    readonly property int sheetPlot: scaled(1008)
    readonly property int plotPane: scaled(120)
    readonly property int plotHero: scaled(176)
    readonly property int plotHeroWidth: scaled(370)
    readonly property int plotLarge: scaled(narrow ? 220 : 300)
    readonly property int menu: scaled(240)
    readonly property int measure: scaled(520)
    readonly property int column: scaled(680)
    readonly property int field: scaled(320)
    readonly property int fieldShort: scaled(128)
    readonly property int label: scaled(176)
    readonly property int noteHeight: scaled(96)
    readonly property int firstRunWidth: scaled(600)
    readonly property int cap: scaled(22)

    readonly property int coverWidth: covered(124)
    readonly property int coverHeight: covered(186)
    readonly property int cellWidth: covered(168)
    readonly property int cellHeight: coverHeight + bar + scaled(119)
    readonly property int cellTop: s10
    readonly property int coverBookWidth: narrow ? 124 : 176
    readonly property int coverBookHeight: narrow ? 186 : 264
    readonly property int bookWordsMin: 180
    readonly property int bookWordsLeast: 140
    readonly property int coverHeroWidth: 102
    readonly property int coverHeroHeight: 153
    readonly property int coverListWidth: scaled(32)
    readonly property int coverListHeight: scaled(48)
    readonly property int spine: 8
    readonly property int shelfLine: 3
    // Kept free at the end of a view for its scroll bar.
    readonly property int scrollRoom: 16

    // A page lower than this has no room for a question over its books.
    readonly property int stepRoom: 400
    readonly property int chipsRoom: 260
    readonly property int listRow: scaled(64)
    readonly property int tableRow: scaled(36)
    readonly property int tableHead: scaled(32)
    readonly property int colMoney: scaled(narrow ? 120 : 150)
    readonly property int copyRow: scaled(44)
    readonly property int copyRowFolded: scaled(56)
    readonly property int copyCard: scaled(104)
    readonly property int offerRow: scaled(72)

    // What is near, in a row of the list.
    readonly property int colNear: scaled(104)

    // Columns of the table of copies.
    readonly property int colCopyTick: scaled(32)
    readonly property int colCopyTotal: scaled(84)
    readonly property int colCopyPrice: scaled(72)
    readonly property int colCopyPostage: scaled(80)
    readonly property int colCopyCondition: scaled(188)
    readonly property int colCopyEdition: scaled(160)
    readonly property int colCopySeller: scaled(184)
    readonly property int colCopyFrom: scaled(108)
    readonly property int colCopySeen: scaled(92)
}
