// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/vault/copysourcerepository.h"
#include "support/enginehouse.h"
#include "unit/sources/scriptedserver.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::store;
using server::Context;
using server::Method;

static const QString target = u"/api/v1/books/9780439023481/copies?country=DE"_s;

// What copies and their totals stand on: shops that were pasted, their keys, exchange rates.
class TestCopySources : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBanksFileIsTakenIn();
    void aPastedShopBecomesASource();
    void noShopIsLookedAtInSampleMode();
    void keysLieSealedInTheVault();
};

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

void TestCopySources::theBanksFileIsTakenIn()
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

void TestCopySources::aPastedShopBecomesASource()
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

void TestCopySources::noShopIsLookedAtInSampleMode()
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

void TestCopySources::keysLieSealedInTheVault()
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

QTEST_GUILESS_MAIN(TestCopySources)
#include "tst_copysources.moc"
