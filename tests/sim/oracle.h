// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "model.h"
#include "simdevice.h"

#include <map>
#include <set>

namespace endpaper::sim {

// What the server says it holds, read from its store.
struct ServerState
{
    struct Entry
    {
        quint64 seq = 0;
        quint64 lin = 0;
        quint64 device = 0;
        quint64 number = 0;
    };
    qint64 space = 0; // the store's number
    quint64 head = 0;
    quint64 floor = 0;
    quint64 digest = 0;
    qint64 liveRows = 0;
    quint64 webDevice = 0;
    QList<Entry> log;
    // By device and number: the chain after it.
    QMap<std::pair<quint64, quint64>, quint64> chains;
    Rows rows;
};

// Knows all that was written in a history, and says what is wrong with what became of it: the
// invariants of sync.md §9. Each check returns the number and the words of the first that does not
// hold, or nothing.
class Oracle
{
public:
    Oracle(Server &server, const Uuid &account);

    // A reader's program said that the edit is saved.
    // An edit is made; whether it stays is not known yet: what dies over its commit may have it.
    void tried(const store::Action &action);
    void confirmed(const Device &device, const store::Action &action);
    // The server has committed this request; before anybody is answered.
    void committed(const server::Request &request, const server::Reply &reply);
    // The server died while it wrote this: it may be in the log, though nobody was told.
    void sent(const server::Request &request);
    // A device's file went back in time: what it had not sent is given up.
    void forgetUnsent(const Device &device);
    // The server is about to go back in time: what living devices hold must come back.
    void beforeRestore(const std::vector<std::unique_ptr<Device>> &devices);
    // A device's file is about to: what the server had lost, and only that device still holds, is
    // lost for good.
    void beforeFileRestored(const Device &device,
                            const std::vector<std::unique_ptr<Device>> &devices);

    // Tombstones are about to be removed, or perhaps were.
    void beforeCollect();
    void afterCollect();
    // The server is back, perhaps as it was before some were.
    void afterStart();
    // Whether a device was away for so long that tombstones did not wait for it.
    [[nodiscard]] bool hasExpired() const { return m_hasExpired; }

    // Whether a request that was refused because of a clock came once more, late, and was taken: by
    // then its device has another group of that number, and must go on as another.
    [[nodiscard]] bool hasTakenRefused() const { return m_hasTakenRefused; }

    // Found on the way, by committed().
    [[nodiscard]] const QString &wrong() const { return m_wrong; }
    // At any moment.
    [[nodiscard]] QString checkServer();
    [[nodiscard]] QString checkCursor(Device &device);
    // When nothing more is under way.
    [[nodiscard]] QString checkConverged(const std::vector<std::unique_ptr<Device>> &devices);
    [[nodiscard]] QString checkNothingLost(const std::vector<std::unique_ptr<Device>> &devices);

    // Of pushes that were sent again: what they changed though the server had had them. `isNew` if
    // some of them it had not.
    [[nodiscard]] static QString changedByRepeat(const ServerState &before,
                                                 const ServerState &after, bool &isNew);

    [[nodiscard]] std::optional<ServerState> readServer() const;
    // Of the account's space alone.
    [[nodiscard]] std::optional<quint64> serverHead() const;

private:
    // One register's write by a reader.
    struct Write
    {
        RowKey row;
        QByteArray field; // "life"
        QByteArray value; // CBOR
        friend bool operator<(const Write &a, const Write &b)
        {
            return std::tie(a.row, a.field, a.value) < std::tie(b.row, b.field, b.value);
        }
    };
    struct Known
    {
        QString device; // whose reader
        bool isGivenUp = false;
        int times = 0; // tried, by readers
        domain::Stamp first = {}; // as the server first accepted it
    };
    using Writes = std::set<Write>;

    void noteWhoWasNotWaitedFor(bool isAnyRemoved);
    void noteRefused(const protocol::PushRequest &request, quint64 number);
    void learn(const protocol::PushRequest &request, const protocol::PushReply &reply);
    [[nodiscard]] bool hasOwnWrites() const;
    void learnOwnWrites();
    [[nodiscard]] static bool isTaken(protocol::GroupResult result);
    [[nodiscard]] static bool isOwn(const ServerState &state, const ServerState::Entry &entry);
    [[nodiscard]] Writes acceptedWrites() const;
    [[nodiscard]] static Writes writesOf(const protocol::Group &group);
    [[nodiscard]] static Writes writesOf(const store::Action &action);
    enum class Of { LiveRows, AllRows };
    [[nodiscard]] static Writes heldBy(Device &device, Of of);
    [[nodiscard]] Expected<Writes> keptBy(Device &device, const char *sql) const;
    [[nodiscard]] bool wasDeleted(const RowKey &row) const;
    [[nodiscard]] QString checkSurvivors(const ServerState &state, const Writes &kept) const;
    [[nodiscard]] Expected<ServerState> read(store::Transaction &transaction) const;

    Server &m_server;
    Uuid m_account;
    std::map<Write, Known> m_known;
    std::map<Write, domain::Stamp> m_survivors; // must be there, or superseded by something later
    // Groups as they were sent: by device, number and the chain after them.
    std::map<std::tuple<quint64, quint64, quint64>, protocol::Group> m_groups;
    // Those that a server died over, and when.
    std::map<std::tuple<quint64, quint64, quint64>, Instant> m_tried;
    // What the server itself changed: by the lin after it.
    std::map<quint64, Rows> m_own;
    // Rows whose tombstones were removed: by the lin that the space had then.
    std::map<quint64, std::set<RowKey>> m_removed;
    // And those that lost their fields.
    std::map<quint64, std::set<RowKey>> m_stripped;
    std::optional<ServerState> m_beforeCollect;
    bool m_hasExpired = false;
    // Groups refused because of a clock: device, number and the chain after them.
    std::set<std::tuple<quint64, quint64, quint64>> m_refused;
    bool m_hasTakenRefused = false;
    QString m_wrong;
};

// A device's rows as they rest, confirmed or not.
[[nodiscard]] Expected<Rows> readRows(store::Transaction &transaction);

} // namespace endpaper::sim
