// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/alertservice.h"
#include "services/copiesanswer.h"
#include "services/daemonclient.h"
#include "services/daemonprocess.h"
#include "services/editionservice.h"
#include "services/nearbyservice.h"
#include "services/pricesanswer.h"
#include "services/sourceservice.h"

#include <QJsonDocument>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace endpaper::services {

class AnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void copiesAreReadAsTheContractSays();
    void anAnswerWithoutAStateIsInvalid();
    void aCopyWithoutAPriceIsLeftOut();
    void whatMayNotBeKeptIsLeftOutForTheDisk();
    void statusesAreKindsOfErrors_data();
    void statusesAreKindsOfErrors();
    void runtimeFilesAreRead();
    void offersStandByDistance();
    void pricesThatCannotBeReadAreLeftOut();
    void answersWithoutTheirStateAreInvalid();
};

namespace {

QJsonObject json(const char *text) { return QJsonDocument::fromJson(text).object(); }

} // namespace

void AnswersTest::copiesAreReadAsTheContractSays()
{
    const auto answer = copiesFromJson(json(R"({
        "state": "stale", "as_of": "2026-11-21T10:15:00.000Z",
        "items": [{"id": "01930000-0000-7000-8000-000000000001", "source": "shop", "seller": "Leseratte",
            "title": "Austerlitz", "isbn": "9780140297997", "condition": "good",
            "binding": "Taschenbuch", "published": "1995", "language": "de",
            "price": {"minor": 350, "currency": "EUR"}, "postage": null, "total": null,
            "total_at_least": {"minor": 350, "currency": "EUR"},
            "total_estimate": {"minor": 640, "currency": "EUR"},
            "from_country": "DE", "url": "https://shop.example/1", "first_seen": "2026-11-20T10:15:00.000Z",
            "last_seen": "2026-11-21T10:15:00.000Z", "also_at": ["other"], "flags": ["ex_library"]}],
        "sources": [{"id": "shop", "name": "The Shop", "state": "done", "rows": 1, "sample": true},
            {"id": "other", "name": "Other", "state": "timed_out", "rows": 0,
             "next_at": "2026-11-21T11:00:00.000Z"}]})"));
    QVERIFY(answer.has_value());
    QCOMPARE(answer->state, CopiesAnswer::State::Stale);
    QCOMPARE(answer->copies.size(), size_t(1));
    const domain::PricedCopy &copy = answer->copies.front();
    QVERIFY(!copy.copy.postage);
    QVERIFY(!copy.totals.total);
    QCOMPARE(copy.totals.atLeast->minor, 350);
    QCOMPARE(copy.totals.estimate->minor, 640);
    QVERIFY(copy.copy.isSample);
    QCOMPARE(copy.copy.binding, u"Taschenbuch"_s);
    QCOMPARE(copy.copy.published, u"1995"_s);
    QCOMPARE(copy.copy.language, u"de"_s);
    QVERIFY(answer->isSample());
    QVERIFY(copy.copy.flags.testFlag(domain::RedFlag::ExLibrary));
    QCOMPARE(answer->sources.at(1).state, u"timed_out"_s);
    QVERIFY(answer->sources.at(1).nextAt.has_value());
}

void AnswersTest::anAnswerWithoutAStateIsInvalid()
{
    const auto answer = copiesFromJson(json(R"({"items": []})"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().kind, ErrorKind::Invalid);
}

void AnswersTest::aCopyWithoutAPriceIsLeftOut()
{
    const auto answer = copiesFromJson(json(
        R"({"state": "fresh", "items": [{"id": "x", "price": null}, {"id": "y", "price": 3}]})"));
    QVERIFY(answer.has_value());
    QVERIFY(answer->copies.empty());
}

void AnswersTest::whatMayNotBeKeptIsLeftOutForTheDisk()
{
    const QJsonObject kept = withoutUnstorable(json(R"({"state": "fresh", "as_of": "x",
        "items": [{"id": "1", "source": "a"}, {"id": "2", "source": "b"}, {"id": "3", "source": "c"}],
        "sources": [{"id": "a", "may_store": true}, {"id": "b", "may_store": false}, {"id": "c"}]})"));
    QCOMPARE(kept["items"_L1].toArray().size(), 2);
    QCOMPARE(kept["items"_L1][1]["source"_L1].toString(), u"c"_s); // an older daemon's
    QCOMPARE(kept["sources"_L1].toArray().size(), 3);
    QCOMPARE(kept["as_of"_L1].toString(), u"x"_s);
}

void AnswersTest::statusesAreKindsOfErrors_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("kind");
    QTest::newRow("400") << 400 << u"Invalid"_s;
    QTest::newRow("401") << 401 << u"Unauthorized"_s;
    QTest::newRow("403") << 403 << u"Forbidden"_s;
    QTest::newRow("404") << 404 << u"NotFound"_s;
    QTest::newRow("409") << 409 << u"Conflict"_s;
    QTest::newRow("413") << 413 << u"TooLarge"_s;
    QTest::newRow("422") << 422 << u"Invalid"_s;
    QTest::newRow("429") << 429 << u"RateLimited"_s;
    QTest::newRow("503") << 503 << u"Unavailable"_s;
    QTest::newRow("507") << 507 << u"Unavailable"_s;
}

