// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/forwarded.h"

namespace endpaper::server {

namespace {

// "192.0.2.1", "2001:db8::1", "[2001:db8::1]", each with or without a port; null if it is none.
QHostAddress parseForwarded(QByteArrayView text)
{
    QByteArrayView host = text.trimmed();
    if (host.startsWith('[')) {
        const qsizetype end = host.indexOf(']');
        host = end < 0 ? QByteArrayView() : host.sliced(1, end - 1);
    } else if (host.count(':') == 1) {
        host = host.first(host.indexOf(':'));
    }
    const QHostAddress address(QString::fromLatin1(host));
    bool isMapped = false;
    const quint32 mapped = address.toIPv4Address(&isMapped);
    return isMapped ? QHostAddress(mapped) : address;
}

} // namespace

bool isWithin(const QHostAddress &address, const Subnets &subnets)
{
    return std::any_of(subnets.begin(), subnets.end(), [&address](const auto &subnet) {
        return address.isInSubnet(subnet.first, subnet.second);
    });
}

void seeThroughProxies(Request &request, const QHostAddress &peer, const Subnets &trusted)
{
    request.peer = peer;
    if (!isWithin(peer, trusted)) {
        return;
    }
    QByteArray chain;
    QByteArray scheme;
    for (const auto &[name, value] : request.headers) {
        if (name == "x-forwarded-for") {
            chain += ',' + value;
        } else if (name == "x-forwarded-proto") {
            scheme = value;
        }
    }
    // From our side outwards, for as long as the one who says so is to be believed.
    const QList<QByteArray> hops = chain.split(',');
    for (auto hop = hops.rbegin(); hop != hops.rend() && isWithin(request.peer, trusted); ++hop) {
        const QHostAddress address = parseForwarded(*hop);
        if (address.isNull()) {
            break;
        }
        request.peer = address;
    }
    const QByteArray last = scheme.mid(scheme.lastIndexOf(',') + 1).trimmed().toLower();
    request.isSecure = request.isSecure || last == "https";
}

QHostAddress countedAddress(const QHostAddress &address)
{
    if (address.protocol() != QAbstractSocket::IPv6Protocol || address.isLoopback()) {
        return address;
    }
    Q_IPV6ADDR bytes = address.toIPv6Address();
    std::fill(std::begin(bytes.c) + 8, std::end(bytes.c), quint8(0));
    return QHostAddress(bytes);
}

} // namespace endpaper::server
