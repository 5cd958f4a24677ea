// SPDX-License-Identifier: GPL-3.0-or-later
// The shapes of sources that want a key of the reader's own: AbeBooks, Biblio, Google Books,
// ISBNdb.
#include "sources/sample/sampleserver.h"
#include "sources/sample/sampletext.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace endpaper::sources {

using namespace Qt::StringLiterals;

std::vector<SampleOffer> SampleServer::offersFor(const Asked &asked) const
{
    const QString isbn = queryValue(asked.query, u"isbn"_s);
    return isbn.isEmpty() ? m_offers.forWords(queryValue(asked.query, u"title"_s),
                                              queryValue(asked.query, u"author"_s), asked.source)
                          : m_offers.forIsbn(isbn, asked.source);
}

SampleServer::Told SampleServer::abebooks(const Asked &asked) const
{
    if (queryValue(asked.query, u"clientkey"_s).isEmpty()) {
        return {.status = 401, .type = "text/plain", .body = "Unauthorized"};
    }
    // Its own names for countries and grades.
    static const QHash<QString, QString> countries{
        {u"DE"_s, u"Germany"_s}, {u"GB"_s, u"United Kingdom"_s}, {u"US"_s, u"U.S.A."_s},
        {u"FR"_s, u"France"_s},  {u"AT"_s, u"Austria"_s},        {u"NL"_s, u"Netherlands"_s}};
    const auto element = [](const char *name, const QString &text) {
        const QLatin1StringView tag(name);
        return text.isEmpty()
            ? QString()
            : QString(u'<' % tag % u'>' % text.toHtmlEscaped() % u"</"_s % tag % u'>');
    };
    QString rows;
    const auto offers = offersFor(asked);
    for (const SampleOffer &offer : offers) {
        rows += u"<Book>"_s % element("bookId", offer.id) % element("isbn13", offer.isbn)
            % element("listingCondition", u"NOT NEW BOOK"_s)
            % element("itemCondition", offer.gradeName)
            % element("listingPrice", plainAmount(offer.priceMinor))
            % element("firstBookShipCost",
                      offer.postageMinor ? plainAmount(*offer.postageMinor) : QString())
            % element("listingUrl", detailUrl(asked, offer.id)) % element("author", offer.author)
            % element("title", offer.title) % element("vendorName", offer.seller)
            % element("vendorLocation",
                      countries.value(offer.country).isEmpty()
                          ? QString()
                          : QString(u"Sampleton, "_s % countries.value(offer.country)))
            % element("bindingType", offer.binding)
            % element("publicationYear", QString::number(offer.year))
            % element("vendorDescription", offer.words) % u"</Book>"_s;
    }
    const QString all = u"<?xml version=\"1.0\" encoding=\"UTF-8\"?><searchResults><resultCount>"_s
        % QString::number(offers.size()) % u"</resultCount>"_s % rows % u"</searchResults>"_s;
    return {.type = "application/xml", .body = all.toUtf8()};
}

SampleServer::Told SampleServer::biblio(const Asked &asked) const
{
    QJsonArray rows;
    for (const SampleOffer &offer : offersFor(asked)) {
        rows.append(QJsonObject{{"title"_L1, offer.title},
                                {"author"_L1, offer.author},
                                {"isbn"_L1, offer.isbn},
                                {"price"_L1, plainAmount(offer.priceMinor)},
                                {"currency"_L1, u"USD"_s},
                                {"condition"_L1, offer.gradeName},
                                {"description"_L1, offer.words},
                                {"bookseller"_L1, offer.seller},
                                {"canonical_book_link"_L1, detailUrl(asked, offer.id)}});
    }
    return {.body =
                compact({{"data"_L1,
                          QJsonObject{{"meta"_L1, QJsonObject{{"number_found"_L1, rows.size()}}},
                                      {"results"_L1, rows}}}})};
}

SampleServer::Told SampleServer::googleBooks(const Asked &asked) const
{
    QJsonArray items;
    for (const domain::Isbn &isbn : domain::findIsbns(queryValue(asked.query, u"q"_s))) {
        const SampleBook *book = m_offers.bookByIsbn(isbn.toString13());
        if (!book) {
            continue;
        }
        const QJsonObject number{{"type"_L1, u"ISBN_13"_s}, {"identifier"_L1, book->isbn}};
        items.append(
            QJsonObject{{"id"_L1, QString(u"sample-"_s % book->isbn)},
                        {"volumeInfo"_L1,
                         QJsonObject{{"title"_L1, book->title},
                                     {"authors"_L1, QJsonArray::fromStringList(book->authors)},
                                     {"publishedDate"_L1, QString::number(book->year)},
                                     {"industryIdentifiers"_L1, QJsonArray{number}},
                                     {"language"_L1, book->language}}}});
    }
    QJsonObject all{{"kind"_L1, u"books#volumes"_s}, {"totalItems"_L1, items.size()}};
    if (!items.isEmpty()) { // as the real one: without hits there is no list
        all.insert("items"_L1, items);
    }
    return {.body = compact(all)};
}

SampleServer::Told SampleServer::isbndb(const Asked &asked) const
{
    const SampleBook *book = m_offers.bookByIsbn(asked.path.section(u'/', -1));
    if (!book) {
        return {.status = 404, .body = R"({"errorMessage":"Not Found"})"};
    }
    return {.body = compact({{"book"_L1,
                              QJsonObject{{"title"_L1, book->title},
                                          {"isbn13"_L1, book->isbn},
                                          {"authors"_L1, QJsonArray::fromStringList(book->authors)},
                                          {"date_published"_L1, QString::number(book->year)},
                                          {"language"_L1, book->language}}}})};
}

} // namespace endpaper::sources
