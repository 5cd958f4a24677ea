// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

// Says when the disk of this computer fills, for as long as all books lie on it alone. GUI thread.
class DiskStatus final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.disk")
    // Empty while there is room, or once it was dismissed.
    Q_PROPERTY(QString stripLine READ stripLine NOTIFY changed FINAL)

public:
    DiskStatus(services::Services &services, QObject *parent);

    [[nodiscard]] QString stripLine() const;
    // Until there was room again.
    Q_INVOKABLE void dismissStrip();
    void retranslate() { Q_EMIT changed(); }

Q_SIGNALS:
    void changed();

private:
    services::Services &m_services;
    bool m_isDismissed = false;
};

} // namespace endpaper::viewmodel
