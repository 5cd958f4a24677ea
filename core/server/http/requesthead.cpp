// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/requesthead.h"

#include "server/http/characters.h"

#include <QStringDecoder>

namespace endpaper::server {

namespace {

constexpr qsizetype lengthDigitsMax = 18; // below 2^63 whatever the digits are
constexpr qsizetype methodBytesMax = 32;

constexpr Refusal badRequestLine{400, "badRequestLine"};
constexpr Refusal badTarget{400, "badTarget"};
constexpr Refusal badHeader{400, "badHeader"};
constexpr Refusal badHost{400, "badHost"};
constexpr Refusal badLength{400, "badContentLength"};
constexpr Refusal badCoding{400, "badTransferEncoding"};
constexpr Refusal headersTooLarge{431, "headersTooLarge"};

bool isSame(QByteArrayView a, QByteArrayView b) { return a.compare(b, Qt::CaseInsensitive) == 0; }

Method methodOf(QByteArrayView name)
{
    static constexpr std::pair<QByteArrayView, Method> methods[] = {
        {"GET", Method::Get},        {"POST", Method::Post},   {"HEAD", Method::Head},
        {"PUT", Method::Put},        {"PATCH", Method::Patch}, {"DELETE", Method::Delete},
        {"OPTIONS", Method::Options}};
    for (const auto &[text, method] : methods) {
        if (name == text) {
            return method;
        }
    }
    return Method::Other;
}

QByteArrayView trimmed(QByteArrayView text)
{
    while (!text.isEmpty() && (text.front() == ' ' || text.front() == '\t')) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && (text.back() == ' ' || text.back() == '\t')) {
        text.chop(1);
    }
    return text;
}

// Calls `each` with the trimmed, non-empty elements of a comma-separated list.
template <typename Function> void forEachElement(QByteArrayView list, Function each)
{
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView element = trimmed(comma < 0 ? list : list.first(comma));
        if (!element.isEmpty()) {
            each(element);
        }
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
}

std::optional<QString> fromUtf8Strictly(QByteArrayView bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(bytes);
    if (decoder.hasError()) {
        return std::nullopt;
    }
    return text;
}

// Undoes %XX; nothing for a broken escape, a NUL, or what is not UTF-8.
std::optional<QString> decodedPath(QByteArrayView path)
{
    const bool isPlain = std::none_of(path.begin(), path.end(), [](char c) {
        return c == '%' || static_cast<unsigned char>(c) >= 0x80;
    });
    if (isPlain) {
        return QString::fromLatin1(path);
    }
    QByteArray bytes;
    bytes.reserve(path.size());
    for (qsizetype i = 0; i < path.size(); ++i) {
        if (path[i] != '%') {
            bytes += path[i];
            continue;
        }
        if (i + 2 >= path.size()) {
            return std::nullopt;
        }
        const int high = characters::hexValue(path[i + 1]);
        const int low = characters::hexValue(path[i + 2]);
        if (high < 0 || low < 0 || high + low == 0) {
            return std::nullopt;
        }
        bytes += static_cast<char>(high * 16 + low);
        i += 2;
    }
    return fromUtf8Strictly(bytes);
}

// "1.1" and above is served as 1.1, "1.0" as 1.0; other versions are not ours.
Refusal parseVersion(QByteArrayView text, int &minor)
{
    if (text.size() != 8 || !text.startsWith("HTTP/") || !characters::isDigit(text[5])
        || text[6] != '.' || !characters::isDigit(text[7])) {
        // Longer numbers are malformed too: a version has one digit on each side.
        return badRequestLine;
    }
    if (text[5] != '1') {
        return {505, "badVersion"};
    }
    minor = text[7] == '0' ? 0 : 1;
    return {};
}

} // namespace

