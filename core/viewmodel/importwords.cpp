// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/importwords.h"

#include "viewmodel/words.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

struct ImportWords
{
    Q_DECLARE_TR_FUNCTIONS(ImportWords)
};

} // namespace

QString importReason(const services::ImportedRow &imported)
{
    const exchange::BookRow &row = imported.row;
    switch (row.reason) {
    case exchange::RowReason::None:
        break;
    case exchange::RowReason::WrongCheckDigit:
        return ImportWords::tr("The ISBN %1 has a slip in it: its last digit does not fit.")
            .arg(row.isbnText);
    case exchange::RowReason::MangledIsbn:
        return ImportWords::tr("A spreadsheet has thrown digits of the ISBN away: %1.")
            .arg(row.isbnText);
    case exchange::RowReason::NotAnIsbn:
        return ImportWords::tr("%1 is no ISBN of a book.").arg(row.isbnText);
    case exchange::RowReason::NoAuthorAndNoIsbn:
        return ImportWords::tr("There is a title, but neither an author nor an ISBN.");
    case exchange::RowReason::OnlyAKey:
        return ImportWords::tr(
            "There is only a catalogue's number: which book it is must be asked.");
    case exchange::RowReason::NoTitle:
        return ImportWords::tr("There is an ISBN, but no title.");
    case exchange::RowReason::TooManyCells:
        return ImportWords::tr("The row has more cells than the head has columns.");
    case exchange::RowReason::UnreadableCell:
        return ImportWords::tr("A cell of it holds something that Endpaper does not know.");
    case exchange::RowReason::NoTitleAndNoIsbn:
        return ImportWords::tr("There is neither a title nor an ISBN.");
    case exchange::RowReason::TooFewCells:
        return ImportWords::tr("The row ends too soon.");
    case exchange::RowReason::UnclosedQuote:
        return ImportWords::tr("A quotation mark is opened and never closed.");
    }
    if (row.heap == exchange::Heap::In && !imported.isNew) {
        return row.repeatsLine
            ? ImportWords::tr("The same book as in line %1.").arg(words::number(*row.repeatsLine))
            : ImportWords::tr("It was on your lists before.");
    }
    return {};
}

QString importGuess(const exchange::BookRow &row)
{
    if (row.heap != exchange::Heap::LookAgain) {
        return {};
    }
    QStringList parts;
    if (!row.title.isEmpty()) {
        parts += row.title;
    }
    if (!row.authors.isEmpty()) {
        parts += words::authors(row.authors);
    }
    parts += row.isbn ? row.isbn->toString13() : ImportWords::tr("without ISBN");
    return parts.join(u", "_s);
}

QString importFormat(const QString &formatId)
{
    static const QHash<QString, QString> names = {
        {u"goodreads"_s, u"Goodreads"_s},       {u"storygraph"_s, u"StoryGraph"_s},
        {u"librarything"_s, u"LibraryThing"_s}, {u"openlibrary"_s, u"Open Library"_s},
        {u"bookwyrm"_s, u"BookWyrm"_s},         {u"calibre"_s, u"Calibre"_s},
        {u"bookbuddy"_s, u"BookBuddy"_s},       {u"inventaire"_s, u"Inventaire"_s},
        {u"endpaper"_s, u"Endpaper"_s},
    };
    if (formatId.isEmpty()) {
        return {};
    }
    if (formatId == u"isbns") {
        return ImportWords::tr("A list of ISBNs");
    }
    const QString name = names.value(formatId);
    return name.isEmpty() ? ImportWords::tr("A table of books")
                          : ImportWords::tr("An export of %1").arg(name);
}

QString localPath(const QUrl &url)
{
    if (url.scheme() == u"qrc") {
        return u':' + url.path();
    }
    // The file dialogue of Qt 6.4 gives a name that was typed there without a scheme.
    return url.scheme().isEmpty() ? url.path() : url.toLocalFile();
}

QByteArray csvLine(const QStringList &cells)
{
    QByteArray line;
    for (const QString &cell : cells) {
        line += line.isEmpty() && &cell == &cells.first() ? "" : ",";
        const bool mustQuote = cell.contains(u'"') || cell.contains(u',') || cell.contains(u'\n')
            || cell.contains(u'\r');
        line +=
            mustQuote ? '"' + QString(cell).replace(u'"', u"\"\""_s).toUtf8() + '"' : cell.toUtf8();
    }
    return line + "\r\n";
}

} // namespace endpaper::viewmodel
