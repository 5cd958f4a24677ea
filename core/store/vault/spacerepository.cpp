// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/spacerepository.h"

#include <QtEndian>

namespace endpaper::store {

#define ENDPAPER_SPACE_COLUMNS                                                                     \
    "s.n, s.sp, s.owner, s.head, s.lin, s.floor, s.digest, s.live_rows, s.bytes, s.newest, "       \
    "s.kind, s.companion, s.person "

namespace {

SpaceKind kindOf(QStringView name)
{
    return name == QLatin1String("shared") ? SpaceKind::Shared
        : name == QLatin1String("claims")  ? SpaceKind::Claims
                                           : SpaceKind::Account;
}

Space spaceOf(const Statement &row)
{
    return {.n = row.integer(0),
            .sp = row.uuid(1),
            .owner = row.uuid(2),
            .head = quint64(row.integer(3)),
            .lin = hashOfBlob(row.blobView(4)),
            .floor = quint64(row.integer(5)),
            .digest = quint64(row.integer(6)),
            .liveRows = row.integer(7),
            .bytes = row.integer(8),
            .newestMs = row.integer(9),
            .kind = kindOf(row.text(10)),
            .companion = row.integer(11),
            .person = row.uuid(12)};
}

const char *nameOf(SpaceKind kind)
{
    switch (kind) {
    case SpaceKind::Shared:
        return "shared";
    case SpaceKind::Claims:
        return "claims";
    case SpaceKind::Account:
        break;
    }
    return "account";
}

Expected<std::optional<Space>> oneOf(Statement &query)
{
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? std::optional(spaceOf(query)) : std::nullopt;
}

} // namespace

QByteArray hashBlob(quint64 hash)
{
    QByteArray blob(8, Qt::Uninitialized);
    qToBigEndian(hash, blob.data());
    return blob;
}

quint64 hashOfBlob(QByteArrayView blob)
{
    return blob.size() == 8 ? qFromBigEndian<quint64>(blob.data()) : 0;
}

Expected<std::optional<Space>> SpaceRepository::find(const Uuid &sp)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT " ENDPAPER_SPACE_COLUMNS "FROM space s WHERE s.sp = ?1"));
    query.bindAll(sp);
    return oneOf(query);
}

Expected<std::optional<Space>> SpaceRepository::find(qint64 n)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT " ENDPAPER_SPACE_COLUMNS "FROM space s WHERE s.n = ?1"));
    query.bindAll(n);
    return oneOf(query);
}

Expected<std::optional<Space>> SpaceRepository::findOfAccount(const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_SPACE_COLUMNS
                                     "FROM space s WHERE s.owner = ?1 AND s.kind = 'account'"));
    query.bindAll(account);
    return oneOf(query);
}

Expected<Space> SpaceRepository::insertOfAccount(const Uuid &sp, const Uuid &account)
{
    TRY_ASSIGN(
        auto insert,
        m_transaction.prepare("INSERT INTO space (sp, owner, kind) VALUES (?1, ?2, 'account') "
                              "ON CONFLICT DO NOTHING"));
    TRY(insert.bindAll(sp, account).run());
    TRY_ASSIGN(const auto space, findOfAccount(account));
    if (!space) {
        return fail(ErrorKind::Internal,
                    QStringLiteral("the account's space is not there after its insert"));
    }
    TRY_ASSIGN(auto member,
               m_transaction.prepare("INSERT INTO member (space, account, role) "
                                     "VALUES (?1, ?2, 'owner') ON CONFLICT DO NOTHING"));
    TRY(member.bindAll(space->n, account).run());
    return *space;
}

Expected<Space> SpaceRepository::insert(const Space &space)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("INSERT INTO space (sp, owner, kind, companion, person) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5)"));
    TRY(statement
            .bindAll(space.sp, space.owner, QString::fromLatin1(nameOf(space.kind)),
                     space.companion == 0 ? std::nullopt : std::optional(space.companion),
                     space.person)
            .run());
    Space made = space;
    made.n = m_transaction.database().lastInsertRowId();
    return made;
}

Expected<> SpaceRepository::updateSharing(const Space &space)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("UPDATE space SET owner = ?2, person = ?3 WHERE n = ?1"));
    return statement.bindAll(space.n, space.owner, space.person).run();
}

Expected<std::optional<Space>> SpaceRepository::findCompanion(qint64 shared)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_SPACE_COLUMNS
                                     "FROM space s WHERE s.companion = ?1"));
    query.bindAll(shared);
    return oneOf(query);
}

Expected<SpaceRepository::Totals> SpaceRepository::countOfOwner(const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT count(*), coalesce(sum(live_rows), 0), "
                                     "coalesce(sum(bytes), 0) FROM space WHERE owner = ?1"));
    query.bindAll(account);
    TRY(query.step());
    return Totals{query.integer(0), query.integer(1), query.integer(2)};
}

Expected<> SpaceRepository::update(const Space &space)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "UPDATE space SET head = ?2, lin = ?3, floor = ?4, digest = ?5, live_rows = ?6, "
                   "bytes = ?7, newest = ?8 WHERE n = ?1"));
    return statement
        .bindAll(space.n, qint64(space.head), hashBlob(space.lin), qint64(space.floor),
                 qint64(space.digest), space.liveRows, space.bytes, space.newestMs)
        .run();
}

Expected<> SpaceRepository::removeOfAccount(const Uuid &account)
{
    TRY_ASSIGN(auto members, m_transaction.prepare("DELETE FROM member WHERE account = ?1"));
    TRY(members.bindAll(account).run());
    TRY_ASSIGN(auto spaces, m_transaction.prepare("DELETE FROM space WHERE owner = ?1"));
    return spaces.bindAll(account).run();
}

Expected<QByteArray> SpaceRepository::findRole(const Space &space, const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT role FROM member WHERE space = ?1 AND account = ?2 "
                                     "AND removed_seq IS NULL"));
    query.bindAll(space.n, account);
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? query.text(0).toLatin1() : QByteArray();
}

Expected<std::vector<MemberSpace>> SpaceRepository::listOf(const Uuid &account)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT " ENDPAPER_SPACE_COLUMNS ", m.role FROM member m "
                                     "JOIN space s ON s.n = m.space WHERE m.account = ?1 "
                                     "AND m.removed_seq IS NULL ORDER BY s.n"));
    query.bindAll(account);
    std::vector<MemberSpace> spaces;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return spaces;
        }
        spaces.push_back({spaceOf(query), query.text(13).toLatin1()});
    }
}

Expected<std::vector<Uuid>> SpaceRepository::listMembers(const Uuid &sp)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT m.account FROM member m JOIN space s ON s.n = m.space "
                                     "WHERE s.sp = ?1 AND m.removed_seq IS NULL"));
    query.bindAll(sp);
    std::vector<Uuid> members;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return members;
        }
        members.push_back(query.uuid(0));
    }
}

Expected<> SpaceRepository::appendLog(const Space &space, const LogEntry &entry)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("INSERT INTO space_log (space, seq, lin, device, d, at) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5, ?6)"));
    return statement
        .bindAll(space.n, qint64(entry.seq), hashBlob(entry.lin), qint64(entry.device),
                 qint64(entry.number), entry.at)
        .run();
}

Expected<std::optional<quint64>> SpaceRepository::findLin(const Space &space, quint64 seq)
{
    if (seq == 0) {
        return std::optional<quint64>(0);
    }
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT lin FROM space_log WHERE space = ?1 AND seq = ?2"));
    query.bindAll(space.n, qint64(seq));
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? std::optional(hashOfBlob(query.blobView(0))) : std::nullopt;
}

} // namespace endpaper::store
