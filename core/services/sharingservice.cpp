// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sharingservice.h"

#include "base/log.h"
#include "protocol/schema.h"
#include "store/cache/fetched.h"
#include "store/cache/outbox.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::services {

using domain::RowKind;

namespace {
const QString peopleKind = u"members"_s;

QString peoplePath(const Uuid &list)
{
    return u"/api/v1/wishlists/%1/members"_s.arg(list.toString());
}
} // namespace

// What one look into the cache says.
struct SharingService::Reading
{
    QList<store::SharedList> lists;
    QList<store::CachedClaim> claims;
    Uuid account;
    QSet<Uuid> deleted; // of those known before: here, and not alive
    QHash<Uuid, QByteArray> people; // as kept
};

QString shareRoleName(ShareRole role)
{
    return role == ShareRole::Owner ? u"owner"_s
        : role == ShareRole::Editor ? u"editor"_s
                                    : u"viewer"_s;
}

ShareRole shareRoleFrom(QStringView name)
{
    return name == u"owner" ? ShareRole::Owner
        : name == u"editor" ? ShareRole::Editor
                            : ShareRole::Viewer;
}

SharingService::SharingService(Workspace &workspace, DaemonClient &client, SyncService &sync,
                               QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_client(client)
    , m_sync(sync)
{
    connect(&workspace, &Workspace::opened, this, &SharingService::read);
    connect(&workspace, &Workspace::aboutToClose, this, &SharingService::forget);
    connect(&workspace, &Workspace::rowsChanged, this, &SharingService::follow);
    connect(&client, &DaemonClient::endpointChanged, this, [this] {
        m_asked.clear();
        read();
    });
}

std::optional<SharedList> SharingService::find(const Uuid &list) const
{
    const auto found = m_lists.constFind(list);
    return found == m_lists.cend() ? std::nullopt : std::optional(*found);
}

bool SharingService::mayEdit(const Uuid &list) const
{
    const auto found = m_lists.constFind(list);
    return found == m_lists.cend() || found->role != ShareRole::Viewer;
}

std::optional<Claim> SharingService::claimOf(const Uuid &wish) const
{
    const auto found = m_claims.constFind(wish);
    return found == m_claims.cend() ? std::nullopt : std::optional(*found);
}

void SharingService::follow(const store::Touched &touched)
{
    const QSet<Uuid> lists = touched.of(RowKind::List);
    if (!lists.isEmpty() || !touched.of(RowKind::Claim).isEmpty()) {
        m_asked.subtract(lists); // perhaps the reader's role in them is another
        read();
    }
}

void SharingService::forget()
{
    m_lists.clear();
    m_claims.clear();
    m_people.clear();
    m_asked.clear();
    m_leaving.clear();
    ++m_opening;
    m_isRead = false;
    Q_EMIT changed();
}

void SharingService::read()
{
    if (m_isReading) {
        m_mustReadAgain = true;
        return;
    }
    m_isReading = true;
    m_workspace.read([known =
                          m_lists.keys()](store::Transaction &transaction) -> Expected<Reading> {
        Reading reading;
        TRY_ASSIGN(reading.lists, store::listSharedLists(transaction));
        TRY_ASSIGN(reading.claims, store::listClaims(transaction));
        TRY_ASSIGN(const store::DeviceState state, store::loadDeviceState(transaction));
        reading.account = state.account;
        for (const Uuid &list : known) {
            TRY_ASSIGN(const auto row, store::findRow(transaction, RowKind::List, list));
            if (row && !row->life.isAlive) {
                reading.deleted.insert(list);
            }
        }
        for (const store::SharedList &list : std::as_const(reading.lists)) {
            TRY_ASSIGN(const auto kept,
                       store::findFetched(transaction, peopleKind, list.list.toString()));
            reading.people.insert(list.list, kept ? kept->body : QByteArray());
        }
        return reading;
    }) | then(this, [this, opening = m_opening](const Expected<Reading> &reading) {
        m_isReading = false;
        if (std::exchange(m_mustReadAgain, false)) {
            read();
        } else if (reading && opening == m_opening) {
            take(*reading);
        }
    });
}

void SharingService::take(const Reading &reading)
{
    const QHash<Uuid, SharedList> before = std::exchange(m_lists, {});
    m_account = reading.account;
    for (const store::SharedList &list : reading.lists) {
        m_lists.insert(list.list,
                       {.id = list.list,
                        .name = list.name,
                        .role = shareRoleFrom(QString::fromLatin1(list.role)),
                        .hasClaims = !list.claims.isNil()});
        if (!m_people.contains(list.list)) {
            m_people.insert(
                list.list,
                membersFrom(QJsonDocument::fromJson(reading.people.value(list.list)).object()));
        }
    }
    m_claims.clear();
    for (const store::CachedClaim &claim : reading.claims) {
        const bool isMine = claim.by == m_account;
        if (isMine || !m_claims.contains(claim.wish)) {
            m_claims.insert(claim.wish,
                            {.id = claim.id, .list = claim.list, .by = claim.by, .isMine = isMine});
        }
    }
    nameAll();
    Q_EMIT changed();
    if (std::exchange(m_isRead, true)) {
        tellLost(before, reading);
    }
    for (auto it = m_lists.cbegin(); it != m_lists.cend(); ++it) {
        const bool isNameMissing = std::ranges::any_of(m_claims, [&](const Claim &claim) {
            return claim.list == it.key() && !claim.isMine && claim.name.isEmpty();
        });
        if (!m_asked.contains(it.key()) || isNameMissing) {
            fetchPeople(it.key());
        }
    }
}

void SharingService::tellLost(const QHash<Uuid, SharedList> &before, const Reading &reading)
{
    for (const SharedList &was : before) {
        const auto now = m_lists.constFind(was.id);
        if (now != m_lists.cend()) {
            if (now->role != was.role) {
                Q_EMIT roleChanged(*now);
            }
            continue;
        }
        m_people.remove(was.id);
        const bool isOwnDoing = m_leaving.remove(was.id) || was.role == ShareRole::Owner;
        if (!isOwnDoing) {
            Q_EMIT lost(was, reading.deleted.contains(was.id) ? Why::Deleted : Why::TakenAway);
        }
    }
}

QString SharingService::nameOf(const Uuid &list, const Uuid &user) const
{
    const QList<Member> people = m_people.value(list);
    const auto found = std::ranges::find(people, user, &Member::user);
    return found == people.cend() ? QString() : found->name;
}

void SharingService::nameAll()
{
    for (SharedList &list : m_lists) {
        const QList<Member> people = m_people.value(list.id);
        list.people = int(people.size());
        const auto owner = std::ranges::find(people, ShareRole::Owner, &Member::role);
        list.owner = owner == people.cend() || owner->isMe ? QString() : owner->name;
    }
    for (Claim &claim : m_claims) {
        claim.name = claim.isMine ? QString() : nameOf(claim.list, claim.by);
    }
}

QList<Member> SharingService::membersFrom(const QJsonObject &json) const
{
    QList<Member> members;
    for (const QJsonValue &value : json["items"_L1].toArray()) {
        const QJsonObject user = value["user"_L1].toObject();
        const Uuid id = Uuid::parse(user["id"_L1].toString()).value_or(Uuid());
        members.append({.user = id,
                        .name = user["display_name"_L1].toString(),
                        .role = shareRoleFrom(value["role"_L1].toString()),
                        .isFor = value["for"_L1].toBool(),
                        .isMe = id == m_account});
    }
    return members;
}

void SharingService::fetchPeople(const Uuid &list)
{
    if (!m_client.endpoint()) {
        return;
    }
    m_asked.insert(list);
    m_client.get(peoplePath(list)) | then(this, [this, list](const Expected<JsonReply> &reply) {
        if (!m_lists.contains(list)) {
            return;
        }
        if (!reply) {
            m_asked.remove(list); // with the next change
            return;
        }
        const QList<Member> members = membersFrom(reply->body);
        keepPeople(list, members);
        m_workspace.write([list, body = QJsonDocument(reply->body).toJson(QJsonDocument::Compact),
                           now = m_workspace.clock().now()](store::Transaction &transaction) {
            return store::putFetched(transaction, peopleKind, list.toString(), body, now);
        }) | then(this, [](const Expected<> &) {});
    });
}

void SharingService::keepPeople(const Uuid &list, const QList<Member> &members)
{
    if (m_people.value(list) != members) {
        m_people.insert(list, members);
        nameAll();
        Q_EMIT changed();
    }
}

QFuture<Workspace::Committed> SharingService::claim(const Uuid &wish)
{
    const Clock *clock = &m_workspace.clock();
    return m_workspace.commit(
        [clock, wish](store::Transaction &transaction) -> Expected<QList<store::LocalOp>> {
            TRY_ASSIGN(const auto row, store::findRow(transaction, RowKind::Wish, wish));
            if (!row) {
                return fail(ErrorKind::NotFound, u"no such wish"_s, u"wish"_s);
            }
            TRY_ASSIGN(const auto lists, store::listSharedLists(transaction));
            const Uuid list = protocol::idFrom(row->fields.value("list").value);
            const auto shared = std::ranges::find(lists, list, &store::SharedList::list);
            if (shared == lists.cend() || shared->claims.isNil()) {
                return fail(ErrorKind::Forbidden, u"no claims are seen here"_s, u"wish"_s);
            }
            TRY_ASSIGN(const auto claims, store::listClaims(transaction));
            if (std::ranges::find(claims, wish, &store::CachedClaim::wish) != claims.cend()) {
                return fail(ErrorKind::Conflict, u"claimed already"_s, u"wish"_s);
            }
            TRY_ASSIGN(const store::DeviceState state, store::loadDeviceState(transaction));
            store::LocalOp op = store::LocalOp::create(RowKind::Claim, Uuid::create(*clock),
                                                       {{"list", protocol::idValue(list)},
                                                        {"wish", protocol::idValue(wish)},
                                                        {"by", protocol::idValue(state.account)},
                                                        {"state", u"buying"_s}});
            op.space = shared->claims;
            return QList{op};
        });
}

QFuture<Workspace::Committed> SharingService::unclaim(const Uuid &wish)
{
    return m_workspace.commit(
        [wish](store::Transaction &transaction) -> Expected<QList<store::LocalOp>> {
            TRY_ASSIGN(const store::DeviceState state, store::loadDeviceState(transaction));
            TRY_ASSIGN(const auto claims, store::listClaims(transaction));
            QList<store::LocalOp> ops;
            for (const store::CachedClaim &claim : claims) {
                if (claim.wish == wish && claim.by == state.account) {
                    ops.append(store::LocalOp::life(RowKind::Claim, claim.id, false));
                }
            }
            return ops;
        });
}

} // namespace endpaper::services
