// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pasted.h"
#include "exchange/tableformat.h"

#include <QHash>
#include <QIODevice>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;
using domain::Isbn;
using domain::IsbnProblem;

namespace {

// Lines of a text, each with an ISBN, several, a link, or none: every line that is not blank
// becomes a row, one with several ISBNs as many.
class IsbnListReader final : public ImportReader
{
public:
    IsbnListReader(QIODevice *device, CsvReader lines, const ImportOptions &options)
        : m_device(device)
        , m_lines(std::move(lines))
        , m_options(options)
    {
    }

    QString formatId() const override { return u"isbns"_s; }
    qint64 bytesRead() const override { return m_lines.offset(); }
    qint64 bytesTotal() const override { return m_device->isSequential() ? -1 : m_device->size(); }

    Expected<std::vector<BookRow>> nextBatch(qsizetype rowsMax) override
    {
        std::vector<BookRow> rows;
        if (m_options.cancel != nullptr && m_options.cancel->load(std::memory_order_relaxed)) {
            return fail(ErrorKind::Cancelled, u"import cancelled"_s);
        }
        while (qsizetype(rows.size()) < rowsMax) {
            if (m_waiting.empty()) {
                auto read = m_lines.next();
                if (!read && !rows.empty()) {
                    break; // what was read is given; the next batch says what went wrong
                }
                TRY_ASSIGN(auto line, std::move(read));
                if (!line) {
                    break;
                }
                readLine(*line);
                continue;
            }
            if (++m_rows > importRowsMax) {
                return fail(ErrorKind::TooLarge, u"too many rows"_s);
            }
            rows.push_back(std::move(m_waiting.back()));
            m_waiting.pop_back();
        }
        return rows;
    }

private:
    void readLine(const CsvRow &line)
    {
        const QString text = line.cells.join(u'\t').simplified();
        if (text.isEmpty()) {
            return;
        }
        const BookRow blank{.lineNumber = line.lineNumber, .rawCells = {text}};
        const auto only = Isbn::read(text);
        QList<Isbn> isbns = only ? QList<Isbn>{*only} : domain::findIsbns(text);
        if (isbns.isEmpty()) {
            const auto link = linkIn(text);
            m_waiting.push_back(link ? lineWith(blank, *link) : lineWithout(blank, only.error()));
            return;
        }
        // Taken from the back.
        for (auto isbn = isbns.crbegin(); isbn != isbns.crend(); ++isbn) {
            BookRow row = blank;
            row.isbn = *isbn;
            sortIntoHeap(row, TitleRule::IsbnAlone);
            if (const auto seen = m_seen.constFind(*isbn); seen != m_seen.constEnd()) {
                row.repeatsLine = *seen;
            } else {
                m_seen.insert(*isbn, row.lineNumber);
            }
            m_waiting.push_back(std::move(row));
        }
    }

    // The book that a link on the line names. A bare number is none: it may be a title.
    static std::optional<domain::Pasted> linkIn(const QString &text)
    {
        const auto pasted = domain::parsePasted(text);
        const bool isLink =
            text.contains(u'/') && pasted && pasted->kind == domain::PastedKind::BookKey;
        return isLink ? std::optional(*pasted) : std::nullopt;
    }

    static BookRow lineWith(BookRow row, const domain::Pasted &link)
    {
        const bool isGoodreads = !link.key.contains(u':');
        (isGoodreads ? row.goodreadsId : row.sourceKey) = link.key;
        row.title = !link.slugWords.isEmpty() ? link.slugWords
            : isGoodreads                     ? u"Goodreads "_s + link.key
                                              : link.key;
        sortIntoHeap(row, TitleRule::IsbnAlone);
        return row;
    }

    static BookRow lineWithout(BookRow row, IsbnProblem problem)
    {
        const QString &text = row.rawCells.first();
        const auto digits =
            std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
        const auto letters =
            std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
        if (digits > letters) {
            row.isbnProblem = problem;
            row.isbnText = text;
        } else {
            row.title = text;
        }
        sortIntoHeap(row, TitleRule::IsbnAlone);
        return row;
    }

    QIODevice *m_device;
    CsvReader m_lines;
    ImportOptions m_options;
    std::vector<BookRow> m_waiting;
    QHash<Isbn, qint64> m_seen;
    qint64 m_rows = 0;
};

} // namespace

Expected<std::unique_ptr<ImportReader>> openIsbnList(QIODevice *device,
                                                     const ImportOptions &options)
{
    CsvDialect dialect =
        options.dialect ? *options.dialect : sniffDialect(device->peek(recogniseBytesMax));
    dialect.delimiter = '\t';
    dialect.hasQuotes = false;
    TRY_ASSIGN(auto lines, CsvReader::open(device, dialect));
    return std::make_unique<IsbnListReader>(device, std::move(lines), options);
}

} // namespace endpaper::exchange
