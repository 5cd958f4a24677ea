// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// A copy in words: the sum, its state, what its seller says, what it is, who sells it.
Column {
    id: part

    required property CopyDetails copy

    spacing: Sizes.s8

    Words {
        objectName: "copy-sum"
        width: parent.width
        text: part.copy.sumLine
        wrapMode: Text.Wrap
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: part.copy.rateLine
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "copy-condition"
        width: parent.width
        text: part.copy.conditionText
        font: Type.strong
        wrapMode: Text.Wrap
    }
    Row {
        width: parent.width
        visible: part.copy.warningLine !== ""
        spacing: Sizes.s6

        Icon {
            id: flag
            name: "flag"
            size: Sizes.iconSmall
            color: Tokens.warn
        }
        Words {
            objectName: "copy-warnings"
            width: parent.width - flag.width - Sizes.s6
            text: part.copy.warningLine
            font: Type.small
            color: Tokens.warn
            wrapMode: Text.Wrap
        }
    }
    Words {
        objectName: "copy-words"
        width: parent.width
        visible: part.copy.sellerWords !== ""
        text: qsTr("“%1”", "words of a seller, quoted").arg(part.copy.sellerWords)
        font: Type.aside
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: part.copy.title
        font: Type.book
        wrapMode: Text.Wrap
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: part.copy.editionDiffers ? qsTr("%1, not the edition you look for", "an edition").arg(part.copy.editionText) : part.copy.editionText
        font: Type.small
        color: part.copy.editionDiffers ? Tokens.warn : Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "copy-seller"
        width: parent.width
        text: Dots.join(part.copy.sellerLine, part.copy.fromText, part.copy.isSample ? qsTr("sample", "a mark on made-up copies and prices") : "")
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        width: parent.width
        text: part.copy.seenLine
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: part.copy.attribution
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
}