void AnswersTest::statusesAreKindsOfErrors()
{
    QFETCH(const int, status);
    QFETCH(const QString, kind);
    const auto reply = DaemonClient::jsonOf(
        {.status = status,
         .body = R"({"title": "x", "errors": [{"field": "email", "reason": "y"}]})"});
    QVERIFY(!reply);
    QCOMPARE(errorKindName(reply.error().kind), kind);
    QCOMPARE(reply.error().field, u"email"_s);
}

void AnswersTest::runtimeFilesAreRead()
{
    const auto runtime = parseSoloRuntime(
        R"({"url": "http://127.0.0.1:4000", "server_id": "01930000-0000-7000-8000-000000000001",
            "account": "01930000-0000-7000-8000-000000000002", "token": "abc", "pid": 12})");
    QVERIFY(runtime.has_value());
    QCOMPARE(runtime->url.port(), 4000);
    QCOMPARE(runtime->token, "abc"_ba);
    QVERIFY(!parseSoloRuntime("").has_value());
    QVERIFY(!parseSoloRuntime("{}").has_value());
    QVERIFY(
        !parseSoloRuntime(R"({"url": "http://127.0.0.1:4000", "server_id": "no"})").has_value());
}

void AnswersTest::offersStandByDistance()
{
    const auto offers = offersFromJson(json(R"({"items": [
            {"id": "far", "kind": "sell", "title": "A", "distance_band": "3-10"},
            {"id": "near", "kind": "give", "title": "B", "distance_band": "0-1",
             "owner": {"id": "01930000-0000-7000-8000-000000000002", "display_name": "Ana"}},
            {"kind": "give"}]})"),
                                       *Uuid::parse(u"01930000-0000-7000-8000-000000000002"));
    QCOMPARE(offers.size(), 2);
    QCOMPARE(offers.first().id, u"near"_s);
    QVERIFY(offers.first().isMine);
    QVERIFY(!offers.last().isMine);
}

void AnswersTest::pricesThatCannotBeReadAreLeftOut()
{
    const auto prices = pricesFromJson(json(R"({"lines": [
            {"copy": "x", "condition": "good", "last_day": "2026-11-21", "steps": []},
            {"condition": "good", "last_day": "2026-01-01",
             "steps": [{"day": "2026-02-01", "total": {"minor": 500, "currency": "EUR"}}]},
            {"condition": "sparkling", "last_day": "2026-11-21",
             "steps": [{"day": "2026-02-01", "total": {"minor": 500, "currency": "GBP"}},
                       {"day": "2026-01-01", "total": {"minor": 400, "currency": "GBP"}},
                       {"day": "never", "total": {"minor": 300, "currency": "GBP"}},
                       {"day": "2026-03-01", "total": null}]}],
        "sense": {"verdict": "too_few", "copies": 1, "days": 1, "now": null}})"),
                                       domain::Currency::eur());
    QVERIFY(prices.has_value());
    QCOMPARE(prices->lines.size(), size_t(1));
    QCOMPARE(prices->lines.front().steps.size(), size_t(1));
    QCOMPARE(prices->lines.front().condition, domain::Condition::Unknown);
    QCOMPARE(prices->currency.code(), u"GBP"_s);
    QVERIFY(!prices->sense.now && !prices->suggestedTarget && !prices->rateDay.isValid());
}

void AnswersTest::answersWithoutTheirStateAreInvalid()
{
    QVERIFY(!pricesFromJson(json("{}"), domain::Currency::eur()));
    QVERIFY(
        !pricesFromJson(json(R"({"sense": {"verdict": "splendid"}})"), domain::Currency::eur()));
    QVERIFY(!alertWaysFromJson(json("{}")));
    QVERIFY(!alertWaysFromJson(json(R"({"digest_at": "25:00"})")));
    QVERIFY(!shopFromJson(json(R"({"state": "perhaps"})")));
    QVERIFY(!editionsFromJson(json(R"({"items": []})")));
    // Half of the quiet hours are none.
    const auto ways =
        alertWaysFromJson(json(R"({"digest_at": "08:00", "quiet_hours": {"from": "22:00"}})"));
    QVERIFY(ways.has_value() && !ways->quietFrom && !ways->quietUntil);
    QCOMPARE(sourcesFromJson(json(R"({"items": [{}, {"id": "ebay"}]})")).sources.size(), 1);
}

} // namespace endpaper::services

QTEST_GUILESS_MAIN(endpaper::services::AnswersTest)
#include "tst_answers.moc"
