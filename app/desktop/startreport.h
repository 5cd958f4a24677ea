// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QQuickWindow;

namespace endpaper::viewmodel {
class WishlistModel;
}

namespace endpaper::desktop {

// Prints "painted rows=N" after the first frame in which wishes are seen: N rows in the list, at
// least one of them drawn. Both outlive the window's first frames. GUI thread.
void reportStart(QQuickWindow &window, const viewmodel::WishlistModel &wishes);

} // namespace endpaper::desktop
