// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/syncservice.h"

#include <QMap>

namespace endpaper::services {

// What the reader chose once for all devices, as `pref` rows: country, currency, least condition
// (sync.md §5). GUI thread.
class PrefService final : public QObject
{
    Q_OBJECT

public:
    using Values = QMap<QByteArray, QString>; // name → value
    static const QByteArray country;
    static const QByteArray currency;
    static const QByteArray leastCondition;

    PrefService(Workspace &workspace, SyncService &sync, QObject *parent = nullptr);

    // For all devices. Waits until it is known whose file is open: the id of the row depends on it.
    void set(const QByteArray &name, const QString &value);

Q_SIGNALS:
    // What the open file says, at its opening and when another device wrote. Not sent while it is
    // not known whose it is; a name that nobody chose yet is missing.
    void read(const endpaper::services::PrefService::Values &values);

private:
    void follow(const store::Touched &touched);
    void readAll();
    void write();

    Workspace &m_workspace;
    Values m_waiting; // to be written
    bool m_isRead = false; // of the open file
    bool m_isBusy = false; // a write is under way
};

} // namespace endpaper::services
