// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "exchange/tableformat.h"

#include <QHash>
#include <QIODevice>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 rowsBetweenCancelChecks = 256;

class TableReader final : public ImportReader
{
public:
    TableReader(QIODevice *device, CsvReader csv, const TableFormat &format,
                const ImportOptions &options)
        : m_device(device)
        , m_csv(std::move(csv))
        , m_format(format)
        , m_options(options)
    {
    }

    Expected<void> readHeader()
    {
        TRY_ASSIGN(auto header, m_csv.next());
        if (!header) {
            return fail(ErrorKind::Invalid, u"empty file"_s);
        }
        m_columns = header->cells;
        for (const QString &name : m_columns) {
            m_header += domain::foldForSearch(name);
        }
        m_mapping = m_options.mapping;
        if (m_mapping.empty()) {
            for (const QString &name : m_header) {
                m_mapping.push_back(m_format.fieldOf(name));
            }
        }
        m_mapping.resize(size_t(m_columns.size()), BookField::Ignore);
        return {};
    }

    QString formatId() const override { return m_format.id.toString(); }
    QStringList columns() const override { return m_columns; }
    ColumnMapping mapping() const override { return m_mapping; }
    qint64 bytesRead() const override { return m_csv.offset(); }
    qint64 bytesTotal() const override { return m_device->isSequential() ? -1 : m_device->size(); }

    Expected<std::vector<BookRow>> nextBatch(qsizetype rowsMax) override
    {
        std::vector<BookRow> rows;
        rows.reserve(size_t(std::min<qsizetype>(rowsMax, 1024)));
        while (qsizetype(rows.size()) < rowsMax) {
            if (m_rows % rowsBetweenCancelChecks == 0 || rows.empty()) {
                if (m_options.cancel != nullptr
                    && m_options.cancel->load(std::memory_order_relaxed)) {
                    return fail(ErrorKind::Cancelled, u"import cancelled"_s);
                }
            }
            auto read = m_csv.next();
            if (!read && !rows.empty()) {
                break; // what was read is given; the next batch says what went wrong
            }
            TRY_ASSIGN(auto cells, std::move(read));
            if (!cells) {
                break;
            }
            if (++m_rows > importRowsMax) {
                return fail(ErrorKind::TooLarge, u"too many rows"_s);
            }
            rows.push_back(toRow(std::move(*cells)));
        }
        return rows;
    }

private:
    BookRow toRow(CsvRow &&cells)
    {
        BookRow row{.lineNumber = cells.lineNumber, .rawCells = std::move(cells.cells)};
        if (cells.isBroken) {
            row.heap = Heap::CouldNotRead;
            row.reason = RowReason::UnclosedQuote;
            return row;
        }
        fillRow(row, m_format, m_mapping, m_header);
        if (const QString key = rowKey(row); !key.isEmpty()) {
            const quint64 hash = domain::stableHash(key);
            if (const auto seen = m_seen.constFind(hash); seen != m_seen.constEnd()) {
                row.repeatsLine = *seen;
            } else {
                m_seen.insert(hash, row.lineNumber);
            }
        }
        return row;
    }

    QIODevice *m_device;
    CsvReader m_csv;
    const TableFormat &m_format;
    ImportOptions m_options;
    QStringList m_columns;
    QStringList m_header; // folded
    ColumnMapping m_mapping;
    QHash<quint64, qint64> m_seen; // row key → line
    qint64 m_rows = 0;
};

} // namespace

Expected<std::unique_ptr<ImportReader>> openTable(QIODevice *device, const TableFormat &format,
                                                  const ImportOptions &options)
{
    std::optional<CsvDialect> dialect = options.dialect;
    if (!dialect && !format.hasQuotes) {
        dialect = sniffDialect(device->peek(recogniseBytesMax));
        dialect->delimiter = '\t';
        dialect->hasQuotes = false;
    }
    if (!dialect && format.dialectOf != nullptr) {
        dialect = format.dialectOf(device->peek(recogniseBytesMax));
    }
    TRY_ASSIGN(auto csv, CsvReader::open(device, dialect));
    auto reader = std::make_unique<TableReader>(device, std::move(csv), format, options);
    TRY(reader->readHeader());
    return reader;
}

} // namespace endpaper::exchange
