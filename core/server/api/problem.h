// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "server/api/request.h"
#include "server/api/route.h"

#include <QLocale>

#include <span>

namespace endpaper::server {

// One input that is not acceptable. `code` is a short word ("required", "too_long" …) that has
// a sentence in words.json; `field` is a path as in the body ("limits.total"), or "?name" of a
// query.
struct FieldProblem
{
    QString field;
    QString code;
};

// The one table from kinds of errors to HTTP. Invalid is 422, or 400 where the field is "body" or
// begins with "?" (what was sent is malformed, or the query is wrong).
[[nodiscard]] int statusOf(const Error &error);

// An application/problem+json answer (RFC 9457). `detailKey` names a sentence of words.json; empty:
// the status's own. 429, 503 and 507 carry Retry-After (`retryAfterSeconds`).
[[nodiscard]] Reply problemReply(int status, const QLocale &locale, const QByteArray &requestId,
                                 const QString &detailKey = {},
                                 const QList<FieldProblem> &errors = {}, int retryAfterSeconds = 1);
// For an error of a handler: Error::context goes to the log, except that an Invalid's context may
// be a code of FieldProblem, which is then told.
[[nodiscard]] Reply errorReply(const Error &error, const QLocale &locale,
                               const QByteArray &requestId);

// The sentence for a key in one of our languages, English if there is none, the key itself if even
// that is missing. resources of server/api: words.<language>.json. Any thread.
[[nodiscard]] bool hasWords(const QString &key);
[[nodiscard]] QString words(const QString &key, const QLocale &locale);
// The best of our languages for an Accept-Language header; English for none. Any thread.
[[nodiscard]] QLocale acceptedLocale(QByteArrayView acceptLanguage);
// The best of these; the first for none.
[[nodiscard]] QLocale acceptedLocale(QByteArrayView acceptLanguage, std::span<const QLocale> ours);
// Where its reader most likely lives: the region of the best language that names one ("CH" of
// "de, fr-CH;q=0.8"), else the home of the best ("DE" of "de"); null where nothing tells.
[[nodiscard]] QString acceptedCountry(QByteArrayView acceptLanguage);

} // namespace endpaper::server
