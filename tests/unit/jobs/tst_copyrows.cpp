// SPDX-License-Identifier: GPL-3.0-or-later
// What the results make of copies: one row each, their lives, and keys that nobody can read.
#include "store/engine/migrator.h"
#include "store/vault/lifelinerepository.h"
#include "support/enginehouse.h"
#include "unit/sources/scriptedserver.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::store;
using domain::Condition;
using server::Context;
using server::Method;

static const QDate monday(2026, 11, 16);
static const CopyScope scope{u"9780439023481"_s, u"DE"_s, true};
static const QString target = u"/api/v1/books/9780439023481/copies?country=DE"_s;

class TestCopyRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCopysLifeHasAStepWhereItsTotalChanged();
    void aCopyThatIsGoneMayComeBack();
    void livesOfSamplesAndOtherCountriesAreApart();
    void pricesSayWhatIsUsualAndWhatIsLeftOut();
    void oneCopyIsOneRowUntilAReaderPartsIt();
    void chosenEditionsAreAskedForInOneGo();
    void filtersSayWhatTheyRemoved();
    void filtersThatCannotBeReadAreRefused_data();
    void filtersThatCannotBeReadAreRefused();
    void theBanksFileIsTakenIn();
    void aPastedShopBecomesASource();
    void noShopIsLookedAtInSampleMode();
    void keysLieSealedInTheVault();
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

void TestCopyRows::aCopysLifeHasAStepWhereItsTotalChanged()
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

void TestCopyRows::aCopyThatIsGoneMayComeBack()
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

void TestCopyRows::livesOfSamplesAndOtherCountriesAreApart()
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

