// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/cbor.h"

#include <QCborArray>
#include <QCborMap>
#include <QFloat16>
#include <QUtf8StringView>
#include <QtEndian>

#include <cmath>
#include <cstring>

namespace endpaper::protocol {

namespace {
constexpr qsizetype valueMapSizeMax = 256;
}

void CborReader::fail(const char *why, ErrorKind kind)
{
    if (!m_failed) {
        m_failed = true;
        m_error = Error{kind, QString::fromLatin1(why), QString::fromUtf8(m_field)};
        m_at = m_bytes.size();
    }
}

void CborReader::goBack(qsizetype position)
{
    m_failed = false;
    m_error = {};
    m_at = position;
}

Expected<> CborReader::finish()
{
    if (!m_failed && m_at < m_bytes.size()) {
        fail("bytes after the end");
    }
    if (m_failed) {
        return tl::unexpected(m_error);
    }
    return {};
}

CborReader::Type CborReader::peek() const
{
    if (m_at >= m_bytes.size()) {
        return Type::End;
    }
    const auto first = quint8(m_bytes[m_at]);
    switch (first >> 5) {
    case 0:
    case 1:
        return Type::Integer;
    case 2:
        return Type::Bytes;
    case 3:
        return Type::Text;
    case 4:
        return Type::Array;
    case 5:
        return Type::Map;
    case 7:
        break;
    default:
        return Type::Other;
    }
    switch (first & 31) {
    case 20:
    case 21:
        return Type::Flag;
    case 22:
        return Type::Null;
    case 25:
    case 26:
    case 27:
        return Type::Float;
    default:
        return Type::Other;
    }
}

CborReader::Head CborReader::head()
{
    if (m_at >= m_bytes.size()) {
        fail("ends too early");
        return {};
    }
    const auto first = quint8(m_bytes[m_at++]);
    Head head{quint8(first >> 5), quint8(first & 31), quint64(first & 31)};
    if (head.info < 24 || head.info == 31) {
        return head;
    }
    if (head.info > 27) {
        fail("no such head");
        return {};
    }
    const qsizetype size = qsizetype(1) << (head.info - 24);
    if (m_bytes.size() - m_at < size) {
        fail("ends too early");
        return {};
    }
    head.value = 0;
    for (qsizetype i = 0; i < size; ++i) {
        head.value = (head.value << 8) | quint8(m_bytes[m_at++]);
    }
    return head;
}

double CborReader::floatOf(const Head &head) const
{
    if (head.info == 25) {
        qfloat16 half;
        const auto bits = quint16(head.value);
        std::memcpy(static_cast<void *>(&half), &bits, sizeof bits);
        return double(float(half));
    }
    if (head.info == 26) {
        float single = 0;
        const auto bits = quint32(head.value);
        std::memcpy(&single, &bits, sizeof bits);
        return double(single);
    }
    double number = 0;
    std::memcpy(&number, &head.value, sizeof number);
    return number;
}

qint64 CborReader::integer()
{
    const Type type = peek();
    const Head read = head();
    if (type == Type::Integer && read.info != 31) {
        if (read.value > quint64(std::numeric_limits<qint64>::max())) {
            fail("integer out of range");
            return 0;
        }
        return read.major == 0 ? qint64(read.value) : qint64(~read.value);
    }
    if (type == Type::Float && m_allowWholeFloats) {
        const double number = floatOf(read);
        constexpr double exactMax = 9007199254740992.0;
        if (std::abs(number) <= exactMax && std::floor(number) == number) {
            return qint64(number);
        }
    }
    fail("an integer is wanted");
    return 0;
}

quint64 CborReader::number()
{
    if (peek() == Type::Integer && (quint8(m_bytes[m_at]) >> 5) == 0) {
        const Head read = head();
        if (read.info == 31) {
            fail("an unsigned integer is wanted");
        }
        return m_failed ? 0 : read.value;
    }
    const qint64 value = integer();
    if (value < 0) {
        fail("an unsigned integer is wanted");
        return 0;
    }
    return quint64(value);
}

bool CborReader::flag()
{
    if (peek() == Type::Flag) {
        return head().info == 21;
    }
    const qint64 value = integer();
    if (value != 0 && value != 1) {
        fail("true or false is wanted");
    }
    return value == 1;
}

QByteArrayView CborReader::string(quint8 major)
{
    const Head read = head();
    if (m_failed || read.major != major) {
        fail(major == 2 ? "bytes are wanted" : "text is wanted");
        return {};
    }
    const auto piece = [this](quint64 size) -> QByteArrayView {
        if (size > quint64(m_bytes.size() - m_at)) {
            fail("ends too early");
            return {};
        }
        const QByteArrayView view = m_bytes.sliced(m_at, qsizetype(size));
        m_at += qsizetype(size);
        return view;
    };
    if (read.info != 31) {
        return piece(read.value);
    }
    m_pieces.clear();
    while (!m_failed) {
        const Head next = head();
        if (next.major == 7 && next.info == 31) {
            return m_pieces;
        }
        if (next.major != major || next.info == 31) {
            fail("pieces of another type");
            break;
        }
        const QByteArrayView view = piece(next.value);
        m_pieces.append(view.data(), view.size());
    }
    return {};
}

QByteArrayView CborReader::bytes() { return string(2); }

QByteArrayView CborReader::text()
{
    const QByteArrayView view = string(3);
    if (!QUtf8StringView(view.data(), view.size()).isValidUtf8()) {
        fail("text is no UTF-8");
        return {};
    }
    return view;
}

CborReader::Container CborReader::container(quint8 major)
{
    const Head read = head();
    if (m_failed || read.major != major) {
        fail(major == 4 ? "an array is wanted" : "a map is wanted");
        return {};
    }
    return {read.info == 31 ? 0 : read.value, read.info == 31};
}

CborReader::Container CborReader::array() { return container(4); }

CborReader::Container CborReader::map() { return container(5); }

bool CborReader::next(Container &container)
{
    if (m_failed) {
        return false;
    }
    if (container.isIndefinite) {
        if (m_at < m_bytes.size() && quint8(m_bytes[m_at]) == 0xff) {
            ++m_at;
            return false;
        }
        return true;
    }
    return container.left-- > 0;
}

QCborValue CborReader::value(int depthMax)
{
    if (depthMax <= 0) {
        fail("nested too deep", ErrorKind::TooLarge);
        return {};
    }
    switch (peek()) {
    case Type::Integer:
        return integer();
    case Type::Bytes:
        return bytes().toByteArray();
    case Type::Text: {
        const QByteArrayView utf8 = text();
        const bool isAscii =
            std::all_of(utf8.begin(), utf8.end(), [](char c) { return quint8(c) < 0x80; });
        return isAscii ? QCborValue(QLatin1StringView(utf8.data(), utf8.size()))
                       : QCborValue(QString::fromUtf8(utf8));
    }
    case Type::Flag:
        return flag();
    case Type::Null:
        ++m_at;
        return QCborValue(nullptr);
    case Type::Float:
        return floatOf(head());
    case Type::Array: {
        QCborArray elements;
        for (Container here = array(); next(here);) {
            elements.append(value(depthMax - 1));
        }
        return elements;
    }
    case Type::Map: {
        QCborMap elements;
        for (Container here = map(); next(here);) {
            const QString key = QString::fromUtf8(text());
            if (elements.size() >= valueMapSizeMax) { // insert() looks for the key one by one
                fail("a map with too many entries", ErrorKind::TooLarge);
                break;
            }
            elements.insert(key, value(depthMax - 1));
        }
        return elements;
    }
    case Type::End:
        fail("ends too early");
        return {};
    case Type::Other:
        break;
    }
    fail("a form of CBOR that is not used here");
    return {};
}

void CborReader::skip(int depthMax)
{
    if (depthMax <= 0) {
        fail("nested too deep", ErrorKind::TooLarge);
        return;
    }
    switch (peek()) {
    case Type::Bytes:
        (void)bytes();
        return;
    case Type::Text:
        (void)text();
        return;
    case Type::Array:
        for (Container here = array(); next(here);) {
            skip(depthMax - 1);
        }
        return;
    case Type::Map:
        for (Container here = map(); next(here);) {
            skip(depthMax - 1);
            skip(depthMax - 1);
        }
        return;
    case Type::Other:
        fail("a form of CBOR that is not used here");
        return;
    default:
        (void)head();
    }
}

} // namespace endpaper::protocol