bool splitField(QByteArrayView line, QByteArray &name, QByteArray &value)
{
    qsizetype colon = 0;
    while (colon < line.size() && characters::is(line[colon], characters::Token)) {
        ++colon;
    }
    // No space is allowed before the colon, and none at the start of the line (obs-fold).
    if (colon == 0 || colon == line.size() || line[colon] != ':') {
        return false;
    }
    const QByteArrayView text = trimmed(line.sliced(colon + 1));
    if (!characters::areAll(text, characters::Field)) {
        return false;
    }
    name.resize(colon);
    char *to = name.data();
    for (qsizetype i = 0; i < colon; ++i) {
        const char c = line[i];
        to[i] = c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c;
    }
    value = text.toByteArray();
    return true;
}

bool isHostAndPort(QByteArrayView text)
{
    if (!characters::areAll(text, characters::Host)) {
        return false;
    }
    qsizetype portAt = text.indexOf(':');
    if (text.startsWith('[')) {
        const qsizetype end = text.indexOf(']');
        const QByteArrayView address = end < 0 ? QByteArrayView() : text.sliced(1, end - 1);
        QHostAddress parsed;
        if (!parsed.setAddress(QString::fromLatin1(address))
            || parsed.protocol() != QHostAddress::IPv6Protocol) {
            return false;
        }
        portAt = end + 1 < text.size() ? end + 1 : -1;
        if (portAt >= 0 && text[portAt] != ':') {
            return false;
        }
    } else if (text.contains('[') || text.contains(']')) {
        return false;
    }
    if (portAt < 0) {
        return true;
    }
    const QByteArrayView port = text.sliced(portAt + 1);
    return port.size() <= 5 && std::all_of(port.begin(), port.end(), characters::isDigit);
}

Refusal RequestHead::addRequestLine(QByteArrayView line)
{
    const qsizetype firstSpace = line.indexOf(' ');
    const qsizetype lastSpace = line.lastIndexOf(' ');
    if (firstSpace <= 0 || lastSpace == firstSpace) {
        return badRequestLine;
    }
    const QByteArrayView method = line.first(firstSpace);
    const QByteArrayView uri = line.sliced(firstSpace + 1, lastSpace - firstSpace - 1);
    if (method.size() > methodBytesMax || !characters::areAll(method, characters::Token)
        || uri.isEmpty() || !characters::areAll(uri, characters::Target)) {
        return badRequestLine;
    }
    if (const Refusal refusal = parseVersion(line.sliced(lastSpace + 1), minorVersion)) {
        return refusal;
    }
    request.method = methodOf(method);
    target = uri.toByteArray();
    return parseTarget(uri, method);
}

Refusal RequestHead::parseTarget(QByteArrayView text, QByteArrayView method)
{
    if (method == "CONNECT") {
        form = Form::Authority;
        return !text.contains('@') && text.contains(':') && isHostAndPort(text) ? Refusal()
                                                                                : badTarget;
    }
    if (text == "*") {
        form = Form::Asterisk;
        return request.method == Method::Options ? Refusal() : badTarget;
    }
    if (!text.startsWith('/')) {
        const qsizetype scheme = text.indexOf("://");
        if (scheme < 0
            || (!isSame(text.first(scheme), "http") && !isSame(text.first(scheme), "https"))) {
            return badTarget;
        }
        text = text.sliced(scheme + 3);
        const auto end = std::find_if(text.begin(), text.end(),
                                      [](char c) { return c == '/' || c == '?' || c == '#'; });
        const QByteArrayView authority = text.first(end - text.begin());
        // A name and password in the target are refused: RFC 9110 §4.2.4.
        if (authority.isEmpty() || !isHostAndPort(authority)) {
            return badTarget;
        }
        form = Form::Absolute;
        m_authority = authority.toByteArray();
        text = text.sliced(authority.size());
    }
    // A fragment is not the server's business; old clients send it all the same.
    if (const qsizetype hash = text.indexOf('#'); hash >= 0) {
        text = text.first(hash);
    }
    const qsizetype mark = text.indexOf('?');
    const QByteArrayView path = mark < 0 ? text : text.first(mark);
    request.rawPath = path.isEmpty() ? QByteArray("/") : path.toByteArray();
    const std::optional<QString> decoded = decodedPath(request.rawPath);
    if (!decoded) {
        return badTarget;
    }
    request.path = *decoded;
    if (mark >= 0) {
        const std::optional<QString> query = fromUtf8Strictly(text.sliced(mark + 1));
        if (!query) {
            return badTarget;
        }
        request.query.setQuery(*query);
    }
    return {};
}

