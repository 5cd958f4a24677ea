// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/vault/copyrepository.h"
#include "support/enginehouse.h"

// Copies of one book as a search of the samples stores them, and where they are asked for.
namespace endpaper::test {

using namespace Qt::StringLiterals;

inline const store::CopyScope scope{u"9780439023481"_s, u"DE"_s, true};
inline const QString target = u"/api/v1/books/9780439023481/copies?country=DE"_s;

inline store::StoredCopy listing(const QString &source, qint64 price)
{
    return {.copy = {.source = source,
                     .seller = u"Antiquariat Lindenhof"_s,
                     .title = u"The Hunger Games"_s,
                     .isbn = domain::Isbn::parse(scope.subject).value(),
                     .condition = domain::Condition::Good,
                     .sellerWords = u"Rücken verblichen, Name auf Vorsatz, Ecken bestoßen"_s,
                     .binding = u"Taschenbuch"_s,
                     .published = u"1995"_s,
                     .price = {price, domain::Currency::eur()},
                     .fromCountry = u"DE"_s,
                     .url = QUrl(u"https://shop.example/"_s + source),
                     .isSample = true},
            .ref = u"1"_s,
            .marks = {}};
}

// A source's whole answer: one copy at that price.
inline Expected<> answered(server::Context &context, const QString &source, qint64 price,
                           Instant now)
{
    store::CopyRepository copies(context.transaction);
    std::vector<store::StoredCopy> list{listing(source, price)};
    TRY(copies.replace(scope, source, list, now));
    return copies.putAnswer(scope,
                            {.source = source,
                             .state = u"done"_s,
                             .reason = {},
                             .rows = 1,
                             .askedAt = now,
                             .goodAt = now});
}

} // namespace endpaper::test
