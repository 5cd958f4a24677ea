// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "sources/sample/sampleoffers.h"
#include "sources/sourcedescription.h"

#include <QByteArray>
#include <QObject>
#include <QTcpServer>
#include <QUrlQuery>

namespace endpaper::sources {

// How a sample source fails: each is something that a real one has done.
enum class Fault {
    None,
    RateLimited, // 429 with Retry-After
    ErrorInside, // 200 with the source's own error in it
    Html, // 200 with a page for JSON
    Truncated, // 200 with half an answer
    Hanging, // never answers
    Empty202, // a bot wall's 202 without a body
    Forbidden, // 403
    ServerError, // 500
    BrokenOff, // the connection goes in the middle of the body
    Challenge, // 200 with a page that wants a script to run
    NoRows, // 200, readable, and nothing in it where the rows should be
    ForeignRows, // 200, rows of a shape that nobody told us about
    RedirectAway, // 302 to a private address of another host
    TooLarge, // 200 with more than we take
    TokenGone, // the first token is refused, the next is good
};

// A loopback HTTP server that speaks the real sources' shapes with made-up offers: booklooker,
// eBay, AbeBooks, Biblio, inventaire, WooCommerce, Open Library, Google Books, ISBNdb, libraries'
// SRU, Overpass, each below "/<id>". For sample mode and for tests.
// Lives on one thread with an event loop.
class SampleServer final : public QObject
{
    Q_OBJECT

public:
    explicit SampleServer(QObject *parent = nullptr);

    // On a free port of 127.0.0.1. Unavailable if there is none.
    [[nodiscard]] Expected<> listen();
    // The same source, asked here: base replaced, labelled as sample, its private address meant.
    [[nodiscard]] SourceDescription replaced(const SourceDescription &source) const;
    void setFault(const QString &source, Fault fault) { m_faults.insert(source, fault); }
    void learn(const QString &isbn13, const QString &title, const QString &author)
    {
        m_offers.learn(isbn13, title, author);
    }
    // Requests answered, or left hanging, by source id.
    [[nodiscard]] int requestCount(const QString &source) const { return m_counts.value(source); }
    [[nodiscard]] QByteArray lastRequest() const { return m_lastRequest; }
    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }

private:
    struct Asked
    {
        QByteArray method;
        QString source = {}; // first part of the path
        QString path = {}; // the rest
        QUrlQuery query;
        QByteArray head;
    };
    struct Told
    {
        int status = 200;
        QByteArray type = "application/json";
        QByteArray body = {};
        QByteArray extraHead = {};
        qint64 missingBytes = 0; // announced and not sent
        bool isHanging = false;
    };
    void readRequest(QTcpSocket *socket);
    [[nodiscard]] Told answer(const Asked &asked);
    [[nodiscard]] std::optional<Told> failing(const Asked &asked);
    [[nodiscard]] Told booklooker(const Asked &asked);
    [[nodiscard]] Told ebay(const Asked &asked);
    [[nodiscard]] Told inventaire(const Asked &asked) const;
    [[nodiscard]] Told woocommerce(const Asked &asked) const;
    [[nodiscard]] Told abebooks(const Asked &asked) const;
    [[nodiscard]] Told biblio(const Asked &asked) const;
    [[nodiscard]] Told googleBooks(const Asked &asked) const;
    [[nodiscard]] Told isbndb(const Asked &asked) const;
    [[nodiscard]] std::vector<SampleOffer> offersFor(const Asked &asked) const;
    [[nodiscard]] Told openLibrary(const Asked &asked) const;
    [[nodiscard]] Told catalogue(const Asked &asked) const; // of a library, by SRU
    [[nodiscard]] QString detailUrl(const Asked &asked, const QString &id) const;

    QTcpServer m_server;
    SampleOffers m_offers;
    QHash<QString, Fault> m_faults;
    QHash<QString, int> m_counts;
    QByteArray m_lastRequest;
    int m_tokens = 0;
};

} // namespace endpaper::sources
