// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "base/uuid.h"
#include "domain/row.h"
#include "store/engine/database.h"

#include <QByteArray>
#include <QStringList>

#include <functional>
#include <optional>
#include <vector>

namespace endpaper::store {

// A synchronised row as it rests: its fields already in the form of the wire.
struct StoredRow
{
    qint64 n = 0; // the store's own number
    domain::RowKind kind = domain::RowKind::Wish;
    Uuid id = {};
    quint64 seq = 0;
    domain::Life life = {};
    quint64 fieldSeqMin = 0; // lowest seq of a field
    QByteArray body = {}; // the fields, as they travel
    QByteArray meta = {}; // each field's seq; empty: all are fieldSeqMin
    QByteArray movedTo = {}; // space and id, 32 bytes; empty: nowhere
    bool isStripped = false; // a tombstone whose fields are gone (sync.md §6)
};

// How a live wish is found.
struct WishIndexEntry
{
    Uuid id = {};
    Uuid list = {};
    QString pos = {};
    QString title = {};
    QString author = {};
    qint64 addedMs = 0;
    qint64 editedMs = 0;
    int priority = 0;
    QList<qint64> keys = {}; // see wishKey…()
};

class RowRepository
{
public:
    explicit RowRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::optional<StoredRow>> find(qint64 space, domain::RowKind kind,
                                                          const Uuid &id);
    [[nodiscard]] Expected<std::optional<StoredRow>> find(qint64 n);
    // Sets row.n.
    [[nodiscard]] Expected<> insert(qint64 space, StoredRow &row, Instant now);
    [[nodiscard]] Expected<> update(const StoredRow &row, Instant now);
    // Rows with seq > after, by seq; at most `limit`, and then to the end of the last one's seq.
    [[nodiscard]] Expected<std::vector<StoredRow>> listSince(qint64 space, quint64 after,
                                                             qint64 limit);
    [[nodiscard]] Expected<std::vector<StoredRow>> listLive(qint64 space, domain::RowKind kind);

    struct Dropped
    {
        domain::RowKind kind;
        Uuid id;
        QByteArray field;
        QByteArray value; // CBOR
        domain::Stamp stamp;
    };
    // A value that lost, kept for 90 days, and the notice that says so to an account.
    [[nodiscard]] Expected<> insertLoser(qint64 space, const Dropped &dropped, Instant now);
    [[nodiscard]] Expected<> insertNotice(qint64 space, const Uuid &account, quint64 seq,
                                          const QByteArray &body, Instant now);
    // The bodies of notices with after < seq <= until, at most `limit` of them, the newest.
    [[nodiscard]] Expected<std::vector<QByteArray>> listNotices(qint64 space, quint64 after,
                                                                quint64 until, qint64 limit);
    // Calls `each` for every row of the space, dead ones too; stops at its first error.
    using Each = std::function<Expected<>(const StoredRow &)>;
    [[nodiscard]] Expected<> forEach(qint64 space, const Each &each);

private:
    Transaction &m_transaction;
};

// The tables beside `row` by which REST and matching find wishes and tags.
class RowIndexRepository
{
public:
    explicit RowIndexRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    enum class IsNew { No, Yes }; // Yes: nothing stands of it here
    [[nodiscard]] Expected<> putWish(qint64 row, qint64 space, const Uuid &account,
                                     const WishIndexEntry &entry, IsNew isNew);
    [[nodiscard]] Expected<> removeWish(qint64 row);
    [[nodiscard]] Expected<> putTag(qint64 row, qint64 space, const Uuid &wish,
                                    const QString &text);
    [[nodiscard]] Expected<> removeTag(qint64 row);

    // Wishes with this key; of one account, or of all.
    struct Hit
    {
        qint64 row = 0;
        Uuid account = {};
    };
    [[nodiscard]] Expected<std::vector<Hit>> listByKey(qint64 key, const Uuid &account = {});
    [[nodiscard]] Expected<std::vector<qint64>> listOfList(qint64 space, const Uuid &list);
    [[nodiscard]] Expected<std::vector<qint64>> listTagRows(qint64 space, const Uuid &wish);
    [[nodiscard]] Expected<QStringList> listTags(qint64 space, const Uuid &wish);

    // A wish that went with its catalogue book, and by which life stamp.
    struct Removal
    {
        Uuid book = {};
        qint64 space = 0;
        Uuid wish = {};
        domain::Stamp stamp = {};
    };
    [[nodiscard]] Expected<> insertRemoval(const Removal &removal);
    [[nodiscard]] Expected<std::vector<Removal>> takeRemovals(const Uuid &book);

    static constexpr int candidatesMax = 100'000;

private:
    [[nodiscard]] Expected<QList<qint64>> listKeys(qint64 row);

    Transaction &m_transaction;
};

// A wish is found by its ISBNs (their 13 digits as a number), by titleKey() and by its book's id.
[[nodiscard]] qint64 wishKeyOfBook(const Uuid &book);

} // namespace endpaper::store
