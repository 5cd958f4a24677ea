// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One source: on or off, what it last said, its budget and terms, its key.
Column {
    id: entry

    required property int index
    required property string name
    required property bool isOn
    required property string stateText
    required property bool isTroubled
    required property bool needsKey
    required property bool isKeySet
    required property bool isKeyHere
    required property string keyHelp
    required property string sendsText
    required property string budgetText
    required property string termsText
    required property string attribution
    required property bool isShop
    required property bool isSample

    signal switched(on: bool)
    signal keyGiven(key: string)
    signal keptKeyAsked
    signal shopRemoveAsked

    spacing: Sizes.s4

    SettingRow {
        width: parent.width
        label: entry.name
        detail: Dots.join(entry.stateText, entry.isSample ? qsTr("sample", "a mark on made-up copies and prices") : "", "")

        Switch {
            objectName: "source-on-" + entry.index
            Accessible.name: qsTr("Ask %1", "a switch: a source is asked").arg(entry.name)
            value: entry.isOn
            onSwitched: on => entry.switched(on)
        }
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: entry.budgetText
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: entry.sendsText
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: entry.termsText
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    Words {
        width: parent.width
        visible: text !== ""
        text: entry.attribution
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    SourceKey {
        width: parent.width
        visible: entry.needsKey
        row: entry.index
        name: entry.name
        isSet: entry.isKeySet
        isHere: entry.isKeyHere
        help: entry.keyHelp
        onGiven: key => entry.keyGiven(key)
        onKeptAsked: entry.keptKeyAsked()
    }
    Button {
        objectName: "source-remove-" + entry.index
        visible: entry.isShop
        danger: true
        icon.name: "remove"
        text: qsTr("Remove this shop", "a button: it is a source no more")
        Accessible.name: qsTr("Remove %1", "a button: a shop is a source no more").arg(entry.name)
        onClicked: entry.shopRemoveAsked()
    }
    Rectangle {
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
}
