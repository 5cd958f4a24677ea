// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/diskalarm.h"

#include "base/log.h"
#include "store/vault/activityrepository.h"

#include <QPointer>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::DiskRoom;

static QByteArray gauge(const char *name, const char *help, qint64 value)
{
    return QByteArray("# HELP ") + name + ' ' + help + "\n# TYPE " + name + " gauge\n" + name + ' '
        + QByteArray::number(value) + '\n';
}

DiskAlarm::DiskAlarm(Engine &engine, Probe probe, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
    , m_probe(std::move(probe))
{
    if (!m_probe) {
        m_probe = [folder = engine.settings().dataFolder] { return store::diskRoomOf(folder); };
    }
    engine.addMetricsText([self = QPointer(this)]() -> QByteArray {
        if (!self || !self->m_room.isKnown()) {
            return {};
        }
        return gauge("endpaper_disk_free_bytes", "Room on the disk of the vault.",
                     self->m_room.freeBytes)
            + gauge("endpaper_disk_low", "1 once a tenth of it is left.", self->m_isLow ? 1 : 0);
    });
    connect(&m_timer, &QTimer::timeout, this, &DiskAlarm::look);
    m_timer.start(every);
    look();
}

void DiskAlarm::look()
{
    m_room = m_probe();
    const bool isLow = m_room.isLowAfter(m_isLow);
    if (std::exchange(m_isLow, isLow) != isLow) {
        tell(isLow);
    }
}

void DiskAlarm::tell(bool isLow)
{
    if (isLow) {
        qCCritical(lcApi) << "the disk of" << m_engine.settings().dataFolder << "has only"
                          << m_room.freeBytes << "of" << m_room.allBytes << "bytes left";
    } else {
        qCInfo(lcApi) << "the disk has room again:" << m_room.freeBytes << "bytes";
    }
    m_engine.write([isLow, room = m_room](Context &context) -> Expected<> {
        return store::ActivityRepository(context.transaction)
            .insert(context.clock, Uuid(), isLow ? u"disk.low"_s : u"disk.well"_s, u"server"_s,
                    {{u"free_bytes"_s, room.freeBytes}, {u"all_bytes"_s, room.allBytes}});
    });
}

} // namespace endpaper::server
