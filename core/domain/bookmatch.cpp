// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookmatch.h"

#include "domain/copy.h"
#include "domain/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace endpaper::domain {

namespace {

// 0 to 1: how alike two titles are when read without accents, articles and subtitles.
double titleLikeness(const QString &a, const QString &b)
{
    const QString titleA = sortTitle(splitTitle(a).title);
    const QString titleB = sortTitle(splitTitle(b).title);
    if (titleA.isEmpty() || titleB.isEmpty()) {
        return 0;
    }
    if (titleA == titleB) {
        return 1;
    }
    const QString mainA = sortTitle(mainTitle(splitTitle(a).title));
    const QString mainB = sortTitle(mainTitle(splitTitle(b).title));
    const bool oneHasSubtitle = mainA != titleA || mainB != titleB;
    if (oneHasSubtitle && mainA == mainB) {
        // Two different subtitles: volumes of a series, perhaps.
        return mainA == titleA || mainB == titleB ? 0.96 : 0.8;
    }
    const QStringList wordsA = titleA.split(u' ');
    const QStringList wordsB = titleB.split(u' ');
    const auto common = std::count_if(wordsA.begin(), wordsA.end(),
                                      [&](const QString &word) { return wordsB.contains(word); });
    const auto all = wordsA.size() + wordsB.size() - common;
    return 0.85 * double(common) / double(all);
}

enum class Authors { Same, Unknown, Different };

Authors compareAuthors(const QStringList &a, const QStringList &b)
{
    if (a.isEmpty() || b.isEmpty()) {
        return Authors::Unknown;
    }
    for (const QString &left : a) {
        const QString family = foldForSearch(familyName(left));
        const auto isSame = [&](const QString &right) {
            return !family.isEmpty()
                && (family == foldForSearch(familyName(right))
                    || foldForSearch(left) == foldForSearch(right));
        };
        if (std::any_of(b.begin(), b.end(), isSame)) {
            return Authors::Same;
        }
    }
    return Authors::Different;
}

struct Group
{
    QStringView prefix; // of the 13 digits
    QStringView language;
};
// Registration groups that stand for a language (International ISBN Agency); shared ones are left
// out.
constexpr std::array groups{
    Group{u"9780", u"en"},   Group{u"9781", u"en"},   Group{u"9798", u"en"},
    Group{u"9782", u"fr"},   Group{u"97910", u"fr"},  Group{u"9783", u"de"},
    Group{u"9784", u"ja"},   Group{u"9785", u"ru"},   Group{u"9787", u"zh"},
    Group{u"97884", u"es"},  Group{u"97913", u"es"},  Group{u"97888", u"it"},
    Group{u"97912", u"it"},  Group{u"97885", u"pt"},  Group{u"97865", u"pt"},
    Group{u"978972", u"pt"}, Group{u"978989", u"pt"}, Group{u"97890", u"nl"},
    Group{u"97894", u"nl"},  Group{u"97891", u"sv"},  Group{u"97887", u"da"},
    Group{u"97882", u"no"},  Group{u"97883", u"pl"},  Group{u"97880", u"cs"}};

QString languageOf(const BookFacts &book)
{
    if (!book.language.isEmpty()) {
        return normalLanguage(book.language);
    }
    if (book.isbn) {
        const QString digits = book.isbn->toString13();
        for (const Group &group : groups) {
            if (digits.startsWith(group.prefix)) {
                return group.language.toString();
            }
        }
    }
    return {};
}

Fit fitOfWork(const BookFacts &offer, const Wish &wish)
{
    if (offer.isbn && (offer.isbn == wish.isbn || wish.editionIsbns.contains(*offer.isbn))) {
        return Fit::Yes;
    }
    // Two ISBNs may be two editions: the words decide.
    const double certainty = matchCertainty({.title = offer.title, .authors = offer.authors},
                                            {.title = wish.title, .authors = wish.authors});
    return certainty >= matchCertain ? Fit::Yes : certainty >= matchLikely ? Fit::Perhaps : Fit::No;
}

Fit fitOfLanguage(const BookFacts &offer, const Wish &wish, Fit work)
{
    if (work == Fit::No || wish.editionLanguages.isEmpty()) {
        return work;
    }
    const QString language = languageOf(offer);
    if (language.isEmpty()) {
        return Fit::Perhaps;
    }
    const bool isWanted =
        std::any_of(wish.editionLanguages.begin(), wish.editionLanguages.end(),
                    [&](const QString &wanted) { return normalLanguage(wanted) == language; });
    if (isWanted) {
        return work;
    }
    // A group only guesses: Penguin prints German readers too.
    return offer.language.isEmpty() ? Fit::Perhaps : Fit::No;
}

Fit fitOfIsbns(const BookFacts &offer, const QList<Isbn> &wanted, Fit work)
{
    if (offer.isbn) {
        return wanted.contains(*offer.isbn) ? Fit::Yes : Fit::No;
    }
    return work == Fit::No ? Fit::No : Fit::Perhaps;
}

// Two printings of a book that has no ISBN are told apart by their years.
Fit fitOfYear(const BookFacts &offer, const Wish &wish, Fit work)
{
    const QString wanted = wish.published.left(4);
    if (work == Fit::No || wanted.isEmpty()) {
        return work;
    }
    const QString year = offer.published.left(4);
    return year.isEmpty() ? Fit::Perhaps : year == wanted ? work : Fit::No;
}

Fit fitOfEdition(const BookFacts &offer, const Wish &wish, Fit work)
{
    switch (wish.editionMode) {
    case EditionMode::Any:
        return work;
    case EditionMode::Languages:
        return fitOfLanguage(offer, wish, work);
    case EditionMode::Chosen:
        return fitOfIsbns(offer, wish.editionIsbns, work);
    case EditionMode::Exact:
        return wish.isbn ? fitOfIsbns(offer, {*wish.isbn}, work) : fitOfYear(offer, wish, work);
    }
    return Fit::No;
}

} // namespace

