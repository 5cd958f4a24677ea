// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One question with one field: a name, a target price, a tag.
Sheet {
    id: sheet

    required property string label
    property string hint: ""
    property string value: ""
    property string error: ""
    property string action: ""
    property string iconName: ""

    signal answered(text: string)

    firstField: field
    onAboutToShow: {
        field.text = value;
        field.selectAll();
    }

    Field {
        width: parent.width
        label: sheet.label
        hint: sheet.hint
        error: sheet.error

        TextField {
            id: field
            objectName: sheet.baseName + "-field"
            width: parent.width
            name: sheet.label
            failed: sheet.error !== ""
            onAccepted: sheet.answered(text)
        }
    }
    actions: [
        Button {
            objectName: sheet.baseName + "-cancel"
            quiet: true
            text: qsTr("Cancel", "a button")
            onClicked: sheet.close()
        },
        Button {
            objectName: sheet.baseName + "-ok"
            primary: true
            text: sheet.action
            onClicked: sheet.answered(field.text)
        }
    ]
}