void TestCopyRows::pricesSayWhatIsUsualAndWhatIsLeftOut()
{
    test::EngineHouse house;
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

static StoredCopy listing(const QString &source, qint64 price)
{
    return {.copy = {.source = source,
                     .seller = u"Antiquariat Lindenhof"_s,
                     .title = u"The Hunger Games"_s,
                     .isbn = domain::Isbn::parse(scope.subject).value(),
                     .condition = Condition::Good,
                     .sellerWords = u"Rücken verblichen, Name auf Vorsatz, Ecken bestoßen"_s,
                     .binding = u"Taschenbuch"_s,
                     .published = u"1995"_s,
                     .price = {price, domain::Currency::eur()},
                     .fromCountry = u"DE"_s,
                     .url = QUrl(u"https://shop.example/"_s + source),
                     .isSample = true},
            .ref = u"1"_s,
            .marks = {}};
}

void TestCopyRows::oneCopyIsOneRowUntilAReaderPartsIt()
{
    test::EngineHouse house;
    QVERIFY(house.open());
    QVERIFY(house.signUp(u"reader@example.org"_s));
    bool isWritten = false;
    house.engine().write(
        [](Context &context) -> Expected<> {
            CopyRepository copies(context.transaction);
            const Instant now = context.clock.now();
            for (const QString &source : {u"booklooker"_s, u"inventaire"_s, u"ebay"_s}) {
                std::vector<StoredCopy> list{
                    listing(source, source == "booklooker"_L1 ? 500 : 560)};
                TRY(copies.replace(scope, source, list, now));
                TRY(copies.putAnswer(scope,
                                     {.source = source,
                                      .state = u"done"_s,
                                      .reason = {},
                                      .rows = 1,
                                      .askedAt = now,
                                      .goodAt = now}));
            }
            return {};
        },
        nullptr, [&](const Expected<> &result) { isWritten = result.has_value(); });
    QTRY_VERIFY(isWritten);
    // eBay's rows may not be mixed with others, so they are not folded either.
    QJsonArray rows = house.getJson(target)["items"_L1].toArray();
    QCOMPARE(rows.size(), 2);
    QJsonValue row = rows.first();
    QCOMPARE(row["source"_L1].toString(), u"booklooker"_s); // the cheaper one stands for both
    QCOMPARE(row["also_at"_L1].toArray(), QJsonArray{u"inventaire"_s});
    const QJsonValue also = row["also"_L1].toArray().first();
    QCOMPARE(also["price"_L1]["minor"_L1].toInt(), 560);
    // The printing as the source says it; what it does not say is null.
    QCOMPARE(row["binding"_L1].toString(), u"Taschenbuch"_s);
    QCOMPARE(row["published"_L1].toString(), u"1995"_s);
    QVERIFY(row["language"_L1].isNull());
    const QString id = row["id"_L1].toString();
    const QString other = also["id"_L1].toString();
    QCOMPARE(
        house.ask(Method::Post, u"/api/v1/copies/%1/part"_s.arg(id), {{u"from"_s, other}}).status,
        204);
    rows = house.getJson(target)["items"_L1].toArray();
    QCOMPARE(rows.size(), 3);
    QVERIFY(rows.first()["also"_L1].toArray().isEmpty());
    // Another reader's rows stay folded.
    house.signOut();
    QVERIFY(house.signUp(u"other@example.org"_s));
    QCOMPARE(house.getJson(target)["items"_L1].toArray().size(), 2);
    QCOMPARE(house.ask(Method::Post, u"/api/v1/copies/%1/part"_s.arg(id), {{u"from"_s, id}}).status,
             422);
    QCOMPARE(house
                 .ask(Method::Post, u"/api/v1/copies/%1/part"_s.arg(id),
                      {{u"from"_s, Uuid::create().toString()}})
                 .status,
             404);
    QCOMPARE(house.ask(Method::Delete, u"/api/v1/copies/%1/part/%2"_s.arg(id, other)).status, 404);
    house.close();
}

// Each of them is looked for, and stands among what was asked for.
void TestCopyRows::chosenEditionsAreAskedForInOneGo()
{
    test::EngineHouse house;
    QVERIFY(house.open());
    const QString path = u"/api/v1/books/9780439023481/copies?country=DE&isbns="_s;
    house.work();
    QJsonObject answer;
    QTRY_VERIFY_WITH_TIMEOUT((answer = house.getJson(path + u"9783522177504"_s),
                              answer["state"_L1].toString() != "searching"_L1),
                             60000);
    QSet<QString> found;
    for (const QJsonValue &item : answer["items"_L1].toArray()) {
        found.insert(item["isbn"_L1].toString());
    }
    QVERIFY(found.contains(u"9780439023481"_s));
    QVERIFY(found.contains(u"9783522177504"_s));
    house.stopWork();
    QStringList isbns;
    for (int i = 0; i < 11; ++i) {
        const quint64 twelve = 978'000'000'100ULL + quint64(i);
        isbns.append(QString::number(twelve * 10 + quint64(domain::Isbn::checkDigit13(twelve))));
    }
    QCOMPARE(house.get(path + isbns.mid(0, 10).join(u',')).status, 200);
    QCOMPARE(house.get(path + isbns.join(u',')).status, 400);
    QCOMPARE(house.get(path + u"9780439023480"_s).status, 400);
    house.close();
}

void TestCopyRows::filtersSayWhatTheyRemoved()
{
    test::EngineHouse house;
    QVERIFY(house.open());
    house.work();
    QJsonObject all;
    QTRY_VERIFY_WITH_TIMEOUT(
        (all = house.getJson(target), all["state"_L1].toString() != "searching"_L1), 60000);
    QVERIFY(all["filters"_L1].toArray().isEmpty());
    const qsizetype rows = all["items"_L1].toArray().size();
    QVERIFY(rows > 1);
    const QJsonObject some =
        house.getJson(target + u"&not_sources=ebay&condition=good&said_only=true"_s);
    const QJsonArray counts = some["filters"_L1].toArray();
    QCOMPARE(counts.size(), 2);
    QCOMPARE(counts.at(0)["filter"_L1].toString(), u"condition"_s);
    QCOMPARE(counts.at(1)["filter"_L1].toString(), u"source"_s);
    QVERIFY(counts.at(1)["removed"_L1].toInt() > 0);
    qsizetype alone = 0;
    for (const QJsonValue &count : counts) {
        QCOMPARE(count["by"_L1].toString(), u"here"_s);
        alone += count["only_by_this"_L1].toInt();
    }
    const qsizetype kept = some["items"_L1].toArray().size();
    QVERIFY(kept < rows && rows - kept >= alone);
    for (const QJsonValue &row : some["items"_L1].toArray()) {
        QVERIFY(row["source"_L1].toString() != "ebay"_L1);
        QVERIFY(domain::conditionFromName(row["condition"_L1].toString()) >= Condition::Good);
    }
    // What the source itself was asked to leave out is said beside its name.
    for (const QJsonValue &source : all["sources"_L1].toArray()) {
        if (source["id"_L1].toString() == "ebay"_L1) {
            QCOMPARE(source["applied"_L1].toArray(), (QJsonArray{u"used"_s, u"country"_s}));
        }
    }
    house.close();
}

void TestCopyRows::filtersThatCannotBeReadAreRefused_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query :
         {"total_max=much", "total_max=-1", "without=coffee", "condition=nice"}) {
        QTest::newRow(query) << QString::fromLatin1(query);
    }
    QTest::newRow("too many words") << QString(u"words="_s + u"a,"_s.repeated(51));
}

