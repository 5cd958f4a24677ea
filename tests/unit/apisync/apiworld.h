// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/stamp.h"
#include "protocol/codec.h"
#include "server/api/engine.h"
#include "server/api/settings.h"

#include <QJsonObject>
#include <QMap>
#include <QTemporaryDir>

#include <atomic>
#include <functional>
#include <memory>
#include <variant>

namespace endpaper::tests {

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
    explicit ApiWorld(server::SyncLimits limits = {});

    Person addPerson(const QString &name);
    // The same person signed in once more, as the daemon keeps it; and signed out again.
    Person addSession(const Person &person);
    void endSession(const Person &person);
    server::Reply send(server::Method method, const QString &path, const Person &person,
                       const QByteArray &body = {},
                       QList<QPair<QByteArray, QByteArray>> headers = {});
    // JSON in and out; checks the status.
    QJsonObject json(server::Method method, const QString &path, const Person &person, int status,
                     const QJsonObject &body = {},
                     QList<QPair<QByteArray, QByteArray>> headers = {});
    server::Reply sync(const char *path, const Person &person, const QByteArray &cbor);
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
    QList<server::LiveEvent> events; // the engine writes it to its end
    QTemporaryDir folder;
    std::unique_ptr<server::Engine> engine;

private:
    void open();

    server::Settings m_settings;
    QList<server::Caller> m_callers;
};

// A device as the protocol sees one: numbers its groups, keeps its chain, merges what it pulls.
class FakeDevice
{
public:
    FakeDevice(ApiWorld &world, Person person, quint64 device);

    using Pushed = std::variant<protocol::PushReply, protocol::Refusal>;
    // Adds a group to the outbox; its number.
    quint64 edit(QList<protocol::Op> ops);
    quint64 addList(const Uuid &id, const QString &name);
    quint64 addWish(const Uuid &id, const Uuid &list, const QString &title,
                    QList<protocol::FieldValue> more = {});
    quint64 set(domain::RowKind kind, const Uuid &id, QList<protocol::FieldValue> fields);
    quint64 life(domain::RowKind kind, const Uuid &id, bool isAlive);
    // Sends the outbox, which is emptied if it was taken.
    Pushed push();
    // The same, where it must be taken: each group's result.
    QList<protocol::PushedGroup> pushOk();
    void pull(qint64 rowsAPage = 1000);
    void syncAll();
    // After a refusal for lineage: both ways, by buckets (sync.md §4), then goes on as another
    // device.
    void repair(quint64 newDevice);
    protocol::RepairReply askRepair(const protocol::RepairRequest &request);
    protocol::PushRequest request() const;

    [[nodiscard]] const domain::Row *row(domain::RowKind kind, const Uuid &id) const;
    [[nodiscard]] QCborValue value(const Uuid &wish, const char *field) const;
    [[nodiscard]] quint64 digest() const;

    ApiWorld &world;
    Person person;
    quint64 device;
    Uuid space;
    domain::HybridClock clock;
    qint64 clockErrorMs = 0;
    quint64 next = 1; // number of the next group
    quint64 from = 1; // number of the first one in the outbox
    quint64 chain = 0; // before `from`
    quint64 cursor = 0;
    quint64 lin = 0;
    QList<protocol::Mark> marks; // each page's end
    QList<protocol::Notice> notices; // pulled
    std::optional<quint64> serverDigest;
    int pages = 0;
    QList<protocol::Group> outbox;
    QMap<QPair<int, Uuid>, domain::Row> rows;
};

// Is it this sort of refusal, and which?
const protocol::Refusal *refusalOf(const FakeDevice::Pushed &pushed);

} // namespace endpaper::tests
