// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/wishlistservice.h"
#include "store/cache/wishrows.h"

#include <QTemporaryDir>
#include <QtTest>

namespace endpaper::services {

// A cache in a folder of its own, and ways to wait for answers.
struct CacheFixture
{
    CacheFixture()
        : workspace(SystemClock::instance())
        , wishlists(workspace)
    {
        workspace.open(folder.filePath(QStringLiteral("solo.endpaper")));
    }

    template <typename T> static T wait(QFuture<T> future)
    {
        QElapsedTimer timer;
        timer.start();
        while (!future.isFinished() && timer.elapsed() < 30'000) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        }
        return future.result();
    }

    // Everything that a reader sees of lists and wishes, as text: two equal stores give the same.
    [[nodiscard]] QStringList everything()
    {
        const auto read =
            wait(workspace.read([](store::Transaction &transaction) -> Expected<QStringList> {
                QStringList lines;
                TRY_ASSIGN(const auto lists, store::listLists(transaction));
                for (const store::CachedList &list : lists) {
                    lines += QStringLiteral("list %1 %2 %3")
                                 .arg(list.info.id.toString(), list.info.name, list.info.pos);
                }
                TRY_ASSIGN(const auto wishes, store::listAllWishes(transaction));
                for (const store::WishLine &line : wishes) {
                    TRY_ASSIGN(const auto wish, store::findWish(transaction, line.id));
                    QStringList tags;
                    for (const store::CachedTag &tag : wish->tags) {
                        tags += tag.text;
                    }
                    lines += QStringLiteral("wish %1 %2 %3 %4 %5 %6 %7 %8")
                                 .arg(line.id.toString(), line.title, line.list.toString(),
                                      wish->wish.pos, QString::number(line.want),
                                      QString::number(line.own), wish->wish.note, tags.join(u'+'));
                    lines += QString::number(
                        wish->wish.limits.total ? wish->wish.limits.total->minor : -1);
                }
                return lines;
            }));
        return read.value_or(QStringList{QStringLiteral("failed")});
    }

    QTemporaryDir folder;
    Workspace workspace;
    WishlistService wishlists;
};

} // namespace endpaper::services
