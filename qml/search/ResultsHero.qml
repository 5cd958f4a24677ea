// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The book in question: cover, title, editions in force, the best total in pencil, what can be done.
Item {
    id: hero

    required property CopiesModel copies

    signal sellerAsked
    signal pricesAsked

    readonly property bool plotted: copies.prices.hasPlot && width > Sizes.plotHeroWidth * 2.5
    readonly property real plotWidth: plotted ? Sizes.plotHeroWidth + Sizes.s24 : 0

    implicitHeight: Math.max(cover.height, words.implicitHeight, plotted ? Sizes.plotHero : 0)

    ClothCover {
        id: cover
        anchors.left: parent.left
        width: Sizes.narrow ? Math.round(Sizes.coverHeroWidth * 0.8) : Sizes.coverHeroWidth
        height: Math.round(width * 1.5)
        title: hero.copies.bookTitle
        family: hero.copies.bookFamily
        clothIndex: hero.copies.bookClothIndex
        foilIndex: hero.copies.bookFoilIndex
    }
    Column {
        id: words
        readonly property string again: qsTr("Look again", "a button: ask for copies once more")
        anchors.left: cover.right
        anchors.leftMargin: Sizes.s24
        anchors.right: parent.right
        anchors.rightMargin: hero.plotWidth
        spacing: Sizes.s4

        Flow {
            width: parent.width
            spacing: Sizes.s12

            Words {
                objectName: "results-title"
                width: Math.min(implicitWidth, parent.width - (mark.visible && !Sizes.narrow ? mark.width + Sizes.s12 : 0))
                text: hero.copies.bookTitle
                font: Sizes.narrow ? Type.heading : Type.title
                wrapMode: Text.Wrap
                maximumLineCount: 2
                elide: Text.ElideRight
                Accessible.role: Accessible.Heading
                Accessible.name: text
            }
            Item {
                id: mark
                visible: hero.copies.isSample
                width: sample.width
                height: Sizes.narrow ? sample.height : Type.titleLine

                SampleMark {
                    id: sample
                    objectName: "results-sample"
                    anchors.verticalCenter: parent.verticalCenter
                }
            }
        }
        Words {
            width: parent.width
            text: hero.copies.bookAuthors === "" ? hero.copies.editionLine : qsTr("%1 · %2", "author · editions in force").arg(hero.copies.bookAuthors).arg(hero.copies.editionLine)
            font: Type.small
            color: Tokens.ink2
            wrapMode: Text.Wrap
        }
        Words {
            objectName: "results-found"
            width: parent.width
            visible: text !== ""
            text: hero.copies.foundLine
            font: Type.caption
            color: Tokens.ink3
            wrapMode: Text.Wrap
        }
        Flow {
            width: parent.width
            spacing: Sizes.s12
            visible: hero.copies.bestTotalText !== ""

            PencilTotal {
                id: best
                objectName: "results-best"
                detail: true
                text: hero.copies.bestTotalText
            }
            Words {
                objectName: "results-best-line"
                width: Sizes.narrow ? parent.width : Math.min(implicitWidth, parent.width - best.width - Sizes.s12)
                topPadding: Sizes.narrow ? 0 : Math.max(0, best.height - Type.smallLine - Sizes.s6)
                wrapMode: Sizes.narrow ? Text.Wrap : Text.NoWrap
                text: hero.copies.bestLine
                font: Type.small
                color: Tokens.ink2
            }
        }
        Words {
            objectName: "results-line"
            width: parent.width
            text: hero.copies.headLine
            font: Type.smallStrong
            color: Tokens.ink2
            wrapMode: Text.Wrap
        }
        Words {
            objectName: "results-price-sense"
            width: parent.width
            visible: text !== ""
            text: hero.copies.prices.summary
            font: Type.small
            color: Tokens.ink2
            wrapMode: Text.Wrap
        }
        Words {
            objectName: "results-rates"
            width: parent.width
            visible: text !== ""
            text: hero.copies.rateLine
            font: Type.caption
            color: Tokens.ink3
            wrapMode: Text.Wrap
        }
        Flow {
            width: parent.width
            topPadding: Sizes.s4
            spacing: Sizes.s8

            Button {
                objectName: "results-prices"
                visible: hero.copies.prices.summary !== "" || hero.copies.prices.hasPlot
                icon.name: "plot"
                text: qsTr("Price history", "a button: what copies cost over time")
                onClicked: hero.pricesAsked()
            }
            Button {
                objectName: "results-open-seller"
                readonly property string host: hero.copies.count > 0 ? hero.copies.sellerHost(0) : ""
                visible: host !== ""
                primary: true
                text: qsTr("Open seller's page", "a button: in the browser")
                Accessible.description: host
                onClicked: hero.sellerAsked()
            }
            Button {
                objectName: "results-refresh"
                icon.name: "sync"
                text: Sizes.narrow ? "" : words.again
                Accessible.name: words.again
                onClicked: hero.copies.refresh()
            }
        }
    }
    Lazy {
        anchors.right: parent.right
        width: Sizes.plotHeroWidth
        height: Sizes.plotHero
        active: hero.plotted
        sourceComponent: PricePlot {
            prices: hero.copies.prices
            Keys.onReturnPressed: hero.pricesAsked()
            onTableAsked: {
                prices.showsTable = true;
                hero.pricesAsked();
            }
        }
    }
}
