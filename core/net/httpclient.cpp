// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include "base/log.h"
#include "base/zip.h"
#include "net/tls.h"

#include <QDateTime>
#include <QHostAddress>
#include <QLocale>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QPromise>
#include <QSslCertificate>
#include <QSslError>
#include <QTimer>

namespace endpaper::net {

using namespace Qt::StringLiterals;

namespace {
constexpr qsizetype gzipFromBytes = 1024;
constexpr qint64 readBufferBytes = 1 << 20; // what may lie unread: the rest waits in the kernel

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool isLoopback(const QUrl &url) { return isLoopback(url.host()); }

// The system's proxies, but never for the daemon on this computer.
class ProxyFactory final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopback(query.peerHostName())) {
            return {QNetworkProxy::NoProxy};
        }
        return systemProxyForQuery(query);
    }
};
} // namespace

QByteArray HttpReply::header(QByteArrayView name) const
{
    for (const Header &header : headers) {
        if (header.first.compare(name, Qt::CaseInsensitive) == 0) {
            return header.second;
        }
    }
    return {};
}

std::optional<qint64> HttpReply::retryAfterMs(qint64 nowMs) const
{
    const QByteArray value = header("Retry-After").trimmed();
    if (value.isEmpty()) {
        return std::nullopt;
    }
    bool isNumber = false;
    const qint64 seconds = value.toLongLong(&isNumber);
    constexpr qint64 secondsMax = 24 * 60 * 60;
    if (isNumber) {
        return seconds < 0 ? std::nullopt : std::optional(std::min(seconds, secondsMax) * 1000);
    }
    QDateTime date =
        QLocale::c().toDateTime(QString::fromLatin1(value), u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s);
    if (!date.isValid()) {
        return std::nullopt;
    }
    date.setTimeSpec(Qt::UTC);
    return std::clamp<qint64>(date.toMSecsSinceEpoch() - nowMs, 0, secondsMax * 1000);
}

struct HttpClient::Exchange
{
    HttpRequest request;
    QPromise<Expected<HttpReply>> promise;
    QNetworkReply *reply = nullptr;
    QByteArray received;
    std::optional<Error> error; // why we gave up by ourselves
    bool isFinished = false;

    // As it comes: a body that is too large is not waited for.
    void take()
    {
        received += reply->readAll();
        if (received.size() > request.replyBytesMax && !error) {
            error = Error{ErrorKind::TooLarge, u"the answer is too large"_s};
            reply->abort();
        }
    }
};

HttpClient::HttpClient(QObject *parent)
    : QObject(parent)
    , m_network(new QNetworkAccessManager(this))
{
    m_network->setRedirectPolicy(QNetworkRequest::ManualRedirectPolicy);
    m_network->setAutoDeleteReplies(false);
    m_network->setProxyFactory(new ProxyFactory); // the manager's from here on
}

HttpClient::~HttpClient() { cancelAll(); }

void HttpClient::setBaseUrl(const QUrl &url) { m_baseUrl = url; }

void HttpClient::setPinnedFingerprint(const QByteArray &sha256)
{
    m_pin = sha256;
    // A connection that was made under another pin must not be used on.
    m_network->clearConnectionCache();
}

QFuture<Expected<HttpReply>> HttpClient::send(HttpRequest request)
{
    const auto exchange = std::make_shared<Exchange>();
    exchange->request = std::move(request);
    exchange->promise.start();
    m_exchanges.append(exchange);
    QNetworkReply *reply = put(exchange->request);
    exchange->reply = reply;
    reply->setReadBufferSize(readBufferBytes);
    watchTime(exchange);
    watchCertificate(exchange);
    connect(reply, &QNetworkReply::readyRead, reply, [exchange] { exchange->take(); });
    connect(reply, &QNetworkReply::finished, this, [this, exchange] { replied(exchange); });
    return exchange->promise.future();
}

QUrl HttpClient::addressOf(const HttpRequest &wanted) const
{
    if (!wanted.url.isEmpty()) {
        return wanted.url;
    }
    QUrl url = m_baseUrl;
    url.setPath(wanted.path);
    if (!wanted.query.isEmpty()) {
        url.setQuery(wanted.query);
    }
    return url;
}

