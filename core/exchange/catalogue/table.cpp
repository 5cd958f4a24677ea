// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/catalogue/catalogueforms.h"

#include <QIODevice>

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
        for (qsizetype i = 0; i < recordsMax; ++i) {
            TRY_ASSIGN(auto row, m_csv.next());
            if (!row) {
                batch.isEnd = true;
                break;
            }
            CatalogueBook book;
            if (!row->isBroken && m_form.toBook(m_header, row->cells, book)) {
                batch.books.push_back(std::move(book));
            } else {
                ++batch.skipped;
            }
        }
        batch.nextOffset = m_csv.offset();
        return batch;
    }

private:
    std::unique_ptr<QIODevice> m_device;
    std::unique_ptr<ReadMeter> m_meter;
    CsvReader m_csv;
    const CatalogueForm &m_form;
    QStringList m_header;
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
