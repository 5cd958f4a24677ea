// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/devicerepository.h"

#include "store/vault/spacerepository.h"

namespace endpaper::store {

Expected<std::optional<Device>> DeviceRepository::find(const Uuid &account, quint64 device)
{
    TRY_ASSIGN(
        auto query,
        m_transaction.prepare("SELECT through, chain, newest, is_web, seen_at, session FROM device "
                              "WHERE account = ?1 AND device = ?2"));
    query.bindAll(account, qint64(device));
    TRY_ASSIGN(const bool isRow, query.step());
    if (!isRow) {
        return std::optional<Device>();
    }
    return std::optional(Device{account, device, quint64(query.integer(0)),
                                hashOfBlob(query.blobView(1)), quint64(query.integer(2)),
                                query.boolean(3), query.instant(4), query.uuid(5)});
}

Expected<> DeviceRepository::put(const Device &device)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "INSERT INTO device (account, device, through, chain, newest, is_web, seen_at, "
                   "session) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT (account, device) "
                   "DO UPDATE SET "
                   "through = excluded.through, chain = excluded.chain, newest = excluded.newest, "
                   "seen_at = excluded.seen_at, session = excluded.session, expired = 0"));
    return statement
        .bindAll(device.account, qint64(device.device), qint64(device.through),
                 hashBlob(device.chain), qint64(device.newest), device.isWeb, device.seenAt,
                 device.session)
        .run();
}

Expected<qint64> DeviceRepository::countOtherSessions(const Uuid &account, const Uuid &session)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare(
                   "SELECT count(DISTINCT d.session) FROM device d "
                   "JOIN session s ON s.id = d.session AND s.revoked_at IS NULL "
                   "WHERE d.account = ?1 AND d.is_web = 0 AND d.expired = 0 AND d.session <> ?2"));
    query.bindAll(account, session);
    TRY(query.step());
    return query.integer(0);
}

Expected<> DeviceRepository::removeOldIds(const Uuid &account, const Uuid &session, qint64 kept)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "DELETE FROM device WHERE account = ?1 AND device IN (SELECT device FROM device "
                   "WHERE account = ?1 AND session = ?2 AND is_web = 0 "
                   "ORDER BY seen_at DESC, device LIMIT -1 OFFSET ?3)"));
    return statement.bindAll(account, session, kept).run();
}

Expected<> DeviceRepository::raiseCursor(const Device &device, qint64 space, quint64 cursor,
                                         Instant now)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare(
                   "INSERT INTO device_space (account, device, space, cursor, at) "
                   "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (account, device, space) DO UPDATE "
                   "SET cursor = excluded.cursor, at = excluded.at "
                   "WHERE excluded.cursor > cursor"));
    return statement.bindAll(device.account, qint64(device.device), space, qint64(cursor), now)
        .run();
}

Expected<std::vector<std::pair<quint64, QString>>> DeviceRepository::listNames(const Uuid &account,
                                                                               qint64 limit)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT d.device, s.device_name FROM device d "
                                     "JOIN session s ON s.id = d.session WHERE d.account = ?1 "
                                     "ORDER BY d.seen_at DESC LIMIT ?2"));
    query.bindAll(account, limit);
    std::vector<std::pair<quint64, QString>> names;
    while (true) {
        TRY_ASSIGN(const bool isRow, query.step());
        if (!isRow) {
            return names;
        }
        names.emplace_back(quint64(query.integer(0)), query.text(1));
    }
}

Expected<> DeviceRepository::removeAllOf(const Uuid &account)
{
    TRY_ASSIGN(auto statement, m_transaction.prepare("DELETE FROM device WHERE account = ?1"));
    return statement.bindAll(account).run();
}

Expected<std::optional<PushLogRepository::Entry>> PushLogRepository::find(const Device &device,
                                                                          quint64 number)
{
    TRY_ASSIGN(auto query,
               m_transaction.prepare("SELECT chain, result FROM push_log WHERE account = ?1 "
                                     "AND device = ?2 AND d = ?3"));
    query.bindAll(device.account, qint64(device.device), qint64(number));
    TRY_ASSIGN(const bool isRow, query.step());
    return isRow ? std::optional(Entry{hashOfBlob(query.blobView(0)), query.blob(1)})
                 : std::nullopt;
}

Expected<> PushLogRepository::append(const Device &device, quint64 number, const Entry &entry)
{
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("INSERT INTO push_log (account, device, d, chain, result) "
                                     "VALUES (?1, ?2, ?3, ?4, ?5)"));
    return statement
        .bindAll(device.account, qint64(device.device), qint64(number), hashBlob(entry.chain),
                 entry.result)
        .run();
}

Expected<> PushLogRepository::prune(const Device &device)
{
    if (device.through <= entriesMax) {
        return {};
    }
    TRY_ASSIGN(auto statement,
               m_transaction.prepare("DELETE FROM push_log WHERE account = ?1 AND device = ?2 "
                                     "AND d <= ?3"));
    return statement
        .bindAll(device.account, qint64(device.device), qint64(device.through - entriesMax))
        .run();
}

} // namespace endpaper::store
