// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/cbor.h"
#include "protocol/codec.h"
#include "protocol/limits.h"

// What the codecs share; nobody else includes it.
namespace endpaper::protocol::wire {

// A CborWriter that knows how opaque numbers look in each form.
class Writer : public CborWriter
{
public:
    explicit Writer(Form form = Form::Cbor)
        : m_form(form)
    {
    }

    void id(const Uuid &id);
    void stamp(const domain::Stamp &stamp);
    void opaque(quint64 value);
    void mark(const Mark &mark);
    void fieldValue(std::optional<domain::RowKind> kind, QByteArrayView field,
                    const QCborValue &value);
    // Keys are literals.
    void key(const char *name) { text(QByteArrayView(name)); }
    [[nodiscard]] Form form() const { return m_form; }

private:
    Form m_form;
};

// The finished bytes of a message, as its form wants them.
[[nodiscard]] QByteArray finished(Writer &writer);

class Reader : public CborReader
{
public:
    explicit Reader(QByteArrayView bytes, Form form = Form::Cbor)
        : CborReader(bytes, form == Form::Json)
        , m_form(form)
    {
    }

    [[nodiscard]] Uuid id();
    [[nodiscard]] domain::Stamp stamp();
    [[nodiscard]] quint64 opaque();
    [[nodiscard]] Mark mark();
    [[nodiscard]] QByteArray shortText(qsizetype bytesMax);
    [[nodiscard]] QString string();
    [[nodiscard]] std::optional<domain::RowKind> kind();
    [[nodiscard]] QCborValue value() { return CborReader::value(valueDepthMax); }
    void skip() { CborReader::skip(valueDepthMax); }
    // [a, b]
    [[nodiscard]] std::pair<Uuid, Uuid> idPair();

    // Calls onKey(key) for each key, which reads the value and says true, or says false to have it
    // skipped. `required` are names that must come.
    template <typename OnKey>
    void readMap(std::initializer_list<const char *> required, OnKey onKey)
    {
        quint32 missing = (quint32(1) << required.size()) - 1;
        const QByteArrayView outer = field();
        Container here = map();
        while (next(here)) {
            const QByteArray key = text().toByteArray();
            setField(key);
            quint32 bit = 1;
            for (const char *name : required) {
                if (key == name) {
                    missing &= ~bit;
                }
                bit <<= 1;
            }
            if (isOk() && !onKey(QByteArrayView(key))) {
                skip();
            }
            setField(outer);
        }
        if (!isOk() || missing == 0) {
            return;
        }
        for (const char *name : required) {
            if (missing & 1) {
                setField(name);
                fail("is missing");
            }
            missing >>= 1;
        }
    }

    template <typename OnElement> void readArray(qsizetype countMax, OnElement onElement)
    {
        qsizetype count = 0;
        for (Container here = array(); next(here);) {
            if (++count > countMax) {
                fail("too many", ErrorKind::TooLarge);
                return;
            }
            onElement();
        }
    }

private:
    Form m_form;
};

// Names of an enum on the wire, one table each.
template <typename Enum, size_t n>
const char *nameIn(const std::pair<Enum, const char *> (&names)[n], Enum value)
{
    for (const auto &[entry, name] : names) {
        if (entry == value) {
            return name;
        }
    }
    Q_UNREACHABLE();
}

template <typename Enum, size_t n>
Enum readName(const std::pair<Enum, const char *> (&names)[n], Reader &reader)
{
    const QByteArray text = reader.shortText(fieldNameBytesMax);
    for (const auto &[entry, name] : names) {
        if (text == name) {
            return entry;
        }
    }
    reader.fail("no such name");
    return {};
}

// JSON text as the CBOR that Reader reads with Form::Json.
[[nodiscard]] Expected<QByteArray> cborFromJson(QByteArrayView json);

// Decodes a whole message in either form.
template <typename Message>
[[nodiscard]] Expected<Message> decodeMessage(QByteArrayView bytes, Form form,
                                              Message (*read)(Reader &))
{
    QByteArray converted;
    if (form == Form::Json) {
        TRY_ASSIGN(converted, cborFromJson(bytes));
        bytes = converted;
    }
    Reader reader(bytes, form);
    Message message = read(reader);
    TRY(reader.finish());
    return message;
}

// Parts of messages.
[[nodiscard]] int readSchema(Reader &reader); // 0 and up
void writeKind(Writer &writer, std::optional<domain::RowKind> kind);
void writePair(Writer &writer, const Uuid &space, const Uuid &id);
void write(Writer &writer, const Group &group);
[[nodiscard]] Group readGroup(Reader &reader);
void write(Writer &writer, const Notice &notice);
[[nodiscard]] Notice readNotice(Reader &reader);
void write(Writer &writer, const PushedGroup &result);
[[nodiscard]] PushedGroup readResult(Reader &reader);
void write(Writer &writer, const PushReply &reply);
[[nodiscard]] PushReply readPushReply(Reader &reader);
void write(Writer &writer, const domain::Row &row);
void write(Writer &writer, domain::RowKind kind, const domain::Fields &fields);
void writeHead(Writer &writer, domain::RowKind kind, const Uuid &id, quint64 seq,
               const domain::Life &life);
void writeRows(Writer &writer, const QList<domain::Row> &rows, const QList<ForeignRow> &foreign);
void readRows(Reader &reader, qsizetype countMax, QList<domain::Row> &rows,
              QList<ForeignRow> &foreign);

} // namespace endpaper::protocol::wire
