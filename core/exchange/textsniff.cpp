// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvreader.h"
#include "exchange/csvscan.h"

#include <QMap>

#include <array>

namespace endpaper::exchange {

namespace {

// Windows-1252, 0x80 to 0x9f (WHATWG Encoding Standard); elsewhere it is Latin-1.
constexpr std::array<char16_t, 32> windowsSigns{
    u'\u20ac', 0x81,      u'\u201a', u'\u0192', u'\u201e', u'\u2026', u'\u2020', u'\u2021',
    u'\u02c6', u'\u2030', u'\u0160', u'\u2039', u'\u0152', 0x8d,      u'\u017d', 0x8f,
    0x90,      u'\u2018', u'\u2019', u'\u201c', u'\u201d', u'\u2022', u'\u2013', u'\u2014',
    u'\u02dc', u'\u2122', u'\u0161', u'\u203a', u'\u0153', 0x9d,      u'\u017e', u'\u0178'};

constexpr qsizetype sniffBytesMax = 64 << 10;
constexpr int sniffRecordsMax = 50;

bool startsWith(QByteArrayView text, QByteArrayView beginning)
{
    return text.startsWith(beginning);
}

// UTF-16 of a European text without a mark: every other byte is zero.
std::optional<TextEncoding> unmarkedUtf16(QByteArrayView bytes)
{
    const qsizetype pairs = std::min<qsizetype>(bytes.size() / 2, 512);
    qsizetype zeroFirst = 0;
    qsizetype zeroSecond = 0;
    for (qsizetype i = 0; i < pairs; ++i) {
        zeroFirst += bytes[2 * i] == 0 ? 1 : 0;
        zeroSecond += bytes[2 * i + 1] == 0 ? 1 : 0;
    }
    if (pairs >= 2 && zeroSecond * 10 > pairs * 7 && zeroFirst == 0) {
        return TextEncoding::Utf16Le;
    }
    if (pairs >= 2 && zeroFirst * 10 > pairs * 7 && zeroSecond == 0) {
        return TextEncoding::Utf16Be;
    }
    return {};
}

TextEncoding sniffEncoding(QByteArrayView bytes)
{
    if (startsWith(bytes, "\xff\xfe")) {
        return TextEncoding::Utf16Le;
    }
    if (startsWith(bytes, "\xfe\xff")) {
        return TextEncoding::Utf16Be;
    }
    if (startsWith(bytes, "\xef\xbb\xbf")) {
        return TextEncoding::Utf8;
    }
    if (const auto utf16 = unmarkedUtf16(bytes)) {
        return *utf16;
    }
    // A piece may end within a character: the last three bytes are not asked.
    QByteArrayView whole = bytes;
    for (int i = 0; i < 4 && !whole.isEmpty() && !QUtf8StringView(whole).isValidUtf8(); ++i) {
        whole.chop(1);
    }
    return QUtf8StringView(whole).isValidUtf8() ? TextEncoding::Utf8 : TextEncoding::Windows1252;
}

// How well the text reads as a table with this delimiter, 0 to 1: rows of one width, the wider the
// surer.
double tableLikeness(QByteArrayView text, char delimiter)
{
    QMap<qsizetype, int> widths;
    int rows = 0;
    qsizetype first = 0;
    CsvRecord record;
    while (rows < sniffRecordsMax && !text.isEmpty()) {
        if (scanRecord(text, CsvEnd::MoreFollows, delimiter, true, record) != CsvScan::Complete) {
            // The piece ends within the record; if it is the only one, it must do.
            if (rows > 0
                || scanRecord(text, CsvEnd::Final, delimiter, true, record) != CsvScan::Complete) {
                break;
            }
        }
        text = text.sliced(record.end);
        if (!record.isBlank()) {
            const auto width = qsizetype(record.cells.size());
            first = rows == 0 ? width : first;
            ++widths[width];
            ++rows;
        }
    }
    if (rows == 0 || first < 2) {
        return 0;
    }
    return (double(widths.value(first)) / rows) * (1 - 1.0 / double(first));
}

QByteArray asUtf8(QByteArrayView bytes, TextEncoding encoding)
{
    const bool isUtf16 = encoding == TextEncoding::Utf16Le || encoding == TextEncoding::Utf16Be;
    return isUtf16 ? decodeText(bytes, encoding).toUtf8() : bytes.toByteArray();
}

QString fromUtf16(QByteArrayView bytes, int lowByte)
{
    QString text(bytes.size() / 2, Qt::Uninitialized);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const auto low = quint8(bytes[2 * i + lowByte]);
        const auto high = quint8(bytes[2 * i + 1 - lowByte]);
        text[i] = QChar(char16_t(high << 8 | low));
    }
    return text;
}

} // namespace

QString fromWindows1252(QByteArrayView bytes)
{
    QString text = QString::fromLatin1(bytes);
    for (QChar &c : text) {
        if (c.unicode() >= 0x80 && c.unicode() < 0xa0) {
            c = QChar(windowsSigns[c.unicode() - 0x80]);
        }
    }
    return text;
}

QString decodeText(QByteArrayView bytes, TextEncoding encoding)
{
    switch (encoding) {
    case TextEncoding::Utf16Le:
        return fromUtf16(bytes, 0);
    case TextEncoding::Utf16Be:
        return fromUtf16(bytes, 1);
    case TextEncoding::Windows1252:
        return fromWindows1252(bytes);
    case TextEncoding::Utf8:
        break;
    }
    return QUtf8StringView(bytes).isValidUtf8() ? QString::fromUtf8(bytes) : fromWindows1252(bytes);
}

CsvDialect sniffDialect(QByteArrayView firstBytes)
{
    const QByteArrayView bytes = firstBytes.first(std::min(firstBytes.size(), sniffBytesMax));
    CsvDialect dialect{.encoding = sniffEncoding(bytes)};
    const QByteArray text = asUtf8(bytes, dialect.encoding);
    double best = 0;
    // Of equals the first: a comma is what most files mean.
    for (const char delimiter : {',', '\t', ';', '|'}) {
        if (const double likeness = tableLikeness(text, delimiter); likeness > best + 0.001) {
            best = likeness;
            dialect.delimiter = delimiter;
        }
    }
    return dialect;
}

} // namespace endpaper::exchange
