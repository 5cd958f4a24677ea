// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Order, grouping and, where there is no room for its buttons, the view. Made when asked for.
Lazy {
    id: loader

    required property WishlistModel wishes

    function show(anchor: Item): void {
        active = true;
        (item as Menu).popup(anchor, 0, anchor.height);
    }

    active: false
    sourceComponent: Menu {
        id: menu

        MenuItem {
            objectName: "sort-hand"
            text: qsTr("By hand", "an order of the list")
            checked: loader.wishes.sortKey === WishlistModel.SortKey.ByHand
            onTriggered: loader.wishes.sortBy(WishlistModel.SortKey.ByHand)
        }
        MenuItem {
            objectName: "sort-title"
            text: qsTr("By title", "an order of the list")
            checked: loader.wishes.sortKey === WishlistModel.SortKey.Title
            onTriggered: loader.wishes.sortBy(WishlistModel.SortKey.Title)
        }
        MenuItem {
            objectName: "sort-author"
            text: qsTr("By author", "an order of the list")
            checked: loader.wishes.sortKey === WishlistModel.SortKey.Author
            onTriggered: loader.wishes.sortBy(WishlistModel.SortKey.Author)
        }
        MenuItem {
            objectName: "sort-added"
            text: qsTr("By date added", "an order of the list")
            checked: loader.wishes.sortKey === WishlistModel.SortKey.Added
            onTriggered: loader.wishes.sortBy(WishlistModel.SortKey.Added)
        }
        MenuItem {
            objectName: "sort-total"
            text: qsTr("By total", "an order of the list: by price delivered")
            checked: loader.wishes.sortKey === WishlistModel.SortKey.Total
            onTriggered: loader.wishes.sortBy(WishlistModel.SortKey.Total)
        }
        MenuLine {}
        MenuItem {
            objectName: "group-none"
            text: qsTr("Not grouped", "a way to group the list")
            checked: loader.wishes.groupBy === WishlistModel.GroupBy.None
            onTriggered: loader.wishes.groupBy = WishlistModel.GroupBy.None
        }
        MenuItem {
            objectName: "group-series"
            text: qsTr("Group by series", "a way to group the list")
            checked: loader.wishes.groupBy === WishlistModel.GroupBy.Series
            onTriggered: loader.wishes.groupBy = WishlistModel.GroupBy.Series
        }
        MenuItem {
            objectName: "group-author"
            text: qsTr("Group by author", "a way to group the list")
            checked: loader.wishes.groupBy === WishlistModel.GroupBy.Author
            onTriggered: loader.wishes.groupBy = WishlistModel.GroupBy.Author
        }
        MenuItem {
            objectName: "group-tag"
            text: qsTr("Group by tag", "a way to group the list")
            checked: loader.wishes.groupBy === WishlistModel.GroupBy.Tag
            onTriggered: loader.wishes.groupBy = WishlistModel.GroupBy.Tag
        }
        MenuLine {}
        MenuItem {
            objectName: "menu-view-covers"
            text: qsTr("Covers", "a way to see the list")
            checked: loader.wishes.viewMode === WishlistModel.ViewMode.Covers
            onTriggered: loader.wishes.viewMode = WishlistModel.ViewMode.Covers
        }
        MenuItem {
            objectName: "menu-view-list"
            text: qsTr("List", "a way to see the list")
            checked: loader.wishes.viewMode === WishlistModel.ViewMode.List
            onTriggered: loader.wishes.viewMode = WishlistModel.ViewMode.List
        }
        MenuItem {
            objectName: "menu-view-table"
            text: qsTr("Table", "a way to see the list")
            checked: loader.wishes.viewMode === WishlistModel.ViewMode.Table
            onTriggered: loader.wishes.viewMode = WishlistModel.ViewMode.Table
        }
    }
}
