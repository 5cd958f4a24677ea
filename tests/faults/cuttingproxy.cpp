// SPDX-License-Identifier: GPL-3.0-or-later
#include "cuttingproxy.h"

#include <QNetworkProxy>

namespace endpaper::test {

CuttingProxy::CuttingProxy(quint16 target)
    : m_target(target)
{
    m_server.listen(QHostAddress::LocalHost);
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
        while (QTcpSocket *near = m_server.nextPendingConnection()) {
            join(near);
        }
    });
}

void CuttingProxy::join(QTcpSocket *near)
{
    auto *far = new QTcpSocket(near);
    far->setProxy(QNetworkProxy::NoProxy);
    m_sockets += near;
    QObject::connect(near, &QTcpSocket::readyRead, far, [=, this] { forward(near, far, false); });
    QObject::connect(far, &QTcpSocket::connected, near, [=, this] { forward(near, far, false); });
    QObject::connect(far, &QTcpSocket::readyRead, near, [=, this] { forward(far, near, true); });
    QObject::connect(near, &QTcpSocket::disconnected, &m_server, [=, this] {
        m_sockets.removeAll(near);
        near->deleteLater();
    });
    QObject::connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
    QObject::connect(far, &QTcpSocket::errorOccurred, near, [=] { near->disconnectFromHost(); });
    far->connectToHost(QHostAddress(QHostAddress::LocalHost), m_target);
}

void CuttingProxy::forward(QTcpSocket *from, QTcpSocket *to, bool isAnswer)
{
    if (to->state() != QAbstractSocket::ConnectedState) {
        return;
    }
    const QByteArray bytes = from->read(isAnswer ? std::min(m_bytesLeft, from->bytesAvailable())
                                                 : from->bytesAvailable());
    to->write(bytes);
    if (!isAnswer) {
        return;
    }
    m_bytesLeft -= bytes.size();
    if (m_bytesLeft <= 0) {
        to->flush();
        m_bytesLeft = std::numeric_limits<qint64>::max();
        QMetaObject::invokeMethod(
            &m_server, [this] { cut(); }, Qt::QueuedConnection);
    }
}

void CuttingProxy::cut()
{
    const QList<QTcpSocket *> sockets = std::exchange(m_sockets, {});
    for (QTcpSocket *socket : sockets) {
        socket->abort();
    }
}

} // namespace endpaper::test
