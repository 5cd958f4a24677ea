// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of the real sources' answers, as their documentation and users record them.
#include "sources/sample/sampleserver.h"
#include "sources/sample/sampletext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

QString SampleServer::detailUrl(const Asked &asked, const QString &id) const
{
    return u"http://127.0.0.1:"_s % QString::number(port()) % u'/' % asked.source % u"/sample/"_s
        % id;
}

// Everything is 200 and text/html; the payload is JSON in a JSON string, all values are strings.
SampleServer::Told SampleServer::booklooker(const Asked &asked)
{
    const auto told = [](const QString &status, const QString &returnValue) {
        return Told{.type = "text/html; charset=utf-8",
                    .body = compact({{"status"_L1, status}, {"returnValue"_L1, returnValue}})};
    };
    if (asked.path == "/2.0/authenticate"_L1) {
        if (asked.method != "POST") {
            return told(u"NOK"_s, u"INVALID_REQUEST_METHOD"_s);
        }
        const QString key = queryValue(asked.query, u"apiKey"_s);
        if (key.isEmpty()) {
            return told(u"NOK"_s, u"API_KEY_MISSING"_s);
        }
        return key == "wrong"_L1
            ? told(u"NOK"_s, u"AUTHENTICATION_FAILED"_s)
            : told(u"OK"_s, QString(u"SAMPLE-TOKEN-"_s % QString::number(++m_tokens)));
    }
    const QString token = queryValue(asked.query, u"token"_s);
    const bool isStale =
        m_faults.value(asked.source) == Fault::TokenGone && token == "SAMPLE-TOKEN-1"_L1;
    if (!token.startsWith("SAMPLE-TOKEN-"_L1) || isStale) {
        return told(u"NOK"_s, isStale ? u"TOKEN_EXPIRED"_s : u"TOKEN_MISSING"_s);
    }
    const QString isbn = queryValue(asked.query, u"isbn"_s);
    const auto offers = isbn.isEmpty()
        ? m_offers.forWords(queryValue(asked.query, u"title"_s),
                            queryValue(asked.query, u"author"_s), asked.source)
        : m_offers.forIsbn(isbn, asked.source);
    QJsonArray rows;
    for (const SampleOffer &offer : offers) {
        QJsonObject row{{"ArticleId"_L1, QString(u"A0"_s % offer.id)},
                        {"Title"_L1, offer.title},
                        {"Author"_L1, offer.author},
                        {"Publisher"_L1, u"Sample Press"_s},
                        {"Year"_L1, QString(QString::number(offer.year) % u'.')},
                        {"Edition"_L1, offer.binding},
                        {"Price"_L1, plainAmount(offer.priceMinor)},
                        {"Country"_L1, offer.country},
                        {"New"_L1, u"0"_s},
                        {"Infotext"_L1, offer.words},
                        {"DetailLinkUrl"_L1, detailUrl(asked, offer.id)},
                        {"Offerer"_L1, offer.seller}};
        if (offer.postageMinor) {
            row.insert("ShippingPrice"_L1, plainAmount(*offer.postageMinor));
        }
        if (!offer.isbn.isEmpty()) {
            row.insert("ISBN"_L1, offer.isbn);
        }
        rows.append(row);
    }
    return told(u"OK"_s, QString::fromUtf8(compact({{"Book"_L1, rows}})));
}

