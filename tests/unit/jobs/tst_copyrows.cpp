// SPDX-License-Identifier: GPL-3.0-or-later
#include "storedcopies.h"
#include "support/madeisbn.h"

using namespace endpaper;
using namespace endpaper::test;
using domain::Condition;
using server::Context;
using server::Method;

// What the results make of copies: one row each, and which of them are shown.
class TestCopyRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneCopyIsOneRowUntilAReaderPartsIt();
    void chosenEditionsAreAskedForInOneGo();
    void filtersSayWhatTheyRemoved();
    void filtersThatCannotBeReadAreRefused_data();
    void filtersThatCannotBeReadAreRefused();
};

void TestCopyRows::oneCopyIsOneRowUntilAReaderPartsIt()
{
    EngineHouse house;
    QVERIFY(house.open());
    QVERIFY(house.signUp(u"reader@example.org"_s));
    QVERIFY(house.engine().writeAndWait([](Context &context) -> Expected<> {
        for (const QString &source : {u"booklooker"_s, u"inventaire"_s, u"ebay"_s}) {
            TRY(answered(context, source, source == "booklooker"_L1 ? 500 : 560,
                         context.clock.now()));
        }
        return {};
    }));
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
    EngineHouse house;
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
        isbns.append(isbnOf(100 + i));
    }
    QCOMPARE(house.get(path + isbns.mid(0, 10).join(u',')).status, 200);
    QCOMPARE(house.get(path + isbns.join(u',')).status, 400);
    QCOMPARE(house.get(path + u"9780439023480"_s).status, 400);
    house.close();
}

void TestCopyRows::filtersSayWhatTheyRemoved()
{
    EngineHouse house;
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
    EngineHouse house;
    QVERIFY(house.open());
    QCOMPARE(house.get(QString(target % u'&' % query)).status, 400);
    house.close();
}

QTEST_GUILESS_MAIN(TestCopyRows)
#include "tst_copyrows.moc"
