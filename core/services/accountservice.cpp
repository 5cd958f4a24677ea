// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/accountservice.h"

#include "base/log.h"
#include "protocol/pairing.h"

#include <QFile>
#include <QHostAddress>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

bool isNearby(const QString &host)
{
    if (host == u"localhost") {
        return true;
    }
    const QHostAddress address(host);
    return address.isLoopback() || address.isInSubnet(QHostAddress::parseSubnet(u"10.0.0.0/8"_s))
        || address.isInSubnet(QHostAddress::parseSubnet(u"172.16.0.0/12"_s))
        || address.isInSubnet(QHostAddress::parseSubnet(u"192.168.0.0/16"_s))
        || address.isInSubnet(QHostAddress::parseSubnet(u"fc00::/7"_s));
}

AccountService::Joined joinFailed(Error error) { return tl::unexpected(std::move(error)); }

} // namespace

Expected<QUrl> parseServerAddress(const QString &text)
{
    const QString trimmed = text.trimmed();
    const bool hasScheme = trimmed.contains(u"://");
    QUrl url(hasScheme ? trimmed : u"https://"_s + trimmed, QUrl::StrictMode);
    if (trimmed.isEmpty() || !url.isValid() || url.host().isEmpty() || trimmed.contains(u' ')
        || !url.userInfo().isEmpty()) {
        return fail(ErrorKind::Invalid, u"no server address"_s, u"server"_s);
    }
    if (url.scheme() != u"https" && !(url.scheme() == u"http" && isNearby(url.host()))) {
        return fail(ErrorKind::Invalid, u"neither https nor near"_s, u"server"_s);
    }
    url.setPath({});
    url.setQuery(QString());
    url.setFragment({});
    return url;
}

AccountService::AccountService(Profile &profile, Workspace &workspace, DaemonClient &client,
                               SecretStore &secrets, const ReaderService &reader, QObject *parent)
    : QObject(parent)
    , m_profile(profile)
    , m_workspace(workspace)
    , m_client(client)
    , m_secrets(secrets)
    , m_reader(reader)
    , m_shelf(secrets, profile.folder() + u"/tokens.lock"_s)
{
    m_client.setShelf(&m_shelf);
    // A keyring that was locked, and is open now.
    connect(&secrets, &SecretStore::placeChanged, this, [this] {
        const auto &account = m_profile.sharedAccount();
        const bool isOver = !m_secrets.isWaiting() && std::exchange(m_awaitsKeyring, false);
        if (isOver && account && !m_client.endpoint()) {
            useShared(*account);
        }
    });
    connect(&m_process, &DaemonProcess::stateChanged, this, &AccountService::followProcess);
    connect(&m_client, &DaemonClient::tokensRefreshed, this, [this] { setSignInNeeded(false); });
    connect(&m_client, &DaemonClient::signInNeeded, this, [this] {
        if (m_profile.sharedAccount()) {
            setSignInNeeded(true);
        } else {
            m_process.lookAgain();
        }
    });
    connect(&m_client, &DaemonClient::reachableChanged, this, [this] {
        if (!m_client.isReachable() && !m_profile.sharedAccount()) {
            m_process.lookAgain();
        }
    });
}

void AccountService::openCache() { m_workspace.open(m_profile.cacheFile()); }

void AccountService::startDaemon()
{
    m_isDaemonWanted = true;
    if (const auto account = m_profile.sharedAccount()) {
        useShared(*account);
        return;
    }
    m_process.start(m_profile.daemonFolder(),
                    m_areSourcesSample || m_profile.kind() == Profile::Kind::Sample
                        ? DaemonProcess::Sources::Sample
                        : DaemonProcess::Sources::Real,
                    m_program);
}

void AccountService::followProcess()
{
    if (m_profile.sharedAccount()) {
        return;
    }
    if (const auto &runtime = m_process.runtime()) {
        m_client.setEndpoint(Endpoint{.base = runtime->url,
                                      .serverId = runtime->serverId,
                                      .account = runtime->account,
                                      .isSolo = true},
                             {.access = runtime->token});
    } else if (m_client.endpoint()) {
        m_client.setEndpoint(std::nullopt, {});
    }
    Q_EMIT daemonStateChanged();
}

QString AccountService::secretName(const SharedAccount &account) const
{
    return account.serverId.toString() + u'/' + account.account.toString();
}

