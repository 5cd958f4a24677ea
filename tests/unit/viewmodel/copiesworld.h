// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "daemonworld.h"

// Copies as a daemon tells of them. No raw string begins with a quotation mark: moc 6.4 would lose
// its way.
namespace endpaper::viewmodel {

using namespace Qt::StringLiterals;

inline constexpr char copiesPath[] = "GET /api/v1/books/9780140297997/copies";
inline const QByteArray idA = "01930000-0000-7000-8000-00000000000a";
inline const QByteArray idB = "01930000-0000-7000-8000-00000000000b";
inline const QByteArray idC = "01930000-0000-7000-8000-00000000000c";
inline const QByteArray idAlso = "01930000-0000-7000-8000-0000000000aa";

inline QByteArray copy(const QByteArray &id, int total, const QByteArray &seller,
                       const QByteArray &rest)
{
    const QByteArray money =
        "{\"minor\": " + QByteArray::number(total) + ", \"currency\": \"EUR\"}";
    return "{\"id\": \"" + id + "\", \"seller\": \"" + seller
        + "\", \"title\": \"Austerlitz\", \"isbn\": \"9780140297997\", \"price\": " + money
        + ", \"postage\": {\"minor\": 0, \"currency\": \"EUR\"}, \"total\": " + money
        + ", \"total_at_least\": " + money
        + ", \"url\": \"https://shop.example/1\", \"first_seen\": \"2026-11-20T10:15:00.000Z\", "
          "\"last_seen\": \"2026-11-21T10:15:00.000Z\", "
        + rest + "}";
}

// Three copies: one ex-library and listed twice, one auction from abroad, one plain.
inline QByteArray answer()
{
    return R"({"state": "fresh", "as_of": "2026-11-21T10:15:00.000Z", "rate_day": "2026-02-20", "items": [)"
        + copy(idA, 500, "Meyer",
               R"( "source": "booklooker", "condition": "good", "words": "Stempel", "from_country": "DE",
                  "flags": ["ex_library"], "also_at": ["ebay"],
                  "also": [{"source": "ebay", "seller": "meyer-books",
                     "price": {"minor": 600, "currency": "EUR"}, "postage": null,
                     "url": "https://ebay.example/9", "id": ")"
                   + idAlso + "\"}]")
        + ","
        + copy(idB, 700, "Smith",
               R"( "source": "ebay", "condition": "fine", "from_country": "GB", "flags": ["auction"])")
        + ","
        + copy(idC, 900, "Rossi",
               R"( "source": "booklooker", "condition": "very_good", "from_country": "DE", "flags": [])")
        + R"(], "sources": [
            {"id": "booklooker", "name": "booklooker", "state": "done", "rows": 2, "applied": ["used"]},
            {"id": "ebay", "name": "eBay", "state": "cut", "rows": 1, "reason": "rows",
             "attribution": "By eBay"}]})";
}

// The page of a book of which the daemon has those.
class CopiesWorld : protected DaemonWorld
{
protected:
    void makeWorld()
    {
        DaemonWorld::makeWorld();
        m_daemon->answer(copiesPath, answer());
        connectDaemon();
        m_copies = m_fixture->session.copies();
        m_copies->openIsbn(u"9780140297997"_s);
        QTRY_COMPARE(m_copies->rowCount(), 3);
    }

    CopiesModel *m_copies = nullptr;
};

} // namespace endpaper::viewmodel
