// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/jobworker.h"
#include "store/vault/bookrepository.h"
#include "support/enginehouse.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;

static const QString hungerGames = u"/api/v1/books/9780439023481/copies?country=DE&currency=EUR"_s;

class TestJobRunner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void copiesArriveAndTheFailedSourceIsNamed();
    void totalsAreKnownOnlyWhereBothPartsAre();
    void whoWaitsIsTold();
    void aThousandReadersCauseOneRequestASource();
    void aKilledWorkersSearchIsTakenUp();
    void anotherCurrencyIsConverted();
    void exactLeavesOtherEditionsOut();
    void hiddenCopiesStayHidden();
    void badQuestionsAreRefused_data();
    void badQuestionsAreRefused();
    void aSourceSwitchedOffIsNotAsked();
    void aKeyIsNeverShown();
    void onlyAdminsSetSourcesOfASharedDaemon();
    void keysResolveByTheCatalogue();
    void keysResolveByOpenLibrary();
    void keysResolveByTheirWords();
    void twoWorksOfANameAreNotGuessed();
    void aKeyNobodyKnowsSaysWhatWasTried();
    void pricesAreKept();
    void backoffGrowsAndEnds();

private:
    QJsonObject searched(const QString &target);
    QJsonObject resolved(const QString &key, int *status = nullptr);
    void addBook(const QString &title, const QStringList &authors, const QString &isbn,
                 const QString &goodreads = {});

    std::unique_ptr<test::EngineHouse> m_house;
};

void TestJobRunner::init()
{
    m_house = std::make_unique<test::EngineHouse>();
    QVERIFY(m_house->open());
}

void TestJobRunner::cleanup()
{
    if (m_house) {
        m_house->close();
    }
    m_house.reset();
}

// Asks until the search is over.
QJsonObject TestJobRunner::searched(const QString &target)
{
    QJsonObject answer;
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(
            (answer = m_house->getJson(target), answer["state"_L1].toString() != "searching"_L1),
            60000);
    }();
    return answer;
}

QJsonObject TestJobRunner::resolved(const QString &key, int *status)
{
    Reply reply;
    [&] {
        QTRY_VERIFY_WITH_TIMEOUT(
            (reply = m_house->get(u"/api/v1/resolve?key="_s + key), reply.status != 202), 60000);
    }();
    if (status) {
        *status = reply.status;
    }
    return QJsonDocument::fromJson(reply.body).object();
}

void TestJobRunner::addBook(const QString &title, const QStringList &authors, const QString &isbn,
                            const QString &goodreads)
{
    const auto added = m_house->engine().writeAndWait([&](Context &context) -> Expected<> {
        store::Book book;
        book.id = Uuid::create();
        book.isbn = isbn;
        book.title = title;
        book.authors = authors;
        book.goodreadsId = goodreads;
        book.workId = store::workIdOf(title, authors);
        book.created = book.changed = context.clock.now();
        return store::BookRepository(context.transaction).insert(book);
    });
    QVERIFY2(added, added ? "" : qPrintable(added.error().context));
}

static QHash<QString, QJsonObject> bySource(const QJsonObject &answer)
{
    QHash<QString, QJsonObject> sources;
    for (const QJsonValue &source : answer["sources"_L1].toArray()) {
        sources.insert(source["id"_L1].toString(), source.toObject());
    }
    return sources;
}

void TestJobRunner::copiesArriveAndTheFailedSourceIsNamed()
{
    const QJsonObject first = m_house->getJson(hungerGames);
    QCOMPARE(first["state"_L1].toString(), u"searching"_s);
    QVERIFY(first["items"_L1].toArray().isEmpty());
    QCOMPARE(first["sources"_L1].toArray().size(), 3);
    m_house->work();
    const QJsonObject answer = searched(hungerGames);
    QCOMPARE(answer["state"_L1].toString(), u"fresh"_s);
    const auto sources = bySource(answer);
    QCOMPARE(sources.value(u"booklooker"_s)["state"_L1].toString(), u"done"_s);
    QCOMPARE(sources.value(u"ebay"_s)["state"_L1].toString(), u"done"_s);
    const QJsonObject failed = sources.value(u"inventaire"_s);
    QCOMPARE(failed["state"_L1].toString(), u"rate_limited"_s);
    QCOMPARE(failed["reason"_L1].toString(), u"http_429"_s);
    QVERIFY(failed["next_at"_L1].isString());
    QVERIFY(failed["sample"_L1].toBool());
    const QJsonArray items = answer["items"_L1].toArray();
    QVERIFY(items.size() >= 4);
    for (const QJsonValue &item : items) {
        QVERIFY(item["sample"_L1].toBool());
        QVERIFY(!item["url"_L1].toString().isEmpty());
    }
    // Asked again, nothing is sent: it is fresh, and the one that failed asked for time.
    const auto counts = m_house->runner().requestCounts();
    QCOMPARE(m_house->getJson(hungerGames)["state"_L1].toString(), u"fresh"_s);
    m_house->runner().wake();
    QCOMPARE(m_house->runner().requestCounts().value(u"inventaire"_s),
             counts.value(u"inventaire"_s));
}

