// SPDX-License-Identifier: GPL-3.0-or-later
// Shared lists: who may see them, who may write, and whether others did (sync.md §9, 13).
#include "oracle.h"

#include "protocol/codec.h"
#include "protocol/routes.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace endpaper::sim {

using namespace Qt::StringLiterals;
using domain::RowKind;
using protocol::GroupResult;
using server::Method;

namespace {

constexpr auto listsPath = "/api/v1/wishlists/"_L1;

Uuid uuidOf(const QString &text) { return Uuid::parse(text).value_or(Uuid()); }

QJsonObject objectOf(const QByteArray &json) { return QJsonDocument::fromJson(json).object(); }

bool isAboutMembers(const server::Request &request)
{
    return request.path.contains("/invites"_L1) || request.path.contains("/members"_L1);
}

} // namespace

const std::optional<Members> &Oracle::members()
{
    if (!m_members && m_server.isUp()) {
        auto transaction =
            store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
        auto read = transaction ? Members::read(*transaction)
                                : Expected<Members>(tl::unexpected(transaction.error()));
        if (read) {
            m_members = std::move(*read);
        }
    }
    return m_members;
}

// Where a row is, whoever may see it.
std::optional<Uuid> Oracle::spaceHolding(RowKind kind, const Uuid &id) const
{
    auto transaction =
        store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
    if (!transaction) {
        return std::nullopt;
    }
    auto query = transaction->prepare("SELECT s.sp FROM row r JOIN space s ON s.n = r.space "
                                      "WHERE r.kind = ?1 AND r.id = ?2");
    if (!query || !query->bindAll(int(kind), id).step().value_or(false)) {
        return std::nullopt;
    }
    return query->uuid(0);
}

void Oracle::noteMoved(const protocol::Group &group, const protocol::PushedGroup &result)
{
    for (const protocol::Op &op : group.ops) {
        if (result.result == GroupResult::Moved) {
            m_movedTo[{int(*op.kind), op.id}].insert(result.movedId);
        } else if (op.movedTo && isTaken(result.result)) {
            m_movedTo[{int(*op.kind), op.id}].insert(op.movedTo->second); // made again farther on
        }
    }
}

void Oracle::checkMayWrite(const protocol::Group &group, const Uuid &account)
{
    for (const protocol::Op &op : group.ops) {
        if (m_members && m_wrong.isEmpty()
            && !m_members->mayWrite(account, group.space, *op.kind)) {
            m_wrong = u"13: a %1 was taken from one who may not write it (%2)"_s.arg(
                QString::fromUtf8(domain::rowKindName(*op.kind)), op.id.toString());
        }
    }
}

// REST writes of wishes, before what they do to members is known.
void Oracle::checkAsked(const server::Request &request, const server::Reply &reply,
                        const Uuid &account)
{
    // A change that changes nothing is refused to nobody; a note is always another.
    const bool isWrite = request.path.contains("/wishes"_L1) && request.method != Method::Get
        && (request.method != Method::Patch || objectOf(request.body).contains("note"_L1));
    if (!m_members || reply.status >= 300 || !isWrite) {
        return;
    }
    const bool isOfList = request.path.startsWith(listsPath);
    const auto space = spaceHolding(isOfList ? RowKind::List : RowKind::Wish,
                                    uuidOf(request.arguments.value(u"id"_s)));
    const bool isClaim = request.path.endsWith("/claim"_L1);
    const auto shared = space ? m_members->shared().find(*space) : m_members->shared().end();
    if (!space || (isClaim && shared == m_members->shared().end())) {
        return;
    }
    const bool mayWrite = isClaim
        ? m_members->mayWrite(account, shared->second.claims, RowKind::Claim)
        : m_members->mayWrite(account, *space, RowKind::Wish);
    if (!mayWrite && m_wrong.isEmpty()) {
        m_wrong = u"13: %1 was taken from one who may not write there"_s.arg(request.path);
    }
}

void Oracle::learnMembers(const server::Request &request, const server::Reply &reply,
                          const Uuid &account)
{
    if (!m_members || request.method == Method::Get || reply.status >= 300
        || !isAboutMembers(request)) {
        return;
    }
    const QJsonObject answer = objectOf(reply.body);
    if (request.path.endsWith("/accept"_L1)) {
        const auto invite = m_invites.find(request.arguments.value(u"token"_s));
        if (invite == m_invites.end()) {
            m_members.reset(); // of a server that died over it
        } else if (!m_members->mayRead(account, invite->second.first)) {
            m_members->put(invite->second.first, account, invite->second.second);
        }
    } else if (request.path.endsWith("/invites"_L1)) {
        learnInvite(objectOf(request.body), answer, account);
    } else {
        learnChange(request, answer, account);
    }
}

