// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/bookrow.h"

#include "domain/text.h"

#include <algorithm>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;
using domain::IsbnProblem;

namespace {

bool isReadable(const QString &text)
{
    return std::any_of(text.begin(), text.end(), [](QChar c) {
        return c.isLetterOrNumber() || c.isSurrogate() || c.isSymbol();
    });
}

RowReason reasonOf(IsbnProblem problem)
{
    switch (problem) {
    case IsbnProblem::WrongCheckDigit:
        return RowReason::WrongCheckDigit;
    case IsbnProblem::LostDigits:
        return RowReason::MangledIsbn;
    default:
        return RowReason::NotAnIsbn;
    }
}

RowReason findReason(const BookRow &row, TitleRule rule)
{
    if (row.reason != RowReason::None) {
        return row.reason; // seen while the row was read
    }
    // What stood on a list of ours may stand there again, however little is known of it.
    if (row.exact && !row.isbnProblem
        && (!row.title.isEmpty() || row.isbn || !row.sourceKey.isEmpty())) {
        return RowReason::None;
    }
    const bool isIsbnEnough = rule == TitleRule::IsbnAlone;
    if (!isReadable(row.title)) {
        if (row.isbn) {
            return isIsbnEnough ? RowReason::None : RowReason::NoTitle;
        }
        if (row.isbnProblem && isIsbnEnough) {
            return reasonOf(*row.isbnProblem);
        }
        return row.sourceKey.isEmpty() ? RowReason::NoTitleAndNoIsbn : RowReason::OnlyAKey;
    }
    if (row.isbnProblem) {
        return reasonOf(*row.isbnProblem);
    }
    const bool isNamed =
        row.isbn || (isIsbnEnough && (!row.goodreadsId.isEmpty() || !row.sourceKey.isEmpty()));
    if (!isNamed && row.authors.isEmpty()) {
        return RowReason::NoAuthorAndNoIsbn;
    }
    return RowReason::None;
}

} // namespace

QString rowReasonName(RowReason reason)
{
    switch (reason) {
    case RowReason::None:
        return u"none"_s;
    case RowReason::WrongCheckDigit:
        return u"wrong_check_digit"_s;
    case RowReason::MangledIsbn:
        return u"mangled_isbn"_s;
    case RowReason::NotAnIsbn:
        return u"not_an_isbn"_s;
    case RowReason::NoAuthorAndNoIsbn:
        return u"no_author_and_no_isbn"_s;
    case RowReason::NoTitle:
        return u"no_title"_s;
    case RowReason::OnlyAKey:
        return u"only_a_key"_s;
    case RowReason::TooManyCells:
        return u"too_many_cells"_s;
    case RowReason::UnreadableCell:
        return u"unreadable_cell"_s;
    case RowReason::NoTitleAndNoIsbn:
        return u"no_title_and_no_isbn"_s;
    case RowReason::TooFewCells:
        return u"too_few_cells"_s;
    case RowReason::UnclosedQuote:
        return u"unclosed_quote"_s;
    }
    return {};
}

QString rowKey(const BookRow &row)
{
    if (!row.goodreadsId.isEmpty()) {
        return u"goodreads:"_s % row.goodreadsId;
    }
    if (row.isbn) {
        return u"isbn:"_s % row.isbn->toString13();
    }
    if (!row.sourceKey.isEmpty()) {
        return row.sourceKey;
    }
    if (!row.title.isEmpty()) {
        return u"work:"_s % QString::number(domain::workHash(row.title, row.authors), 16);
    }
    return {};
}

domain::BookFacts factsOf(const BookRow &row)
{
    return {.isbn = row.isbn,
            .title = row.title,
            .authors = row.authors,
            .published = row.year ? QString::number(*row.year) : QString(),
            .language = row.language};
}

void sortIntoHeap(BookRow &row, TitleRule rule)
{
    row.reason = findReason(row, rule);
    if (row.reason == RowReason::None) {
        row.heap = Heap::In;
    } else {
        row.heap = row.reason >= RowReason::NoTitleAndNoIsbn ? Heap::CouldNotRead : Heap::LookAgain;
    }
}

} // namespace endpaper::exchange
