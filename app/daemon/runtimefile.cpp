// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtimefile.h"

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace endpaper {

using namespace Qt::StringLiterals;

RuntimeFile::~RuntimeFile()
{
    if (m_isWritten) {
        QFile::remove(m_path);
    }
}

Expected<> RuntimeFile::write(const Content &content)
{
    const QJsonObject object{{u"url"_s, content.url},
                             {u"server_id"_s, content.serverId.toString()},
                             {u"account"_s, content.account.toString()},
                             {u"token"_s, QString::fromLatin1(content.token)},
                             {u"pid"_s, QCoreApplication::applicationPid()}};
    QSaveFile file(m_path);
    // The permissions go on the empty file, before there is a secret in it.
    if (!file.open(QIODevice::WriteOnly)
        || !file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner)
        || file.write(QJsonDocument(object).toJson()) < 0 || !file.commit()) {
        return fail(ErrorKind::Unavailable, m_path % u": "_s % file.errorString());
    }
    m_isWritten = true;
    return {};
}

} // namespace endpaper
