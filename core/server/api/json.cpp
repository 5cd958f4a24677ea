// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"

#include "protocol/compress.h"

#include <QJsonDocument>

#include <cmath>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

tl::unexpected<Error> invalid(const char *code, const QString &field)
{
    return fail(ErrorKind::Invalid, QString::fromLatin1(code), field);
}

// Deeper than jsonDepthMax? Looked at before parsing, so that no parser recurses for a stranger.
bool isTooDeep(const QByteArray &text)
{
    int depth = 0;
    bool isInString = false;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (isInString) {
            if (c == '\\') {
                ++i;
            } else if (c == '"') {
                isInString = false;
            }
        } else if (c == '"') {
            isInString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > jsonDepthMax) {
                return true;
            }
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

bool isAbsent(const QJsonValue &value) { return value.isUndefined() || value.isNull(); }

Expected<QString> checkedText(const QJsonValue &value, const QString &name, const TextRule &rule)
{
    if (!value.isString()) {
        return invalid("not_text", name);
    }
    const QString text = value.toString().normalized(QString::NormalizationForm_C).trimmed();
    if (text.size() > rule.charactersMax) {
        return invalid("too_long", name);
    }
    if (text.size() < rule.charactersMin) {
        return invalid(text.isEmpty() ? "required" : "too_short", name);
    }
    for (const QChar c : text) {
        const bool isLineOrTab = c == u'\n' || c == u'\r' || c == u'\t';
        if (c.category() == QChar::Other_Control && !(rule.hasLines && isLineOrTab)) {
            return invalid("control_character", name);
        }
    }
    return text;
}

Expected<qint64> checkedInteger(double number, const QString &name, const IntegerRule &rule)
{
    if (!std::isfinite(number) || number != std::floor(number)) {
        return invalid("not_a_number", name);
    }
    if (number < double(rule.min) || number > double(rule.max)) {
        return invalid("out_of_range", name);
    }
    return qint64(number);
}

QString queryField(const QString &name) { return u'?' % name; }

} // namespace

// Without its Content-Encoding. TooLarge for what unpacks to more than a hundred times its size.
static Expected<QByteArray> plainBody(const Request &request)
{
    const QByteArray encoding = request.header("content-encoding").trimmed().toLower();
    if (encoding.isEmpty() || encoding == "identity") {
        return request.body;
    }
    if (encoding != "gzip") {
        return fail(ErrorKind::Unsupported, u"content encoding"_s);
    }
    auto bytes = protocol::inflated(request.body, protocol::Wrapping::Gzip);
    if (!bytes && bytes.error().kind != ErrorKind::TooLarge) {
        return invalid("not_json", u"body"_s);
    }
    return bytes;
}

Expected<QJsonObject> parseBody(const Request &request)
{
    const QByteArray type = request.header("content-type").toLower();
    const QByteArray media = type.split(';').first().trimmed();
    if (!media.isEmpty() && media != "application/json" && !media.endsWith("+json")) {
        return fail(ErrorKind::Unsupported, u"content type "_s % QString::fromLatin1(media));
    }
    TRY_ASSIGN(const QByteArray bytes, plainBody(request));
    if (isTooDeep(bytes)) {
        return invalid("too_deep", u"body"_s);
    }
    QJsonParseError parsed;
    const QJsonDocument document = QJsonDocument::fromJson(bytes, &parsed);
    if (parsed.error != QJsonParseError::NoError) {
        return invalid("not_json", u"body"_s);
    }
    if (!document.isObject()) {
        return invalid("not_an_object", u"body"_s);
    }
    return document.object();
}

Expected<QString> requiredText(const QJsonObject &object, const QString &name, TextRule rule)
{
    const QJsonValue value = object.value(name);
    if (isAbsent(value)) {
        return invalid("required", name);
    }
    rule.charactersMin = std::max(rule.charactersMin, 1);
    return checkedText(value, name, rule);
}

Expected<std::optional<QString>> optionalText(const QJsonObject &object, const QString &name,
                                              TextRule rule)
{
    const QJsonValue value = object.value(name);
    if (isAbsent(value)) {
        return std::nullopt;
    }
    TRY_ASSIGN(QString text, checkedText(value, name, rule));
    return std::optional(std::move(text));
}

