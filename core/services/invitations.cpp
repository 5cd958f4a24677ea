// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sharingservice.h"
#include "store/cache/outbox.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

QString listPath(const Uuid &list, const QString &more)
{
    return u"/api/v1/wishlists/"_s + list.toString() + more;
}

Invitation invitationFrom(const QJsonObject &json)
{
    return {.id = Uuid::parse(json["id"_L1].toString()).value_or(Uuid()),
            .role = shareRoleFrom(json["role"_L1].toString()),
            .email = json["email"_L1].toString(),
            .expires = parseRfc3339(json["expires_at"_L1].toString()).value_or(Instant()),
            .url = json["url"_L1].toString(),
            .isMailed = json["mailed"_L1].toBool(),
            .list = Uuid::parse(json["wishlist_id"_L1].toString()).value_or(Uuid())};
}

} // namespace

std::optional<InviteLink> parseInviteLink(const QString &text)
{
    static const QRegularExpression path(
        u"^/(?:api/v1/invites|invite)/([A-Za-z0-9_-]{20,64})/?$"_s);
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (url.host().isEmpty() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)) {
        return std::nullopt;
    }
    const auto match = path.match(url.path());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    QUrl server;
    server.setScheme(url.scheme());
    server.setHost(url.host());
    server.setPort(url.port());
    return InviteLink{server, match.captured(1)};
}

void SharingService::tryWhenSent(const std::shared_ptr<QPromise<Expected<>>> &promise,
                                 Instant until)
{
    m_workspace.read([](store::Transaction &transaction) {
        return store::countWaiting(transaction);
    }) | then(this, [this, promise, until](const Expected<int> &waiting) {
        using sync::SyncState;
        const SyncState state = m_sync.status().state;
        const bool canSend = state == SyncState::Connecting || state == SyncState::Idle
            || state == SyncState::Pushing || state == SyncState::Pulling;
        if (waiting && *waiting == 0) {
            promise->addResult(Expected<>());
            promise->finish();
        } else if (!waiting || !canSend || m_workspace.clock().now() > until) {
            promise->addResult(
                waiting ? Expected<>(fail(ErrorKind::Unavailable, u"what waits is not sent"_s))
                        : Expected<>(tl::unexpected(waiting.error())));
            promise->finish();
        } else {
            // With the next news, or after a while: no wait without an end.
            QTimer::singleShot(100, this, [this, promise, until] { tryWhenSent(promise, until); });
        }
    });
}

QFuture<Expected<>> SharingService::whenSent()
{
    auto promise = std::make_shared<QPromise<Expected<>>>();
    promise->start();
    tryWhenSent(promise, m_workspace.clock().now() + std::chrono::milliseconds(sendMs));
    return promise->future();
}

QFuture<Expected<Invitation>> SharingService::invite(const Uuid &list, ShareRole role,
                                                     const QString &email)
{
    QJsonObject body{{u"role"_s, shareRoleName(role)}};
    if (!email.isEmpty()) {
        body.insert(u"email"_s, email);
    }
    return whenSent()
        | then(this, [this, list, body](const Expected<> &sent) -> QFuture<Expected<Invitation>> {
               if (!sent) {
                   Expected<Invitation> refused = tl::unexpected(sent.error());
                   return QtFuture::makeReadyFuture(std::move(refused));
               }
               return m_client.post(listPath(list, u"/invites"_s), body)
                   | then(this, [](const Expected<JsonReply> &reply) -> Expected<Invitation> {
                          if (!reply) {
                              return tl::unexpected(reply.error());
                          }
                          return invitationFrom(reply->body);
                      });
           });
}

QFuture<Expected<SharingService::People>> SharingService::people(const Uuid &list)
{
    return m_client.get(listPath(list, u"/members"_s))
        | then(this, [this, list](const Expected<JsonReply> &reply) -> QFuture<Expected<People>> {
               if (!reply) {
                   Expected<People> failed = tl::unexpected(reply.error());
                   return QtFuture::makeReadyFuture(std::move(failed));
               }
               const QList<Member> members = membersFrom(reply->body);
               if (m_lists.contains(list)) {
                   keepPeople(list, members);
               }
               const auto me = std::ranges::find(members, true, &Member::isMe);
               if (me == members.cend() || me->role != ShareRole::Owner) {
                   Expected<People> all = People{members, {}};
                   return QtFuture::makeReadyFuture(std::move(all));
               }
               return m_client.get(listPath(list, u"/invites"_s))
                   | then(this, [members](const Expected<JsonReply> &open) -> Expected<People> {
                          if (!open) {
                              return tl::unexpected(open.error());
                          }
                          People people{members, {}};
                          for (const QJsonValue &value : open->body["items"_L1].toArray()) {
                              people.invitations.append(invitationFrom(value.toObject()));
                          }
                          return people;
                      });
           });
}

QFuture<Expected<>> SharingService::done(DaemonClient::Answer answer, const Uuid &list)
{
    return answer | then(this, [this, list](const Expected<JsonReply> &reply) {
               if (reply && m_lists.contains(list)) {
                   fetchPeople(list);
               }
               return outcome(reply);
           });
}

QFuture<Expected<>> SharingService::takeBack(const Uuid &list, const Uuid &invitation)
{
    return done(m_client.remove(listPath(list, u"/invites/"_s + invitation.toString())), list);
}

QFuture<Expected<>> SharingService::patch(const Uuid &list, const Uuid &user,
                                          const QJsonObject &body)
{
    return done(m_client.send({.verb = "PATCH",
                               .path = listPath(list, u"/members/"_s + user.toString()),
                               .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
                               .contentType = "application/json"}),
                list);
}

QFuture<Expected<>> SharingService::setRole(const Uuid &list, const Uuid &user, ShareRole role)
{
    return patch(list, user, {{u"role"_s, shareRoleName(role)}});
}

QFuture<Expected<>> SharingService::setFor(const Uuid &list, const Uuid &user, bool isFor)
{
    return patch(list, user, {{u"for"_s, isFor}});
}

QFuture<Expected<>> SharingService::removeMember(const Uuid &list, const Uuid &user)
{
    return done(m_client.remove(listPath(list, u"/members/"_s + user.toString())), list);
}

QFuture<Expected<>> SharingService::leave(const Uuid &list)
{
    m_leaving.insert(list);
    return m_client.remove(listPath(list, u"/members/me"_s))
        | then(this, [this, list](const Expected<JsonReply> &reply) {
               if (!reply) {
                   m_leaving.remove(list);
               }
               return outcome(reply);
           });
}

QFuture<Expected<ShownInvitation>> SharingService::look(const QString &token)
{
    return m_client.get(u"/api/v1/invites/"_s + token)
        | then(this, [](const Expected<JsonReply> &reply) -> Expected<ShownInvitation> {
               if (!reply) {
                   return tl::unexpected(reply.error());
               }
               return ShownInvitation{.list = reply->body["list"_L1].toString(),
                                      .from = reply->body["from"_L1].toString(),
                                      .role = shareRoleFrom(reply->body["role"_L1].toString())};
           });
}

QFuture<Expected<Uuid>> SharingService::accept(const QString &token)
{
    return m_client.post(u"/api/v1/invites/%1/accept"_s.arg(token), {})
        | then(this, [this](const Expected<JsonReply> &reply) -> Expected<Uuid> {
               if (!reply) {
                   return tl::unexpected(reply.error());
               }
               m_sync.sendNow();
               return Uuid::parse(reply->body["id"_L1].toString());
           });
}

} // namespace endpaper::services
