// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/desktopnotifier.h"

#include "base/log.h"
#include "base/then.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QPromise>

#include <memory>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr QLatin1StringView service("org.freedesktop.Notifications");
constexpr QLatin1StringView path("/org/freedesktop/Notifications");
constexpr QLatin1StringView interface("org.freedesktop.Notifications");
constexpr QLatin1StringView defaultAction("default"); // what a click on the note itself does
constexpr int answerMs = 5000;
constexpr int asLongAsUsual = -1;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(service, path, interface, method);
}

// The answer to a call, in the context's thread; Unavailable where none comes.
QFuture<Expected<QList<QVariant>>> ask(QObject *context, const QDBusMessage &call)
{
    auto promise = std::make_shared<QPromise<Expected<QList<QVariant>>>>();
    promise->start();
    auto *watcher = new QDBusPendingCallWatcher(
        QDBusConnection::sessionBus().asyncCall(call, answerMs), context);
    QObject::connect(watcher, &QDBusPendingCallWatcher::finished, context,
                     [promise](QDBusPendingCallWatcher *done) {
                         done->deleteLater();
                         if (done->isError()) {
                             promise->addResult(fail(ErrorKind::Unavailable, done->error().name()));
                         } else {
                             promise->addResult(done->reply().arguments());
                         }
                         promise->finish();
                     });
    return promise->future();
}

QFuture<Expected<>> nobody()
{
    Expected<> none = fail(ErrorKind::Unavailable, u"no session bus"_s);
    return QtFuture::makeReadyFuture(std::move(none));
}

} // namespace

DesktopNotifier::DesktopNotifier(QObject *parent)
    : QObject(parent)
{
}

bool DesktopNotifier::connectBus()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        setState(State::Missing);
        return false;
    }
    if (!std::exchange(m_isListening, true)) {
        bus.connect(service, path, interface, u"ActionInvoked"_s, this,
                    SLOT(actionInvoked(uint, QString)));
        bus.connect(service, path, interface, u"NotificationClosed"_s, this,
                    SLOT(closed(uint, uint)));
    }
    return true;
}

void DesktopNotifier::setState(State state)
{
    if (m_state != state) {
        m_state = state;
        if (state == State::Missing) {
            m_capabilities.reset();
            m_shown.clear();
        }
        Q_EMIT stateChanged();
    }
}

void DesktopNotifier::check()
{
    if (!connectBus()) {
        return;
    }
    ask(this, callOf(u"GetServerInformation"_s))
        | then(this, [this](const Expected<QList<QVariant>> &reply) {
              m_serverName = reply ? reply->value(0).toString() : QString();
              setState(reply ? State::Answers : State::Missing);
          });
}

QFuture<Expected<>> DesktopNotifier::askCapabilities()
{
    return ask(this, callOf(u"GetCapabilities"_s))
        | then(this, [this](const Expected<QList<QVariant>> &reply) -> Expected<> {
               if (!reply) {
                   setState(State::Missing);
                   return tl::unexpected(reply.error());
               }
               m_capabilities = reply->value(0).toStringList();
               return {};
           });
}

QFuture<Expected<>> DesktopNotifier::show(const DesktopNote &note)
{
    if (!connectBus()) {
        return nobody();
    }
    if (m_capabilities) {
        return notify(note);
    }
    return askCapabilities()
        | then(this, [this, note](const Expected<> &known) -> QFuture<Expected<>> {
               return known ? notify(note) : QtFuture::makeReadyFuture(known);
           });
}

QFuture<Expected<>> DesktopNotifier::notify(const DesktopNote &note)
{
    // A service that reads markup would take a title's "<" for some.
    const bool isMarkup = m_capabilities->contains(u"body-markup"_s);
    QDBusMessage call = callOf(u"Notify"_s);
    call << u"Endpaper"_s << m_shown.value(note.key) << u"endpaper"_s << note.summary
         << (isMarkup ? note.body.toHtmlEscaped() : note.body)
         << (m_capabilities->contains(u"actions"_s) ? QStringList{defaultAction, note.open}
                                                    : QStringList())
         << QVariantMap{{u"desktop-entry"_s, u"endpaper"_s}} << asLongAsUsual;
    return ask(this, call)
        | then(this, [this, key = note.key](const Expected<QList<QVariant>> &reply) -> Expected<> {
               if (!reply) {
                   qCInfo(lcDesktop) << "desktop's notifications:" << reply.error().context;
                   setState(State::Missing);
                   return tl::unexpected(reply.error());
               }
               m_shown.insert(key, reply->value(0).toUInt());
               setState(State::Answers);
               return {};
           });
}

void DesktopNotifier::actionInvoked(uint id, const QString &action)
{
    // The services of all programs are heard here: only our own notes count.
    const QString key = m_shown.key(id);
    if (!key.isEmpty() && action == defaultAction) {
        Q_EMIT activated(key);
    }
}

void DesktopNotifier::closed(uint id, uint) { m_shown.remove(m_shown.key(id)); }

} // namespace endpaper::services
