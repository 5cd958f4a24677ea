// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// What neighbours offer, by distance band. The place is a cell that the reader chose.
FocusScope {
    id: page

    required property NearbyModel nearby

    // Neighbours' offers, or bookshops and bookcases.
    property bool showsShops: false

    signal areaAsked
    signal postAsked
    signal accountAsked

    // With large words in a small window the list comes before what narrows and explains it.
    readonly property bool low: height - groups.y - groups.height < Sizes.coverHeight

    objectName: "nearby-page"
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Nearby", "a place in the rail")

    PageHead {
        id: head
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.gutter
        anchors.rightMargin: Sizes.gutter
        baseName: "nearby"
        title: qsTr("Nearby", "a place in the rail")
        line: page.nearby.areaText

        IconButton {
            objectName: "nearby-post-narrow"
            visible: Sizes.narrow && page.nearby.hasArea
            name: qsTr("Post an offer", "a button")
            icon.name: "offer"
            onClicked: page.postAsked()
        }
        Button {
            objectName: "nearby-post"
            visible: !Sizes.narrow && page.nearby.hasArea
            primary: true
            text: qsTr("Post an offer", "a button")
            onClicked: page.postAsked()
        }
    }
    Flow {
        id: groups
        anchors.top: head.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.gutter
        anchors.rightMargin: Sizes.gutter
        visible: page.nearby.hasArea
        spacing: Sizes.s8

        Chip {
            objectName: "nearby-offers"
            text: qsTr("Neighbours", "a group of what is nearby")
            chosen: !page.showsShops
            onClicked: page.showsShops = false
        }
        Chip {
            objectName: "nearby-shops"
            icon.name: "shelf"
            text: qsTr("Bookshops and bookcases", "a group of what is nearby")
            chosen: page.showsShops
            onClicked: page.showsShops = true
        }
    }
    Flickable {
        id: tools
        anchors.top: groups.bottom
        anchors.topMargin: Sizes.s8
        width: parent.width
        height: chips.height
        visible: page.nearby.hasArea && !page.low
        contentWidth: chips.width + Sizes.gutter * 2
        contentX: Sizes.mirrored ? Math.max(0, contentWidth - width) : 0
        clip: contentWidth > width
        boundsBehavior: Flickable.StopAtBounds
        flickableDirection: Flickable.HorizontalFlick

        Row {
            id: chips
            x: Sizes.gutter
            spacing: Sizes.s8

            Repeater {
                model: [3, 10, 25, 50]

                Chip {
                    required property int modelData
                    objectName: "nearby-radius-" + modelData
                    text: qsTr("within %1 km", "a chip: how far the list looks").arg(modelData)
                    chosen: page.nearby.radiusKm === modelData
                    onClicked: page.nearby.radiusKm = modelData
                }
            }
            Chip {
                objectName: "nearby-area"
                choice: false
                icon.name: "cell"
                text: qsTr("Change my area", "a chip that opens a sheet")
                onClicked: page.areaAsked()
            }
        }
    }
    Words {
        id: privacy
        objectName: "nearby-privacy"
        anchors.top: tools.visible ? tools.bottom : groups.bottom
        anchors.topMargin: Sizes.s8
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.gutter
        anchors.rightMargin: Sizes.gutter
        visible: page.nearby.hasArea && !page.low
        text: page.showsShops ? qsTr("Public places, with their own points. How far they are is counted from the middle of your area.", "over the list of bookshops and bookcases") : page.nearby.count > 0 && page.nearby.statusLine !== "" ? qsTr("%1 · %2", "two sentences side by side").arg(page.nearby.privacyLine).arg(page.nearby.statusLine) : page.nearby.privacyLine
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    ListView {
        id: view
        objectName: "nearby-list"
        anchors.top: privacy.visible ? privacy.bottom : groups.visible ? groups.bottom : head.bottom
        anchors.topMargin: Sizes.s8
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.bottom: parent.bottom
        visible: count > 0 && !page.showsShops
        model: page.nearby
        clip: true
        focus: true
        activeFocusOnTab: true
        boundsBehavior: Flickable.StopAtBounds
        highlightFollowsCurrentItem: false
        readonly property bool accessibleRows: true
        Accessible.role: Accessible.List
        Accessible.name: qsTr("%n offers near you", "name of the list", count)
        T.ScrollBar.vertical: ScrollBar {}
        section.property: "bandText"
        delegate: OfferRow {
            heading: ListView.section !== ListView.previousSection ? ListView.section : ""
            width: ListView.view.width
            current: ListView.isCurrentItem && view.activeFocus
            onWithdrawn: page.nearby.withdraw(index)
        }
    }
    Lazy {
        anchors.fill: view
        active: !page.showsShops && page.nearby.count === 0 && page.nearby.nearbyState !== NearbyModel.NearbyState.Loading
        sourceComponent: EmptyState {
            objectName: "nearby-empty"
            drawing: page.nearby.nearbyState === NearbyModel.NearbyState.Offline ? "cloud-off" : "nearby"
            sentence: !page.nearby.hasArea ? qsTr("Neighbours may have your books.", "nearby, no area chosen yet") : page.nearby.statusLine
            detail: !page.nearby.hasArea ? qsTr("Choose an area of 1, 3 or 10 km. Others see the area, never a point in it.", "nearby, no area chosen yet") : ""

            Button {
                objectName: "nearby-choose-area"
                visible: !page.nearby.hasArea
                primary: true
                text: qsTr("Choose an area", "a button")
                onClicked: page.areaAsked()
            }
            Button {
                objectName: "nearby-wider"
                visible: page.nearby.nearbyState === NearbyModel.NearbyState.Ready && page.nearby.radiusKm < 50
                text: qsTr("Look further", "a button: a wider circle")
                onClicked: page.nearby.radiusKm = page.nearby.radiusKm === 3 ? 10 : page.nearby.radiusKm === 10 ? 25 : 50
            }
            Button {
                objectName: "nearby-post-first"
                visible: page.nearby.nearbyState === NearbyModel.NearbyState.Ready
                text: qsTr("Post an offer", "a button")
                onClicked: page.postAsked()
            }
            Button {
                objectName: "nearby-account"
                visible: page.nearby.nearbyState === NearbyModel.NearbyState.SoloOnly
                text: qsTr("Join a shared server", "a button: neighbours are reached by a shared daemon")
                onClicked: page.accountAsked()
            }
        }
    }
    Progress {
        anchors.top: view.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.gutter
        anchors.rightMargin: Sizes.gutter
        name: qsTr("Asking for offers", "name of a bar")
        running: !page.showsShops && page.nearby.nearbyState === NearbyModel.NearbyState.Loading
    }
    Lazy {
        anchors.fill: view
        active: page.showsShops
        visible: active
        sourceComponent: BookshopsPart {
            bookshops: page.nearby.bookshops
            onAreaAsked: page.areaAsked()
        }
    }
}
