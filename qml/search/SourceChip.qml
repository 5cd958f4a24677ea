// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Endpaper.Model
import Endpaper.Ui

// One source: its name, its state in a word and an icon; a failure says why.
T.AbstractButton {
    id: chip

    required property int index
    required property string name
    required property int sourceState
    required property string stateText
    required property string reason
    required property string retryText
    required property bool isSample
    readonly property bool failed: sourceState === CopySourcesModel.SourceState.Failed
    readonly property bool stale: sourceState === CopySourcesModel.SourceState.Stale
    readonly property bool good: sourceState === CopySourcesModel.SourceState.Done
    readonly property color tint: failed ? Tokens.danger : stale ? Tokens.warn : good ? Tokens.softInk : Tokens.ink2

    objectName: "source-chip-" + index
    implicitWidth: row.implicitWidth + Sizes.s24
    // Drawn lower than it can be hit.
    implicitHeight: Math.max(Sizes.target, Sizes.sourceChip)
    topInset: Math.round((height - Sizes.sourceChip) / 2)
    bottomInset: topInset
    focusPolicy: Qt.StrongFocus
    Keys.onReturnPressed: clicked()
    Keys.onEnterPressed: clicked()
    background: Rectangle {
        radius: height / 2
        color: chip.good ? Tokens.soft : chip.hovered ? Tokens.page : Tokens.none
        border.width: chip.good && !Tokens.highContrast ? 0 : Sizes.hair
        border.color: chip.failed || chip.stale ? chip.tint : Tokens.edge

        FocusRing {
            shown: chip.visualFocus
            inner: parent.radius
        }
    }
    Accessible.role: Accessible.Button
    Accessible.name: qsTr("%1: %2 %3", "a source: its state, and why").arg(name).arg(stateText).arg(reason)

    contentItem: Item {
        Row {
            id: row
            anchors.centerIn: parent
            spacing: Sizes.s4

            Words {
                text: chip.retryText !== "" ? qsTr("%1 · %2, %3", "source · state, when again").arg(chip.name).arg(chip.stateText).arg(chip.retryText) : qsTr("%1 · %2", "source · state").arg(chip.name).arg(chip.stateText)
                font: Type.caption
                color: chip.tint
            }
            Icon {
                anchors.verticalCenter: parent.verticalCenter
                visible: chip.failed || chip.stale || chip.good
                name: chip.failed ? "error" : chip.stale ? "clock" : "check"
                size: Sizes.s12
                color: chip.tint
            }
        }
    }
    Tooltip {
        shown: (chip.hovered || chip.visualFocus) && chip.reason !== ""
        text: chip.reason
    }
}
