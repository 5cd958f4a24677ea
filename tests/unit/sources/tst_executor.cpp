// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/executor.h"
#include "sources/sample/sampleserver.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::sources;

class TestExecutor : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sourcesAnswer_data();
    void sourcesAnswer();
    void sampleOffersAreTheSameEachTime();
    void failuresAreNamed_data();
    void failuresAreNamed();
    void aSourceThatHangsIsTimedOut();
    void anAddressWhereNobodyListensIsUnreachable();
    void withoutAKeyNothingIsSent();
    void aWrongKeyIsRefused_data();
    void aWrongKeyIsRefused();
    void manyQuestionsFetchOneToken();
    void anExpiredTokenIsRenewedOnce_data();
    void anExpiredTokenIsRenewedOnce();
    void requestsSayWhoAsks();
    void ownersWhoSayThatTheyLiveNearAreTold();
    void openLibraryKnowsGoodreadsNumbers();
    void librariesKnowTheSampleBooks_data();
    void librariesKnowTheSampleBooks();
    void cataloguesWithAKeyKnowTheSampleBooks_data();
    void cataloguesWithAKeyKnowTheSampleBooks();

private:
    Answer ask(const QString &id, const QString &key = u"sample:key"_s,
               const BookQuery &query = hungerGames());
    static BookQuery hungerGames()
    {
        return {.isbn = domain::Isbn::parse(u"9780439023481").value(),
                .title = u"The Hunger Games"_s,
                .author = u"Suzanne Collins"_s,
                .country = u"DE"_s};
    }
    SourceDescription sample(const QString &id) const
    {
        return m_server->replaced(*findSource(builtinSources(), id));
    }

    std::unique_ptr<SampleServer> m_server;
    std::unique_ptr<Fetcher> m_fetcher;
    std::unique_ptr<Executor> m_executor;
};

void TestExecutor::init()
{
    m_server = std::make_unique<SampleServer>();
    QVERIFY(m_server->listen());
    m_fetcher = std::make_unique<Fetcher>("Endpaper/test (+https://endpaper.example)");
    m_executor = std::make_unique<Executor>(*m_fetcher, SystemClock::instance());
}

void TestExecutor::cleanup()
{
    m_executor.reset();
    m_fetcher.reset();
    m_server.reset();
}

Answer TestExecutor::ask(const QString &id, const QString &key, const BookQuery &query)
{
    std::optional<Answer> got;
    m_executor->ask(sample(id), key, query, [&](Answer answer) { got = std::move(answer); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), 30000); }();
    return got.value_or(Answer());
}

// The source is asked for the book alone: where the reader is stays here.
void TestExecutor::ownersWhoSayThatTheyLiveNearAreTold()
{
    const qsizetype everywhere = ask(u"inventaire"_s).copies.size();
    BookQuery query = hungerGames();
    query.isOnlyNear = true;
    query.near = domain::GeoPoint{52.52, 13.4};
    query.radiusKm = 25;
    const Answer near = ask(u"inventaire"_s, {}, query);
    QCOMPARE(near.state, AnswerState::Done);
    QVERIFY(!near.copies.isEmpty() && near.copies.size() < everywhere);
    for (const FoundCopy &found : near.copies) {
        QVERIFY(found.marks.contains(u"pickup"_s));
    }
    query.near = domain::GeoPoint{48.2, 16.37};
    const Answer far = ask(u"inventaire"_s, {}, query);
    QCOMPARE(far.state, AnswerState::Done);
    QVERIFY(far.copies.isEmpty());
    query.near.reset();
    QCOMPARE(ask(u"inventaire"_s, {}, query).reason, u"nothing_to_ask"_s);
}

void TestExecutor::sourcesAnswer_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"booklooker", "ebay", "inventaire", "woocommerce", "abebooks", "biblio"}) {
        QTest::newRow(id) << QString::fromLatin1(id);
    }
}

void TestExecutor::sourcesAnswer()
{
    QFETCH(QString, id);
    const Answer answer = ask(id);
    QCOMPARE(answer.state, AnswerState::Done);
    QVERIFY(!answer.copies.isEmpty());
    QVERIFY(answer.requests >= 1);
    for (const FoundCopy &found : answer.copies) {
        QVERIFY(found.copy.isSample);
        QCOMPARE(found.copy.source, id);
        QVERIFY(found.copy.seller.startsWith(u"Sample"_s) || id == u"woocommerce"_s);
        QVERIFY(found.copy.title.contains(u"The Hunger Games"_s));
        QVERIFY(found.copy.price.minor >= 0);
    }
}

