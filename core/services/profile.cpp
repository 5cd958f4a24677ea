// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/profile.h"

#include "base/log.h"
#include "store/cache/cachefile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QSaveFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace endpaper::services {

Expected<Profile> Profile::open(const QString &root, Kind kind)
{
    Profile profile;
    profile.m_kind = kind;
    profile.m_isNamed = !root.isEmpty();
    profile.m_folder = root.isEmpty()
        ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/endpaper"_s
        : QDir(root).absolutePath();
    if (kind == Kind::Sample) {
        profile.m_folder += u"/sample"_s;
    }
    for (const QString &folder : {profile.m_folder, profile.cachesFolder()}) {
        if (!QDir().mkpath(folder)) {
            return fail(ErrorKind::Unavailable, u"cannot make "_s + folder);
        }
    }
    // A person's books are nobody else's business on a shared computer.
    QFile::setPermissions(profile.m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    profile.load();
    return profile;
}

QString Profile::soloCacheFile() const { return store::soloCachePath(cachesFolder()); }

QString Profile::cacheFile() const
{
    return m_account ? store::cachePath(cachesFolder(), m_account->serverId, m_account->account)
                     : soloCacheFile();
}

void Profile::load()
{
    QFile file(accountFile());
    if (!file.open(QIODevice::ReadOnly)) {
        return;
    }
    const QJsonObject object = QJsonDocument::fromJson(file.readAll()).object();
    const auto serverId = Uuid::parse(object["server_id"_L1].toString());
    const auto account = Uuid::parse(object["account"_L1].toString());
    if (!serverId || !account) {
        qCWarning(lcDesktop) << "account.json cannot be read; Solo is in force";
        return;
    }
    m_account = SharedAccount{
        .server = QUrl(object["server"_L1].toString()),
        .serverId = *serverId,
        .serverName = object["server_name"_L1].toString(),
        .pin = QByteArray::fromHex(object["pin"_L1].toString().toLatin1()),
        .account = *account,
        .email = object["email"_L1].toString(),
        .displayName = object["display_name"_L1].toString(),
    };
}

Expected<> Profile::setSharedAccount(std::optional<SharedAccount> account)
{
    if (!account) {
        if (QFile::exists(accountFile()) && !QFile::remove(accountFile())) {
            return fail(ErrorKind::Unavailable, u"account.json cannot be removed"_s);
        }
        m_account.reset();
        return {};
    }
    const QJsonObject object{
        {u"server"_s, account->server.toString()},
        {u"server_id"_s, account->serverId.toString()},
        {u"server_name"_s, account->serverName},
        {u"pin"_s, QString::fromLatin1(account->pin.toHex())},
        {u"account"_s, account->account.toString()},
        {u"email"_s, account->email},
        {u"display_name"_s, account->displayName},
    };
    TRY(writePrivateFile(accountFile(), QJsonDocument(object).toJson()));
    m_account = std::move(account);
    return {};
}

Expected<> writePrivateFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return fail(ErrorKind::Unavailable, file.errorString());
    }
    // Before a byte is in it.
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    if (file.write(bytes) != bytes.size() || !file.commit()) {
        return fail(ErrorKind::Unavailable, file.errorString());
    }
    return {};
}

} // namespace endpaper::services
