// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QQuickWindow;

namespace endpaper::viewmodel {
class LibraryModel;
}

namespace endpaper::desktop {

// Prints "painted books=N" after the first frame in which wishes are seen, at least one of them
// drawn: N in all lists together. Without a book: after the first frame that knows it. Both outlive
// the window's first frames. GUI thread.
void reportStart(QQuickWindow &window, const viewmodel::LibraryModel &library);

} // namespace endpaper::desktop
