// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"
#include "services/syncservice.h"
#include "store/cache/sharedlists.h"

#include <QHash>
#include <QObject>
#include <QPromise>

namespace endpaper::services {

enum class ShareRole { Owner, Editor, Viewer };

// A list that several people share, as the reader stands to it.
struct SharedList
{
    Uuid id = {};
    QString name = {};
    ShareRole role = ShareRole::Viewer;
    QString owner = {}; // whose it is; empty: the reader's, or not known yet
    int people = 0; // 0: not known yet
    bool hasClaims = false; // the reader may see and say who buys what

    friend bool operator==(const SharedList &, const SharedList &) = default;
};

// "I buy this one."
struct Claim
{
    Uuid id = {};
    Uuid list = {};
    Uuid by = {};
    QString name = {}; // whose; empty: not known yet, or the reader's own
    bool isMine = false;

    friend bool operator==(const Claim &, const Claim &) = default;
};

struct Member
{
    Uuid user = {};
    QString name = {};
    ShareRole role = ShareRole::Viewer;
    bool isFor = false; // the list is for them: they see no claims
    bool isMe = false;

    friend bool operator==(const Member &, const Member &) = default;
};

struct Invitation
{
    Uuid id = {};
    ShareRole role = ShareRole::Viewer;
    QString email = {}; // empty: for whoever has the link
    Instant expires = {};
    QString url = {}; // only of one just made; it is told once
    bool isMailed = false; // of one just made: the server sends a letter
    Uuid list = {}; // of one just made: the list, which has another id if it was shared just now

    friend bool operator==(const Invitation &, const Invitation &) = default;
};

// What an invitation's link leads to.
struct ShownInvitation
{
    QString list = {};
    QString from = {};
    ShareRole role = ShareRole::Viewer;
};

// The address of an invitation, as its maker copies it.
struct InviteLink
{
    QUrl server = {};
    QString token = {};
};
// Nothing where the text is none.
[[nodiscard]] std::optional<InviteLink> parseInviteLink(const QString &text);

// As the daemon calls them; Viewer for what is not known.
[[nodiscard]] QString shareRoleName(ShareRole role);
[[nodiscard]] ShareRole shareRoleFrom(QStringView name);

// Lists shared with other people: who, with what rights, by which invitation; and who buys what of
// them. Rows come and go by sync; people and invitations are asked of the daemon, their names kept.
// GUI thread.
class SharingService final : public QObject
{
    Q_OBJECT

public:
    static constexpr int sendMs = 20'000; // for what waits, before a list is shared

    SharingService(Workspace &workspace, DaemonClient &client, SyncService &sync,
                   QObject *parent = nullptr);

    // Shared lists by id; all others are the reader's alone.
    [[nodiscard]] const QHash<Uuid, SharedList> &lists() const { return m_lists; }
    [[nodiscard]] std::optional<SharedList> find(const Uuid &list) const;
    // False on a list that the reader may only look at.
    [[nodiscard]] bool mayEdit(const Uuid &list) const;
    // The claim on a wish, as far as the reader may know of it.
    [[nodiscard]] std::optional<Claim> claimOf(const Uuid &wish) const;

    struct People
    {
        QList<Member> members;
        QList<Invitation> invitations; // open ones; only the owner is told
    };
    [[nodiscard]] QFuture<Expected<People>> people(const Uuid &list);
    // The first invitation makes a list a shared one. What waits is sent before that: Unavailable,
    // and nothing happened, where it cannot be. An empty address: a link for whoever has it.
    [[nodiscard]] QFuture<Expected<Invitation>> invite(const Uuid &list, ShareRole role,
                                                       const QString &email = {});
    [[nodiscard]] QFuture<Expected<>> takeBack(const Uuid &list, const Uuid &invitation);
    // Owner hands the list over, and is an editor from then on.
    [[nodiscard]] QFuture<Expected<>> setRole(const Uuid &list, const Uuid &user, ShareRole role);
    [[nodiscard]] QFuture<Expected<>> setFor(const Uuid &list, const Uuid &user, bool isFor);
    [[nodiscard]] QFuture<Expected<>> removeMember(const Uuid &list, const Uuid &user);
    [[nodiscard]] QFuture<Expected<>> leave(const Uuid &list);

    // NotFound for an invitation that the daemon does not know, that is over, or for another.
    [[nodiscard]] QFuture<Expected<ShownInvitation>> look(const QString &token);
    // The list that the reader has joined; it comes by the next exchange.
    [[nodiscard]] QFuture<Expected<Uuid>> accept(const QString &token);

    // Edits like others, which work without a network. Forbidden where the list is for the reader,
    // Conflict where somebody else buys it.
    [[nodiscard]] QFuture<Workspace::Committed> claim(const Uuid &wish);
    [[nodiscard]] QFuture<Workspace::Committed> unclaim(const Uuid &wish);

    enum class Why {
        TakenAway, // the reader was taken out
        Deleted, // its owner deleted it
    };

Q_SIGNALS:
    void changed(); // lists(), claimOf()
    // A list of somebody else is not here any more, and not by the reader's doing.
    void lost(const endpaper::services::SharedList &list,
              endpaper::services::SharingService::Why why);
    void roleChanged(const endpaper::services::SharedList &list);

private:
    struct Reading;
    void follow(const store::Touched &touched);
    void forget();
    void read();
    void take(const Reading &reading);
    void tellLost(const QHash<Uuid, SharedList> &before, const Reading &reading);
    void fetchPeople(const Uuid &list);
    void keepPeople(const Uuid &list, const QList<Member> &members);
    void nameAll();
    [[nodiscard]] QString nameOf(const Uuid &list, const Uuid &user) const;
    [[nodiscard]] QList<Member> membersFrom(const QJsonObject &json) const;
    [[nodiscard]] QFuture<Expected<>> whenSent();
    void tryWhenSent(const std::shared_ptr<QPromise<Expected<>>> &promise, Instant until);
    [[nodiscard]] QFuture<Expected<>> patch(const Uuid &list, const Uuid &user,
                                            const QJsonObject &body);
    [[nodiscard]] QFuture<Expected<>> done(DaemonClient::Answer answer, const Uuid &list);

    Workspace &m_workspace;
    DaemonClient &m_client;
    SyncService &m_sync;
    QHash<Uuid, SharedList> m_lists;
    QHash<Uuid, Claim> m_claims; // by wish
    QHash<Uuid, QList<Member>> m_people; // by list, as last heard
    QSet<Uuid> m_asked; // lists whose people were asked for since the daemon is there
    QSet<Uuid> m_leaving; // by the reader's own doing
    Uuid m_account;
    int m_opening = 0; // which file an answer is of
    bool m_isReading = false;
    bool m_mustReadAgain = false;
    bool m_isRead = false; // of the open file: what is missing then was lost
};

} // namespace endpaper::services
