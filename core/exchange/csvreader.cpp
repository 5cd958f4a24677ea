// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvreader.h"

#include "exchange/csvscan.h"

#include <QIODevice>

#include <algorithm>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype chunkBytes = 256 << 10;

bool isUtf16(TextEncoding encoding)
{
    return encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be;
}

// Files that people drop here although they are no text, by their first bytes.
QString binaryForm(QByteArrayView bytes)
{
    struct Form
    {
        QByteArrayView beginning;
        QStringView name;
    };
    static constexpr char sheet[] = "\xd0\xcf\x11\xe0";
    const Form forms[] = {{"PK\x03\x04", u"zip or spreadsheet"},
                          {sheet, u"old spreadsheet"},
                          {"%PDF", u"pdf"},
                          {"\x1f\x8b", u"gzip"},
                          {"\x89PNG", u"png"},
                          {"\xff\xd8\xff", u"jpeg"},
                          {"SQLite format 3", u"sqlite"},
                          {"GIF8", u"gif"},
                          {"RIFF", u"riff"}};
    for (const Form &form : forms) {
        if (bytes.startsWith(form.beginning)) {
            return form.name.toString();
        }
    }
    return {};
}

// The offset of the first character that is whole only with bytes that are still to come.
qsizetype wholeUtf16(const QByteArray &bytes, TextEncoding encoding)
{
    qsizetype whole = bytes.size() & ~qsizetype(1);
    if (whole >= 2) {
        const auto high = quint8(bytes[encoding == TextEncoding::Utf16Le ? whole - 1 : whole - 2]);
        whole -= (high & 0xfc) == 0xd8 ? 2 : 0;
    }
    return whole;
}

} // namespace

Expected<CsvReader> CsvReader::open(QIODevice *device, std::optional<CsvDialect> dialect,
                                    qint64 bytesMax)
{
    if (!device->isOpen() && !device->open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::Unavailable, u"cannot open: "_s % device->errorString());
    }
    CsvReader reader(device, bytesMax);
    if (!device->isSequential()) {
        reader.m_bytesTotal = device->size();
        if (reader.m_bytesTotal > bytesMax) {
            return fail(ErrorKind::TooLarge, u"file over the limit"_s);
        }
    }
    TRY(reader.checkFirstBytes(dialect));
    return reader;
}

Expected<void> CsvReader::checkFirstBytes(std::optional<CsvDialect> dialect)
{
    // The first piece is looked at as it comes, then decoded like the others.
    const QByteArray first = m_device->read(chunkBytes);
    if (first.isEmpty() && !m_device->atEnd()) {
        return fail(ErrorKind::Unavailable, u"cannot read: "_s % m_device->errorString());
    }
    if (const QString form = binaryForm(first); !form.isEmpty()) {
        return fail(ErrorKind::Unsupported, u"not a text but "_s % form);
    }
    m_dialect = dialect ? *dialect : sniffDialect(first);
    m_read = first.size();
    const QByteArrayView marks[] = {"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"};
    qsizetype skip = 0;
    for (const QByteArrayView mark : marks) {
        skip = skip == 0 && first.startsWith(mark) ? mark.size() : skip;
    }
    if (isUtf16(m_dialect.encoding)) {
        const QByteArray text = first.sliced(skip);
        const qsizetype whole = wholeUtf16(text, m_dialect.encoding);
        m_buffer = decodeText(text.first(whole), m_dialect.encoding).toUtf8();
        m_half = text.sliced(whole);
    } else {
        m_buffer = first;
        m_start = skip;
    }
    if (m_buffer.contains('\0')) {
        return fail(ErrorKind::Unsupported, u"not a text: NUL byte"_s);
    }
    return {};
}

Expected<void> CsvReader::fill()
{
    if (m_isCutShort) {
        return fail(ErrorKind::Corrupt, u"NUL byte in the text"_s);
    }
    m_buffer.remove(0, m_start);
    m_start = 0;
    // As much again as waits, so that a long record is not scanned over and over.
    const QByteArray chunk = m_device->read(std::max(chunkBytes, m_buffer.size()));
    m_read += chunk.size();
    if (m_read > m_bytesMax) {
        return fail(ErrorKind::TooLarge, u"file over the limit"_s);
    }
    if (chunk.isEmpty()) {
        if (!m_device->atEnd() || !m_device->isOpen()
            || (m_bytesTotal >= 0 && m_read < m_bytesTotal)) {
            return fail(ErrorKind::Unavailable, u"file ended early: "_s % m_device->errorString());
        }
        m_atEnd = true;
        return {};
    }
    if (isUtf16(m_dialect.encoding)) {
        m_half += chunk;
        const qsizetype whole = wholeUtf16(m_half, m_dialect.encoding);
        m_buffer += decodeText(m_half.first(whole), m_dialect.encoding).toUtf8();
        m_half.remove(0, whole);
    } else {
        m_buffer += chunk;
    }
    // What lies before the damage is read to its last whole record.
    if (const qsizetype at = m_buffer.indexOf('\0'); at >= 0) {
        m_buffer.truncate(at);
        m_isCutShort = true;
    }
    return {};
}

