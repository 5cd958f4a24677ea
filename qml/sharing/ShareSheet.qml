// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Sharing a list: who is on it and what they may do, invitations, for whom it is, and leaving.
Sheet {
    id: sheet

    required property ShareEditor sharing
    readonly property bool canInvite: sharing.isOwner && !sharing.needsAccount
    property bool leaving: false

    signal accountAsked

    baseName: "share-sheet"
    heading: qsTr("Share %1", "heading of a sheet; the name of a list").arg(sharing.listName)
    firstField: canInvite ? invite.firstField : null

    Connections {
        target: sheet.sharing
        function onLeft(): void {
            sheet.close();
        }
    }
    Words {
        objectName: "share-stand"
        width: parent.width
        text: sheet.sharing.standLine
        wrapMode: Text.Wrap
    }
    Words {
        objectName: "share-hindrance"
        width: parent.width
        visible: text !== ""
        text: sheet.sharing.hindrance
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Button {
        objectName: "share-account"
        anchors.left: parent.left
        visible: sheet.sharing.needsAccount
        primary: true
        text: qsTr("Account and sync", "name of a page")
        onClicked: {
            sheet.close();
            sheet.accountAsked();
        }
    }
    ErrorLine {
        objectName: "share-error"
        width: parent.width
        text: sheet.sharing.error
    }
    ShareInvite {
        id: invite
        width: parent.width
        visible: sheet.canInvite
        sharing: sheet.sharing
    }
    Progress {
        width: parent.width
        name: qsTr("Talking to the server", "name of a bar")
        running: sheet.sharing.busy
    }
    Heading {
        width: parent.width
        topPadding: Sizes.s8
        visible: sheet.sharing.people.count > 0
        text: qsTr("On this list", "heading: the people who share a list")
    }
    Column {
        width: parent.width
        visible: sheet.sharing.people.count > 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("On this list", "heading: the people who share a list")

        Repeater {
            model: sheet.sharing.people

            SharePerson {
                width: parent.width
                roles: sheet.sharing.memberRoles
                busy: sheet.sharing.busy
                onRoleChosen: role => sheet.sharing.giveRole(index, role)
                onOutAsked: sheet.sharing.takeOut(index)
            }
        }
    }
    Field {
        width: parent.width
        visible: sheet.canInvite && sheet.sharing.people.count > 0
        label: qsTr("For whom the list is", "label of a choice")
        hint: qsTr("They do not see who buys what; all others do.", "hint under the choice for whom a list is")

        ComboBox {
            objectName: "share-person"
            anchors.left: parent.left
            width: Math.min(sheet.availableWidth, Sizes.field)
            name: qsTr("For whom the list is", "label of a choice")
            model: sheet.sharing.persons
            value: sheet.sharing.person
            enabled: !sheet.sharing.busy
            onChosen: value => sheet.sharing.setPerson(value)
        }
    }
    Heading {
        width: parent.width
        topPadding: Sizes.s8
        visible: sheet.sharing.invitations.count > 0
        text: qsTr("Open invitations", "heading")
    }
    Column {
        width: parent.width
        visible: sheet.sharing.invitations.count > 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Open invitations", "heading")

        Repeater {
            model: sheet.sharing.invitations

            ShareInvitation {
                width: parent.width
                busy: sheet.sharing.busy
                onBackAsked: sheet.sharing.takeBack(index)
            }
        }
    }
    Words {
        width: parent.width
        visible: sheet.leaving
        text: qsTr("The list goes from this computer, and only a new invitation brings it back.", "before leaving a shared list")
        wrapMode: Text.Wrap
    }
    actions: [
        Button {
            objectName: "share-leave"
            visible: sheet.sharing.isShared && !sheet.sharing.isOwner
            danger: sheet.leaving
            quiet: !sheet.leaving
            text: sheet.leaving ? qsTr("Leave the list", "a button") : qsTr("Leave…", "a button: leave a shared list; asks first")
            onClicked: {
                if (sheet.leaving) {
                    sheet.sharing.leave();
                }
                sheet.leaving = true;
            }
        },
        Button {
            objectName: "share-done"
            text: sheet.leaving ? qsTr("Stay", "a button: do not leave the list") : qsTr("Done", "a button: shut this sheet")
            onClicked: sheet.close()
        }
    ]
}
