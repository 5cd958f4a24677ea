// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// A shop's address, what was found there, and the way to add it.
Column {
    id: part

    required property ShopEditor shop

    spacing: Sizes.s8

    Heading {
        width: parent.width
        topPadding: Sizes.s12
        text: qsTr("Add a shop", "heading: a shop becomes a source")
    }
    Field {
        width: parent.width
        label: qsTr("Address of the shop", "label of a field")
        hint: qsTr("Its page is looked at first; nothing is added before you have seen it.", "hint of the address of a shop")

        TextField {
            objectName: "shop-address"
            width: Math.min(part.width, Sizes.field)
            name: qsTr("Address of the shop", "label of a field")
            failed: part.shop.shopState === ShopEditor.ShopState.Failed
            text: part.shop.address
            onTextEdited: part.shop.address = text
            onAccepted: part.shop.look()
        }
    }
    Words {
        objectName: "shop-line"
        width: parent.width
        visible: text !== ""
        text: part.shop.line
        color: part.shop.shopState === ShopEditor.ShopState.Failed ? Tokens.danger : Tokens.ink2
        wrapMode: Text.Wrap
    }
    Repeater {
        model: part.shop.tried

        Words {
            required property string modelData
            width: parent.width
            text: modelData
            font: Type.small
            color: Tokens.ink3
            wrapMode: Text.Wrap
        }
    }
    Repeater {
        model: part.shop.goods

        Words {
            required property string modelData
            width: parent.width
            text: modelData
            font: Type.small
            color: Tokens.ink2
            wrapMode: Text.Wrap
        }
    }
    Flow {
        width: parent.width
        spacing: Sizes.s8

        Button {
            objectName: "shop-look"
            enabled: part.shop.canLook
            icon.name: "find"
            text: qsTr("Look at it", "a button: at the address of a shop")
            onClicked: part.shop.look()
        }
        Button {
            objectName: "shop-add"
            visible: part.shop.shopState === ShopEditor.ShopState.Found
            primary: true
            text: qsTr("Add this shop", "a button: it becomes a source")
            onClicked: part.shop.add()
        }
    }
}
