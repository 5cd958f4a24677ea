// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "domain/isbn.h"

#include <QStringList>

#include <memory>
#include <optional>
#include <vector>

class QIODevice;

namespace endpaper::exchange {

// A book of a catalogue file. Empty texts are unknown.
struct CatalogueBook
{
    std::optional<domain::Isbn> isbn = {};
    QString title = {};
    QString subtitle = {};
    QStringList authors = {};
    QString published = {}; // "1937"
    QString publisher = {};
    QString language = {}; // two letters where known, else as the file has it
    QString goodreadsId = {};
    QString workKey =
        {}; // the file's own name of the work: "goodreads:1540236", "openlibrary:OL45804W"
    QString sourceKey = {}; // of this record, unique in its catalogue: "gutenberg:11"
    QStringList authorKeys = {}; // Open Library: names come from the dump of authors
};

struct CatalogueAuthor
{
    QString key; // "OL23919A"
    QString name;
};

// A piece of a catalogue file. `skipped`: records that hold no book (no title; deleted;
// unreadable).
struct CatalogueBatch
{
    std::vector<CatalogueBook> books = {};
    std::vector<CatalogueAuthor> authors = {};
    qint64 skipped = 0;
    qint64 joined = 0; // lines that only brought a further author of the book before
    qint64 nextOffset = 0; // where to go on after this batch, in unpacked bytes
    bool isEnd = false;
};

inline constexpr qint64 catalogueBytesMax = qint64(1) << 40; // unpacked
inline constexpr qsizetype openLibraryLineBytesMax = 16 << 20;

// Reads a catalogue from beginning (or an offset) to end, a batch at a time. One thread at a time.
class CatalogueReader
{
public:
    virtual ~CatalogueReader() = default;
    // "goodbooks", "gutenberg", "openlibrary", "endpaper"
    [[nodiscard]] virtual QString formatId() const = 0;
    // At most recordsMax records, skipped ones counted.
    [[nodiscard]] virtual Expected<CatalogueBatch> nextBatch(qsizetype recordsMax) = 0;
    // Of the file as it lies on the disk, packed or not; total -1 if the device does not know.
    [[nodiscard]] virtual qint64 bytesRead() const = 0;
    [[nodiscard]] virtual qint64 bytesTotal() const = 0;
};

// Recognises the form by the first bytes and opens it at `offset` (0, or a nextOffset). Gzip is
// unpacked on the way (ratio bounded: Corrupt if it is a bomb). Takes the device, which may be
// closed yet. Unsupported for a file in no known form, NotFound/Unavailable if it cannot be opened.
[[nodiscard]] Expected<std::unique_ptr<CatalogueReader>>
openCatalogue(std::unique_ptr<QIODevice> device, qint64 offset = 0);
[[nodiscard]] Expected<std::unique_ptr<CatalogueReader>> openCatalogueFile(const QString &path,
                                                                           qint64 offset = 0);

} // namespace endpaper::exchange
