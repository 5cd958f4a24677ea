// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/bookmatch.h"
#include "domain/isbn.h"
#include "exchange/exportedwish.h"

#include <QDate>
#include <QStringList>

#include <memory>
#include <optional>

namespace endpaper::exchange {

// Where a row of an import lands: in exactly one heap, and none vanishes.
enum class Heap {
    In, // brought in as it is
    LookAgain, // brought in only after a person has looked
    CouldNotRead,
};

// Why a row is not simply In. The texts for people are the view model's.
enum class RowReason {
    None,
    WrongCheckDigit, // LookAgain from here on
    MangledIsbn, // 9.78E+12
    NotAnIsbn, // an ASIN, a wrong length, printed music
    NoAuthorAndNoIsbn,
    NoTitle, // an ISBN, but no title
    OnlyAKey, // neither, but a catalogue's key: Open Library's reading log
    TooManyCells, // the surplus was joined to the last column or dropped
    UnreadableCell, // of our own CSV: edited to something that we never write
    NoTitleAndNoIsbn, // CouldNotRead from here on
    TooFewCells,
    UnclosedQuote,
};
[[nodiscard]] QString rowReasonName(RowReason reason); // "wrong_check_digit"

// What the reader's own file says of a book's place in their life.
enum class Shelf { None, ToRead, Reading, Read, DidNotFinish, Other };

// A row of somebody's book list, in our terms; the cells as they came stay beside.
struct BookRow
{
    qint64 lineNumber = 0;
    QStringList rawCells = {};

    QString title = {}; // without the series suffix
    QString subtitle = {};
    QStringList authors = {};
    std::optional<domain::Isbn> isbn = {};
    QString isbnText = {}; // as written, where it is no valid ISBN
    std::optional<domain::IsbnProblem> isbnProblem = {};
    QString goodreadsId = {};
    QString sourceKey = {}; // another catalogue's key: "openlibrary:OL102749W"
    std::optional<int> year = {}; // of the edition, else of the work
    QString publisher = {};
    QString language = {}; // as written
    QString series = {};
    QString seriesNumber = {};
    Shelf shelf = Shelf::None;
    QString shelfName = {}; // as written
    QStringList tags = {}; // own shelves and tags, without the exclusive shelf
    std::optional<int> rating = {}; // 1-5, rounded half up
    bool isOwned = false;
    std::optional<QDate> dateAdded = {};
    std::optional<QDate> dateRead = {};
    QString notes = {};
    QString review = {};
    // All that our own CSV holds of the wish, exactly as it was written; null for other formats.
    std::shared_ptr<const ExportedWish> exact = {};

    Heap heap = Heap::In;
    RowReason reason = RowReason::None;
    std::optional<qint64> repeatsLine = {}; // an earlier row of the file is the same book
};

// What makes two rows the same book: "goodreads:5907", else "isbn:978…", else the source key, else
// "work:" and a hash of title and author. Empty for a row without any of them. The same file twice
// gives the same keys.
[[nodiscard]] QString rowKey(const BookRow &row);
[[nodiscard]] domain::BookFacts factsOf(const BookRow &row);
// Puts the row in its heap by what it holds. `IsbnAlone`: a list of bare ISBNs and links, where no
// title and no author is asked.
enum class TitleRule { Wanted, IsbnAlone };
void sortIntoHeap(BookRow &row, TitleRule rule = TitleRule::Wanted);

} // namespace endpaper::exchange
