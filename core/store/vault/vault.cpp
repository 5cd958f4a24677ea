// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/vault.h"

#include "store/engine/migrator.h"

#include <sodium.h>

namespace endpaper::store {

using namespace Qt::StringLiterals;

namespace {

constexpr int signingSeedBytes = 32;

Migrator migrator() { return Migrator(u":/endpaper/vault/migrations"_s); }

} // namespace

Expected<std::unique_ptr<Database>> openVault(const QString &path, Database::Options options)
{
    TRY_ASSIGN(auto database, Database::open(path, options));
    TRY(migrator().migrate(*database));
    return database;
}

Expected<std::unique_ptr<Database>> openVaultReader(const QString &path)
{
    Database::Options options;
    options.access = Database::Access::ReadOnly;
    return Database::open(path, options);
}

Expected<> checkVaultSchema(Database &database)
{
    static const Expected<int> latest = migrator().latestVersion();
    TRY_ASSIGN(const int known, latest);
    TRY_ASSIGN(const int version, Migrator::versionOf(database));
    return version == known ? Expected<>()
                            : fail(ErrorKind::Unsupported,
                                   u"schema %1, this program knows %2"_s.arg(version).arg(known),
                                   version < known ? u"older"_s : u"newer"_s);
}

Expected<ServerIdentity> getServerIdentity(Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT server_id, signing_seed, created FROM server"));
    TRY_ASSIGN(const bool isThere, query.step());
    if (!isThere) {
        return fail(ErrorKind::NotFound, u"the vault has no identity yet"_s);
    }
    return ServerIdentity{query.uuid(0), query.blob(1), query.instant(2)};
}

Expected<ServerIdentity> loadServerIdentity(Transaction &transaction, const Clock &clock)
{
    if (auto known = getServerIdentity(transaction);
        known || known.error().kind != ErrorKind::NotFound) {
        return known;
    }
    ServerIdentity identity{Uuid::create(clock), QByteArray(signingSeedBytes, Qt::Uninitialized),
                            clock.now()};
    randombytes_buf(identity.signingSeed.data(), size_t(identity.signingSeed.size()));
    TRY_ASSIGN(auto insert,
               transaction.prepare("INSERT INTO server (one, server_id, signing_seed, "
                                   "created) VALUES (1, ?1, ?2, ?3)"));
    TRY(insert.bindAll(identity.serverId, identity.signingSeed, identity.created).run());
    return identity;
}

} // namespace endpaper::store
