// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/bookrow.h"
#include "exchange/csvreader.h"

#include <atomic>
#include <memory>
#include <vector>

class QIODevice;

namespace endpaper::exchange {

// What a column of a table means. Several columns may mean the same; the first filled one counts
// (authors and tags: all).
enum class BookField {
    Ignore,
    Title,
    Subtitle,
    Author,
    MoreAuthors,
    Isbn,
    Isbn13,
    GoodreadsId,
    Year,
    WorkYear,
    Publisher,
    Language,
    Series,
    SeriesNumber,
    Shelf,
    Tags,
    Rating,
    Owned,
    DateAdded,
    DateRead,
    Notes,
    Review,
};
using ColumnMapping = std::vector<BookField>; // one for each column

struct ImportOptions
{
    const std::atomic_bool *cancel = nullptr; // looked at before each batch and every 256 rows
    std::optional<CsvDialect> dialect = {}; // instead of the sniffed one
    ColumnMapping mapping = {}; // instead of the format's own; empty: the format's
};

// Reads somebody's book list in batches. Owned and called by one thread; the device outlives it.
class ImportReader
{
public:
    virtual ~ImportReader() = default;

    [[nodiscard]] virtual QString formatId() const = 0;
    // The header as it stands, and what each column was taken for; empty for lists and free text.
    [[nodiscard]] virtual QStringList columns() const { return {}; }
    [[nodiscard]] virtual ColumnMapping mapping() const { return {}; }
    // Up to rowsMax rows, fewer only at the end; none when it is reached. Cancelled, Unavailable
    // (the file vanished), TooLarge, Corrupt end the reading; rows already given stay good.
    [[nodiscard]] virtual Expected<std::vector<BookRow>> nextBatch(qsizetype rowsMax) = 0;
    [[nodiscard]] virtual qint64 bytesRead() const = 0;
    // -1 if the device does not know.
    [[nodiscard]] virtual qint64 bytesTotal() const = 0;
};

inline constexpr qsizetype recogniseBytesMax = 64 << 10;
inline constexpr qsizetype importRowsMax = 1'000'000;

// A format that a file may be in, by its id ("endpaper", "goodreads", "storygraph", "librarything",
// "openlibrary", "bookwyrm", "calibre", "bookbuddy", "inventaire", "csv", "isbns") and how sure
// that is, 1 to 100.
struct Recognised
{
    QString formatId;
    int certainty = 0;
};
// The likely formats, best first; empty for what is no text. `fileName` only breaks ties.
[[nodiscard]] std::vector<Recognised> recognise(QByteArrayView firstBytes, const QString &fileName);

// Opens a list in the given format, or, with an empty id, in the best recognised one. Unsupported
// if it is none, Invalid for an empty file, TooLarge for one over csvFileBytesMax.
[[nodiscard]] Expected<std::unique_ptr<ImportReader>> openImport(QIODevice *device,
                                                                 const QString &fileName,
                                                                 const QString &formatId = {},
                                                                 const ImportOptions &options = {});

} // namespace endpaper::exchange
