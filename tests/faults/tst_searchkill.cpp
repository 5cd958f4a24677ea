// SPDX-License-Identifier: GPL-3.0-or-later
// A real endpaperd is killed (-9) while it searches. The search goes on by itself after the next
// start; who has answered is not asked again, nobody is asked more than their budget allows, and no
// row stands twice.
#include "integration/daemon/searchhouse.h"
#include "support/madeisbn.h"
#include "unit/sources/scriptedserver.h"

#include <QSet>
#include <QTest>

using namespace endpaper::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int settledWithinMs = 60'000;

} // namespace

class TestSearchKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKilledSearchGoesOnByItself();
    void killedBeforeAnybodyAnsweredAllAreAskedOnceMore();
    void howeverOftenItDiesTheBudgetHolds();

private:
    // "town" and "city"; those in `silent` do not answer.
    void makeServer()
    {
        m_silent.clear();
        m_server = std::make_unique<ScriptedServer>();
        m_server->setAnswer([this](const QByteArray &path) -> ScriptedServer::Reply {
            const QByteArray who = path.split('/').value(1);
            if (m_silent.contains(who)) {
                return {.isHanging = true};
            }
            return {.body = SearchHouse::twoCopies(who)};
        });
    }
    [[nodiscard]] qsizetype asked(const QByteArray &who) const
    {
        const QByteArrayList paths = m_server->paths();
        const QByteArray start = '/' + who + '/';
        return std::ranges::count_if(
            paths, [&](const QByteArray &path) { return path.startsWith(start); });
    }
    static QJsonObject sourceOf(const QJsonObject &copies, const QString &id)
    {
        const QJsonArray sources = copies["sources"_L1].toArray();
        for (const QJsonValue &source : sources) {
            if (source["id"_L1].toString() == id) {
                return source.toObject();
            }
        }
        return {};
    }
    static qsizetype distinct(const QJsonArray &items)
    {
        QSet<QString> urls;
        for (const QJsonValue &item : items) {
            urls.insert(item["url"_L1].toString());
        }
        return urls.size();
    }

    std::unique_ptr<ScriptedServer> m_server;
    QSet<QByteArray> m_silent;
};

void TestSearchKill::aKilledSearchGoesOnByItself()
{
    makeServer();
    SearchHouse house;
    QVERIFY(house.begin({u"town"_s, u"city"_s}, m_server->url(), 100));
    m_silent = {"city"};
    const QString isbn = isbnOf(345'002'000);
    QCOMPARE(house.copies(isbn)["state"_L1].toString(), u"searching"_s);
    // The town's rows are there, the city is still asked.
    QTRY_COMPARE_WITH_TIMEOUT(house.copies(isbn)["items"_L1].toArray().size(), 2, settledWithinMs);
    QTRY_COMPARE_WITH_TIMEOUT(asked("city"), 1, settledWithinMs);
    house.daemon.kill();
    m_silent.clear();
    QVERIFY(house.start());
    // Nobody asks the daemon: it goes on.
    QTRY_COMPARE_WITH_TIMEOUT(asked("city"), 2, settledWithinMs);
    QJsonObject copies;
    QTRY_COMPARE_WITH_TIMEOUT((copies = house.copies(isbn))["state"_L1].toString(), u"fresh"_s,
                              settledWithinMs);
    QCOMPARE(copies["items"_L1].toArray().size(), 4);
    QCOMPARE(distinct(copies["items"_L1].toArray()), 4);
    QCOMPARE(sourceOf(copies, u"town"_s)["rows"_L1].toInt(), 2);
    QCOMPARE(sourceOf(copies, u"city"_s)["rows"_L1].toInt(), 2);
    QCOMPARE(asked("town"), 1);
    QCOMPARE(asked("city"), 2);
}

void TestSearchKill::killedBeforeAnybodyAnsweredAllAreAskedOnceMore()
{
    makeServer();
    SearchHouse house;
    QVERIFY(house.begin({u"town"_s, u"city"_s}, m_server->url(), 100));
    m_silent = {"town", "city"};
    const QString isbn = isbnOf(345'002'001);
    QCOMPARE(house.copies(isbn)["state"_L1].toString(), u"searching"_s);
    QTRY_VERIFY_WITH_TIMEOUT(asked("town") == 1 && asked("city") == 1, settledWithinMs);
    house.daemon.kill();
    m_silent.clear();
    QVERIFY(house.start());
    QTRY_VERIFY_WITH_TIMEOUT(asked("town") == 2 && asked("city") == 2, settledWithinMs);
    QJsonObject copies;
    QTRY_COMPARE_WITH_TIMEOUT((copies = house.copies(isbn))["state"_L1].toString(), u"fresh"_s,
                              settledWithinMs);
    QCOMPARE(copies["items"_L1].toArray().size(), 4);
    QCOMPARE(distinct(copies["items"_L1].toArray()), 4);
    QCOMPARE(m_server->paths().size(), 4);
}

void TestSearchKill::howeverOftenItDiesTheBudgetHolds()
{
    // Two questions of two calls each; a third has no room.
    constexpr int callsMax = 5;
    constexpr int questionsMax = 2;
    constexpr int kills = 5;
    makeServer();
    SearchHouse house;
    QVERIFY(house.begin({u"town"_s, u"city"_s}, m_server->url(), callsMax));
    m_silent = {"city"};
    const QString isbn = isbnOf(345'002'002);
    (void)house.copies(isbn);
    const auto isClosed = [&] {
        return sourceOf(house.copies(isbn), u"city"_s)["state"_L1].toString() == "rate_limited"_L1;
    };
    QTRY_COMPARE_WITH_TIMEOUT(asked("city"), 1, settledWithinMs);
    QTRY_COMPARE_WITH_TIMEOUT(house.copies(isbn)["items"_L1].toArray().size(), 2, settledWithinMs);
    for (int i = 0; i < kills; ++i) {
        const qsizetype before = asked("city");
        house.daemon.kill();
        QVERIFY(house.start());
        QTRY_VERIFY_WITH_TIMEOUT(asked("city") > before || isClosed(), settledWithinMs);
    }
    QTRY_VERIFY_WITH_TIMEOUT(isClosed(), settledWithinMs);
    QCOMPARE(asked("city"), questionsMax);
    QCOMPARE(asked("town"), 1);
    const QJsonObject copies = house.copies(isbn);
    const QJsonObject city = sourceOf(copies, u"city"_s);
    QCOMPARE(city["reason"_L1].toString(), u"budget"_s);
    QVERIFY(!city["next_at"_L1].toString().isEmpty());
    QCOMPARE(copies["items"_L1].toArray().size(), 2);
    QCOMPARE(distinct(copies["items"_L1].toArray()), 2);
}

QTEST_GUILESS_MAIN(TestSearchKill)
#include "tst_searchkill.moc"
