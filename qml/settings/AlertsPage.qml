// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// How and when the reader is told of copies and matches. Each change applies at once.
Page {
    id: page

    required property AlertEditor alerts
    required property DesktopAlerts desktop

    objectName: "alerts-page"
    Accessible.name: qsTr("How you are told", "name of a page: alerts")
    Component.onCompleted: {
        alerts.load();
        desktop.check();
    }

    PageHead {
        width: parent.width
        baseName: "alerts"
        title: qsTr("How you are told", "name of a page: alerts")
    }
    Words {
        objectName: "alerts-state"
        width: parent.width
        visible: text !== ""
        text: page.alerts.stateLine
        color: Tokens.warn
        wrapMode: Text.Wrap
    }
    Button {
        objectName: "alerts-again"
        visible: !page.alerts.isLoaded && !page.alerts.busy
        icon.name: "sync"
        text: qsTr("Try again", "a button: ask the server once more")
        onClicked: page.alerts.load()
    }
    AlertTimes {
        width: parent.width
        visible: page.alerts.isLoaded
        alerts: page.alerts
    }
    AlertWaysPart {
        width: parent.width
        visible: page.alerts.isLoaded
        alerts: page.alerts
        desktop: page.desktop
    }
}
