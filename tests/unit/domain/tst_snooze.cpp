// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/snooze.h"
#include "support/required.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::domain;

namespace {

Instant at(const char *text) { return parseRfc3339(QString::fromLatin1(text)).value(); }

} // namespace

class TestSnooze : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tomorrowAndTheWeekendBeginWithThePost_data()
    {
        QTest::addColumn<QByteArray>("zone");
        QTest::addColumn<QByteArray>("now");
        QTest::addColumn<int>("digest");
        QTest::addColumn<QByteArray>("tomorrow");
        QTest::addColumn<QByteArray>("weekend");
        const auto row = [](const char *name, const char *zone, const char *now, int digest,
                            const char *tomorrow, const char *weekend) {
            QTest::newRow(name) << QByteArray(zone) << QByteArray(now) << digest
                                << QByteArray(tomorrow) << QByteArray(weekend);
        };
        row("a Wednesday", "Europe/Berlin", "2026-11-18T12:00:00Z", 480, "2026-11-19T07:00:00.000Z",
            "2026-11-21T07:00:00.000Z");
        row("a Friday: both are the same", "Europe/Berlin", "2026-11-20T12:00:00Z", 480,
            "2026-11-21T07:00:00.000Z", "2026-11-21T07:00:00.000Z");
        row("a Saturday: the next one", "Europe/Berlin", "2026-11-21T05:00:00Z", 480,
            "2026-11-22T07:00:00.000Z", "2026-11-28T07:00:00.000Z");
        row("a Sunday", "Europe/Berlin", "2026-11-22T12:00:00Z", 480, "2026-11-23T07:00:00.000Z",
            "2026-11-28T07:00:00.000Z");
        row("the day is the reader's, not that of UTC", "Pacific/Auckland", "2026-11-20T12:00:00Z",
            480, "2026-11-21T19:00:00.000Z", "2026-11-27T19:00:00.000Z");
        row("clocks go forward in that night: still 8:00", "Europe/Berlin", "2027-03-27T12:00:00Z",
            480, "2027-03-28T06:00:00.000Z", "2027-04-03T06:00:00.000Z");
        row("clocks go back in that night: still 8:00", "Europe/Berlin", "2026-10-24T12:00:00Z",
            480, "2026-10-25T07:00:00.000Z", "2026-10-31T07:00:00.000Z");
        row("2:30 is skipped in that night: 3:30", "Europe/Berlin", "2027-03-27T12:00:00Z", 150,
            "2027-03-28T01:30:00.000Z", "2027-04-03T00:30:00.000Z");
        row("half an hour of summer", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", 480,
            "2026-10-03T21:00:00.000Z", "2026-10-09T21:00:00.000Z");
    }
    void tomorrowAndTheWeekendBeginWithThePost()
    {
        QFETCH(QByteArray, zone);
        QFETCH(QByteArray, now);
        QFETCH(int, digest);
        const QTimeZone there(zone);
        if (!there.isValid()) {
            SKIP_FOR_LACK("this machine has no table of time zones (Debian: tzdata)");
        }
        const auto end = [&](SnoozeTime time) {
            return toRfc3339(snoozeEnd(time, digest, there, at(now.constData()))).toLatin1();
        };
        QTEST(end(SnoozeTime::Tomorrow), "tomorrow");
        QTEST(end(SnoozeTime::Weekend), "weekend");
    }

    void whatIsPutOffComesBackAtItsMoment()
    {
        const Instant end = at("2026-11-21T07:00:00Z");
        const Snooze snooze{.until = end};
        const auto cheap = Money{1, Currency::eur()};
        QVERIFY(isAsleep(snooze, cheap, end - std::chrono::milliseconds(1)));
        QVERIFY(!isAsleep(snooze, cheap, end));
        QVERIFY(!isAsleep(snooze, {}, end + std::chrono::hours(1)));
    }

    void ifCheaperWaitsForALowerPriceInTheSameCurrency()
    {
        const Snooze snooze{.below = Money{640, Currency::eur()}};
        const Instant now = at("2026-11-21T07:00:00Z");
        QVERIFY(isAsleep(snooze, Money{641, Currency::eur()}, now));
        QVERIFY(isAsleep(snooze, Money{640, Currency::eur()}, now));
        QVERIFY(!isAsleep(snooze, Money{639, Currency::eur()}, now));
        QVERIFY(isAsleep(snooze, Money{1, *Currency::parse(u"USD"_s)}, now));
        QVERIFY(isAsleep(snooze, {}, now)); // "gone"
        QVERIFY(!isAsleep({}, Money{640, Currency::eur()}, now));
    }

    void quietHoursEndInTheReadersZone()
    {
        const QTimeZone zone("Europe/Berlin");
        if (!zone.isValid()) {
            SKIP_FOR_LACK("this machine has no table of time zones (Debian: tzdata)");
        }
        const QuietHours night{22 * 60, 7 * 60};
        const auto end = [&](const char *now) { return toRfc3339(quietEnd(night, zone, at(now))); };
        QCOMPARE(end("2026-11-20T20:59:00Z"), u"2026-11-20T20:59:00.000Z"_s);
        QCOMPARE(end("2026-11-20T21:00:00Z"), u"2026-11-21T06:00:00.000Z"_s);
        QCOMPARE(end("2026-11-21T05:59:00Z"), u"2026-11-21T06:00:00.000Z"_s);
        QCOMPARE(end("2026-11-21T06:00:00Z"), u"2026-11-21T06:00:00.000Z"_s);
        // The night in which the clocks go forward is an hour shorter.
        QCOMPARE(end("2027-03-27T21:00:00Z"), u"2027-03-28T05:00:00.000Z"_s);
        QCOMPARE(quietEnd({}, zone, at("2026-11-20T22:00:00Z")), at("2026-11-20T22:00:00Z"));
        QCOMPARE(quietEnd(QuietHours{60, 60}, zone, at("2026-11-20T00:00:00Z")),
                 at("2026-11-20T00:00:00Z"));
    }
};

QTEST_GUILESS_MAIN(TestSnooze)
#include "tst_snooze.moc"
