// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/searchservice.h"
#include "services/wishlistservice.h"
#include "store/cache/wishrows.h"
#include "support/madeisbn.h"
#include "support/setclock.h"
#include "workspaceworld.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QUrlQuery>

using namespace endpaper;
using namespace endpaper::services;
using test::isbnOf;

namespace {

// One seller; what it says of every book stands in `state` and `total`.
class Daemon : public test::StubDaemon
{
public:
    Daemon()
        : StubDaemon([this](const Request &request) {
            asked += request.path.split('/').value(4);
            query = request.query;
            return Answer{.json = answer(), .retryAfterS = retryAfterS};
        })
    {
    }
    QString state = u"done"_s; // of the seller
    bool isSearching = false;
    int retryAfterS = 0;
    int total = 0; // cents; 0: no copy
    QList<QByteArray> asked; // ISBNs
    QByteArray query; // the last one

private:
    [[nodiscard]] QByteArray answer() const
    {
        QJsonArray items;
        if (total > 0) {
            const QJsonObject money{{u"minor"_s, total}, {u"currency"_s, u"EUR"_s}};
            items +=
                QJsonObject{{u"id"_s, Uuid::create().toString()},
                            {u"source"_s, u"seller"_s},
                            {u"condition"_s, u"good"_s},
                            {u"price"_s, money},
                            {u"postage"_s, QJsonObject{{u"minor"_s, 0}, {u"currency"_s, u"EUR"_s}}},
                            {u"total"_s, money}};
        }
        return QJsonDocument(QJsonObject{{u"state"_s, isSearching ? u"searching"_s : u"fresh"_s},
                                         {u"as_of"_s, u"2026-11-20T10:00:00Z"_s},
                                         {u"items"_s, items},
                                         {u"sources"_s,
                                          QJsonArray{QJsonObject{{u"id"_s, u"seller"_s},
                                                                 {u"name"_s, u"Seller"_s},
                                                                 {u"state"_s, state},
                                                                 {u"rows"_s, items.size()}}}}})
            .toJson(QJsonDocument::Compact);
    }
};

} // namespace

class TestSearchService : public QObject, private WorkspaceWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whereNoSourceCanBeReachedNoFurtherBookIsAskedAbout();
    void aSourceThatIsHeardAgainEndsThePause();
    void theSameAnswerTouchesNoRow();
    void onlyTheWishesOfThatIsbnAreTouched();
    void chosenEditionsAreAskedForToo();
    void aBookWithoutANumberIsAskedForByItsId();
    void whatSomebodyWaitsForIsNotForLaterAnyMore();
    void aNoteIsNotWaitedFor();
    void notesDoNotEndALook();
    void whatNobodyHadIsAskedAgainOnlyWhenStale_data();
    void whatNobodyHadIsAskedAgainOnlyWhenStale();
    void whatNobodyCouldBeAskedAboutIsAskedAtTheNextStart();
    void byWhichMeansAKeyWasResolvedIsKept();

private:
    void add(int books)
    {
        QList<NewWish> wishes;
        for (int i = 0; i < books; ++i) {
            NewWish wish;
            wish.wish.id = Uuid::create();
            wish.wish.title = u"Book %1"_s.arg(i);
            wish.wish.isbn = domain::Isbn::read(isbnOf(i)).value();
            wishes += wish;
        }
        auto added = lists->add(wishes, {.nameIfNone = u"To hunt"_s});
        QTRY_VERIFY_WITH_TIMEOUT(added.isFinished(), 60'000);
        QVERIFY(added.result());
    }
    // What was asked before has been written by then.
    void waitForStore()
    {
        auto last = workspace->write([](store::Transaction &) -> Expected<int> { return 0; });
        QTRY_VERIFY(last.isFinished());
    }

    test::SetClock clock;
    std::unique_ptr<Daemon> daemon;
    std::unique_ptr<WishlistService> lists;
    std::unique_ptr<SearchService> search;
};

void TestSearchService::init()
{
    search.reset();
    lists.reset();
    makeWorld(clock);
    daemon = std::make_unique<Daemon>();
    lists = std::make_unique<WishlistService>(*workspace);
    search = std::make_unique<SearchService>(*workspace, *client);
    open(u"a.endpaper"_s);
}

