// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemonworld.h"
#include "store/cache/fetched.h"

#include <QDateTime>
#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

const QString isbn = u"9780140297997"_s;

QString day(int ago)
{
    return QDateTime::currentDateTimeUtc().date().addDays(-ago).toString(Qt::ISODate);
}

QJsonObject euros(qint64 minor) { return {{u"minor"_s, minor}, {u"currency"_s, u"EUR"_s}}; }

QJsonObject line(const QString &condition, const QList<std::pair<int, qint64>> &steps, int last)
{
    QJsonArray list;
    for (const auto &[ago, minor] : steps) {
        list.append(QJsonObject{{u"day"_s, day(ago)}, {u"total"_s, euros(minor)}});
    }
    return {{u"copy"_s, Uuid::create().toString()},
            {u"source"_s, u"shop"_s},
            {u"condition"_s, condition},
            {u"steps"_s, list},
            {u"last_day"_s, day(last)},
            {u"gone"_s, last > 0}};
}

// Good from 9.00 to 6.40 today, a fine one that went, a gap before.
QJsonObject prices(const QString &verdict = u"low"_s)
{
    const QJsonObject sense{{u"verdict"_s, verdict},
                            {u"usual_low"_s, euros(712)},
                            {u"usual_high"_s, euros(894)},
                            {u"now"_s, euros(640)},
                            {u"lowest_since"_s, day(200)},
                            {u"is_lowest_ever"_s, false},
                            {u"first_day"_s, day(199)},
                            {u"copies"_s, 34},
                            {u"days"_s, 112}};
    return {{u"lines"_s,
             QJsonArray{line(u"good"_s, {{50, 900}, {20, 640}}, 0),
                        line(u"fine"_s, {{60, 1200}}, 40), line(u"poor"_s, {{199, 500}}, 100)}},
            {u"sense"_s, sense},
            {u"left_out"_s, QJsonArray{u"eBay"_s}},
            {u"suggested_target"_s, euros(650)},
            {u"sample"_s, false}};
}

} // namespace

