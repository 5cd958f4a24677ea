// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/copy.h"
#include "domain/place.h"
#include "sources/sourcedescription.h"

#include <QJsonObject>

namespace endpaper::sources {

// What is asked for. Texts that are not known are null.
struct BookQuery
{
    std::optional<domain::Isbn> isbn = {};
    QString title = {};
    QString author = {}; // the first author's name
    QString goodreadsId = {};
    QString identifier = {}; // of a catalogue, as Open Library's search has it: "id_amazon:B00…"
    QString country = {}; // where it would be sent to, ISO 3166 alpha-2
    QString year = {}; // of books without an ISBN
    // A number that is no ISBN by its check digit, and is to be looked for all the same.
    QString number = {};
    // Where the buyer can fetch a copy, if they said so: for sources that know a radius.
    QString postcode = {};
    std::optional<domain::GeoPoint> near = {};
    int radiusKm = 0;
    // Only what can be fetched there; without it, only what is sent.
    bool isOnlyNear = false;

    // Nothing but a title, and perhaps its year, to tell the book by.
    [[nodiscard]] bool isTitleAlone() const
    {
        return !isbn && author.isEmpty() && !title.isEmpty();
    }
};

// A copy as a source showed it.
struct FoundCopy
{
    domain::Copy copy;
    QString ref; // the source's own name for it, the same at each look
    // "giving", "lending", "auction", "from_price", "other_edition", "pickup"
    QStringList marks;
    bool isByWords = false; // found by title or free words: perhaps another edition

    friend bool operator==(const FoundCopy &, const FoundCopy &) = default;
};

// A book as a catalogue knows it.
struct FoundBook
{
    QString ref;
    QString title;
    QStringList authors;
    QList<domain::Isbn> isbns;
    QString published;
    QString language;
    QString cover;
    QString publisher = {};
    QString work = {}; // the source's own name for the work
};

// A bookshop or a public bookcase. What is not known is empty.
struct FoundPlace
{
    QString ref;
    QString kind; // "bookshop", "bookcase", "charity"
    QString name;
    domain::GeoPoint at;
    QString address = {};
    QUrl website = {}; // a candidate for shopprobe.h
    QString hours = {}; // as OpenStreetMap writes opening hours
};

// Nobody asks more for a used book than ten million of anything: what does is a broken row.
inline constexpr qint64 priceMinorMax = 1'000'000'000;

enum class RowFate { Taken, Dropped, Unreadable };

// Turns rows of an answer into copies or books, by the description's fields. Stateless but for the
// answer that lookups read. Any thread.
class RowMapper
{
public:
    RowMapper(const SourceDescription &source, const BookQuery &query, const QueryTemplate &asked,
              const QJsonValue &answer, Instant now)
        : m_source(source)
        , m_query(query)
        , m_asked(asked)
        , m_answer(answer)
        , m_now(now)
    {
    }

    // Dropped: the row is whole, and nothing for us (not for sale, new, filtered). Every filter
    // that the source was asked to apply is applied again here.
    [[nodiscard]] RowFate mapCopy(const QJsonValue &row, FoundCopy &found) const;
    [[nodiscard]] RowFate mapBook(const QJsonValue &row, FoundBook &found) const;
    [[nodiscard]] RowFate mapPlace(const QJsonValue &row, FoundPlace &found) const;

private:
    [[nodiscard]] QString field(const QJsonValue &row, const QString &name) const;
    [[nodiscard]] bool mapPrice(const QJsonValue &row, FoundCopy &found) const;
    [[nodiscard]] bool readPrice(const QJsonValue &row, FoundCopy &found) const;
    void mapPostage(const QJsonValue &row, FoundCopy &found) const;
    [[nodiscard]] bool mapUrl(const QJsonValue &row, FoundCopy &found) const;
    [[nodiscard]] std::optional<domain::GeoPoint> placeOf(const QJsonValue &row) const;
    [[nodiscard]] bool isNear(const QJsonValue &row) const;
    [[nodiscard]] bool isTheWork(const FoundCopy &found, const QString &author) const;

    const SourceDescription &m_source;
    const BookQuery &m_query;
    const QueryTemplate &m_asked;
    QJsonValue m_answer;
    Instant m_now;
};

} // namespace endpaper::sources
