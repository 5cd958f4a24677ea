// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "base/uuid.h"

#include <QByteArray>
#include <QString>

#include <optional>
#include <type_traits>

struct sqlite3;
struct sqlite3_stmt;

namespace endpaper::store {

// A compiled statement, owned by its Database.
struct CompiledStatement
{
    sqlite3_stmt *handle = nullptr;
    bool isInUse = false;
};

// A prepared statement on loan. bind() by 1-based position, in order with bindAll(); step() per row;
// columns by 0-based position of the SELECT list that stands beside the call. Same thread as its
// Database, and gone before it.
class Statement
{
public:
    Statement(sqlite3 *database, CompiledStatement *compiled);
    ~Statement();
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&) = delete;
    Q_DISABLE_COPY(Statement)

    // A null QString or QByteArray binds NULL, an empty one ''. Uuid is a blob of 16 bytes (nil: NULL),
    // an Instant is milliseconds since 1970 in UTC.
    Statement &bind(int index, std::nullptr_t);
    Statement &bind(int index, qint64 value);
    Statement &bind(int index, int value) { return bind(index, qint64(value)); }
    Statement &bind(int index, bool value) { return bind(index, qint64(value ? 1 : 0)); }
    Statement &bind(int index, double value);
    Statement &bind(int index, const QString &value);
    Statement &bind(int index, const QByteArray &value); // as a blob
    Statement &bind(int index, const Uuid &value);
    Statement &bind(int index, Instant value) { return bind(index, toEpochMs(value)); }
    template<typename T>
    Statement &bind(int index, const std::optional<T> &value)
    {
        return value ? bind(index, *value) : bind(index, nullptr);
    }
    template<typename... T>
    Statement &bindAll(const T &...values)
    {
        int index = 0;
        (bind(++index, values), ...);
        return *this;
    }

    // True while there is a row. A bind that failed is reported here.
    [[nodiscard]] Expected<bool> step();
    // Runs to the end, ignoring rows, and resets for the next run with new values.
    [[nodiscard]] Expected<> run();
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] qint64 integer(int column) const;
    [[nodiscard]] double real(int column) const;
    [[nodiscard]] bool boolean(int column) const { return integer(column) != 0; }
    [[nodiscard]] QString text(int column) const; // null where NULL
    [[nodiscard]] QByteArray blob(int column) const; // null where NULL
    // The blob's bytes without a copy, valid until the next step.
    [[nodiscard]] QByteArrayView blobView(int column) const;
    [[nodiscard]] Uuid uuid(int column) const; // nil where NULL
    [[nodiscard]] Instant instant(int column) const { return fromEpochMs(integer(column)); }
    [[nodiscard]] std::optional<qint64> optionalInteger(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(integer(column));
    }
    [[nodiscard]] std::optional<Instant> optionalInstant(int column) const
    {
        return isNull(column) ? std::nullopt : std::optional(instant(column));
    }

private:
    sqlite3 *m_database;
    CompiledStatement *m_compiled;
    int m_bindError = 0;
};

} // namespace endpaper::store
