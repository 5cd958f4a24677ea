// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Ui

// An edition, ticked if it will do; over the first of a language stands the language.
T.AbstractButton {
    id: entry

    required property string isbnText
    required property string facts
    required property string languageText
    required property bool isChosen
    required property bool isOfBook
    property string previousSection: ""
    readonly property bool leads: languageText !== previousSection

    signal toggled
    signal mended

    implicitHeight: words.height + Sizes.s8
    focusPolicy: Qt.StrongFocus
    Accessible.role: Accessible.CheckBox
    Accessible.name: qsTr("%1, %2, %3", "an edition: ISBN, facts, language").arg(isbnText).arg(facts).arg(languageText)
    Accessible.checkable: true
    Accessible.checked: isChosen
    Keys.onReturnPressed: toggled()
    Keys.onSpacePressed: toggled()
    Keys.onDeletePressed: {
        if (isOfBook) {
            mended();
        }
    }
    onClicked: toggled()

    contentItem: Item {
        Icon {
            id: tick
            anchors.bottom: parent.bottom
            anchors.bottomMargin: Sizes.s8
            anchors.left: parent.left
            anchors.leftMargin: Sizes.s4
            name: entry.isChosen ? "check" : "plus"
            size: Sizes.iconSmall
            color: entry.isChosen ? Tokens.accent : Tokens.ink3
        }
        Column {
            id: words
            anchors.left: tick.right
            anchors.leftMargin: Sizes.s8
            anchors.right: mend.left

            Words {
                width: parent.width
                visible: entry.leads
                topPadding: Sizes.s4
                text: entry.languageText
                font: Type.overline
                color: Tokens.ink3
                wrapMode: Text.Wrap
            }
            Words {
                width: parent.width
                text: entry.isbnText
                font: entry.isChosen ? Type.strong : Type.body
            }
            Words {
                width: parent.width
                visible: text !== ""
                text: entry.facts
                font: Type.caption
                color: Tokens.ink2
            }
        }
        IconButton {
            id: mend
            objectName: entry.objectName + "-mend"
            anchors.right: parent.right
            anchors.bottom: parent.bottom
            visible: entry.enabled
            name: entry.isOfBook ? qsTr("Take %1 out: it is another book", "a button: not an edition of this book").arg(entry.isbnText) : qsTr("Add %1 to the editions of this book", "a button").arg(entry.isbnText)
            keyHint: entry.isOfBook ? qsTr("Del", "a key") : ""
            icon.name: entry.isOfBook ? "remove" : "library"
            tint: Tokens.ink3
            onClicked: entry.mended()
        }
    }
    background: Rectangle {
        radius: Sizes.radius
        color: entry.hovered ? Tokens.sunk : Tokens.none

        FocusRing {
            shown: entry.visualFocus
            gap: -Sizes.focusRing
        }
    }
}