void AccountService::useShared(const SharedAccount &account)
{
    m_shelf.setName(secretName(account));
    m_shelf.find() | then(this, [this, account](const Expected<TokenPair> &tokens) {
        if (m_profile.sharedAccount() != account) {
            return;
        }
        if (!tokens) {
            setSignInNeeded(true);
            m_awaitsKeyring = tokens.error().kind == ErrorKind::Unavailable;
            return;
        }
        setSignInNeeded(false);
        m_client.setEndpoint(Endpoint{.base = account.server,
                                      .pin = account.pin,
                                      .serverId = account.serverId,
                                      .account = account.account},
                             *tokens);
        Q_EMIT daemonStateChanged();
    });
}

QFuture<Expected<Candidate>> AccountService::probe(const QString &address)
{
    const auto url = parseServerAddress(address);
    if (!url) {
        Expected<Candidate> failed = tl::unexpected(url.error());
        return QtFuture::makeReadyFuture(std::move(failed));
    }
    auto certificate = [&]() -> QFuture<Expected<net::ServerCertificate>> {
        if (url->scheme() == u"https") {
            return net::fetchCertificate(*url);
        }
        Expected<net::ServerCertificate> none = net::ServerCertificate{{}, true, {}};
        return QtFuture::makeReadyFuture(std::move(none));
    }();
    return certificate
        | then(this,
               [this, base = *url](
                   const Expected<net::ServerCertificate> &shown) -> QFuture<Expected<Candidate>> {
                   if (!shown) {
                       Expected<Candidate> failed = tl::unexpected(shown.error());
                       return QtFuture::makeReadyFuture(std::move(failed));
                   }
                   Candidate candidate{.url = base,
                                       .fingerprint = shown->fingerprint,
                                       .isTrusted = shown->isTrusted};
                   if (!candidate.fingerprint.isEmpty()) {
                       candidate.pairingCode = protocol::pairingCode(candidate.fingerprint);
                   }
                   // Only public things are asked before the codes are compared.
                   m_candidateClient.setEndpoint(
                       Endpoint{.base = base,
                                .pin = candidate.isTrusted ? QByteArray() : candidate.fingerprint},
                       {});
                   return m_candidateClient.get(u"/api/v1/server"_s)
                       | then(this,
                              [candidate](
                                  const Expected<JsonReply> &reply) mutable -> Expected<Candidate> {
                                  TRY_ASSIGN(const JsonReply json, reply);
                                  TRY_ASSIGN(candidate.serverId,
                                             Uuid::parse(json.body["server_id"_L1].toString()));
                                  candidate.name = json.body["name"_L1].toString();
                                  return candidate;
                              });
               });
}

QFuture<AccountService::Joined> AccountService::signUp(const Candidate &candidate,
                                                       const Credentials &credentials)
{
    QJsonObject body = m_reader.profile();
    body.insert(u"email"_s, credentials.email);
    body.insert(u"password"_s, credentials.password);
    body.insert(u"display_name"_s, credentials.displayName);
    return join(candidate, u"/api/v1/users"_s, body, credentials.email);
}

QFuture<AccountService::Joined> AccountService::signIn(const Candidate &candidate,
                                                       const Credentials &credentials)
{
    return join(candidate, u"/api/v1/sessions"_s,
                {{u"email"_s, credentials.email},
                 {u"password"_s, credentials.password},
                 {u"device_name"_s, credentials.deviceName}},
                credentials.email);
}

QFuture<AccountService::Joined> AccountService::join(const Candidate &candidate,
                                                     const QString &path, const QJsonObject &body,
                                                     const QString &email)
{
    const QByteArray pin = candidate.isTrusted ? QByteArray() : candidate.fingerprint;
    m_candidateClient.setEndpoint(Endpoint{.base = candidate.url, .pin = pin}, {});
    return m_candidateClient.post(path, body)
        | then(this,
               [this, candidate, pin, email](const Expected<JsonReply> &reply) -> QFuture<Joined> {
                   if (!reply) {
                       return QtFuture::makeReadyFuture(joinFailed(reply.error()));
                   }
                   const QJsonObject user = reply->body["user"_L1].toObject();
                   const auto id = Uuid::parse(user["id"_L1].toString());
                   if (!id) {
                       return QtFuture::makeReadyFuture(
                           joinFailed({ErrorKind::Unsupported, u"the server named no account"_s}));
                   }
                   const auto tokens = tokensOf(*reply);
                   if (!tokens) {
                       return QtFuture::makeReadyFuture(joinFailed(tokens.error()));
                   }
                   return moveTo({.server = candidate.url,
                                  .serverId = candidate.serverId,
                                  .serverName = candidate.name,
                                  .pin = pin,
                                  .account = *id,
                                  .email = email,
                                  .displayName = user["display_name"_L1].toString()},
                                 *tokens);
               });
}

