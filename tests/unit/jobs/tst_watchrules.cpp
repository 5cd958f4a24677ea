// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/alerttimes.h"
#include "server/jobs/letter.h"
#include "server/jobs/watchrules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using endpaper::domain::Currency;
using endpaper::store::AlertSetting;
using endpaper::store::WatchedCopy;

static Uuid idOf(int n) { return Uuid::derive(Uuid(), QByteArray::number(n)); }

// A standing search over some days: what it is told each day, in the order of the copies' numbers.
class Search
{
public:
    bool hasTarget = true;

    // Copies as {number, cents}; a negative price is not acceptable. Those of `gone` are no longer
    // at a source that answered well.
    QStringList day(const QList<std::pair<int, int>> &copies, bool hasAnswered = true)
    {
        QList<SeenCopy> seen;
        for (const auto &[n, minor] : copies) {
            seen.append({.id = idOf(n),
                         .source = u"s"_s,
                         .total = {qAbs(minor), Currency::eur()},
                         .isAcceptable = minor > 0});
            m_numbers.insert(idOf(n), n);
        }
        QStringList told;
        for (const WatchChange &change : compareWatched(
                 m_known, seen, [&](const WatchedCopy &) { return hasAnswered; }, hasTarget)) {
            m_known.insert(change.state.copy, change.state);
            if (!change.what.isNull()) {
                told.append(change.what + u' ' + QString::number(m_numbers[change.state.copy]));
            }
        }
        told.sort();
        return told;
    }

private:
    QHash<Uuid, WatchedCopy> m_known;
    QHash<Uuid, int> m_numbers;
};

