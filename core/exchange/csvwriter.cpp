// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvwriter.h"

#include "exchange/csvreader.h"
#include "exchange/owncells.h"

#include <QIODevice>

#include <algorithm>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype chunkBytes = 256 << 10;

// Semicolons, tabs and bars part nothing here, but a reader that guesses would think so.
bool needsQuotes(const QByteArray &cell)
{
    static constexpr QByteArrayView signs("\",\r\n;\t|");
    return cell.startsWith(' ') || cell.endsWith(' ')
        || std::any_of(cell.begin(), cell.end(), [](char c) { return signs.contains(c); });
}

// The text without what no reader takes: NUL, and halves of surrogate pairs.
QString readableText(QString text)
{
    text.replace(QChar(u'\0'), QChar(QChar::ReplacementCharacter));
    if (text.isValidUtf16()) {
        return text;
    }
    for (qsizetype i = 0; i < text.size(); ++i) {
        const bool isPair =
            text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (text[i].isSurrogate() && !isPair) {
            text[i] = QChar(QChar::ReplacementCharacter);
        }
        i += isPair ? 1 : 0;
    }
    return text;
}

Expected<> appendCell(QByteArray &line, const QString &text)
{
    QByteArray cell = readableText(text).toUtf8();
    if (needsQuotes(cell)) {
        cell = '"' + cell.replace("\"", "\"\"") + '"';
    }
    if (cell.size() > csvCellBytesMax || line.size() + cell.size() > csvRowBytesMax) {
        return fail(ErrorKind::TooLarge, u"a text over the limit of a cell"_s);
    }
    line += cell;
    return {};
}

Expected<> writeAll(QIODevice &device, QByteArray &bytes)
{
    if (device.write(bytes) != bytes.size()) {
        return fail(ErrorKind::Unavailable, u"cannot write: "_s % device.errorString());
    }
    bytes.clear();
    return {};
}

} // namespace

QByteArray ownHeaderLine()
{
    QByteArray line;
    for (const OwnColumn &column : ownColumns()) {
        line += column.name.toUtf8() + ',';
    }
    line.chop(1);
    return line + "\r\n";
}

Expected<> writeWishes(QIODevice &device, const std::vector<ExportedWish> &wishes)
{
    QByteArray bytes = "\xef\xbb\xbf" + ownHeaderLine();
    for (const ExportedWish &wish : wishes) {
        QByteArray line;
        for (const OwnColumn &column : ownColumns()) {
            TRY(appendCell(line, column.write(wish)));
            line += ',';
        }
        line.chop(1);
        bytes += line + "\r\n";
        if (bytes.size() >= chunkBytes) {
            TRY(writeAll(device, bytes));
        }
    }
    return writeAll(device, bytes);
}

} // namespace endpaper::exchange
