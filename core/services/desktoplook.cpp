// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/desktoplook.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr QLatin1StringView service("org.freedesktop.portal.Desktop");
constexpr QLatin1StringView path("/org/freedesktop/portal/desktop");
constexpr QLatin1StringView interface("org.freedesktop.portal.Settings");
constexpr QLatin1StringView appearance("org.freedesktop.appearance");

// A portal wraps its values once or twice.
QVariant unwrapped(QVariant value)
{
    while (value.canConvert<QDBusVariant>()) {
        value = value.value<QDBusVariant>().variant();
    }
    return value;
}

} // namespace

DesktopLook::DesktopLook(QObject *parent)
    : QObject(parent)
{
}

void DesktopLook::ask()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        return;
    }
    bus.connect(service, path, interface, u"SettingChanged"_s, this,
                SLOT(settingChanged(QString, QString, QDBusVariant)));
    for (const QLatin1StringView key : {"color-scheme"_L1, "contrast"_L1, "reduced-motion"_L1}) {
        QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
        call << QString(appearance) << QString(key);
        auto *watcher = new QDBusPendingCallWatcher(bus.asyncCall(call), this);
        connect(watcher, &QDBusPendingCallWatcher::finished, this,
                [this, key = QString(key)](QDBusPendingCallWatcher *done) {
                    done->deleteLater();
                    const QDBusPendingReply<QVariant> reply = *done;
                    if (!reply.isError()) {
                        apply(key, reply.value());
                    }
                });
    }
}

void DesktopLook::settingChanged(const QString &space, const QString &key,
                                 const QDBusVariant &value)
{
    if (space == appearance) {
        apply(key, value.variant());
    }
}

void DesktopLook::apply(const QString &key, const QVariant &value)
{
    const uint number = unwrapped(value).toUInt();
    bool *member = key == "color-scheme"_L1 ? &m_isDark
        : key == "contrast"_L1              ? &m_isHighContrast
        : key == "reduced-motion"_L1        ? &m_isMotionReduced
                                            : nullptr;
    // 1 is "prefer dark", "higher contrast", "reduced motion"; 0 means no preference.
    if (member && *member != (number == 1)) {
        *member = number == 1;
        Q_EMIT changed();
    }
}

} // namespace endpaper::services
