// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The hour of the post, quiet hours, a pause.
Column {
    id: part

    required property AlertEditor alerts

    spacing: Sizes.s12

    Field {
        width: parent.width
        label: qsTr("Morning post at", "label of a field: an hour of the day")
        hint: qsTr("One calm digest a day. Books with “at once” do not wait for it.", "hint of the hour of the morning post")
        error: part.alerts.errorField === "digest" ? part.alerts.error : ""

        TextField {
            objectName: "alerts-digest"
            width: Math.min(part.width, Sizes.fieldShort)
            name: qsTr("Morning post at", "label of a field: an hour of the day")
            failed: part.alerts.errorField === "digest"
            text: part.alerts.digestAt
            onEditingFinished: part.alerts.setDigestAt(text)
        }
    }
    SettingRow {
        width: parent.width
        label: qsTr("Quiet hours", "label of a setting")
        detail: qsTr("Nothing comes in this time; what waits comes after it.", "about quiet hours")

        Switch {
            objectName: "alerts-quiet"
            Accessible.name: qsTr("Quiet hours", "label of a setting")
            value: part.alerts.isQuiet
            onSwitched: on => part.alerts.setQuiet(on, from.text, until.text)
        }
    }
    Flow {
        width: parent.width
        visible: part.alerts.isQuiet
        spacing: Sizes.s16

        Field {
            width: Sizes.fieldShort
            label: qsTr("From", "label of a field: quiet hours begin")
            error: part.alerts.errorField === "quiet" ? part.alerts.error : ""

            TextField {
                id: from
                objectName: "alerts-quiet-from"
                width: Sizes.fieldShort
                name: qsTr("Quiet hours from", "name of a field")
                text: part.alerts.quietFrom
                onEditingFinished: part.alerts.setQuiet(true, text, until.text)
            }
        }
        Field {
            width: Sizes.fieldShort
            label: qsTr("Until", "label of a field: quiet hours end")

            TextField {
                id: until
                objectName: "alerts-quiet-until"
                width: Sizes.fieldShort
                name: qsTr("Quiet hours until", "name of a field")
                text: part.alerts.quietUntil
                onEditingFinished: part.alerts.setQuiet(true, from.text, text)
            }
        }
    }
    Words {
        width: parent.width
        text: qsTr("Pause", "label of buttons: tell nothing for a while")
        font: Type.smallStrong
        color: Tokens.ink2
    }
    Words {
        objectName: "alerts-paused"
        width: parent.width
        visible: text !== ""
        text: part.alerts.pausedLine
        color: Tokens.warn
        wrapMode: Text.Wrap
    }
    Flow {
        width: parent.width
        spacing: Sizes.s8

        Button {
            objectName: "alerts-pause-hour"
            text: qsTr("For an hour", "a button: pause alerts")
            onClicked: part.alerts.pauseOneHour()
        }
        Button {
            objectName: "alerts-pause-tomorrow"
            text: qsTr("Until tomorrow", "a button: pause alerts")
            onClicked: part.alerts.pauseUntilTomorrow()
        }
        Button {
            objectName: "alerts-go-on"
            visible: part.alerts.isPaused
            primary: true
            text: qsTr("Go on", "a button: end the pause of alerts")
            onClicked: part.alerts.goOn()
        }
    }
}
