// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "store/engine/statement.h"

#include <QHash>
#include <QString>

#include <functional>
#include <memory>

struct sqlite3;

namespace endpaper::store {

class Transaction;

// One open SQLite file and its prepared statements. Belongs to the thread that opened it.
// The connection is Qt Sql's (driver QSQLITE), the statements speak to the same handle through
// SQLite's own interface: see the README for what that buys.
class Database
{
public:
    enum class Access { ReadWrite, ReadOnly };
    // How sure a commit is: Full survives a power cut (the daemon, the outbox), Normal only a crash
    // of the process (a cache that can be fetched again).
    enum class Durability { Full, Normal };
    struct Options
    {
        Access access = Access::ReadWrite;
        Durability durability = Durability::Full;
        int busyTimeoutMs = 5000;
        int cacheKiB = 16384;
    };

    // Opens (and with ReadWrite creates) the file; ":memory:" is private to this object. Sets
    // foreign_keys=ON, journal_mode=WAL, synchronous. Corrupt if it is no database, Unavailable if it
    // is locked or the disk is full.
    [[nodiscard]] static Expected<std::unique_ptr<Database>> open(const QString &path, Options options);
    [[nodiscard]] static Expected<std::unique_ptr<Database>> open(const QString &path)
    {
        return open(path, Options());
    }
    ~Database();
    Q_DISABLE_COPY_MOVE(Database)

    // The statement for this SQL, compiled at first use and kept; reset and unbound when handed out,
    // and reset again when the returned handle goes. A statement in use may not be asked for again.
    [[nodiscard]] Expected<Statement> prepare(const char *sql);
    // Dynamic SQL is rare: only closed sets of fragments may be joined, never values.
    [[nodiscard]] Expected<Statement> prepare(const QByteArray &sql);
    // Runs statements without values or rows, for schema and pragmas. May hold several.
    [[nodiscard]] Expected<> execute(const QByteArray &sql);

    [[nodiscard]] qint64 lastInsertRowId() const;
    // Rows changed by the last INSERT, UPDATE or DELETE.
    [[nodiscard]] qint64 changes() const;
    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] QString path() const { return m_path; }
    // SQLite's data_version: differs after another connection has committed.
    [[nodiscard]] Expected<qint64> dataVersion();
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

    // A commit that makes the log longer than that folds it into the file by itself, so that it
    // takes twice as long; from now on the owner does it, with foldLog(), where nobody waits.
    static constexpr int logPagesMax = 1000; // as SQLite has it
    void foldLogByHand();
    // Does nothing while the log is short, or while others read what is in it.
    void foldLog();
    [[nodiscard]] int logPages() const { return m_logPages; }

private:
    Database() = default;

    QString m_path;
    QString m_connection;
    sqlite3 *m_handle = nullptr;
    int m_logPages = 0; // after the last commit, if folded by hand
    QHash<QByteArray, CompiledStatement *> m_statements;
};

// A unit of work: rolled back unless committed. Repositories take one by reference, so a call without
// one does not compile. Immediate takes the write lock at once, so a commit never fails by SQLITE_BUSY
// half way; Deferred is for reads that must agree with one another.
class Transaction
{
public:
    enum class Mode { Immediate, Deferred };
    [[nodiscard]] static Expected<Transaction> begin(Database &database, Mode mode = Mode::Immediate);
    ~Transaction();
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    Q_DISABLE_COPY(Transaction)

    [[nodiscard]] Expected<> commit();
    void rollback();
    [[nodiscard]] Database &database() const { return *m_database; }
    [[nodiscard]] Expected<Statement> prepare(const char *sql) const { return m_database->prepare(sql); }

    // Runs `work` inside a savepoint: its failure undoes only its own changes.
    [[nodiscard]] Expected<> nested(const std::function<Expected<>()> &work);

private:
    explicit Transaction(Database &database) : m_database(&database) { }

    Database *m_database = nullptr;
};

// SQLite's (extended) result code as our kind of error. The one place where that is decided.
[[nodiscard]] Error sqliteError(sqlite3 *handle, int code, const QString &doing);

} // namespace endpaper::store
