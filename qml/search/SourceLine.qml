// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// One source in words: its state, why, since when, when again, what its terms want said.
Item {
    id: entry

    required property string name
    required property int sourceState
    required property string stateText
    required property string reason
    required property string retryText
    required property string ageText
    required property string attribution
    required property bool isSample
    readonly property bool failed: sourceState === CopySourcesModel.SourceState.Failed

    implicitHeight: words.height + Sizes.s12
    Accessible.role: Accessible.ListItem
    Accessible.name: qsTr("%1: %2 %3", "a source: its state, and why").arg(name).arg(Dots.join(stateText, ageText, retryText)).arg(reason)

    Icon {
        id: face
        anchors.left: parent.left
        y: Sizes.s2
        name: entry.failed ? "error" : entry.sourceState === CopySourcesModel.SourceState.Done ? "check" : entry.sourceState === CopySourcesModel.SourceState.Off ? "lock" : "clock"
        size: Sizes.iconSmall
        color: entry.failed ? Tokens.danger : Tokens.ink2
    }
    Column {
        id: words
        anchors.left: face.right
        anchors.leftMargin: Sizes.s8
        anchors.right: parent.right

        Words {
            width: parent.width
            text: qsTr("%1 · %2", "source · state").arg(entry.name).arg(Dots.join(entry.stateText, entry.ageText, entry.retryText))
            font: Type.strong
            wrapMode: Text.Wrap
        }
        Words {
            width: parent.width
            visible: text !== ""
            text: entry.reason
            font: Type.small
            color: entry.failed ? Tokens.danger : Tokens.ink2
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
    }
    Rectangle {
        anchors.bottom: parent.bottom
        width: parent.width
        height: Sizes.hair
        color: Tokens.line
    }
}
