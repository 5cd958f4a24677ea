// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/tableformat.h"

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array fields{FieldName{u"title", BookField::Title},
                            FieldName{u"author text", BookField::Author},
                            FieldName{u"goodreads key", BookField::GoodreadsId},
                            FieldName{u"isbn 10", BookField::Isbn},
                            FieldName{u"isbn 13", BookField::Isbn13},
                            FieldName{u"finish date", BookField::DateRead},
                            FieldName{u"rating", BookField::Rating},
                            FieldName{u"review content", BookField::Review},
                            FieldName{u"shelf name", BookField::Shelf},
                            FieldName{u"shelf", BookField::Shelf},
                            FieldName{u"shelf date", BookField::DateAdded}};

int certaintyOf(const QStringList &header)
{
    return header.contains(u"author text")
        ? shareOf(header, {u"title", u"author text", u"remote id", u"openlibrary key", u"isbn 13"})
        : 0;
}

BookField fieldOf(const QString &name) { return findField(fields, name); }

void finish(BookRow &row, const QStringList &header)
{
    const QString key = cellOf(row, header, u"openlibrary key");
    row.sourceKey = key.isEmpty() ? QString() : QString(u"openlibrary:"_s % key);
}

} // namespace

const TableFormat &bookWyrmFormat()
{
    static const TableFormat format{.id = u"bookwyrm",
                                    .authors = AuthorForm::Commas,
                                    .certainty = certaintyOf,
                                    .fieldOf = fieldOf,
                                    .finish = finish};
    return format;
}

} // namespace endpaper::exchange