// Fields and body, on their way.
QNetworkReply *HttpClient::put(const HttpRequest &wanted)
{
    const QUrl url = addressOf(wanted);
    if (url.scheme() == "https"_L1) {
        loadTls(); // in this thread, not in Qt's own for HTTP
    }
    QNetworkRequest request(url);
    const auto set = [&request](const char *name, const QByteArray &value) {
        if (!value.isEmpty()) {
            request.setRawHeader(name, value);
        }
    };
    set("Accept", wanted.accept);
    set("Accept-Language", m_acceptLanguage);
    set("User-Agent", m_userAgent);
    // Said by us, so that Qt does not unpack without a limit. Nothing is gained on loopback.
    set("Accept-Encoding", isLoopback(url) ? "identity" : "gzip");
    if (!m_bearerToken.isEmpty() && wanted.url.isEmpty()) {
        set("Authorization", "Bearer " + m_bearerToken);
    }
    for (const Header &header : wanted.headers) {
        request.setRawHeader(header.first, header.second);
    }
    QByteArray body = wanted.body;
    if (!body.isEmpty()) {
        set("Content-Type", wanted.contentType.isEmpty() ? "application/json" : wanted.contentType);
        if (body.size() >= gzipFromBytes && !isLoopback(url)) {
            if (const QByteArray packed = deflated(body, Wrapping::Gzip); !packed.isEmpty()) {
                body = packed;
                set("Content-Encoding", "gzip");
            }
        }
    }
    return m_network->sendCustomRequest(request, wanted.verb, body);
}

void HttpClient::watchTime(const std::shared_ptr<Exchange> &exchange)
{
    QNetworkReply *reply = exchange->reply;
    auto *timer = new QTimer(reply);
    timer->setSingleShot(true);
    connect(timer, &QTimer::timeout, reply, [exchange, reply] {
        exchange->error = Error{ErrorKind::Unavailable, u"timed out"_s};
        reply->abort();
    });
    timer->start(exchange->request.timeout);
}

void HttpClient::watchCertificate(const std::shared_ptr<Exchange> &exchange)
{
    QNetworkReply *reply = exchange->reply;
    const auto shown = [reply] {
        return reply->sslConfiguration().peerCertificate().digest(QCryptographicHash::Sha256);
    };
    connect(reply, &QNetworkReply::sslErrors, reply,
            [this, exchange, reply, shown](const QList<QSslError> &) {
                if (!m_pin.isEmpty() && shown() == m_pin) {
                    reply->ignoreSslErrors();
                } else {
                    exchange->error = Error{ErrorKind::Forbidden,
                                            u"the certificate is not trusted"_s, u"certificate"_s};
                }
            });
    connect(reply, &QNetworkReply::encrypted, reply, [this, exchange, reply, shown] {
        if (!m_pin.isEmpty() && shown() != m_pin && exchange->request.url.isEmpty()) {
            exchange->error =
                Error{ErrorKind::Forbidden, u"not the pinned certificate"_s, u"certificate"_s};
            reply->abort();
        }
    });
}

void HttpClient::replied(const std::shared_ptr<Exchange> &exchange)
{
    QNetworkReply *reply = exchange->reply;
    reply->deleteLater();
    if (exchange->isFinished) {
        return;
    }
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (!exchange->error && reply->isOpen()) {
        exchange->take();
    }
    // An answer that broke off has a status but is none.
    const QNetworkReply::NetworkError problem = reply->error();
    const bool isWhole = status != 0
        && (problem == QNetworkReply::NoError || problem >= QNetworkReply::ContentAccessDenied);
    if (!exchange->error && !isWhole) {
        exchange->error = Error{ErrorKind::Unavailable, u"network: "_s % reply->errorString()};
    }
    if (exchange->error) {
        finish(exchange, tl::unexpected(*exchange->error));
        return;
    }
    HttpReply answer{status, {}, exchange->received, reply->url()};
    for (const auto &pair : reply->rawHeaderPairs()) {
        answer.headers.append({pair.first, pair.second});
    }
    if (answer.header("Content-Encoding").toLower() == "gzip") {
        auto unpacked = inflated(answer.body, Wrapping::Gzip, exchange->request.replyBytesMax,
                                 Trailing::Ignored);
        if (!unpacked) {
            finish(exchange, tl::unexpected(unpacked.error()));
            return;
        }
        answer.body = std::move(*unpacked);
    }
    finish(exchange, std::move(answer));
}

void HttpClient::finish(const std::shared_ptr<Exchange> &exchange, Expected<HttpReply> outcome)
{
    exchange->isFinished = true;
    m_exchanges.removeOne(exchange);
    exchange->promise.addResult(std::move(outcome));
    exchange->promise.finish();
}

void HttpClient::cancelAll()
{
    const auto exchanges = std::exchange(m_exchanges, {});
    for (const auto &exchange : exchanges) {
        exchange->isFinished = true;
        if (exchange->reply) {
            exchange->reply->abort();
        }
        exchange->promise.addResult(
            Expected<HttpReply>(fail(ErrorKind::Cancelled, u"cancelled"_s)));
        exchange->promise.finish();
    }
}

} // namespace endpaper::net