Expected<QStringList> textList(const QJsonObject &object, const QString &name, int countMax,
                               TextRule rule)
{
    const QJsonValue value = object.value(name);
    if (isAbsent(value)) {
        return QStringList();
    }
    if (!value.isArray()) {
        return invalid("not_a_list", name);
    }
    const QJsonArray array = value.toArray();
    if (array.size() > countMax) {
        return invalid("too_many", name);
    }
    QStringList texts;
    for (const QJsonValue &element : array) {
        TRY_ASSIGN(QString text, checkedText(element, name, rule));
        texts.append(std::move(text));
    }
    return texts;
}

Expected<qint64> requiredInteger(const QJsonObject &object, const QString &name, IntegerRule rule)
{
    TRY_ASSIGN(const auto number, optionalInteger(object, name, rule));
    if (!number) {
        return invalid("required", name);
    }
    return *number;
}

Expected<std::optional<qint64>> optionalInteger(const QJsonObject &object, const QString &name,
                                                IntegerRule rule)
{
    const QJsonValue value = object.value(name);
    if (isAbsent(value)) {
        return std::nullopt;
    }
    if (!value.isDouble()) {
        return invalid("not_a_number", name);
    }
    TRY_ASSIGN(const qint64 number, checkedInteger(value.toDouble(), name, rule));
    return std::optional(number);
}

Expected<std::optional<double>> optionalReal(const QJsonObject &object, const QString &name,
                                             double min, double max)
{
    const QJsonValue value = object.value(name);
    if (isAbsent(value)) {
        return std::nullopt;
    }
    if (!value.isDouble()) {
        return invalid("not_a_number", name);
    }
    const double number = value.toDouble();
    if (!(number >= min && number <= max)) {
        return invalid("out_of_range", name);
    }
    return std::optional(number);
}

Expected<std::optional<bool>> optionalBool(const QJsonObject &object, const QString &name)
{
    const QJsonValue value = object.value(name);
    if (isAbsent(value)) {
        return std::nullopt;
    }
    if (!value.isBool()) {
        return invalid("not_a_bool", name);
    }
    return std::optional(value.toBool());
}

Expected<Uuid> requiredUuid(const QJsonObject &object, const QString &name)
{
    TRY_ASSIGN(const auto id, optionalUuid(object, name));
    if (!id) {
        return invalid("required", name);
    }
    return *id;
}

Expected<std::optional<Uuid>> optionalUuid(const QJsonObject &object, const QString &name)
{
    const QJsonValue value = object.value(name);
    if (isAbsent(value)) {
        return std::nullopt;
    }
    const auto id = Uuid::parse(value.toString());
    if (!id || id->isNil()) {
        return invalid("not_an_id", name);
    }
    return std::optional(*id);
}

Expected<std::optional<Instant>> optionalInstant(const QJsonObject &object, const QString &name)
{
    const QJsonValue value = object.value(name);
    if (isAbsent(value)) {
        return std::nullopt;
    }
    const auto instant = parseRfc3339(value.toString());
    if (!instant) {
        return invalid("not_a_time", name);
    }
    return std::optional(*instant);
}

Expected<std::optional<QJsonObject>> optionalObject(const QJsonObject &object, const QString &name)
{
    const QJsonValue value = object.value(name);
    if (isAbsent(value)) {
        return std::nullopt;
    }
    if (!value.isObject()) {
        return invalid("not_an_object", name);
    }
    return std::optional(value.toObject());
}

Expected<Uuid> uuidArgument(const Request &request, const QString &name)
{
    const auto id = Uuid::parse(request.arguments.value(name));
    if (!id || id->isNil()) {
        return fail(ErrorKind::NotFound, u"no id in the path"_s);
    }
    return *id;
}

QString queryText(const Request &request, const QString &name)
{
    if (!request.query.hasQueryItem(name)) {
        return {};
    }
    // QUrlQuery leaves '+' alone; forms mean a blank by it.
    QString text = request.query.queryItemValue(name, QUrl::FullyEncoded).replace(u'+', u' ');
    text = QUrl::fromPercentEncoding(text.toUtf8()).normalized(QString::NormalizationForm_C);
    return text.isNull() ? u""_s : text;
}

Expected<std::optional<qint64>> queryInteger(const Request &request, const QString &name,
                                             IntegerRule rule)
{
    if (!request.query.hasQueryItem(name)) {
        return std::nullopt;
    }
    bool isNumber = false;
    const qint64 number = queryText(request, name).toLongLong(&isNumber);
    if (!isNumber) {
        return invalid("not_a_number", queryField(name));
    }
    if (number < rule.min || number > rule.max) {
        return invalid("out_of_range", queryField(name));
    }
    return std::optional(number);
}

} // namespace endpaper::server
