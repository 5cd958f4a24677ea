// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// One quiet question over the books, asked once: a price to be told under, or an area.
Rectangle {
    id: card

    required property FirstSteps steps
    readonly property bool asksTarget: steps.step === FirstSteps.Step.Target

    signal areaAsked
    signal leaveAsked

    function keep(): void {
        if (steps.keepTarget(field.text)) {
            leaveAsked();
        } else {
            field.failed = true;
        }
    }

    objectName: "step-card"
    implicitHeight: row.implicitHeight + Sizes.s16
    radius: Sizes.radius
    color: Tokens.page
    border.width: Sizes.hair
    border.color: Tokens.line
    Accessible.role: Accessible.Grouping
    Accessible.name: steps.sentence

    Flow {
        id: row
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.leftMargin: Sizes.s16
        anchors.rightMargin: Sizes.s8
        anchors.verticalCenter: parent.verticalCenter
        spacing: Sizes.s8

        Words {
            objectName: "step-sentence"
            width: Math.min(implicitWidth, parent.width)
            height: Math.max(Sizes.target, contentHeight)
            verticalAlignment: Text.AlignVCenter
            text: card.steps.sentence
            wrapMode: Text.Wrap
        }
        TextField {
            id: field
            objectName: "step-target"
            visible: card.asksTarget
            implicitWidth: Sizes.fieldShort
            name: qsTr("Tell me under", "label of the target price")
            text: card.steps.suggested
            onTextEdited: failed = false
            onAccepted: card.keep()
        }
        Button {
            objectName: "step-keep"
            visible: card.asksTarget
            text: qsTr("Tell me", "a button: when the price is under mine")
            onClicked: card.keep()
        }
        Button {
            objectName: "step-area"
            visible: !card.asksTarget
            text: qsTr("Choose an area", "a button")
            onClicked: card.areaAsked()
        }
        Button {
            objectName: "step-later"
            quiet: true
            text: qsTr("Later", "a button: past this question")
            onClicked: {
                card.steps.later();
                card.leaveAsked();
            }
        }
    }
}
