// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/wishes.h"

#include "domain/orderkey.h"
#include "exchange/cataloguereader.h"
#include "protocol/schema.h"
#include "store/cache/localedit.h"

#include <QFile>
#include <QRandomGenerator>
#include <QSet>
#include <QTextStream>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

QString catalogueFile()
{
    const QString real =
        QStringLiteral(ENDPAPER_SHARED_DATA) + u"/catalogue/goodbooks10k_books.csv.gz"_s;
    return QFile::exists(real)
        ? real
        : QStringLiteral(ENDPAPER_SOURCE) + u"/resources/sample/catalogue.csv"_s;
}

namespace {

Expected<std::vector<exchange::CatalogueBook>> books(int count)
{
    std::vector<exchange::CatalogueBook> all;
    while (int(all.size()) < count) {
        TRY_ASSIGN(const auto reader, exchange::openCatalogueFile(catalogueFile()));
        for (bool isEnd = false; !isEnd && int(all.size()) < count;) {
            TRY_ASSIGN(const auto batch, reader->nextBatch(1000));
            isEnd = batch.isEnd;
            all.insert(all.end(), batch.books.begin(), batch.books.end());
        }
    }
    all.resize(size_t(count));
    return all;
}

} // namespace

Expected<> fillCache(store::Database &cache, int count)
{
    TRY_ASSIGN(const auto all, books(count));
    QRandomGenerator random(1);
    const QList<QByteArray> keys = domain::orderKeysBetween({}, {}, count, random);
    const domain::ListInfo list{.id = Uuid::create(), .name = u"To hunt"_s, .pos = u"V"_s};
    QList<store::LocalOp> ops{
        store::LocalOp::create(domain::RowKind::List, list.id,
                               protocol::fieldsFrom(list, protocol::Completeness::OnlyDifferent))};
    for (int i = 0; i < count; ++i) {
        const exchange::CatalogueBook &book = all[size_t(i)];
        const domain::Wish wish{.id = Uuid::create(),
                                .list = list.id,
                                .pos = QString::fromLatin1(keys.at(i)),
                                .isbn = book.isbn,
                                .title = book.title,
                                .authors = book.authors,
                                .published = book.published,
                                .sourceKey = u"goodreads:"_s + book.goodreadsId,
                                .addedAt = SystemClock::instance().now()};
        ops.append(store::LocalOp::create(
            domain::RowKind::Wish, wish.id,
            protocol::fieldsFrom(wish, protocol::Completeness::OnlyDifferent)));
    }
    TRY_ASSIGN(auto transaction, store::Transaction::begin(cache));
    TRY(store::commitAction(transaction, SystemClock::instance(), ops, Uuid::create()));
    return transaction.commit();
}

Expected<> writeGoodreadsExport(const QString &path, int count)
{
    TRY_ASSIGN(const auto all, books(count));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return fail(ErrorKind::Unavailable, u"cannot write "_s + path);
    }
    const auto quoted = [](QString text) -> QString {
        return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
    };
    QTextStream out(&file);
    out << "Book Id,Title,Author,Author l-f,Additional Authors,ISBN,ISBN13,My Rating,Average "
           "Rating,Publisher,Binding,"
           "Number of Pages,Year Published,Original Publication Year,Date Read,Date "
           "Added,Bookshelves,"
           "Bookshelves with positions,Exclusive Shelf,My Review,Spoiler,Private Notes,Read "
           "Count,Owned Copies\n";
    QSet<QString> used;
    for (int i = 0; i < count; ++i) {
        const exchange::CatalogueBook &book = all[size_t(i)];
        QString isbn = book.isbn ? book.isbn->toString13() : QString();
        QString title = book.title;
        // Books of a repeated catalogue would otherwise be taken for the same ones.
        const QString known = title + u'\n' + book.authors.value(0);
        if (used.contains(known)) {
            isbn.clear();
            title += u" %1"_s.arg(i);
        }
        used.insert(known);
        out << (1000000 + i) << ',' << quoted(title) << ',' << quoted(book.authors.value(0))
            << ",,," << quoted(u"=\"\""_s) << ',' << quoted(u"=\""_s + isbn + u'"')
            << ",0,3.9,,Paperback,300," << book.published << ',' << book.published
            << ",,2024/01/02,to-read,to-read (#" << i << "),to-read,,,,0,0\n";
    }
    return {};
}

} // namespace endpaper::bench
