// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/migrator.h"

#include <QDir>
#include <QFile>

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<QList<Migrator::Script>> Migrator::load() const
{
    QList<Script> scripts;
    // Without a pattern, which every start would compile.
    QStringList names = QDir(m_folder).entryList(QDir::Files, QDir::Unsorted);
    names.sort();
    for (const QString &name : std::as_const(names)) {
        if (!name.endsWith(".sql"_L1)) {
            continue;
        }
        const int number = name.left(4).toInt();
        if (number <= (scripts.isEmpty() ? 0 : scripts.last().number)) {
            return fail(ErrorKind::Internal, u"two migrations have the number of "_s % name);
        }
        QFile file(m_folder % u'/' % name);
        if (!file.open(QIODevice::ReadOnly)) {
            return fail(ErrorKind::Internal, u"cannot read "_s % name);
        }
        scripts.append({number, file.readAll()});
    }
    if (scripts.isEmpty()) {
        return fail(ErrorKind::Internal, u"no migrations in "_s % m_folder);
    }
    return scripts;
}

Expected<int> Migrator::latestVersion() const
{
    TRY_ASSIGN(const auto scripts, load());
    return scripts.last().number;
}

Expected<int> Migrator::versionOf(Database &database)
{
    TRY_ASSIGN(auto query, database.prepare("PRAGMA user_version"));
    TRY(query.step());
    return int(query.integer(0));
}

Expected<> Migrator::migrate(Database &database) const
{
    TRY_ASSIGN(const auto scripts, load());
    TRY_ASSIGN(const int version, versionOf(database));
    const int latest = scripts.last().number;
    if (version > latest) {
        return fail(ErrorKind::Unsupported,
                    u"%1 has schema %2, this program knows %3"_s.arg(database.path()).arg(version).arg(latest));
    }
    if (version > 0 && version < latest && database.path() != ":memory:"_L1) {
        const QString copy = database.path() % u".before-"_s % QString::number(latest);
        if (!QFile::exists(copy)) {
            TRY_ASSIGN(auto vacuum, database.prepare("VACUUM INTO ?1"));
            TRY(vacuum.bindAll(copy).run());
        }
    }
    for (const Script &script : scripts) {
        if (script.number <= version) {
            continue;
        }
        TRY_ASSIGN(auto transaction, Transaction::begin(database));
        // Another process may have been faster.
        TRY_ASSIGN(const int current, versionOf(database));
        if (current >= script.number) {
            continue;
        }
        TRY(database.execute(script.sql));
        TRY(database.execute("PRAGMA user_version=" + QByteArray::number(script.number)));
        TRY(transaction.commit());
    }
    return {};
}

} // namespace endpaper::store
