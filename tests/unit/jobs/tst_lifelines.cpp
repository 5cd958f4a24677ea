// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/migrator.h"
#include "store/vault/lifelinerepository.h"
#include "storedcopies.h"

using namespace endpaper;
using namespace endpaper::store;
using namespace endpaper::test;
using domain::Condition;

static const QDate monday(2026, 11, 16);

// What a copy cost from when to when, and what that says of prices.
class TestLifelines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCopysLifeHasAStepWhereItsTotalChanged();
    void aCopyThatIsGoneMayComeBack();
    void livesOfSamplesAndOtherCountriesAreApart();
    void pricesSayWhatIsUsualAndWhatIsLeftOut();
};

// A vault in memory.
struct Vault
{
    Vault()
    {
        database = std::move(*Database::open(u":memory:"_s));
        if (!Migrator(u":/endpaper/vault/migrations"_s).migrate(*database)) {
            qFatal("no migrations");
        }
        transaction.emplace(std::move(*Transaction::begin(*database)));
    }
    Expected<> see(int day, const std::vector<SeenTotal> &seen, const CopyScope &where = scope)
    {
        return LifelineRepository(*transaction)
            .record(where, u"booklooker"_s, seen, monday.addDays(day));
    }
    std::vector<domain::Lifeline> lives(int from = 0)
    {
        return LifelineRepository(*transaction).list(scope, monday.addDays(from)).value();
    }

    std::unique_ptr<Database> database;
    std::optional<Transaction> transaction;
};

void TestLifelines::aCopysLifeHasAStepWhereItsTotalChanged()
{
    Vault vault;
    const Uuid id = Uuid::create();
    QVERIFY(vault.see(0, {{id, Condition::Good, 700}}));
    QVERIFY(vault.see(1, {{id, Condition::Good, 700}}));
    QVERIFY(vault.see(2, {{id, Condition::Good, 650}}));
    QVERIFY(vault.see(2, {{id, Condition::Good, 640}})); // the day's last word counts
    QVERIFY(vault.see(3, {{id, Condition::Good, 640}}));
    const auto lives = vault.lives();
    QCOMPARE(lives.size(), size_t(1));
    QCOMPARE(lives.front().steps,
             (std::vector<domain::PriceStep>{{monday, 700}, {monday.addDays(2), 640}}));
    QCOMPARE(lives.front().lastSeen, monday.addDays(3));
    QCOMPARE(lives.front().condition, Condition::Good);
    QVERIFY(!lives.front().isGone);
}

void TestLifelines::aCopyThatIsGoneMayComeBack()
{
    Vault vault;
    const Uuid one = Uuid::create();
    const Uuid other = Uuid::create();
    QVERIFY(vault.see(0, {{one, Condition::Good, 700}, {other, Condition::Fair, 300}}));
    QVERIFY(vault.see(1, {{one, Condition::Good, 700}}));
    auto gone = vault.lives();
    QCOMPARE(gone.size(), size_t(2));
    const auto life = [&](const Uuid &id) {
        return *std::ranges::find_if(gone, [&](const auto &line) { return line.copy == id; });
    };
    QVERIFY(life(other).isGone && !life(one).isGone);
    QCOMPARE(life(other).lastSeen, monday);
    QVERIFY(vault.see(2, {{other, Condition::Fair, 300}}));
    gone = vault.lives();
    QVERIFY(!life(other).isGone && life(one).isGone);
    QCOMPARE(vault.lives(2).size(), size_t(1)); // the other's life ended before
}

void TestLifelines::livesOfSamplesAndOtherCountriesAreApart()
{
    Vault vault;
    const Uuid id = Uuid::create();
    QVERIFY(vault.see(0, {{id, Condition::Good, 700}}));
    QVERIFY(vault.see(0, {{id, Condition::Good, 900}}, {scope.subject, u"AT"_s, true}));
    QVERIFY(vault.see(0, {}, {scope.subject, u"DE"_s, false}));
    QCOMPARE(vault.lives().size(), size_t(1));
    QCOMPARE(vault.lives().front().steps.front().minor, 700);
    QVERIFY(!vault.lives().front().isGone);
}

void TestLifelines::pricesSayWhatIsUsualAndWhatIsLeftOut()
{
    EngineHouse house;
    QVERIFY(house.open());
    house.work();
    QJsonObject answer;
    QTRY_VERIFY_WITH_TIMEOUT(
        (answer = house.getJson(target), answer["state"_L1].toString() != "searching"_L1), 60000);
    const QJsonObject prices =
        house.getJson(u"/api/v1/books/9780439023481/prices?country=DE&days=90"_s);
    const QJsonArray lines = prices["lines"_L1].toArray();
    QVERIFY(!lines.isEmpty());
    for (const QJsonValue &line : lines) {
        QCOMPARE(line["source"_L1].toString(), u"booklooker"_s); // eBay's terms forbid it
        QCOMPARE(line["steps"_L1].toArray().size(), 1);
    }
    QCOMPARE(prices["lows"_L1].toArray().size(), 1);
    QCOMPARE(prices["left_out"_L1].toArray(), QJsonArray{u"eBay"_s});
    const QJsonValue sense = prices["sense"_L1];
    QCOMPARE(sense["verdict"_L1].toString(), u"too_few"_s); // one day is no "usually"
    QVERIFY(sense["usual_low"_L1].isNull());
    QVERIFY(sense["now"_L1].isObject());
    QCOMPARE(sense["copies"_L1].toInt(), int(lines.size()));
    house.close();
}

QTEST_GUILESS_MAIN(TestLifelines)
#include "tst_lifelines.moc"
