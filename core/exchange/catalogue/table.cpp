// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/catalogue/catalogueforms.h"

#include <QIODevice>

#include <utility>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

class CatalogueTable final : public CatalogueReader
{
public:
    CatalogueTable(std::unique_ptr<QIODevice> device, std::unique_ptr<ReadMeter> meter,
                   CsvReader csv, const CatalogueForm &form, QStringList header)
        : m_device(std::move(device))
        , m_meter(std::move(meter))
        , m_csv(std::move(csv))
        , m_form(form)
        , m_header(std::move(header))
    {
    }

    QString formatId() const override { return m_form.id.toString(); }
    qint64 bytesRead() const override { return m_meter->read(); }
    qint64 bytesTotal() const override { return m_meter->total(); }

    Expected<CatalogueBatch> nextBatch(qsizetype recordsMax) override
    {
        CatalogueBatch batch;
        // A book's further lines are in its batch, so that going on at nextOffset misses none.
        qsizetype records = 0;
        while (records < recordsMax || m_form.hasLinePerAuthor) {
            TRY_ASSIGN(auto row, takeRow());
            if (!row) {
                batch.isEnd = true;
                break;
            }
            CatalogueBook book;
            const bool isBook = !row->isBroken && m_form.toBook(m_header, row->cells, book);
            if (isBook && isSameRecord(batch, book)) {
                addAuthors(batch.books.back(), book.authors);
                ++batch.joined;
                continue;
            }
            if (records == recordsMax) {
                m_held = std::move(row);
                break;
            }
            ++records;
            if (isBook) {
                batch.books.push_back(std::move(book));
            } else {
                ++batch.skipped;
            }
        }
        batch.nextOffset = m_held ? m_rowOffset : m_csv.offset();
        return batch;
    }

private:
    Expected<std::optional<CsvRow>> takeRow()
    {
        if (m_held) {
            return std::exchange(m_held, std::nullopt);
        }
        m_rowOffset = m_csv.offset();
        return m_csv.next();
    }

    bool isSameRecord(const CatalogueBatch &batch, const CatalogueBook &book) const
    {
        return m_form.hasLinePerAuthor && !batch.books.empty()
            && batch.books.back().sourceKey == book.sourceKey;
    }

    static void addAuthors(CatalogueBook &book, const QStringList &authors)
    {
        for (const QString &author : authors) {
            if (!book.authors.contains(author)) {
                book.authors += author;
            }
        }
    }

    std::unique_ptr<QIODevice> m_device;
    std::unique_ptr<ReadMeter> m_meter;
    CsvReader m_csv;
    const CatalogueForm &m_form;
    QStringList m_header;
    std::optional<CsvRow> m_held; // read already, but of the next batch
    qint64 m_rowOffset = 0; // where the row that was read last begins
};

const CatalogueForm *findForm(const QStringList &header)
{
    // Goodbooks has an isbn13 too, so ours is asked last.
    for (const CatalogueForm *form : {&goodbooksForm(), &gutenbergForm(), &ownForm()}) {
        if (header.contains(form->keyColumn) && header.contains(u"title")) {
            return form;
        }
    }
    return nullptr;
}

} // namespace

Expected<std::unique_ptr<CatalogueReader>> openCatalogueTable(std::unique_ptr<QIODevice> device,
                                                              std::unique_ptr<ReadMeter> meter,
                                                              qint64 offset)
{
    const CsvDialect dialect{}; // all three are UTF-8 with commas
    TRY_ASSIGN(auto csv, CsvReader::open(device.get(), dialect, catalogueBytesMax));
    TRY_ASSIGN(const auto first, csv.next());
    if (!first) {
        return fail(ErrorKind::Invalid, u"empty file"_s);
    }
    QStringList header;
    for (const QString &name : first->cells) {
        header += name.trimmed().toLower();
    }
    const CatalogueForm *form = findForm(header);
    if (form == nullptr) {
        return fail(ErrorKind::Unsupported, u"no catalogue in a known form"_s);
    }
    if (offset > csv.offset()) {
        TRY(csv.seekTo(offset));
    }
    return std::make_unique<CatalogueTable>(std::move(device), std::move(meter), std::move(csv),
                                            *form, std::move(header));
}

} // namespace endpaper::exchange
