// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/openapi.h"

#include "server/api/router.h"
#include "server/api/settings.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <map>

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

// "/api/v1/books/{id}" → "books"; what stands outside of the API is "server".
QString tagOf(const Route &route)
{
    const QList<QByteArray> parts = route.pattern.split('/');
    return parts.size() > 3 && parts[1] == "api" ? QString::fromLatin1(parts[3]) : u"server"_s;
}

QString accessText(Access access)
{
    switch (access) {
    case Access::Anyone:
        return u"anyone"_s;
    case Access::SignedIn:
        return u"signed in"_s;
    case Access::Librarian:
        return u"librarian"_s;
    case Access::Moderator:
        return u"moderator"_s;
    case Access::Admin:
        return u"admin"_s;
    }
    return {};
}

QJsonValue schema(const QByteArray &text)
{
    const QJsonDocument document = QJsonDocument::fromJson(text);
    return document.isObject() ? document.object() : QJsonObject{{u"type"_s, u"object"_s}};
}

QJsonArray parameters(const QString &pattern)
{
    QJsonArray list;
    for (const QString &part : pattern.split(u'/')) {
        if (part.startsWith(u'{')) {
            list.append(QJsonObject{{u"name"_s, part.mid(1).remove(u'}').remove(u'*')},
                                    {u"in"_s, u"path"_s},
                                    {u"required"_s, true},
                                    {u"schema"_s, QJsonObject{{u"type"_s, u"string"_s}}}});
        }
    }
    return list;
}

QJsonObject problemAnswer()
{
    const QJsonObject reference{{u"$ref"_s, u"#/components/schemas/problem"_s}};
    return {{u"description"_s, u"A problem (RFC 9457)"_s},
            {u"content"_s,
             QJsonObject{{u"application/problem+json"_s, QJsonObject{{u"schema"_s, reference}}}}}};
}

QJsonObject operation(const Route &route)
{
    const QString pattern = QString::fromUtf8(route.pattern);
    QJsonObject answer{{u"description"_s, u"Done"_s}};
    if (!route.replySchema.isEmpty()) {
        answer.insert(u"content"_s,
                      QJsonObject{{u"application/json"_s,
                                   QJsonObject{{u"schema"_s, schema(route.replySchema)}}}});
    }
    QJsonObject object{
        {u"summary"_s, QString::fromUtf8(route.summary)},
        {u"tags"_s, QJsonArray{tagOf(route)}},
        {u"x-access"_s, accessText(route.access)},
        {u"responses"_s, QJsonObject{{u"2XX"_s, answer}, {u"default"_s, problemAnswer()}}},
    };
    if (const QJsonArray list = parameters(pattern); !list.isEmpty()) {
        object.insert(u"parameters"_s, list);
    }
    if (!route.bodySchema.isEmpty()) {
        object.insert(
            u"requestBody"_s,
            QJsonObject{{u"required"_s, true},
                        {u"content"_s,
                         QJsonObject{{u"application/json"_s,
                                      QJsonObject{{u"schema"_s, schema(route.bodySchema)}}}}}});
    }
    if (route.access != Access::Anyone) {
        object.insert(u"security"_s, QJsonArray{QJsonObject{{u"bearer"_s, QJsonArray()}}});
    }
    return object;
}

constexpr char problemSchema[] = R"({"type": "object",
    "required": ["type", "title", "status", "detail", "request_id"],
    "properties": {"type": {"type": "string"}, "title": {"type": "string"},
        "status": {"type": "integer"}, "detail": {"type": "string"}, "code": {"type": "string"},
        "request_id": {"type": "string"},
        "errors": {"type": "array", "items": {"type": "object", "properties": {
            "field": {"type": "string"}, "code": {"type": "string"}, "reason": {"type": "string"}}}}}})";

constexpr char pageHead[] = R"(<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>Endpaper: the API</title><style>
:root { color-scheme: light dark; font: 16px/1.5 "Noto Sans", sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2 { font-family: Vollkorn, serif; font-weight: 500; } h2 { margin: 2rem 0 .5rem; }
table { border-collapse: collapse; width: 100%; } td { padding: .3rem .8rem .3rem 0; vertical-align: top; }
tr { border-bottom: 1px solid #8884; } code { font-size: .9em; } .m { font-weight: 600; width: 5rem; }
.w { color: GrayText; white-space: nowrap; }
</style></head><body>
)";

} // namespace

QByteArray openApiDocument(const std::vector<Route> &routes, const Settings &settings)
{
    QJsonObject paths;
    for (const Route &route : routes) {
        const QString path = QString::fromUtf8(route.pattern).remove(u'*');
        QJsonObject item = paths.value(path).toObject();
        item.insert(QString::fromLatin1(methodName(route.method).toLower()), operation(route));
        paths.insert(path, item);
    }
    const QJsonObject bearer{
        {u"type"_s, u"http"_s}, {u"scheme"_s, u"bearer"_s}, {u"bearerFormat"_s, u"JWT"_s}};
    const QJsonObject document{
        {u"openapi"_s, u"3.1.0"_s},
        {u"info"_s,
         QJsonObject{{u"title"_s, u"Endpaper"_s},
                     {u"version"_s, QString::fromLatin1(settings.version)}}},
        {u"paths"_s, paths},
        {u"components"_s,
         QJsonObject{{u"securitySchemes"_s, QJsonObject{{u"bearer"_s, bearer}}},
                     {u"schemas"_s, QJsonObject{{u"problem"_s, schema(problemSchema)}}}}},
    };
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

QByteArray docsPage(const std::vector<Route> &routes, const Settings &settings)
{
    std::map<QString, QString> rows;
    for (const Route &route : routes) {
        rows[tagOf(route)] +=
            u"<tr><td class=m>%1<td><code>%2</code><br>%3<td class=w>%4</tr>\n"_s.arg(
                QString::fromLatin1(methodName(route.method)),
                QString::fromUtf8(route.pattern).toHtmlEscaped(),
                QString::fromUtf8(route.summary).toHtmlEscaped(), accessText(route.access));
    }
    QString page = QString::fromLatin1(pageHead)
        % u"<h1>Endpaper %1</h1>\n<p>Everything this server answers. For programs: "
          "<a href=\"/openapi.json\">openapi.json</a>.</p>\n"_s.arg(
              QString::fromLatin1(settings.version));
    for (const auto &[tag, text] : rows) {
        page += u"<h2>"_s % tag.toHtmlEscaped() % u"</h2>\n<table>\n"_s % text % u"</table>\n"_s;
    }
    return (page % u"</body></html>\n"_s).toUtf8();
}

} // namespace endpaper::server
