// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QVariantMap>

class QDBusVariant;

namespace endpaper::services {

// What the desktop prefers, by its settings portal (org.freedesktop.portal.Settings, namespace
// org.freedesktop.appearance), live. Where there is none: light, usual contrast, motion. GUI
// thread.
class DesktopLook final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopLook(QObject *parent = nullptr);

    // Asks now and listens from now on; never blocks.
    void ask();
    // Until the desktop has answered.
    void assume(bool isDark) { m_isDark = isDark; }

    [[nodiscard]] bool isDark() const { return m_isDark; }
    [[nodiscard]] bool isHighContrast() const { return m_isHighContrast; }
    [[nodiscard]] bool isMotionReduced() const { return m_isMotionReduced; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void settingChanged(const QString &space, const QString &key, const QDBusVariant &value);

private:
    void apply(const QString &key, const QVariant &value);

    bool m_isDark = false;
    bool m_isHighContrast = false;
    bool m_isMotionReduced = false;
};

} // namespace endpaper::services
