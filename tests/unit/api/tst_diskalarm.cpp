// SPDX-License-Identifier: GPL-3.0-or-later
#include "apibench.h"
#include "server/api/diskalarm.h"
#include "store/vault/activityrepository.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;
using namespace Qt::StringLiterals;

class TestDiskAlarm : public QObject
{
    Q_OBJECT

    static QStringList told(ApiBench &bench)
    {
        QStringList actions;
        // Written after what the alarm wrote.
        const auto done = bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(const auto entries, store::ActivityRepository(context.transaction).list({}));
            for (const store::Activity &entry : entries) {
                actions.prepend(entry.action);
            }
            return {};
        });
        return done ? actions : QStringList();
    }

private Q_SLOTS:
    void theKeeperHearsOnceWhenATenthIsLeftAndOnceWhenItIsWell()
    {
        ApiBench bench;
        store::DiskRoom room{500, 1000};
        DiskAlarm alarm(*bench.engine, [&room] { return room; });
        QVERIFY(!alarm.isLow());
        QCOMPARE(told(bench), QStringList());
        room.freeBytes = 99;
        alarm.look();
        alarm.look();
        QVERIFY(alarm.isLow());
        QCOMPARE(told(bench), QStringList{u"disk.low"_s});
        room.freeBytes = 119; // at the edge: not well yet
        alarm.look();
        QVERIFY(alarm.isLow());
        room.freeBytes = 120;
        alarm.look();
        QVERIFY(!alarm.isLow());
        QCOMPARE(told(bench), (QStringList{u"disk.low"_s, u"disk.well"_s}));
        room.freeBytes = 100; // a tenth is not less than a tenth
        alarm.look();
        QVERIFY(!alarm.isLow());
    }

    void figuresAreThereForPrometheus()
    {
        ApiBench bench;
        DiskAlarm alarm(*bench.engine, [] { return store::DiskRoom{50, 1000}; });
        const QByteArray text = bench.ask(Method::Get, "/metrics").reply.body;
        QVERIFY(text.contains("\nendpaper_disk_free_bytes 50\n"));
        QVERIFY(text.contains("\nendpaper_disk_low 1\n"));
    }

    void aFullDiskIs507AndNothingElse()
    {
        Route fill{.method = Method::Post,
                   .pattern = "/t",
                   .access = Access::Anyone,
                   .lane = Lane::Write,
                   .handler = [](const Request &, Context &context) -> Expected<Reply> {
                       TRY(context.transaction.database().execute("PRAGMA max_page_count=1"));
                       TRY(context.transaction.database().execute(
                           "CREATE TABLE filling AS SELECT zeroblob(1000000) AS x"));
                       return Reply::empty();
                   },
                   .summary = "A test's"};
        ApiBench bench({}, {fill});
        const auto answer = bench.ask(Method::Post, "/t");
        QCOMPARE(answer.status, 507);
        QCOMPARE(answer.header("retry-after"), "1"_ba);
        QCOMPARE(bench.ask(Method::Get, "/api/v1/server").status, 200); // reads go on
    }
};

QTEST_GUILESS_MAIN(TestDiskAlarm)
#include "tst_diskalarm.moc"
