// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// This desktop, e-mail, a webhook, a feed.
Column {
    id: part

    required property AlertEditor alerts
    required property DesktopAlerts desktop

    spacing: Sizes.s12

    Heading {
        width: parent.width
        topPadding: Sizes.s12
        text: qsTr("Where to", "heading in the settings of alerts: e-mail, webhook, feed")
    }
    SettingRow {
        width: parent.width
        label: qsTr("Show on this desktop", "label of a setting: alerts as notifications")
        detail: part.desktop.line

        Switch {
            objectName: "alerts-desktop"
            Accessible.name: qsTr("Show on this desktop", "label of a setting: alerts as notifications")
            value: part.desktop.isOn
            onSwitched: on => part.desktop.isOn = on
        }
    }
    SettingRow {
        width: parent.width
        label: qsTr("E-mail", "label of a setting")
        detail: part.alerts.canEmail ? "" : qsTr("This server has no way to send mail.", "about e-mail alerts")

        Switch {
            objectName: "alerts-email-on"
            enabled: part.alerts.canEmail
            Accessible.name: qsTr("E-mail", "label of a setting")
            value: part.alerts.isEmailOn
            onSwitched: on => part.alerts.setEmail(on, mail.text)
        }
    }
    Field {
        width: parent.width
        visible: part.alerts.canEmail
        label: qsTr("E-mail address", "label of a field")
        error: part.alerts.errorField === "email" ? part.alerts.error : ""

        TextField {
            id: mail
            objectName: "alerts-email"
            width: Math.min(part.width, Sizes.field)
            name: qsTr("E-mail address", "label of a field")
            text: part.alerts.email
            onEditingFinished: {
                if (text !== part.alerts.email) {
                    part.alerts.setEmail(part.alerts.isEmailOn, text);
                }
            }
        }
    }
    Words {
        objectName: "alerts-email-lost"
        width: parent.width
        visible: text !== ""
        text: part.alerts.lostLetterLine
        color: Tokens.warn
        wrapMode: Text.Wrap
    }
    WebhookPart {
        width: parent.width
        alerts: part.alerts
    }
    SettingRow {
        width: parent.width
        label: qsTr("Feed", "label of a setting: an Atom feed")
        detail: qsTr("An address for feed readers. Who knows it can read your alerts; it is shown once.", "about the feed")

        Switch {
            objectName: "alerts-feed"
            Accessible.name: qsTr("Feed", "label of a setting: an Atom feed")
            value: part.alerts.isFeedOn
            onSwitched: on => part.alerts.setFeed(on)
        }
    }
    Words {
        objectName: "alerts-feed-url"
        width: parent.width
        visible: text !== ""
        text: part.alerts.feedUrl
        font: Type.small
        wrapMode: Text.WrapAnywhere
    }
    Button {
        objectName: "alerts-feed-copy"
        visible: part.alerts.feedUrl !== ""
        icon.name: "paste"
        text: qsTr("Copy the address", "a button: of the feed")
        onClicked: part.alerts.copyFeedUrl()
    }
}
