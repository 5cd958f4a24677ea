// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/hostile.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

// Texts of sellers hold entities and tags; what is shown and searched holds neither.
QString plain(QString text)
{
    static const QRegularExpression tag(u"<[^>]{0,300}>"_s);
    static const QRegularExpression entity(u"&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,8});"_s);
    static const QHash<QString, QString> named{
        {u"amp"_s, u"&"_s},   {u"lt"_s, u"<"_s},     {u"gt"_s, u">"_s},     {u"quot"_s, u"\""_s},
        {u"apos"_s, u"'"_s},  {u"nbsp"_s, u" "_s},   {u"auml"_s, u"ä"_s},   {u"ouml"_s, u"ö"_s},
        {u"uuml"_s, u"ü"_s},  {u"szlig"_s, u"ß"_s},  {u"eacute"_s, u"é"_s}, {u"egrave"_s, u"è"_s},
        {u"ndash"_s, u"–"_s}, {u"hellip"_s, u"…"_s}, {u"euro"_s, u"€"_s}};
    if (text.contains(u'<')) {
        text.replace(tag, u" "_s);
    }
    if (text.contains(u'&')) {
        QString out;
        qsizetype from = 0;
        for (auto it = entity.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            const QString name = match.captured(1);
            QString value = named.value(name);
            if (name.startsWith(u'#')) {
                bool isNumber = false;
                const bool isHex = name.startsWith("#x"_L1);
                const char32_t code = name.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
                const bool isText =
                    isNumber && code >= 32 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
                value = isText ? QString::fromUcs4(&code, 1) : u" "_s;
            }
            out += QStringView(text).mid(from, match.capturedStart() - from);
            out += value.isNull() ? match.captured() : value;
            from = match.capturedEnd();
        }
        text = out + QStringView(text).mid(from);
    }
    return text.simplified();
}

bool isPublicAddress(const QHostAddress &address)
{
    // QHostAddress::isGlobal() counts RFC 1918 and unique local addresses as global.
    static const QList<QPair<QHostAddress, int>> reserved = [] {
        QList<QPair<QHostAddress, int>> list;
        for (const char *subnet :
             {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
              "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
              "::/127", "fc00::/7", "fe80::/10", "ff00::/8", "64:ff9b::/96"}) {
            list.append(QHostAddress::parseSubnet(QString::fromLatin1(subnet)));
        }
        return list;
    }();
    bool isMapped = false;
    const quint32 inside = address.toIPv4Address(&isMapped);
    const QHostAddress plainAddress = isMapped ? QHostAddress(inside) : address;
    return std::ranges::none_of(
        reserved, [&](const auto &subnet) { return plainAddress.isInSubnet(subnet); });
}

bool isPublicUrl(const QUrl &url, bool mayBePrivate)
{
    if (!url.isValid() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        || url.host().isEmpty() || !url.userInfo().isEmpty()) {
        return false;
    }
    if (mayBePrivate) {
        return true;
    }
    QString host = url.host();
    while (host.endsWith(u'.')) {
        host.chop(1);
    }
    if (host.isEmpty() || host == "localhost"_L1 || host.endsWith(".localhost"_L1)
        || host.endsWith(".local"_L1) || host.endsWith(".internal"_L1)
        || host.endsWith(".home.arpa"_L1)) {
        return false;
    }
    const QHostAddress address(host);
    if (!address.isNull()) {
        return isPublicAddress(address);
    }
    // 2130706433, 0x7f.1 and the like: some resolvers take them for addresses, no site has them.
    static const QRegularExpression numeric(u"^(0x[0-9a-f]+|[0-9]+)(\\.(0x[0-9a-f]+|[0-9]+))*$"_s);
    return !numeric.match(host).hasMatch();
}

} // namespace endpaper::sources