void TestExecutor::sampleOffersAreTheSameEachTime()
{
    const auto fields = [](const Answer &answer) {
        QStringList list;
        for (const FoundCopy &found : answer.copies) {
            list.append(found.ref + found.copy.title + QString::number(found.copy.price.minor));
        }
        return list;
    };
    QCOMPARE(fields(ask(u"booklooker"_s)), fields(ask(u"booklooker"_s)));
}

void TestExecutor::failuresAreNamed_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<AnswerState>("state");
    QTest::newRow("429") << u"inventaire"_s << Fault::RateLimited << AnswerState::RateLimited;
    QTest::newRow("quota inside 200")
        << u"booklooker"_s << Fault::ErrorInside << AnswerState::RateLimited;
    QTest::newRow("error inside 200") << u"ebay"_s << Fault::ErrorInside << AnswerState::RemoteError;
    QTest::newRow("error word inside 200")
        << u"inventaire"_s << Fault::ErrorInside << AnswerState::RemoteError;
    QTest::newRow("HTML for JSON") << u"inventaire"_s << Fault::Html << AnswerState::Unreadable;
    QTest::newRow("truncated") << u"booklooker"_s << Fault::Truncated << AnswerState::Unreadable;
    QTest::newRow("202 empty") << u"inventaire"_s << Fault::Empty202 << AnswerState::Refused;
    QTest::newRow("403") << u"inventaire"_s << Fault::Forbidden << AnswerState::Refused;
    QTest::newRow("500") << u"inventaire"_s << Fault::ServerError << AnswerState::RemoteError;
    QTest::newRow("broken off") << u"inventaire"_s << Fault::BrokenOff << AnswerState::Unreachable;
    QTest::newRow("bot wall") << u"inventaire"_s << Fault::Challenge << AnswerState::Refused;
    QTest::newRow("no rows") << u"inventaire"_s << Fault::NoRows << AnswerState::Unreadable;
    QTest::newRow("foreign rows") << u"inventaire"_s << Fault::ForeignRows
                                  << AnswerState::Unreadable;
    QTest::newRow("redirect into the home network")
        << u"inventaire"_s << Fault::RedirectAway << AnswerState::Refused;
    QTest::newRow("too large") << u"inventaire"_s << Fault::TooLarge << AnswerState::Unreadable;
}

void TestExecutor::failuresAreNamed()
{
    QFETCH(QString, id);
    QFETCH(Fault, fault);
    QFETCH(AnswerState, state);
    m_server->setFault(id, fault);
    const Answer answer = ask(id);
    QCOMPARE(answerStateName(answer.state), answerStateName(state));
    QVERIFY(answer.copies.isEmpty());
    QVERIFY(!answer.reason.isEmpty());
    QCOMPARE(answer.nextAt.has_value(), state == AnswerState::RateLimited);
}

void TestExecutor::aSourceThatHangsIsTimedOut()
{
    m_server->setFault(u"inventaire"_s, Fault::Hanging);
    m_executor->setAnswerTimeout(std::chrono::milliseconds(200));
    QCOMPARE(ask(u"inventaire"_s).state, AnswerState::TimedOut);
}

void TestExecutor::anAddressWhereNobodyListensIsUnreachable()
{
    SourceDescription source = sample(u"inventaire"_s);
    m_server.reset();
    std::optional<Answer> got;
    m_executor->ask(source, {}, hungerGames(), [&](Answer answer) { got = std::move(answer); });
    QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), 30000);
    QCOMPARE(got->state, AnswerState::Unreachable);
}

void TestExecutor::withoutAKeyNothingIsSent()
{
    const Answer answer = ask(u"booklooker"_s, {});
    QCOMPARE(answer.state, AnswerState::NeedsKey);
    QCOMPARE(answer.requests, 0);
    QCOMPARE(m_server->requestCount(u"booklooker"_s), 0);
}

void TestExecutor::aWrongKeyIsRefused_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("booklooker") << u"booklooker"_s;
    QTest::newRow("ebay") << u"ebay"_s;
}

