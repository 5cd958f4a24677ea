// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/fetcher.h"

#include "sources/hostile.h"

#include <QHash>
#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

namespace endpaper::sources {

using namespace Qt::StringLiterals;
using Outcome = FetchResult::Outcome;

QByteArray FetchResult::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key == name) {
            return value;
        }
    }
    return {};
}

struct Fetcher::Exchange
{
    FetchRequest request;
    Done done;
    QPointer<QNetworkReply> reply;
    QTimer *timer = nullptr;
    QByteArray body;
    QList<QHostAddress> addresses; // of the host, looked at; the first is connected to
    int redirects = 0;
    bool isOver = false;
};

// What Qt keeps open to one host at once.
static constexpr int connectionsOfOne = 6;

struct Fetcher::Network
{
    Network()
    {
        manager.setAutoDeleteReplies(true);
        manager.setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    }

    // Replies that are not over, by host and port. Before the manager, which takes its replies
    // along.
    QHash<QString, int> busy;
    QNetworkAccessManager manager;
};

Fetcher::Fetcher(QByteArray userAgent, QObject *parent)
    : QObject(parent)
    , m_userAgent(std::move(userAgent))
{
}

Fetcher::~Fetcher() = default;

// The first that has a connection free for the host.
Fetcher::Network &Fetcher::networkFor(const QString &host)
{
    for (const auto &network : m_networks) {
        if (network->busy.value(host) < connectionsOfOne) {
            return *network;
        }
    }
    if (m_networks.size() < size_t(connectionsMax / connectionsOfOne)) {
        m_networks.push_back(std::make_unique<Network>());
        return *m_networks.back();
    }
    return **std::ranges::min_element(
        m_networks, {}, [&host](const auto &network) { return network->busy.value(host); });
}

void Fetcher::fetch(FetchRequest request, Done done)
{
    auto exchange = std::make_shared<Exchange>();
    exchange->request = std::move(request);
    exchange->done = std::move(done);
    exchange->timer = new QTimer(this);
    exchange->timer->setSingleShot(true);
    connect(exchange->timer, &QTimer::timeout, this, [this, exchange] {
        finish(exchange, {.outcome = Outcome::TimedOut, .detail = exchange->request.url.host()});
    });
    exchange->timer->start(exchange->request.timeout);
    QMetaObject::invokeMethod(
        this, [this, exchange] { resolve(exchange); }, Qt::QueuedConnection);
}

// A name that leads into a private network is refused as much as its bare address: the answer of a
// source must not make the daemon knock at its neighbours' doors.
void Fetcher::resolve(const std::shared_ptr<Exchange> &exchange)
{
    if (exchange->isOver) {
        return;
    }
    const FetchRequest &request = exchange->request;
    if (!isPublicUrl(request.url, request.mayBePrivate)) {
        finish(exchange,
               {.outcome = Outcome::Forbidden,
                .detail = u"not a public address: "_s + request.url.host()});
        return;
    }
    const QString host = request.url.host();
    if (const QHostAddress literal(host); !literal.isNull()) {
        connectTo(exchange, {literal});
    } else if (m_lookup) {
        connectTo(exchange, m_lookup(host));
    } else {
        QHostInfo::lookupHost(host, this, [this, exchange](const QHostInfo &found) {
            connectTo(exchange, found.addresses());
        });
    }
}

void Fetcher::connectTo(const std::shared_ptr<Exchange> &exchange, QList<QHostAddress> addresses)
{
    if (exchange->isOver) {
        return;
    }
    const FetchRequest &request = exchange->request;
    if (addresses.isEmpty()) {
        finish(exchange,
               {.outcome = Outcome::Unreachable, .detail = u"no address: "_s + request.url.host()});
        return;
    }
    if (!request.mayBePrivate && !std::ranges::all_of(addresses, isPublicAddress)) {
        finish(exchange,
               {.outcome = Outcome::Forbidden,
                .detail = u"a private address: "_s + request.url.host()});
        return;
    }
    // Without a way out over IPv6 its addresses only cost time.
    std::ranges::stable_partition(addresses, [](const QHostAddress &address) {
        return address.protocol() == QAbstractSocket::IPv4Protocol;
    });
    exchange->addresses = std::move(addresses);
    send(exchange);
}

