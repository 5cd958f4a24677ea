// SPDX-License-Identifier: GPL-3.0-or-later
// What people ask of the daemon over REST: of their wishes, and of who shares their lists.
#include "world.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace endpaper::sim {

using namespace Qt::StringLiterals;
using server::Method;

namespace {
constexpr char anyRows[] = "SELECT id FROM row WHERE kind = ?1 AND life = 1 AND ?2 IS NOT NULL "
                           "ORDER BY id";
constexpr char rowsOfAccount[] =
    "SELECT r.id FROM row r JOIN member m ON m.space = r.space WHERE r.kind = ?1 AND r.life = 1 "
    "AND m.account = ?2 AND m.removed_seq IS NULL ORDER BY r.id";
constexpr char rowsOfOwner[] =
    "SELECT r.id FROM row r JOIN space s ON s.n = r.space WHERE r.kind = ?1 AND r.life = 1 "
    "AND s.owner = ?2 ORDER BY s.kind = 'account', r.id";
constexpr char sharedLists[] =
    "SELECT r.id FROM row r JOIN space s ON s.n = r.space WHERE r.kind = ?1 AND r.life = 1 "
    "AND s.kind = 'shared' AND ?2 IS NOT NULL ORDER BY r.id";
constexpr char sharedListsOfOwner[] =
    "SELECT r.id FROM row r JOIN space s ON s.n = r.space WHERE r.kind = ?1 AND r.life = 1 "
    "AND s.kind = 'shared' AND s.owner = ?2 ORDER BY r.id";
constexpr char sharedListsOfMember[] =
    "SELECT r.id FROM row r JOIN member m ON m.space = r.space JOIN space s ON s.n = r.space "
    "WHERE r.kind = ?1 AND r.life = 1 AND s.kind = 'shared' AND m.account = ?2 "
    "AND m.removed_seq IS NULL ORDER BY r.id";
constexpr qsizetype invitesOfLate = 3;
} // namespace

QString World::pickOnServer(const char *sql, domain::RowKind kind, const Uuid &account,
                            quint32 which) const
{
    if (!m_server.isUp()) {
        return {};
    }
    auto transaction =
        store::Transaction::begin(*m_server.database(), store::Transaction::Mode::Deferred);
    auto query = transaction ? transaction->prepare(sql)
                             : Expected<store::Statement>(tl::unexpected(transaction.error()));
    if (!query) {
        return {};
    }
    query->bindAll(int(kind), account);
    QList<Uuid> rows;
    while (query->step().value_or(false)) {
        rows.append(query->uuid(0));
    }
    return rows.isEmpty() ? QString() : rows[qsizetype(which) % rows.size()].toString();
}

void World::ask(Method method, const QString &path, const QJsonObject &body, const Uuid &account,
                Server::Done done)
{
    server::Request request;
    request.method = method;
    request.path = path;
    request.headers.emplaceBack("content-type", "application/json");
    request.body = QJsonDocument(body).toJson(QJsonDocument::Compact);
    m_server.ask(std::move(request), account, Uuid::derive(account, "web"), std::move(done));
}

void World::askWeb(const Step &step)
{
    const Uuid account = accountOf(step.who);
    const bool isOfList = step.act == Act::WebAdd || step.act == Act::WebLook;
    // Now and then at what is another's.
    const bool isAnybodys = step.act == Act::WebLook || step.b % 16 == 0;
    const QString id =
        pickOnServer(isAnybodys ? anyRows : rowsOfAccount,
                     isOfList ? domain::RowKind::List : domain::RowKind::Wish, account, step.a);
    if (id.isEmpty()) {
        return;
    }
    const auto done = [](const server::Reply &) {};
    const QString wish = u"/api/v1/wishes/"_s % id;
    const QString list = u"/api/v1/wishlists/"_s % id;
    switch (step.act) {
    case Act::WebAdd:
        ask(Method::Post, list % u"/wishes"_s, {{u"title"_s, m_pen.word(9)}}, account, done);
        break;
    case Act::WebDelete:
        ask(Method::Delete, wish, {}, account, done);
        break;
    case Act::WebLook:
        ask(Method::Get, list % (step.b % 2 == 0 ? u"/claims"_s : u"/wishes"_s), {}, account, done);
        break;
    case Act::WebClaim:
        ask(step.b % 4 == 0 ? Method::Delete : Method::Put, wish % u"/claim"_s, {}, account, done);
        break;
    default:
        ask(Method::Patch, wish, changeOf(step, account), account, done);
    }
}

