// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/importreader.h"

#include <array>

namespace endpaper::exchange {

// How a column of authors holds them.
enum class AuthorForm {
    One, // "J.R.R. Tolkien", one a cell; further columns hold lists with commas
    Commas, // "Ursula K. Le Guin, Todd Barton"
    Ampersands, // "Rhymer Rigby & Alessandra Mussi"
    FamilyFirst, // "Cortazar, Julio"
    Any, // not known: guessed by the signs
};

// A kind of table, by its header. One object each, in a file of its own under formats/.
struct TableFormat
{
    QStringView id;
    AuthorForm authors = AuthorForm::Any;
    bool hasQuotes = true;
    // 0 to 100, for a header whose cells are folded (foldForSearch).
    int (*certainty)(const QStringList &header) = nullptr;
    // What a column with this folded name holds.
    BookField (*fieldOf)(const QString &name) = nullptr;
    // What no mapping can say; may be null. `header` is folded.
    void (*finish)(BookRow &row, const QStringList &header) = nullptr;
    // The dialect of a file that begins so, where the format knows it surely; may be null.
    std::optional<CsvDialect> (*dialectOf)(QByteArrayView firstBytes) = nullptr;
};

[[nodiscard]] const TableFormat &ownFormat();
[[nodiscard]] const TableFormat &goodreadsFormat();
[[nodiscard]] const TableFormat &storyGraphFormat();
[[nodiscard]] const TableFormat &libraryThingFormat();
[[nodiscard]] const TableFormat &openLibraryLogFormat();
[[nodiscard]] const TableFormat &bookWyrmFormat();
[[nodiscard]] const TableFormat &calibreFormat();
[[nodiscard]] const TableFormat &bookBuddyFormat();
[[nodiscard]] const TableFormat &inventaireFormat();
[[nodiscard]] const TableFormat &genericFormat();
[[nodiscard]] const std::vector<const TableFormat *> &tableFormats();

// The two shapes of rows that come with folded header names.
struct FieldName
{
    QStringView name;
    BookField field;
};
template <size_t size>
BookField findField(const std::array<FieldName, size> &names, const QString &name)
{
    for (const FieldName &known : names) {
        if (known.name == name) {
            return known.field;
        }
    }
    return BookField::Ignore;
}
// How many of the wanted names the header has, in percent.
[[nodiscard]] int shareOf(const QStringList &header, std::initializer_list<QStringView> wanted);
[[nodiscard]] QString cellOf(const BookRow &row, const QStringList &header, QStringView name);

// Fills a row from its cells and sorts it into its heap.
void fillRow(BookRow &row, const TableFormat &format, const ColumnMapping &mapping,
             const QStringList &header);

// Parts of cells, as the formats read them.
[[nodiscard]] QStringList splitAuthors(const QString &cell, AuthorForm form);
[[nodiscard]] std::optional<QDate> readDate(QStringView cell);
[[nodiscard]] std::optional<int> readYear(QStringView cell);
[[nodiscard]] std::optional<int> readRating(QStringView cell); // "4", "4.25", "4,5", "★★★★"
[[nodiscard]] Shelf readShelf(QStringView cell);

[[nodiscard]] Expected<std::unique_ptr<ImportReader>>
openTable(QIODevice *device, const TableFormat &format, const ImportOptions &options);
[[nodiscard]] Expected<std::unique_ptr<ImportReader>> openIsbnList(QIODevice *device,
                                                                   const ImportOptions &options);

} // namespace endpaper::exchange
