// SPDX-License-Identifier: GPL-3.0-or-later
#include "apibench.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;
using namespace Qt::StringLiterals;

class TestEvents : public QObject
{
    Q_OBJECT

    static QJsonObject events(int count, const QString &type = u"book.opened"_s)
    {
        QJsonArray list;
        for (int i = 0; i < count; ++i) {
            list.append(QJsonObject{{u"type"_s, type}, {u"props"_s, QJsonObject{{u"n"_s, i}}}});
        }
        return {{u"events"_s, list}};
    }

private Q_SLOTS:
    void batchesAreAcceptedAndCounted()
    {
        ApiBench bench;
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        const auto answer = bench.ask(Method::Post, "/api/v1/events", {}, events(1000));
        QCOMPARE(answer.status, 202);
        QCOMPARE(answer.json["accepted"_L1].toInt(), 1000);
        const auto statistics = bench.ask(Method::Get, "/api/v1/admin/statistics", admin);
        QCOMPARE(statistics.json["events"_L1]["book.opened"_L1].toInt(), 1000);
    }

    void badBatchesAreRefusedWhole_data()
    {
        QTest::addColumn<QJsonObject>("body");
        QTest::newRow("too many") << events(1001);
        QTest::newRow("no list") << QJsonObject{{u"events"_s, 1}};
        QTest::newRow("missing") << QJsonObject{{u"x"_s, 1}};
        QTest::newRow("a bad type") << events(2, u"Book Opened!"_s);
        QTest::newRow("a long type") << events(1, QString(65, u'a'));
        QTest::newRow("large props") << QJsonObject{
            {u"events"_s,
             QJsonArray{QJsonObject{{u"type"_s, u"a"_s},
                                    {u"props"_s, QJsonObject{{u"x"_s, QString(4096, u'x')}}}}}}};
    }
    void badBatchesAreRefusedWhole()
    {
        QFETCH(QJsonObject, body);
        ApiBench bench;
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        QCOMPARE(bench.ask(Method::Post, "/api/v1/events", {}, body).status, 422);
        const auto statistics = bench.ask(Method::Get, "/api/v1/admin/statistics", admin);
        QVERIFY(statistics.json["events"_L1].toObject().isEmpty());
    }

    void oldEventsGo()
    {
        ApiBench bench;
        const QByteArray admin = bench.token(u"admin@example.org"_s, u"admin"_s);
        QCOMPARE(bench.ask(Method::Post, "/api/v1/events", {}, events(3, u"old"_s)).status, 202);
        bench.clock.advance(std::chrono::hours(24 * 31));
        QCOMPARE(bench.ask(Method::Post, "/api/v1/events", {}, events(1, u"new"_s)).status, 202);
        const auto signedIn =
            bench.ask(Method::Post, "/api/v1/sessions", {},
                      {{u"email"_s, u"admin@example.org"_s}, {u"password"_s, u"correct horse"_s}});
        const QByteArray again = signedIn.json["access_token"_L1].toString().toLatin1();
        const auto statistics =
            bench.ask(Method::Get, "/api/v1/admin/statistics", again.isEmpty() ? admin : again);
        QCOMPARE(statistics.json["events"_L1].toObject(), QJsonObject({{u"new"_s, 1}}));
    }
};

QTEST_GUILESS_MAIN(TestEvents)
#include "tst_events.moc"
