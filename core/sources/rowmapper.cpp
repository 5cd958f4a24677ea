// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/rowmapper.h"

#include "domain/text.h"
#include "sources/jsonpath.h"

#include <QHostAddress>
#include <QJsonArray>
#include <QRegularExpression>

#include <algorithm>

namespace endpaper::sources {

using namespace Qt::StringLiterals;
using domain::Condition;
using domain::Currency;
using domain::Isbn;
using domain::Money;

// A seller's description longer than this is cut: nobody reads on, and rows stay small.
static constexpr qsizetype wordsCharactersMax = 600;
static constexpr qsizetype titleCharactersMax = 300;

// Texts of sellers hold entities and tags; what is shown and searched holds neither.
static QString plain(QString text)
{
    static const QRegularExpression tag(u"<[^>]{0,300}>"_s);
    static const QRegularExpression entity(u"&(#x?[0-9a-fA-F]{1,6}|[a-z]{2,8});"_s);
    static const QHash<QString, QString> named{
        {u"amp"_s, u"&"_s},   {u"lt"_s, u"<"_s},     {u"gt"_s, u">"_s},     {u"quot"_s, u"\""_s},
        {u"apos"_s, u"'"_s},  {u"nbsp"_s, u" "_s},   {u"auml"_s, u"ä"_s},   {u"ouml"_s, u"ö"_s},
        {u"uuml"_s, u"ü"_s},  {u"szlig"_s, u"ß"_s},  {u"eacute"_s, u"é"_s}, {u"egrave"_s, u"è"_s},
        {u"ndash"_s, u"–"_s}, {u"hellip"_s, u"…"_s}, {u"euro"_s, u"€"_s}};
    if (text.contains(u'<')) {
        text.replace(tag, u" "_s);
    }
    if (text.contains(u'&')) {
        QString out;
        qsizetype from = 0;
        for (auto it = entity.globalMatch(text); it.hasNext();) {
            const auto match = it.next();
            const QString name = match.captured(1);
            QString value = named.value(name);
            if (name.startsWith(u'#')) {
                bool isNumber = false;
                const bool isHex = name.startsWith("#x"_L1);
                const char32_t code = name.mid(isHex ? 2 : 1).toUInt(&isNumber, isHex ? 16 : 10);
                const bool isText =
                    isNumber && code >= 32 && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF);
                value = isText ? QString::fromUcs4(&code, 1) : u" "_s;
            }
            out += QStringView(text).mid(from, match.capturedStart() - from);
            out += value.isNull() ? match.captured() : value;
            from = match.capturedEnd();
        }
        text = out + QStringView(text).mid(from);
    }
    return text.simplified();
}

bool isPublicAddress(const QHostAddress &address)
{
    // QHostAddress::isGlobal() counts RFC 1918 and unique local addresses as global.
    static const QList<QPair<QHostAddress, int>> reserved = [] {
        QList<QPair<QHostAddress, int>> list;
        for (const char *subnet :
             {"0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16",
              "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3",
              "::/127", "fc00::/7", "fe80::/10", "ff00::/8", "64:ff9b::/96"}) {
            list.append(QHostAddress::parseSubnet(QString::fromLatin1(subnet)));
        }
        return list;
    }();
    bool isMapped = false;
    const quint32 inside = address.toIPv4Address(&isMapped);
    const QHostAddress plainAddress = isMapped ? QHostAddress(inside) : address;
    return std::ranges::none_of(
        reserved, [&](const auto &subnet) { return plainAddress.isInSubnet(subnet); });
}

bool isPublicUrl(const QUrl &url, bool mayBePrivate)
{
    if (!url.isValid() || (url.scheme() != "https"_L1 && url.scheme() != "http"_L1)
        || url.host().isEmpty() || !url.userInfo().isEmpty()) {
        return false;
    }
    if (mayBePrivate) {
        return true;
    }
    const QString host = url.host();
    if (host == "localhost"_L1 || host.endsWith(".localhost"_L1) || host.endsWith(".local"_L1)
        || host.endsWith(".internal"_L1)) {
        return false;
    }
    const QHostAddress address(host);
    return address.isNull() || isPublicAddress(address);
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
        return rule->constant == "{name}"_L1 ? m_source.name : rule->constant;
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
        if (!isWhole || minor < 0 || digits.toInt() != currency->minorDigits()) {
            return false;
        }
        found.copy.price = {minor, *currency};
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

// A title or word search brings strangers too: every word of the main title must occur, and the
// author's family name in the author's field or the title where the row says an author at all.
bool RowMapper::isTheWork(const FoundCopy &found, const QString &author) const
{
    if (m_query.title.isEmpty()) {
        return true;
    }
    const QString hay = u' ' + domain::foldForSearch(QString(found.copy.title % u' ' % author)) + u' ';
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
    const QStringList details{field(row, u"binding"_s), field(row, u"year"_s).remove(u'.'),
                              field(row, u"language"_s)};
    for (const QString &detail : details) {
        if (!detail.isEmpty() && !copy.sellerWords.contains(detail)) {
            copy.sellerWords.prepend(copy.sellerWords.isEmpty() ? detail
                                                                : QString(detail % u" · "_s));
        }
    }
    if (found.isByWords && !isTheWork(found, author) && (!copy.isbn || copy.isbn != m_query.isbn)) {
        return RowFate::Dropped;
    }
    if (found.isByWords && copy.isbn != m_query.isbn) {
        found.marks.append(u"other_edition"_s);
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
    found.published = field(row, u"year"_s);
    found.language = field(row, u"language"_s);
    found.cover = field(row, u"cover"_s);
    return RowFate::Taken;
}

} // namespace endpaper::sources
