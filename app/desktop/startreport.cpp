// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/startreport.h"

#include "viewmodel/librarymodel.h"

#include <QQuickItem>
#include <QQuickWindow>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace endpaper::desktop {

namespace {

bool showsWish(const QQuickItem &item)
{
    if (!item.isVisible() || item.width() <= 0 || item.height() <= 0) {
        return false;
    }
    if (item.objectName().startsWith("wish-delegate-"_L1)) {
        return true;
    }
    const QList<QQuickItem *> children = item.childItems();
    return std::any_of(children.begin(), children.end(),
                       [](const QQuickItem *child) { return showsWish(*child); });
}

} // namespace

void reportStart(QQuickWindow &window, const viewmodel::LibraryModel &library)
{
    // Both in the thread that renders: the first while the window's own thread waits for it, so
    // that what is looked at is what that frame paints.
    auto books = std::make_shared<int>(-1);
    auto isSaid = std::make_shared<bool>(false);
    QObject::connect(
        &window, &QQuickWindow::afterSynchronizing, &window,
        [&window, &library, books, isSaid] {
            const bool isShown = library.isLoaded()
                && (library.totalCount() == 0 || showsWish(*window.contentItem()));
            if (!*isSaid && isShown) {
                *books = library.totalCount();
            }
        },
        Qt::DirectConnection);
    QObject::connect(
        &window, &QQuickWindow::frameSwapped, &window,
        [books, isSaid] {
            if (*books >= 0 && !std::exchange(*isSaid, true)) {
                std::printf("painted books=%d\n", *books);
                std::fflush(stdout);
            }
        },
        Qt::DirectConnection);
}

} // namespace endpaper::desktop
