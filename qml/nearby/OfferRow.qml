// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One offer of a neighbour: the book, its condition, gift, swap, loan or price, since when.
Item {
    id: entry

    required property int index
    required property string title
    required property string authors
    required property string family
    required property int clothIndex
    required property int foilIndex
    required property string conditionText
    required property string kindText
    required property string priceText
    required property string sinceText
    required property string ownerName
    required property bool matchesWish
    required property bool isMine
    required property string accessibleName
    property bool current: false
    // The distance band, over its first offer.
    property string heading: ""
    readonly property int headHeight: heading === "" ? 0 : Type.captionLine + Sizes.s24

    signal withdrawn

    objectName: "offer-delegate-" + index
    height: headHeight + Math.max(Sizes.offerRow, words.implicitHeight + Sizes.s16)
    Accessible.role: Accessible.ListItem
    Accessible.name: accessibleName

    Words {
        x: Sizes.gutter
        y: Sizes.s16
        width: parent.width - Sizes.gutter * 2
        visible: text !== ""
        text: entry.heading
        font: Type.overline
        color: Tokens.ink2
    }
    Item {
        y: entry.headHeight
        width: parent.width
        height: parent.height - y

        Rectangle {
            anchors.fill: parent
            color: entry.current ? Tokens.sel : Tokens.none

            Rectangle {
                visible: entry.current
                anchors.left: parent.left
                width: Sizes.bar
                height: parent.height
                color: Tokens.accent
            }
            Rectangle {
                anchors.bottom: parent.bottom
                x: Sizes.gutter
                width: parent.width - Sizes.gutter * 2
                height: Sizes.hair
                color: Tokens.line
            }
        }
        ClothCover {
            id: cover
            anchors.left: parent.left
            anchors.leftMargin: Sizes.gutter
            anchors.verticalCenter: parent.verticalCenter
            width: Sizes.coverListWidth
            height: Sizes.coverListHeight
            plain: true
            title: entry.title
            family: entry.family
            clothIndex: entry.clothIndex
            foilIndex: entry.foilIndex
        }
        Column {
            id: words
            anchors.left: cover.right
            anchors.leftMargin: Sizes.s16
            anchors.right: ends.left
            anchors.rightMargin: Sizes.s12
            anchors.verticalCenter: parent.verticalCenter

            Words {
                width: parent.width
                text: entry.title
                font: Type.book
            }
            Words {
                width: parent.width
                text: entry.authors
                font: Type.small
                color: Tokens.ink2
            }
            Words {
                width: parent.width
                text: Dots.join(entry.conditionText, entry.sinceText, entry.isMine ? qsTr("yours", "an offer of one's own") : entry.ownerName)
                font: Type.caption
                color: Tokens.ink3
            }
        }
        Row {
            id: ends
            anchors.right: parent.right
            anchors.rightMargin: Sizes.gutter
            anchors.verticalCenter: parent.verticalCenter
            spacing: Sizes.s12

            Words {
                anchors.verticalCenter: parent.verticalCenter
                visible: entry.matchesWish && !Sizes.narrow
                text: qsTr("on your list", "an offer that matches a wish")
                font: Type.smallStrong
                color: Tokens.accent
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                text: entry.priceText === "" ? entry.kindText : entry.priceText
                font: entry.priceText === "" ? Type.small : Type.strong
            }
            Button {
                objectName: "offer-withdraw-" + entry.index
                visible: entry.isMine
                text: qsTr("Take back", "a button: withdraw one's own offer")
                onClicked: entry.withdrawn()
            }
        }
    }
}
