// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

QJsonValue toJson(const Uuid &id) { return id.isNil() ? QJsonValue() : QJsonValue(id.toString()); }

QJsonValue toJson(Instant instant) { return toRfc3339(instant); }

QJsonValue toJson(const std::optional<Instant> &instant)
{
    return instant ? toJson(*instant) : QJsonValue();
}

QJsonValue textOrNull(const QString &text)
{
    return text.isNull() ? QJsonValue() : QJsonValue(text);
}

QJsonObject moneyJson(qint64 minor, const QString &currency)
{
    return {{u"minor"_s, minor}, {u"currency"_s, currency}};
}

void appendJsonUtf8(QByteArray &out, QByteArrayView text)
{
    static constexpr char hex[] = "0123456789abcdef";
    out += '"';
    qsizetype plainFrom = 0;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto c = uchar(text[i]);
        if (c >= 0x20 && c != '"' && c != '\\') {
            continue;
        }
        out.append(text.sliced(plainFrom, i - plainFrom));
        plainFrom = i + 1;
        if (c == '"' || c == '\\') {
            out += '\\';
            out += char(c);
        } else {
            out += "\\u00";
            out += hex[c >> 4];
            out += hex[c & 15];
        }
    }
    out.append(text.sliced(plainFrom));
    out += '"';
}

} // namespace endpaper::server
