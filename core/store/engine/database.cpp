// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/database.h"

#include "base/log.h"
#include "store/engine/diskroom.h"

#include <QAtomicInteger>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlDriver>
#include <QSqlError>

#include <malloc.h>
#include <sqlite3.h>

#include <cerrno>

namespace endpaper::store {

using namespace Qt::StringLiterals;

Error sqliteError(sqlite3 *handle, int code, const QString &doing)
{
    const QString context = doing % u": "_s
        % QString::fromUtf8(handle ? sqlite3_errmsg(handle) : "") % u" ("_s % QString::number(code)
        % u')';
    // Where the log's index cannot grow, SQLite says only that it could not write.
    const bool isFull = (code & 0xff) == SQLITE_FULL
        || ((code & 0xff) == SQLITE_IOERR && handle && sqlite3_system_errno(handle) == ENOSPC);
    if (isFull) {
        return {ErrorKind::Unavailable, context, QString::fromUtf16(diskFullField)};
    }
    switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_NOMEM:
        return {ErrorKind::Unavailable, context};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorKind::Corrupt, context};
    case SQLITE_CONSTRAINT:
        return {ErrorKind::Conflict, context};
    case SQLITE_TOOBIG:
        return {ErrorKind::TooLarge, context};
    case SQLITE_INTERRUPT:
        return {ErrorKind::Cancelled, context};
    default:
        return {ErrorKind::Internal, context};
    }
}

namespace {
// Once, before SQLite's first use. Both by profile of a push of 10,000 rows: SQLite counts what it
// allocates under a lock of the whole process, which nobody reads; and glibc tidies up all its
// small free blocks whenever a page of 4 KiB is wanted, a seventh of the writer's time.
bool prepareProcess()
{
    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
#ifdef __GLIBC__
    mallopt(M_MXFAST, 0);
#endif
    return true;
}
} // namespace

Expected<std::unique_ptr<Database>> Database::open(const QString &path, Options options)
{
    [[maybe_unused]] static const bool isPrepared = prepareProcess();
    static QAtomicInteger<int> serial = 0;
    std::unique_ptr<Database> database(new Database);
    database->m_path = path;
    database->m_connection = u"endpaper-"_s % QString::number(serial++);

    QSqlDatabase connection = QSqlDatabase::addDatabase(u"QSQLITE"_s, database->m_connection);
    connection.setDatabaseName(path);
    QString connectOptions = u"QSQLITE_BUSY_TIMEOUT="_s % QString::number(options.busyTimeoutMs);
    if (options.access == Access::ReadOnly) {
        connectOptions += u";QSQLITE_OPEN_READONLY"_s;
    }
    connection.setConnectOptions(connectOptions);
    if (!connection.open()) {
        return fail(ErrorKind::Unavailable,
                    u"open "_s % path % u": "_s % connection.lastError().text());
    }
    const QVariant handle = connection.driver()->handle();
    if (!handle.isValid() || qstrcmp(handle.typeName(), "sqlite3*") != 0) {
        return fail(ErrorKind::Internal, u"the QSQLITE driver gave no handle"_s);
    }
    database->m_handle = *static_cast<sqlite3 *const *>(handle.constData());
    sqlite3_extended_result_codes(database->m_handle, 1);

    QByteArray pragmas = "PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-"
        + QByteArray::number(options.cacheKiB) + ";";
    if (options.access == Access::ReadWrite) {
        pragmas += "PRAGMA journal_mode=WAL; PRAGMA synchronous=";
        pragmas += options.durability == Durability::Full ? "FULL;" : "NORMAL;";
    }
    TRY(database->execute(pragmas));
    return database;
}

Database::~Database()
{
    for (CompiledStatement *compiled : std::as_const(m_statements)) {
        sqlite3_finalize(compiled->handle);
        delete compiled;
    }
    QSqlDatabase::database(m_connection, false).close();
    QSqlDatabase::removeDatabase(m_connection);
}

void Database::foldLogByHand()
{
    sqlite3_wal_hook(
        m_handle,
        [](void *self, sqlite3 *, const char *, int pages) {
            static_cast<Database *>(self)->m_logPages = pages;
            return SQLITE_OK;
        },
        this);
}

void Database::foldLog()
{
    if (m_logPages >= logPagesMax) {
        // Where it fails, the next commit says again how long the log is.
        sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_PASSIVE, nullptr, nullptr);
        m_logPages = 0;
    }
}

Expected<Statement> Database::prepare(const char *sql)
{
    return prepare(QByteArray::fromRawData(sql, qsizetype(qstrlen(sql))));
}

Expected<Statement> Database::prepare(const QByteArray &sql)
{
    CompiledStatement *compiled = m_statements.value(sql);
    if (!compiled) {
        sqlite3_stmt *handle = nullptr;
        const int result = sqlite3_prepare_v3(m_handle, sql.constData(), int(sql.size()),
                                              SQLITE_PREPARE_PERSISTENT, &handle, nullptr);
        if (result != SQLITE_OK) {
            return tl::unexpected(sqliteError(m_handle, sqlite3_extended_errcode(m_handle),
                                              u"prepare "_s % QString::fromUtf8(sql).left(120)));
        }
        compiled = new CompiledStatement{handle};
        m_statements.insert(QByteArray(sql.constData(), sql.size()), compiled);
    }
    if (compiled->isInUse) {
        return fail(ErrorKind::Internal,
                    u"statement already in use: "_s % QString::fromUtf8(sql).left(120));
    }
    return Statement(m_handle, compiled);
}

Expected<> Database::execute(const QByteArray &sql)
{
    const int result = sqlite3_exec(m_handle, sql.constData(), nullptr, nullptr, nullptr);
    if (result != SQLITE_OK) {
        return tl::unexpected(sqliteError(m_handle, sqlite3_extended_errcode(m_handle),
                                          QString::fromUtf8(sql).left(120)));
    }
    return {};
}

qint64 Database::lastInsertRowId() const { return sqlite3_last_insert_rowid(m_handle); }
qint64 Database::changes() const { return sqlite3_changes64(m_handle); }
bool Database::inTransaction() const { return sqlite3_get_autocommit(m_handle) == 0; }

Expected<qint64> Database::dataVersion()
{
    TRY_ASSIGN(auto query, prepare("PRAGMA data_version"));
    TRY(query.step());
    return query.integer(0);
}

Expected<Transaction> Transaction::begin(Database &database, Mode mode)
{
    TRY(database.execute(mode == Mode::Immediate ? "BEGIN IMMEDIATE" : "BEGIN"));
    return Transaction(database);
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_database(std::exchange(other.m_database, nullptr))
{
}

Transaction::~Transaction()
{
    if (m_database) {
        rollback();
    }
}

Expected<> Transaction::commit()
{
    TRY(m_database->execute("COMMIT"));
    m_database = nullptr;
    return {};
}

void Transaction::rollback()
{
    // SQLite may have rolled back by itself (full disk), and then there is nothing left to undo.
    if (m_database->inTransaction()) {
        if (const auto undone = m_database->execute("ROLLBACK"); !undone) {
            qCWarning(lcStore) << "rollback:" << undone.error().context;
        }
    }
    m_database = nullptr;
}

Expected<> Transaction::nested(const std::function<Expected<>()> &work)
{
    TRY(m_database->execute("SAVEPOINT nested"));
    auto done = work();
    if (!done) {
        TRY(m_database->execute("ROLLBACK TO nested"));
    }
    TRY(m_database->execute("RELEASE nested"));
    return done;
}

} // namespace endpaper::store
