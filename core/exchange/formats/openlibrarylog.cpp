// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/tableformat.h"

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

// The reading log holds keys of the catalogue and no titles.
constexpr std::array fields{
    FieldName{u"bookshelf", BookField::Shelf}, FieldName{u"title", BookField::Title},
    FieldName{u"isbn", BookField::Isbn}, FieldName{u"authors", BookField::Author}};

int certaintyOf(const QStringList &header)
{
    return header.contains(u"work id") ? shareOf(header, {u"work id", u"edition id", u"bookshelf"})
                                       : 0;
}

BookField fieldOf(const QString &name) { return findField(fields, name); }

void finish(BookRow &row, const QStringList &header)
{
    const QString edition = cellOf(row, header, u"edition id");
    const QString key = edition.isEmpty() ? cellOf(row, header, u"work id") : edition;
    row.sourceKey = key.isEmpty() ? QString() : QString(u"openlibrary:"_s % key);
}

} // namespace

const TableFormat &openLibraryLogFormat()
{
    static const TableFormat format{.id = u"openlibrary",
                                    .authors = AuthorForm::Commas,
                                    .certainty = certaintyOf,
                                    .fieldOf = fieldOf,
                                    .finish = finish};
    return format;
}

} // namespace endpaper::exchange
