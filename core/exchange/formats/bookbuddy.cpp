// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/tableformat.h"

namespace endpaper::exchange {

namespace {

constexpr std::array fields{FieldName{u"title", BookField::Title},
                            FieldName{u"subtitle", BookField::Subtitle},
                            FieldName{u"series", BookField::Series},
                            FieldName{u"volume", BookField::SeriesNumber},
                            FieldName{u"author", BookField::Author},
                            FieldName{u"publisher", BookField::Publisher},
                            FieldName{u"year published", BookField::Year},
                            FieldName{u"original year published", BookField::WorkYear},
                            FieldName{u"language", BookField::Language},
                            FieldName{u"isbn", BookField::Isbn},
                            FieldName{u"rating", BookField::Rating},
                            FieldName{u"status", BookField::Shelf},
                            FieldName{u"date finished", BookField::DateRead},
                            FieldName{u"date added", BookField::DateAdded},
                            FieldName{u"tags", BookField::Tags},
                            FieldName{u"notes", BookField::Notes}};

int certaintyOf(const QStringList &header)
{
    return header.contains(u"google volumeid")
        ? shareOf(header,
                  {u"title", u"author last first", u"isbn", u"status", u"google volumeid",
                   u"wish list", u"user supplied id"})
        : 0;
}

BookField fieldOf(const QString &name) { return findField(fields, name); }

void finish(BookRow &row, const QStringList &header)
{
    if (cellOf(row, header, u"wish list").toInt() > 0) {
        row.shelf = Shelf::ToRead;
    } else {
        row.isOwned = cellOf(row, header, u"previously owned").toInt() == 0;
    }
}

} // namespace

const TableFormat &bookBuddyFormat()
{
    static const TableFormat format{.id = u"bookbuddy",
                                    .authors = AuthorForm::Ampersands,
                                    .certainty = certaintyOf,
                                    .fieldOf = fieldOf,
                                    .finish = finish};
    return format;
}

} // namespace endpaper::exchange
