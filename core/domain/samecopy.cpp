// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/samecopy.h"

#include "domain/text.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

// What the same copy's price may differ by between marketplaces: commissions go on top.
constexpr double priceRatioMax = 1.3;
// Where words do not decide, prices and grades must agree better.
constexpr double closeRatioMax = 1.2;
// Fewer words of substance than these prove nothing, neither way.
constexpr qsizetype wordsMin = 4;
constexpr double wordsAgree = 0.6; // of the shorter text's words
constexpr qsizetype nameCharactersMin = 5; // of a name found inside another
constexpr qsizetype charactersMax = 600;

enum class Dealer { Other, Perhaps, Same };

using Words = QSet<QString>;

// Umlauts are written in two ways; after folding both are one letter.
QString folded(QStringView text)
{
    QString plain = foldForSearch(text.first(std::min(text.size(), charactersMax)));
    return plain.replace("ae"_L1, "a"_L1).replace("oe"_L1, "o"_L1).replace("ue"_L1, "u"_L1);
}

QStringList tokensOf(const QString &text)
{
    static const QRegularExpression between(u"[^\\p{L}\\p{N}]+"_s,
                                            QRegularExpression::UseUnicodePropertiesOption);
    return text.split(between, Qt::SkipEmptyParts);
}

// What a dealer's name holds besides the name.
const Words &tradeWords()
{
    static const Words words{u"antiquariat"_s,  u"versandantiquariat"_s,
                             u"buchhandlung"_s, u"librairie"_s,
                             u"libreria"_s,     u"livraria"_s,
                             u"bookshop"_s,     u"bookstore"_s,
                             u"books"_s,        u"book"_s,
                             u"buch"_s,         u"bucher"_s,
                             u"livres"_s,       u"libros"_s,
                             u"libri"_s,        u"used"_s,
                             u"shop"_s,         u"versand"_s,
                             u"gmbh"_s,         u"ug"_s,
                             u"ltd"_s,          u"llc"_s,
                             u"inc"_s,          u"ag"_s,
                             u"sarl"_s,         u"srl"_s,
                             u"ek"_s,           u"the"_s,
                             u"and"_s,          u"und"_s,
                             u"et"_s,           u"la"_s,
                             u"le"_s,           u"les"_s,
                             u"du"_s,           u"de"_s,
                             u"der"_s,          u"die"_s,
                             u"das"_s,          u"am"_s,
                             u"pbfa"_s,         u"aba"_s,
                             u"uk"_s,           u"co"_s};
    return words;
}

// "Bergmann & Sohn" is not Bergmann.
const Words &otherHouse()
{
    static const Words words{u"sohn"_s,  u"sohne"_s,   u"son"_s,     u"sons"_s,       u"fils"_s,
                             u"figli"_s, u"hijos"_s,   u"filhos"_s,  u"bruder"_s,     u"brothers"_s,
                             u"nachf"_s, u"tochter"_s, u"filiale"_s, u"nachfolger"_s, u"branch"_s};
    return words;
}

// Words that stand in every dealer's texts and tell no copy from another.
const Words &phraseWords()
{
    static const Words words = [] {
        const QStringList parts = tokensOf(folded(
            u"gut gute guter gutes sehr gebraucht wie neu zustand exemplar buch book used good "
            u"very "
            "fine fair poor condition copy item the and with for from der die das den dem und mit "
            "von "
            "aus als ein eine einer auf im in an am bei zum zur ist sind oder nicht ohne sonst bon "
            "tres "
            "etat avec les des une sur dans pour et ou may have some this that has been but are "
            "not "
            "its versand bitte fragen melden rechnung ausgewiesener mwst differenzbesteuert nach "
            "ustg "
            "buchersendung ships shipping uk fast dispatched within hours money back guarantee "
            "satisfaction guaranteed envoi soigne rapide taschenbuch hardcover paperback gebundene "
            "ausgabe sprache deutsch broche werktag nachsten"_s));
        return Words(parts.begin(), parts.end());
    }();
    return words;
}

struct Features
{
    const Copy *copy = nullptr;
    Words name; // of the dealer, without the words of the trade
    QString wholeName; // in one, the words of the trade too
    QString coreName; // in one, without
    // Made when they are first asked for: most copies differ by dealer or price already.
    mutable std::optional<Words> words = {};

    [[nodiscard]] const Words &substance() const
    {
        if (!words) {
            words.emplace();
            for (const QString &token : tokensOf(folded(copy->sellerWords))) {
                if (token.size() > 2 && !phraseWords().contains(token)) {
                    words->insert(token);
                }
            }
        }
        return *words;
    }
};

Features featuresOf(const Copy &copy)
{
    static const QRegularExpression owner(u"\\b(inh|inhaber|inhaberin|prop|owner)\\b.*$"_s);
    Features features;
    features.copy = &copy;
    for (const QString &token : tokensOf(folded(copy.seller).remove(owner))) {
        features.wholeName += token;
        if (token.size() > 1 && !tradeWords().contains(token)) {
            features.name.insert(token);
            features.coreName += token;
        }
    }
    return features;
}

// Numbers of volumes in a title; not years: "1984" may stand in one title and not in the other.
QStringList volumesIn(const QString &title)
{
    static const QRegularExpression digits(u"(?<!\\d)\\d{1,3}(?!\\d)"_s);
    QStringList numbers;
    for (auto it = digits.globalMatch(title); it.hasNext();) {
        numbers.append(it.next().captured());
    }
    return numbers;
}

