// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/httpserver.h"

#include "base/log.h"
#include "server/http/connection.h"
#include "server/http/forwarded.h"
#include "server/http/upgrades.h"

#include <QHostInfo>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThreadPool>
#include <QTimer>

#include <sys/resource.h>
#include <unistd.h>

namespace endpaper::server {

namespace {

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

constexpr int backlogMax = 1024;
constexpr auto acceptPause = 500ms; // when descriptors have run out

// Gives each accepted descriptor to its owner; no QTcpSocket is ever made.
class Listener final : public QTcpServer
{
public:
    explicit Listener(std::function<void(int)> accept)
        : m_accept(std::move(accept))
    {
        setListenBacklogSize(backlogMax);
        // Out of descriptors or memory: Qt pauses for good; we try again.
        connect(this, &QTcpServer::acceptError, this, [this] {
            qCWarning(lcHttp, "cannot accept a connection: %ls", qUtf16Printable(errorString()));
            QTimer::singleShot(acceptPause, this, [this] { resumeAccepting(); });
        });
    }

protected:
    void incomingConnection(qintptr descriptor) override { m_accept(static_cast<int>(descriptor)); }

private:
    std::function<void(int)> m_accept;
};

void allowManyDescriptors()
{
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < limit.rlim_max) {
        limit.rlim_cur = limit.rlim_max;
        ::setrlimit(RLIMIT_NOFILE, &limit);
    }
}

QSslConfiguration sslConfigurationFor(const TlsIdentity &identity)
{
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificateChain(identity.chain);
    configuration.setPrivateKey(identity.key);
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    return configuration;
}

Expected<QHostAddress> resolve(const QString &host)
{
    if (host.isEmpty() || host == u"*") {
        return QHostAddress(QHostAddress::Any);
    }
    if (host.compare(u"localhost", Qt::CaseInsensitive) == 0) {
        return QHostAddress(QHostAddress::LocalHost);
    }
    const QString bare =
        host.startsWith(u'[') && host.endsWith(u']') ? host.sliced(1).chopped(1) : host;
    if (QHostAddress address; address.setAddress(bare)) {
        return address;
    }
    const QList<QHostAddress> found = QHostInfo::fromName(bare).addresses(); // once, at the start
    if (found.isEmpty()) {
        return fail(ErrorKind::Unavailable,
                    u"There is no address called %1 to listen on."_s.arg(host));
    }
    return found.first();
}

} // namespace

class HttpServer::Shared final : public ConnectionHost
{
public:
    Shared(HttpServer &server, Dispatcher &theDispatcher, const HttpOptions &options)
        : ConnectionHost(theDispatcher, options)
        , upgrades(options.tls.has_value(), options.limits)
        , m_server(server)
    {
        if (options.tls) {
            m_tls = sslConfigurationFor(*options.tls);
        }
        m_gzipPool.setMaxThreadCount(1);
        m_stopTimer.setSingleShot(true);
        QObject::connect(&m_stopTimer, &QTimer::timeout, &m_stopTimer, [this] { closeAll(); });
    }

    ~Shared() override
    {
        isStopping = false; // nobody is to hear of it any more
        m_gzipPool.waitForDone();
        for (Connection *connection : QSet<Connection *>(m_connections)) {
            connection->close();
            delete connection;
        }
    }

    void accept(int descriptor)
    {
        const Transport::Address peer = prepareDescriptor(descriptor);
        const QHostAddress counted = countedAddress(peer.host);
        int &count = m_perAddress[counted];
        const bool isTrusted = counted.isLoopback() || isWithin(peer.host, trustedProxies);
        const int most =
            isTrusted ? limits.connectionsPerTrustedMax : limits.connectionsPerAddressMax;
        if (count >= most || isStopping || peer.host.isNull()) {
            ++figures.refused;
            if (count == 0) {
                m_perAddress.remove(counted);
            }
            ::close(descriptor);
            return;
        }
        ++count;
        auto *connection = new Connection(*this, peer);
        m_connections.insert(connection);
        ++figures.accepted;
        ++figures.connections;
        auto transport = m_tls ? makeTlsTransport(descriptor, connection->sink(), *m_tls)
                               : makePlainTransport(descriptor, connection->sink());
        if (transport) {
            connection->start(std::move(transport));
        } else {
            ::close(descriptor);
            connection->close();
        }
    }