QString CsvReader::decoded(const CsvCell &cell) const
{
    const TextEncoding encoding = m_dialect.encoding == TextEncoding::Windows1252
        ? TextEncoding::Windows1252
        : TextEncoding::Utf8;
    QString text;
    if (cell.hasDoubled) {
        text = decodeText(cell.body.toByteArray().replace("\"\"", "\""), encoding);
    } else {
        text = decodeText(cell.body, encoding);
    }
    return cell.tail.isEmpty() ? text : QString(text % decodeText(cell.tail, encoding));
}

Expected<std::optional<CsvRow>> CsvReader::scanNext()
{
    CsvRecord record;
    bool isBroken = false;
    for (;;) {
        const QByteArrayView text = QByteArrayView(m_buffer).sliced(m_start);
        if (text.isEmpty() && m_atEnd) {
            return std::optional<CsvRow>();
        }
        const CsvEnd end = m_atEnd ? CsvEnd::Final : CsvEnd::MoreFollows;
        const bool hasQuotes = m_dialect.hasQuotes && !isBroken;
        const CsvScan found = scanRecord(text, end, m_dialect.delimiter, hasQuotes, record);
        if (found == CsvScan::Complete) {
            break;
        }
        if (found == CsvScan::Unclosed || (hasQuotes && text.size() > csvRowBytesMax)) {
            // The quote was never meant to open a cell: one line is lost to it, not the file.
            isBroken = true;
            continue;
        }
        if (text.size() > csvRowBytesMax) {
            return fail(ErrorKind::TooLarge, u"row over the limit"_s);
        }
        TRY(fill());
    }
    CsvRow row{.lineNumber = m_line, .isBroken = isBroken};
    if (record.end > csvRowBytesMax || record.cells.size() > size_t(csvColumnsMax)) {
        return fail(ErrorKind::TooLarge, u"row over the limit"_s);
    }
    if (!record.isBlank()) {
        row.cells.reserve(qsizetype(record.cells.size()));
        for (const CsvCell &cell : record.cells) {
            if (cell.body.size() + cell.tail.size() > csvCellBytesMax) {
                return fail(ErrorKind::TooLarge, u"cell over the limit"_s);
            }
            row.cells.append(decoded(cell));
        }
    }
    m_start += record.end;
    m_line += record.lines;
    return std::optional(std::move(row));
}

Expected<std::optional<CsvRow>> CsvReader::next()
{
    for (;;) {
        auto row = scanNext();
        const bool isBlank = row && *row && (*row)->cells.isEmpty();
        if (!isBlank) {
            return row;
        }
    }
}

Expected<void> CsvReader::seekTo(qint64 offset, qint64 lineNumber)
{
    if (isUtf16(m_dialect.encoding)) {
        return fail(ErrorKind::Unsupported, u"cannot go on within UTF-16"_s);
    }
    m_line = lineNumber;
    if (offset >= m_read - m_buffer.size() && offset <= m_read) {
        m_start = m_buffer.size() - (m_read - offset);
        return {};
    }
    m_buffer.clear();
    m_start = 0;
    m_atEnd = false;
    m_isCutShort = false;
    if (!m_device->isSequential()) {
        if (offset < 0 || offset > m_bytesTotal || !m_device->seek(offset)) {
            return fail(ErrorKind::Invalid, u"offset beyond the file"_s, u"offset"_s);
        }
        m_read = offset;
        return {};
    }
    if (offset < m_read) {
        return fail(ErrorKind::Invalid, u"cannot go back"_s, u"offset"_s);
    }
    while (m_read < offset) {
        const QByteArray passed = m_device->read(std::min<qint64>(chunkBytes, offset - m_read));
        if (passed.isEmpty()) {
            return fail(ErrorKind::Invalid, u"offset beyond the file"_s, u"offset"_s);
        }
        m_read += passed.size();
    }
    return {};
}

} // namespace endpaper::exchange
