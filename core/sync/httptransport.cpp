// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/httptransport.h"

#include "base/log.h"
#include "net/tls.h"
#include "protocol/limits.h"
#include "protocol/routes.h"
#include "protocol/status.h"

#include <QHostAddress>
#include <QNetworkInformation>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslError>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

namespace endpaper::sync {

using namespace Qt::StringLiterals;

namespace {
constexpr std::chrono::seconds requestTimeout(60);
// Pings come every 120 s; a socket that says nothing for longer than two is dead without knowing
// it.
constexpr std::chrono::seconds silenceMax(270);
constexpr std::chrono::seconds connectTimeout(20);
constexpr std::chrono::milliseconds networkSettles(500);
constexpr int networkLoginNeeded = 511;

bool isLoopback(const QUrl &url)
{
    return url.host() == "localhost"_L1 || QHostAddress(url.host()).isLoopback();
}

template <typename Message>
Answer<Message> answerFrom(Expected<net::HttpReply> reply, Instant sent, Instant received,
                           Expected<Message> (*decode)(QByteArrayView, protocol::Form))
{
    Answer<Message> answer;
    answer.sent = sent;
    answer.received = received;
    if (!reply) {
        answer.message = tl::unexpected(reply.error());
        return answer;
    }
    const auto form = protocol::formOf(reply->header("Content-Type"));
    const bool isPage = reply->header("Content-Type").toLower().startsWith("text/html");
    const bool isElsewhere = reply->status >= 300 && reply->status < 400;
    if (isElsewhere || reply->status == networkLoginNeeded || (isPage && reply->status == 200)) {
        answer.message = fail(ErrorKind::Unavailable, u"a page for people answered"_s, portalField);
        return answer;
    }
    if (reply->status == 200) {
        answer.message = form ? decode(reply->body, *form) : tl::unexpected(form.error());
        if (!answer.message && answer.message.error().kind != ErrorKind::Unsupported) {
            // It was no answer of ours: a proxy's page, a cut body. To be tried again.
            answer.message.error().kind = ErrorKind::Unavailable;
        }
        return answer;
    }
    answer.retryAfterMs = reply->retryAfterMs(toEpochMs(received));
    answer.message =
        fail(protocol::errorKindOf(reply->status), u"HTTP "_s % QString::number(reply->status));
    if (form && (reply->status == 409 || reply->status == 410 || reply->status == 426)) {
        if (auto refusal = protocol::decodeRefusal(reply->body, *form)) {
            answer.refusal = std::move(*refusal);
        }
    }
    return answer;
}
} // namespace

HttpTransport::HttpTransport(const QUrl &base, Token token, const QByteArray &pin,
                             const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_token(std::move(token))
    , m_pin(pin)
    , m_clock(clock)
{
    m_http.setBaseUrl(base);
    m_http.setPinnedFingerprint(pin);
}

HttpTransport::~HttpTransport() { closeLive(); }

template <typename Message>
QFuture<Answer<Message>> HttpTransport::post(const char *path, const QByteArray &body,
                                             Expected<Message> (*decode)(QByteArrayView,
                                                                         protocol::Form))
{
    m_http.setBearerToken(m_token());
    const Instant sent = m_clock.now();
    net::HttpRequest request;
    request.verb = "POST";
    request.path = QString::fromLatin1(path);
    request.body = body;
    request.contentType = protocol::cborMediaType;
    request.accept = protocol::cborMediaType;
    request.timeout = requestTimeout;
    request.replyBytesMax = protocol::pullBytesMax;
    // A plain continuation, so that the answer comes even while this is going away.
    return m_http.send(std::move(request))
        .then([&clock = m_clock, sent, decode](Expected<net::HttpReply> reply) {
            return answerFrom<Message>(std::move(reply), sent, clock.now(), decode);
        });
}

QFuture<Answer<protocol::HelloReply>> HttpTransport::hello(const protocol::HelloRequest &request)
{
    return post(protocol::helloPath, protocol::encode(request), protocol::decodeHelloReply);
}

QFuture<Answer<protocol::PushReply>> HttpTransport::push(const QByteArray &body)
{
    return post(protocol::pushPath, body, protocol::decodePushReply);
}

QFuture<Answer<protocol::PullReply>> HttpTransport::pull(const protocol::PullRequest &request)
{
    return post(protocol::pullPath, protocol::encode(request), protocol::decodePullReply);
}

QFuture<Answer<protocol::RepairReply>> HttpTransport::repair(const protocol::RepairRequest &request)
{
    return post(protocol::repairPath, protocol::encode(request), protocol::decodeRepairReply);
}

void HttpTransport::openLive(const Uuid &account, quint64 device, LiveEvents events)
{
    closeLive();
    m_events = std::move(events);
    {
        std::optional<net::WithoutTls> withoutTls;
        if (m_http.baseUrl().scheme() == "http"_L1) {
            withoutTls.emplace();
        }
        m_socket = std::make_unique<QWebSocket>();
    }
    QWebSocket *socket = m_socket.get();
    socket->setMaxAllowedIncomingMessageSize(quint64(protocol::pullBytesMax));
    socket->setMaxAllowedIncomingFrameSize(quint64(protocol::pullBytesMax));
    auto *watch = new QTimer(socket);
    watch->setSingleShot(true);
    watch->setInterval(connectTimeout);
    watch->start();
    const auto end = [this](const QString &why) {
        if (!m_socket) {
            return;
        }
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater(); // this runs in one of its signals
        const LiveEvents ended = std::exchange(m_events, {});
        if (ended.onClosed) {
            ended.onClosed({ErrorKind::Unavailable, why});
        }
    };
    connect(watch, &QTimer::timeout, this, [end] { end(u"silence"_s); });
    connect(socket, &QWebSocket::disconnected, this, [end] { end(u"closed"_s); });
    connect(socket, QOverload<QAbstractSocket::SocketError>::of(&QWebSocket::error), this,
            [end, socket](QAbstractSocket::SocketError) { end(socket->errorString()); });
    connect(socket, &QWebSocket::sslErrors, this, [this, socket](const QList<QSslError> &errors) {
        const bool isPinned =
            !m_pin.isEmpty() && std::ranges::all_of(errors, [this](const QSslError &error) {
                return error.certificate().digest(QCryptographicHash::Sha256) == m_pin;
            });
        if (isPinned) {
            socket->ignoreSslErrors();
        }
    });
    connect(socket, &QWebSocket::connected, this, [this, socket, watch, account, device, end] {
        if (!m_pin.isEmpty()
            && socket->sslConfiguration().peerCertificate().digest(QCryptographicHash::Sha256)
                != m_pin) {
            end(u"not the pinned certificate"_s);
            return;
        }
        qCDebug(lcSync) << "live socket open";
        watch->setInterval(silenceMax);
        watch->start();
        socket->sendBinaryMessage(
            protocol::encodeFrame(protocol::LiveAuth{m_token(), account, device}));
    });
    const auto say = [this, watch](const QByteArray &frame, protocol::Form form) {
        watch->start();
        const auto message = protocol::decodeFrame(frame, form);
        if (!message) {
            qCDebug(lcSync) << "live frame:" << message.error().context;
            return;
        }
        if (m_events.onMessage) {
            m_events.onMessage(*message);
        }
    };
    connect(socket, &QWebSocket::binaryMessageReceived, this,
            [say](const QByteArray &frame) { say(frame, protocol::Form::Cbor); });
    connect(socket, &QWebSocket::textMessageReceived, this,
            [say](const QString &frame) { say(frame.toUtf8(), protocol::Form::Json); });

    QUrl url = m_http.baseUrl();
    url.setScheme(url.scheme() == "https"_L1 ? u"wss"_s : u"ws"_s);
    url.setPath(QString::fromLatin1(protocol::livePath));
    if (isLoopback(url)) {
        socket->setProxy(QNetworkProxy::NoProxy);
    }
    QWebSocketHandshakeOptions options;
    options.setSubprotocols({QString::fromLatin1(protocol::liveSubProtocol)});
    socket->open(url, options);
}

void HttpTransport::closeLive()
{
    m_events = {};
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket->abort();
        m_socket.release()->deleteLater();
    }
}

void HttpTransport::watchNetwork(std::function<void()> told)
{
    if (isLoopback(m_http.baseUrl())) {
        return; // no cable or radio lies between
    }
    using Reachability = QNetworkInformation::Reachability;
    if (!QNetworkInformation::loadBackendByFeatures(QNetworkInformation::Feature::Reachability)) {
        return; // the backoff finds out
    }
    // One change of network is several changes of these.
    m_settled.setSingleShot(true);
    m_settled.setInterval(networkSettles);
    const auto *network = QNetworkInformation::instance();
    const auto changed = [this, network] {
        const Reachability now = network->reachability();
        if (now != Reachability::Disconnected && now != Reachability::Unknown) {
            m_settled.start();
        }
    };
    connect(&m_settled, &QTimer::timeout, this, std::move(told));
    connect(network, &QNetworkInformation::reachabilityChanged, this, changed);
    connect(network, &QNetworkInformation::transportMediumChanged, this, changed);
}

void HttpTransport::cancel() { m_http.cancelAll(); }

} // namespace endpaper::sync
