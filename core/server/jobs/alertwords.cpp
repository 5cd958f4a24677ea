// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/alertwords.h"

#include <QFile>
#include <QHash>
#include <QJsonDocument>
#include <QJsonObject>

namespace endpaper::server {

using namespace Qt::StringLiterals;

static QHash<QString, QJsonObject> loadWords()
{
    QHash<QString, QJsonObject> all;
    for (const QString &code : {u"en"_s, u"de"_s, u"fr"_s, u"es"_s, u"it"_s, u"nl"_s}) {
        QFile file(u":/endpaper/alerts/words/%1.json"_s.arg(code));
        const bool isOpen = file.open(QIODevice::ReadOnly);
        Q_ASSERT(isOpen);
        all.insert(code, QJsonDocument::fromJson(isOpen ? file.readAll() : QByteArray()).object());
    }
    return all;
}

QString alertWords(const QString &key, const QLocale &locale)
{
    static const QHash<QString, QJsonObject> all = loadWords();
    const QJsonValue own = all.value(QLocale::languageToCode(locale.language())).value(key);
    return own.toString(all.value(u"en"_s).value(key).toString(key));
}

} // namespace endpaper::server
