// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/tableformat.h"

namespace endpaper::exchange {

namespace {

// Column names of spreadsheets, in the languages of their keepers.
constexpr std::array fields{FieldName{u"title", BookField::Title},
                            FieldName{u"titel", BookField::Title},
                            FieldName{u"titre", BookField::Title},
                            FieldName{u"titulo", BookField::Title},
                            FieldName{u"titolo", BookField::Title},
                            FieldName{u"book title", BookField::Title},
                            FieldName{u"book", BookField::Title},
                            FieldName{u"buchtitel", BookField::Title},
                            FieldName{u"name", BookField::Title},
                            FieldName{u"buch", BookField::Title},
                            FieldName{u"subtitle", BookField::Subtitle},
                            FieldName{u"untertitel", BookField::Subtitle},
                            FieldName{u"author", BookField::Author},
                            FieldName{u"authors", BookField::Author},
                            FieldName{u"author s", BookField::Author},
                            FieldName{u"autor", BookField::Author},
                            FieldName{u"autoren", BookField::Author},
                            FieldName{u"autorin", BookField::Author},
                            FieldName{u"autor in", BookField::Author},
                            FieldName{u"verfasser", BookField::Author},
                            FieldName{u"auteur", BookField::Author},
                            FieldName{u"auteurs", BookField::Author},
                            FieldName{u"autore", BookField::Author},
                            FieldName{u"autori", BookField::Author},
                            FieldName{u"autores", BookField::Author},
                            FieldName{u"writer", BookField::Author},
                            FieldName{u"creator", BookField::Author},
                            FieldName{u"creators", BookField::Author},
                            FieldName{u"author text", BookField::Author},
                            FieldName{u"isbn", BookField::Isbn},
                            FieldName{u"isbn10", BookField::Isbn},
                            FieldName{u"isbn 10", BookField::Isbn},
                            FieldName{u"isbn uid", BookField::Isbn},
                            FieldName{u"isbn13", BookField::Isbn13},
                            FieldName{u"isbn 13", BookField::Isbn13},
                            FieldName{u"ean", BookField::Isbn13},
                            FieldName{u"ean13", BookField::Isbn13},
                            FieldName{u"ean isbn13", BookField::Isbn13},
                            FieldName{u"upc isbn10", BookField::Isbn},
                            FieldName{u"barcode", BookField::Isbn},
                            FieldName{u"goodreads id", BookField::GoodreadsId},
                            FieldName{u"goodreads", BookField::GoodreadsId},
                            FieldName{u"year", BookField::Year},
                            FieldName{u"jahr", BookField::Year},
                            FieldName{u"erscheinungsjahr", BookField::Year},
                            FieldName{u"annee", BookField::Year},
                            FieldName{u"ano", BookField::Year},
                            FieldName{u"anno", BookField::Year},
                            FieldName{u"published", BookField::Year},
                            FieldName{u"publication year", BookField::Year},
                            FieldName{u"publish date", BookField::Year},
                            FieldName{u"pub date", BookField::Year},
                            FieldName{u"publication date", BookField::Year},
                            FieldName{u"year published", BookField::Year},
                            FieldName{u"original publication year", BookField::WorkYear},
                            FieldName{u"publisher", BookField::Publisher},
                            FieldName{u"verlag", BookField::Publisher},
                            FieldName{u"editeur", BookField::Publisher},
                            FieldName{u"editorial", BookField::Publisher},
                            FieldName{u"editore", BookField::Publisher},
                            FieldName{u"editora", BookField::Publisher},
                            FieldName{u"language", BookField::Language},
                            FieldName{u"sprache", BookField::Language},
                            FieldName{u"langue", BookField::Language},
                            FieldName{u"idioma", BookField::Language},
                            FieldName{u"lingua", BookField::Language},
                            FieldName{u"series", BookField::Series},
                            FieldName{u"reihe", BookField::Series},
                            FieldName{u"serie", BookField::Series},
                            FieldName{u"volume", BookField::SeriesNumber},
                            FieldName{u"band", BookField::SeriesNumber},
                            FieldName{u"series number", BookField::SeriesNumber},
                            FieldName{u"series index", BookField::SeriesNumber},
                            FieldName{u"shelf", BookField::Shelf},
                            FieldName{u"exclusive shelf", BookField::Shelf},
                            FieldName{u"status", BookField::Shelf},
                            FieldName{u"read status", BookField::Shelf},
                            FieldName{u"regal", BookField::Shelf},
                            FieldName{u"lesestatus", BookField::Shelf},
                            FieldName{u"shelves", BookField::Shelf},
                            FieldName{u"tags", BookField::Tags},
                            FieldName{u"bookshelves", BookField::Tags},
                            FieldName{u"genres", BookField::Tags},
                            FieldName{u"schlagworter", BookField::Tags},
                            FieldName{u"rating", BookField::Rating},
                            FieldName{u"my rating", BookField::Rating},
                            FieldName{u"bewertung", BookField::Rating},
                            FieldName{u"owned", BookField::Owned},
                            FieldName{u"besitze ich", BookField::Owned},
                            FieldName{u"date added", BookField::DateAdded},
                            FieldName{u"added", BookField::DateAdded},
                            FieldName{u"hinzugefugt", BookField::DateAdded},
                            FieldName{u"date read", BookField::DateRead},
                            FieldName{u"finished", BookField::DateRead},
                            FieldName{u"gelesen am", BookField::DateRead},
                            FieldName{u"notes", BookField::Notes},
                            FieldName{u"note", BookField::Notes},
                            FieldName{u"notizen", BookField::Notes},
                            FieldName{u"bemerkung", BookField::Notes},
                            FieldName{u"comment", BookField::Notes},
                            FieldName{u"review", BookField::Review},
                            FieldName{u"my review", BookField::Review},
                            FieldName{u"rezension", BookField::Review}};

BookField fieldOf(const QString &name) { return findField(fields, name); }

// A table is one if its header names a title or an ISBN; more known names make it surer.
int certaintyOf(const QStringList &header)
{
    int known = 0;
    bool names = false;
    for (const QString &name : header) {
        const BookField field = fieldOf(name);
        known += field != BookField::Ignore ? 1 : 0;
        names = names || field == BookField::Title || field == BookField::Isbn
            || field == BookField::Isbn13;
    }
    return names ? std::min(60, 40 + 5 * known) : 0;
}

} // namespace

const TableFormat &genericFormat()
{
    static const TableFormat format{
        .id = u"csv", .authors = AuthorForm::Any, .certainty = certaintyOf, .fieldOf = fieldOf};
    return format;
}

} // namespace endpaper::exchange