void TestJobRunner::totalsAreKnownOnlyWhereBothPartsAre()
{
    m_house->work();
    int unknown = 0;
    for (const char *isbn : {"9780439023481", "9780140297997", "9781590171998", "9780618260300"}) {
        const QJsonObject answer = searched(
            u"/api/v1/books/%1/copies?country=DE&currency=EUR"_s.arg(QLatin1StringView(isbn)));
        for (const QJsonValue &item : answer["items"_L1].toArray()) {
            const bool hasPostage = item["postage"_L1].isObject();
            unknown += hasPostage ? 0 : 1;
            QCOMPARE(item["total"_L1].isObject(), hasPostage);
            QVERIFY(item["total_at_least"_L1].isObject());
            if (hasPostage) {
                QCOMPARE(item["total"_L1]["minor"_L1].toInteger(),
                         item["price"_L1]["minor"_L1].toInteger()
                             + item["postage"_L1]["minor"_L1].toInteger());
            }
        }
    }
    QVERIFY(unknown > 0);
}

void TestJobRunner::whoWaitsIsTold()
{
    QList<LiveEvent> notes;
    m_house->engine().addLiveSink([&](const QList<LiveEvent> &events) {
        for (const LiveEvent &event : events) {
            if (event.kind == LiveEvent::Kind::Note) {
                notes.append(event);
            }
        }
    });
    QVERIFY(m_house->signUp(u"reader@example.org"_s));
    QCOMPARE(m_house->getJson(hungerGames)["state"_L1].toString(), u"searching"_s);
    m_house->work();
    QTRY_VERIFY_WITH_TIMEOUT(notes.size() >= 3, 60000); // one a source
    QCOMPARE(notes.first().noteKind, "copies");
    QCOMPARE(notes.first().id, u"9780439023481"_s);
    QVERIFY(!notes.first().account.isNil());
}

