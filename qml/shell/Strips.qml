// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// The strips under the box, for states that last.
Column {
    id: strips

    required property SyncStatus sync
    required property ShareEditor sharing
    required property DiskStatus disk
    required property PurchaseModel purchase
    required property string storeProblem
    required property bool sampleProfile

    signal ownAsked
    signal accountAsked

    spacing: Sizes.s4
    bottomPadding: storeProblem !== "" || sampleProfile || disk.stripLine !== "" || purchase.question !== "" || sync.stripLine !== "" || sharing.stripLine !== "" ? Sizes.s4 : 0

    Lazy {
        width: strips.width
        active: strips.storeProblem !== ""
        visible: active
        sourceComponent: Strip {
            baseName: "strip-store"
            text: strips.storeProblem
            iconName: "error"
            ground: Tokens.dangerSoft
            tint: Tokens.danger
            dismissible: false
        }
    }
    Lazy {
        width: strips.width
        active: strips.sampleProfile
        visible: active
        sourceComponent: Strip {
            baseName: "strip-sample"
            text: qsTr("Sample books and made-up copies: nothing here is for sale.", "a strip in the sample profile")
            iconName: "sample"
            ground: Tokens.warnSoft
            tint: Tokens.warn
            dismissible: false
            actionText: qsTr("Start my own", "a button: leave the sample books")
            onActed: strips.ownAsked()
        }
    }
    Lazy {
        width: strips.width
        active: strips.disk.stripLine !== ""
        visible: active
        sourceComponent: Strip {
            baseName: "strip-disk"
            text: strips.disk.stripLine
            iconName: "warning"
            ground: Tokens.warnSoft
            tint: Tokens.warn
            onDismissed: strips.disk.dismissStrip()
        }
    }
    Lazy {
        width: strips.width
        active: strips.sharing.stripLine !== ""
        visible: active
        sourceComponent: Strip {
            baseName: "strip-share"
            text: strips.sharing.stripLine
            iconName: "person"
            actionText: qsTr("See", "a button on a strip: show more about it")
            onActed: strips.accountAsked()
            onDismissed: strips.sharing.dismissStrip()
        }
    }
    Lazy {
        width: strips.width
        active: strips.sync.stripLine !== ""
        visible: active
        sourceComponent: Strip {
            baseName: "strip-sync"
            text: strips.sync.stripLine
            iconName: strips.sync.isOffline ? "cloud-off" : "info"
            actionText: qsTr("See", "a button on a strip: show more about it")
            onActed: strips.accountAsked()
            onDismissed: strips.sync.dismissStrip()
        }
    }
    Lazy {
        width: strips.width
        active: strips.purchase.question !== ""
        visible: active
        sourceComponent: Strip {
            baseName: "strip-bought"
            text: strips.purchase.question
            iconName: "parcel"
            actionText: qsTr("Yes", "a button on a strip: the book was bought")
            onActed: {
                strips.purchase.openAsked();
                strips.purchase.dismiss();
            }
            onDismissed: strips.purchase.dismiss()
        }
    }
}