    void stop()
    {
        isStopping = true;
        for (QTcpServer *listener : m_server.servers()) {
            listener->close();
        }
        m_stopTimer.start(limits.stopTimeMax);
        for (Connection *connection : QSet<Connection *>(m_connections)) {
            connection->finishUp();
        }
        announceIfStopped();
    }

    void connectionClosed(Connection &connection) override
    {
        m_connections.remove(&connection);
        if (connection.hasBeenReleased()) {
            return; // counted on until the WebSocket ends
        }
        discount(connection.peer().host);
        announceIfStopped();
    }

    bool hasUpgrade(const QString &path) const override { return upgrades.has(path); }

    void upgrade(Connection &connection, std::unique_ptr<QTcpSocket> socket,
                 const Request &request) override
    {
        // Counted until the socket goes. By a child of it: Qt cuts all of a socket's own
        // connections when its WebSocket ends.
        auto *tally = new QObject(socket.get());
        QObject::connect(tally, &QObject::destroyed, &m_stopTimer,
                         [this, host = connection.peer().host] { discount(host); });
        upgrades.handOver(std::move(socket), request);
    }

    void compress(const QByteArray &body, std::function<void(QByteArray)> done) override
    {
        m_gzipPool.start([this, body, done = std::move(done)] {
            QMetaObject::invokeMethod(
                &m_server, [done, zipped = gzipped(body)] { done(zipped); }, Qt::QueuedConnection);
        });
    }

    Upgrades upgrades;

private:
    void discount(const QHostAddress &host)
    {
        --figures.connections;
        const auto count = m_perAddress.find(countedAddress(host));
        if (count != m_perAddress.end() && --*count <= 0) {
            m_perAddress.erase(count);
        }
    }

    void closeAll()
    {
        for (Connection *connection : QSet<Connection *>(m_connections)) {
            connection->close();
        }
        announceIfStopped();
    }

    void announceIfStopped()
    {
        if (isStopping && !m_isAnnounced && m_connections.isEmpty()) {
            m_isAnnounced = true;
            m_stopTimer.stop();
            QMetaObject::invokeMethod(&m_server, &HttpServer::stopped, Qt::QueuedConnection);
        }
    }

    HttpServer &m_server;
    std::optional<QSslConfiguration> m_tls;
    QSet<Connection *> m_connections;
    QHash<QHostAddress, int> m_perAddress;
    QThreadPool m_gzipPool;
    QTimer m_stopTimer;
    bool m_isAnnounced = false;
};

HttpServer::HttpServer(Dispatcher &dispatcher, HttpOptions options, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_shared(std::make_unique<Shared>(*this, dispatcher, options))
{
    allowManyDescriptors();
}

HttpServer::~HttpServer()
{
    for (QTcpServer *listener : servers()) {
        listener->close();
    }
}

Expected<quint16> HttpServer::listen(const QString &host, quint16 port)
{
    TRY_ASSIGN(const QHostAddress address, resolve(host));
    auto listener = std::make_unique<Listener>([this](int fd) { m_shared->accept(fd); });
    if (!listener->listen(address, port)) {
        const QString place = u"port %1 of %2"_s.arg(port).arg(host);
        const QString why = listener->serverError() == QAbstractSocket::AddressInUseError
            ? u"Cannot listen on %1: another program is using it."_s.arg(place)
            : u"Cannot listen on %1: %2."_s.arg(place, listener->errorString());
        return fail(ErrorKind::Unavailable, why);
    }
    const quint16 chosen = listener->serverPort();
    static_cast<void>(bind(listener.release())); // ours to own as a QObject; servers() lists it
    return chosen;
}

void HttpServer::setUpgradeHandler(const QString &path, UpgradeHandler handler)
{
    m_shared->upgrades.add(path, std::move(handler));
}

void HttpServer::stop() { m_shared->stop(); }

HttpFigures HttpServer::figures() const { return m_shared->figures; }

// Qt's own reading of HTTP starts from a listener's pending sockets, of which ours has none: see
// README. Were one to come by here, it would be none of ours.
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
bool HttpServer::handleRequest(const QHttpServerRequest &, QTcpSocket *) { return false; }

void HttpServer::missingHandler(const QHttpServerRequest &, QTcpSocket *socket) { socket->abort(); }
#else
bool HttpServer::handleRequest(const QHttpServerRequest &, QHttpServerResponder &) { return false; }

void HttpServer::missingHandler(const QHttpServerRequest &, QHttpServerResponder &) { }
#endif

} // namespace endpaper::server
