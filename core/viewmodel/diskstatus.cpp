// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/diskstatus.h"

#include "services/services.h"

#include <QLocale>

namespace endpaper::viewmodel {

DiskStatus::DiskStatus(services::Services &services, QObject *parent)
    : QObject(parent)
    , m_services(services)
{
    connect(&services.disk, &services::DiskWatch::changed, this, [this] {
        m_isDismissed = false;
        Q_EMIT changed();
    });
    connect(&services.client, &services::DaemonClient::endpointChanged, this, &DiskStatus::changed);
}

QString DiskStatus::stripLine() const
{
    if (!m_services.disk.isLow() || m_isDismissed || m_services.accounts.shared()) {
        return {};
    }
    const auto size = [](qint64 bytes) {
        return QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat);
    };
    const store::DiskRoom &room = m_services.disk.room();
    return tr("Only %1 of %2 are free on this computer's disk. Once it is full nothing new can be "
              "kept: please make room.")
        .arg(size(room.freeBytes), size(room.allBytes));
}

void DiskStatus::dismissStrip()
{
    m_isDismissed = true;
    Q_EMIT changed();
}

} // namespace endpaper::viewmodel
