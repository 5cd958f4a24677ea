// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// An address that is called with each alert, signed with a secret.
Column {
    id: part

    required property AlertEditor alerts

    spacing: Sizes.s8

    Field {
        width: parent.width
        label: qsTr("Webhook", "label of a field: an address that is called")
        hint: qsTr("Called with each alert, signed with the secret. Empty: none.", "hint of the webhook")
        error: part.alerts.errorField === "webhook" ? part.alerts.error : ""

        TextField {
            id: address
            objectName: "alerts-webhook"
            width: Math.min(part.width, Sizes.field)
            name: qsTr("Webhook", "label of a field: an address that is called")
            failed: part.alerts.errorField === "webhook"
            text: part.alerts.webhookUrl
        }
    }
    Field {
        width: parent.width
        label: qsTr("Secret of the webhook", "label of a field")
        hint: part.alerts.isWebhookSecretSet ? qsTr("There is one; it is never shown.", "about a secret") : qsTr("16 letters or more. Empty: one is made.", "hint of a secret")

        TextField {
            id: secret
            objectName: "alerts-webhook-secret"
            width: Math.min(part.width, Sizes.field)
            name: qsTr("Secret of the webhook", "label of a field")
            echoMode: TextInput.Password
        }
    }
    Words {
        objectName: "alerts-webhook-lost"
        width: parent.width
        visible: text !== ""
        text: part.alerts.lostCallLine
        color: Tokens.warn
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "alerts-webhook-made"
        width: parent.width
        visible: part.alerts.webhookSecret !== ""
        text: qsTr("The secret that was made, shown this once: %1", "about the secret of a webhook").arg(part.alerts.webhookSecret)
        font: Type.small
        wrapMode: Text.WrapAnywhere
    }
    Button {
        objectName: "alerts-webhook-copy"
        visible: part.alerts.webhookSecret !== ""
        icon.name: "paste"
        text: qsTr("Copy the secret", "a button: of the webhook")
        onClicked: part.alerts.copyWebhookSecret()
    }
    Button {
        objectName: "alerts-webhook-keep"
        enabled: address.text !== part.alerts.webhookUrl || secret.text !== ""
        text: qsTr("Keep the webhook", "a button")
        onClicked: {
            part.alerts.setWebhook(address.text, secret.text);
            secret.clear();
        }
    }
}
