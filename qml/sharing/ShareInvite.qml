// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Asking others to a list: what they may do, then a link to hand on, or one for an e-mail address.
Column {
    id: part

    required property ShareEditor sharing
    readonly property Item firstField: role

    spacing: Sizes.s12

    Field {
        width: parent.width
        label: qsTr("Whoever you invite", "label of a choice: what an invited person may do")

        ComboBox {
            id: role
            objectName: "share-role"
            anchors.left: parent.left
            width: Math.min(part.width, Sizes.field)
            name: qsTr("Whoever you invite", "label of a choice: what an invited person may do")
            model: part.sharing.inviteRoles
            value: part.sharing.inviteRole
            onChosen: value => part.sharing.inviteRole = value
        }
    }
    Button {
        objectName: "share-make-link"
        anchors.left: parent.left
        primary: part.sharing.link === ""
        enabled: !part.sharing.busy
        text: part.sharing.link === "" ? qsTr("Make a link", "a button: an invitation for whoever has the link") : qsTr("Make another link", "a button: a second invitation")
        onClicked: part.sharing.makeLink()
    }
    Flow {
        width: parent.width
        spacing: Sizes.s8
        visible: part.sharing.link !== ""

        TextField {
            objectName: "share-link"
            width: Math.max(Math.min(part.width, Sizes.fieldShort), part.width - copy.width - Sizes.s8)
            name: qsTr("Link of the invitation", "name of a field")
            hint: part.sharing.linkLine
            readOnly: true
            text: part.sharing.link
            onTextChanged: cursorPosition = 0
            onActiveFocusChanged: {
                if (activeFocus) {
                    selectAll();
                }
            }
        }
        Button {
            id: copy
            objectName: "share-copy-link"
            primary: true
            text: qsTr("Copy link", "a button")
            onClicked: part.sharing.copyLink()
        }
    }
    Words {
        objectName: "share-link-line"
        width: parent.width
        visible: text !== ""
        text: part.sharing.linkLine
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Field {
        width: parent.width
        label: qsTr("Or for one person, by e-mail address", "label of a field")
        hint: qsTr("They get a letter, where the server sends letters; the link opens for them alone.", "hint under the e-mail address of an invitation")

        Flow {
            width: part.width
            spacing: Sizes.s8

            TextField {
                objectName: "share-email"
                width: Math.max(Math.min(part.width, Sizes.fieldShort), part.width - send.width - Sizes.s8)
                name: qsTr("E-mail", "label of a field")
                text: part.sharing.email
                inputMethodHints: Qt.ImhEmailCharactersOnly
                onTextEdited: part.sharing.email = text
                onAccepted: part.sharing.inviteByMail()
            }
            Button {
                id: send
                objectName: "share-send"
                enabled: !part.sharing.busy && part.sharing.email !== ""
                text: qsTr("Invite", "a button")
                onClicked: part.sharing.inviteByMail()
            }
        }
    }
}