SampleServer::Told SampleServer::ebay(const Asked &asked)
{
    if (asked.path == "/identity/v1/oauth2/token"_L1) {
        const bool isWrong = asked.head.contains(
            QByteArray("authorization: basic " + QByteArray("wrong").toBase64().toLower()));
        if (asked.method != "POST" || !asked.head.contains("authorization: basic ") || isWrong) {
            return {
                .status = 401,
                .body =
                    R"({"error":"invalid_client","error_description":"client authentication failed"})"};
        }
        return {.body = compact(
                    {{"access_token"_L1, QString(u"v^1.1#sample-"_s % QString::number(++m_tokens))},
                     {"expires_in"_L1, 7200},
                     {"token_type"_L1, u"Application Access Token"_s}})};
    }
    const bool isStale =
        m_faults.value(asked.source) == Fault::TokenGone && asked.head.contains("sample-1\r");
    if (!asked.head.contains("authorization: bearer v^1.1#sample-") || isStale) {
        return {.status = 401,
                .body =
                    R"({"errors":[{"errorId":1001,"domain":"OAuth","message":"Invalid token"}]})"};
    }
    const QString gtin = queryValue(asked.query, u"gtin"_s);
    const QString words = queryValue(asked.query, u"q"_s);
    if (gtin.isEmpty() == words.isEmpty()) {
        return {
            .status = 400,
            .body =
                R"({"errors":[{"errorId":12001,"domain":"API_BROWSE","message":"q or gtin"}]})"};
    }
    const bool isNumber = words.size() == 13 && domain::Isbn::parse(words).has_value();
    const auto offers = !gtin.isEmpty() ? m_offers.forIsbn(gtin, asked.source)
        : isNumber                      ? m_offers.forIsbn(words, asked.source)
                                        : m_offers.forWords(words, {}, asked.source);
    QJsonArray rows;
    for (const SampleOffer &offer : offers) {
        const auto money = [](qint64 minor) {
            return QJsonObject{{"value"_L1, plainAmount(minor)}, {"currency"_L1, u"EUR"_s}};
        };
        QJsonObject shipping{
            {"shippingCostType"_L1, offer.postageMinor ? u"FIXED"_s : u"CALCULATED"_s}};
        if (offer.postageMinor) {
            shipping.insert("shippingCost"_L1, money(*offer.postageMinor));
        }
        rows.append(QJsonObject{{"itemId"_L1, QString(u"v1|"_s % offer.id % u"|0"_s)},
                                {"title"_L1, QString(offer.title % u", "_s % offer.binding)},
                                {"price"_L1, money(offer.priceMinor)},
                                {"buyingOptions"_L1, QJsonArray{u"FIXED_PRICE"_s}},
                                {"condition"_L1, offer.gradeName},
                                {"conditionId"_L1, offer.gradeId},
                                {"shippingOptions"_L1, QJsonArray{shipping}},
                                {"itemLocation"_L1, QJsonObject{{"country"_L1, offer.country}}},
                                {"seller"_L1, QJsonObject{{"username"_L1, offer.seller}}},
                                {"shortDescription"_L1, offer.words},
                                {"itemWebUrl"_L1, detailUrl(asked, offer.id)}});
    }
    return {.body = compact({{"total"_L1, rows.size()},
                             {"limit"_L1, 100},
                             {"offset"_L1, 0},
                             {"itemSummaries"_L1, rows}})};
}

SampleServer::Told SampleServer::inventaire(const Asked &asked) const
{
    const QString isbn = queryValue(asked.query, u"uris"_s).section(u':', 1);
    QJsonArray items;
    QJsonArray users;
    static const QStringList kinds{u"giving"_s, u"lending"_s, u"selling"_s, u"inventorying"_s};
    int n = 0;
    for (const SampleOffer &offer : m_offers.forIsbn(isbn, asked.source)) {
        const QString owner = u"user-"_s + offer.id;
        const QString kind = kinds.at(n++ % kinds.size());
        const QString price = kind == "selling"_L1
            ? QString(u" "_s % plainAmount(offer.priceMinor) % u" €"_s)
            : QString();
        items.append(QJsonObject{{"_id"_L1, offer.id},
                                 {"owner"_L1, owner},
                                 {"entity"_L1, QString(u"isbn:"_s % isbn)},
                                 {"transaction"_L1, kind},
                                 {"details"_L1, QString(offer.words % price)},
                                 {"snapshot"_L1,
                                  QJsonObject{{"entity:title"_L1, offer.title},
                                              {"entity:authors"_L1, offer.author},
                                              {"entity:lang"_L1, offer.language}}}});
        QJsonObject user{{"_id"_L1, owner}, {"username"_L1, offer.seller}};
        if (n % 2 == 1) { // the others say nothing of where they are
            user.insert("position"_L1, QJsonArray{52.5 + 0.02 * n, 13.4});
        }
        users.append(user);
    }
    return {.body = compact({{"items"_L1, items}, {"users"_L1, users}})};
}

