// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The cover of a book: its image where there is one, else cloth, drawn: the title in the serif, the
// family name in spaced capitals, one of three foil rules. Few items, for it stands in long walls.
Rectangle {
    id: cover

    required property string title
    required property string family
    required property int clothIndex
    required property int foilIndex
    property url coverUrl
    property QtObject image: null // made when there is one
    // Small covers carry no words.
    property bool plain: false
    readonly property color cloth: Tokens.cloths[clothIndex % Tokens.cloths.length]
    readonly property int spineWidth: Math.max(Sizes.bar, Math.round(width * Sizes.spine / Sizes.coverWidth * Sizes.coverScale))
    readonly property int margin: Math.round(width / 8)
    // 0: rules above and below; 1: a frame; 2: a rule under the title's side alone.
    readonly property int rule: foilIndex % 3

    implicitWidth: Sizes.coverWidth
    implicitHeight: Sizes.coverHeight
    radius: Sizes.radiusCover
    color: Qt.darker(cloth, 1.18)
    Accessible.ignored: true
    onCoverUrlChanged: {
        if (String(coverUrl) !== "" && !image) {
            image = Qt.createComponent(Qt.resolvedUrl("CoverImage.qml")).createObject(cover, {
                "cover": cover
            });
        }
    }

    Rectangle {
        x: cover.spineWidth
        width: parent.width - x
        height: parent.height
        radius: Sizes.radiusCover
        color: cover.cloth
    }
    Rectangle {
        x: cover.spineWidth - Sizes.hair
        width: Sizes.hair
        height: parent.height
        color: Tokens.spineLine
    }
    Rectangle {
        visible: !cover.plain
        x: cover.spineWidth + (cover.rule === 1 ? Sizes.s8 : cover.margin)
        y: cover.rule === 1 ? Sizes.s10 : Math.round(cover.height * 0.12)
        width: parent.width - x - (cover.rule === 1 ? Sizes.s10 : cover.margin)
        height: cover.rule === 1 ? parent.height - y * 2 : cover.rule === 0 ? Sizes.hair : Sizes.s2
        color: cover.rule === 1 ? Tokens.none : Tokens.foilRule
        border.width: cover.rule === 1 ? Sizes.hair : 0
        border.color: Tokens.foilRule
    }
    Rectangle {
        visible: !cover.plain && cover.rule === 0
        x: cover.spineWidth + cover.margin
        y: Math.round(cover.height * 0.88) - Sizes.hair
        width: parent.width - x - cover.margin
        height: Sizes.hair
        color: Tokens.foilRule
    }
    Text {
        visible: !cover.plain
        x: cover.spineWidth + cover.margin
        y: Math.round(cover.height * 0.18)
        width: parent.width - x - cover.margin
        height: Math.round(cover.height * 0.54)
        text: cover.title
        color: Tokens.foil
        font.family: Type.coverTitle.family
        font.weight: Type.coverTitle.weight
        font.pixelSize: Math.round(Type.coverTitle.pixelSize * cover.width / Sizes.coverWidth)
        fontSizeMode: Text.Fit
        // Covers grow half as fast as text: so do the smallest letters that they may need for a long word.
        minimumPixelSize: Math.max(1, Math.round(Type.caption.pixelSize / Sizes.textScale * Sizes.coverScale * 0.9 * Math.min(1, cover.width / Sizes.coverWidth)))
        wrapMode: Text.WordWrap
        elide: Text.ElideRight
        lineHeight: 0.88
        textFormat: Text.PlainText
        horizontalAlignment: cover.rule === 0 ? Text.AlignHCenter : Text.AlignLeft
        verticalAlignment: cover.rule === 1 ? Text.AlignVCenter : Text.AlignTop
    }
    Text {
        visible: !cover.plain
        x: cover.spineWidth + cover.margin
        y: Math.round(cover.height * 0.76)
        width: parent.width - x - cover.margin
        text: cover.family
        color: Tokens.foil
        font.family: Type.coverAuthor.family
        font.capitalization: Font.AllUppercase
        font.letterSpacing: Type.coverAuthor.letterSpacing
        font.pixelSize: Math.round(Type.coverAuthor.pixelSize * cover.width / Sizes.coverWidth)
        elide: Text.ElideRight
        textFormat: Text.PlainText
        horizontalAlignment: cover.rule === 0 ? Text.AlignHCenter : Text.AlignLeft
    }
}
