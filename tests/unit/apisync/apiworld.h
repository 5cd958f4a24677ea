// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/engine.h"
#include "server/api/settings.h"

#include <QJsonObject>
#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <memory>

namespace endpaper::tests {

using namespace endpaper::server;
using namespace Qt::StringLiterals;

// A clock that stands until it is moved.
class StoppedClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return fromEpochMs(m_ms); }
    void advance(std::chrono::milliseconds by) { m_ms += by.count(); }

private:
    std::atomic<qint64> m_ms = 1'795'000'000'000;
};

struct Person
{
    Uuid account = {};
    Uuid session = {};
    QByteArray token = {};
};

// The real engine with this room's routes over a vault in a temporary folder.
class ApiWorld
{
public:
    explicit ApiWorld(SyncLimits limits = {});

    Person addPerson(const QString &name);
    // The same person signed in once more, as the daemon keeps it; and signed out again.
    Person addSession(const Person &person);
    void endSession(const Person &person);
    Reply send(Method method, const QString &path, const Person &person,
               const QByteArray &body = {}, QList<QPair<QByteArray, QByteArray>> headers = {});
    // JSON in and out; checks the status.
    QJsonObject json(Method method, const QString &path, const Person &person, int status,
                     const QJsonObject &body = {},
                     QList<QPair<QByteArray, QByteArray>> headers = {});
    Reply sync(const char *path, const Person &person, const QByteArray &cbor);
    // Closes the engine, lets `between` do as it likes with the vault's files, and opens it again.
    void reopen(const std::function<void()> &between = {});
    // As a server whose keeper has set up a mail server.
    void useMail();
    // The vault as it is now, and the way back to it.
    void saveBackup();
    void restoreBackup();
    // What a query of the vault gives, for looking behind the API.
    QList<QVariant> column(const QByteArray &sql);

    StoppedClock clock;
    QList<LiveEvent> events; // the engine writes it to its end
    QTemporaryDir folder;
    std::unique_ptr<Engine> engine;

private:
    void open();
    void signIn(Person &person);

    Settings m_settings;
    QList<Caller> m_callers;
};

} // namespace endpaper::tests
