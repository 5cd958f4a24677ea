// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QCborValue>
#include <QString>

namespace endpaper::protocol {

// Writes CBOR (RFC 8949) to bytes: shortest heads, definite lengths. The caller keeps the counts
// right.
class CborWriter
{
public:
    void reserve(qsizetype bytes) { m_bytes.reserve(bytes); }
    void array(quint64 count) { head(4, count); }
    void map(quint64 count) { head(5, count); }
    void integer(qint64 value) { value < 0 ? head(1, ~quint64(value)) : head(0, quint64(value)); }
    void number(quint64 value) { head(0, value); }
    void bytes(QByteArrayView value);
    void text(QByteArrayView utf8);
    void text(const QString &value) { text(QByteArrayView(value.toUtf8())); }
    void flag(bool value) { m_bytes.append(value ? '\xf5' : '\xf4'); }
    void null() { m_bytes.append('\xf6'); }
    void value(const QCborValue &value);
    // Bytes that are CBOR already.
    void raw(QByteArrayView cbor) { m_bytes.append(cbor.data(), cbor.size()); }

    [[nodiscard]] qsizetype size() const { return m_bytes.size(); }
    [[nodiscard]] const QByteArray &result() const { return m_bytes; }
    [[nodiscard]] QByteArray take() { return std::move(m_bytes); }

private:
    void head(quint8 major, quint64 value);

    QByteArray m_bytes;
};

// Reads CBOR of strangers: never past the end, never deeper than told, nothing allocated by a
// claimed length. The first error sticks: later reads give empty values and loops end, so that a
// decoder reads straight on and asks once, at the end. Tags are refused: the protocol has none.
class CborReader
{
public:
    enum class Type { Integer, Bytes, Text, Array, Map, Flag, Null, Float, Other, End };
    // A container being read.
    struct Container
    {
        quint64 left = 0;
        bool isIndefinite = false;
    };

    // `allowWholeFloats`: 3.0 will do where an integer must stand (JSON knows no other).
    explicit CborReader(QByteArrayView bytes, bool allowWholeFloats = false)
        : m_bytes(bytes)
        , m_allowWholeFloats(allowWholeFloats)
    {
    }

    [[nodiscard]] bool isOk() const { return !m_failed; }
    [[nodiscard]] bool isAtEnd() const { return m_at >= m_bytes.size(); }
    [[nodiscard]] qsizetype position() const { return m_at; }
    [[nodiscard]] QByteArrayView slice(qsizetype from) const
    {
        return m_bytes.sliced(from, m_at - from);
    }
    [[nodiscard]] Type peek() const;

    [[nodiscard]] qint64 integer();
    [[nodiscard]] quint64 number(); // unsigned
    [[nodiscard]] bool flag(); // also 0 and 1
    // A view into the input, or into this until the next call if it came in pieces.
    [[nodiscard]] QByteArrayView bytes();
    [[nodiscard]] QByteArrayView text(); // UTF-8, checked
    [[nodiscard]] Container array();
    [[nodiscard]] Container map();
    [[nodiscard]] bool next(Container &container); // is there another element (of a map: a key)?
    [[nodiscard]] QCborValue value(int depthMax);
    void skip(int depthMax);

    // For errors: what is being read.
    void setField(QByteArrayView field) { m_field = field; }
    [[nodiscard]] QByteArrayView field() const { return m_field; }
    void fail(const char *why, ErrorKind kind = ErrorKind::Invalid);
    // What failed, while isOk() is false; and on from a place that was good, as if it had not.
    [[nodiscard]] const Error &error() const { return m_error; }
    void goBack(qsizetype position);
    // The error, if there was one, or if there are bytes left.
    [[nodiscard]] Expected<> finish();

private:
    struct Head
    {
        quint8 major = 7;
        quint8 info = 0;
        quint64 value = 0;
    };
    Head head();
    QByteArrayView string(quint8 major);
    Container container(quint8 major);
    double floatOf(const Head &head) const;

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    QByteArrayView m_field;
    QByteArray m_pieces;
    bool m_allowWholeFloats;
    bool m_failed = false;
    Error m_error;
};

} // namespace endpaper::protocol
