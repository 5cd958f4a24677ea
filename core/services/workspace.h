// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/then.h"
#include "store/cache/cachefile.h"
#include "store/cache/localedit.h"
#include "store/engine/ballast.h"
#include "store/engine/storethread.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <memory>

namespace endpaper::services {

// The cache that is open, its one thread, and the way to change it. Another account's cache takes
// its place by open(). GUI thread.
class Workspace final : public QObject
{
    Q_OBJECT

public:
    // Runs on the store's thread inside the transaction that the operations will be committed in.
    using Builder = std::function<Expected<QList<store::LocalOp>>(store::Transaction &)>;
    using Committed = Expected<store::Action>;

    // How soon after the opening, and how often, it is seen to that there is room for a bad day.
    static constexpr std::chrono::milliseconds tendEvery = std::chrono::seconds(30);

    explicit Workspace(const Clock &clock, QObject *parent = nullptr);
    // Waits for what has been posted.
    ~Workspace() override;

    // Closes what is open and opens this file on a thread of its own. opened() or failed() follows.
    void open(const QString &path);
    void close();
    [[nodiscard]] bool isOpen() const { return m_store != nullptr; }
    [[nodiscard]] QString path() const { return m_path; }
    // Whether no other window has the file open.
    [[nodiscard]] bool isAlone() const { return m_hold && m_hold->isAlone(); }
    [[nodiscard]] const Clock &clock() const { return m_clock; }
    // Only while open.
    [[nodiscard]] store::StoreThread &store() { return *m_store; }

    // What lies beside the open file for a full disk. The store's thread.
    [[nodiscard]] std::shared_ptr<store::Ballast> ballast() const { return m_ballast; }
    void tendBallast();

    // Runs `work(Transaction &)`, which returns Expected<T>, in a transaction that agrees with
    // itself and is not kept.
    template <typename Work>
    auto read(Work work) -> QFuture<std::invoke_result_t<Work, store::Transaction &>>
    {
        using Result = std::invoke_result_t<Work, store::Transaction &>;
        return post([work = std::move(work)](store::Database &database) mutable -> Result {
            auto transaction =
                store::Transaction::begin(database, store::Transaction::Mode::Deferred);
            if (!transaction) {
                return tl::unexpected(transaction.error());
            }
            return work(*transaction);
        });
    }
    // The same, committed if `work` does not fail. For what is not synchronised; the rest is
    // commit()'s.
    template <typename Work>
    auto write(Work work) -> QFuture<std::invoke_result_t<Work, store::Transaction &>>
    {
        using Result = std::invoke_result_t<Work, store::Transaction &>;
        return post([work = std::move(work)](store::Database &database) mutable -> Result {
            auto transaction = store::Transaction::begin(database);
            if (!transaction) {
                return tl::unexpected(transaction.error());
            }
            Result result = work(*transaction);
            if (result) {
                if (auto committed = transaction->commit(); !committed) {
                    return tl::unexpected(committed.error());
                }
            }
            return result;
        });
    }
    // One action of the reader: rows, stamps and outbox in one transaction. rowsChanged() and
    // edited() come before the future is finished. On a full disk a delete is given the ballast.
    [[nodiscard]] QFuture<Committed> commit(Builder build);
    [[nodiscard]] QFuture<Committed> commit(QList<store::LocalOp> ops);
    // What somebody else committed (an import, the first sign-in).
    void noteCommitted(const store::Touched &touched);
    // What came from elsewhere.
    void noteRemote(const store::Touched &touched);
    // Quotes or counts near changed beside the rows.
    void noteFetched(const QSet<Uuid> &wishes);

Q_SIGNALS:
    void opened(const endpaper::store::CacheReport &report);
    void failed(const endpaper::Error &error);
    void aboutToClose();
    void rowsChanged(const endpaper::store::Touched &touched);
    // Something waits to be sent.
    void edited();

private:
    template <typename Work>
    auto post(Work work) -> QFuture<std::invoke_result_t<Work, store::Database &>>
    {
        using Result = std::invoke_result_t<Work, store::Database &>;
        if (!m_store) {
            Result closed = fail(ErrorKind::Cancelled, QStringLiteral("no cache is open"));
            return QtFuture::makeReadyFuture(std::move(closed));
        }
        return m_store->post(
            [this, opening = m_opening, work = std::move(work)](store::Database &database) mutable {
                Result result = work(database);
                if (!result && result.error().kind == ErrorKind::Corrupt) {
                    noteDamage(opening);
                }
                return result;
            });
    }
    // On the store's thread: a job met what no whole file holds.
    void noteDamage(int opening);
    // Opens the same file once more, as after a crash: it is checked, and set aside if it is
    // damaged.
    void reopen();

    const Clock &m_clock;
    QString m_path;
    std::shared_ptr<store::FileHold> m_hold; // shared with the store's thread
    std::shared_ptr<store::Ballast> m_ballast;
    QTimer m_tendTimer;
    std::unique_ptr<store::StoreThread> m_store;
    int m_opening = 0; // which open() an answer belongs to
    QString m_checked; // the file that was opened again because of damage; once is enough
};

} // namespace endpaper::services
Q_DECLARE_METATYPE(endpaper::store::CacheReport)
