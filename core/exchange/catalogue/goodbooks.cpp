// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "exchange/catalogue/catalogueforms.h"
#include "exchange/tableformat.h"

namespace endpaper::exchange {

using namespace Qt::StringLiterals;
using domain::Isbn;

namespace {

// goodbooks-10k. Its ISBN-10s lost their leading zeros; its ISBN-13s went through a spreadsheet
// (9.78043902348e+12) and their last digits are gone for good: never read.
bool toBook(const QStringList &header, const QStringList &cells, CatalogueBook &book)
{
    const QString title = columnOf(header, cells, u"title");
    const domain::TitleParts parts = domain::splitTitle(title);
    book.title = parts.title.isEmpty() ? columnOf(header, cells, u"original_title") : parts.title;
    if (const auto isbn = Isbn::readWithLostZeros(columnOf(header, cells, u"isbn"))) {
        book.isbn = *isbn;
    }
    book.authors = splitAuthors(columnOf(header, cells, u"authors"), AuthorForm::Commas);
    if (const auto year = readYear(columnOf(header, cells, u"original_publication_year"))) {
        book.published = QString::number(*year);
    }
    book.language = domain::normalLanguage(columnOf(header, cells, u"language_code"));
    book.goodreadsId = columnOf(header, cells, u"goodreads_book_id");
    if (const QString work = columnOf(header, cells, u"work_id"); !work.isEmpty()) {
        book.workKey = u"goodreads:"_s % work;
    }
    book.sourceKey = u"goodreads:"_s % book.goodreadsId;
    return !book.title.isEmpty() && !book.goodreadsId.isEmpty();
}

} // namespace

const CatalogueForm &goodbooksForm()
{
    static const CatalogueForm form{u"goodbooks", u"goodreads_book_id", toBook};
    return form;
}

} // namespace endpaper::exchange
