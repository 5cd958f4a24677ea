// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// Account and sync.
AccountPage {
    required property Places places

    account: places.account
    sync: places.sync
    outbox: places.sync.outbox
    onTrashAsked: places.router.goTo("trash")
    onSaveAsked: places.files.ask("refused")
}
