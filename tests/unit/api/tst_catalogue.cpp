// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/cataloguerepository.h"
#include "store/vault/vault.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;

class TestCatalogue : public QObject
{
    Q_OBJECT

    std::unique_ptr<Database> m_database;

    static CatalogueEntry entry(const QString &title, const QString &isbn = {},
                                const QString &goodreads = {})
    {
        CatalogueEntry entry;
        entry.book.title = title;
        entry.book.isbn = isbn;
        entry.book.goodreadsId = goodreads;
        entry.book.authors = {u"Michael Ende"_s};
        if (!goodreads.isNull()) {
            entry.keys.append({u"goodreads"_s, goodreads});
        }
        return entry;
    }
    using Outcome = CatalogueRepository::Outcome;
    Outcome put(Transaction &transaction, const CatalogueEntry &entry,
                const QString &source = u"goodbooks"_s)
    {
        const auto outcome =
            CatalogueRepository(transaction).store(entry, source, SystemClock::instance());
        if (!outcome) {
            qFatal("%s", qPrintable(outcome.error().context));
        }
        return *outcome;
    }

private Q_SLOTS:
    void init()
    {
        auto opened = openVault(u":memory:"_s);
        QVERIFY2(opened, qPrintable(opened ? QString() : opened.error().context));
        m_database = std::move(*opened);
    }

    void sameBookIsUnchanged()
    {
        auto transaction = Transaction::begin(*m_database);
        QCOMPARE(put(*transaction, entry(u"Momo"_s, u"9783522202558"_s)), Outcome::Added);
        QCOMPARE(put(*transaction, entry(u"Momo"_s, u"9783522202558"_s)), Outcome::Unchanged);
        QCOMPARE(put(*transaction, entry(u"Momo!"_s, u"9783522202558"_s)), Outcome::Updated);
        QCOMPARE(*BookRepository(*transaction).count(), 1);
    }

    void bookWithoutIsbnIsKnownByItsKey()
    {
        auto transaction = Transaction::begin(*m_database);
        QCOMPARE(put(*transaction, entry(u"Momo"_s, {}, u"68811"_s)), Outcome::Added);
        QCOMPARE(put(*transaction, entry(u"Momo"_s, {}, u"68811"_s)), Outcome::Unchanged);
        QCOMPARE(put(*transaction, entry(u"Momo"_s, u"9783522202558"_s, u"68811"_s)),
                 Outcome::Updated);
        const auto found = BookRepository(*transaction).findByKey(u"goodreads"_s, u"68811"_s);
        QCOMPARE((*found)->isbn, u"9783522202558"_s);
    }

    void anotherIsbnIsAnotherEditionOfTheWork()
    {
        auto transaction = Transaction::begin(*m_database);
        (void)put(*transaction, entry(u"Momo"_s, u"9783522202558"_s, u"68811"_s));
        QCOMPARE(put(*transaction, entry(u"Momo"_s, u"9783551315120"_s, u"68811"_s)),
                 Outcome::Added);
        const auto editions =
            BookRepository(*transaction).listOfWork(workIdOf(u"Momo"_s, {u"Ende, Michael"_s}), 10);
        QCOMPARE(editions->size(), 2);
    }

    void whatAPersonWroteStays()
    {
        auto transaction = Transaction::begin(*m_database);
        Book book;
        book.id = Uuid::create();
        book.isbn = u"9783522202558"_s;
        book.title = u"Momo, by hand"_s;
        book.workId = Uuid::create();
        QVERIFY(BookRepository(*transaction).insert(book));
        CatalogueEntry theirs = entry(u"MOMO"_s, book.isbn);
        theirs.book.publisher = u"Thienemann"_s;
        QCOMPARE(put(*transaction, theirs), Outcome::Updated);
        const auto kept = BookRepository(*transaction).find(book.id);
        QCOMPARE((*kept)->title, u"Momo, by hand"_s);
        QCOMPARE((*kept)->publisher, u"Thienemann"_s);
    }

    void authorsNamesMayComeBeforeOrAfter()
    {
        auto transaction = Transaction::begin(*m_database);
        CatalogueRepository catalogue(*transaction);
        QVERIFY(catalogue.storeAuthor(u"OL1A"_s, u"First"_s));
        CatalogueEntry book = entry(u"A book"_s, {}, u"1"_s);
        book.book.authors.clear();
        book.wantedAuthors = {u"OL1A"_s, u"OL2A"_s};
        (void)put(*transaction, book, u"openlibrary"_s);
        QVERIFY(catalogue.storeAuthor(u"OL2A"_s, u"Second"_s));
        const auto found = BookRepository(*transaction).findByKey(u"goodreads"_s, u"1"_s);
        QCOMPARE((*found)->authors, (QStringList{u"First"_s, u"Second"_s}));
        BookQuery query;
        query.words = u"second"_s;
        query.sort = BookQuery::Sort::Relevance;
        const auto page = listBooks(*transaction, query);
        QCOMPARE(page->rows.size(), 1);
    }

    void serverIdentityIsMadeOnce()
    {
        auto transaction = Transaction::begin(*m_database);
        QCOMPARE(getServerIdentity(*transaction).error().kind, ErrorKind::NotFound);
        const auto made = loadServerIdentity(*transaction, SystemClock::instance());
        QCOMPARE(made->signingSeed.size(), 32);
        QCOMPARE(loadServerIdentity(*transaction, SystemClock::instance())->serverId,
                 made->serverId);
    }
};

QTEST_GUILESS_MAIN(TestCatalogue)
#include "tst_catalogue.moc"
