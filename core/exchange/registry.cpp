// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "exchange/tableformat.h"

#include <QBuffer>
#include <QIODevice>

#include <algorithm>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView isbnListId = u"isbns";
constexpr int certaintyLeast = 40;

// The folded cells of the first record, as one dialect reads them; empty if there is none.
QStringList firstRecord(QByteArrayView bytes, std::optional<CsvDialect> dialect)
{
    QByteArray copy = bytes.first(std::min(bytes.size(), recogniseBytesMax)).toByteArray();
    QBuffer buffer(&copy);
    auto csv = CsvReader::open(&buffer, dialect);
    auto row = csv ? csv->next() : Expected<std::optional<CsvRow>>(std::nullopt);
    QStringList header;
    if (row && *row) {
        for (const QString &cell : (*row)->cells) {
            header += domain::foldForSearch(cell);
        }
    }
    return header;
}

bool isText(QByteArrayView bytes)
{
    QByteArray copy = bytes.toByteArray();
    QBuffer buffer(&copy);
    return CsvReader::open(&buffer).has_value();
}

int listCertainty(QByteArrayView bytes, const QString &fileName)
{
    const QString text = decodeText(bytes, sniffDialect(bytes).encoding);
    const auto isbns = domain::findIsbns(text).size();
    if (isbns == 0) {
        return 5; // a list of titles, perhaps
    }
    const auto lines = text.count(u'\n') + 1;
    const bool isPlain = fileName.endsWith(u".txt", Qt::CaseInsensitive);
    return std::min(90, int(isbns * 60 / std::max<qsizetype>(1, lines)) + (isPlain ? 30 : 0) + 10);
}

const TableFormat *findFormat(const QString &id)
{
    const auto &formats = tableFormats();
    const auto at = std::find_if(formats.begin(), formats.end(),
                                 [&](const TableFormat *format) { return format->id == id; });
    return at == formats.end() ? nullptr : *at;
}

} // namespace

const std::vector<const TableFormat *> &tableFormats()
{
    static const std::vector<const TableFormat *> formats{
        &ownFormat(),          &goodreadsFormat(),      &storyGraphFormat(),
        &libraryThingFormat(), &openLibraryLogFormat(), &bookWyrmFormat(),
        &calibreFormat(),      &bookBuddyFormat(),      &inventaireFormat(),
        &genericFormat()};
    return formats;
}

std::vector<Recognised> recognise(QByteArrayView firstBytes, const QString &fileName)
{
    const QByteArrayView bytes = firstBytes.first(std::min(firstBytes.size(), recogniseBytesMax));
    std::vector<Recognised> found;
    if (bytes.isEmpty() || !isText(bytes)) {
        return found;
    }
    const QStringList header = firstRecord(bytes, {});
    for (const TableFormat *format : tableFormats()) {
        QStringList own = header;
        if (format->dialectOf != nullptr) {
            if (const auto dialect = format->dialectOf(bytes)) {
                own = firstRecord(bytes, dialect);
            }
        } else if (!format->hasQuotes) {
            CsvDialect dialect = sniffDialect(bytes);
            dialect.delimiter = '\t';
            dialect.hasQuotes = false;
            own = firstRecord(bytes, dialect);
        }
        if (const int certainty = format->certainty(own); certainty >= certaintyLeast) {
            found.push_back({format->id.toString(), certainty});
        }
    }
    found.push_back({isbnListId.toString(), listCertainty(bytes, fileName)});
    std::stable_sort(found.begin(), found.end(), [](const Recognised &a, const Recognised &b) {
        return a.certainty > b.certainty;
    });
    return found;
}

Expected<std::unique_ptr<ImportReader>> openImport(QIODevice *device, const QString &fileName,
                                                   const QString &formatId,
                                                   const ImportOptions &options)
{
    if (!device->isOpen() && !device->open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::Unavailable, u"cannot open: "_s % device->errorString());
    }
    if (!device->isSequential() && device->size() > csvFileBytesMax) {
        return fail(ErrorKind::TooLarge, u"file over the limit"_s);
    }
    const QByteArray first = device->peek(recogniseBytesMax);
    if (first.trimmed().isEmpty()) {
        return fail(ErrorKind::Invalid, u"empty file"_s);
    }
    QString id = formatId;
    if (id.isEmpty()) {
        const auto formats = recognise(first, fileName);
        if (formats.empty()) {
            return fail(ErrorKind::Unsupported, u"not a text"_s);
        }
        id = formats.front().formatId;
    }
    if (id == isbnListId) {
        return openIsbnList(device, options);
    }
    if (const TableFormat *format = findFormat(id)) {
        return openTable(device, *format, options);
    }
    return fail(ErrorKind::Invalid, u"no such format"_s, u"format"_s);
}

} // namespace endpaper::exchange