double matchCertainty(const BookFacts &a, const BookFacts &b)
{
    if (a.isbn && a.isbn == b.isbn) {
        return 1;
    }
    double certainty = titleLikeness(a.title, b.title);
    switch (compareAuthors(a.authors, b.authors)) {
    case Authors::Same:
        certainty *= 0.97;
        break;
    case Authors::Unknown:
        certainty *= 0.75;
        break;
    case Authors::Different:
        certainty *= 0.3;
        break;
    }
    if (certainty > 0 && !a.published.isEmpty() && a.published.left(4) == b.published.left(4)) {
        certainty = std::min(0.99, certainty + 0.02);
    }
    return certainty;
}

Fit fitOf(const BookFacts &offer, const Wish &wish)
{
    return fitOfEdition(offer, wish, fitOfWork(offer, wish));
}

Fit fitOfCopy(const Copy &copy, const Wish &wish)
{
    const BookFacts facts{
        .isbn = copy.isbn, .published = copy.published, .language = copy.language};
    return fitOfEdition(facts, wish, isTitleAlone(wish) ? Fit::Perhaps : Fit::Yes);
}

bool isTitleAlone(const Wish &wish) { return !wish.isbn && wish.authors.isEmpty(); }

bool isTitleAlone(const QString &offered, const QString &wanted)
{
    const auto named = [](const QString &title) {
        // A dash parts only between blanks: "Catch-22" is one word.
        static const QRegularExpression end(u"[,;:(\\[/|.]|\\s[-–—]\\s"_s);
        const QString whole = splitTitle(title).title;
        const qsizetype at = whole.indexOf(end);
        return sortTitle(at > 0 ? whole.left(at) : whole);
    };
    const QString name = named(wanted);
    return !name.isEmpty() && named(offered) == name;
}

} // namespace endpaper::domain
