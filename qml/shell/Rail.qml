// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// The rail: the places, the lists, and at the foot the status line. Medium shows icons with names under.
FocusScope {
    id: rail

    required property LibraryModel library
    required property SyncStatus sync
    required property int nearCount
    required property int postCount
    required property string place
    readonly property bool tall: Sizes.medium
    property bool wishlistsFolded: false
    property bool shelvesFolded: false

    signal went(place: string)
    signal listChosen(listId: string)
    signal listRenameAsked(listId: string)
    signal listRemoveAsked(listId: string)
    signal listShareAsked(listId: string)
    signal newListAsked(shelf: bool)
    signal booksDropped(listId: string, copied: bool)

    function openMenu(listId: string): void {
        menuLoader.listId = listId;
        menuLoader.active = true;
    }
    function closeMenu(): void {
        menuLoader.active = false;
    }

    objectName: "rail"
    implicitWidth: tall ? Sizes.railMedium : Sizes.rail
    Accessible.role: Accessible.Pane
    Accessible.name: qsTr("Places and lists", "name of the bar at the side")

    Rectangle {
        anchors.right: parent.right
        width: Sizes.hair
        height: parent.height
        color: Tokens.line
    }
    Words {
        id: mark
        x: rail.tall ? 0 : Sizes.s24
        width: parent.width - x * 2
        height: Sizes.head + Sizes.s8
        horizontalAlignment: rail.tall ? Text.AlignHCenter : Text.AlignLeft
        verticalAlignment: Text.AlignVCenter
        text: rail.tall ? qsTr("Ep", "the program's name, as short as can be") : qsTr("Endpaper", "the program's name")
        font: Type.title
        Accessible.ignored: true
    }
    Flickable {
        id: view
        objectName: "rail-lists"
        anchors.top: mark.bottom
        anchors.bottom: status.top
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: rail.tall ? Sizes.s4 : Sizes.s12
        anchors.rightMargin: rail.tall ? Sizes.s4 + Sizes.hair : Sizes.s12
        contentHeight: column.implicitHeight + Sizes.s8
        clip: true
        boundsBehavior: Flickable.StopAtBounds
        T.ScrollBar.vertical: ScrollBar {}

        Column {
            id: column
            width: view.width
            spacing: Sizes.s2

            RailPlace {
                objectName: "rail-library"
                width: parent.width
                tall: rail.tall
                text: qsTr("Library", "a place in the rail")
                icon.name: "library"
                count: rail.library.totalCount
                current: rail.place === "library" && rail.library.currentListId === ""
                onClicked: rail.listChosen("")
            }
            RailPlace {
                objectName: "rail-find"
                width: parent.width
                tall: rail.tall
                text: rail.tall ? qsTr("Find", "a place in the rail, short") : qsTr("Find used copies", "a place in the rail")
                icon.name: "find"
                current: rail.place === "find"
                onClicked: rail.went("find")
            }
            RailPlace {
                objectName: "rail-nearby"
                width: parent.width
                tall: rail.tall
                text: qsTr("Nearby", "a place in the rail")
                icon.name: "nearby"
                count: rail.nearCount > 0 ? rail.nearCount : -1
                current: rail.place === "nearby"
                onClicked: rail.went("nearby")
            }
            RailPlace {
                objectName: "rail-post"
                width: parent.width
                tall: rail.tall
                text: rail.tall ? qsTr("Post", "a place in the rail, short: the morning post") : qsTr("Morning post", "a place in the rail")
                icon.name: "post"
                count: rail.postCount > 0 ? rail.postCount : -1
                current: rail.place === "post"
                onClicked: rail.went("post")
            }
            RailSection {
                objectName: "rail-wishlists"
                width: parent.width
                visible: !rail.tall
                text: qsTr("Wishlists", "heading in the rail")
                folded: rail.wishlistsFolded
                onToggled: rail.wishlistsFolded = !rail.wishlistsFolded
                onAdded: rail.newListAsked(false)
            }
            RailLists {
                width: parent.width
                kind: LibraryModel.ListKind.Wishlist
                library: rail.library
                here: rail.place === "library"
                tall: rail.tall
                onListChosen: listId => rail.listChosen(listId)
                onListRenameAsked: listId => rail.listRenameAsked(listId)
                onListMenuAsked: listId => rail.openMenu(listId)
                onBooksDropped: (listId, copied) => rail.booksDropped(listId, copied)
                folded: rail.wishlistsFolded && !rail.tall
            }
            RailSection {
                objectName: "rail-shelves"
                width: parent.width
                visible: !rail.tall
                text: qsTr("Shelves", "heading in the rail")
                folded: rail.shelvesFolded
                onToggled: rail.shelvesFolded = !rail.shelvesFolded
                onAdded: rail.newListAsked(true)
            }
            RailLists {
                width: parent.width
                kind: LibraryModel.ListKind.Shelf
                library: rail.library
                here: rail.place === "library"
                tall: rail.tall
                onListChosen: listId => rail.listChosen(listId)
                onListRenameAsked: listId => rail.listRenameAsked(listId)
                onListMenuAsked: listId => rail.openMenu(listId)
                onBooksDropped: (listId, copied) => rail.booksDropped(listId, copied)
                folded: rail.shelvesFolded && !rail.tall
            }
        }
    }
    Lazy {
        id: menuLoader
        property string listId: ""
        active: false
        onLoaded: (item as RailMenu).popup()
        file: Qt.resolvedUrl("RailMenu.qml")
        given: ({"rail": rail, "listId": listId})
    }
    StatusLine {
        id: status
        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.margins: rail.tall ? Sizes.s4 : Sizes.s12
        tall: rail.tall
        sync: rail.sync
        current: rail.place === "account"
        onClicked: rail.went("account")
    }
}
