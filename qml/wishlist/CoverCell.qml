// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One book in the wall: its cover on the shelf line, title, author, the pencilled total. Kept to few items.
Item {
    id: cell

    required property int index
    required property string wishId
    required property string title
    required property string authors
    required property string family
    required property int clothIndex
    required property int foilIndex
    required property url coverUrl
    required property bool own
    required property string totalText
    required property bool totalSample
    required property string changeText
    required property string nearText
    required property string stateText
    required property bool isSelected
    required property string accessibleName
    property bool current: false
    property bool ringed: false
    // Where the cover begins, and whether there is one.
    property int coverTop: Sizes.cellTop
    property bool empty: false
    // The last of the wall draws its line to the end of the row.
    property real lineWidth: width
    // Made when first wanted: few cells have them at a start.
    property QtObject chosenGround: null
    property QtObject ring: null
    property QtObject total: null
    property alias cover: cover
    property alias authorWords: authorWords

    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property int wordsX: mirrored ? side - Sizes.s16 : side
    readonly property int side: Math.round((width - Sizes.coverWidth) / 2)

    objectName: "wish-delegate-" + index
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName
    Accessible.selected: isSelected
    Accessible.selectable: true
    onIsSelectedChanged: chosenGround = chosenGround || (isSelected ? part("CoverChosen.qml") : null)
    onRingedChanged: ring = ring || (ringed ? part("CoverRing.qml") : null)
    onTotalTextChanged: total = total || (totalText !== "" ? part("CoverTotal.qml") : null)

    function part(file: string): QtObject {
        return Qt.createComponent(Qt.resolvedUrl(file)).createObject(cell, {
            "cell": cell
        });
    }

    ShelfLine {
        x: cell.mirrored ? cell.width - width : 0
        y: cell.coverTop + Sizes.coverHeight
        width: cell.lineWidth
    }
    ClothCover {
        id: cover
        visible: !cell.empty
        x: cell.side
        y: cell.coverTop
        width: Sizes.coverWidth
        height: Sizes.coverHeight
        title: cell.title
        family: cell.family
        clothIndex: cell.clothIndex
        foilIndex: cell.foilIndex
        coverUrl: cell.coverUrl
    }
    Words {
        id: titleWords
        x: cell.wordsX
        y: cell.coverTop + Sizes.coverHeight + Sizes.shelfLine + Sizes.s8
        width: Sizes.coverWidth + Sizes.s16
        text: cell.title
        font: Type.book
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
        lineHeightMode: Text.FixedHeight
        lineHeight: Type.bookLine
    }
    Words {
        id: authorWords
        x: cell.wordsX
        anchors.top: titleWords.bottom
        width: Sizes.coverWidth + Sizes.s16
        text: cell.authors
        font: Type.caption
        color: Tokens.ink2
    }
    // Where there is no total yet: who has it nearby, or how the search stands.
    Words {
        x: cell.wordsX
        y: authorWords.y + authorWords.height + Sizes.s4
        width: Sizes.coverWidth + Sizes.s16
        visible: cell.totalText === ""
        text: !visible ? "" : cell.nearText !== "" ? cell.nearText : cell.stateText
        font: cell.nearText !== "" ? Type.captionStrong : Type.aside
        color: cell.nearText !== "" ? Tokens.accent : Tokens.ink3
        wrapMode: Text.Wrap
        maximumLineCount: 2
        elide: Text.ElideRight
    }
}