void Oracle::learnInvite(const QJsonObject &asked, const QJsonObject &answer, const Uuid &account)
{
    const auto space = spaceHolding(RowKind::List, uuidOf(answer["wishlist_id"_L1].toString()));
    if (!space) {
        m_members.reset();
        return;
    }
    if (!m_members->knows(*space)) {
        auto transaction =
            store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
        const auto now = transaction ? Members::read(*transaction)
                                     : Expected<Members>(tl::unexpected(transaction.error()));
        if (!now || !now->knows(*space)) {
            m_members.reset();
            return;
        }
        m_members->make(*space, now->shared().at(*space).claims, account);
    }
    if (asked.contains("for"_L1)) {
        m_members->setPerson(*space, uuidOf(asked["for"_L1].toString()));
    }
    m_invites[answer["token"_L1].toString()] = {*space, answer["role"_L1].toString().toLatin1()};
}

// Another role, another person for whom it is, one member fewer.
void Oracle::learnChange(const server::Request &request, const QJsonObject &answer,
                         const Uuid &account)
{
    const auto space = spaceHolding(RowKind::List, uuidOf(request.arguments.value(u"id"_s)));
    const QString who = request.arguments.value(u"user"_s);
    const Uuid member = who == "me"_L1 ? account : uuidOf(who);
    if (!space || !m_members->knows(*space)) {
        m_members.reset();
        return;
    }
    giveUpSurvivorsOf(*space);
    if (request.method == Method::Delete) {
        m_members->remove(*space, member);
        return;
    }
    const QJsonObject asked = objectOf(request.body);
    const Members::Shared &before = m_members->shared().at(*space);
    if (const QJsonValue isFor = asked["for"_L1]; isFor.isBool()) {
        if (isFor.toBool() || before.person == member) {
            m_members->setPerson(*space, isFor.toBool() ? member : Uuid());
        }
    }
    if (const QString role = asked["role"_L1].toString(); !role.isEmpty()) {
        m_members->put(*space, member, role.toLatin1());
    }
    if (m_wrong.isEmpty()
        && answer["role"_L1].toString().toLatin1() != m_members->role(member, *space)) {
        m_wrong = u"13: a member was made %1, and is %2"_s.arg(
            QString::fromUtf8(m_members->role(member, *space)), answer["role"_L1].toString());
    }
}

void Oracle::answered(const server::Request &request, const server::Reply &reply,
                      const Uuid &account)
{
    if (!m_members || reply.status != 200 || !m_wrong.isEmpty()) {
        return;
    }
    if (request.path == QLatin1String(protocol::pullPath)) {
        const auto pulled = protocol::decodePullReply(reply.body);
        for (const protocol::PulledSpace &space :
             pulled ? pulled->spaces : QList<protocol::PulledSpace>()) {
            shown(account, space.space);
        }
    } else if (request.path == QLatin1String(protocol::repairPath)) {
        if (const auto asked = protocol::decodeRepairRequest(request.body)) {
            shown(account, asked->space);
        }
    } else if (request.path == QLatin1String(protocol::helloPath)) {
        std::map<Uuid, QByteArray> named;
        const auto greeted = protocol::decodeHelloReply(reply.body);
        for (const protocol::SpaceState &space :
             greeted ? greeted->spaces : QList<protocol::SpaceState>()) {
            named[space.space] = space.role;
        }
        if (greeted && named != m_members->spacesOf(account)) {
            m_wrong = u"13: hello names other spaces than the account is a member of"_s;
        }
    } else if (request.method == Method::Get && request.path.startsWith(listsPath)) {
        const auto space = spaceHolding(RowKind::List, uuidOf(request.arguments.value(u"id"_s)));
        const bool isOfClaims = request.path.endsWith("/claims"_L1);
        if (space && (!isOfClaims || m_members->knows(*space))) {
            shown(account, isOfClaims ? m_members->shared().at(*space).claims : *space);
        }
    }
}

void Oracle::shown(const Uuid &account, const Uuid &space)
{
    if (m_members && m_wrong.isEmpty() && !m_members->mayRead(account, space)) {
        m_wrong = u"13: rows of a space go to one who is no member of it"_s;
    }
}

// What the daemon's tables say, beside what it answered.
QString Oracle::checkMembers() const
{
    if (!m_members || !m_server.isUp()) {
        return {};
    }
    auto transaction =
        store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
    auto query = transaction
        ? transaction->prepare("SELECT m.account, s.sp, m.role FROM member m "
                               "JOIN space s ON s.n = m.space "
                               "WHERE s.kind <> 'account' AND m.removed_seq IS NULL")
        : Expected<store::Statement>(tl::unexpected(transaction.error()));
    size_t count = 0;
    while (query && query->step().value_or(false)) {
        ++count;
        if (m_members->role(query->uuid(0), query->uuid(1)) != query->text(2).toLatin1()) {
            return u"13: a member who should be none, or another's role: %1"_s.arg(query->text(2));
        }
    }
    size_t wanted = 0;
    for (const auto &[space, shared] : m_members->shared()) {
        for (const auto &[member, role] : shared.roles) {
            wanted += 1 + size_t(member != shared.person);
        }
    }
    return query && count != wanted
        ? u"13: %1 memberships where %2 should be"_s.arg(count).arg(wanted)
        : QString();
}

} // namespace endpaper::sim
