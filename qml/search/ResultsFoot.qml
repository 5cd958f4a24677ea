// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Model
import Endpaper.Ui

// Under the copies: those in lesser condition, folded; or what to say where there are none.
Column {
    id: foot

    required property CopiesModel copies

    signal sheetAsked(name: string)

    topPadding: Sizes.s8
    bottomPadding: Sizes.s48
    spacing: Sizes.s8

    Button {
        objectName: "results-lesser"
        x: Sizes.gutter - Sizes.s12
        visible: foot.copies.lesserCount > 0
        quiet: true
        icon.name: foot.copies.showsLesser ? "sort-up" : "chevron-down"
        text: foot.copies.showsLesser ? qsTr("Fold those in lesser condition", "a button") : foot.copies.lesserLine
        onClicked: foot.copies.showsLesser = !foot.copies.showsLesser
    }
    Button {
        objectName: "results-hidden"
        x: Sizes.gutter - Sizes.s12
        quiet: true
        icon.name: "eye-area"
        text: qsTr("Hidden copies and sellers", "heading of a sheet")
        onClicked: foot.sheetAsked("hidden")
    }
    EmptyState {
        objectName: "results-empty"
        width: foot.width
        visible: foot.copies.count === 0 && foot.copies.copiesState !== CopiesModel.CopiesState.Looking
        drawing: foot.copies.copiesState === CopiesModel.CopiesState.Offline ? "cloud-off" : "parcel"
        sentence: foot.copies.filters.leftOutLine !== "" ? foot.copies.filters.leftOutLine : foot.copies.stateLine
    }
}
