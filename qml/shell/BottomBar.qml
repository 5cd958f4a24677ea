// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The places at the foot of the narrow layout.
Rectangle {
    id: bar

    required property Navigator nav
    required property Router router

    objectName: "bottom-bar"
    implicitHeight: Math.max(Sizes.bottomBar, row.implicitHeight)
    color: Tokens.page
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Places", "name of the bar at the foot")

    Rectangle {
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
    Row {
        id: row
        readonly property real part: bar.width / 5
        anchors.verticalCenter: parent.verticalCenter

        BottomPlace {
            objectName: "bottom-library"
            width: row.part
            text: qsTr("Library", "a place in the rail")
            icon.name: "library"
            current: bar.nav.place === "library"
            onClicked: bar.router.goTo("library")
        }
        BottomPlace {
            objectName: "bottom-find"
            width: row.part
            text: qsTr("Find", "a place in the rail, short")
            icon.name: "find"
            current: bar.nav.place === "find"
            onClicked: bar.router.goTo("find")
        }
        BottomPlace {
            objectName: "bottom-nearby"
            width: row.part
            text: qsTr("Nearby", "a place in the rail")
            icon.name: "nearby"
            current: bar.nav.place === "nearby"
            onClicked: bar.router.goTo("nearby")
        }
        BottomPlace {
            objectName: "bottom-post"
            width: row.part
            text: qsTr("Post", "a place in the rail, short: the morning post")
            icon.name: "post"
            current: bar.nav.place === "post"
            onClicked: bar.router.goTo("post")
        }
        BottomPlace {
            objectName: "bottom-more"
            width: row.part
            text: qsTr("More", "a place in the bar at the foot: the rest")
            icon.name: "menu"
            current: bar.nav.place !== "library" && bar.nav.place !== "find" && bar.nav.place !== "nearby" && bar.nav.place !== "post"
            onClicked: bar.router.goTo("more")
        }
    }
}
