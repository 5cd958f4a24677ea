// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/schema.h"
#include "store/cache/cachefile.h"
#include "store/cache/deleted.h"
#include "store/cache/localedit.h"
#include "store/cache/outbox.h"
#include "store/cache/remote.h"
#include "store/cache/wishrows.h"

#include <QTest>

#include <atomic>

namespace endpaper::store {

class FakeClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return fromEpochMs(m_ms++); }
    void advance(qint64 ms) { m_ms += ms; }

private:
    mutable std::atomic<qint64> m_ms = 1'795'000'000'000; // asked for on the store's thread too
};

// A cache in memory, and shorthand for what tests do with it. A failure is a fatal error.
class CacheFixture
{
public:
    explicit CacheFixture(const QString &path = QStringLiteral(":memory:"))
    {
        auto opened = openCache(path, &report);
        if (!opened) {
            qFatal("%s", qPrintable(opened.error().context));
        }
        database = std::move(*opened);
    }

    template <typename Work> auto in(Work work)
    {
        auto transaction = Transaction::begin(*database);
        auto result = work(*transaction);
        if (!result) {
            qFatal("%s %s", qPrintable(result.error().context), qPrintable(result.error().field));
        }
        if (const auto done = transaction->commit(); !done) {
            qFatal("%s", qPrintable(done.error().context));
        }
        if constexpr (!std::is_void_v<typename decltype(result)::value_type>) {
            return *result;
        }
    }

    Action commit(const QList<LocalOp> &ops)
    {
        return in([&](Transaction &transaction) {
            return commitAction(transaction, clock, ops, Uuid::create());
        });
    }
    Uuid addList(const QString &name)
    {
        const Uuid id = Uuid::create();
        commit({LocalOp::create(domain::RowKind::List, id,
                                {{"name", name}, {"pos", QStringLiteral("V")}})});
        return id;
    }
    Uuid addWish(const Uuid &list, const QString &title, const QString &pos = QStringLiteral("V"))
    {
        const Uuid id = Uuid::create();
        commit(
            {LocalOp::create(domain::RowKind::Wish, id,
                             {{"list", protocol::idValue(list)}, {"pos", pos}, {"title", title}})});
        return id;
    }
    void set(const Uuid &wish, const char *field, const QCborValue &value)
    {
        commit({LocalOp::set(domain::RowKind::Wish, wish, {{field, value}})});
    }
    [[nodiscard]] std::optional<CachedWish> wish(const Uuid &id)
    {
        return in([&](Transaction &transaction) { return findWish(transaction, id); });
    }
    [[nodiscard]] std::optional<domain::Row> row(domain::RowKind kind, const Uuid &id)
    {
        return in([&](Transaction &transaction) { return findRow(transaction, kind, id); });
    }
    [[nodiscard]] QList<WishLine> wishes(const Uuid &list)
    {
        return in([&](Transaction &transaction) { return listWishes(transaction, list); });
    }
    [[nodiscard]] QList<Deleted> deleted(int limit = 100)
    {
        return in([limit](Transaction &transaction) { return listDeleted(transaction, limit); });
    }
    [[nodiscard]] DeviceState state()
    {
        return in([](Transaction &transaction) { return loadDeviceState(transaction); });
    }
    [[nodiscard]] OutboxBatch batch()
    {
        return in([](Transaction &transaction) { return nextBatch(transaction, 1000, 1 << 30); });
    }
    void bind()
    {
        in([&](Transaction &transaction) { return bindAccount(transaction, account, space); });
    }

    FakeClock clock;
    CacheReport report;
    Uuid account = Uuid::create();
    Uuid space = protocol::homeSpaceOf(account);
    std::unique_ptr<Database> database;
};

} // namespace endpaper::store
