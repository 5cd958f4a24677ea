// SPDX-License-Identifier: GPL-3.0-or-later
// A pencilled total goes when the terms of the source that it is from end.
#include "services/quoteterms.h"
#include "services/wishlistservice.h"
#include "store/cache/fetched.h"
#include "support/madeisbn.h"
#include "support/setclock.h"
#include "workspaceworld.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace endpaper;
using namespace endpaper::services;
using namespace std::chrono_literals;
using test::isbnOf;

namespace {

QJsonObject euros(int cents) { return {{u"minor"_s, cents}, {u"currency"_s, u"EUR"_s}}; }

} // namespace

class TestQuoteTerms : public QObject, private WorkspaceWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void aTotalEndsWithTheTermsAndWhatMayBeKeptTakesItsPlace();
    void whatMayBeStoredStaysWithItsAge();
    void whatEndedWhileTheFileWasShutIsNeverShown();
    void withoutAMaximumAgeItIsNotPencilledAtAll();
    void neitherRowsNorListingsElsewhereAreKept();
    void whatIsAskedByItselfIsCountedByTheDay();

private:
    // An auction house that may not be stored, a shop that may; both sell, seen at `seen`.
    void answerWith(int house, int shop, Instant seen, std::chrono::seconds age)
    {
        QJsonArray items;
        for (const auto &[source, cents] : {std::pair(u"house"_s, house), {u"shop"_s, shop}}) {
            if (cents == 0) {
                continue;
            }
            items += QJsonObject{{u"id"_s, Uuid::create().toString()},
                                 {u"source"_s, source},
                                 {u"condition"_s, u"good"_s},
                                 {u"price"_s, euros(cents)},
                                 {u"postage"_s, euros(0)},
                                 {u"total"_s, euros(cents)},
                                 {u"last_seen"_s, toRfc3339(seen)}};
        }
        const auto source = [&](const QString &id, bool mayStore) {
            return QJsonObject{{u"id"_s, id},
                               {u"name"_s, id},
                               {u"state"_s, u"done"_s},
                               {u"rows"_s, 1},
                               {u"may_store"_s, mayStore},
                               {u"max_age_s"_s, qint64(age.count())}};
        };
        m_answer =
            QJsonDocument(
                QJsonObject{
                    {u"state"_s, u"fresh"_s},
                    {u"as_of"_s, toRfc3339(seen)},
                    {u"items"_s, items},
                    {u"sources"_s, QJsonArray{source(u"house"_s, false), source(u"shop"_s, true)}}})
                .toJson(QJsonDocument::Compact);
    }
    void add()
    {
        NewWish wish;
        wish.wish.id = m_wish = Uuid::create();
        wish.wish.title = u"Emma"_s;
        wish.wish.isbn = domain::Isbn::read(isbnOf(1)).value();
        auto added = m_lists->add({wish}, {.nameIfNone = u"To hunt"_s});
        QTRY_VERIFY(added.isFinished());
        QVERIFY(added.result());
    }
    [[nodiscard]] std::optional<store::Quote> quote()
    {
        auto read = workspace->read([id = m_wish](store::Transaction &transaction) {
            return store::findWish(transaction, id);
        });
        if (!QTest::qWaitFor([&] { return read.isFinished(); }) || !read.result()
            || !*read.result()) {
            return std::nullopt;
        }
        return (*read.result())->quote;
    }
    [[nodiscard]] qint64 cents()
    {
        const auto found = quote();
        return found ? found->totalMinor : -1;
    }
    void look() { m_search->look(isbnOf(1), SearchService::Urgency::Now); }

    test::SetClock m_clock;
    QByteArray m_answer;
    Uuid m_wish;
    std::unique_ptr<test::StubDaemon> m_daemon;
    std::unique_ptr<WishlistService> m_lists;
    std::unique_ptr<SearchService> m_search;
    std::unique_ptr<QuoteTerms> m_terms;
};

void TestQuoteTerms::init()
{
    m_terms.reset();
    m_search.reset();
    m_lists.reset();
    makeWorld(m_clock);
    m_daemon = std::make_unique<test::StubDaemon>([this](const test::StubDaemon::Request &) {
        return test::StubDaemon::Answer{.json = m_answer};
    });
    m_lists = std::make_unique<WishlistService>(*workspace);
    m_search = std::make_unique<SearchService>(*workspace, *client);
    m_terms = std::make_unique<QuoteTerms>(*workspace, *m_search);
    open(u"a.endpaper"_s);
}

