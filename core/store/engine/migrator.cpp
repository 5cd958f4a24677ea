// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/migrator.h"

#include <QDir>
#include <QFile>

namespace endpaper::store {

using namespace Qt::StringLiterals;

Expected<QList<QByteArray>> Migrator::load() const
{
    QList<QByteArray> scripts;
    const QStringList names = QDir(m_folder).entryList({u"*.sql"_s}, QDir::Files, QDir::Name);
    for (const QString &name : names) {
        if (name.left(4).toInt() != scripts.size() + 1) {
            return fail(ErrorKind::Internal, u"migrations are not numbered without gaps at "_s % name);
        }
        QFile file(m_folder % u'/' % name);
        if (!file.open(QIODevice::ReadOnly)) {
            return fail(ErrorKind::Internal, u"cannot read "_s % name);
        }
        scripts.append(file.readAll());
    }
    if (scripts.isEmpty()) {
        return fail(ErrorKind::Internal, u"no migrations in "_s % m_folder);
    }
    return scripts;
}

Expected<int> Migrator::latestVersion() const
{
    TRY_ASSIGN(const auto scripts, load());
    return int(scripts.size());
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
    TRY_ASSIGN(int version, versionOf(database));
    if (version > scripts.size()) {
        return fail(ErrorKind::Unsupported,
                    u"%1 has schema %2, this program knows %3"_s.arg(database.path()).arg(version).arg(scripts.size()));
    }
    if (version > 0 && version < scripts.size() && database.path() != ":memory:"_L1) {
        const QString copy = database.path() % u".before-"_s % QString::number(scripts.size());
        if (!QFile::exists(copy)) {
            TRY_ASSIGN(auto vacuum, database.prepare("VACUUM INTO ?1"));
            TRY(vacuum.bindAll(copy).run());
        }
    }
    for (; version < scripts.size(); ++version) {
        TRY_ASSIGN(auto transaction, Transaction::begin(database));
        // Another process may have been faster.
        TRY_ASSIGN(const int current, versionOf(database));
        if (current != version) {
            continue;
        }
        TRY(database.execute(scripts.at(version)));
        TRY(database.execute("PRAGMA user_version=" + QByteArray::number(version + 1)));
        TRY(transaction.commit());
    }
    return {};
}

} // namespace endpaper::store
