// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "exchange/tableformat.h"

#include <algorithm>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;
using domain::Isbn;
using domain::IsbnProblem;

namespace {

// What the cells say of the ISBN: the first valid one; else what is wrong with the first that is
// there.
class IsbnCells
{
public:
    explicit IsbnCells(BookRow &row)
        : m_row(row)
    {
    }

    void read(const QString &cell)
    {
        if (m_row.isbn || cell.isEmpty()) {
            return;
        }
        const auto isbn = Isbn::read(cell);
        if (isbn) {
            m_row.isbn = *isbn;
            m_row.isbnProblem.reset();
            m_row.isbnText.clear();
        } else if (isbn.error() != IsbnProblem::Empty && !m_row.isbnProblem) {
            m_row.isbnProblem = isbn.error();
            m_row.isbnText = cell.trimmed();
        }
    }

private:
    BookRow &m_row;
};

QStringList splitTags(const QString &cell)
{
    QStringList tags;
    const QChar sign = cell.contains(u';') ? u';' : u',';
    for (const QString &part : cell.split(sign, Qt::SkipEmptyParts)) {
        if (const QString tag = part.simplified(); !tag.isEmpty() && !tags.contains(tag)) {
            tags += tag;
        }
    }
    return tags;
}

bool isYes(const QString &cell)
{
    const QString folded = domain::foldForSearch(cell);
    return folded == u"yes" || folded == u"true" || folded == u"ja" || folded == u"oui"
        || folded == u"x" || folded == u"si" || folded == u"sim" || folded.toInt() > 0;
}

void set(QString &field, const QString &cell)
{
    if (field.isEmpty()) {
        field = cell.trimmed();
    }
}

template <typename Value> void set(std::optional<Value> &field, std::optional<Value> value)
{
    if (!field) {
        field = std::move(value);
    }
}

void addAuthors(BookRow &row, const QStringList &authors)
{
    for (const QString &author : authors) {
        if (!row.authors.contains(author)) {
            row.authors += author;
        }
    }
}

void takeTitle(BookRow &row, const QString &cell)
{
    if (!row.title.isEmpty()) {
        return;
    }
    domain::TitleParts parts = domain::splitTitle(cell);
    row.title = std::move(parts.title);
    set(row.series, parts.series);
    set(row.seriesNumber, parts.seriesNumber);
}

void takeShelf(BookRow &row, const QString &cell)
{
    if (row.shelfName.isEmpty()) {
        row.shelfName = cell.simplified();
        row.shelf = readShelf(cell);
    }
}

struct Years
{
    std::optional<int> edition;
    std::optional<int> work;
};

void takeText(BookRow &row, BookField field, const QString &cell)
{
    switch (field) {
    case BookField::Title:
        takeTitle(row, cell);
        break;
    case BookField::Subtitle:
        set(row.subtitle, cell.simplified());
        break;
    case BookField::GoodreadsId:
        set(row.goodreadsId, cell);
        break;
    case BookField::Publisher:
        set(row.publisher, cell.simplified());
        break;
    case BookField::Language:
        set(row.language, cell.simplified());
        break;
    case BookField::Series:
        set(row.series, cell.simplified());
        break;
    case BookField::SeriesNumber:
        set(row.seriesNumber, cell);
        break;
    case BookField::Notes:
        set(row.notes, cell);
        break;
    case BookField::Review:
        set(row.review, cell);
        break;
    default:
        break;
    }
}

void takeCell(BookRow &row, BookField field, const QString &cell, AuthorForm form, Years &years)
{
    switch (field) {
    case BookField::Author:
        addAuthors(row, splitAuthors(cell, form));
        break;
    case BookField::MoreAuthors:
        addAuthors(row, splitAuthors(cell, form == AuthorForm::One ? AuthorForm::Commas : form));
        break;
    case BookField::Year:
        set(years.edition, readYear(cell));
        break;
    case BookField::WorkYear:
        set(years.work, readYear(cell));
        break;
    case BookField::Shelf:
        takeShelf(row, cell);
        break;
    case BookField::Tags:
        row.tags += splitTags(cell);
        break;
    case BookField::Rating:
        set(row.rating, readRating(cell));
        break;
    case BookField::Owned:
        row.isOwned = row.isOwned || isYes(cell);
        break;
    case BookField::DateAdded:
        set(row.dateAdded, readDate(cell));
        break;
    case BookField::DateRead:
        set(row.dateRead, readDate(cell));
        break;
    default:
        takeText(row, field, cell);
        break;
    }
}

void takeIsbns(BookRow &row, const ColumnMapping &mapping)
{
    IsbnCells isbns(row);
    const qsizetype columns = std::min(row.rawCells.size(), qsizetype(mapping.size()));
    for (const BookField wanted : {BookField::Isbn13, BookField::Isbn}) {
        for (qsizetype i = 0; i < columns; ++i) {
            if (mapping[size_t(i)] == wanted) {
                isbns.read(row.rawCells[i]);
            }
        }
    }
}

// Too many cells are suspicious unless they are empty; too few only if the title is not among them.
void checkWidth(BookRow &row, const ColumnMapping &mapping)
{
    const auto width = qsizetype(mapping.size());
    const auto isFilled = [](const QString &cell) { return !cell.trimmed().isEmpty(); };
    if (row.rawCells.size() > width
        && std::any_of(row.rawCells.begin() + width, row.rawCells.end(), isFilled)) {
        row.reason = RowReason::TooManyCells;
    }
    const auto title = std::find(mapping.begin(), mapping.end(), BookField::Title);
    const bool wantsTitle = title != mapping.end();
    if (wantsTitle && row.rawCells.size() <= title - mapping.begin() && !row.isbn) {
        row.reason = RowReason::TooFewCells;
    }
}

} // namespace

int shareOf(const QStringList &header, std::initializer_list<QStringView> wanted)
{
    int found = 0;
    for (const QStringView name : wanted) {
        found += header.contains(name) ? 1 : 0;
    }
    return found * 100 / int(wanted.size());
}

QString cellOf(const BookRow &row, const QStringList &header, QStringView name)
{
    return row.rawCells.value(header.indexOf(name)).trimmed();
}

void fillRow(BookRow &row, const TableFormat &format, const ColumnMapping &mapping,
             const QStringList &header)
{
    takeIsbns(row, mapping);
    Years years;
    const qsizetype columns = std::min(row.rawCells.size(), qsizetype(mapping.size()));
    for (qsizetype i = 0; i < columns; ++i) {
        const BookField field = mapping[size_t(i)];
        if (field != BookField::Ignore && !row.rawCells[i].isEmpty()) {
            takeCell(row, field, row.rawCells[i], format.authors, years);
        }
    }
    row.year = years.edition ? years.edition : years.work;
    if (format.finish != nullptr) {
        format.finish(row, header);
    }
    checkWidth(row, mapping);
    sortIntoHeap(row);
}

} // namespace endpaper::exchange
