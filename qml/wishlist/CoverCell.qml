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
    property QtObject chosenGround: null // made when first wanted

    readonly property bool mirrored: LayoutMirroring.enabled
    readonly property int wordsX: mirrored ? side - Sizes.s16 : side
    readonly property int side: Math.round((width - Sizes.coverWidth) / 2)

    objectName: "wish-delegate-" + index
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName
    Accessible.selected: isSelected
    Accessible.selectable: true
    onIsSelectedChanged: {
        if (isSelected && !chosenGround) {
            chosenGround = Qt.createComponent(Qt.resolvedUrl("CoverChosen.qml")).createObject(cell, {
                "cell": cell
            });
        }
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

        FocusRing {
            shown: cell.ringed
            inner: cover.radius
        }
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
    PencilTotal {
        id: total
        x: cell.mirrored ? cell.width - cell.side - width : cell.side
        anchors.top: authorWords.bottom
        text: cell.totalText
        visible: text !== ""
    }
    Words {
        readonly property real start: total.visible ? total.width + Sizes.s8 : 0
        x: cell.mirrored ? cell.wordsX : cell.side + start
        y: total.visible ? total.y + total.baselineOffset - baselineOffset : authorWords.y + authorWords.height + Sizes.s4
        width: Sizes.coverWidth + Sizes.s16 - start
        text: !total.visible ? (cell.nearText !== "" ? cell.nearText : cell.stateText) : cell.totalSample ? qsTr("sample", "a mark on made-up copies and prices") : cell.nearText !== "" ? cell.nearText : cell.changeText
        font: total.visible || cell.nearText !== "" ? Type.captionStrong : Type.aside
        wrapMode: total.visible ? Text.NoWrap : Text.Wrap
        maximumLineCount: total.visible ? 1 : 2
        elide: Text.ElideRight
        color: !total.visible && cell.nearText === "" ? Tokens.ink3 : total.visible && cell.totalSample ? Tokens.warn : cell.nearText !== "" ? Tokens.accent : Tokens.drop
    }
    // Beside a sample price there is no room for it.
    Words {
        x: cell.wordsX
        anchors.top: total.bottom
        width: Sizes.coverWidth + Sizes.s16
        visible: total.visible && cell.totalSample && cell.nearText !== ""
        text: visible ? cell.nearText : ""
        font: Type.captionStrong
        color: Tokens.accent
    }
}
