// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

class QIODevice;

namespace endpaper::exchange {

struct CsvCell; // csvscan.h

enum class TextEncoding { Utf8, Utf16Le, Utf16Be, Windows1252 };

// How a table is written down.
struct CsvDialect
{
    char delimiter = ',';
    bool hasQuotes = true; // false: a quote is a character like any other (LibraryThing)
    TextEncoding encoding = TextEncoding::Utf8;

    friend bool operator==(const CsvDialect &, const CsvDialect &) = default;
};

// One record. `isBroken`: a quote was opened and never closed; the first line was taken as it
// stands.
struct CsvRow
{
    qint64 lineNumber = 0; // of the file, from 1, where the record begins
    QStringList cells = {};
    bool isBroken = false;
};

inline constexpr qint64 csvFileBytesMax = qint64(2) << 30;
inline constexpr qsizetype csvRowBytesMax = 4 << 20;
inline constexpr qsizetype csvCellBytesMax = 1 << 20;
inline constexpr int csvColumnsMax = 512;

// Reads CSV and its relatives record by record from a device that outlives it: RFC 4180, and what
// people send instead (any line end, stray quotes, BOMs, UTF-16, Windows-1252 in part or whole).
// Holds one record and one chunk, never the file. A cell that is no valid UTF-8 is read as
// Windows-1252. One thread at a time.
class CsvReader
{
public:
    // Sniffs what `dialect` does not say. TooLarge for a file over csvFileBytesMax, before reading
    // it; Unsupported for what is no text (NUL bytes, known binary forms).
    [[nodiscard]] static Expected<CsvReader> open(QIODevice *device,
                                                  std::optional<CsvDialect> dialect = {},
                                                  qint64 bytesMax = csvFileBytesMax);

    // The next record, nothing at the end. TooLarge past a limit, Corrupt at a NUL byte,
    // Unavailable if the device fails (the file vanished). Empty lines are passed over.
    [[nodiscard]] Expected<std::optional<CsvRow>> next();

    [[nodiscard]] CsvDialect dialect() const { return m_dialect; }
    // Where the next record begins, in bytes of the device. Give it to seekTo() to go on there. For
    // UTF-16 it only measures progress.
    [[nodiscard]] qint64 offset() const { return m_read - (m_buffer.size() - m_start); }
    // Goes on at an offset that offset() gave. The line number then starts at `lineNumber`.
    [[nodiscard]] Expected<void> seekTo(qint64 offset, qint64 lineNumber = 1);
    [[nodiscard]] qint64 lineNumber() const { return m_line; }

private:
    CsvReader(QIODevice *device, qint64 bytesMax)
        : m_device(device)
        , m_bytesMax(bytesMax)
    {
    }
    Expected<void> fill();
    Expected<void> checkFirstBytes(std::optional<CsvDialect> dialect);
    Expected<std::optional<CsvRow>> scanNext();
    QString decoded(const CsvCell &cell) const;

    QIODevice *m_device;
    qint64 m_bytesMax;
    CsvDialect m_dialect;
    qint64 m_bytesTotal = -1; // as the device said at first; -1: it does not know
    QByteArray m_buffer; // from m_start on: what is not parsed yet, as UTF-8 or as it came
    qsizetype m_start = 0;
    QByteArray m_half; // an odd byte or half a pair of UTF-16
    qint64 m_read = 0; // bytes taken from the device, those in m_buffer included
    qint64 m_line = 1;
    bool m_atEnd = false;
    bool m_isCutShort = false; // the text ended at a NUL byte
};

// The dialect of a text by its first bytes (64 KiB are plenty).
[[nodiscard]] CsvDialect sniffDialect(QByteArrayView firstBytes);
// Never fails: what is no UTF-8 is Windows-1252.
[[nodiscard]] QString decodeText(QByteArrayView bytes, TextEncoding encoding);
[[nodiscard]] QString fromWindows1252(QByteArrayView bytes);

} // namespace endpaper::exchange
