// SPDX-License-Identifier: GPL-3.0-or-later
// What a history says of itself.
#include "world.h"

#include "store/cache/outbox.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;

// Says what the server and each device hold of one row, when it changes.
void World::watch()
{
    QStringList now;
    const auto state = m_oracle.readServer();
    const auto note = [&](const QString &name, const Rows &rows) {
        for (const domain::Row &row : rows) {
            if (row.id == watched) {
                now.append(name % u": "_s % describe(row));
            }
        }
    };
    if (state) {
        for (const auto &[sp, space] : state->spaces) {
            note(u"server"_s, space.rows);
        }
    }
    for (const auto &device : m_devices) {
        (void)device->look([&](store::Transaction &transaction) -> Expected<> {
            TRY_ASSIGN(const Rows rows, readRows(transaction));
            note(device->name(), rows);
            return {};
        });
    }
    for (const QString &line : std::as_const(now)) {
        if (!m_watched.contains(line)) {
            qInfo("%10lld   %s", m_time.now() - VirtualTime::beginMs, qPrintable(line));
        }
    }
    m_watched = now;
}

QString World::states()
{
    QString words;
    const auto state = m_oracle.readServer();
    for (const auto &[sp, space] : state ? state->spaces : decltype(state->spaces)()) {
        words += u"server: %1 head %2\n"_s.arg(sp.toString()).arg(space.head);
    }
    for (const auto &device : m_devices) {
        QString line = device->name();
        (void)device->look([&](store::Transaction &transaction) -> Expected<> {
            TRY_ASSIGN(const auto spaces, readSpaces(transaction));
            TRY_ASSIGN(const auto own, store::loadDeviceState(transaction));
            TRY_ASSIGN(const int waiting, store::countWaiting(transaction));
            line += u" through %1 waiting %2"_s.arg(own.through).arg(waiting);
            for (const CachedSpace &space : spaces) {
                line += u" | %1 %2 cursor %3 condition %4"_s
                            .arg(space.sp.toString(), QString::fromUtf8(space.role))
                            .arg(space.cursor)
                            .arg(int(space.condition));
            }
            return {};
        });
        if (device->engine()) {
            const sync::SyncStatus status = device->engine()->status();
            line += u" state %1 waiting %2 live %3 error %4"_s.arg(int(status.state))
                        .arg(status.waiting)
                        .arg(status.isLive)
                        .arg(status.lastError ? errorKindName(*status.lastError) : u"none"_s);
        }
        words += line % u'\n';
    }
    return words;
}

} // namespace endpaper::sim
