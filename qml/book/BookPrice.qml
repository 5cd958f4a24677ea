// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The reader's limits: target price, least condition, which editions will do.
Column {
    id: part

    required property BookEditor book

    spacing: Sizes.s12

    Field {
        width: parent.width
        label: qsTr("Tell me under", "label of the target price")
        hint: part.book.targetHint
        error: part.book.errorField === "target" ? part.book.error : ""

        Stepper {
            baseName: "book-target"
            name: qsTr("target price", "name of a field, within a sentence")
            text: part.book.target
            placeholderText: qsTr("no price", "placeholder of the target price")
            failed: part.book.errorField === "target"
            onEdited: text => part.book.target = text
        }
    }
    Button {
        objectName: "book-suggested-target"
        visible: part.book.suggestedTarget !== "" && part.book.target === ""
        icon.name: "target"
        text: qsTr("Tell me under %1", "a button: a target price that is proposed").arg(part.book.suggestedText)
        onClicked: part.book.target = part.book.suggestedTarget
    }
    Field {
        width: parent.width
        label: qsTr("Tell me", "label of a choice: when to be told of a copy")

        ComboBox {
            objectName: "book-alert"
            width: Math.min(part.width, Sizes.field)
            name: qsTr("Tell me", "label of a choice: when to be told of a copy")
            model: part.book.alertModes
            value: part.book.alert
            onChosen: value => part.book.alert = value
        }
    }
    Field {
        width: parent.width
        label: qsTr("Condition at least", "label of a choice")

        ComboBox {
            objectName: "book-condition"
            width: Math.min(part.width, Sizes.field)
            name: qsTr("Condition at least", "label of a choice")
            model: part.book.conditions
            value: part.book.condition
            onChosen: value => part.book.condition = value
        }
    }
    Field {
        width: parent.width
        label: qsTr("Edition", "label of a choice: which editions will do")

        ComboBox {
            objectName: "book-edition"
            width: Math.min(part.width, Sizes.field)
            name: qsTr("Edition", "label of a choice: which editions will do")
            model: part.book.editionModes
            value: part.book.editionMode
            onChosen: value => part.book.editionMode = value
        }
    }
    Field {
        width: parent.width
        visible: part.book.editionMode === "languages"
        label: qsTr("Languages", "label of a field")
        hint: qsTr("Two letters each, parted by commas: de, en", "hint of the field for languages")

        TextField {
            objectName: "book-languages"
            width: Math.min(part.width, Sizes.field)
            name: qsTr("Languages", "label of a field")
            text: part.book.editionLanguages
            onTextEdited: part.book.editionLanguages = text
        }
    }
    Lazy {
        width: parent.width
        height: implicitHeight
        visible: active
        active: part.book.editionMode === "chosen" && !part.book.isNew
        sourceComponent: BookEditions {
            editions: part.book.editions
        }
    }
}
