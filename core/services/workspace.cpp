// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/workspace.h"

#include "base/log.h"

using namespace Qt::StringLiterals;

namespace endpaper::services {

Workspace::Workspace(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    connect(&m_tendTimer, &QTimer::timeout, this, &Workspace::tendBallast);
}

Workspace::~Workspace() { close(); }

void Workspace::open(const QString &path)
{
    close();
    m_path = path;
    const int opening = ++m_opening;
    auto report = std::make_shared<store::CacheReport>();
    auto hold = store::FileHold::take(path, store::FileHold::Kind::Shared);
    m_hold = hold ? std::move(*hold) : nullptr;
    m_ballast = std::make_shared<store::Ballast>(path);
    m_tendTimer.start(tendEvery);
    m_store = std::make_unique<store::StoreThread>(
        [path, report, hold = m_hold,
         error = hold ? Error() : hold.error()]() -> Expected<std::unique_ptr<store::Database>> {
            if (!hold) {
                return tl::unexpected(error);
            }
            return store::openCache(path, report.get(), hold.get());
        });
    m_store->post([](store::Database &) -> Expected<> { return {}; })
        | then(this, [this, opening, report](const Expected<> &result) {
              if (opening != m_opening) {
                  return;
              }
              if (result) {
                  Q_EMIT opened(*report);
                  return;
              }
              qCWarning(lcDesktop)
                  << "cache:" << errorKindName(result.error().kind) << result.error().context;
              Q_EMIT failed(result.error());
          });
}

void Workspace::close()
{
    if (!m_store) {
        return;
    }
    Q_EMIT aboutToClose();
    ++m_opening;
    m_store->post([hold = m_hold](store::Database &database) {
        return store::closeCacheCleanly(database, hold.get());
    });
    m_tendTimer.stop();
    m_store.reset();
    m_ballast.reset();
    m_hold.reset();
    m_path.clear();
}

void Workspace::tendBallast()
{
    post([ballast = m_ballast](store::Database &) -> Expected<> {
        ballast->tend();
        return {};
    });
}

void Workspace::noteDamage(int opening)
{
    // The thread ends before this object does.
    QMetaObject::invokeMethod(
        this,
        [this, opening] {
            if (opening == m_opening && m_store && m_checked != m_path) {
                reopen();
            }
        },
        Qt::QueuedConnection);
}

void Workspace::reopen()
{
    qCWarning(lcDesktop) << "the cache seems damaged: it is opened again and checked";
    const QString path = m_path;
    m_checked = path;
    Q_EMIT aboutToClose();
    ++m_opening;
    m_store.reset(); // without closeCacheCleanly(): a file that was left open is checked
    open(path);
}

namespace {
bool isDelete(const QList<store::LocalOp> &ops)
{
    return std::ranges::all_of(ops, [](const store::LocalOp &op) {
        return op.op == protocol::OpKind::Life && !op.isAlive;
    });
}
} // namespace

QFuture<Workspace::Committed> Workspace::commit(Builder build)
{
    const Clock *clock = &m_clock;
    return post([clock, ballast = m_ballast,
                 build = std::move(build)](store::Database &database) -> Committed {
               bool isOnlyDelete = false;
               const auto attempt = [&]() -> Committed {
                   TRY_ASSIGN(auto transaction, store::Transaction::begin(database));
                   TRY_ASSIGN(const auto ops, build(transaction));
                   isOnlyDelete = isDelete(ops);
                   TRY_ASSIGN(auto action,
                              store::commitAction(transaction, *clock, ops, Uuid::create(*clock)));
                   TRY(transaction.commit());
                   return action;
               };
               Committed done = attempt();
               const bool isWorthIt = !done && isOnlyDelete && store::isDiskFull(done.error());
               return isWorthIt && ballast->release() ? attempt() : done;
           })
        | then(this, [this](Committed committed) {
               if (committed && !committed->isEmpty()) {
                   noteCommitted(committed->touched);
               }
               return committed;
           });
}

QFuture<Workspace::Committed> Workspace::commit(QList<store::LocalOp> ops)
{
    return commit([ops = std::move(ops)](store::Transaction &) -> Expected<QList<store::LocalOp>> {
        return ops;
    });
}

void Workspace::noteCommitted(const store::Touched &touched)
{
    Q_EMIT rowsChanged(touched);
    Q_EMIT edited();
}

void Workspace::noteRemote(const store::Touched &touched)
{
    if (!touched.isEmpty()) {
        Q_EMIT rowsChanged(touched);
    }
}

void Workspace::noteFetched(const QSet<Uuid> &wishes)
{
    if (!wishes.isEmpty()) {
        store::Touched touched;
        touched.rows.insert(domain::RowKind::Wish, wishes);
        Q_EMIT rowsChanged(touched);
    }
}

} // namespace endpaper::services
