// SPDX-License-Identifier: GPL-3.0-or-later
#include "firstfiles.h"

#include "simdevice.h"
#include "simserver.h"
#include "store/engine/migrator.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;

namespace {
Disk::Backup filesOf(const QString &process, const QString &file, const QString &migrations)
{
    Disk disk(1);
    {
        auto database = store::Database::open(u'/' % process % u'/' % file);
        if (!database || !store::Migrator(migrations).migrate(**database)) {
            qFatal("no first file of %s", qPrintable(process));
        }
    }
    return disk.backup(process);
}
} // namespace

const FirstFiles &firstFiles()
{
    static const FirstFiles files{
        filesOf(Server::process, u"vault.sqlite"_s, u":/endpaper/vault/migrations"_s),
        filesOf(u"d"_s, u"cache"_s, u":/endpaper/cache/migrations"_s)};
    return files;
}

} // namespace endpaper::sim
