// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "exchange/catalogue/catalogueforms.h"
#include "exchange/tableformat.h"

#include <QIODevice>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <array>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;
using domain::Isbn;

namespace {

constexpr qint64 chunkBytes = 256 << 10;

// "/books/OL7353617M" → "OL7353617M"
QString lastPart(const QString &key) { return key.section(u'/', -1); }

QString firstText(const QJsonValue &list) { return list.toArray().first().toString().simplified(); }

QString keyOf(const QJsonValue &reference)
{
    return lastPart(reference.isString() ? reference.toString() : reference[u"key"_s].toString());
}

void readIsbn(CatalogueBook &book, const QJsonObject &edition)
{
    for (const QString &name : {u"isbn_13"_s, u"isbn_10"_s}) {
        for (const QJsonValue &text : edition[name].toArray()) {
            if (const auto isbn = Isbn::read(text.toString()); isbn && !book.isbn) {
                book.isbn = *isbn;
            }
        }
    }
}

CatalogueBook toEdition(const QString &key, const QJsonObject &edition)
{
    CatalogueBook book{.title = edition[u"title"_s].toString().simplified()};
    if (const QString prefix = edition[u"title_prefix"_s].toString().simplified();
        !prefix.isEmpty()) {
        book.title = prefix % u' ' % book.title;
    }
    book.subtitle = edition[u"subtitle"_s].toString().simplified();
    readIsbn(book, edition);
    for (const QJsonValue &author : edition[u"authors"_s].toArray()) {
        book.authorKeys += keyOf(author);
    }
    if (const auto year = readYear(edition[u"publish_date"_s].toString())) {
        book.published = QString::number(*year);
    }
    book.publisher = firstText(edition[u"publishers"_s]);
    book.language = domain::normalLanguage(keyOf(edition[u"languages"_s].toArray().first()));
    book.goodreadsId = firstText(edition[u"identifiers"_s][u"goodreads"_s]);
    if (const QString work = keyOf(edition[u"works"_s].toArray().first()); !work.isEmpty()) {
        book.workKey = u"openlibrary:"_s % work;
    }
    book.sourceKey = u"openlibrary:"_s % key;
    return book;
}

CatalogueBook toWork(const QString &key, const QJsonObject &work)
{
    CatalogueBook book{.title = work[u"title"_s].toString().simplified(),
                       .subtitle = work[u"subtitle"_s].toString().simplified()};
    for (const QJsonValue &role : work[u"authors"_s].toArray()) {
        book.authorKeys += keyOf(role[u"author"_s]);
    }
    book.sourceKey = u"openlibrary:"_s % key;
    book.workKey = book.sourceKey;
    return book;
}

// Lines of five fields, parted at the first four tabs: type, key, revision, time, JSON (which may
// hold tabs of its own).
class OpenLibraryDump final : public CatalogueReader
{
public:
    OpenLibraryDump(std::unique_ptr<QIODevice> device, std::unique_ptr<ReadMeter> meter)
        : m_device(std::move(device))
        , m_meter(std::move(meter))
    {
    }

    QString formatId() const override { return u"openlibrary"_s; }
    qint64 bytesRead() const override { return m_meter->read(); }
    qint64 bytesTotal() const override { return m_meter->total(); }

    Expected<void> seekTo(qint64 offset)
    {
        if (offset > 0 && !m_device->isSequential()) {
            m_offset = offset;
            return m_device->seek(offset) ? Expected<void>()
                                          : fail(ErrorKind::Invalid, u"offset beyond the file"_s);
        }
        while (m_offset < offset) {
            const QByteArray passed = m_device->read(std::min(chunkBytes, offset - m_offset));
            if (passed.isEmpty()) {
                return fail(ErrorKind::Invalid, u"offset beyond the file"_s, u"offset"_s);
            }
            m_offset += passed.size();
        }
        return {};
    }

    Expected<CatalogueBatch> nextBatch(qsizetype recordsMax) override
    {
        CatalogueBatch batch;
        for (qsizetype i = 0; i < recordsMax; ++i) {
            TRY_ASSIGN(const auto line, nextLine());
            if (!line) {
                batch.isEnd = true;
                break;
            }
            readLine(*line, batch);
        }
        batch.nextOffset = m_offset;
        return batch;
    }

private:
    // The line without its end; valid until the next call.
    Expected<std::optional<QByteArrayView>> nextLine()
    {
        m_buffer.remove(0, m_used);
        m_used = 0;
        for (qsizetype from = 0;;) {
            const qsizetype end = m_buffer.indexOf('\n', from);
            if (end >= 0 || (m_isEnd && !m_buffer.isEmpty())) {
                m_used = end >= 0 ? end + 1 : m_buffer.size();
                m_offset += m_used;
                return std::optional(QByteArrayView(m_buffer).first(end >= 0 ? end : m_used));
            }
            if (m_isEnd) {
                return std::optional<QByteArrayView>();
            }
            if (m_buffer.size() > openLibraryLineBytesMax) {
                return fail(ErrorKind::TooLarge, u"line over the limit"_s);
            }
            from = m_buffer.size();
            const QByteArray chunk = m_device->read(chunkBytes);
            m_isEnd = chunk.isEmpty();
            if (m_isEnd && !m_device->atEnd()) {
                return fail(ErrorKind::Corrupt, u"cannot read on: "_s % m_device->errorString());
            }
            m_buffer += chunk;
        }
    }

    static void readLine(QByteArrayView line, CatalogueBatch &batch)
    {
        std::array<QByteArrayView, 4> fields;
        for (QByteArrayView &field : fields) {
            const qsizetype tab = line.indexOf('\t');
            if (tab < 0) {
                ++batch.skipped;
                return;
            }
            field = line.first(tab);
            line = line.sliced(tab + 1);
        }
        const QJsonObject record = QJsonDocument::fromJson(line.toByteArray()).object();
        const QString key = lastPart(QString::fromUtf8(fields[1]));
        if (fields[0] == "/type/author") {
            const QString name = record[u"name"_s].toString().simplified();
            if (!name.isEmpty()) {
                batch.authors.push_back({key, name.normalized(QString::NormalizationForm_C)});
                return;
            }
        } else if (fields[0] == "/type/edition" || fields[0] == "/type/work") {
            CatalogueBook book =
                fields[0] == "/type/work" ? toWork(key, record) : toEdition(key, record);
            if (!book.title.isEmpty()) {
                batch.books.push_back(std::move(book));
                return;
            }
        }
        ++batch.skipped;
    }

    std::unique_ptr<QIODevice> m_device;
    std::unique_ptr<ReadMeter> m_meter;
    QByteArray m_buffer;
    qsizetype m_used = 0;
    qint64 m_offset = 0; // of the next line
    bool m_isEnd = false;
};

} // namespace

bool looksLikeOpenLibraryDump(QByteArrayView firstBytes)
{
    return firstBytes.startsWith("/type/") && firstBytes.contains('\t');
}

Expected<std::unique_ptr<CatalogueReader>> openOpenLibraryDump(std::unique_ptr<QIODevice> device,
                                                               std::unique_ptr<ReadMeter> meter,
                                                               qint64 offset)
{
    auto reader = std::make_unique<OpenLibraryDump>(std::move(device), std::move(meter));
    TRY(reader->seekTo(offset));
    return reader;
}

} // namespace endpaper::exchange
