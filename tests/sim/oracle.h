// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "members.h"
#include "simdevice.h"
#include "states.h"
#include "writes.h"

namespace endpaper::sim {

// Knows all that was written in a history, and says what is wrong with what became of it: the
// invariants of sync.md §9. Each check returns the number and the words of the first that does not
// hold, or nothing.
class Oracle
{
public:
    explicit Oracle(Server &server);

    // A reader's program said that the edit is saved.
    // An edit is made; whether it stays is not known yet: what dies over its commit may have it.
    void tried(const store::Action &action);
    void confirmed(const Device &device, const store::Action &action);
    // The server has committed this request; before anybody is answered.
    void committed(const server::Request &request, const server::Reply &reply, const Uuid &account);
    // An answer, or a live change, is on its way to an account.
    void answered(const server::Request &request, const server::Reply &reply, const Uuid &account);
    void shown(const Uuid &account, const Uuid &space);
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
    // Of the spaces that the account is a member of.
    [[nodiscard]] std::optional<std::map<Uuid, quint64>> serverHeads(const Uuid &account) const;
    // Who shares what. After a start that is read as soon as the disk lets it.
    [[nodiscard]] const std::optional<Members> &members();

private:
    void noteWhoWasNotWaitedFor(bool isAnyRemoved);
    void noteRefused(const protocol::PushRequest &request, quint64 number);
    void learn(const protocol::PushRequest &request, const protocol::PushReply &reply,
               const Uuid &account);
    void noteMoved(const protocol::Group &group, const protocol::PushedGroup &result);
    void checkMayWrite(const protocol::Group &group, const Uuid &account);
    void learnMembers(const server::Request &request, const server::Reply &reply,
                      const Uuid &account);
    void learnInvite(const QJsonObject &asked, const QJsonObject &answer, const Uuid &account);
    void learnChange(const server::Request &request, const QJsonObject &answer,
                     const Uuid &account);
    void checkAsked(const server::Request &request, const server::Reply &reply,
                    const Uuid &account);
    [[nodiscard]] QString checkMembers() const;
    [[nodiscard]] std::optional<Uuid> spaceHolding(domain::RowKind kind, const Uuid &id) const;
    // Only its owner's devices can bring back what a shared list has lost.
    void giveUpSurvivorsOf(const Uuid &space);
    [[nodiscard]] bool hasOwnWrites() const;
    void learnOwnWrites();
    [[nodiscard]] static bool isTaken(protocol::GroupResult result);
    [[nodiscard]] static bool isOwn(const ServerState &state, const ServerState::Entry &entry);
    void learnOwnWritesOf(const ServerState &state, const ServerState::Space &space);
    bool noteCollected(const ServerState::Space &before, const ServerState::Space &after);
    [[nodiscard]] QString checkSpace(const ServerState &state, const ServerState::Space &space);
    [[nodiscard]] QString checkDevice(Device &device, const ServerState &state,
                                      std::map<Uuid, QByteArray> &shelves) const;
    [[nodiscard]] static QString checkLeft(store::Transaction &transaction,
                                           const CachedSpace &space);
    [[nodiscard]] Writes whereMoved(const Write &write) const;
    [[nodiscard]] bool isGivenUp(const Write &write) const;
    [[nodiscard]] bool isAmong(const Writes &writes, const Write &write) const;
    [[nodiscard]] Writes acceptedWrites() const;
    [[nodiscard]] static Writes writesOf(const protocol::Group &group);
    [[nodiscard]] static Writes writesOf(const store::Action &action);
    [[nodiscard]] static Writes writesOf(const Rows &parts);
    enum class Of { LiveRows, AllRows };
    [[nodiscard]] Writes heldBy(Device &device, Of of) const;
    [[nodiscard]] Expected<Writes> keptBy(Device &device, const char *sql) const;
    [[nodiscard]] bool wasDeleted(const RowKey &row) const;
    [[nodiscard]] QString checkSurvivors(const ServerState &state, const Writes &kept) const;
    [[nodiscard]] Expected<ServerState> read(store::Transaction &transaction) const;
    void rememberLog(const ServerState &state, QList<ServerState::Entry> &log) const;

    Server &m_server;
    // All that was ever in a log, by lin: the server forgets. In another history the same change
    // may have come from another device.
    struct Remembered
    {
        quint64 before = 0; // the lin
        QList<ServerState::Entry> entries;
    };
    mutable std::map<quint64, Remembered> m_history;
    std::optional<Members> m_members; // none: not read since the server's start
    // Of invitations: by their token, to which list's space, as what.
    std::map<QString, std::pair<Uuid, QByteArray>> m_invites;
    // Where rows moved to, as writers of the old ones were told.
    std::map<RowKey, std::set<Uuid>> m_movedTo;
    std::map<Write, Known> m_known;
    std::map<Write, Survivor> m_survivors; // must be there, or superseded by something later
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
    // Groups refused because of a clock, and all that were taken: device, number and the chain
    // after them.
    std::set<std::tuple<quint64, quint64, quint64>> m_refused;
    std::set<std::tuple<quint64, quint64, quint64>> m_taken;
    bool m_hasTakenRefused = false;
    QString m_wrong;
};

} // namespace endpaper::sim
