// SPDX-License-Identifier: GPL-3.0-or-later
// Real processes, real sockets, real files: window and daemon are killed, the wire between them is
// cut, the disk is full, the cache damaged, all under load. Whatever was said to be kept is there
// at the end.
#include "faultworld.h"

#include <QFile>
#include <QTest>

using namespace endpaper::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int faultsInATest = 20;
constexpr int faultsInACampaign = 500;
constexpr int faultsBetweenLooks = 50;
constexpr int diskMiB = 12;
constexpr int msInACampaignMax = 24 * 3600 * 1000;

int faultsAsked = faultsInATest;
quint32 seedAsked = 1;

bool runs(const QString &program, const QStringList &arguments)
{
    return QProcess::execute(program, arguments) == 0;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothingAcknowledgedIsLostWhenThingsAreKilled()
    {
        const QTemporaryDir folder;
        FaultWorld world(folder.path(), seedAsked);
        QVERIFY2(world.begin(), qPrintable(world.why()));
        QRandomGenerator random(seedAsked);
        int kinds[4] = {};
        for (int fault = 1; fault <= faultsAsked; ++fault) {
            const int kind = fault % 4;
            ++kinds[kind];
            const bool isDone = world.workWhile([&] {
                switch (kind) {
                case 0:
                    world.wire().cut();
                    break;
                case 1:
                    world.killWindow();
                    break;
                case 2:
                    world.killDaemon();
                    break;
                default:
                    world.wire().cutAfter(random.bounded(400));
                    break;
                }
            });
            QVERIFY2(isDone,
                     qPrintable(
                         u"fault %1 of seed %2: %3"_s.arg(fault).arg(seedAsked).arg(world.why())));
            if (fault % faultsBetweenLooks == 0 || fault == faultsAsked) {
                QVERIFY2(
                    world.isAllThere(),
                    qPrintable(u"after fault %1 of seed %2: %3"_s.arg(fault).arg(seedAsked).arg(
                        world.why())));
                qInfo("%d faults, %d acknowledged edits are there", fault, world.acknowledged());
            }
        }
        qInfo("wire cut %d times, window killed %d, daemon killed %d, answer broken off %d",
              kinds[0], kinds[1], kinds[2], kinds[3]);
    }

    void damagedCacheIsSetAsideAndWhatWaitsIsKept()
    {
        const QTemporaryDir folder;
        FaultWorld world(folder.path(), seedAsked);
        QVERIFY2(world.begin(), qPrintable(world.why()));
        for (int i = 0; i < 3; ++i) {
            QVERIFY2(world.addAtWindow(), qPrintable(world.why()));
        }
        // These wait while the daemon is away, and then their cache is damaged.
        world.killDaemon();
        for (int i = 0; i < 3; ++i) {
            QVERIFY2(world.addAtWindow(), qPrintable(world.why()));
        }
        QVERIFY2(world.damageCache() > 0, qPrintable(world.why()));
        QVERIFY2(world.startWindow(), qPrintable(world.why()));
        const auto said = world.window().perform(u"expect strip-store put aside as .*damaged"_s);
        QVERIFY2(said, qPrintable(world.window().why()));
        QVERIFY2(world.isAllThere(), qPrintable(world.why()));
    }

    void fullDiskLosesNothing()
    {
        const QTemporaryDir folder;
        const QString disk = folder.filePath(u"disk"_s);
        QVERIFY(QDir().mkpath(disk));
        if (!runs(u"mount"_s,
                  {u"-t"_s, u"tmpfs"_s, u"-o"_s, u"size=%1m"_s.arg(diskMiB), u"tmpfs"_s, disk})) {
            QSKIP("no right to mount a small disk here");
        }
        const auto unmount = qScopeGuard([&] { runs(u"umount"_s, {u"-l"_s, disk}); });
        FaultWorld world(disk, seedAsked);
        QVERIFY2(world.begin(), qPrintable(world.why()));
        QVERIFY2(world.addAtWindow(), qPrintable(world.why()));
        QFile ballast(disk + u"/ballast"_s);
        QVERIFY(ballast.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (ballast.write(QByteArray(4096, 'x')) == 4096) { }
        // Until one is refused in words; those that were said to be kept are counted.
        for (int i = 0; i < 200 && world.addAtWindow(); ++i) {
            if (world.window()
                    .perform(u"text toast-text"_s)
                    .value_or(QString())
                    .contains(u"disk"_s)) {
                break;
            }
        }
        QVERIFY(world.window().isRunning());
        ballast.close();
        QVERIFY(ballast.remove());
        QVERIFY2(world.addAtWindow(), qPrintable(world.why()));
        QVERIFY2(world.isAllThere(), qPrintable(world.why()));
    }
};

// --long [FAULTS] for a campaign, --seed N for other moments; the rest is Qt Test's.
int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QStringList arguments = app.arguments();
    if (const auto at = arguments.indexOf(u"--long"_s); at > 0) {
        arguments.removeAt(at);
        const int asked = arguments.value(at).toInt();
        faultsAsked = asked > 0 ? asked : faultsInACampaign;
        qputenv("QTEST_FUNCTION_TIMEOUT", QByteArray::number(msInACampaignMax));
        if (asked > 0) {
            arguments.removeAt(at);
        }
    }
    if (const auto at = arguments.indexOf(u"--seed"_s); at > 0) {
        seedAsked = arguments.value(at + 1).toUInt();
        arguments.remove(at, 2);
    }
    TestFaults test;
    return QTest::qExec(&test, arguments);
}

#include "tst_faults.moc"