class PriceHistoryTest : public QObject, private DaemonWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeWorld();
        m_prices = m_fixture->session.copies()->prices();
    }

    void theWordsSayWhatIsUsualAndSinceWhenItWasNotSoCheap()
    {
        answer(prices());
        QTRY_COMPARE(m_prices->priceState(), PriceHistory::PriceState::Ready);
        QVERIFY2(m_prices->summary().startsWith(u"Usually €7–9; now €6.40, lowest since "_s),
                 qPrintable(m_prices->summary()));
        QVERIFY(m_prices->sampleLine().startsWith(u"34 "_s));
        QVERIFY(m_prices->leftOutLine().contains(u"eBay"_s));
        QCOMPARE(m_prices->stateLine(), QString());
    }

    void eachVerdictHasItsWords_data()
    {
        QTest::addColumn<QString>("verdict");
        QTest::addColumn<QString>("words");
        QTest::newRow("too few") << u"too_few"_s << u"too few copies"_s;
        QTest::newRow("gone") << u"gone"_s << u"nobody has it"_s;
        QTest::newRow("usual") << u"usual"_s << u"Usually €7–9; now €6.40."_s;
        QTest::newRow("high") << u"high"_s << u"dearer than that"_s;
    }
    void eachVerdictHasItsWords()
    {
        QFETCH(const QString, verdict);
        QFETCH(const QString, words);
        answer(prices(verdict));
        QTRY_VERIFY(!m_prices->summary().isEmpty());
        QVERIFY2(m_prices->summary().contains(words), qPrintable(m_prices->summary()));
    }

    void linesStepAndGapsStayGaps()
    {
        answer(prices());
        QTRY_VERIFY(m_prices->hasPlot());
        m_prices->setRangeDays(0);
        QCOMPARE(m_prices->dayCount(), 200);
        // 199 to 100 days ago a poor copy, then nothing until the fine one of 60 days ago.
        const QString any = m_prices->path(PriceHistory::Any, 200, 100);
        QCOMPARE(any.count(u'M'), 2);
        QVERIFY(!any.contains(u'L') && !any.contains(u'C'));
        QVERIFY(m_prices->heightAt(PriceHistory::Any, 99) >= 0);
        QCOMPARE(m_prices->heightAt(PriceHistory::Any, 120), -1.0);
        QCOMPARE(m_prices->heightAt(PriceHistory::Fine, 199), -1.0);
        QCOMPARE(m_prices->heightAt(PriceHistory::Good, 199),
                 m_prices->heightAt(PriceHistory::Any, 199));
        QCOMPARE(m_prices->heightAt(PriceHistory::Any, 200), -1.0);
        QCOMPARE(m_prices->heightAt(PriceHistory::Any, -1), -1.0);
    }

    void theTableHoldsTheSameNumbersNewestFirst()
    {
        answer(prices());
        QTRY_VERIFY(m_prices->hasPlot());
        const QAbstractItemModelTester tester(m_prices);
        m_prices->setRangeDays(30);
        QCOMPARE(m_prices->dayCount(), 30);
        // The first day of the range, and the step of 20 days ago.
        QCOMPARE(m_prices->rowCount(), 2);
        const auto text = [this](int row, int role) {
            return m_prices->data(m_prices->index(row), role).toString();
        };
        QCOMPARE(text(0, PriceHistory::GoodTextRole), u"€6.40"_s);
        QCOMPARE(text(1, PriceHistory::GoodTextRole), u"€9.00"_s);
        QCOMPARE(text(0, PriceHistory::FineTextRole), u"–"_s);
        QVERIFY(text(0, PriceHistory::AccessibleNameRole).contains(u"€6.40"_s));
    }

    void theCrosshairTellsTheDayAndStaysWithinTheRange()
    {
        answer(prices());
        QTRY_VERIFY(m_prices->hasPlot());
        QCOMPARE(m_prices->crosshairLine(), QString());
        m_prices->setCrosshair(1000);
        QCOMPARE(m_prices->crosshair(), m_prices->dayCount() - 1);
        QVERIFY(m_prices->crosshairLine().contains(u"€6.40"_s));
        m_prices->setCrosshair(-7);
        QCOMPARE(m_prices->crosshair(), -1);
        m_prices->setRangeDays(0);
        m_prices->setCrosshair(120);
        QVERIFY(m_prices->crosshairLine().contains(u"no copy"_s));
    }

    void whereTheReaderWasToldOrBoughtThereAreDots()
    {
        domain::Wish wish;
        wish.id = Uuid::create();
        wish.title = u"Stoner"_s;
        wish.boughtTotal = domain::Money{700, domain::Currency::eur()};
        wish.boughtAt = QDate::fromString(day(3), Qt::ISODate);
        m_prices->setWish(wish);
        const auto euro = [](int minor) {
            return QJsonObject{{u"minor"_s, minor}, {u"currency"_s, u"EUR"_s}};
        };
        QJsonObject json = prices();
        json.insert(u"told"_s,
                    QJsonArray{QJsonObject{{u"day"_s, day(10)}, {u"total"_s, euro(650)}},
                               QJsonObject{{u"day"_s, day(10)}, {u"total"_s, euro(640)}},
                               QJsonObject{{u"day"_s, day(300)}, {u"total"_s, euro(1)}},
                               QJsonObject{{u"day"_s, u"soon"_s}, {u"total"_s, euro(1)}}});
        answer(json);
        QTRY_VERIFY(m_prices->hasPlot());
        QVERIFY(m_daemon->queries.value("GET /api/v1/books/9780140297997/prices")
                    .contains(wish.id.toString().toLatin1()));
        m_prices->setRangeDays(30);
        QCOMPARE(m_prices->toldDays(), QList<int>{19});
        QCOMPARE(m_prices->toldHeight(19), m_prices->heightAt(PriceHistory::Any, 19));
        QCOMPARE(m_prices->toldHeight(18), -1.0);
        QCOMPARE(m_prices->boughtDay(), 26);
        // In the line of text, and in the table.
        m_prices->setCrosshair(19);
        QVERIFY(m_prices->crosshairLine().contains(u"told of one for €6.40"_s));
        QCOMPARE(m_prices->rowCount(), 4);
        const auto event = [this](int row) {
            return m_prices->data(m_prices->index(row), PriceHistory::EventTextRole).toString();
        };
        QCOMPARE(event(0), u"bought for €7.00"_s);
        QCOMPARE(event(1), u"told of one for €6.40"_s);
        QCOMPARE(event(2), QString());
        QVERIFY(m_prices->data(m_prices->index(1), PriceHistory::AccessibleNameRole)
                    .toString()
                    .contains(u"told of one"_s));
    }

    void whatWasKeptIsShownOfflineWithItsAge()
    {
        SessionFixture::wait(m_fixture->services->workspace.write(
            [](store::Transaction &transaction) -> Expected<QSet<Uuid>> {
                TRY(store::putFetched(transaction, u"prices"_s, isbn,
                                      QJsonDocument(prices()).toJson(),
                                      SystemClock::instance().now() - std::chrono::hours(3)));
                return QSet<Uuid>();
            }));
        m_prices->show(isbn, domain::Condition::Unknown);
        QTRY_VERIFY(m_prices->hasPlot());
        QTRY_VERIFY(m_prices->stateLine().contains(u"No network"_s));
        QVERIFY(!m_prices->summary().isEmpty());
    }

    void withoutAnythingItSaysWhy()
    {
        QCOMPARE(m_prices->priceState(), PriceHistory::PriceState::NoBook);
        m_prices->show(isbn, domain::Condition::Unknown);
        QTRY_COMPARE(m_prices->priceState(), PriceHistory::PriceState::Offline);
        QVERIFY(!m_prices->stateLine().isEmpty());
        QVERIFY(!m_prices->hasPlot());
        QCOMPARE(m_prices->path(PriceHistory::Any, 100, 100), QString());
    }

    void oneLookIsNoLine()
    {
        QJsonObject one = prices(u"too_few"_s);
        one.insert(u"lines"_s, QJsonArray{line(u"good"_s, {{0, 640}}, 0)});
        QJsonObject sense = one[u"sense"_s].toObject();
        sense.insert(u"first_day"_s, day(0));
        sense.insert(u"days"_s, 1);
        one.insert(u"sense"_s, sense);
        answer(one);
        QTRY_COMPARE(m_prices->priceState(), PriceHistory::PriceState::TooFew);
        QVERIFY(m_prices->stateLine().contains(u"A line needs two"_s));
    }

private:
    void answer(const QJsonObject &json)
    {
        m_daemon->answer("GET /api/v1/books/9780140297997/prices", QJsonDocument(json).toJson());
        connectDaemon();
        m_prices->show(isbn, domain::Condition::Unknown);
    }

    PriceHistory *m_prices = nullptr;
};

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::PriceHistoryTest)

#include "tst_pricehistory.moc"