void TestCopyRows::filtersThatCannotBeReadAreRefused()
{
    QFETCH(QString, query);
    test::EngineHouse house;
    QVERIFY(house.open());
    QCOMPARE(house.get(QString(target % u'&' % query)).status, 400);
    house.close();
}

// The bank's file of the day "%1", some of its rates written otherwise, or left out.
static QByteArray dailyRates(const QHash<QByteArray, QByteArray> &otherwise)
{
    QByteArray file = "<gesmes:Envelope xmlns:gesmes='x'><Cube><Cube time='%1'>";
    for (const auto &[currency, rate] :
         QList<std::pair<QByteArray, QByteArray>>{{"USD", "1.2500"},
                                                  {"GBP", "0.8000"},
                                                  {"CHF", "0.9132"},
                                                  {"JPY", "182.63"},
                                                  {"AUD", "1.6697"},
                                                  {"CAD", "1.6112"},
                                                  {"CZK", "24.241"},
                                                  {"DKK", "7.4716"},
                                                  {"NOK", "11.2540"},
                                                  {"PLN", "4.2238"},
                                                  {"SEK", "10.6745"}}) {
        const QByteArray shown = otherwise.value(currency, rate);
        if (!shown.isEmpty()) {
            file += "<Cube currency='" + currency + "' rate='" + shown + "'/>";
        }
    }
    return file + "</Cube></Cube></gesmes:Envelope>";
}

