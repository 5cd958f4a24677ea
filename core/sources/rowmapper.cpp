// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/rowmapper.h"

#include "domain/bookmatch.h"
#include "domain/text.h"
#include "sources/hostile.h"
#include "sources/jsonpath.h"

#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace endpaper::sources {

using namespace Qt::StringLiterals;
using domain::Condition;
using domain::Currency;
using domain::Isbn;
using domain::Money;

// A seller's description longer than this is cut: nobody reads on, and rows stay small.
static constexpr qsizetype wordsCharactersMax = 600;
static constexpr qsizetype titleCharactersMax = 300;

static constexpr qsizetype detailCharactersMax = 60;
static constexpr qsizetype languageCharactersMax = 3; // ISO 639
// Printing begins here; what lies ahead by more than a year is a slip or a joke.
static constexpr int yearMin = 1450;
static constexpr int yearMax = 2100;

// "1974.", "1998-03", "July 1982" → the year; empty for what no book can have.
static QString yearOf(const QString &text)
{
    static const QRegularExpression digits(u"(?<!\\d)\\d{4}(?!\\d)"_s);
    const QString year = digits.match(text).captured();
    return year.toInt() >= yearMin && year.toInt() <= yearMax ? year : QString();
}

// "ger", "German", "de-AT" → "de"; empty for what is no language's name.
static QString languageIn(const QString &text)
{
    const QString language = domain::normalLanguage(text);
    return language.size() <= languageCharactersMax ? language : QString();
}

QString RowMapper::field(const QJsonValue &row, const QString &name) const
{
    const auto rule = m_source.fields.constFind(name);
    if (rule == m_source.fields.constEnd()) {
        return {};
    }
    QString text;
    for (const QString &path : rule->paths) {
        text = textAt(row, path);
        if (!text.isEmpty()) {
            break;
        }
    }
    if (!text.isEmpty() && !rule->lookupRows.isEmpty()) {
        const QString key = std::exchange(text, {});
        for (const QJsonValue &other : valueAt(m_answer, rule->lookupRows).toArray()) {
            if (textAt(other, rule->lookupKey) == key) {
                text = textAt(other, rule->lookupValue);
                break;
            }
        }
    }
    if (text.isEmpty()) {
        if (rule->constant == "{name}"_L1) {
            return m_source.name;
        }
        if (rule->constant.startsWith(u'{') && rule->constant.endsWith(u'}')) {
            const auto values = m_source.variables.value(rule->constant.sliced(1).chopped(1));
            return values.value(m_query.country.toUpper(), values.value(u"*"_s));
        }
        return rule->constant;
    }
    if (!rule->lastAfter.isEmpty()) {
        text = text.section(rule->lastAfter, -1).trimmed();
    }
    if (!rule->map.isEmpty()) {
        text = rule->map.value(text, rule->map.value(u"*"_s, text));
    }
    if (!rule->prefix.isEmpty() && !text.startsWith("http"_L1)) {
        QString prefix = rule->prefix;
        text.prepend(prefix.replace("{base}"_L1, m_source.base.toString()));
    }
    return text;
}

bool RowMapper::mapPrice(const QJsonValue &row, FoundCopy &found) const
{
    return readPrice(row, found) && found.copy.price.minor <= priceMinorMax;
}

bool RowMapper::readPrice(const QJsonValue &row, FoundCopy &found) const
{
    const auto currency = Currency::parse(field(row, u"currency"_s));
    if (!currency) {
        return false;
    }
    QString text = field(row, u"price"_s);
    if (text == "words"_L1) { // the seller says it in the description
        static const QRegularExpression amount(
            u"(?:(?:€|EUR|\\$|£)\\s?\\d{1,4}(?:[.,]\\d{1,2})?|\\d{1,4}(?:[.,]\\d{1,2})?\\s?(?:€|EUR|Euro|\\$|£))"_s);
        text = amount.match(found.copy.sellerWords).captured();
        const auto money = domain::parseMoney(text, *currency);
        if (!money || !*money) {
            return false;
        }
        found.copy.price = **money;
        return true;
    }
    const QString digits = field(row, u"price_digits"_s);
    if (!digits.isEmpty()) {
        bool isWhole = false;
        const qint64 minor = text.toLongLong(&isWhole);
        const int shift = currency->minorDigits() - digits.toInt();
        if (!isWhole || minor < 0 || minor > priceMinorMax || shift < 0 || shift > 3) {
            return false;
        }
        found.copy.price = {minor * qint64(std::pow(10, shift)), *currency};
        return true;
    }
    if (auto plainAmount = domain::parsePlainAmount(text, *currency)) {
        found.copy.price = *plainAmount;
        return true;
    }
    const auto written = domain::parseMoney(text, *currency);
    if (!written || !*written) {
        return false;
    }
    found.copy.price = **written;
    return true;
}