void TestQuoteTerms::aTotalEndsWithTheTermsAndWhatMayBeKeptTakesItsPlace()
{
    // Seen six hours ago but a moment: the timer is of the real clock, the terms of the set one.
    answerWith(500, 640, m_clock.now() - 6h + 300ms, 6h);
    add();
    connectTo(m_daemon->url());
    look();
    QTRY_COMPARE(cents(), 500);
    QCOMPARE(quote()->goodUntil, std::optional(m_clock.now() + 300ms));
    m_daemon->close(); // nobody says anything new
    QSignalSpy rows(workspace.get(), &Workspace::rowsChanged);
    m_clock.advance(300ms);
    QTRY_COMPARE(cents(), 640);
    QCOMPARE(quote()->source, u"shop"_s);
    QVERIFY(!quote()->goodUntil);
    QTRY_VERIFY(!rows.isEmpty()); // who shows it hears of it
    QVERIFY(
        rows.first().first().value<store::Touched>().rows[domain::RowKind::Wish].contains(m_wish));
}

void TestQuoteTerms::whatMayBeStoredStaysWithItsAge()
{
    answerWith(0, 640, m_clock.now(), 12h);
    add();
    connectTo(m_daemon->url());
    look();
    QTRY_COMPARE(cents(), 640);
    QVERIFY(!quote()->goodUntil);
    m_daemon->close();
    m_clock.advance(24h * 30);
    open(u"a.endpaper"_s);
    QCOMPARE(cents(), 640);
}

void TestQuoteTerms::whatEndedWhileTheFileWasShutIsNeverShown()
{
    answerWith(500, 0, m_clock.now(), 6h);
    add();
    connectTo(m_daemon->url());
    look();
    QTRY_COMPARE(cents(), 500);
    m_daemon->close();
    m_clock.advance(6h - 1ms);
    open(u"a.endpaper"_s);
    QCOMPARE(cents(), 500);
    workspace->close();
    m_clock.advance(1ms);
    // The first to read after the file is open reads behind the sweep.
    open(u"a.endpaper"_s);
    QCOMPARE(cents(), -1);
}

void TestQuoteTerms::withoutAMaximumAgeItIsNotPencilledAtAll()
{
    answerWith(500, 640, m_clock.now(), 0s);
    add();
    connectTo(m_daemon->url());
    look();
    QTRY_COMPARE(cents(), 640);
}

void TestQuoteTerms::neitherRowsNorListingsElsewhereAreKept()
{
    const QJsonObject kept = withoutUnstorable(QJsonDocument::fromJson(R"({"items": [
            {"source": "house", "price": 1},
            {"source": "shop", "also_at": ["house", "other"],
             "also": [{"source": "house", "price": 2}, {"source": "other", "price": 3}]}],
            "sources": [{"id": "house", "may_store": false}, {"id": "shop", "may_store": true}]})")
                                                   .object());
    const QJsonArray items = kept["items"_L1].toArray();
    QCOMPARE(items.size(), 1);
    QCOMPARE(items[0]["also_at"_L1].toArray(), QJsonArray{u"other"_s});
    QCOMPARE(items[0]["also"_L1].toArray().size(), 1);
    QCOMPARE(items[0]["also"_L1][0]["source"_L1].toString(), u"other"_s);
}

// So many at most; but totals end day after day in a window that is never shut.
void TestQuoteTerms::whatIsAskedByItselfIsCountedByTheDay()
{
    constexpr int most = SearchService::backgroundLooksMax;
    answerWith(0, 0, m_clock.now(), 6h);
    QSignalSpy answers(m_search.get(), &SearchService::copiesChanged);
    connectTo(m_daemon->url());
    const auto look = [this](int book) {
        m_search->look(isbnOf(book), SearchService::Urgency::Background);
    };
    for (int book = 0; book < most + 1; ++book) {
        look(book);
    }
    QTRY_COMPARE_WITH_TIMEOUT(answers.size(), most, 60'000);
    m_clock.advance(24h - 1ms);
    look(most + 1);
    m_clock.advance(1ms);
    look(most + 2);
    QTRY_COMPARE(answers.size(), most + 1);
    QCOMPARE(answers.constLast().constFirst().toString(), isbnOf(most + 2));
}

QTEST_GUILESS_MAIN(TestQuoteTerms)
#include "tst_quoteterms.moc"
