// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/database.h"
#include "store/engine/diskroom.h"
#include "store/engine/storethread.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;

class TestDatabase : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void opensWithForeignKeysAndWal();
    void textThatIsNullBindsNullAndEmptyBindsEmpty();
    void transactionWithoutCommitIsRolledBack();
    void nestedFailureUndoesOnlyItself();
    void fileThatIsNoDatabaseIsCorrupt();
    void storeThreadRunsJobsInOrder();
    void theLogIsFoldedBetweenJobs();
    void aFullDiskIsToldFromOtherTroubles();
    void aTenthOfTheDiskIsLow_data();
    void aTenthOfTheDiskIsLow();
    void theRoomOfARealDiskIsKnown();
};

void TestDatabase::aFullDiskIsToldFromOtherTroubles()
{
    const QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"a.sqlite"_s));
    QVERIFY(database);
    QVERIFY((*database)->execute("CREATE TABLE t (x); PRAGMA max_page_count=4"));
    const auto full = (*database)->execute("INSERT INTO t VALUES (zeroblob(100000))");
    QVERIFY(!full);
    QVERIFY(isDiskFull(full.error()));
    QVERIFY(!isDiskFull((*database)->execute("INSERT INTO nowhere VALUES (1)").error()));
    QVERIFY(!isDiskFull(Error{ErrorKind::Unavailable, u"busy"_s}));
}

void TestDatabase::aTenthOfTheDiskIsLow_data()
{
    QTest::addColumn<qint64>("free");
    QTest::addColumn<qint64>("all");
    QTest::addColumn<bool>("isLow");
    QTest::newRow("below") << qint64(99'999) << qint64(1'000'000) << true;
    QTest::newRow("at it") << qint64(100'000) << qint64(1'000'000) << false;
    QTest::newRow("above") << qint64(100'001) << qint64(1'000'000) << false;
    QTest::newRow("nothing left") << qint64(0) << qint64(1'000'000) << true;
    QTest::newRow("not known") << qint64(-1) << qint64(-1) << false;
}

void TestDatabase::aTenthOfTheDiskIsLow()
{
    QFETCH(const qint64, free);
    QFETCH(const qint64, all);
    QFETCH(const bool, isLow);
    QCOMPARE((DiskRoom{free, all}.isLow()), isLow);
}

void TestDatabase::theRoomOfARealDiskIsKnown()
{
    const QTemporaryDir folder;
    QVERIFY(diskRoomOf(folder.path()).isKnown());
    QVERIFY(diskRoomOf(folder.filePath(u"not yet there"_s)).isKnown());
    QVERIFY((DiskRoom{0, 1'000'000}.isFull()));
    QVERIFY(!DiskRoom().isFull());
}

void TestDatabase::opensWithForeignKeysAndWal()
{
    QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"a.sqlite"_s));
    QVERIFY(database);
    auto keys = (*database)->prepare("PRAGMA foreign_keys");
    QVERIFY(keys->step().value());
    QCOMPARE(keys->integer(0), 1);
    auto journal = (*database)->prepare("PRAGMA journal_mode");
    QVERIFY(journal->step().value());
    QCOMPARE(journal->text(0), u"wal"_s);
    auto synchronous = (*database)->prepare("PRAGMA synchronous");
    QVERIFY(synchronous->step().value());
    QCOMPARE(synchronous->integer(0), 2);
}

void TestDatabase::textThatIsNullBindsNullAndEmptyBindsEmpty()
{
    auto database = Database::open(u":memory:"_s);
    auto query = (*database)->prepare("SELECT ?1 IS NULL, ?2 = '', ?3");
    query->bindAll(QString(), u""_s, u"\u05d0\U0001F4D6"_s);
    QVERIFY(query->step().value());
    QVERIFY(query->boolean(0));
    QVERIFY(query->boolean(1));
    QCOMPARE(query->text(2), u"\u05d0\U0001F4D6"_s);
}

void TestDatabase::transactionWithoutCommitIsRolledBack()
{
    auto database = Database::open(u":memory:"_s);
    QVERIFY((*database)->execute("CREATE TABLE t(a) STRICT").has_value() == false);
    QVERIFY((*database)->execute("CREATE TABLE t(a INTEGER) STRICT"));
    {
        auto transaction = Transaction::begin(**database);
        QVERIFY((*database)->execute("INSERT INTO t VALUES (1)"));
    }
    auto count = (*database)->prepare("SELECT count(*) FROM t");
    QVERIFY(count->step().value());
    QCOMPARE(count->integer(0), 0);
}

void TestDatabase::nestedFailureUndoesOnlyItself()
{
    auto database = Database::open(u":memory:"_s);
    QVERIFY((*database)->execute("CREATE TABLE t(a INTEGER) STRICT"));
    auto transaction = Transaction::begin(**database);
    QVERIFY((*database)->execute("INSERT INTO t VALUES (1)"));
    const auto failed = transaction->nested([&]() -> Expected<> {
        TRY((*database)->execute("INSERT INTO t VALUES (2)"));
        return fail(ErrorKind::Invalid, u"no"_s);
    });
    QCOMPARE(failed.error().kind, ErrorKind::Invalid);
    QVERIFY(transaction->commit());
    auto sum = (*database)->prepare("SELECT sum(a) FROM t");
    QVERIFY(sum->step().value());
    QCOMPARE(sum->integer(0), 1);
}

void TestDatabase::fileThatIsNoDatabaseIsCorrupt()
{
    QTemporaryDir folder;
    QFile file(folder.filePath(u"a.sqlite"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    const auto database = Database::open(file.fileName());
    QVERIFY(!database);
    QCOMPARE(database.error().kind, ErrorKind::Corrupt);
}

void TestDatabase::theLogIsFoldedBetweenJobs()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"a.sqlite"_s);
    StoreThread thread([path] { return Database::open(path); });
    constexpr qint64 jobBytes = 1'000'000;
    for (int i = 0; i < 20; ++i) {
        auto done = thread.post([i](Database &database) -> Expected<> {
            if (i == 0) {
                TRY(database.execute("CREATE TABLE t (x)"));
            }
            return database.execute("INSERT INTO t VALUES (randomblob(1000000))");
        });
        done.waitForFinished();
        QVERIFY(done.result());
    }
    // One job more than the log may be long, and what a page weighs more in it.
    const qint64 longest = Database::logPagesMax * qint64(4096) + 2 * jobBytes;
    const qint64 log = QFileInfo(path + u"-wal"_s).size();
    QVERIFY2(log > 0 && log < longest, qPrintable(QString::number(log)));
}

void TestDatabase::storeThreadRunsJobsInOrder()
{
    QList<int> order;
    {
        StoreThread thread([] { return Database::open(u":memory:"_s); });
        for (int i = 0; i < 100; ++i) {
            thread.post([&order, i](Database &) -> Expected<int> {
                order.append(i);
                return i;
            });
        }
    }
    QCOMPARE(order.size(), 100);
    QVERIFY(std::is_sorted(order.cbegin(), order.cend()));
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
