// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/services.h"
#include "viewmodel/session.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

namespace endpaper::viewmodel {

// A whole session over an empty profile of its own, without a daemon: as on first start, offline.
struct SessionFixture
{
    SessionFixture()
        : services(std::move(*services::Services::create(
            {.profileRoot = folder.path(), .daemonProgram = QStringLiteral("/nowhere")})))
        , session(*services)
    {
        session.open();
        waitFor([this] { return session.wishes()->isLoaded() && session.library()->isLoaded(); });
    }

    static bool waitFor(const std::function<bool()> &holds)
    {
        return QTest::qWaitFor(holds, 20'000);
    }
    template <typename T> static T wait(QFuture<T> future)
    {
        waitFor([&future] { return future.isFinished(); });
        return future.result();
    }
    // Wishes in the list that is open, in this order.
    void add(const QList<services::NewWish> &wishes)
    {
        const int before = session.wishes()->total();
        const Uuid list = Uuid::parse(session.library()->currentListId()).value_or(Uuid());
        QVERIFY(wait(services->wishlists.add(
                         wishes, {.list = list, .nameIfNone = QStringLiteral("To hunt")}))
                    .has_value());
        QVERIFY(waitFor([&] { return session.wishes()->total() == before + int(wishes.size()); }));
    }
    [[nodiscard]] static services::NewWish book(const QString &title, const QString &author = {},
                                                const QStringList &tags = {})
    {
        services::NewWish wish;
        wish.wish.id = Uuid::create();
        wish.wish.title = title;
        if (!author.isEmpty()) {
            wish.wish.authors = {author};
        }
        wish.tags = tags;
        return wish;
    }
    [[nodiscard]] QStringList titles() const
    {
        QStringList titles;
        for (int row = 0; row < session.wishes()->rowCount(); ++row) {
            titles += session.wishes()->titleAt(row);
        }
        return titles;
    }
    [[nodiscard]] QString wishIdAt(int row) const
    {
        const WishlistModel &wishes = *session.wishes();
        return wishes.data(wishes.index(row), WishlistModel::WishIdRole).toString();
    }
    // Until what was changed is on the undo stack (and so in the store).
    [[nodiscard]] bool waitForUndo(const QString &words)
    {
        return waitFor([&] { return session.undo()->lastWords().contains(words); });
    }

    QTemporaryDir folder;
    std::unique_ptr<services::Services> services;
    Session session;
};

} // namespace endpaper::viewmodel