Refusal RequestHead::addField(QByteArrayView line, const Limits &limits)
{
    m_fieldBytes += line.size() + 2;
    if (m_fieldBytes > limits.headerBytesMax
        || request.headers.size() >= qsizetype(limits.headerFieldsMax)) {
        return headersTooLarge;
    }
    QByteArray name;
    QByteArray value;
    if (!splitField(line, name, value)) {
        return badHeader;
    }
    const Refusal refusal = takeField(name, value);
    request.headers.emplaceBack(std::move(name), std::move(value));
    return refusal;
}

Refusal RequestHead::takeField(const QByteArray &name, const QByteArray &value)
{
    if (name == "host") {
        return ++m_hostCount > 1 || !isHostAndPort(value) ? badHost : Refusal();
    }
    if (name == "content-length") {
        return takeContentLength(value);
    }
    if (name == "transfer-encoding") {
        return takeTransferEncoding(value);
    }
    if (name == "content_length" || name == "transfer_encoding") {
        // A gateway before or behind us may take '_' for '-': nobody honest sends these.
        return badHeader;
    }
    if (name == "content-type") {
        return ++m_typeCount > 1 ? badHeader : Refusal();
    }
    if (name == "authorization") {
        return ++m_authorizationCount > 1 ? badHeader : Refusal();
    }
    if (name == "connection") {
        takeConnection(value);
    } else if (name == "upgrade") {
        forEachElement(value, [this](QByteArrayView element) {
            m_upgradesToWebSocket = m_upgradesToWebSocket || isSame(element, "websocket");
        });
    } else if (name == "expect") {
        m_expect = value;
    }
    return {};
}

Refusal RequestHead::takeContentLength(const QByteArray &value)
{
    // Doubled is refused even when both say the same, a list too.
    if (contentLength >= 0 || value.isEmpty() || value.size() > lengthDigitsMax
        || !std::all_of(value.begin(), value.end(), characters::isDigit)) {
        return badLength;
    }
    contentLength = value.toLongLong();
    return {};
}

Refusal RequestHead::takeTransferEncoding(const QByteArray &value)
{
    // The one coding that we know is chunked, once; whatever else is there would have to be undone.
    if (m_hasTransferEncoding || !isSame(value, "chunked")) {
        return badCoding;
    }
    m_hasTransferEncoding = true;
    isChunked = true;
    return {};
}

void RequestHead::takeConnection(const QByteArray &value)
{
    forEachElement(value, [this](QByteArrayView element) {
        m_saysClose = m_saysClose || isSame(element, "close");
        m_saysKeepAlive = m_saysKeepAlive || isSame(element, "keep-alive");
        m_saysUpgrade = m_saysUpgrade || isSame(element, "upgrade");
    });
}

Refusal RequestHead::finish()
{
    if (minorVersion >= 1 && m_hostCount == 0) {
        return badHost;
    }
    if (isChunked && (contentLength >= 0 || minorVersion == 0)) {
        return badCoding;
    }
    wantsKeepAlive = !m_saysClose && (minorVersion >= 1 || m_saysKeepAlive);
    wantsWebSocket = m_saysUpgrade && m_upgradesToWebSocket && minorVersion >= 1;
    if (!m_expect.isEmpty() && minorVersion >= 1) {
        if (!isSame(m_expect, "100-continue")) {
            return {417, "badExpectation"};
        }
        expectsContinue = isChunked || contentLength > 0;
    }
    if (form == Form::Absolute) {
        // RFC 9112 §3.2.2: the target's authority replaces the Host field.
        for (auto &[name, value] : request.headers) {
            if (name == "host") {
                value = m_authority;
            }
        }
    }
    return {};
}

} // namespace endpaper::server
