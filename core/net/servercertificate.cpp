// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/httpclient.h"

#include <QPromise>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>

namespace endpaper::net {

using namespace Qt::StringLiterals;

namespace {
constexpr int httpsPort = 443;

// One look at a server's certificate; deletes itself.
class CertificateProbe final : public QObject
{
public:
    CertificateProbe(const QUrl &url, std::chrono::milliseconds timeout)
    {
        m_promise.start();
        m_timer.setSingleShot(true);
        QObject::connect(&m_timer, &QTimer::timeout, this,
                         [this] { finish(fail(ErrorKind::Unavailable, u"nobody answers"_s)); });
        QObject::connect(&m_socket, &QSslSocket::sslErrors, this,
                         [this](const QList<QSslError> &errors) {
                             m_isTrusted = errors.isEmpty();
                             m_socket.ignoreSslErrors(); // only to look: nothing is sent
                         });
        QObject::connect(&m_socket, &QSslSocket::encrypted, this, [this] {
            const QSslCertificate certificate = m_socket.peerCertificate();
            finish(ServerCertificate{
                certificate.digest(QCryptographicHash::Sha256), m_isTrusted,
                certificate.subjectInfo(QSslCertificate::CommonName).join(u", "_s)});
        });
        QObject::connect(&m_socket, &QSslSocket::errorOccurred, this,
                         [this](QAbstractSocket::SocketError) {
                             // Connected, but what came was no TLS.
                             const bool isPlain = m_isConnected;
                             finish(fail(isPlain ? ErrorKind::Invalid : ErrorKind::Unavailable,
                                         m_socket.errorString()));
                         });
        QObject::connect(&m_socket, &QSslSocket::connected, this, [this] { m_isConnected = true; });
        m_timer.start(timeout);
        m_socket.connectToHostEncrypted(url.host(), quint16(url.port(httpsPort)));
    }

    [[nodiscard]] QFuture<Expected<ServerCertificate>> future() { return m_promise.future(); }

private:
    void finish(Expected<ServerCertificate> outcome)
    {
        if (m_isFinished) {
            return;
        }
        m_isFinished = true;
        m_timer.stop();
        m_promise.addResult(std::move(outcome));
        m_promise.finish();
        deleteLater();
    }

    QSslSocket m_socket;
    QTimer m_timer;
    QPromise<Expected<ServerCertificate>> m_promise;
    bool m_isTrusted = true;
    bool m_isConnected = false;
    bool m_isFinished = false;
};
} // namespace

QFuture<Expected<ServerCertificate>> fetchCertificate(const QUrl &url,
                                                      std::chrono::milliseconds timeout)
{
    return (new CertificateProbe(url, timeout))->future();
}

} // namespace endpaper::net
