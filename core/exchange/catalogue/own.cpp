// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "exchange/catalogue/catalogueforms.h"
#include "exchange/tableformat.h"

namespace endpaper::exchange {

using namespace Qt::StringLiterals;
using domain::Isbn;

namespace {

// Our sample catalogue: goodreads_id,isbn13,title,authors,year,language,publisher; authors parted
// by ';'.
bool toBook(const QStringList &header, const QStringList &cells, CatalogueBook &book)
{
    book.title = columnOf(header, cells, u"title");
    if (const auto isbn = Isbn::read(columnOf(header, cells, u"isbn13"))) {
        book.isbn = *isbn;
    }
    for (const QString &author :
         columnOf(header, cells, u"authors").split(u';', Qt::SkipEmptyParts)) {
        book.authors += author.trimmed();
    }
    book.published = columnOf(header, cells, u"year");
    book.language = columnOf(header, cells, u"language");
    book.publisher = columnOf(header, cells, u"publisher");
    book.goodreadsId = columnOf(header, cells, u"goodreads_id");
    if (!book.goodreadsId.isEmpty()) {
        book.sourceKey = u"goodreads:"_s % book.goodreadsId;
    } else if (book.isbn) {
        book.sourceKey = u"isbn:"_s % book.isbn->toString13();
    } else {
        book.sourceKey =
            u"work:"_s % QString::number(domain::workHash(book.title, book.authors), 16);
    }
    book.workKey = u"work:"_s % QString::number(domain::workHash(book.title, book.authors), 16);
    return !book.title.isEmpty();
}

} // namespace

const CatalogueForm &ownForm()
{
    static const CatalogueForm form{u"endpaper", u"isbn13", toBook};
    return form;
}

} // namespace endpaper::exchange
