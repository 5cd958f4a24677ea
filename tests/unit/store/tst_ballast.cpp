// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/ballast.h"
#include "store/engine/database.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QTest>

using namespace endpaper;
using namespace endpaper::store;
using namespace Qt::StringLiterals;

namespace {
bool runs(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    return process.waitForFinished() && process.exitStatus() == QProcess::NormalExit
        && process.exitCode() == 0;
}
} // namespace

// What is kept back for the day on which the disk is full.
class TestBallast : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isMadeWhereThereIsRoom_data();
    void isMadeWhereThereIsRoom();
    void isGivenOnceAndMadeAgain();
    void fullDatabaseIsTriedOnceMore();
    void otherTroublesLeaveItThere();

private:
    bool mount(qint64 bytes);
    void fillUntil(qint64 free);
    QString file(const QString &name) const { return m_folder->filePath(u"disk/"_s + name); }

    std::unique_ptr<QTemporaryDir> m_folder;
    bool m_isMounted = false;
};

void TestBallast::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(QDir(m_folder->path()).mkpath(u"disk"_s));
}

void TestBallast::cleanup()
{
    if (std::exchange(m_isMounted, false)) {
        QVERIFY(runs(u"umount"_s, {u"-l"_s, m_folder->filePath(u"disk"_s)}));
    }
}

bool TestBallast::mount(qint64 bytes)
{
    m_isMounted = runs(u"mount"_s,
                       {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=%1"_s.arg(bytes), u"tmpfs"_s,
                        m_folder->filePath(u"disk"_s)});
    return m_isMounted;
}

// Leaves so much of the small disk, to the byte where it is of whole pages.
void TestBallast::fillUntil(qint64 free)
{
    QFile filler(file(u"filler"_s));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered));
    const qint64 more = diskRoomOf(filler.fileName()).freeBytes - free;
    QCOMPARE(filler.write(QByteArray(more, 'x')), more);
    QCOMPARE(diskRoomOf(filler.fileName()).freeBytes, free);
}

void TestBallast::isMadeWhereThereIsRoom_data()
{
    constexpr qint64 page = 4096;
    QTest::addColumn<qint64>("free");
    QTest::addColumn<bool>("isMade");
    QTest::newRow("below") << Ballast::roomBytesMin - page << false;
    QTest::newRow("at") << Ballast::roomBytesMin << true;
    QTest::newRow("above") << Ballast::roomBytesMin + page << true;
}

void TestBallast::isMadeWhereThereIsRoom()
{
    QFETCH(qint64, free);
    QFETCH(bool, isMade);
    if (!mount(16 << 20)) {
        QSKIP("no right to mount a small disk here");
    }
    fillUntil(free);
    Ballast ballast(file(u"cache"_s));
    QVERIFY(!ballast.isOut());
    ballast.tend();
    QCOMPARE(ballast.isOut(), !isMade);
    QCOMPARE(QFileInfo(ballast.path()).size(), isMade ? Ballast::bytes : 0);
    const qint64 taken = isMade ? Ballast::bytes : 0;
    QCOMPARE(diskRoomOf(file(u"cache"_s)).freeBytes, free - taken); // and not only promised
}

void TestBallast::isGivenOnceAndMadeAgain()
{
    Ballast ballast(file(u"cache"_s));
    QVERIFY(!ballast.release()); // there is none yet
    QVERIFY(!ballast.isOut());
    ballast.tend();
    QVERIFY(QFile::exists(ballast.path()));
    QVERIFY(ballast.release());
    QVERIFY(ballast.isOut());
    QVERIFY(!QFile::exists(ballast.path()));
    QVERIFY(!ballast.release());
    ballast.tend();
    QVERIFY(!ballast.isOut());
    QCOMPARE(QFileInfo(ballast.path()).size(), Ballast::bytes);
    // One that a crash left half made.
    QVERIFY(QFile::resize(ballast.path(), 1000));
    ballast.tend();
    QCOMPARE(QFileInfo(ballast.path()).size(), Ballast::bytes);
}

void TestBallast::fullDatabaseIsTriedOnceMore()
{
    if (!mount(16 << 20)) {
        QSKIP("no right to mount a small disk here");
    }
    auto database = Database::open(file(u"cache"_s));
    QVERIFY(database);
    QVERIFY((*database)->execute("CREATE TABLE t (x)"));
    Ballast ballast(file(u"cache"_s));
    ballast.tend();
    fillUntil(0);
    int tries = 0;
    const auto write = [&](const QByteArray &bytes) {
        return
            [&,
             sql = QByteArray("INSERT INTO t VALUES (zeroblob(" + bytes + "))")]() -> Expected<> {
                ++tries;
                TRY_ASSIGN(auto transaction, Transaction::begin(**database));
                TRY((*database)->execute(sql));
                return transaction.commit();
            };
    };
    const auto refused = write("100000")();
    QVERIFY(!refused);
    QVERIFY2(isDiskFull(refused.error()), qPrintable(refused.error().context));
    QVERIFY(ballast.runs(write("100000")));
    QCOMPARE(tries, 3);
    QVERIFY(ballast.isOut());
    // There is nothing more to give.
    const auto full = ballast.runs(write("8000000"));
    QVERIFY(!full);
    QVERIFY(isDiskFull(full.error()));
    QCOMPARE(tries, 4);
    ballast.tend();
    QVERIFY(ballast.isOut());
    QVERIFY(QFile::remove(file(u"filler"_s)));
    ballast.tend();
    QVERIFY(!ballast.isOut());
    QVERIFY(ballast.runs(write("1000")));
    auto count = (*database)->prepare("SELECT count(*) FROM t");
    QVERIFY(count && count->step());
    QCOMPARE(count->integer(0), 2);
}

void TestBallast::otherTroublesLeaveItThere()
{
    Ballast ballast(file(u"cache"_s));
    ballast.tend();
    int tries = 0;
    const auto busy = ballast.runs([&]() -> Expected<int> {
        ++tries;
        return fail(ErrorKind::Unavailable, u"busy"_s);
    });
    QVERIFY(!busy);
    QCOMPARE(ballast.runs([]() -> Expected<int> { return 7; }), 7);
    QCOMPARE(tries, 1);
    QVERIFY(QFile::exists(ballast.path()));
}

QTEST_GUILESS_MAIN(TestBallast)
#include "tst_ballast.moc"
