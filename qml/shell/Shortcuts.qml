// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQml
import QtQuick
import Endpaper.Model

// The keys of all commands. Letters act only while a list has the focus; what a list does with Delete or
// Enter does not act elsewhere. Made after the first frame.
Instantiator {
    id: shortcuts

    required property CommandsModel commands
    required property bool listFocused
    required property bool letterKeys
    required property bool sheetOpen

    model: commands

    delegate: Shortcut {
        required property string commandId
        required property string shortcut
        required property string also
        required property bool isLetter
        required property bool isEnabled
        required property string reason
        readonly property bool ofList: isLetter || commandId === "edit.remove" || commandId === "wish.open" || commandId === "edit.selectAll" || commandId === "edit.copy"

        sequences: also === "" ? [shortcut] : [shortcut, also]
        enabled: shortcut !== "" && (isEnabled || reason !== "") && !shortcuts.sheetOpen && (!ofList || shortcuts.listFocused) && (!isLetter || shortcuts.letterKeys)
        onActivated: shortcuts.commands.trigger(commandId)
    }
}