void TestExecutor::aWrongKeyIsRefused()
{
    QFETCH(QString, id);
    QCOMPARE(answerStateName(ask(id, u"wrong"_s).state), u"refused"_s);
    QCOMPARE(m_server->requestCount(id), 1);
}

void TestExecutor::manyQuestionsFetchOneToken()
{
    int answers = 0;
    for (int i = 0; i < 20; ++i) {
        m_executor->ask(
            sample(u"ebay"_s), u"sample:key"_s, hungerGames(),
            [&](const Answer &answer) { answers += answer.state == AnswerState::Done ? 1 : 0; });
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers, 20, 30000);
    QCOMPARE(m_server->requestCount(u"ebay"_s), 21);
}

void TestExecutor::anExpiredTokenIsRenewedOnce_data()
{
    QTest::addColumn<QString>("id");
    QTest::newRow("booklooker") << u"booklooker"_s;
    QTest::newRow("ebay") << u"ebay"_s;
}

void TestExecutor::anExpiredTokenIsRenewedOnce()
{
    QFETCH(QString, id);
    m_server->setFault(id, Fault::TokenGone);
    const Answer answer = ask(id);
    QCOMPARE(answerStateName(answer.state), u"done"_s);
    QVERIFY(!answer.copies.isEmpty());
}

void TestExecutor::requestsSayWhoAsks()
{
    QCOMPARE(ask(u"inventaire"_s).state, AnswerState::Done);
    QVERIFY(m_server->lastRequest().contains(
        "User-Agent: Endpaper/test (+https://endpaper.example)\r\n"));
    QVERIFY(!m_server->lastRequest().contains("Cookie"));
}

void TestExecutor::openLibraryKnowsGoodreadsNumbers()
{
    const Answer answer = ask(u"openlibrary"_s, {}, {.goodreadsId = u"36236132"_s});
    QCOMPARE(answer.state, AnswerState::Done);
    QCOMPARE(answer.books.size(), 1);
    QCOMPARE(answer.books.first().isbns.first().toString13(), u"9780393608328"_s);
    const Answer none = ask(u"openlibrary"_s, {}, {.goodreadsId = u"1"_s});
    QCOMPARE(none.state, AnswerState::Done);
    QVERIFY(none.books.isEmpty());
}

void TestExecutor::librariesKnowTheSampleBooks_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"dnb", "k10plus", "loc"}) {
        QTest::newRow(id) << QString::fromLatin1(id);
    }
}

void TestExecutor::librariesKnowTheSampleBooks()
{
    QFETCH(QString, id);
    const Answer answer = ask(id, {}, {.isbn = domain::Isbn::parse(u"9780140297997").value()});
    QCOMPARE(answer.state, AnswerState::Done);
    QCOMPARE(answer.books.size(), 1);
    QCOMPARE(answer.books.first().title, u"Austerlitz"_s);
    QCOMPARE(answer.books.first().published, u"2001"_s);
    QCOMPARE(answer.books.first().isbns.first().toString13(), u"9780140297997"_s);
    const Answer none = ask(id, {}, {.isbn = domain::Isbn::parse(u"9783161484100").value()});
    QCOMPARE(none.state, AnswerState::Done);
    QVERIFY(none.books.isEmpty());
}

void TestExecutor::cataloguesWithAKeyKnowTheSampleBooks_data()
{
    QTest::addColumn<QString>("id");
    for (const char *id : {"googlebooks", "isbndb"}) {
        QTest::newRow(id) << QString::fromLatin1(id);
    }
}

void TestExecutor::cataloguesWithAKeyKnowTheSampleBooks()
{
    QFETCH(QString, id);
    const auto known = [&](const QString &isbn) {
        return ask(id, u"sample:key"_s, {.isbn = domain::Isbn::parse(isbn).value()});
    };
    const Answer answer = known(u"9780140297997"_s);
    QCOMPARE(answer.state, AnswerState::Done);
    QCOMPARE(answer.books.size(), 1);
    QCOMPARE(answer.books.first().title, u"Austerlitz"_s);
    const Answer none = known(u"9783161484100"_s);
    QCOMPARE(none.state, AnswerState::Done);
    QVERIFY(none.books.isEmpty());
}

QTEST_GUILESS_MAIN(TestExecutor)
#include "tst_executor.moc"
