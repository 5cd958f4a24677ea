// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/shopdesk.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QHash>
#include <QMutex>

#include <memory>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::SourceDescription;

static constexpr qint64 descriptionBytesMax = 64 << 10;

namespace {

struct Known
{
    const QList<SourceDescription> *list = nullptr;
    QDateTime shopsAt; // as the folder of shops was
};
QMutex knownMutex;
QHash<QString, Known> knownByFolder;
// Lists are given out by reference and live as long as the program; one more a shop that is added.
std::vector<std::unique_ptr<const QList<SourceDescription>>> knownLists;

QDateTime shopsChanged(const Settings &settings)
{
    return QFileInfo(shopsFolder(settings)).lastModified();
}

QString keyOf(const Settings &settings)
{
    return settings.dataFolder % u'\n' % settings.sourcesFolder;
}

void addFolder(QList<SourceDescription> &list, const QString &path, bool mayBePrivate)
{
    const QDir folder(path);
    for (const QString &name : folder.entryList({u"*.json"_s}, QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        const QByteArray text =
            file.open(QIODevice::ReadOnly) ? file.read(descriptionBytesMax) : QByteArray();
        auto source = sources::parseSourceDescription(text);
        if (!source || sources::findSource(list, source->id)) {
            qCWarning(lcSources) << "not used:" << name
                                 << (source ? u"its id is taken"_s
                                            : source.error().field + u' ' + source.error().context);
            continue;
        }
        source->mayBePrivate = mayBePrivate;
        list.append(*source);
    }
}

} // namespace

const QList<SourceDescription> &knownSources(const Settings &settings)
{
    const QMutexLocker lock(&knownMutex);
    const QString key = keyOf(settings);
    if (const auto *known = knownByFolder.value(key).list) {
        return *known;
    }
    const QDateTime shopsAt = shopsChanged(settings);
    auto list = std::make_unique<QList<SourceDescription>>(sources::builtinSources());
    if (!settings.sourcesFolder.isEmpty()) {
        // The keeper put them there: if a base is in their own network, that is meant.
        addFolder(*list, settings.sourcesFolder, true);
    }
    addFolder(*list, shopsFolder(settings), false);
    knownByFolder.insert(key, {list.get(), shopsAt});
    knownLists.push_back(std::move(list));
    return *knownLists.back();
}

void forgetKnownSources(const Settings &settings)
{
    const QMutexLocker lock(&knownMutex);
    knownByFolder.remove(keyOf(settings));
}

void lookForShops(const Settings &settings)
{
    const QMutexLocker lock(&knownMutex);
    const auto known = knownByFolder.constFind(keyOf(settings));
    if (known != knownByFolder.constEnd() && known->shopsAt != shopsChanged(settings)) {
        knownByFolder.erase(known);
    }
}

} // namespace endpaper::server
