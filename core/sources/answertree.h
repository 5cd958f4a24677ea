// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sources/sourcedescription.h"

#include <QJsonValue>

namespace endpaper::sources {

// Deeper and longer answers than these are not read: no source needs them, and attackers do.
inline constexpr int treeDepthMax = 100;
inline constexpr int treeNodesMax = 500'000;

// An answer as one tree, whatever it was written in. The root is Undefined where `problem` says
// why there is none: "json", "xml", "html", "entities", "too_deep", "too_many".
struct AnswerTree
{
    QJsonValue root = QJsonValue(QJsonValue::Undefined);
    QString problem = {};
};

// `contentType` is the header's, `url` is where the answer came from, for relative addresses.
[[nodiscard]] AnswerTree readTree(AnswerKind kind, const QByteArray &body,
                                  const QByteArray &contentType, const QUrl &url);

// Bytes as text: by byte order mark, by the charset of the content type, by the one that the text
// declares, as UTF-8 if it is that, else as Windows-1252. Bytes that are none become U+FFFD.
[[nodiscard]] QString decodeText(const QByteArray &bytes, const QByteArray &contentType);

// The document element: a text where it holds nothing else, else an object of its children by local
// name (a list where a name occurs again), "@name" for attributes, "#text" for text between.
// Declared entities are refused, not expanded.
[[nodiscard]] AnswerTree readXml(const QByteArray &body, const QByteArray &contentType);
// {"numberOfRecords": "…", "diagnostic": "…", "records": [{ref, title, author: […], isbn: […],
// publisher, year, language}]} of an SRU answer with MARC 21 records.
[[nodiscard]] AnswerTree readSru(const QByteArray &body, const QByteArray &contentType);
// What a page says of products to machines: {"products": [{name, author: […], isbn, price,
// currency, condition, availability, seller, country, url, ref, postage, postage_currency, image,
// words, from_price}], "totalResults", "search" (address of an OpenSearch description), "name" (of
// the site), "address"}. Addresses are absolute.
[[nodiscard]] AnswerTree readHtml(const QByteArray &body, const QByteArray &contentType,
                                  const QUrl &url);
// JSON as pages have it: comments around, raw line ends in texts, commas before brackets.
[[nodiscard]] QJsonValue readLenientJson(const QString &text);

} // namespace endpaper::sources