void TestJobRunner::aThousandReadersCauseOneRequestASource()
{
    int answered = 0;
    int searching = 0;
    for (int i = 0; i < 1000; ++i) {
        m_house->engine().submit(m_house->request(Method::Get, hungerGames), qApp,
                                 [&](const Reply &reply) {
                                     ++answered;
                                     searching += reply.body.contains("searching") ? 1 : 0;
                                 });
        if (i == 500) {
            m_house->work();
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(answered, 1000, 60000);
    QVERIFY(searching > 0);
    searched(hungerGames);
    m_house->runner().wake();
    // booklooker: token, ISBN, words. eBay: token, ISBN. inventaire: one.
    QTRY_COMPARE_WITH_TIMEOUT(m_house->runner().requestCounts().value(u"ebay"_s), 2, 60000);
    QCOMPARE(m_house->runner().requestCounts().value(u"inventaire"_s), 1);
    QVERIFY(m_house->runner().requestCounts().value(u"booklooker"_s) <= 3);
}

void TestJobRunner::aKilledWorkersSearchIsTakenUp()
{
    QCOMPARE(m_house->getJson(hungerGames)["state"_L1].toString(), u"searching"_s);
    // A worker that claims and dies: its lease is over at once.
    const auto claimed = m_house->engine().writeAndWait([](Context &context) -> Expected<> {
        store::JobRepository jobs(context.transaction);
        const Instant now = context.clock.now();
        TRY_ASSIGN(const auto job, jobs.claim(Uuid::create(), now, now));
        return job ? Expected<>() : fail(ErrorKind::Internal, u"nothing to claim"_s);
    });
    QVERIFY(claimed);
    m_house->work();
    QVERIFY(!searched(hungerGames)["items"_L1].toArray().isEmpty());
}

void TestJobRunner::anotherCurrencyIsConverted()
{
    m_house->work();
    const QJsonObject answer = searched(u"/api/v1/books/9780439023481/copies?country=CH"_s);
    QCOMPARE(answer["currency"_L1].toString(), u"CHF"_s);
    QVERIFY(answer["rate_day"_L1].isString());
    const QJsonValue item = answer["items"_L1].toArray().first();
    QCOMPARE(item["price"_L1]["currency"_L1].toString(), u"EUR"_s);
    QCOMPARE(item["total_at_least"_L1]["currency"_L1].toString(), u"CHF"_s);
}

void TestJobRunner::exactLeavesOtherEditionsOut()
{
    addBook(u"The Hunger Games"_s, {u"Suzanne Collins"_s}, u"9780439023481"_s);
    m_house->work();
    const QJsonArray any = searched(hungerGames)["items"_L1].toArray();
    const QJsonArray exact = searched(hungerGames + u"&editions=exact"_s)["items"_L1].toArray();
    QVERIFY(exact.size() < any.size());
    QVERIFY(!exact.isEmpty());
    for (const QJsonValue &item : exact) {
        QCOMPARE(item["isbn"_L1].toString(), u"9780439023481"_s);
    }
}

void TestJobRunner::hiddenCopiesStayHidden()
{
    QVERIFY(m_house->signUp(u"reader@example.org"_s));
    m_house->work();
    const QJsonArray before = searched(hungerGames)["items"_L1].toArray();
    const QString id = before.first()["id"_L1].toString();
    QCOMPARE(
        m_house
            ->ask(Method::Post, u"/api/v1/copies/%1/hide"_s.arg(id), {{u"reason"_s, u"damaged"_s}})
            .status,
        204);
    const QJsonArray after = searched(hungerGames)["items"_L1].toArray();
    QCOMPARE(after.size(), before.size() - 1);
    QCOMPARE(m_house->getJson(u"/api/v1/me/hidden"_s)["items"_L1].toArray().size(), 1);
    // Another reader still sees it.
    m_house->signOut();
    QCOMPARE(searched(hungerGames)["items"_L1].toArray().size(), before.size());
    QVERIFY(m_house->signUp(u"other@example.org"_s));
    QCOMPARE(m_house->ask(Method::Delete, u"/api/v1/me/hidden/%1"_s.arg(id)).status, 404);
}

void TestJobRunner::badQuestionsAreRefused_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("status");
    QTest::newRow("wrong check digit") << u"/api/v1/books/9780439023482/copies"_s << 400;
    QTest::newRow("no ISBN") << u"/api/v1/books/hello/copies"_s << 400;
    QTest::newRow("unknown book") << u"/api/v1/books/0193f1a0-0000-7000-8000-000000000000/copies"_s
                                  << 404;
    QTest::newRow("country") << u"/api/v1/books/9780439023481/copies?country=Germany"_s << 400;
    QTest::newRow("currency") << u"/api/v1/books/9780439023481/copies?currency=gold"_s << 400;
    QTest::newRow("condition") << u"/api/v1/books/9780439023481/copies?condition=nice"_s << 400;
    QTest::newRow("editions") << u"/api/v1/books/9780439023481/copies?editions=first"_s << 400;
    QTest::newRow("no key") << u"/api/v1/resolve"_s << 400;
    QTest::newRow("no number in the key") << u"/api/v1/resolve?key=the-hobbit"_s << 400;
    QTest::newRow("days") << u"/api/v1/books/9780439023481/prices?days=0"_s << 400;
}

void TestJobRunner::badQuestionsAreRefused()
{
    QFETCH(QString, target);
    QFETCH(int, status);
    QCOMPARE(m_house->get(target).status, status);
}

void TestJobRunner::aSourceSwitchedOffIsNotAsked()
{
    QVERIFY(m_house->signUp(u"reader@example.org"_s));
    QCOMPARE(
        m_house->ask(Method::Put, u"/api/v1/me/sources"_s, {{u"id"_s, u"ebay"_s}, {u"on"_s, false}})
            .status,
        200);
    m_house->work();
    const QJsonObject answer = searched(hungerGames);
    QVERIFY(!bySource(answer).contains(u"ebay"_s));
    QCOMPARE(m_house->runner().requestCounts().value(u"ebay"_s), 0);
}

void TestJobRunner::aKeyIsNeverShown()
{
    QVERIFY(m_house->signUp(u"reader@example.org"_s));
    const Reply put = m_house->ask(Method::Put, u"/api/v1/me/sources"_s,
                                   {{u"id"_s, u"booklooker"_s}, {u"key"_s, u"TOP-SECRET"_s}});
    QCOMPARE(put.status, 200);
    QVERIFY(!put.body.contains("TOP-SECRET"));
    const Reply list = m_house->get(u"/api/v1/me/sources"_s);
    QVERIFY(!list.body.contains("TOP-SECRET"));
    for (const QJsonValue &source : QJsonDocument::fromJson(list.body)["items"_L1].toArray()) {
        QCOMPARE(source["key_set"_L1].toBool(), source["id"_L1].toString() == "booklooker"_L1);
    }
    QCOMPARE(m_house->ask(Method::Put, u"/api/v1/me/sources"_s, {{u"id"_s, u"nobody"_s}}).status,
             422);
}

void TestJobRunner::onlyAdminsSetSourcesOfASharedDaemon()
{
    m_house->close();
    m_house = std::make_unique<test::EngineHouse>();
    QVERIFY(m_house->open({}, false));
    QVERIFY(m_house->signUp(u"first@example.org"_s));
    QVERIFY(m_house->signUp(u"reader@example.org"_s));
    QCOMPARE(
        m_house->ask(Method::Put, u"/api/v1/me/sources"_s, {{u"id"_s, u"ebay"_s}, {u"on"_s, false}})
            .status,
        403);
}

void TestJobRunner::keysResolveByTheCatalogue()
{
    addBook(u"The Hunger Games (The Hunger Games, #1)"_s, {u"Suzanne Collins"_s},
            u"9780439023481"_s, u"2767052"_s);
    int status = 0;
    const QJsonObject answer = resolved(u"2767052-the-hunger-games"_s, &status);
    QCOMPARE(status, 200);
    QCOMPARE(answer["by"_L1].toString(), u"catalogue"_s);
    QCOMPARE(answer["isbn"_L1].toString(), u"9780439023481"_s);
}

void TestJobRunner::keysResolveByOpenLibrary()
{
    const Reply first = m_house->get(u"/api/v1/resolve?key=36236132-growing-a-revolution"_s);
    QCOMPARE(first.status, 202);
    QVERIFY(first.body.contains("retry_after_ms"));
    m_house->work();
    int status = 0;
    const QJsonObject answer = resolved(u"36236132-growing-a-revolution"_s, &status);
    QCOMPARE(status, 200);
    QCOMPARE(answer["by"_L1].toString(), u"openlibrary"_s);
    QCOMPARE(answer["isbn"_L1].toString(), u"9780393608328"_s);
    QVERIFY(answer["book_id"_L1].isString());
}

void TestJobRunner::keysResolveByTheirWords()
{
    addBook(u"A Made-up Book: With a Subtitle"_s, {u"Ada Author"_s}, u"9783161484100"_s);
    m_house->work();
    const QJsonObject answer = resolved(u"987654-a-made-up-book"_s);
    QCOMPARE(answer["state"_L1].toString(), u"resolved"_s);
    QCOMPARE(answer["by"_L1].toString(), u"title"_s);
    QCOMPARE(answer["isbn"_L1].toString(), u"9783161484100"_s);
}

void TestJobRunner::twoWorksOfANameAreNotGuessed()
{
    addBook(u"Twins"_s, {u"Ada Author"_s}, u"9783161484100"_s);
    addBook(u"Twins"_s, {u"Bob Writer"_s}, u"9780306406157"_s);
    m_house->work();
    int status = 0;
    QCOMPARE(resolved(u"987655-twins"_s, &status)["state"_L1].toString(), u"not_found"_s);
    QCOMPARE(status, 404);
}

void TestJobRunner::aKeyNobodyKnowsSaysWhatWasTried()
{
    m_house->work();
    int status = 0;
    const QJsonObject answer = resolved(u"999999999-no-such-book-at-all"_s, &status);
    QCOMPARE(status, 404);
    QCOMPARE(answer["state"_L1].toString(), u"not_found"_s);
    QCOMPARE(answer["tried"_L1].toVariant().toStringList(),
             (QStringList{u"catalogue"_s, u"openlibrary"_s, u"title"_s}));
    QVERIFY(answer["next_at"_L1].isString());
    // Asked again at once, nobody is asked again.
    const int asked = m_house->runner().requestCounts().value(u"openlibrary"_s);
    QCOMPARE(m_house->get(u"/api/v1/resolve?key=999999999-no-such-book-at-all"_s).status, 404);
    QCOMPARE(m_house->runner().requestCounts().value(u"openlibrary"_s), asked);
}

void TestJobRunner::pricesAreKept()
{
    m_house->work();
    searched(hungerGames);
    const QJsonObject answer =
        m_house->getJson(u"/api/v1/books/9780439023481/prices?country=DE&days=90"_s);
    QVERIFY(!answer["points"_L1].toArray().isEmpty());
    QVERIFY(answer["median"_L1].isObject());
    QVERIFY(answer["suggested_target"_L1]["minor"_L1].toInt() > 0);
    QVERIFY(answer["suggested_target"_L1]["minor"_L1].toInt()
            < answer["lows"_L1][0]["total"_L1]["minor"_L1].toInt());
    QVERIFY(answer["sample"_L1].toBool());
}

void TestJobRunner::backoffGrowsAndEnds()
{
    QVERIFY(backoff(1) >= std::chrono::seconds(24) && backoff(1) <= std::chrono::seconds(36));
    QVERIFY(backoff(3) >= std::chrono::seconds(96) && backoff(3) <= std::chrono::seconds(144));
    QVERIFY(backoff(1000) <= std::chrono::hours(8));
    QVERIFY(backoff(0) >= std::chrono::seconds(24));
}

QTEST_GUILESS_MAIN(TestJobRunner)
#include "tst_jobrunner.moc"