QJsonObject World::changeOf(const Step &step, const Uuid &account)
{
    switch (step.b % 4) {
    case 0:
        return {{u"position"_s, int(step.b / 4 % 5)}};
    case 1:
        return {{u"tags"_s, QJsonArray{u"tag%1"_s.arg(step.b / 4 % 4)}}};
    case 2:
        if (m_accounts.size() > 1) { // to another list, perhaps a shared one
            return {{u"wishlist_id"_s,
                     pickOnServer(rowsOfAccount, domain::RowKind::List, account, step.b / 4)}};
        }
        [[fallthrough]];
    default:
        return {{u"note"_s, m_pen.word(9)}};
    }
}

void World::share(const Step &step)
{
    const Uuid account = accountOf(step.who);
    switch (step.act) {
    case Act::Invite:
        invite(step, account);
        break;
    case Act::Accept:
        if (!m_invites.isEmpty()) {
            const qsizetype late = std::min(m_invites.size(), invitesOfLate);
            const QString token = m_invites[m_invites.size() - 1 - qsizetype(step.a) % late];
            ask(Method::Post, u"/api/v1/invites/"_s % token % u"/accept"_s, {}, account,
                [](const server::Reply &) {});
        }
        break;
    case Act::ChangeMember:
    case Act::RemoveMember:
        changeMember(step, account);
        break;
    default: // Leave
        if (const QString list =
                pickOnServer(sharedListsOfMember, domain::RowKind::List, account, step.a);
            !list.isEmpty()) {
            ask(Method::Delete, u"/api/v1/wishlists/"_s % list % u"/members/me"_s, {}, account,
                [](const server::Reply &) {});
        }
    }
}

void World::invite(const Step &step, const Uuid &account)
{
    QString list;
    if (step.b % 4 != 0) { // rather one that is shared already
        list = pickOnServer(sharedListsOfOwner, domain::RowKind::List, account, step.a);
    }
    if (list.isEmpty()) {
        list = pickOnServer(rowsOfOwner, domain::RowKind::List, account, step.a);
    }
    if (list.isEmpty()) {
        return;
    }
    QJsonObject body{{u"role"_s, step.b / 4 % 4 == 0 ? u"viewer"_s : u"editor"_s}};
    if (step.b / 16 % 2 == 0) {
        body.insert(u"for"_s, QJsonValue()); // nobody: its owner sees who buys what
    }
    if (step.b / 32 % 4 == 1) {
        body.insert(u"email"_s, Server::emailOf(accountOf(int(step.a % 7))));
    }
    ask(Method::Post, u"/api/v1/wishlists/"_s % list % u"/invites"_s, body, account,
        [this](const server::Reply &reply) {
            const QString token = QJsonDocument::fromJson(reply.body)["token"_L1].toString();
            if (reply.status < 300 && !token.isEmpty()) {
                m_invites.append(token);
            }
        });
}

void World::changeMember(const Step &step, const Uuid &account)
{
    const bool isAnybodys = step.b % 16 == 0; // which is refused
    const QString list = pickOnServer(isAnybodys ? sharedLists : sharedListsOfOwner,
                                      domain::RowKind::List, account, step.a);
    if (list.isEmpty()) {
        return;
    }
    const Uuid member = m_accounts[qsizetype(step.b / 16) % m_accounts.size()];
    const QString path = u"/api/v1/wishlists/%1/members/%2"_s.arg(list, member.toString());
    if (step.act == Act::RemoveMember) {
        ask(Method::Delete, path, {}, account, [](const server::Reply &) {});
        return;
    }
    const quint32 what = step.b / 64 % 8;
    const QJsonObject body = what < 3 ? QJsonObject{{u"role"_s, u"viewer"_s}}
        : what < 5                    ? QJsonObject{{u"role"_s, u"editor"_s}}
        : what < 6                    ? QJsonObject{{u"role"_s, u"owner"_s}}
                                      : QJsonObject{{u"for"_s, what == 6}};
    ask(Method::Patch, path, body, account, [](const server::Reply &) {});
}

} // namespace endpaper::sim
