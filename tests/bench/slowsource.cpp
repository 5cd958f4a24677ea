// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/slowsource.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <future>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

QByteArray answerFor(const QByteArray &isbn)
{
    QByteArray rows;
    for (int i = 0; i < 5; ++i) {
        rows += (i > 0 ? ",{" : "{") + QByteArray(R"("ref":")") + isbn + '-' + QByteArray::number(i)
            + R"(","title":"A Book of Many Copies","price":")" + QByteArray::number(4 + i)
            + R"(.50","words":"Good, some wear, name on the flyleaf","seller":"Shop )"
            + QByteArray::number(i) + R"("})";
    }
    const QByteArray body = R"({"items":[)" + rows + "]}";
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

void serve(QTcpSocket *socket, std::chrono::milliseconds latency,
           const std::shared_ptr<std::atomic_int> &answered)
{
    QByteArray waiting = socket->property("waiting").toByteArray() + socket->readAll();
    for (qsizetype end = 0; (end = waiting.indexOf("\r\n\r\n")) >= 0;) {
        const QByteArray path = waiting.left(end).split(' ').value(1);
        const QByteArray isbn = path.mid(path.lastIndexOf('/') + 1);
        waiting = waiting.mid(end + 4);
        QTimer::singleShot(latency, Qt::PreciseTimer, socket, [socket, isbn, answered] {
            socket->write(answerFor(isbn));
            answered->fetch_add(1);
        });
    }
    socket->setProperty("waiting", waiting);
}

} // namespace

SlowSource::SlowSource(std::chrono::milliseconds latency)
{
    m_thread.start();
    auto *server = new QTcpServer;
    server->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    std::promise<quint16> listening;
    QMetaObject::invokeMethod(server, [server, latency, answered = m_answered, &listening] {
        QObject::connect(server, &QTcpServer::newConnection, server, [server, latency, answered] {
            while (QTcpSocket *socket = server->nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, socket,
                                 [=] { serve(socket, latency, answered); });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
        const bool isListening = server->listen(QHostAddress::LocalHost);
        listening.set_value(isListening ? server->serverPort() : 0);
    });
    m_port = listening.get_future().get();
}

SlowSource::~SlowSource()
{
    m_thread.quit();
    m_thread.wait();
}

QByteArray SlowSource::description(const QByteArray &id) const
{
    return QByteArray(R"({"format":1,"id":"ID","name":"ID","role":"copies","kind":"json",
        "base":"http://127.0.0.1:PORT","sends":["isbn"],"auth":{"kind":"none"},
        "queries":[{"by":"isbn","path":"/copies/{isbn13}"}],"answer":{"rows":"items"},
        "fields":{"ref":{"paths":["ref"]},"title":{"paths":["title"]},"price":{"paths":["price"]},
        "currency":{"constant":"EUR"},"words":{"paths":["words"]},"seller":{"paths":["seller"]},
        "url":{"paths":["ref"],"prefix":"{base}/offer/"}},
        "limits":{"calls_max":10000,"window_s":1,"calls_per_day_max":1000000,"gap_ms":0,
        "rows_max":50,"pages_max":1},
        "terms":{"may_store":true,"max_age_s":86400,"may_model":true,"may_mix":true,
        "attribution":"ID"}})")
        .replace("ID", id)
        .replace("PORT", QByteArray::number(m_port));
}

} // namespace endpaper::bench
