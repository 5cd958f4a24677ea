// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/sample/sampleserver.h"

#include <QTcpSocket>
#include <QUrl>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

static constexpr qsizetype requestBytesMax = 64 << 10;

SampleServer::SampleServer(QObject *parent)
    : QObject(parent)
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QTcpSocket::readyRead, this, [this, socket] { readRequest(socket); });
            connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        }
    });
}

Expected<> SampleServer::listen()
{
    if (!m_server.listen(QHostAddress::LocalHost, 0)) {
        return fail(ErrorKind::Unavailable, m_server.errorString());
    }
    return {};
}

SourceDescription SampleServer::replaced(const SourceDescription &source) const
{
    SourceDescription sample = source;
    const QString path = source.base.path();
    sample.base =
        QUrl(QString(u"http://127.0.0.1:"_s % QString::number(port()) % u'/' % source.id % path));
    sample.isSample = true;
    sample.mayBePrivate = true;
    sample.limits.gap = {};
    return sample;
}

// One request a connection: "Connection: close" keeps the sample simple, and slow clients apart.
void SampleServer::readRequest(QTcpSocket *socket)
{
    const QByteArray all = socket->peek(requestBytesMax);
    const qsizetype headEnd = all.indexOf("\r\n\r\n");
    if (headEnd < 0) {
        if (all.size() >= requestBytesMax) {
            socket->abort();
        }
        return;
    }
    const QByteArray head = all.left(headEnd);
    qsizetype bodyBytes = 0;
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:")) {
            bodyBytes = line.mid(15).trimmed().toLongLong();
        }
    }
    if (bodyBytes < 0 || bodyBytes > requestBytesMax) {
        socket->abort();
        return;
    }
    if (all.size() < headEnd + 4 + bodyBytes) {
        return;
    }
    socket->disconnect(this);
    m_lastRequest = socket->read(headEnd + 4 + bodyBytes);
    const QList<QByteArray> words = head.left(head.indexOf('\r')).split(' ');
    const QUrl url = QUrl::fromEncoded(words.value(1));
    Asked asked{.method = words.value(0),
                .query = QUrlQuery(url.query(QUrl::FullyEncoded)),
                .head = head.toLower()};
    asked.source = url.path().section(u'/', 1, 1);
    asked.path = url.path().mid(asked.source.size() + 1);
    ++m_counts[asked.source];
    const Told told = answer(asked);
    if (told.isHanging) {
        return;
    }
    socket->write(
        "HTTP/1.1 " + QByteArray::number(told.status) + " Sample\r\nContent-Type: " + told.type
        + "\r\nContent-Length: " + QByteArray::number(told.body.size() + told.missingBytes)
        + "\r\nX-Sample: true\r\nConnection: close\r\n" + told.extraHead + "\r\n" + told.body);
    socket->disconnectFromHost();
}

SampleServer::Told SampleServer::answer(const Asked &asked)
{
    if (asked.path.startsWith("/sample/"_L1)) {
        return {.type = "text/html; charset=utf-8",
                .body = "<!doctype html><title>Sample offer</title><p>This is a sample offer: no "
                        "such copy exists. "
                        "It was made up by Endpaper to show how results look.</p>"};
    }
    if (auto told = failing(asked)) {
        return *told;
    }
    if (asked.source == "booklooker"_L1) {
        return booklooker(asked);
    }
    if (asked.source == "ebay"_L1) {
        return ebay(asked);
    }
    if (asked.source == "inventaire"_L1) {
        return inventaire(asked);
    }
    if (asked.source == "woocommerce"_L1) {
        return woocommerce(asked);
    }
    if (asked.source == "openlibrary"_L1) {
        return openLibrary(asked);
    }
    if (asked.source == "dnb"_L1 || asked.source == "k10plus"_L1 || asked.source == "loc"_L1) {
        return catalogue(asked);
    }
    if (asked.source == "abebooks"_L1) {
        return abebooks(asked);
    }
    if (asked.source == "biblio"_L1) {
        return biblio(asked);
    }
    if (asked.source == "googlebooks"_L1) {
        return googleBooks(asked);
    }
    if (asked.source == "isbndb"_L1) {
        return isbndb(asked);
    }
    if (asked.source == "overpass"_L1) {
        return {.body = R"({"elements":[]})"}; // no shop stands in a sample town
    }
    return {.status = 404, .body = R"({"error":"not found"})"};
}

std::optional<SampleServer::Told> SampleServer::failing(const Asked &asked)
{
    static const QByteArray page =
        "<!doctype html><html><head><title>Sample</title></head><body>Down for "
        "maintenance.</body></html>";
    switch (m_faults.value(asked.source, Fault::None)) {
    case Fault::None:
        return std::nullopt;
    case Fault::RateLimited:
        return Told{
            .status = 429, .body = R"({"status":429})", .extraHead = "Retry-After: 600\r\n"};
    case Fault::ErrorInside:
        if (asked.source == "booklooker"_L1) {
            return Told{.type = "text/html",
                        .body = R"({"status":"NOK","returnValue":"QUOTA_EXCEEDED"})"};
        }
        return Told{
            .body =
                R"({"errors":[{"errorId":12023,"message":"sample"}],"status_verbose":"sample error"})"};
    case Fault::Html:
        return Told{.type = "text/html", .body = page};
    case Fault::Truncated:
        return Told{.body = R"({"status":"OK","returnValue":"{\"Book\":[{\"Art)"};
    case Fault::Hanging:
        return Told{.isHanging = true};
    case Fault::Empty202:
        return Told{.status = 202};
    case Fault::Forbidden:
        return Told{.status = 403, .type = "text/html", .body = page};
    case Fault::ServerError:
        return Told{.status = 500, .type = "text/html", .body = page};
    case Fault::BrokenOff:
        return Told{.body = R"({"status":"OK")", .missingBytes = 5000};
    case Fault::Challenge:
        return Told{.type = "text/html",
                    .body = "<html><script src=\"/challenge.js\"></script></html>"};
    case Fault::NoRows:
        return Told{.body = R"({"status":"OK","returnValue":"{}","total":3})"};
    case Fault::ForeignRows:
        return Told{
            .body =
                R"({"status":"OK","returnValue":"{\"Book\":[{\"Name\":\"?\"}]}","total":1,)"
                R"("itemSummaries":[{"name":"?"}],"items":[{"name":"?"}],"docs":[{"name":"?"}]})"};
    case Fault::RedirectAway:
        return Told{.status = 302, .extraHead = "Location: http://192.168.0.1/\r\n"};
    case Fault::TooLarge:
        return Told{.body = QByteArray("{\"a\":\"") + QByteArray(11 << 20, 'x') + "\"}"};
    case Fault::TokenGone:
        return std::nullopt;
    }
    return std::nullopt;
}

} // namespace endpaper::sources
