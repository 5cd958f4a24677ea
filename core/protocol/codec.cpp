// SPDX-License-Identifier: GPL-3.0-or-later
#include "protocol/codec.h"

#include "protocol/routes.h"
#include "protocol/schema.h"
#include "protocol/wire.h"

#include <QJsonDocument>
#include <QtEndian>

namespace endpaper::protocol {

using namespace Qt::StringLiterals;
using wire::Reader;
using wire::Writer;

namespace wire {
void Writer::id(const Uuid &id)
{
    if (m_form == Form::Json) {
        text(id.toString());
    } else {
        const auto &bytes = id.bytes();
        this->bytes(QByteArrayView(reinterpret_cast<const char *>(bytes.data()), 16));
    }
}

void Writer::stamp(const domain::Stamp &stamp)
{
    char out[16];
    qToBigEndian(stamp.time, out);
    qToBigEndian(stamp.device, out + 8);
    const QByteArrayView view(out, 16);
    m_form == Form::Json ? text(QByteArrayView(view.toByteArray().toHex())) : bytes(view);
}

void Writer::opaque(quint64 value)
{
    char out[8];
    qToBigEndian(value, out);
    const QByteArrayView view(out, 8);
    m_form == Form::Json ? text(QByteArrayView(view.toByteArray().toHex())) : bytes(view);
}

void Writer::mark(const Mark &mark)
{
    array(2);
    number(mark.seq);
    opaque(mark.lin);
}

void Writer::fieldValue(std::optional<domain::RowKind> kind, QByteArrayView field,
                        const QCborValue &value)
{
    if (m_form == Form::Json && kind && value.isByteArray()) {
        const FieldSpec *spec = findField(*kind, field);
        if (const Uuid id = idFrom(value); spec && spec->type == FieldType::Id && !id.isNil()) {
            text(id.toString());
            return;
        }
    }
    CborWriter::value(value);
}

QByteArray finished(Writer &writer)
{
    if (writer.form() == Form::Cbor) {
        return writer.take();
    }
    const QJsonValue json = QCborValue::fromCbor(writer.result()).toJsonValue();
    return QJsonDocument(json.toObject()).toJson(QJsonDocument::Compact);
}

Expected<QByteArray> cborFromJson(QByteArrayView json)
{
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(json.toByteArray(), &error);
    if (error.error != QJsonParseError::NoError || !document.isObject()) {
        return fail(ErrorKind::Invalid, u"JSON: "_s % error.errorString());
    }
    return QCborValue::fromJsonValue(document.object()).toCbor();
}

Uuid Reader::id()
{
    const auto id =
        m_form == Form::Json ? Uuid::parse(QString::fromUtf8(text())) : Uuid::fromBytes(bytes());
    if (!id) {
        fail("an id is wanted");
    }
    return id.value_or(Uuid());
}

domain::Stamp Reader::stamp()
{
    const QByteArray wide =
        m_form == Form::Json ? QByteArray::fromHex(text().toByteArray()) : QByteArray();
    const auto stamp =
        domain::Stamp::fromBytes(m_form == Form::Json ? QByteArrayView(wide) : bytes());
    if (!stamp) {
        fail("a stamp is wanted");
    }
    return stamp.value_or(domain::Stamp());
}

quint64 Reader::opaque()
{
    const QByteArray wide =
        m_form == Form::Json ? QByteArray::fromHex(text().toByteArray()) : QByteArray();
    const QByteArrayView view = m_form == Form::Json ? QByteArrayView(wide) : bytes();
    if (view.size() != 8) {
        fail("8 bytes are wanted");
        return 0;
    }
    return qFromBigEndian<quint64>(view.data());
}

Mark Reader::mark()
{
    Mark mark;
    int at = 0;
    readArray(2, [&] { at++ == 0 ? mark.seq = number() : mark.lin = opaque(); });
    if (at != 2) {
        fail("[seq, lin] is wanted");
    }
    return mark;
}

QByteArray Reader::shortText(qsizetype bytesMax)
{
    const QByteArrayView view = text();
    if (view.size() > bytesMax) {
        fail("text is too long", ErrorKind::TooLarge);
        return {};
    }
    return view.toByteArray();
}

QString Reader::string() { return QString::fromUtf8(text()); }

std::optional<domain::RowKind> Reader::kind()
{
    return domain::rowKind(shortText(fieldNameBytesMax));
}

std::pair<Uuid, Uuid> Reader::idPair()
{
    std::pair<Uuid, Uuid> pair;
    int at = 0;
    readArray(2, [&] { (at++ == 0 ? pair.first : pair.second) = id(); });
    if (at != 2) {
        fail("two ids are wanted");
    }
    return pair;
}
} // namespace wire

Expected<Form> formOf(QByteArrayView mediaType)
{
    const qsizetype end = mediaType.indexOf(';');
    const QByteArray type =
        (end < 0 ? mediaType : mediaType.first(end)).toByteArray().trimmed().toLower();
    if (type.isEmpty() || type == cborMediaType || type == "*/*" || type == "application/*") {
        return Form::Cbor;
    }
    if (type == jsonMediaType || type == problemMediaType) {
        return Form::Json;
    }
    return fail(ErrorKind::Unsupported, u"media type "_s % QString::fromLatin1(type),
                u"content-type"_s);
}

QByteArray mediaTypeOf(Form form) { return form == Form::Cbor ? cborMediaType : jsonMediaType; }

QByteArray encode(const HelloRequest &message, Form form)
{
    Writer writer(form);
    writer.map(9);
    writer.key("v");
    writer.array(2);
    writer.integer(message.versionMin);
    writer.integer(message.versionMax);
    writer.key("schema");
    writer.integer(message.schema);
    writer.key("app");
    writer.text(message.app);
    writer.key("acct");
    writer.id(message.account);
    writer.key("dev");
    writer.opaque(message.device);
    writer.key("caps");
    writer.array(quint64(message.capabilities.size()));
    for (const QByteArray &capability : message.capabilities) {
        writer.text(QByteArrayView(capability));
    }
    writer.key("high");
    writer.map(quint64(message.high.size()));
    for (auto it = message.high.cbegin(); it != message.high.cend(); ++it) {
        writer.id(it.key());
        writer.mark(it.value());
    }
    writer.key("through");
    writer.number(message.through);
    writer.key("chain");
    writer.opaque(message.chain);
    return wire::finished(writer);
}

int wire::readSchema(Reader &reader)
{
    const quint64 schema = reader.number();
    if (schema > quint64(INT_MAX)) {
        reader.fail("out of range");
        return 0;
    }
    return int(schema);
}

static HelloRequest readHelloRequest(Reader &reader)
{
    HelloRequest message;
    reader.readMap({"v", "acct", "dev"}, [&](QByteArrayView key) {
        if (key == "v") {
            int at = 0;
            reader.readArray(2, [&] {
                (at++ == 0 ? message.versionMin : message.versionMax) = int(reader.integer());
            });
            if (at != 2) {
                reader.fail("[lowest, highest] is wanted");
            }
        } else if (key == "schema") {
            message.schema = wire::readSchema(reader);
        } else if (key == "app") {
            message.app = QString::fromUtf8(reader.shortText(fieldNameBytesMax));
        } else if (key == "acct") {
            message.account = reader.id();
        } else if (key == "dev") {
            message.device = reader.opaque();
        } else if (key == "caps") {
            reader.readArray(fieldNameBytesMax, [&] {
                message.capabilities.append(reader.shortText(fieldNameBytesMax));
            });
        } else if (key == "high") {
            auto here = reader.map();
            while (reader.next(here)) {
                const Uuid space = reader.id();
                message.high.insert(space, reader.mark());
                if (message.high.size() > spacesMax) {
                    reader.fail("too many spaces", ErrorKind::TooLarge);
                }
            }
        } else if (key == "through") {
            message.through = reader.number();
        } else if (key == "chain") {
            message.chain = reader.opaque();
        } else {
            return false;
        }
        return true;
    });
    return message;
}

Expected<HelloRequest> decodeHelloRequest(QByteArrayView bytes, Form form)
{
    return wire::decodeMessage(bytes, form, readHelloRequest);
}

} // namespace endpaper::protocol