void Fetcher::send(const std::shared_ptr<Exchange> &exchange)
{
    const FetchRequest &request = exchange->request;
    QNetworkRequest out(request.url);
    // By address, so that nobody looks the name up again; certificates are held against the name.
    QUrl pinned = request.url;
    pinned.setHost(exchange->addresses.first().toString());
    out.setUrl(pinned);
    out.setPeerVerifyName(request.url.host());
    out.setRawHeader("Host", request.url.authority(QUrl::FullyEncoded).toLatin1());
    out.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    out.setRawHeader("User-Agent", m_userAgent);
    out.setRawHeader("Accept", "application/json, */*;q=0.5");
    for (const auto &[name, value] : request.headers) {
        out.setRawHeader(name, value);
    }
    out.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    out.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    exchange->body.clear();
    const QString host = pinned.authority();
    Network &network = networkFor(host);
    QNetworkReply *reply = request.verb == FetchRequest::Verb::Post
        ? network.manager.post(out, request.body)
        : network.manager.get(out);
    exchange->reply = reply;
    ++network.busy[host];
    connect(reply, &QObject::destroyed, this, [&network, host] {
        if (--network.busy[host] == 0) {
            network.busy.remove(host);
        }
    });
    connect(reply, &QNetworkReply::readyRead, this, [this, exchange, reply] {
        exchange->body += reply->read(bodyBytesMax + 1 - exchange->body.size());
        if (exchange->body.size() > bodyBytesMax) {
            finish(exchange,
                   {.outcome = Outcome::TooLarge, .detail = exchange->request.url.host()});
        }
    });
    connect(reply, &QNetworkReply::finished, this,
            [this, exchange, reply] { arrived(exchange, reply); });
}

void Fetcher::arrived(const std::shared_ptr<Exchange> &exchange, QNetworkReply *reply)
{
    if (exchange->isOver || exchange->reply != reply) {
        return;
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QUrl target = reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
    if (status >= 300 && status < 400 && !target.isEmpty()) {
        follow(exchange, exchange->request.url.resolved(target));
        return;
    }
    const bool isUnconnected = status == 0
        && (reply->error() == QNetworkReply::ConnectionRefusedError
            || reply->error() == QNetworkReply::UnknownNetworkError
            || reply->error() == QNetworkReply::HostNotFoundError);
    if (isUnconnected && exchange->addresses.size() > 1) {
        exchange->addresses.removeFirst();
        send(exchange);
        return;
    }
    FetchResult result{.outcome = status > 0 ? Outcome::Answered : Outcome::Unreachable,
                       .status = status,
                       .url = exchange->request.url};
    // An answer that breaks off is not an answer, whatever its status line said.
    if (status > 0
        && (reply->error() == QNetworkReply::RemoteHostClosedError
            || reply->error() == QNetworkReply::UnknownNetworkError)) {
        result.outcome = Outcome::Unreachable;
    }
    for (const auto &[name, value] : reply->rawHeaderPairs()) {
        result.headers.append({name.toLower(), value});
    }
    result.body = exchange->body;
    result.body += reply->read(bodyBytesMax + 1 - result.body.size());
    if (result.body.size() > bodyBytesMax) {
        result = {.outcome = Outcome::TooLarge, .detail = exchange->request.url.host()};
    } else if (result.outcome == Outcome::Unreachable) {
        // Qt's own text would repeat the URL, and with it the key.
        result.detail = QString(exchange->request.url.host() % u": network error "_s
                                % QString::number(int(reply->error())));
    }
    finish(exchange, std::move(result));
}

void Fetcher::follow(const std::shared_ptr<Exchange> &exchange, const QUrl &target)
{
    FetchRequest &request = exchange->request;
    const bool isDowngrade = request.url.scheme() == "https"_L1 && target.scheme() != "https"_L1;
    if (++exchange->redirects > redirectsMax || isDowngrade
        || request.verb == FetchRequest::Verb::Post) {
        finish(exchange,
               {.outcome = Outcome::Forbidden, .detail = u"redirect from "_s + request.url.host()});
        return;
    }
    const bool isSameHost =
        target.host() == request.url.host() && target.port() == request.url.port();
    if (!isSameHost) {
        // What was configured is one host; wherever it sends us is the open network.
        request.mayBePrivate = false;
        // Some sources take their key in a header of their own, so none goes along.
        request.headers.clear();
    }
    request.url = target;
    resolve(exchange);
}

void Fetcher::finish(const std::shared_ptr<Exchange> &exchange, FetchResult result)
{
    if (std::exchange(exchange->isOver, true)) {
        return;
    }
    exchange->timer->stop();
    exchange->timer->deleteLater(); // and with it goes its hold on the exchange
    if (exchange->reply) {
        QNetworkReply *reply = exchange->reply;
        exchange->reply.clear();
        reply->disconnect(this);
        if (reply->isRunning()) {
            reply->abort();
        }
    }
    const Done done = std::exchange(exchange->done, {});
    done(std::move(result));
}

} // namespace endpaper::sources
