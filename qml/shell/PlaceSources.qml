// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The sources.
SourcesPage {
    required property Places places

    sources: places.sources
}
