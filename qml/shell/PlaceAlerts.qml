// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// How the reader is told.
AlertsPage {
    required property Places places

    alerts: places.alerts
    desktop: places.desktopAlerts
}
