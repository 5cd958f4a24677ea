// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apiworld.h"
#include "domain/stamp.h"
#include "protocol/codec.h"

#include <QMap>

#include <variant>

namespace endpaper::tests {

using domain::RowKind;
using protocol::GroupResult;
using protocol::Refusal;

// A device as the protocol sees one: numbers its groups, keeps its chain, merges what it pulls.
class FakeDevice
{
public:
    FakeDevice(ApiWorld &world, Person person, quint64 device);

    // What an edit of several may hold.
    static protocol::Op newTag(const Uuid &wish, const QString &text);
    static protocol::Op newWish(const Uuid &id, const Uuid &list, const QString &title,
                                const QList<protocol::FieldValue> &more = {});

    using Pushed = std::variant<protocol::PushReply, Refusal>;
    // Adds a group to the outbox; its number.
    quint64 edit(QList<protocol::Op> ops);
    quint64 addList(const Uuid &id, const QString &name);
    quint64 addWish(const Uuid &id, const Uuid &list, const QString &title,
                    const QList<protocol::FieldValue> &more = {});
    quint64 set(RowKind kind, const Uuid &id, QList<protocol::FieldValue> fields);
    quint64 life(RowKind kind, const Uuid &id, bool isAlive);
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

    [[nodiscard]] const domain::Row *row(RowKind kind, const Uuid &id) const;
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
const Refusal *refusalOf(const FakeDevice::Pushed &pushed);

} // namespace endpaper::tests
