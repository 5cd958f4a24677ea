// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/sourcekeys.h"

#include <QHash>
#include <QMutex>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::KeyBox;

static Expected<KeyBox> boxOf(const Settings &settings)
{
    static QMutex mutex;
    static QHash<QString, std::shared_ptr<const KeyBox>> byFolder;
    const QMutexLocker lock(&mutex);
    if (const auto known = byFolder.value(settings.dataFolder)) {
        return *known;
    }
    auto box = KeyBox::open(settings.dataFolder + u"/source-keys.key"_s);
    if (box) {
        byFolder.insert(settings.dataFolder, std::make_shared<const KeyBox>(*box));
    }
    return box;
}

Expected<QString> sealedSecret(const Settings &settings, const QString &secret,
                               const QString &sourceId)
{
    if (secret.isEmpty()) {
        return QString();
    }
    TRY_ASSIGN(const KeyBox box, boxOf(settings));
    return box.seal(secret, sourceId);
}

Expected<QString> openedSecret(const Settings &settings, const store::CopySource &source)
{
    if (!KeyBox::isSealed(source.secret)) {
        return source.secret;
    }
    TRY_ASSIGN(const KeyBox box, boxOf(settings));
    return box.unseal(source.secret, source.id);
}

} // namespace endpaper::server
