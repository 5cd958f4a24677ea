// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The sources that are asked for copies and books: on or off, keys, budgets, terms; and shops to add.
Page {
    id: page

    required property SourcesModel sources

    objectName: "sources-page"
    Accessible.name: qsTr("Sources", "name of a page")
    Component.onCompleted: sources.load()

    PageHead {
        width: parent.width
        baseName: "sources"
        title: qsTr("Sources", "name of a page")
        line: page.sources.plannedLine
    }
    Words {
        objectName: "sources-state"
        width: parent.width
        visible: text !== ""
        text: page.sources.stateLine
        color: Tokens.warn
        wrapMode: Text.Wrap
    }
    Button {
        objectName: "sources-again"
        visible: page.sources.stateLine !== "" && !page.sources.busy
        icon.name: "sync"
        text: qsTr("Try again", "a button: ask the server once more")
        onClicked: page.sources.load()
    }
    CollectPart {
        width: parent.width
        collect: page.sources.collect
    }
    ShopPart {
        width: parent.width
        visible: page.sources.count > 0
        shop: page.sources.shop
    }
    Heading {
        width: parent.width
        topPadding: Sizes.s12
        visible: page.sources.count > 0
        text: qsTr("Who is asked", "heading over the list of sources")
    }
    Words {
        objectName: "sources-keys"
        width: parent.width
        visible: text !== ""
        text: page.sources.keysLine
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    Repeater {
        model: page.sources

        SourceSetting {
            width: parent.width
            onSwitched: on => page.sources.setOn(index, on)
            onKeyGiven: key => page.sources.setKey(index, key)
            onKeptKeyAsked: page.sources.sendKeptKey(index)
            onShopRemoveAsked: page.sources.removeShop(index)
        }
    }
}
