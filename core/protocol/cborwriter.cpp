// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/cbor.h"

#include <QCborArray>
#include <QCborMap>
#include <QtEndian>

namespace endpaper::protocol {

void CborWriter::head(quint8 major, quint64 value)
{
    char out[9];
    const auto first = char(major << 5);
    if (value < 24) {
        m_bytes.append(char(first | char(value)));
        return;
    }
    qsizetype size = 0;
    if (value <= 0xff) {
        out[0] = char(first | 24);
        out[1] = char(value);
        size = 2;
    } else if (value <= 0xffff) {
        out[0] = char(first | 25);
        qToBigEndian(quint16(value), out + 1);
        size = 3;
    } else if (value <= 0xffffffff) {
        out[0] = char(first | 26);
        qToBigEndian(quint32(value), out + 1);
        size = 5;
    } else {
        out[0] = char(first | 27);
        qToBigEndian(value, out + 1);
        size = 9;
    }
    m_bytes.append(out, size);
}

void CborWriter::bytes(QByteArrayView value)
{
    head(2, quint64(value.size()));
    raw(value);
}

void CborWriter::text(QByteArrayView utf8)
{
    head(3, quint64(utf8.size()));
    raw(utf8);
}

void CborWriter::value(const QCborValue &value)
{
    switch (value.type()) {
    case QCborValue::Integer:
        integer(value.toInteger());
        return;
    case QCborValue::ByteArray:
        bytes(value.toByteArray());
        return;
    case QCborValue::String:
        text(value.toString());
        return;
    case QCborValue::False:
    case QCborValue::True:
        flag(value.toBool());
        return;
    case QCborValue::Undefined:
    case QCborValue::Null:
        null();
        return;
    case QCborValue::Array: {
        const QCborArray elements = value.toArray();
        array(quint64(elements.size()));
        for (const QCborValue &element : elements) {
            this->value(element);
        }
        return;
    }
    case QCborValue::Map: {
        const QCborMap elements = value.toMap();
        map(quint64(elements.size()));
        for (auto it = elements.cbegin(); it != elements.cend(); ++it) {
            this->value(it.key());
            this->value(it.value());
        }
        return;
    }
    default:
        raw(value.toCbor());
    }
}

} // namespace endpaper::protocol