void RowMapper::mapPostage(const QJsonValue &row, FoundCopy &found) const
{
    const QString text = field(row, u"postage"_s);
    if (text.isEmpty()) {
        return; // unknown, which is not nothing
    }
    const QString code = field(row, u"postage_currency"_s);
    const auto currency =
        code.isEmpty() ? Expected<Currency>(found.copy.price.currency) : Currency::parse(code);
    if (!currency) {
        return;
    }
    if (auto amount = domain::parsePlainAmount(text, *currency)) {
        found.copy.postage = *amount;
    } else if (auto written = domain::parseMoney(text, *currency); written && *written) {
        found.copy.postage = **written;
    }
    if (found.copy.postage && found.copy.postage->minor > priceMinorMax) {
        found.copy.postage.reset();
    }
}

bool RowMapper::mapUrl(const QJsonValue &row, FoundCopy &found) const
{
    const QUrl url(field(row, u"url"_s), QUrl::StrictMode);
    if (!isPublicUrl(url, m_source.mayBePrivate)) {
        return false;
    }
    found.copy.url = url;
    return true;
}

std::optional<domain::GeoPoint> RowMapper::placeOf(const QJsonValue &row) const
{
    bool isLat = false;
    bool isLng = false;
    const double lat = field(row, u"lat"_s).toDouble(&isLat);
    const double lng = field(row, u"lng"_s).toDouble(&isLng);
    const auto at = domain::makeGeoPoint(lat, lng);
    return isLat && isLng && at ? std::optional(*at) : std::nullopt;
}

// Who does not say where they are is not near.
bool RowMapper::isNear(const QJsonValue &row) const
{
    const auto at = placeOf(row);
    return at && m_query.near
        && domain::distanceMetres(*m_query.near, *at) <= m_query.radiusKm * 1000.0;
}

// A title or word search brings strangers too: every word of the main title must occur, and the
// author's family name in the author's field or the title where the row says an author at all.
// Without an author to go by, the title must be no other one, and no other year may be said.
bool RowMapper::isTheWork(const FoundCopy &found, const QString &author) const
{
    if (m_query.title.isEmpty()) {
        return true;
    }
    if (m_query.author.isEmpty()) {
        const QString &year = found.copy.published;
        return domain::isTitleAlone(found.copy.title, m_query.title)
            && (year.isEmpty() || m_query.year.isEmpty() || year == m_query.year);
    }
    const QString hay =
        u' ' + domain::foldForSearch(QString(found.copy.title % u' ' % author)) + u' ';
    const QString wanted =
        domain::foldForSearch(domain::mainTitle(domain::splitTitle(m_query.title).title));
    for (const QStringView word : QStringView(wanted).split(u' ', Qt::SkipEmptyParts)) {
        if (!hay.contains(QString(u' ' + word.toString() + u' '))) {
            return false;
        }
    }
    const QString family = domain::foldForSearch(domain::familyName(m_query.author));
    return author.isEmpty() || family.isEmpty() || hay.contains(u' ' + family + u' ');
}

