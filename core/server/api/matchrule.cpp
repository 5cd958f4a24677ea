// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookmatch.h"
#include "domain/text.h"
#include "server/api/matchfinder.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

namespace {

domain::BookFacts factsOf(const store::Post &post)
{
    return {.isbn = post.isbn,
            .title = post.title,
            .authors = post.authors,
            .published = {},
            .language = {}};
}

bool isTooDear(const store::Post &offer, const std::optional<domain::Money> &most)
{
    // Other currencies are not compared: no rate is good enough to hide a neighbour's book by.
    return most && offer.price && offer.price->currency == most->currency
        && offer.price->minor > most->minor;
}

bool isTooWorn(const store::Post &offer, domain::Condition least)
{
    return offer.condition != domain::Condition::Unknown && !domain::meets(offer.condition, least);
}

// A gift suits everybody who looks; otherwise both must mean the same.
bool isKindSuited(const store::Post &offer, const store::Post &search)
{
    return offer.kind == search.kind || offer.kind == "give";
}

QStringList sharedKeywords(const store::Post &offer, const store::Post &search)
{
    const QStringList titleWords =
        domain::foldForSearch(offer.title).split(u' ', Qt::SkipEmptyParts);
    QStringList shared;
    for (const QString &keyword : search.keywords) {
        if (offer.keywords.contains(keyword) || titleWords.contains(keyword)) {
            shared.append(u"keyword:"_s + keyword);
        }
    }
    return shared;
}

} // namespace

QStringList whyOfferSuits(const store::Post &offer, const store::Post &search)
{
    if (!isKindSuited(offer, search) || isTooDear(offer, search.price)
        || isTooWorn(offer, search.condition)) {
        return {};
    }
    const QStringList keywords = sharedKeywords(offer, search);
    if (!search.isbn && search.title.isEmpty()) {
        return keywords;
    }
    if (search.isbn && offer.isbn == search.isbn) {
        return QStringList{u"isbn"_s} + keywords;
    }
    const bool knowsAuthors = !offer.authors.isEmpty() && !search.authors.isEmpty();
    const bool isSameTitle = store::titleKey(offer.title) != 0
        && store::titleKey(offer.title) == store::titleKey(search.title);
    const double certainty = domain::matchCertainty(factsOf(offer), factsOf(search));
    if (certainty >= domain::matchCertain || (!knowsAuthors && isSameTitle)) {
        return QStringList{u"title"_s} + keywords;
    }
    return {};
}

QStringList whyOfferSuits(const store::Post &offer, const domain::Wish &wish)
{
    if (isTooDear(offer, wish.limits.total) || isTooWorn(offer, wish.limits.condition)) {
        return {};
    }
    const QString said = domain::foldForSearch(QString(offer.title % u' ' % offer.text));
    const auto isSaid = [&said](const QString &word) {
        return said.contains(domain::foldForSearch(word));
    };
    if (!std::ranges::all_of(wish.limits.words, isSaid)
        || std::ranges::any_of(wish.limits.notWords, isSaid)) {
        return {};
    }
    const bool isSameIsbn =
        offer.isbn && (offer.isbn == wish.isbn || wish.editionIsbns.contains(*offer.isbn));
    switch (domain::fitOf(factsOf(offer), wish)) {
    case domain::Fit::No:
        return {};
    case domain::Fit::Perhaps:
        return {u"title"_s, u"perhaps"_s};
    case domain::Fit::Yes:
        return {isSameIsbn ? u"isbn"_s : u"title"_s};
    }
    return {};
}

} // namespace endpaper::server