class TestWatchRules : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCopyIsToldOnce()
    {
        Search search;
        QCOMPARE(search.day({{1, 800}}), QStringList{u"new 1"_s});
        QCOMPARE(search.day({{1, 800}}), QStringList());
        QCOMPARE(search.day({{1, 800}, {2, 900}}), QStringList{u"new 2"_s});
        QCOMPARE(search.day({{2, 900}, {1, 800}}), QStringList());
    }

    void atTheFirstLookTheCheapestAloneIsTold()
    {
        Search search;
        QCOMPARE(search.day({{1, 800}, {2, 700}, {3, 900}}), QStringList{u"new 2"_s});
        QCOMPARE(search.day({{1, 800}, {2, 700}, {3, 900}}), QStringList());
        // It is sold: the next best is worth a word, the others still are not.
        QCOMPARE(search.day({{1, 800}, {3, 900}}), (QStringList{u"gone 2"_s, u"new 1"_s}));
    }

    void cheaperCountsFromFivePercent()
    {
        Search search;
        QCOMPARE(search.day({{1, 1000}}), QStringList{u"new 1"_s});
        QCOMPARE(search.day({{1, 951}}), QStringList());
        QCOMPARE(search.day({{1, 950}}), QStringList{u"cheaper 1"_s});
        QCOMPARE(search.day({{1, 950}}), QStringList());
        QCOMPARE(search.day({{1, 1000}}), QStringList());
        QCOMPARE(search.day({{1, 950}}), QStringList()); // from what was told last
        QCOMPARE(search.day({{1, 902}}), QStringList{u"cheaper 1"_s});
    }

    void goneAndBackAreToldOfWhatWasTold()
    {
        Search search;
        QCOMPARE(search.day({{1, 800}, {2, 900}}), QStringList{u"new 1"_s});
        QCOMPARE(search.day({{1, 800}}), QStringList()); // nobody was told of 2
        QCOMPARE(search.day({}), QStringList{u"gone 1"_s});
        QCOMPARE(search.day({}), QStringList());
        QCOMPARE(search.day({{1, 800}}), QStringList{u"back 1"_s});
        QCOMPARE(search.day({{1, 800}}), QStringList());
    }

    void aSourceThatFailedHasSoldNothing()
    {
        Search search;
        QCOMPARE(search.day({{1, 800}}), QStringList{u"new 1"_s});
        QCOMPARE(search.day({}, false), QStringList());
        QCOMPARE(search.day({{1, 800}}), QStringList());
    }

    void aPriceThatRisesOverTheLimitAndFallsBackIsNoNews()
    {
        Search search;
        QCOMPARE(search.day({{1, 800}}), QStringList{u"new 1"_s});
        QCOMPARE(search.day({{1, -1200}}), QStringList());
        QCOMPARE(search.day({{1, 800}}), QStringList());
        QCOMPARE(search.day({{1, 700}}), QStringList{u"cheaper 1"_s});
    }

    void whatBecomesAcceptableIsNew()
    {
        Search search;
        QCOMPARE(search.day({{1, -1200}}), QStringList());
        QCOMPARE(search.day({{1, 700}}), QStringList{u"new 1"_s});
    }

    void withoutATargetOnlyTheBestCounts()
    {
        Search search;
        search.hasTarget = false;
        QCOMPARE(search.day({{1, 800}, {2, 1500}}), QStringList{u"new 1"_s});
        QCOMPARE(search.day({{1, 800}, {3, 900}}), QStringList());
        QCOMPARE(search.day({{1, 800}, {4, 600}, {5, 700}}), QStringList{u"new 4"_s});
    }

    void anotherCurrencyIsNoNews()
    {
        QHash<Uuid, WatchedCopy> known{
            {idOf(1), {.copy = idOf(1), .wasTold = true, .total = {800, Currency::eur()}}}};
        const auto changes = compareWatched(
            known,
            {{.id = idOf(1), .total = {500, *Currency::parse(u"USD"_s)}, .isAcceptable = true}},
            [](const WatchedCopy &) { return true; }, true);
        QCOMPARE(changes.size(), 1);
        QVERIFY(changes[0].what.isNull());
        QCOMPARE(changes[0].state.total.minor, 500);
    }

    void quietHoursAreTheReadersOwn_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("until");
        QTest::addColumn<QString>("now");
        QTest::addColumn<bool>("isQuietThen");
        QTest::addColumn<QString>("told");
        const auto row = [](const char *name, int from, int until, const char *now, bool quiet,
                            const char *told) {
            QTest::newRow(name) << from << until << QString::fromLatin1(now) << quiet
                                << QString::fromLatin1(told);
        };
        // Berlin: UTC+1 in November, UTC+2 in July; its clocks skip 02:00–03:00 on 2026-03-29.
        row("at noon", 1320, 420, "2026-11-21T11:00:00Z", false, "2026-11-21T11:00:00.000Z");
        row("one minute before", 1320, 420, "2026-11-21T20:59:00Z", false,
            "2026-11-21T20:59:00.000Z");
        row("from the minute on", 1320, 420, "2026-11-21T21:00:00Z", true,
            "2026-11-22T06:00:00.000Z");
        row("after midnight", 1320, 420, "2026-11-22T02:00:00Z", true, "2026-11-22T06:00:00.000Z");
        row("until the minute", 1320, 420, "2026-11-22T06:00:00Z", false,
            "2026-11-22T06:00:00.000Z");
        row("in summer", 1320, 420, "2026-07-01T20:30:00Z", true, "2026-07-02T05:00:00.000Z");
        row("at midday", 720, 840, "2026-11-21T12:00:00Z", true, "2026-11-21T13:00:00.000Z");
        row("the night that is shorter", 1320, 150, "2026-03-29T00:30:00Z", true,
            "2026-03-29T01:30:00.000Z");
        row("from is until", 600, 600, "2026-11-21T09:00:00Z", false, "2026-11-21T09:00:00.000Z");
    }
    void quietHoursAreTheReadersOwn()
    {
        QFETCH(int, from);
        QFETCH(int, until);
        QFETCH(QString, now);
        QFETCH(bool, isQuietThen);
        QFETCH(QString, told);
        const AlertSetting setting{.quietFrom = from, .quietUntil = until};
        const QTimeZone zone("Europe/Berlin");
        const Instant instant = *parseRfc3339(now);
        QCOMPARE(domain::isQuiet(*quietHoursOf(setting), zone, instant), isQuietThen);
        QCOMPARE(toRfc3339(tellAt(setting, zone, instant, true, instant)), told);
    }

    void digestsComeAtTheReadersHour()
    {
        const AlertSetting setting{.digestMinute = 480};
        const QTimeZone zone("Europe/Berlin");
        const auto told = [&](const QString &happened) {
            const Instant instant = *parseRfc3339(happened);
            return toRfc3339(tellAt(setting, zone, instant, false, instant));
        };
        QCOMPARE(told(u"2026-11-21T06:59:59Z"_s), u"2026-11-21T07:00:00.000Z"_s);
        QCOMPARE(told(u"2026-11-21T07:00:00Z"_s), u"2026-11-21T07:00:00.000Z"_s);
        QCOMPARE(told(u"2026-11-21T07:00:01Z"_s), u"2026-11-22T07:00:00.000Z"_s);
        // A daemon that was away at that hour tells it when it is there again.
        const Instant happened = *parseRfc3339(u"2026-11-21T06:00:00Z"_s);
        QVERIFY(tellAt(setting, zone, happened, false, happened + std::chrono::hours(30))
                < happened + std::chrono::hours(30));
    }

    void aPauseHoldsEverything()
    {
        const Instant now = *parseRfc3339(u"2026-11-21T12:00:00Z"_s);
        const AlertSetting setting{.pausedUntil = now + std::chrono::hours(1)};
        QCOMPARE(tellAt(setting, QTimeZone(0), now, true, now), now + std::chrono::hours(1));
        const Instant later = now + std::chrono::hours(1);
        QVERIFY(tellAt(setting, QTimeZone(0), now, true, later) <= later);
    }

    void aDigestDoesNotComeInQuietHours()
    {
        // Digest at 23:00, quiet from 22:00 until 7:00.
        const AlertSetting setting{.quietFrom = 1320, .quietUntil = 420, .digestMinute = 1380};
        const QTimeZone zone("Europe/Berlin");
        const auto told = [&](const QString &happened, const QString &now) {
            return toRfc3339(
                tellAt(setting, zone, *parseRfc3339(happened), false, *parseRfc3339(now)));
        };
        const QString noon = u"2026-11-21T11:00:00Z"_s;
        QCOMPARE(told(noon, noon), u"2026-11-22T06:00:00.000Z"_s);
        // The daemon was away in the morning and is there again at night.
        QCOMPARE(told(noon, u"2026-11-22T22:30:00Z"_s), u"2026-11-23T06:00:00.000Z"_s);
        QVERIFY(*parseRfc3339(told(noon, u"2026-11-22T06:00:00Z"_s))
                <= *parseRfc3339(u"2026-11-22T06:00:00Z"_s));
    }

    void aPausesEndIsNoHourOfTheDigest()
    {
        const Instant now = *parseRfc3339(u"2026-11-21T12:00:00Z"_s);
        const AlertSetting setting{.digestMinute = 480, .pausedUntil = now};
        const Instant happened = now - std::chrono::hours(30);
        const Instant digest = *parseRfc3339(u"2026-11-22T08:00:00Z"_s);
        QCOMPARE(tellAt(setting, QTimeZone(0), happened, false, now), digest);
        QCOMPARE(tellAt(setting, QTimeZone(0), happened, false, digest), digest);
        // What came after it waits no longer than any.
        QCOMPARE(tellAt(setting, QTimeZone(0), now + std::chrono::hours(1), false, now), digest);
        QVERIFY(tellAt(setting, QTimeZone(0), happened, true, now) <= now);
    }

    void lettersAreAsciiAndHoldNoStrangersHeader()
    {
        const QByteArray message =
            toMessage({.from = u"Endpaper – Bücher <books@example.org>"_s,
                       .to = u"ann@example.org"_s,
                       .subject = u"Größe\r\nBcc: all@example.org"_s + QString(200, u'ß'),
                       .text = u"Ein Exemplar für 6,40 €\n.\nEnde"_s,
                       .id = "1@x",
                       .date = *parseRfc3339(u"2026-11-21T12:00:00Z"_s)});
        QVERIFY(std::all_of(message.begin(), message.end(), [](char c) { return c > 0; }));
        QVERIFY(!message.contains("\r\nBcc:"));
        for (const QByteArray &line : message.split('\n')) {
            QVERIFY2(line.size() <= 79, line.constData());
            QVERIFY(line.isEmpty() || line.endsWith('\r'));
            QVERIFY(!line.startsWith('.'));
        }
        QVERIFY(message.contains("Date: Sat, 21 Nov 2026 12:00:00 +0000\r\n"));
        const QByteArray body = message.mid(message.indexOf("\r\n\r\n") + 4);
        QCOMPARE(QString::fromUtf8(QByteArray::fromBase64(body)),
                 u"Ein Exemplar für 6,40 €\r\n.\r\nEnde"_s);
    }

    void addressesAreTakenOutOfTheirFrames_data()
    {
        QTest::addColumn<QString>("mailbox");
        QTest::addColumn<QByteArray>("address");
        QTest::newRow("bare") << u"a@b"_s << QByteArray("a@b");
        QTest::newRow("with a name") << u"A B <a@b>"_s << QByteArray("a@b");
        QTest::newRow("none") << u"A B"_s << QByteArray();
        QTest::newRow("a blank in it") << u"a @b"_s << QByteArray();
        QTest::newRow("a second line") << u"a@b>\r\nDATA"_s << QByteArray();
        QTest::newRow("empty") << QString() << QByteArray();
    }
    void addressesAreTakenOutOfTheirFrames()
    {
        QFETCH(QString, mailbox);
        QTEST(addressOf(mailbox), "address");
    }
};

QTEST_GUILESS_MAIN(TestWatchRules)
#include "tst_watchrules.moc"