// Each of the words occurs in the other's name, written together or apart.
bool isWithin(const Features &inner, const Features &outer)
{
    return inner.coreName.size() >= nameCharactersMin && !inner.name.isEmpty()
        && std::all_of(inner.name.begin(), inner.name.end(), [&](const QString &word) {
               return outer.name.contains(word)
                   || (word.size() > 2 && outer.wholeName.contains(word));
           });
}

Dealer compareDealers(const Features &a, const Features &b)
{
    if (a.wholeName.isEmpty() || b.wholeName.isEmpty()) {
        return Dealer::Other;
    }
    const Words aOnly = a.name - b.name;
    const Words bOnly = b.name - a.name;
    if (aOnly.intersects(otherHouse()) || bOnly.intersects(otherHouse())) {
        return Dealer::Other;
    }
    if (a.wholeName == b.wholeName || (!a.coreName.isEmpty() && a.coreName == b.coreName)
        || (!a.name.isEmpty() && a.name == b.name)) {
        return Dealer::Same;
    }
    const bool isAWithin = isWithin(a, b);
    const bool isBWithin = isWithin(b, a);
    if (isAWithin && isBWithin) {
        return Dealer::Same;
    }
    return isAWithin || isBWithin ? Dealer::Perhaps : Dealer::Other;
}

// The greater price over the lesser; nothing if they cannot be compared.
std::optional<double> priceRatio(const Copy &a, const Copy &b, const RateTable *rates)
{
    Money other = b.price;
    if (a.price.currency != b.price.currency) {
        const auto converted =
            rates ? rates->convert(b.price, a.price.currency) : Expected<Money>();
        if (!rates || !converted) {
            return {};
        }
        other = *converted;
    }
    const auto [low, high] = std::minmax(a.price.minor, other.minor);
    return low <= 0 ? (high <= 0 ? 1.0 : priceRatioMax + 1) : double(high) / double(low);
}

bool isSameBook(const Features &a, const Features &b)
{
    if (a.copy->isbn && b.copy->isbn) {
        return a.copy->isbn == b.copy->isbn;
    }
    if (volumesIn(a.copy->title) != volumesIn(b.copy->title)) {
        return false;
    }
    // One title may go on with the author or a subtitle.
    QString shorter = folded(mainTitle(splitTitle(a.copy->title).title));
    QString longer = folded(mainTitle(splitTitle(b.copy->title).title));
    if (shorter.size() > longer.size()) {
        shorter.swap(longer);
    }
    return !shorter.isEmpty() && (longer == shorter || longer.startsWith(QString(shorter + u' ')));
}

bool haveCloseGrades(Condition a, Condition b)
{
    return a == Condition::Unknown || b == Condition::Unknown || std::abs(int(a) - int(b)) <= 1;
}

bool isSame(const Features &a, const Features &b, const RateTable *rates)
{
    const Copy &left = *a.copy;
    const Copy &right = *b.copy;
    if (left.source == right.source || left.isSample != right.isSample
        || (!left.fromCountry.isEmpty() && !right.fromCountry.isEmpty()
            && left.fromCountry != right.fromCountry)) {
        return false;
    }
    const auto ratio = priceRatio(left, right, rates);
    if (ratio && *ratio > priceRatioMax) {
        return false;
    }
    const Dealer dealer = compareDealers(a, b);
    if (dealer == Dealer::Other || !isSameBook(a, b)) {
        return false;
    }
    const Words &leftWords = a.substance();
    const Words &rightWords = b.substance();
    const qsizetype least = std::min(leftWords.size(), rightWords.size());
    if (least >= wordsMin) {
        const Words both = leftWords & rightWords;
        return double(both.size()) >= wordsAgree * double(least);
    }
    // Too few words to go by: then everything else has to agree. Texts that share no word at all
    // although both have some are of two copies.
    const bool isContradicted = least >= 2 && !leftWords.intersects(rightWords);
    return dealer == Dealer::Same && !isContradicted && ratio && *ratio <= closeRatioMax
        && haveCloseGrades(left.condition, right.condition);
}

} // namespace

bool isSameCopy(const Copy &a, const Copy &b, const RateTable *rates)
{
    return isSame(featuresOf(a), featuresOf(b), rates);
}

std::vector<size_t> sameCopyGroups(std::span<const Copy *const> copies, const RateTable *rates,
                                   const PartedCopies &parted)
{
    std::vector<Features> features;
    features.reserve(copies.size());
    for (const Copy *copy : copies) {
        features.push_back(featuresOf(*copy));
    }
    std::vector<size_t> first(copies.size());
    std::vector<std::vector<size_t>> groups; // members, the first stands for all
    for (size_t i = 0; i < copies.size(); ++i) {
        first[i] = i;
        // Of several groups that would take it the first does: they stand in the reader's order.
        const auto fits = [&](const std::vector<size_t> &group) {
            const bool isSomeones = std::ranges::any_of(
                group, [&](size_t j) { return isSame(features[j], features[i], rates); });
            return isSomeones && std::ranges::none_of(group, [&](size_t j) {
                       return copies[j]->source == copies[i]->source
                           || parted.contains({copies[j]->id, copies[i]->id})
                           || parted.contains({copies[i]->id, copies[j]->id});
                   });
        };
        const auto group = std::ranges::find_if(groups, fits);
        if (group == groups.end()) {
            groups.push_back({i});
        } else {
            first[i] = group->front();
            group->push_back(i);
        }
    }
    return first;
}

} // namespace endpaper::domain
