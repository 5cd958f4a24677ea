// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/tableformat.h"

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

// Tab-separated, without any quoting, ISBNs and dates in brackets.
constexpr std::array fields{FieldName{u"title", BookField::Title},
                            FieldName{u"primary author", BookField::Author},
                            FieldName{u"secondary author", BookField::MoreAuthors},
                            FieldName{u"publication", BookField::Publisher},
                            FieldName{u"date", BookField::Year},
                            FieldName{u"review", BookField::Review},
                            FieldName{u"rating", BookField::Rating},
                            FieldName{u"private comment", BookField::Notes},
                            FieldName{u"tags", BookField::Tags},
                            FieldName{u"collections", BookField::Shelf},
                            FieldName{u"languages", BookField::Language},
                            FieldName{u"isbn", BookField::Isbn},
                            FieldName{u"isbns", BookField::Isbn},
                            FieldName{u"entry date", BookField::DateAdded},
                            FieldName{u"date read", BookField::DateRead}};

int certaintyOf(const QStringList &header)
{
    return header.contains(u"primary author")
        ? shareOf(header,
                  {u"book id", u"title", u"primary author", u"collections", u"isbns", u"work id",
                   u"dewey decimal"})
        : 0;
}

BookField fieldOf(const QString &name) { return findField(fields, name); }

// "Gallimard (1979), Poche" → "Gallimard"; what stands in "Your library" is owned.
void finish(BookRow &row, const QStringList &header)
{
    row.publisher = row.publisher.section(u" ("_s, 0, 0).trimmed();
    row.isOwned = cellOf(row, header, u"collections").contains(u"Your library"_s);
    if (row.dateRead && row.shelf != Shelf::ToRead) {
        row.shelf = Shelf::Read;
    }
}

} // namespace

const TableFormat &libraryThingFormat()
{
    static const TableFormat format{.id = u"librarything",
                                    .authors = AuthorForm::FamilyFirst,
                                    .hasQuotes = false,
                                    .certainty = certaintyOf,
                                    .fieldOf = fieldOf,
                                    .finish = finish};
    return format;
}

} // namespace endpaper::exchange
