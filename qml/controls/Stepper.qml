// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// An amount that can be typed or stepped; the text is the model's, so that its currency stays exact.
Item {
    id: stepper

    required property string name
    property alias text: field.text
    property alias placeholderText: field.placeholderText
    property bool failed: false
    property string unit: ""
    property int step: 1
    property int minimum: 0
    property string baseName: "stepper"

    signal edited(text: string)

    function stepBy(by: int): void {
        const now = parseFloat(field.text.replace(",", "."));
        const next = Math.max(minimum, (isNaN(now) ? 0 : now) + by);
        edited(next === 0 ? "" : String(Math.round(next * 100) / 100));
    }

    implicitWidth: row.implicitWidth
    implicitHeight: row.implicitHeight

    Row {
        id: row
        spacing: Sizes.s4

        IconButton {
            objectName: stepper.baseName + "-less"
            name: qsTr("Lower %1", "a button: make this amount smaller").arg(stepper.name)
            icon.name: "minus"
            onClicked: stepper.stepBy(-stepper.step)
        }
        TextField {
            id: field
            objectName: stepper.baseName + "-field"
            name: stepper.name
            width: Sizes.fieldShort
            horizontalAlignment: TextInput.AlignHCenter
            failed: stepper.failed
            rightPadding: unitWords.visible ? unitWords.width + Sizes.s16 : Sizes.s12
            leftPadding: rightPadding
            inputMethodHints: Qt.ImhFormattedNumbersOnly
            onTextEdited: stepper.edited(text)
            Keys.onUpPressed: stepper.stepBy(stepper.step)
            Keys.onDownPressed: stepper.stepBy(-stepper.step)

            Words {
                id: unitWords
                anchors.right: parent.right
                anchors.rightMargin: Sizes.s12
                anchors.verticalCenter: parent.verticalCenter
                visible: stepper.unit !== ""
                text: stepper.unit
                color: Tokens.ink3
            }
        }
        IconButton {
            objectName: stepper.baseName + "-more"
            name: qsTr("Raise %1", "a button: make this amount larger").arg(stepper.name)
            icon.name: "plus"
            onClicked: stepper.stepBy(stepper.step)
        }
    }
}
