// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// One town that fits what was typed.
MenuRow {
    id: entry

    required property int index
    required property string placeName
    required property string region

    signal picked

    objectName: "area-place-" + index
    visible: index < 6
    height: visible ? implicitHeight : 0
    text: region === "" ? placeName : qsTr("%1, %2", "a town, its region").arg(placeName).arg(region)
    icon.name: "nearby"
    onClicked: picked()
}
