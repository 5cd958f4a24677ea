// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/orderkey.h"
#include "protocol/schema.h"
#include "store/cache/cachefile.h"
#include "store/cache/localedit.h"
#include "store/cache/outbox.h"
#include "store/cache/remote.h"
#include "store/cache/wishrows.h"
#include "sync/engine.h"

#include <QRandomGenerator>
#include <QSemaphore>

namespace endpaper::sync {

using namespace Qt::StringLiterals;

// A device for tests: a cache in a file, and an engine over whatever transport it is given. A
// failure of the store is a fatal error.
class Device
{
public:
    using Connect = std::function<std::unique_ptr<Transport>()>;

    Device(const QString &path, const Clock &clock, SyncEngine::Options options, Connect connect)
        : m_clock(clock)
        , m_connect(std::move(connect))
        , m_store(std::make_unique<store::StoreThread>([path] { return store::openCache(path); }))
        , engine(std::make_unique<SyncEngine>(*m_store, clock, std::move(options)))
    {
    }
    void start() { engine->start(m_connect()); }
    template <typename Work> auto in(Work work)
    {
        auto future = m_store->post(
            [work](store::Database &database) -> std::invoke_result_t<Work, store::Transaction &> {
                auto transaction = store::Transaction::begin(database);
                auto result = work(*transaction);
                if (const auto done = transaction->commit(); !done) {
                    qFatal("%s", qPrintable(done.error().context));
                }
                return result;
            });
        future.waitForFinished();
        auto result = future.result();
        if (!result) {
            qFatal("%s %s", qPrintable(result.error().context), qPrintable(result.error().field));
        }
        if constexpr (!std::is_void_v<typename decltype(result)::value_type>) {
            return *result;
        }
    }
    // Nothing is read or written any more, until the gate is opened.
    [[nodiscard]] std::shared_ptr<QSemaphore> hold()
    {
        auto gate = std::make_shared<QSemaphore>();
        m_store->post([gate](store::Database &) -> Expected<> {
            gate->acquire();
            return {};
        });
        return gate;
    }
    store::Action commit(const QList<store::LocalOp> &ops)
    {
        auto action = in([&](store::Transaction &transaction) {
            return store::commitAction(transaction, m_clock, ops, Uuid::create());
        });
        engine->noteLocalEdit();
        return action;
    }
    Uuid addList(const QString &name)
    {
        const Uuid id = Uuid::create();
        commit(
            {store::LocalOp::create(domain::RowKind::List, id, {{"name", name}, {"pos", u"V"_s}})});
        return id;
    }
    Uuid addWish(const Uuid &list, const QString &title, QRandomGenerator &random)
    {
        const Uuid id = Uuid::create();
        const auto gap =
            in([&](store::Transaction &transaction) { return store::gapAtEnd(transaction, list); });
        const QByteArray key = domain::orderKeyBetween(gap.before, gap.after, random);
        commit({store::LocalOp::create(domain::RowKind::Wish, id,
                                       {{"list", protocol::idValue(list)},
                                        {"pos", QString::fromLatin1(key)},
                                        {"title", title}})});
        return id;
    }
    void set(const Uuid &wish, const char *field, const QCborValue &value)
    {
        commit({store::LocalOp::set(domain::RowKind::Wish, wish, {{field, value}})});
    }
    QStringList titles(const Uuid &list)
    {
        QStringList titles;
        for (const auto &line : in([&](store::Transaction &transaction) {
                 return store::listWishes(transaction, list);
             })) {
            titles.append(line.title);
        }
        return titles;
    }
    // Every row with its stamps, without what differs between devices by right (seq of what is
    // confirmed).
    QMap<std::pair<int, Uuid>, domain::Row> rows()
    {
        QMap<std::pair<int, Uuid>, domain::Row> all;
        for (const domain::RowKind kind :
             {domain::RowKind::List, domain::RowKind::Wish, domain::RowKind::Tag}) {
            const auto ids = in([&](store::Transaction &transaction) -> Expected<QList<Uuid>> {
                TRY_ASSIGN(
                    auto query,
                    transaction.database().prepare("SELECT id FROM " + domain::rowKindName(kind)));
                QList<Uuid> found;
                for (;;) {
                    TRY_ASSIGN(const bool isThere, query.step());
                    if (!isThere) {
                        return found;
                    }
                    found.append(query.uuid(0));
                }
            });
            for (const Uuid &id : ids) {
                domain::Row row = *in([&](store::Transaction &transaction) {
                    return store::findRow(transaction, kind, id);
                });
                row.seq = 0;
                row.life.seq = 0;
                for (domain::Register &field : row.fields) {
                    field.seq = 0;
                }
                all.insert({int(kind), id}, row);
            }
        }
        return all;
    }
    int waiting()
    {
        return in([](store::Transaction &transaction) { return store::countWaiting(transaction); });
    }
    // Nothing to do, as far as it knows.
    [[nodiscard]] bool isIdle()
    {
        return engine->status().state == SyncState::Idle && waiting() == 0;
    }
    [[nodiscard]] quint64 cursor()
    {
        return in([](store::Transaction &transaction) { return store::listSpaces(transaction); })
            .value(0)
            .cursor;
    }

private:
    const Clock &m_clock;
    Connect m_connect;
    std::unique_ptr<store::StoreThread> m_store;

public:
    std::unique_ptr<SyncEngine> engine;
};

// The first row in which two devices differ, in words; empty if they agree.
inline QString difference(Device &a, Device &b)
{
    const auto one = a.rows();
    const auto other = b.rows();
    if (one.keys() != other.keys()) {
        return u"%1 rows here, %2 there"_s.arg(one.size()).arg(other.size());
    }
    for (auto it = one.cbegin(); it != one.cend(); ++it) {
        const domain::Row &there = other[it.key()];
        if (it->life != there.life) {
            return u"life of %1: %2 at %3, %4 at %5"_s.arg(it->id.toString())
                .arg(it->life.isAlive)
                .arg(it->life.stamp.time)
                .arg(there.life.isAlive)
                .arg(there.life.stamp.time);
        }
        if (it->fields != there.fields) {
            for (auto field = it->fields.cbegin(); field != it->fields.cend(); ++field) {
                const domain::Register theirs = there.fields.value(field.key());
                if (*field != theirs) {
                    return u"%1 of %2: %3 at %4, %5 at %6"_s
                        .arg(QString::fromUtf8(field.key()), it->id.toString(),
                             field->value.toDiagnosticNotation())
                        .arg(field->stamp.time)
                        .arg(theirs.value.toDiagnosticNotation())
                        .arg(theirs.stamp.time);
                }
            }
            return u"fields only there"_s;
        }
    }
    return {};
}

} // namespace endpaper::sync