void TestSearchService::whereNoSourceCanBeReachedNoFurtherBookIsAskedAbout()
{
    add(10'000);
    daemon->state = u"unreachable"_s;
    QSignalSpy rows(workspace.get(), &Workspace::rowsChanged);
    QSignalSpy answers(search.get(), &SearchService::copiesChanged);
    QSignalSpy paused(search.get(), &SearchService::pausedChanged);
    connectTo(daemon->url());
    QTRY_COMPARE(answers.size(), SearchService::looksAtOnce);
    waitForStore();
    QVERIFY(search->isPaused());
    QCOMPARE(paused.size(), 1);
    QCOMPARE(rows.size(), 0); // no row was changed, so none is read again
    QCOMPARE(daemon->asked.size(), SearchService::looksAtOnce);
    for (const QByteArray &isbn : std::as_const(daemon->asked)) {
        QVERIFY(!search->isLooking(QString::fromLatin1(isbn)));
        QVERIFY(!search->hasFoundNone(QString::fromLatin1(isbn))); // nobody was there to say so
    }
}

void TestSearchService::aSourceThatIsHeardAgainEndsThePause()
{
    add(5);
    daemon->state = u"timed_out"_s;
    QSignalSpy answers(search.get(), &SearchService::copiesChanged);
    connectTo(daemon->url());
    QTRY_COMPARE(answers.size(), SearchService::looksAtOnce);
    QVERIFY(search->isPaused());
    daemon->state = u"done"_s;
    search->look(isbnOf(4), SearchService::Urgency::Now);
    // That one and the others, those that were asked about in vain among them.
    QTRY_COMPARE(answers.size(), SearchService::looksAtOnce + 5);
    QVERIFY(!search->isPaused());
    for (int i = 0; i < 5; ++i) {
        QVERIFY(search->hasFoundNone(isbnOf(i)));
    }
}

void TestSearchService::theSameAnswerTouchesNoRow()
{
    add(1);
    daemon->total = 640;
    QSignalSpy rows(workspace.get(), &Workspace::rowsChanged);
    QSignalSpy answers(search.get(), &SearchService::copiesChanged);
    connectTo(daemon->url());
    QTRY_COMPARE(rows.size(), 1);
    QCOMPARE(answers.size(), 1);
    search->look(isbnOf(0), SearchService::Urgency::Now);
    QTRY_COMPARE(answers.size(), 2);
    waitForStore();
    QCOMPARE(rows.size(), 1);
    daemon->total = 540;
    search->look(isbnOf(0), SearchService::Urgency::Now);
    QTRY_COMPARE(rows.size(), 2);
}

void TestSearchService::onlyTheWishesOfThatIsbnAreTouched()
{
    add(3);
    QSignalSpy rows(workspace.get(), &Workspace::rowsChanged);
    connectTo(daemon->url());
    QTRY_COMPARE(daemon->asked.size(), 3);
    QTRY_VERIFY(search->hasFoundNone(isbnOf(2)));
    daemon->total = 300;
    search->look(isbnOf(1), SearchService::Urgency::Now);
    QTRY_COMPARE(rows.size(), 1);
    QCOMPARE(rows[0][0].value<store::Touched>().of(domain::RowKind::Wish).size(), 1);
    auto lines = lists->wishes({});
    QTRY_VERIFY(lines.isFinished());
    const auto read = lines.result();
    QVERIFY(read);
    for (const store::WishLine &line : *read) {
        QCOMPARE(line.quote.has_value(), line.isbn == isbnOf(1));
    }
}

void TestSearchService::chosenEditionsAreAskedForToo()
{
    NewWish wish;
    wish.wish.id = Uuid::create();
    wish.wish.title = u"Chosen"_s;
    wish.wish.isbn = domain::Isbn::read(isbnOf(1)).value();
    wish.wish.editionMode = domain::EditionMode::Chosen;
    for (int i = 1; i < 20; ++i) { // more than are asked for
        wish.wish.editionIsbns += domain::Isbn::read(isbnOf(i)).value();
    }
    auto added = lists->add({wish}, {.nameIfNone = u"To hunt"_s});
    QTRY_VERIFY(added.isFinished());
    connectTo(daemon->url());
    search->look(isbnOf(1), SearchService::Urgency::Now);
    QTRY_VERIFY(daemon->query.contains("isbns="));
    const QString chosen = QUrlQuery(QString::fromLatin1(daemon->query))
                               .queryItemValue(u"isbns"_s, QUrl::FullyDecoded);
    QCOMPARE(chosen.split(u',').size(), SearchService::chosenMax);
    QVERIFY(chosen.contains(isbnOf(2)));
    QVERIFY(!chosen.contains(isbnOf(1))); // that is the one it is asked about
}

void TestSearchService::aBookWithoutANumberIsAskedForByItsId()
{
    NewWish wish;
    wish.wish.id = Uuid::create();
    wish.wish.title = u"Without a number"_s;
    wish.wish.authors = {u"Ann Author"_s};
    wish.wish.bookId = Uuid::create();
    auto added = lists->add({wish}, {.nameIfNone = u"To hunt"_s});
    QTRY_VERIFY(added.isFinished());
    daemon->total = 500;
    connectTo(daemon->url()); // what has no quote is asked for by itself
    QTRY_VERIFY(daemon->asked.contains(wish.wish.bookId->toString().toLatin1()));
    QVERIFY(!daemon->query.contains("anyway"));
    const auto quoted = [&] {
        auto read = workspace->read([id = wish.wish.id](store::Transaction &transaction) {
            return store::findWish(transaction, id);
        });
        return QTest::qWaitFor([&] { return read.isFinished(); }) && read.result() && *read.result()
            && (*read.result())->quote && (*read.result())->quote->totalMinor == 500;
    };
    QTRY_VERIFY(quoted());
}

void TestSearchService::whatSomebodyWaitsForIsNotForLaterAnyMore()
{
    daemon->isSearching = true;
    add(1);
    connectTo(daemon->url()); // asked for by itself
    QTRY_VERIFY(daemon->query.contains("later=true"));
    search->look(isbnOf(0), SearchService::Urgency::Now);
    QTRY_VERIFY(!daemon->query.contains("later=true"));
    QCOMPARE(search->isLooking(isbnOf(0)), true);
}

// The daemon says "in a minute", and then that a seller has answered.
// A book that is known by its title alone has no total of its own, ever.
void TestSearchService::whatNobodyHadIsAskedAgainOnlyWhenStale_data()
{
    QTest::addColumn<bool>("hasNumber");
    QTest::newRow("by its number") << true;
    QTest::newRow("by its title alone") << false;
}

void TestSearchService::whatNobodyHadIsAskedAgainOnlyWhenStale()
{
    QFETCH(const bool, hasNumber);
    NewWish wish;
    wish.wish.id = Uuid::create();
    wish.wish.title = u"Gedichte"_s;
    wish.wish.bookId = Uuid::create();
    if (hasNumber) {
        wish.wish.isbn = domain::Isbn::read(isbnOf(1)).value();
    }
    auto added = lists->add({wish}, {.nameIfNone = u"To hunt"_s});
    QTRY_VERIFY(added.isFinished());
    const QString subject = subjectOf(wish.wish);
    QSignalSpy answers(search.get(), &SearchService::copiesChanged);
    connectTo(daemon->url());
    QTRY_COMPARE(answers.size(), 1); // nobody has it
    waitForStore();
    const auto startAgain = [&] {
        search.reset();
        search = std::make_unique<SearchService>(*workspace, *client);
        search->catchUp();
        waitForStore();
    };
    startAgain();
    QVERIFY(!search->isLooking(subject));
    // Somebody who opens the book asks all the same.
    search->look(subject, SearchService::Urgency::Now);
    QTRY_COMPARE(daemon->asked.size(), 2);
    clock.advance(SearchService::quoteAgeMax + std::chrono::seconds(1));
    startAgain();
    QTRY_COMPARE(daemon->asked.size(), 3);
}

void TestSearchService::whatNobodyCouldBeAskedAboutIsAskedAtTheNextStart()
{
    add(1);
    daemon->state = u"unreachable"_s;
    QSignalSpy answers(search.get(), &SearchService::copiesChanged);
    connectTo(daemon->url());
    QTRY_COMPARE(answers.size(), 1);
    waitForStore();
    search.reset();
    search = std::make_unique<SearchService>(*workspace, *client);
    search->catchUp();
    QTRY_COMPARE(daemon->asked.size(), 2);
}

void TestSearchService::aNoteIsNotWaitedFor()
{
    daemon->isSearching = true;
    daemon->retryAfterS = 60;
    connectTo(daemon->url());
    search->look(isbnOf(0), SearchService::Urgency::Background);
    QSignalSpy told(search.get(), &SearchService::copiesChanged);
    QTRY_COMPARE(told.size(), 1);
    search->look(isbnOf(0), SearchService::Urgency::Now);
    QTRY_COMPARE(told.size(), 2);
    daemon->isSearching = false;
    daemon->total = 500;
    for (int i = 0; i < 5; ++i) { // sellers that answer together
        search->noteCopies(Uuid());
    }
    QTRY_VERIFY(!search->isLooking(isbnOf(0)));
    QCOMPARE(daemon->asked.size(), 3);
}

// More of them than a look has questions of its own.
void TestSearchService::notesDoNotEndALook()
{
    daemon->isSearching = true;
    daemon->retryAfterS = 60;
    connectTo(daemon->url());
    search->look(isbnOf(0), SearchService::Urgency::Now);
    QTRY_COMPARE(daemon->asked.size(), 1);
    for (qsizetype asked = 1; asked < 70; ++asked) {
        search->noteCopies(Uuid());
        QTRY_VERIFY(daemon->asked.size() > asked);
    }
    QVERIFY(search->isLooking(isbnOf(0)));
}

void TestSearchService::byWhichMeansAKeyWasResolvedIsKept()
{
    QByteArray means = "title";
    test::StubDaemon catalogues([&means](const test::StubDaemon::Request &request) {
        return request.path == "/api/v1/resolve"
            ? test::StubDaemon::Answer{.json = R"({"state": "resolved", "title": "Emma",
                "isbn": "9780141439587", "book_id": null, "by": ")"
                                           + means + "\"}"}
            : test::StubDaemon::Answer{.status = 404, .json = "{}"};
    });
    NewWish wish;
    wish.wish.id = Uuid::create();
    wish.wish.title = u"emma"_s;
    wish.wish.sourceKey = u"goodreads:6969"_s;
    auto added = lists->add({wish}, {.nameIfNone = u"To hunt"_s});
    QTRY_VERIFY(added.isFinished());
    const auto by = [&] {
        auto found = search->foundBy(wish.wish.id);
        return QTest::qWaitFor([&] { return found.isFinished(); }) ? found.result().value()
                                                                   : u"?"_s;
    };
    QCOMPARE(by(), QString());
    QSignalSpy resolved(search.get(), &SearchService::resolved);
    connectTo(catalogues.url());
    search->resolveWish(wish.wish.id, u"6969"_s, u"emma"_s);
    QTRY_VERIFY(!resolved.isEmpty());
    QCOMPARE(by(), u"title"_s);
    // From then on the daemon knows it by this very wish; that is not how it was found.
    means = "import";
    search->resolveWish(wish.wish.id, u"6969"_s, u"emma"_s);
    QTRY_COMPARE(resolved.size(), 2);
    QCOMPARE(by(), u"title"_s);
    // The reader says that it is another book: then it was not found by anything.
    auto read = lists->wish(wish.wish.id);
    QTRY_VERIFY(read.isFinished());
    domain::Wish other = (*read.result())->wish;
    other.isbn = domain::Isbn::read(isbnOf(2)).value();
    auto changed = lists->update(other, {});
    QTRY_VERIFY(changed.isFinished());
    QCOMPARE(by(), QString());
}

QTEST_GUILESS_MAIN(TestSearchService)
#include "tst_searchservice.moc"
