// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/tableformat.h"

namespace endpaper::exchange {

namespace {

constexpr std::array fields{FieldName{u"edition title", BookField::Title},
                            FieldName{u"works labels", BookField::Title},
                            FieldName{u"edition subtitle", BookField::Subtitle},
                            FieldName{u"authors labels", BookField::Author},
                            FieldName{u"edition isbn 13", BookField::Isbn13},
                            FieldName{u"edition isbn 10", BookField::Isbn},
                            FieldName{u"edition publication date", BookField::Year},
                            FieldName{u"edition language", BookField::Language},
                            FieldName{u"publisher label", BookField::Publisher},
                            FieldName{u"series labels", BookField::Series},
                            FieldName{u"works series ordinals", BookField::SeriesNumber},
                            FieldName{u"shelves", BookField::Tags},
                            FieldName{u"item created", BookField::DateAdded},
                            FieldName{u"item notes", BookField::Notes},
                            FieldName{u"item details", BookField::Review}};

int certaintyOf(const QStringList &header)
{
    return header.contains(u"item url")
        ? shareOf(
            header,
            {u"item url", u"edition title", u"edition isbn 13", u"authors labels", u"works labels"})
        : 0;
}

BookField fieldOf(const QString &name) { return findField(fields, name); }

void finish(BookRow &row, const QStringList &)
{
    row.isOwned = true; // an inventory: what is on one's own shelves
}

} // namespace

const TableFormat &inventaireFormat()
{
    static const TableFormat format{.id = u"inventaire",
                                    .authors = AuthorForm::Commas,
                                    .certainty = certaintyOf,
                                    .fieldOf = fieldOf,
                                    .finish = finish};
    return format;
}

} // namespace endpaper::exchange
