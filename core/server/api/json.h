// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "base/uuid.h"
#include "server/api/request.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>

// Reading JSON bodies. Every reader gives Invalid with the field's name and a code of problem.h
// (required, not_text, too_long …). "optional…" gives nullopt for absent and for null: a
// merge-patch tells them apart by object.contains().
namespace endpaper::server {

constexpr int jsonDepthMax = 32;
constexpr int textCharactersMax = 1000;

// The body as one JSON object, unpacked if it came as gzip. Unsupported for another content type or
// coding, TooLarge for what unpacks to more than a hundred times its size, Invalid (field "body")
// for what is no JSON, no object, or nested deeper than jsonDepthMax.
[[nodiscard]] Expected<QJsonObject> parseBody(const Request &request);

struct TextRule
{
    int charactersMax = textCharactersMax; // UTF-16 units
    int charactersMin = 0; // after trimming
    bool hasLines = false; // line breaks and tabs are allowed
};
// Trimmed, NFC; other control characters are refused ("control_character").
[[nodiscard]] Expected<QString> requiredText(const QJsonObject &object, const QString &name,
                                             TextRule rule = {});
[[nodiscard]] Expected<std::optional<QString>>
optionalText(const QJsonObject &object, const QString &name, TextRule rule = {});
// A list of texts; absent: empty.
[[nodiscard]] Expected<QStringList> textList(const QJsonObject &object, const QString &name,
                                             int countMax, TextRule rule = {});

struct IntegerRule
{
    qint64 min = 0;
    qint64 max = std::numeric_limits<qint32>::max();
};
[[nodiscard]] Expected<qint64> requiredInteger(const QJsonObject &object, const QString &name,
                                               IntegerRule rule = {});
[[nodiscard]] Expected<std::optional<qint64>>
optionalInteger(const QJsonObject &object, const QString &name, IntegerRule rule = {});
[[nodiscard]] Expected<std::optional<double>>
optionalReal(const QJsonObject &object, const QString &name, double min, double max);
[[nodiscard]] Expected<std::optional<bool>> optionalBool(const QJsonObject &object,
                                                         const QString &name);
[[nodiscard]] Expected<Uuid> requiredUuid(const QJsonObject &object, const QString &name);
[[nodiscard]] Expected<std::optional<Uuid>> optionalUuid(const QJsonObject &object,
                                                         const QString &name);
[[nodiscard]] Expected<std::optional<Instant>> optionalInstant(const QJsonObject &object,
                                                               const QString &name);
// Absent or null: nullopt.
[[nodiscard]] Expected<std::optional<QJsonObject>> optionalObject(const QJsonObject &object,
                                                                  const QString &name);

// A {name} of the path as an id; NotFound if it is none.
[[nodiscard]] Expected<Uuid> uuidArgument(const Request &request, const QString &name);
// A parameter of the query; null if absent.
[[nodiscard]] QString queryText(const Request &request, const QString &name);
[[nodiscard]] Expected<std::optional<qint64>>
queryInteger(const Request &request, const QString &name, IntegerRule rule = {});

// Writing.
[[nodiscard]] QJsonValue toJson(const Uuid &id); // null for nil
[[nodiscard]] QJsonValue toJson(Instant instant);
[[nodiscard]] QJsonValue toJson(const std::optional<Instant> &instant);
[[nodiscard]] QJsonValue textOrNull(const QString &text);
[[nodiscard]] QJsonObject moneyJson(qint64 minor, const QString &currency);
// Appends `text` as a JSON string, quotes and all: for the few answers that are written by hand.
void appendJsonUtf8(QByteArray &out, QByteArrayView text);

} // namespace endpaper::server