void TestCopyRows::theBanksFileIsTakenIn()
{
    test::EngineHouse house;
    QVERIFY(house.open());
    QVERIFY(house.signUp(u"reader@example.org"_s));
    const QJsonObject shipped = house.getJson(u"/api/v1/rates"_s);
    QCOMPARE(shipped["day"_L1].toString(), u"2026-02-20"_s);
    QVERIFY(shipped["age_days"_L1].toInt() >= 0);
    QByteArray answered;
    const auto put = [&](const QByteArray &file) {
        server::Request request = house.request(Method::Put, u"/api/v1/admin/rates"_s);
        request.headers.emplaceBack("content-type", "application/xml");
        request.body = file;
        std::optional<server::Reply> reply;
        house.engine().submit(std::move(request), QCoreApplication::instance(),
                              [&](server::Reply answer) { reply = std::move(answer); });
        [&] { QTRY_VERIFY(reply); }();
        answered = reply->body;
        return reply->status;
    };
    const QByteArray daily = dailyRates({});
    QCOMPARE(put("no rates"), 400);
    QCOMPARE(put("<a/>"), 400);
    QCOMPARE(put(QByteArray(daily).replace("%1", "2020-01-02")), 409); // older than ours
    QVERIFY2(answered.contains("older than those in force"), answered.constData());
    // One that cannot be right would keep out all that come after it.
    const auto day = [](int fromToday) {
        return QDateTime::currentDateTimeUtc().date().addDays(fromToday).toString(Qt::ISODate);
    };
    const auto of = [](QByteArray file, const QString &when) {
        return file.replace("%1", when.toLatin1());
    };
    QCOMPARE(put(of(daily, u"9999-12-31"_s)), 400);
    QCOMPARE(put(of(daily, day(2))), 400);
    QCOMPARE(put(of(dailyRates({{"USD", "0.0000001"}}), day(0))), 400);
    QCOMPARE(put(of(dailyRates({{"USD", "12.5"}}), day(0))), 400);
    QCOMPARE(put(of(dailyRates({{"GBP", {}}}), day(0))), 400);
    QVERIFY(!QFile::exists(house.folder() + u"/eurofxref-daily.xml"_s));
    QCOMPARE(put(of(dailyRates({{"USD", "11.7"}}), day(-1))), 200);
    QCOMPARE(put(of(daily, day(1))), 200);
    QCOMPARE(put(of(daily, day(0))), 409);
    QCOMPARE(house.getJson(u"/api/v1/rates"_s)["day"_L1].toString(), day(1));
    QVERIFY(QFile::exists(house.folder() + u"/eurofxref-daily.xml"_s));
    house.close();
}

static const QString shopsTarget = u"/api/v1/me/shops"_s;

static QJsonObject lookedAt(test::EngineHouse &house, const QString &address)
{
    server::Reply reply;
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(
            (reply = house.ask(Method::Post, shopsTarget + u"/look"_s, {{u"address"_s, address}}),
             reply.status != 202),
            30000);
    }();
    return QJsonDocument::fromJson(reply.body).object();
}

