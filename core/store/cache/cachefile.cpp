// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/cache/cachefile.h"

#include "base/log.h"
#include "protocol/codec.h"
#include "store/cache/outbox.h"
#include "store/cache/outboxrow.h"
#include "store/cache/remote.h"
#include "store/cache/rowtable.h"
#include "store/engine/migrator.h"

#include <QDateTime>
#include <QFile>

namespace endpaper::store {

using namespace Qt::StringLiterals;

QString cachePath(const QString &folder, const Uuid &server, const Uuid &account)
{
    return folder % u'/' % server.toString() % u'-' % account.toString() % u".endpaper"_s;
}

QString soloCachePath(const QString &folder) { return folder % u"/solo.endpaper"_s; }

namespace {
// The lists are held by who shows them; the system keeps the file's pages too.
constexpr int pagesKiB = 2048;

Expected<> checkIfUnclean(Database &database)
{
    TRY_ASSIGN(const int version, Migrator::versionOf(database));
    if (version == 0) {
        return {};
    }
    TRY_ASSIGN(auto query, database.prepare("SELECT is_open FROM state"));
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere || !query.boolean(0)) {
        return {};
    }
    TRY_ASSIGN(auto check, database.prepare("PRAGMA quick_check(1)"));
    TRY(check.step());
    if (check.text(0) != "ok"_L1) {
        return fail(ErrorKind::Corrupt, u"quick_check: "_s % check.text(0));
    }
    return {};
}

Expected<> makeReady(Database &database)
{
    TRY_ASSIGN(auto transaction, Transaction::begin(database));
    TRY_ASSIGN(const DeviceState state, loadDeviceState(transaction));
    if (state.device == 0) {
        TRY(becomeNewDevice(transaction));
    }
    TRY(database.execute("UPDATE state SET is_open = 1"));
    return transaction.commit();
}

Expected<std::unique_ptr<Database>> openWhole(const QString &path)
{
    TRY_ASSIGN(auto database, Database::open(path, {.cacheKiB = pagesKiB}));
    const Migrator migrator(u":/endpaper/cache/migrations"_s);
    TRY_ASSIGN(const int latest, migrator.latestVersion());
    TRY_ASSIGN(const int version, Migrator::versionOf(*database));
    if (version > latest) {
        return fail(ErrorKind::Unsupported,
                    u"the cache is of a newer program: schema %1"_s.arg(version));
    }
    TRY(checkIfUnclean(*database));
    TRY(migrator.migrate(*database));
    TRY(makeReady(*database));
    return database;
}

// What a damaged file still gives.
struct Salvage
{
    Uuid account;
    Uuid homeSpace;
    QList<OutboxRow> groups;
    int lost = 0;
};

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
    TRY(rows.settle(touched));
    TRY_ASSIGN(auto update, transaction.prepare("UPDATE state SET next_d = ?1, last_stamp = ?2"));
    TRY(update.bindAll(qint64(number), signedBits(last)).run());
    return transaction.commit();
}

Expected<QString> setAside(const QString &path)
{
    const QString stamp = QDateTime::currentDateTimeUtc().toString(u"yyyyMMdd-HHmmss"_s);
    QString aside = path % u".damaged-"_s % stamp;
    for (int i = 2; QFile::exists(aside); ++i) {
        aside = path % u".damaged-"_s % stamp % u'-' % QString::number(i);
    }
    if (!QFile::rename(path, aside)) {
        return fail(ErrorKind::Unavailable, u"cannot set the damaged cache aside: "_s % path);
    }
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s}) {
        QFile::rename(path % suffix, aside % suffix);
    }
    return aside;
}
} // namespace

Expected<std::unique_ptr<Database>> openCache(const QString &path, CacheReport *report)
{
    auto opened = openWhole(path);
    if (opened || opened.error().kind != ErrorKind::Corrupt) {
        return opened;
    }
    qCWarning(lcStore) << "the cache is damaged:" << opened.error().context;
    TRY_ASSIGN(const QString aside, setAside(path));
    Salvage salvage;
    if (const auto damaged = Database::open(aside, {.access = Database::Access::ReadOnly})) {
        if (const auto read = readSalvage(**damaged, salvage); !read) {
            qCWarning(lcStore) << "salvage:" << read.error().context;
        }
    }
    TRY_ASSIGN(auto fresh, openWhole(path));
    if (!salvage.groups.isEmpty() || !salvage.account.isNil()) {
        TRY(writeSalvage(*fresh, salvage));
    }
    if (report) {
        *report = {aside, int(salvage.groups.size()), salvage.lost};
    }
    return fresh;
}

Expected<> closeCacheCleanly(Database &database)
{
    return database.execute("UPDATE state SET is_open = 0");
}

} // namespace endpaper::store
