// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The head of a page: its name, one line of sense beside or under it, and what stands at the end (actions).
Item {
    id: head

    required property string title
    property string line: ""
    property string baseName: "page"
    default property alias actions: row.data
    // Actions that would leave the name less than half of the width stand under it.
    readonly property bool stacked: row.width > width / 2
    readonly property real free: stacked || row.width === 0 ? width : width - row.width - Sizes.s16
    readonly property bool beside: name.implicitWidth + Sizes.s12 + measure.advanceWidth + Sizes.s4 <= free

    readonly property real wordsHeight: name.height + (beside || line === "" ? 0 : sense.height)

    implicitHeight: (stacked ? wordsHeight + Sizes.s8 + row.height : Math.max(wordsHeight, row.height)) + Sizes.s8

    // The line measured as one: its own implicit width changes as it wraps.
    TextMetrics {
        id: measure
        font: Type.small
        text: head.line
    }
    Words {
        id: name
        objectName: head.baseName + "-title"
        x: LayoutMirroring.enabled ? head.width - width : 0
        y: !head.stacked && (head.beside || head.line === "") ? Math.round((head.height - height) / 2) : 0
        width: Math.min(implicitWidth, head.free)
        wrapMode: implicitWidth > head.free ? Text.Wrap : Text.NoWrap
        maximumLineCount: 2
        elide: Text.ElideRight
        text: head.title
        font: Type.display
        lineHeightMode: Text.FixedHeight
        lineHeight: Type.displayLine
        Accessible.role: Accessible.Heading
        Accessible.name: text
    }
    Words {
        id: sense
        objectName: head.baseName + "-line"
        readonly property real start: head.beside ? name.width + Sizes.s12 : 0
        x: LayoutMirroring.enabled ? head.width - width - start : start
        y: head.beside ? name.y + name.baselineOffset - baselineOffset : name.height
        // Under the name it may go on under the actions.
        width: head.beside ? measure.advanceWidth + Sizes.s4 : name.height >= row.height ? head.width : head.free
        visible: text !== ""
        text: head.line
        font: Type.small
        color: Tokens.ink2
        wrapMode: Text.Wrap
        maximumLineCount: 4
        elide: Text.ElideRight
    }
    Row {
        id: row
        anchors.right: parent.right
        y: head.stacked ? head.height - height - Sizes.s8 : Math.round((head.height - height) / 2)
        spacing: Sizes.s8
    }
}
