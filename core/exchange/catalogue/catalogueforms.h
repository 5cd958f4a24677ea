// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/cataloguereader.h"
#include "exchange/csvreader.h"

namespace endpaper::exchange {

// A catalogue that is a table: what its header is, and how a row becomes a book.
struct CatalogueForm
{
    QStringView id;
    QStringView keyColumn; // a column that only this form has
    // False: the row holds no book.
    bool (*toBook)(const QStringList &header, const QStringList &cells,
                   CatalogueBook &book) = nullptr;
    bool hasLinePerAuthor = false; // lines of one sourceKey in a row are one book
};
[[nodiscard]] const CatalogueForm &goodbooksForm();
[[nodiscard]] const CatalogueForm &gutenbergForm();
[[nodiscard]] const CatalogueForm &ownForm();

[[nodiscard]] inline QString columnOf(const QStringList &header, const QStringList &cells,
                                      QStringView name)
{
    return cells.value(header.indexOf(name)).simplified();
}

// The packed device's side of the story: how far the file has been read.
class ReadMeter
{
public:
    virtual ~ReadMeter() = default;
    [[nodiscard]] virtual qint64 read() const = 0;
    [[nodiscard]] virtual qint64 total() const = 0;
};

[[nodiscard]] Expected<std::unique_ptr<CatalogueReader>>
openOpenLibraryDump(std::unique_ptr<QIODevice> device, std::unique_ptr<ReadMeter> meter,
                    qint64 offset);
[[nodiscard]] Expected<std::unique_ptr<CatalogueReader>>
openCatalogueTable(std::unique_ptr<QIODevice> device, std::unique_ptr<ReadMeter> meter,
                   qint64 offset);
[[nodiscard]] bool looksLikeOpenLibraryDump(QByteArrayView firstBytes);

} // namespace endpaper::exchange
