// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// A label over a field, and what is wrong with it under it. The field is its only child.
Column {
    id: field

    required property string label
    property string hint: ""
    property string error: ""
    default property alias body: holder.data

    spacing: Sizes.s4

    Words {
        width: parent.width
        text: field.label
        font: Type.smallStrong
        color: Tokens.ink2
        wrapMode: Text.Wrap
        Accessible.ignored: true
    }
    Item {
        id: holder
        width: parent.width
        implicitHeight: childrenRect.height
    }
    Words {
        width: parent.width
        visible: field.hint !== "" && field.error === ""
        text: field.hint
        font: Type.small
        color: Tokens.ink3
        wrapMode: Text.Wrap
    }
    ErrorLine {
        width: parent.width
        text: field.error
    }
}
