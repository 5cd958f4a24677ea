// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The picture over the cloth, once it is there.
Image {
    required property ClothCover cover

    anchors.fill: parent
    source: cover.coverUrl
    sourceSize.width: cover.width * 2
    fillMode: Image.PreserveAspectCrop
    asynchronous: true
    visible: status === Image.Ready
}
