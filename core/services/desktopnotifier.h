// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QStringList>

namespace endpaper::services {

// Something for the desktop to show: plain text.
struct DesktopNote
{
    QString key = {}; // a later one with the same key takes its place
    QString summary = {};
    QString body = {};
    QString open = {}; // what its button says
};

// Shows notes by the desktop's notification service (org.freedesktop.Notifications on the session
// bus). Nothing is asked of the bus before show() or check(). GUI thread.
class DesktopNotifier final : public QObject
{
    Q_OBJECT

public:
    enum class State { Unknown, Answers, Missing };

    explicit DesktopNotifier(QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }
    // Its own name, where it answers: "gnome-shell".
    [[nodiscard]] QString serverName() const { return m_serverName; }
    // Asks who answers.
    void check();
    // Unavailable where no service answers.
    [[nodiscard]] QFuture<Expected<>> show(const DesktopNote &note);

Q_SIGNALS:
    void stateChanged();
    // The reader chose a note.
    void activated(const QString &key);

private Q_SLOTS:
    void actionInvoked(uint id, const QString &action);
    void closed(uint id, uint reason);

private:
    [[nodiscard]] bool connectBus();
    void setState(State state);
    [[nodiscard]] QFuture<Expected<>> askCapabilities();
    [[nodiscard]] QFuture<Expected<>> notify(const DesktopNote &note);

    State m_state = State::Unknown;
    QString m_serverName;
    std::optional<QStringList> m_capabilities;
    QHash<QString, uint> m_shown; // its number at the service, by key
    bool m_isListening = false;
};

} // namespace endpaper::services