QFuture<AccountService::Joined> AccountService::moveTo(const SharedAccount &account,
                                                       TokenPair tokens)
{
    const bool isSolo = !m_profile.sharedAccount();
    if (auto kept = m_profile.setSharedAccount(account); !kept) {
        return QtFuture::makeReadyFuture(joinFailed(kept.error()));
    }
    m_shelf.setName(secretName(account));
    m_shelf.put(tokens) | then(this, [](const Expected<> &) {});
    setSignInNeeded(false);
    const auto settle = [this, account, tokens] {
        m_client.setEndpoint(Endpoint{.base = account.server,
                                      .pin = account.pin,
                                      .serverId = account.serverId,
                                      .account = account.account},
                             tokens);
        Q_EMIT accountChanged();
        Q_EMIT daemonStateChanged();
    };
    if (m_workspace.path() == m_profile.cacheFile()) { // signed in again
        settle();
        return QtFuture::makeReadyFuture(Joined(store::Action()));
    }
    m_client.setEndpoint(std::nullopt, {});
    m_process.stop();
    if (!isSolo) {
        m_workspace.open(m_profile.cacheFile());
        settle();
        return QtFuture::makeReadyFuture(Joined(store::Action()));
    }
    return carryTo(m_profile.cacheFile()) | then(this, [settle](Joined joined) {
               settle();
               return joined;
           });
}

QFuture<AccountService::Joined> AccountService::carryTo(const QString &cacheFile,
                                                        std::function<Expected<>()> between)
{
    return m_workspace.read([](store::Transaction &transaction) { return pack(transaction); })
        | then(this,
               [this, cacheFile, between](const Expected<Luggage> &luggage) -> QFuture<Joined> {
                   const QString before = m_workspace.path();
                   m_workspace.close();
                   if (between && luggage) {
                       if (const auto done = between(); !done) {
                           m_workspace.open(before);
                           return QtFuture::makeReadyFuture(joinFailed(done.error()));
                       }
                   }
                   m_workspace.open(cacheFile);
                   if (!luggage) {
                       return QtFuture::makeReadyFuture(joinFailed(luggage.error()));
                   }
                   const Clock *clock = &m_workspace.clock();
                   return m_workspace.write([clock,
                                             luggage = *luggage](store::Transaction &transaction) {
                       return unpack(transaction, *clock, luggage);
                   }) | then(this, [this](Joined action) {
                              if (action && !action->isEmpty()) {
                                  m_workspace.noteCommitted(action->touched);
                              }
                              return action;
                          });
               });
}

void AccountService::rebindSolo()
{
    if (m_profile.sharedAccount()) {
        return;
    }
    if (!m_workspace.isAlone()) {
        qCWarning(lcDesktop) << "solo file: not put aside while another window has it open";
        return;
    }
    const auto endpoint = m_client.endpoint();
    const QByteArray token = m_client.accessToken();
    m_client.setEndpoint(std::nullopt, {});
    const QString file = m_profile.soloCacheFile();
    const QString aside =
        file + u".before-"_s + QString::number(toEpochMs(m_workspace.clock().now()));
    carryTo(file, [file, aside]() -> Expected<> {
        TRY_ASSIGN(const auto hold, store::FileHold::take(file, store::FileHold::Kind::Alone));
        return QFile::rename(file, aside)
            ? Expected<>()
            : fail(ErrorKind::Unavailable, u"cannot put the file aside"_s);
    }) | then(this, [this, endpoint, token](const Joined &joined) {
        if (!joined) {
            qCWarning(lcDesktop) << "solo file:" << joined.error().context;
        }
        m_client.setEndpoint(endpoint, {.access = token});
        Q_EMIT accountChanged();
    });
}

void AccountService::leave()
{
    m_client.setEndpoint(std::nullopt, {});
    m_process.stop();
    setSignInNeeded(false);
}

void AccountService::setSignInNeeded(bool needed)
{
    if (m_isSignInNeeded != needed) {
        m_isSignInNeeded = needed;
        Q_EMIT signInNeededChanged();
    }
}

} // namespace endpaper::services
