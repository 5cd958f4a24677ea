// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/tableformat.h"

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

// Both forms, of 24 and 31 columns; found by name, since people move and drop columns.
constexpr std::array fields{FieldName{u"book id", BookField::GoodreadsId},
                            FieldName{u"title", BookField::Title},
                            FieldName{u"author", BookField::Author},
                            FieldName{u"additional authors", BookField::MoreAuthors},
                            FieldName{u"isbn", BookField::Isbn},
                            FieldName{u"isbn13", BookField::Isbn13},
                            FieldName{u"my rating", BookField::Rating},
                            FieldName{u"publisher", BookField::Publisher},
                            FieldName{u"year published", BookField::Year},
                            FieldName{u"original publication year", BookField::WorkYear},
                            FieldName{u"date read", BookField::DateRead},
                            FieldName{u"date added", BookField::DateAdded},
                            FieldName{u"bookshelves", BookField::Tags},
                            FieldName{u"exclusive shelf", BookField::Shelf},
                            FieldName{u"my review", BookField::Review},
                            FieldName{u"private notes", BookField::Notes},
                            FieldName{u"owned copies", BookField::Owned}};

int certaintyOf(const QStringList &header)
{
    const int share =
        shareOf(header,
                {u"book id", u"title", u"author", u"author l f", u"isbn13", u"my rating",
                 u"exclusive shelf", u"bookshelves", u"date added", u"average rating"});
    return header.contains(u"exclusive shelf") || header.contains(u"author l f") ? share
                                                                                 : share / 2;
}

BookField fieldOf(const QString &name) { return findField(fields, name); }

void finish(BookRow &row, const QStringList &)
{
    // The exclusive shelf stands among the others too.
    row.tags.removeAll(row.shelfName);
    const bool isNumber = !row.goodreadsId.isEmpty()
        && std::all_of(row.goodreadsId.begin(), row.goodreadsId.end(),
                       [](QChar c) { return c.isDigit(); });
    if (!isNumber) {
        row.goodreadsId.clear();
    }
}

} // namespace

const TableFormat &goodreadsFormat()
{
    static const TableFormat format{.id = u"goodreads",
                                    .authors = AuthorForm::One,
                                    .certainty = certaintyOf,
                                    .fieldOf = fieldOf,
                                    .finish = finish};
    return format;
}

} // namespace endpaper::exchange
