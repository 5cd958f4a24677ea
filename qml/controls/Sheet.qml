// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// A sheet over the window: in the middle, or from the foot in the narrow layout. Opening moves the focus
// to its first field, closing gives it back. Its children stand in a column under the heading.
T.Popup {
    id: sheet

    property string heading: ""
    property string baseName: "sheet"
    property int wideWidth: Sizes.sheet
    property Item firstField: null
    default property alias body: column.data
    property alias actions: actionRow.data

    parent: T.Overlay.overlay
    x: Math.round(((parent ? parent.width : 0) - width) / 2)
    y: Sizes.narrow ? (parent ? parent.height : 0) - height : Math.max(Sizes.s24, Math.round(((parent ? parent.height : 0) - height) / 3))
    width: parent ? (Sizes.narrow ? parent.width : Math.min(wideWidth, parent.width - Sizes.s48)) : wideWidth
    height: Math.min(implicitHeight, parent ? parent.height - (Sizes.narrow ? Sizes.s24 : Sizes.s48) : implicitHeight)
    implicitHeight: head.height + column.implicitHeight + (actionRow.visible ? actionRow.height + Sizes.s16 : 0) + Sizes.s24 + topPadding + bottomPadding
    padding: Sizes.gutter
    modal: true
    dim: true
    focus: true
    closePolicy: T.Popup.CloseOnEscape | T.Popup.CloseOnPressOutside
    onOpened: {
        if (firstField) {
            firstField.forceActiveFocus(Qt.TabFocusReason);
        }
    }

    T.Overlay.modal: Rectangle {
        color: Tokens.veil
    }
    enter: Transition {
        NumberAnimation {
            property: "opacity"
            from: 0
            to: 1
            duration: Motion.fade
            easing.type: Easing.OutCubic
        }
    }
    background: Surface {
        radius: Sizes.radiusSheet
    }
    contentItem: FocusScope {
        objectName: sheet.baseName
        LayoutMirroring.enabled: Sizes.mirrored
        LayoutMirroring.childrenInherit: true
        Keys.onDownPressed: flick.contentY = Math.max(0, Math.min(flick.contentHeight - flick.height, flick.contentY + Sizes.s48))
        Keys.onUpPressed: flick.contentY = Math.max(0, flick.contentY - Sizes.s48)
        Accessible.role: Accessible.Dialog
        Accessible.name: sheet.heading

        Words {
            id: headWords
            anchors.left: parent.left
            anchors.right: shut.left
            anchors.verticalCenter: head.verticalCenter
            text: sheet.heading
            font: Type.heading
            wrapMode: Text.Wrap
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
        Item {
            id: head
            anchors.left: parent.left
            anchors.right: parent.right
            height: Math.max(shut.height, headWords.implicitHeight)
        }
        Follow {
            flick: flick
        }
        Flickable {
            id: flick
            anchors.top: head.bottom
            anchors.topMargin: Sizes.s12
            anchors.left: parent.left
            anchors.right: parent.right
            anchors.leftMargin: -Sizes.s4
            anchors.rightMargin: -Sizes.s4
            anchors.bottom: actionRow.visible ? actionRow.top : parent.bottom
            anchors.bottomMargin: actionRow.visible ? Sizes.s12 : 0
            contentHeight: column.implicitHeight + Sizes.s8
            clip: contentHeight > height
            boundsBehavior: Flickable.StopAtBounds
            // Beside what stands in the sheet, not over it.
            T.ScrollBar.vertical: ScrollBar {
                parent: flick.parent
                x: Sizes.mirrored ? flick.x - width - Sizes.s2 : flick.x + flick.width + Sizes.s2
                y: flick.y
                height: flick.height
            }

            Column {
                id: column
                x: Sizes.s4
                y: Sizes.s4
                width: flick.width - Sizes.s8
                spacing: Sizes.s12
            }
        }
        Row {
            id: actionRow
            anchors.bottom: parent.bottom
            anchors.right: parent.right
            spacing: Sizes.s8
            layoutDirection: Qt.LeftToRight
            visible: children.length > 0
        }
        IconButton {
            id: shut
            objectName: sheet.baseName + "-close"
            anchors.right: parent.right
            anchors.verticalCenter: head.verticalCenter
            name: qsTr("Close", "a button: shut this sheet")
            icon.name: "close"
            onClicked: sheet.close()
        }
    }
}
