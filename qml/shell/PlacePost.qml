// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Endpaper.Ui

// The morning post.
PostPage {
    required property Places places

    post: places.post
    onBookAsked: wishId => {
        if (wishId !== "") {
            places.router.showBook(wishId);
        }
    }
    onAlertsAsked: places.router.goTo("alerts")
}
