// SPDX-License-Identifier: GPL-3.0-or-later
// Pages over time: rows whose terms end, rows that are old while a search runs, keys and by which
// means they led to a book.
#include "../jobs/storedcopies.h"
#include "replyheader.h"
#include "server/jobs/copysearch.h"
#include "server/web/routes.h"
#include "store/vault/bookrepository.h"
#include "store/vault/jobrepository.h"

#include <QRegularExpression>

using namespace endpaper;
using namespace endpaper::server;
using namespace endpaper::test;
using namespace std::chrono_literals;

class TestPageStates : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aPageIsGoodAsLongAsTheTermsOfItsRowsSay();
    void whatMayNotBeShownAnyMoreIsNotSummedUp();
    void oldRowsStandWithTheirAgeWhileASearchRuns();
    void aKeySaysByWhichMeansItsBookWasFound_data();
    void aKeySaysByWhichMeansItsBookWasFound();

private:
    // Each source that sells answered at `then`, with a copy at `price`, but for `other`.
    void answerAll(qint64 price, Instant then, const QString &other = {});
    void answer(const QString &source, qint64 price, Instant then);
    QByteArray page(const QByteArray &language = {})
    {
        return m_house->get(u"/b/9780439023481?country=DE"_s, language).body;
    }

    std::unique_ptr<EngineHouse> m_house;
    Instant m_now;
};

void TestPageStates::init()
{
    m_house = std::make_unique<EngineHouse>();
    QVERIFY(m_house->open(addWebRoutes));
    m_now = SystemClock::instance().now();
}

void TestPageStates::cleanup()
{
    if (m_house) {
        m_house->close();
    }
    m_house.reset();
}

void TestPageStates::answer(const QString &source, qint64 price, Instant then)
{
    QVERIFY(m_house->engine().writeAndWait(
        [&](Context &context) { return answered(context, source, price, then); }));
}

void TestPageStates::answerAll(qint64 price, Instant then, const QString &other)
{
    for (const sources::SourceDescription &source : knownSources(m_house->engine().settings())) {
        if (source.role == sources::SourceDescription::Role::Copies && source.id != other) {
            answer(source.id, price, then);
        }
    }
}

void TestPageStates::aPageIsGoodAsLongAsTheTermsOfItsRowsSay()
{
    answerAll(500, m_now);
    const auto *ebay = sources::findSource(knownSources(m_house->engine().settings()), u"ebay"_s);
    QVERIFY(ebay && !ebay->terms.mayStore);
    const auto left = [&](const QByteArray &body) {
        static const QRegularExpression good(u" data-good-for=\"(\\d+)\""_s);
        return good.match(QString::fromUtf8(body)).captured(1).toLongLong();
    };
    const QByteArray whole = page();
    QVERIFY(left(whole) > 0 && left(whole) <= ebay->terms.maxAge.count());
    // Without a script it loads itself anew then; nothing is under way.
    const QByteArray refresh = "<noscript><meta http-equiv=\"refresh\" content=\""
        + QByteArray::number(left(whole)) + "\">";
    QVERIFY(whole.contains(refresh));
    QVERIFY(!whole.contains("data-waiting"));
    // The nearer end counts, and no cache keeps the page beyond it.
    answer(u"ebay"_s, 500, m_now - ebay->terms.maxAge + 20s);
    const Reply soon = m_house->get(u"/b/9780439023481?country=DE"_s);
    QVERIFY(left(soon.body) > 0 && left(soon.body) <= 20);
    const QByteArray kept = header(soon, "cache-control");
    QVERIFY(kept.startsWith("private, max-age="));
    QVERIFY(kept.mid(kept.indexOf('=') + 1).toInt() < 20);
}

void TestPageStates::whatMayNotBeShownAnyMoreIsNotSummedUp()
{
    answerAll(900, m_now, u"biblio"_s);
    const auto *inventaire =
        sources::findSource(knownSources(m_house->engine().settings()), u"inventaire"_s);
    QVERIFY(inventaire && !inventaire->terms.mayStore && inventaire->terms.mayMix);
    answer(u"inventaire"_s, 300, m_now);
    QVERIFY(page().contains("3.00"));
    answer(u"inventaire"_s, 300, m_now - inventaire->terms.maxAge);
    const QByteArray later = page();
    QVERIFY(!later.contains("3.00"));
    QVERIFY(later.contains("9.00"));
}

void TestPageStates::oldRowsStandWithTheirAgeWhileASearchRuns()
{
    answer(u"booklooker"_s, 500, m_now - 49h); // nobody works: the search stays under way
    const QByteArray body = page();
    QVERIFY(body.contains("data-waiting"));
    QVERIFY(body.contains("<noscript><meta http-equiv=\"refresh\" content=\"2\">"));
    QVERIFY(body.contains("5.00"));
    QVERIFY(body.contains("data-label=\"Seen\">2 d ago"));
    // The source says both: that it is asked, and how old its rows are.
    QVERIFY(body.contains("looking…; 1 copy, seen 2 d ago"));
    const QJsonObject json = m_house->getJson(target);
    QCOMPARE(json["state"_L1].toString(), u"searching"_s);
    QCOMPARE(json["items"_L1].toArray().size(), 1);
    QCOMPARE(json["items"_L1][0]["last_seen"_L1].toString(), toRfc3339(m_now - 49h));
}

void TestPageStates::aKeySaysByWhichMeansItsBookWasFound_data()
{
    QTest::addColumn<QString>("by");
    QTest::addColumn<QByteArray>("language");
    QTest::addColumn<QByteArray>("words");
    const auto row = [](const char *by, const char *language, const char *words) {
        QTest::addRow("%s, %s", by, language)
            << QString::fromLatin1(by) << QByteArray(language) << QByteArray(words);
    };
    row("catalogue", "en", "catalogue of this server");
    row("openlibrary", "en", "number at Open Library.");
    row("title", "en", "words of the link");
    row("title", "de", "Nach den Worten im Link gefunden");
    row("title", "fr", "mots du lien");
    row("title", "es", "palabras del enlace");
    row("title", "it", "parole del link");
    row("title", "nl", "woorden van de link");
}

void TestPageStates::aKeySaysByWhichMeansItsBookWasFound()
{
    QFETCH(const QString, by);
    QFETCH(const QByteArray, language);
    QFETCH(const QByteArray, words);
    QVERIFY(m_house->engine().writeAndWait([&](Context &context) -> Expected<> {
        store::Book book;
        book.id = Uuid::create();
        book.isbn = scope.subject;
        book.title = u"The Hunger Games"_s;
        book.authors = {u"Suzanne Collins"_s};
        book.workId = store::workIdOf(book.title, book.authors);
        book.created = book.changed = context.clock.now();
        TRY(store::BookRepository(context.transaction).insert(book));
        if (by == "catalogue"_L1) {
            return store::BookRepository(context.transaction)
                .addKey(u"goodreads"_s, u"2767052"_s, book.id);
        }
        return store::ResolutionRepository(context.transaction)
            .put({.key = u"2767052"_s, .book = book.id, .foundBy = by, .tried = {}},
                 context.clock.now());
    }));
    const Reply reply = m_house->get(u"/book/show/2767052-the-hunger-games"_s, language);
    QCOMPARE(reply.status, 200);
    QVERIFY2(reply.body.contains(words), reply.body.constData());
    // Who asks for the number itself is told nothing of a key.
    QVERIFY(!page(language).contains(words));
}

QTEST_GUILESS_MAIN(TestPageStates)
#include "tst_pagestates.moc"