RowFate RowMapper::mapCopy(const QJsonValue &row, FoundCopy &found) const
{
    if (!row.isObject()) {
        return RowFate::Unreadable;
    }
    found = {};
    for (const RowRule &rule : m_source.rows) {
        const QString value = textAt(row, rule.path);
        const bool holds = rule.anyOf.isEmpty() ? value.isEmpty() : rule.anyOf.contains(value);
        if (holds && rule.flag.isEmpty()) {
            return RowFate::Dropped;
        }
        if (holds) {
            found.marks.append(rule.flag);
        }
    }
    domain::Copy &copy = found.copy;
    found.ref = field(row, u"ref"_s);
    copy.title = plain(field(row, u"title"_s)).left(titleCharactersMax);
    copy.sellerWords = plain(field(row, u"words"_s)).left(wordsCharactersMax);
    if (found.ref.isEmpty() || copy.title.isEmpty() || !mapPrice(row, found)
        || !mapUrl(row, found)) {
        return RowFate::Unreadable;
    }
    if (m_asked.isByDistance() && m_source.tellsPlaces() && !isNear(row)) {
        return RowFate::Dropped;
    }
    mapPostage(row, found);
    const QString author = plain(field(row, u"author"_s));
    const QString condition = field(row, u"condition"_s);
    copy.condition = domain::conditionFromName(condition).value_or(Condition::Unknown);
    if (copy.condition == Condition::Unknown && condition != "unknown"_L1) {
        copy.condition =
            domain::conditionFromWords(condition == "words"_L1 ? copy.sellerWords : condition);
    }
    copy.source = m_source.id;
    copy.seller = plain(field(row, u"seller"_s)).left(titleCharactersMax);
    copy.fromCountry = field(row, u"country"_s).toUpper().left(2);
    copy.flags = domain::findRedFlags(QString(copy.title % u". "_s % copy.sellerWords));
    copy.firstSeen = copy.lastSeen = m_now;
    copy.isSample = m_source.isSample;
    found.isByWords = m_asked.by != QueryTemplate::By::Isbn;
    const QString isbnText = field(row, u"isbn"_s).section(u':', -1);
    if (const auto isbn = Isbn::parse(isbnText)) {
        copy.isbn = *isbn;
    } else if (!found.isByWords) {
        copy.isbn = m_query.isbn;
    }
    copy.binding = plain(field(row, u"binding"_s)).left(detailCharactersMax);
    copy.published = yearOf(field(row, u"year"_s));
    copy.language = languageIn(plain(field(row, u"language"_s)));
    if (found.isByWords && !isTheWork(found, author) && (!copy.isbn || copy.isbn != m_query.isbn)) {
        return RowFate::Dropped;
    }
    // A book without a number is told from its other printings by the year.
    const bool isOtherYear = !m_query.isbn && !m_query.year.isEmpty() && !copy.published.isEmpty()
        && copy.published != m_query.year;
    if (found.isByWords && (copy.isbn != m_query.isbn || isOtherYear || m_query.isTitleAlone())) {
        found.marks.append(u"other_edition"_s);
    }
    if (!m_asked.mark.isEmpty()) {
        found.marks.append(m_asked.mark);
    }
    return RowFate::Taken;
}

RowFate RowMapper::mapBook(const QJsonValue &row, FoundBook &found) const
{
    if (!row.isObject()) {
        return RowFate::Unreadable;
    }
    found = {};
    found.ref = field(row, u"ref"_s);
    found.title = plain(field(row, u"title"_s)).left(titleCharactersMax);
    if (found.ref.isEmpty() || found.title.isEmpty()) {
        return RowFate::Unreadable;
    }
    const FieldRule authors = m_source.fields.value(u"author"_s);
    for (const QString &path : authors.paths) {
        const QJsonValue value = valueAt(row, path);
        for (const QJsonValue &name : value.isArray() ? value.toArray() : QJsonArray{value}) {
            if (!name.toString().isEmpty()) {
                found.authors.append(plain(name.toString()).left(titleCharactersMax));
            }
        }
    }
    for (const QString &path : m_source.fields.value(u"isbn"_s).paths) {
        const QJsonValue value = valueAt(row, path);
        for (const QJsonValue &text : value.isArray() ? value.toArray() : QJsonArray{value}) {
            if (const auto isbn = Isbn::parse(text.toString());
                isbn && !found.isbns.contains(*isbn)) {
                found.isbns.append(*isbn);
            }
        }
        if (!found.isbns.isEmpty()) {
            break;
        }
    }
    found.published = yearOf(field(row, u"year"_s));
    found.language = plain(field(row, u"language"_s)).left(detailCharactersMax);
    found.publisher = plain(field(row, u"publisher"_s)).left(titleCharactersMax);
    found.work = field(row, u"work"_s).left(titleCharactersMax);
    found.cover = field(row, u"cover"_s).left(titleCharactersMax);
    return RowFate::Taken;
}

RowFate RowMapper::mapPlace(const QJsonValue &row, FoundPlace &found) const
{
    const auto at = placeOf(row);
    found = {.ref = field(row, u"ref"_s),
             .kind = field(row, u"kind"_s),
             .name = plain(field(row, u"name"_s)).left(titleCharactersMax),
             .at = at.value_or(domain::GeoPoint{}),
             .address = plain(field(row, u"address"_s)).left(titleCharactersMax),
             .hours = plain(field(row, u"hours"_s)).left(titleCharactersMax)};
    if (found.ref.isEmpty() || !at) {
        return RowFate::Unreadable;
    }
    const QUrl website(field(row, u"website"_s), QUrl::StrictMode);
    if (isPublicUrl(website, false)) {
        found.website = website;
    }
    return RowFate::Taken;
}

} // namespace endpaper::sources
