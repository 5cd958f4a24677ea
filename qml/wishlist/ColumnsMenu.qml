// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Which columns the table has. Made when asked for.
Lazy {
    id: loader

    required property TableColumns columns

    function show(anchor: Item): void {
        active = true;
        (item as Menu).popup(anchor, 0, anchor.height);
    }

    active: false
    sourceComponent: Menu {
        id: menu

        Instantiator {
            model: loader.columns.allIds

            MenuItem {
                required property string modelData
                objectName: "column-" + modelData
                text: loader.columns.label(modelData)
                checked: loader.columns.shownIds.length > 0 && loader.columns.isShown(modelData)
                onTriggered: loader.columns.toggle(modelData)
            }
            onObjectAdded: (index, object) => menu.insertItem(index, object as MenuItem)
            onObjectRemoved: (index, object) => menu.removeItem(object as MenuItem)
        }
        MenuLine {}
        MenuItem {
            objectName: "columns-reset"
            text: qsTr("As at first", "menu of columns: the usual ones")
            onTriggered: loader.columns.reset()
        }
    }
}
