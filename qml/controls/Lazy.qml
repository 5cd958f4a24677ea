// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// Makes what stands in it only while it is wanted. In the place of a Loader, which in Qt 6.4 cannot make
// components of files with bound ids. An item made is as large as this; a popup keeps its own size.
// A component's types are loaded with the file that it stands in; those of `file` when first wanted.
FocusScope {
    id: lazy

    property Component sourceComponent: null
    // A whole file in the place of a component: Qt.resolvedUrl("Other.qml"), and its required properties.
    property string file: ""
    property var given: ({})
    property bool active: true
    property QtObject item: null
    property bool ready: false

    signal loaded

    function remake(): void {
        if (!ready) {
            return;
        }
        if (item) {
            const old = item as Item;
            if (old) {
                old.visible = false;
            }
            item.destroy();
            item = null;
        }
        const kind = !active ? null : file !== "" ? Qt.createComponent(file) : sourceComponent;
        if (kind) {
            const made = kind.createObject(lazy, given);
            if (!made) {
                console.warn(kind.errorString());
                return;
            }
            const part = made as Item;
            if (part) {
                lazy.implicitWidth = Qt.binding(() => part.implicitWidth);
                lazy.implicitHeight = Qt.binding(() => part.implicitHeight);
                part.width = Qt.binding(() => lazy.width);
                part.height = Qt.binding(() => lazy.height);
            }
            item = made;
            loaded();
        } else {
            lazy.implicitWidth = 0;
            lazy.implicitHeight = 0;
        }
    }

    onActiveChanged: remake()
    onSourceComponentChanged: remake()
    onFileChanged: remake()
    Component.onCompleted: {
        ready = true;
        remake();
    }
}