void TestCopyRows::aPastedShopBecomesASource()
{
    ScriptedServer shop;
    shop.setAnswer([](const QByteArray &path) -> ScriptedServer::Reply {
        if (path == "/robots.txt") {
            return {.body = "User-agent: *\nDisallow:\n"};
        }
        if (path.startsWith("/wp-json/wc/store/v1/products")) {
            return {
                .body =
                    R"([{"id":77,"name":"The Hunger Games","permalink":"https://shop.example/p/1","sku":"9780439023481","is_in_stock":true,"prices":{"price":"750","currency_code":"EUR","currency_minor_unit":2}}])"};
        }
        return {.head = "HTTP/1.1 404 Not Found\r\n", .body = "no"};
    });
    test::EngineHouse house;
    house.isSample = false;
    QVERIFY(house.open());
    QVERIFY(house.signUp(u"reader@example.org"_s));
    // A test asks nobody outside.
    QCOMPARE(house
                 .ask(Method::Put, u"/api/v1/me/sources"_s,
                      {{u"id"_s, u"inventaire"_s}, {u"on"_s, false}})
                 .status,
             200);
    house.work({.mayShopsBePrivate = true});
    const QString address = shop.url(u"/some/page"_s).toString();
    QCOMPARE(house.ask(Method::Post, shopsTarget, {{u"address"_s, address}}).status,
             409); // not seen yet
    const QJsonObject preview = lookedAt(house, address);
    QCOMPARE(preview["state"_L1].toString(), u"found"_s);
    QCOMPARE(preview["kind"_L1].toString(), u"woocommerce"_s);
    QCOMPARE(preview["sample"_L1].toArray().first()["title"_L1].toString(), u"The Hunger Games"_s);
    const server::Reply kept = house.ask(Method::Post, shopsTarget, {{u"address"_s, address}});
    QCOMPARE(kept.status, 201);
    const QString id = QJsonDocument::fromJson(kept.body)["id"_L1].toString();
    const auto isListed = [&] {
        const QJsonArray items = house.getJson(u"/api/v1/me/sources"_s)["items"_L1].toArray();
        return std::ranges::any_of(
            items, [&](const QJsonValue &item) { return item["id"_L1].toString() == id; });
    };
    QVERIFY(isListed());
    // It is asked with the others from now on. Here its address is private, which a kept shop's may
    // not be: it is named with that reason, and not left out.
    QJsonObject answer;
    QTRY_VERIFY_WITH_TIMEOUT(
        (answer = house.getJson(target), answer["state"_L1].toString() != "searching"_L1), 60000);
    const QJsonArray sources = answer["sources"_L1].toArray();
    QVERIFY(std::ranges::any_of(sources, [&](const QJsonValue &source) {
        return source["id"_L1].toString() == id && source["state"_L1].toString() != "done"_L1;
    }));
    QCOMPARE(house.ask(Method::Delete, shopsTarget + u'/' + id).status, 204);
    QCOMPARE(house.ask(Method::Delete, shopsTarget + u'/' + id).status, 404);
    // It comes back; a name that leads elsewhere, or of none that was taken away, does not.
    QCOMPARE(house.ask(Method::Put, shopsTarget + u'/' + id).status, 204);
    QVERIFY(isListed());
    QCOMPARE(house.ask(Method::Put, shopsTarget + u'/' + id).status, 204); // as it is
    QCOMPARE(house.ask(Method::Put, shopsTarget + u"/shop-elsewhere"_s).status, 404);
    QCOMPARE(house.ask(Method::Put, shopsTarget + u"/shop-..%2Fx"_s).status, 404);
    QCOMPARE(house.ask(Method::Delete, shopsTarget + u'/' + id).status, 204);
    QVERIFY(!isListed());
    QCOMPARE(house.ask(Method::Delete, shopsTarget + u'/' + id).status, 404);
    QCOMPARE(house.ask(Method::Delete, shopsTarget + u"/booklooker"_s).status, 404);
    house.close();
}

void TestCopyRows::noShopIsLookedAtInSampleMode()
{
    test::EngineHouse house;
    QVERIFY(house.open());
    QVERIFY(house.signUp(u"reader@example.org"_s));
    house.work();
    const QJsonObject preview = lookedAt(house, u"https://shop.example"_s);
    QCOMPARE(preview["state"_L1].toString(), u"not_found"_s);
    QCOMPARE(preview["reason"_L1].toString(), u"sample"_s);
    house.close();
}

void TestCopyRows::keysLieSealedInTheVault()
{
    test::EngineHouse house;
    QVERIFY(house.open());
    QVERIFY(house.signUp(u"reader@example.org"_s));
    QCOMPARE(house
                 .ask(Method::Put, u"/api/v1/me/sources"_s,
                      {{u"id"_s, u"booklooker"_s}, {u"key"_s, u"TOP-SECRET-KEY"_s}})
                 .status,
             200);
    QCOMPARE(house.getJson(u"/api/v1/me/sources"_s)["keys_kept"_L1].toString(), u"sealed_file"_s);
    int files = 0;
    for (QDirIterator it(house.folder(), QDir::Files); it.hasNext();) {
        QFile file(it.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("TOP-SECRET-KEY"), qPrintable(file.fileName()));
        ++files;
    }
    QVERIFY(files >= 2); // the vault, and what opens the keys
    QVERIFY(QFile::exists(house.folder() + u"/source-keys.key"_s));
    // The key still reaches the source: without it booklooker would say needs_key.
    house.work();
    QJsonObject answer;
    QTRY_VERIFY_WITH_TIMEOUT(
        (answer = house.getJson(target), answer["state"_L1].toString() != "searching"_L1), 60000);
    for (const QJsonValue &source : answer["sources"_L1].toArray()) {
        QVERIFY(source["reason"_L1].toString() != "key_unreadable"_L1);
    }
    house.close();
}

QTEST_GUILESS_MAIN(TestCopyRows)
#include "tst_copyrows.moc"
