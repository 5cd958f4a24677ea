// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/wishwatch.h"

#include "base/log.h"
#include "protocol/limits.h"
#include "protocol/schema.h"
#include "server/api/syncrows.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/watchtask.h"
#include "server/jobs/wishsubjects.h"
#include "store/vault/accountrepository.h"
#include "store/vault/copyrepository.h"
#include "store/vault/rowrepository.h"

#include <QSet>
#include <QTimer>

namespace endpaper::server {

using namespace Qt::StringLiterals;

// Rows looked at in one go.
static constexpr qint64 rowsMax = 500;
// Spaces whose head is remembered: of any other a batch's worth of rows is looked at again.
static constexpr qsizetype followedMax = 10'000;
// Changes that come close together (a list that is imported) are gone through together, when they
// pause: the next of them is not to wait for this.
static constexpr std::chrono::milliseconds followAfter{200};
static constexpr std::chrono::milliseconds followAtLast{2000};

Expected<> queueWatches(Context &context, const QStringList &keys)
{
    for (const QString &key : keys) {
        TRY(queueWatch(context, key.section(u'|', 0, 0), key.section(u'|', 1)));
    }
    return {};
}

Expected<WishedBooks> wishedBooks(Context &context, const store::Space &space, quint64 after,
                                  bool isSample)
{
    WishedBooks books{.last = after};
    const auto account = store::AccountRepository(context.transaction).get(space.owner);
    if (!account) {
        return books; // gone since
    }
    TRY_ASSIGN(const auto rows,
               store::RowRepository(context.transaction).listSince(space.n, after, rowsMax));
    QStringList wanted;
    QSet<QString> seen;
    for (const store::StoredRow &stored : rows) {
        if (stored.kind != domain::RowKind::Wish || !stored.life.isAlive) {
            continue;
        }
        TRY_ASSIGN(const domain::Row row, rowFromStored(stored));
        const domain::Wish wish = protocol::wishFrom(row);
        TRY_ASSIGN(const bool isMeant, isWatched(context, space.n, row));
        if (!isMeant) {
            continue;
        }
        TRY_ASSIGN(const QStringList subjects, subjectsOf(context, wish));
        for (const QString &subject : subjects) {
            if (!seen.contains(subject)) {
                seen.insert(subject);
                wanted.append(subject);
            }
        }
    }
    TRY_ASSIGN(
        const QStringList searched,
        store::CopyRepository(context.transaction).searchedOf(wanted, account->country, isSample));
    for (const QString &subject : searched) {
        books.keys.append(searchKey(subject, account->country));
    }
    books.last = rows.empty() ? after : rows.back().seq;
    books.isAll = qint64(rows.size()) < rowsMax;
    return books;
}

WishFollower::WishFollower(Engine &engine, std::shared_ptr<Mailbox> mailbox, QObject *timers,
                           bool isSample)
    : m_engine(engine)
    , m_mailbox(std::move(mailbox))
    , m_timers(timers)
    , m_isSample(isSample)
{
}

void WishFollower::follow(const Uuid &space, quint64 seq)
{
    // A push that we hear of first may be of so many groups, each with a seq of its own.
    const quint64 first =
        seq > quint64(protocol::batchGroupsMax) ? seq - protocol::batchGroupsMax : 0;
    const quint64 after = m_followed.value(space, first);
    if (m_followed.size() >= followedMax && !m_followed.contains(space)) {
        m_followed.clear();
    }
    if (!m_changed.contains(space)) {
        m_changed.insert(space, after);
    }
    m_followed.insert(space, std::max(after, seq));
    m_sinceLast.start();
    begin();
}

void WishFollower::begin()
{
    if (!m_isUnderWay && !m_changed.isEmpty()) {
        m_isUnderWay = true;
        m_sinceFirst.start();
        wait();
    }
}

void WishFollower::wait()
{
    QTimer::singleShot(followAfter, m_timers, [this] {
        const bool isPause = m_sinceLast.hasExpired(followAfter.count());
        if (isPause || m_sinceFirst.hasExpired(followAtLast.count())) {
            goThrough();
        } else {
            wait();
        }
    });
}

void WishFollower::finish(const Expected<> &done, const QHash<Uuid, quint64> &rest)
{
    if (!done) {
        qCWarning(lcJobs) << "changed wishes:" << done.error().context;
    }
    for (auto it = rest.cbegin(); it != rest.cend(); ++it) {
        m_changed.insert(it.key(), std::min(m_changed.value(it.key(), *it), *it));
    }
    m_isUnderWay = false;
    begin();
}

void WishFollower::goThrough()
{
    const auto keys = std::make_shared<QStringList>();
    const auto rest = std::make_shared<QHash<Uuid, quint64>>();
    const auto over = [this, mailbox = m_mailbox, rest](const Expected<> &done) {
        mailbox->post([this, rest, done] { finish(done, *rest); });
    };
    m_engine.read(
        [keys, rest, isSample = m_isSample,
         changed = std::exchange(m_changed, {})](Context &context) -> Expected<> {
            store::SpaceRepository spaces(context.transaction);
            for (auto it = changed.cbegin(); it != changed.cend(); ++it) {
                TRY_ASSIGN(const auto space, spaces.find(it.key()));
                if (!space || space->kind == store::SpaceKind::Claims) {
                    continue;
                }
                TRY_ASSIGN(const WishedBooks books,
                           wishedBooks(context, *space, it.value(), isSample));
                keys->append(books.keys);
                if (!books.isAll) {
                    rest->insert(it.key(), books.last);
                }
            }
            return {};
        },
        nullptr,
        [this, keys, over, mailbox = m_mailbox](const Expected<> &read) {
            if (!read || keys->isEmpty()) {
                over(read);
                return;
            }
            mailbox->post([this, keys, over] {
                m_engine.write([keys](Context &context) { return queueWatches(context, *keys); },
                               nullptr, over);
            });
        });
}

} // namespace endpaper::server
