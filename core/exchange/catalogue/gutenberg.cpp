// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/catalogue/catalogueforms.h"
#include "exchange/tableformat.h"

#include <QRegularExpression>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

// Project Gutenberg's catalogue: no ISBN; the title's line ends part it from its subtitle;
// a book has one line for each of its authors.
bool toBook(const QStringList &header, const QStringList &cells, CatalogueBook &book)
{
    const QString id = columnOf(header, cells, u"gutenberg_id");
    QString title = cells.value(header.indexOf(u"title"_s)).trimmed();
    title.replace(u"\r\n"_s, u"\n"_s);
    // "Moby Dick : $b Or, the Whale": the library's mark of a subtitle left in the text.
    static const QRegularExpression subtitleMark(u"\\s*[:;,=/]?\\s*\\$b\\s*"_s);
    title.replace(subtitleMark, u"\n"_s);
    book.title = title.section(u'\n', 0, 0).simplified();
    book.subtitle = title.section(u'\n', 1).simplified();
    book.authors = splitAuthors(columnOf(header, cells, u"author"), AuthorForm::FamilyFirst);
    book.language = columnOf(header, cells, u"language").section(u'/', 0, 0);
    book.sourceKey = u"gutenberg:"_s % id;
    book.workKey = book.sourceKey;
    return !id.isEmpty() && !book.title.isEmpty();
}

} // namespace

const CatalogueForm &gutenbergForm()
{
    static const CatalogueForm form{u"gutenberg", u"gutenberg_id", toBook, true};
    return form;
}

} // namespace endpaper::exchange
