// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/statement.h"

#include "store/engine/database.h"

#include <sqlite3.h>

namespace endpaper::store {

Statement::Statement(sqlite3 *database, CompiledStatement *compiled)
    : m_database(database)
    , m_compiled(compiled)
{
    m_compiled->isInUse = true;
}

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database)
    , m_compiled(std::exchange(other.m_compiled, nullptr))
    , m_bindError(other.m_bindError)
{
}

Statement::~Statement()
{
    if (m_compiled) {
        reset();
        m_compiled->isInUse = false;
    }
}

void Statement::reset()
{
    sqlite3_reset(m_compiled->handle);
    sqlite3_clear_bindings(m_compiled->handle);
    m_bindError = SQLITE_OK;
}

namespace {
void keepFirst(int &error, int result)
{
    if (error == SQLITE_OK) {
        error = result;
    }
}
} // namespace

Statement &Statement::bind(int index, std::nullptr_t)
{
    keepFirst(m_bindError, sqlite3_bind_null(m_compiled->handle, index));
    return *this;
}

Statement &Statement::bind(int index, qint64 value)
{
    keepFirst(m_bindError, sqlite3_bind_int64(m_compiled->handle, index, value));
    return *this;
}

Statement &Statement::bind(int index, double value)
{
    keepFirst(m_bindError, sqlite3_bind_double(m_compiled->handle, index, value));
    return *this;
}

Statement &Statement::bind(int index, const QString &value)
{
    if (value.isNull()) {
        return bind(index, nullptr);
    }
    keepFirst(m_bindError,
              sqlite3_bind_text16(m_compiled->handle, index, value.utf16(),
                                  int(value.size() * qsizetype(sizeof(char16_t))), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bind(int index, const QByteArray &value)
{
    if (value.isNull()) {
        return bind(index, nullptr);
    }
    keepFirst(m_bindError, sqlite3_bind_blob64(m_compiled->handle, index, value.constData(),
                                               sqlite3_uint64(value.size()), SQLITE_TRANSIENT));
    return *this;
}

Statement &Statement::bind(int index, const Uuid &value)
{
    if (value.isNil()) {
        return bind(index, nullptr);
    }
    keepFirst(m_bindError, sqlite3_bind_blob64(m_compiled->handle, index, value.bytes().data(), 16,
                                               SQLITE_TRANSIENT));
    return *this;
}

Expected<bool> Statement::step()
{
    if (m_bindError != SQLITE_OK) {
        return tl::unexpected(sqliteError(m_database, m_bindError, QStringLiteral("bind")));
    }
    const int result = sqlite3_step(m_compiled->handle);
    if (result == SQLITE_ROW) {
        return true;
    }
    if (result == SQLITE_DONE) {
        return false;
    }
    const Error error = sqliteError(m_database, sqlite3_extended_errcode(m_database),
                                    QString::fromUtf8(sqlite3_sql(m_compiled->handle)).left(120));
    sqlite3_reset(m_compiled->handle);
    return tl::unexpected(error);
}

Expected<> Statement::run()
{
    for (;;) {
        auto row = step();
        if (!row) {
            reset();
            return tl::unexpected(std::move(row).error());
        }
        if (!*row) {
            reset();
            return {};
        }
    }
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_compiled->handle, column) == SQLITE_NULL;
}

qint64 Statement::integer(int column) const
{
    return sqlite3_column_int64(m_compiled->handle, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_compiled->handle, column);
}

QString Statement::text(int column) const
{
    const auto *utf8 = reinterpret_cast<const char *>(sqlite3_column_text(m_compiled->handle, column));
    if (!utf8) {
        return {};
    }
    const int size = sqlite3_column_bytes(m_compiled->handle, column);
    return size == 0 ? QStringLiteral("") : QString::fromUtf8(utf8, size);
}

QByteArray Statement::blob(int column) const
{
    if (isNull(column)) {
        return {};
    }
    const QByteArrayView view = blobView(column);
    return view.isEmpty() ? QByteArray("") : view.toByteArray();
}

QByteArrayView Statement::blobView(int column) const
{
    const void *bytes = sqlite3_column_blob(m_compiled->handle, column);
    return QByteArrayView(static_cast<const char *>(bytes), sqlite3_column_bytes(m_compiled->handle, column));
}

Uuid Statement::uuid(int column) const
{
    return Uuid::fromBytes(blobView(column)).value_or(Uuid());
}

} // namespace endpaper::store
