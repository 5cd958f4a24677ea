// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/salvage.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "store/cache/outbox.h"
#include "store/cache/rowtable.h"

namespace endpaper::store {

using namespace Qt::StringLiterals;

namespace {
// A table, its key, and its columns with their types: i(nteger), t(ext), b(lob). A notice's space
// is another number in another file; only its row is asked for.
struct Kept
{
    const char *name;
    const char *key;
    const char *columns;
    const char *types;
    const char *more = "";
};
constexpr Kept keptTables[] = {
    {"quarantine", "n", "n, d, dev, body, why, field, action, made_ms, at", "iiibttbii"},
    {"notice", "n", "n, kind, id, field, value, stamp", "iibtbb", "space"},
    {"command", "n", "n, id, method, path, body, needs, state, status, why, made_ms", "ibttbbiiti"},
    {"device", "dev", "dev, name", "it"},
    {"setting", "key", "key, value", "tt"},
};

QVariant valueAt(const Statement &query, int column, char type)
{
    if (query.isNull(column)) {
        return {};
    }
    switch (type) {
    case 'i':
        return query.integer(column);
    case 't':
        return query.text(column);
    default:
        return query.blob(column);
    }
}

// From both ends, up to what is damaged.
void readTable(Database &database, const Kept &table, Salvage &salvage)
{
    QList<QVariantList> &rows = salvage.tables[table.name];
    for (const char *order : {"ASC", "DESC"}) {
        auto query = database.prepare(QByteArray("SELECT ") + table.columns + " FROM " + table.name
                                      + " ORDER BY " + table.key + ' ' + order);
        if (!query) {
            break; // not in that file, which is older
        }
        for (;;) {
            const auto isThere = query->step();
            if (!isThere) {
                break;
            }
            if (!*isThere) {
                return;
            }
            QVariantList row;
            for (int i = 0; table.types[i] != 0; ++i) {
                row.append(valueAt(*query, i, table.types[i]));
            }
            rows.append(std::move(row));
        }
    }
}

void bindAt(Statement &insert, int index, const QVariant &value, char type)
{
    if (value.isNull()) {
        insert.bind(index, nullptr);
    } else if (type == 'i') {
        insert.bind(index, value.toLongLong());
    } else if (type == 't') {
        const QString text = value.toString();
        insert.bind(index, text.isNull() ? u""_s : text);
    } else {
        const QByteArray bytes = value.toByteArray();
        insert.bind(index, bytes.isNull() ? QByteArray("") : bytes);
    }
}

Expected<> writeTable(Transaction &transaction, const Kept &table, const QList<QVariantList> &rows)
{
    if (rows.isEmpty()) {
        return {};
    }
    const bool hasMore = *table.more != 0;
    QByteArray places;
    for (int i = 1; table.types[i - 1] != 0; ++i) {
        places += (i > 1 ? ", ?" : "?") + QByteArray::number(i);
    }
    TRY_ASSIGN(auto insert,
               transaction.database().prepare(
                   QByteArray("INSERT OR IGNORE INTO ") + table.name + " (" + table.columns
                   + (hasMore ? QByteArray(", ") + table.more : QByteArray()) + ") VALUES ("
                   + places + (hasMore ? ", 1)" : ")")));
    for (const QVariantList &row : rows) {
        for (int i = 0; i < row.size(); ++i) {
            bindAt(insert, i + 1, row[i], table.types[i]);
        }
        if (const auto done = insert.run(); !done) {
            qCWarning(lcStore) << "salvage:" << table.name << done.error().context;
        }
    }
    return {};
}

// Rows are made from what waits, so that it shows before the server is asked for the rest.
Expected<> writeSalvagedRow(RowTable &rows, const protocol::Op &op, domain::Stamp stamp)
{
    if (!op.kind) {
        return {};
    }
    TRY_ASSIGN(auto stored, rows.find(*op.kind, op.id));
    if (!stored && op.op != protocol::OpKind::New) {
        return {}; // the rest of the row comes with the first pull, and this edit wins by its stamp
    }
    if (!stored) {
        stored = StoredRow{
            {.kind = *op.kind, .id = op.id, .seq = 0, .life = {true, stamp}, .fields = {}}, 1};
    }
    for (const protocol::FieldValue &field : op.fields) {
        stored->row.fields.insert(field.name, {field.value, stamp});
    }
    if (op.op == protocol::OpKind::Life) {
        stored->row.life = {op.isAlive, stamp};
    }
    return rows.write(*stored);
}

} // namespace

Expected<> readSalvage(Database &database, Salvage &salvage)
{
    {
        TRY_ASSIGN(auto state,
                   database.prepare("SELECT acct, (SELECT sp FROM space WHERE n = 1) FROM state"));
        TRY_ASSIGN(const bool isThere, state.step());
        if (isThere) {
            salvage.account = state.uuid(0);
            salvage.homeSpace = state.uuid(1);
        }
    }
    QList<qint64> numbers;
    {
        TRY_ASSIGN(auto query, database.prepare("SELECT d FROM outbox ORDER BY d"));
        for (;;) {
            const auto isThere = query.step();
            if (!isThere || !*isThere) {
                break; // as far as it can be read
            }
            numbers.append(query.integer(0));
        }
    }
    TRY_ASSIGN(auto query,
               database.prepare("SELECT body, made_ms, action FROM outbox WHERE d = ?1"));
    for (const qint64 number : numbers) {
        const auto isThere = query.bindAll(number).step();
        const auto group = isThere && *isThere
            ? protocol::decodeGroup(query.blobView(0))
            : Expected<protocol::Group>(fail(ErrorKind::Corrupt, u"unreadable"_s));
        if (group) {
            salvage.groups.append({quint64(number), 1, *group, query.uuid(2), query.instant(1)});
        } else {
            ++salvage.lost;
        }
        query.reset();
    }
    for (const Kept &table : keptTables) {
        readTable(database, table, salvage);
    }
    return {};
}

Expected<> writeSalvage(Database &database, const Salvage &salvage)
{
    TRY_ASSIGN(auto transaction, Transaction::begin(database));
    if (!salvage.account.isNil()) {
        TRY(bindAccount(transaction, salvage.account, salvage.homeSpace));
    }
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    RowTable rows(transaction);
    Touched touched;
    quint64 number = state.nextNumber;
    quint64 last = 0;
    for (OutboxRow row : salvage.groups) {
        row.number = number;
        row.group.number = number++;
        row.group.base = 0;
        row.group.stamp.device = state.device;
        TRY(insertOutbox(transaction, row));
        for (qsizetype i = 0; i < row.group.ops.size(); ++i) {
            const domain::Stamp stamp = row.group.stamp.next(quint64(i));
            TRY(writeSalvagedRow(rows, row.group.ops[i], stamp));
            last = std::max(last, stamp.time);
        }
    }
    for (const Kept &table : keptTables) {
        TRY(writeTable(transaction, table, salvage.tables.value(table.name)));
    }
    TRY(rows.settle(touched));
    TRY_ASSIGN(auto update, transaction.prepare("UPDATE state SET next_d = ?1, last_stamp = ?2"));
    TRY(update.bindAll(qint64(number), signedBits(last)).run());
    return transaction.commit();
}

} // namespace endpaper::store
