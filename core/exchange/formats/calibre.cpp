// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/tableformat.h"

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

// Holds paths of the owner's disk (formats, cover); they are never opened.
constexpr std::array fields{FieldName{u"title", BookField::Title},
                            FieldName{u"authors", BookField::Author},
                            FieldName{u"isbn", BookField::Isbn},
                            FieldName{u"rating", BookField::Rating},
                            FieldName{u"tags", BookField::Tags},
                            FieldName{u"series", BookField::Series},
                            FieldName{u"series index", BookField::SeriesNumber},
                            FieldName{u"languages", BookField::Language},
                            FieldName{u"publisher", BookField::Publisher},
                            FieldName{u"pubdate", BookField::Year},
                            FieldName{u"timestamp", BookField::DateAdded}};

int certaintyOf(const QStringList &header)
{
    return header.contains(u"author sort")
        ? shareOf(header,
                  {u"title", u"authors", u"author sort", u"identifiers", u"series index", u"uuid"})
        : 0;
}

BookField fieldOf(const QString &name) { return findField(fields, name); }

// Identifiers: "goodreads:39077187,isbn:9780756411800".
void finish(BookRow &row, const QStringList &header)
{
    for (const QString &part : cellOf(row, header, u"identifiers").split(u',')) {
        const QString value = part.section(u':', 1).trimmed();
        if (part.trimmed().startsWith(u"goodreads:"_s)) {
            row.goodreadsId = value;
        } else if (part.trimmed().startsWith(u"isbn:"_s) && !row.isbn) {
            if (const auto isbn = domain::Isbn::read(value)) {
                row.isbn = *isbn;
                row.isbnProblem.reset();
                row.isbnText.clear();
            }
        }
    }
    // An index of 8.0 is volume 8; without a series it says nothing.
    if (row.seriesNumber.endsWith(u".0"_s)) {
        row.seriesNumber.chop(2);
    }
    if (row.series.isEmpty()) {
        row.seriesNumber.clear();
    }
    row.isOwned = true;
}

} // namespace

const TableFormat &calibreFormat()
{
    static const TableFormat format{.id = u"calibre",
                                    .authors = AuthorForm::Ampersands,
                                    .certainty = certaintyOf,
                                    .fieldOf = fieldOf,
                                    .finish = finish};
    return format;
}

} // namespace endpaper::exchange