SampleServer::Told SampleServer::woocommerce(const Asked &asked) const
{
    QJsonArray rows;
    for (const SampleOffer &offer :
         m_offers.forIsbn(queryValue(asked.query, u"search"_s), asked.source)) {
        rows.append(QJsonObject{
            {"id"_L1, offer.id.right(6).toInt()},
            {"name"_L1, offer.title},
            {"permalink"_L1, detailUrl(asked, offer.id)},
            {"sku"_L1, queryValue(asked.query, u"search"_s)},
            {"short_description"_L1, QString(u"<p>"_s % offer.words % u"</p>"_s)},
            {"is_in_stock"_L1, true},
            {"prices"_L1,
             QJsonObject{{"price"_L1, QString::number(offer.priceMinor)},
                         {"currency_code"_L1, u"EUR"_s},
                         {"currency_minor_unit"_L1, 2}}},
            {"attributes"_L1,
             QJsonArray{QJsonObject{
                 {"name"_L1, u"Zustand"_s},
                 {"terms"_L1, QJsonArray{QJsonObject{{"name"_L1, offer.gradeName}}}}}}}});
    }
    return {.body = QJsonDocument(rows).toJson(QJsonDocument::Compact)};
}

SampleServer::Told SampleServer::catalogue(const Asked &asked) const
{
    const auto field = [](const char *tag, const char *code, const QString &text) {
        return QString(u"<datafield tag=\""_s % QLatin1StringView(tag) % u"\"><subfield code=\""_s
                       % QLatin1StringView(code) % u"\">"_s % text.toHtmlEscaped()
                       % u"</subfield></datafield>"_s);
    };
    QString records;
    int count = 0;
    for (const domain::Isbn &isbn : domain::findIsbns(queryValue(asked.query, u"query"_s))) {
        const SampleBook *book = m_offers.bookByIsbn(isbn.toString13());
        if (!book || count > 0) {
            continue; // both forms of a number are asked for
        }
        ++count;
        records = u"<record><recordData><record><controlfield tag=\"001\">sample-"_s % book->isbn
            % u"</controlfield>"_s % field("020", "a", book->isbn)
            % field("041", "a", book->language) % field("245", "a", book->title)
            % field("100", "a", book->authors.value(0))
            % field("264", "c", QString::number(book->year)) % u"</record></recordData></record>"_s;
    }
    const QString all =
        u"<?xml version=\"1.0\"?><searchRetrieveResponse xmlns=\"http://www.loc.gov/zing/srw/\">"_s
        % u"<numberOfRecords>"_s % QString::number(count) % u"</numberOfRecords>"_s
        % (count > 0 ? QString(u"<records>"_s % records % u"</records>"_s) : QString())
        % u"</searchRetrieveResponse>"_s;
    return {.type = "application/xml", .body = all.toUtf8()};
}

SampleServer::Told SampleServer::openLibrary(const Asked &asked) const
{
    const auto doc = [](const SampleBook &book) {
        const QJsonArray isbns{book.isbn};
        return QJsonObject{{"key"_L1, QString(u"/works/OL"_s % book.goodreads % u"W"_s)},
                           {"title"_L1, book.title},
                           {"author_name"_L1, QJsonArray::fromStringList(book.authors)},
                           {"first_publish_year"_L1, book.year},
                           {"isbn"_L1, isbns},
                           {"language"_L1, QJsonArray{book.language}}};
    };
    QJsonArray docs;
    const QString byKey = queryValue(asked.query, u"q"_s);
    if (const SampleBook *book = m_offers.bookByGoodreads(byKey.section(u':', 1));
        book && !byKey.isEmpty()) {
        docs.append(doc(*book));
    }
    for (const SampleBook &book : m_offers.booksByTitle(queryValue(asked.query, u"title"_s))) {
        docs.append(doc(book));
    }
    return {.body = compact({{"numFound"_L1, docs.size()}, {"start"_L1, 0}, {"docs"_L1, docs}})};
}

} // namespace endpaper::sources
