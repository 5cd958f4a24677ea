// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/engine/migrator.h"
#include "store/vault/copyrepository.h"
#include "store/vault/copysourcerepository.h"
#include "store/vault/hiddenrepository.h"
#include "store/vault/jobrepository.h"
#include "store/vault/noterepository.h"
#include "store/vault/pricerepository.h"
#include "store/vault/workerlock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::store;
using namespace std::chrono_literals;

static const Instant start = fromEpochMs(1'795'250'000'000);

class TestJobRepository : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void aJobIsThereOnce();
    void aClaimHoldsForItsLease();
    void aLostLeaseThrowsTheWorkAway();
    void whatIsOverBeginsAgainWhenAdded();
    void leasesOfADeadDaemonAreGivenBack();
    void retriesWaitUntilTheyAreDue();
    void theOldestDueComesFirst();
    void whatNobodyWaitsForIsPutOffTogether();
    void resolutionsAreKept();
    void copiesThatAreGoneGo();
    void aCopyKeepsWhenItWasFirstSeen();
    void sampleAndRealDoNotMeet();
    void budgetsHoldAtTheLimit();
    void aClosedSourceStaysClosedUntilThen();
    void aClockSetBackDoesNotCloseASource();
    void requestsTakeTurns();
    void notesArePassedOnOnce();
    void aLockLivesAsLongAsItsWorker();
    void optionsAreShared();
    void theLowestTotalOfADayIsKept();

private:
    Transaction &tx() { return *m_transaction; }

    std::unique_ptr<Database> m_database;
    std::optional<Transaction> m_transaction;
};

void TestJobRepository::init()
{
    auto opened = Database::open(u":memory:"_s);
    QVERIFY(opened);
    m_database = std::move(*opened);
    const auto migrated = Migrator(u":/endpaper/vault/migrations"_s).migrate(*m_database);
    QVERIFY2(migrated, migrated ? "" : qPrintable(migrated.error().context));
    auto begun = Transaction::begin(*m_database);
    QVERIFY(begun);
    m_transaction.emplace(std::move(*begun));
}

void TestJobRepository::cleanup()
{
    m_transaction.reset();
    m_database.reset();
}

void TestJobRepository::aJobIsThereOnce()
{
    JobRepository jobs(tx());
    QVERIFY(jobs.add(u"search"_s, u"a|DE"_s, start).value());
    QVERIFY(!jobs.add(u"search"_s, u"a|DE"_s, start).value());
    QVERIFY(jobs.add(u"search"_s, u"a|AT"_s, start).value());
    QVERIFY(jobs.add(u"resolve"_s, u"a|DE"_s, start).value());
}

void TestJobRepository::aClaimHoldsForItsLease()
{
    JobRepository jobs(tx());
    const Uuid one = Uuid::create();
    const Uuid two = Uuid::create();
    QVERIFY(jobs.add(u"search"_s, u"a|DE"_s, start).value());
    const auto claimed = jobs.claim(one, start, start + 60s).value();
    QVERIFY(claimed);
    QCOMPARE(claimed->attempt, 1);
    QVERIFY(!jobs.claim(two, start + 59999ms, start + 120s).value());
    QVERIFY(!jobs.add(u"search"_s, u"a|DE"_s, start).value()); // running: not again
    // Its worker was killed: another one takes it up when the lease has lapsed.
    const auto resumed = jobs.claim(two, start + 60s, start + 120s).value();
    QVERIFY(resumed);
    QCOMPARE(resumed->id, claimed->id);
    QCOMPARE(resumed->attempt, 2);
}

void TestJobRepository::aLostLeaseThrowsTheWorkAway()
{
    JobRepository jobs(tx());
    const Uuid one = Uuid::create();
    const Uuid two = Uuid::create();
    QVERIFY(jobs.add(u"search"_s, u"a|DE"_s, start).value());
    const qint64 id = jobs.claim(one, start, start + 60s).value()->id;
    QVERIFY(jobs.claim(two, start + 60s, start + 120s).value());
    QCOMPARE(jobs.finish(id, one, start).error().kind, ErrorKind::Conflict);
    QCOMPARE(jobs.renew(id, one, start + 200s).error().kind, ErrorKind::Conflict);
    QVERIFY(jobs.renew(id, two, start + 200s));
    QVERIFY(jobs.finish(id, two, start));
    QCOMPARE(jobs.finish(id, two, start).error().kind, ErrorKind::Conflict);
}

void TestJobRepository::whatIsOverBeginsAgainWhenAdded()
{
    JobRepository jobs(tx());
    const Uuid one = Uuid::create();
    QVERIFY(jobs.add(u"search"_s, u"a|DE"_s, start).value());
    QVERIFY(jobs.finish(jobs.claim(one, start, start + 60s).value()->id, one, start));
    QCOMPARE(jobs.find(u"search"_s, u"a|DE"_s).value()->state, Job::State::Done);
    QVERIFY(jobs.add(u"search"_s, u"a|DE"_s, start + 1s).value());
    QCOMPARE(jobs.claim(one, start + 1s, start + 60s).value()->attempt, 1);
}

void TestJobRepository::leasesOfADeadDaemonAreGivenBack()
{
    JobRepository jobs(tx());
    QVERIFY(jobs.add(u"search"_s, u"a"_s, start).value());
    QVERIFY(jobs.add(u"search"_s, u"b"_s, start).value());
    QVERIFY(jobs.add(u"search"_s, u"c"_s, start).value());
    const Uuid dead = Uuid::create();
    QVERIFY(jobs.claim(dead, start, start + 60s).value());
    const Uuid next = Uuid::create();
    const Uuid alive = Uuid::create();
    const auto kept = jobs.claim(alive, start, start + 60s).value();
    QCOMPARE(kept->key, u"b"_s);
    QCOMPARE(jobs.owners().value().size(), 2);
    QVERIFY(jobs.releaseLeases(dead, start + 1s));
    QCOMPARE(jobs.owners().value(), QList<Uuid>{alive});
    QVERIFY(jobs.renew(kept->id, alive, start + 90s));
    QStringList keys;
    while (const auto job = jobs.claim(next, start + 1s, start + 200s).value()) {
        keys.append(job->key);
    }
    QCOMPARE(keys, (QStringList{u"c"_s, u"a"_s})); // what waited before is older
    QVERIFY(!jobs.claim(next, start + 89s, start + 120s).value());
    QVERIFY(jobs.finish(kept->id, alive, start + 89s));
    QCOMPARE(jobs.find(u"search"_s, u"a"_s).value()->attempt, 2);
}

void TestJobRepository::retriesWaitUntilTheyAreDue()
{
    JobRepository jobs(tx());
    const Uuid one = Uuid::create();
    QVERIFY(jobs.add(u"resolve"_s, u"5907|"_s, start).value());
    const qint64 id = jobs.claim(one, start, start + 60s).value()->id;
    QVERIFY(jobs.retry(id, one, start + 30s, u"openlibrary:timed_out"_s, start));
    QVERIFY(!jobs.claim(one, start + 29999ms, start + 90s).value());
    QCOMPARE(jobs.nextDue().value(), std::optional(Instant(start + 30s)));
    const auto again = jobs.claim(one, start + 30s, start + 90s).value();
    QVERIFY(again);
    QCOMPARE(again->attempt, 2);
    QCOMPARE(again->reason, u"openlibrary:timed_out"_s);
}

void TestJobRepository::theOldestDueComesFirst()
{
    JobRepository jobs(tx());
    const Uuid one = Uuid::create();
    QVERIFY(jobs.add(u"search"_s, u"b|DE"_s, start + 5s).value());
    QVERIFY(jobs.add(u"search"_s, u"a|DE"_s, start).value());
    QCOMPARE(jobs.claim(one, start + 9s, start + 60s).value()->key, u"a|DE"_s);
    QCOMPARE(jobs.claim(one, start + 9s, start + 60s).value()->key, u"b|DE"_s);
    QVERIFY(!jobs.claim(one, start + 9s, start + 60s).value());
}

void TestJobRepository::whatNobodyWaitsForIsPutOffTogether()
{
    JobRepository jobs(tx());
    for (const auto &[kind, key, rank, at] : {std::tuple{u"refresh"_s, u"a|DE"_s, 1, start},
                                              {u"refresh"_s, u"b|DE"_s, 1, start + 1s},
                                              {u"refresh"_s, u"later|DE"_s, 1, start + 61s},
                                              {u"refresh"_s, u"waited for|DE"_s, 0, start},
                                              {u"watch"_s, u"a|DE"_s, 1, start}}) {
        QVERIFY(jobs.addDue(kind, key, at, rank, start).value());
    }
    QVERIFY(jobs.putOff(u"refresh"_s, start + 60s, u"budget"_s, start + 1s));
    const auto dueOf = [&](const QString &kind, const QString &key) {
        return jobs.find(kind, key).value()->due;
    };
    QCOMPARE(dueOf(u"refresh"_s, u"a|DE"_s), start + 60s);
    QCOMPARE(dueOf(u"refresh"_s, u"b|DE"_s), start + 60s);
    QCOMPARE(jobs.find(u"refresh"_s, u"b|DE"_s).value()->reason, u"budget"_s);
    QCOMPARE(jobs.find(u"refresh"_s, u"b|DE"_s).value()->attempt, 0);
    QCOMPARE(dueOf(u"refresh"_s, u"later|DE"_s), start + 61s);
    QCOMPARE(dueOf(u"refresh"_s, u"waited for|DE"_s), start);
    QCOMPARE(dueOf(u"watch"_s, u"a|DE"_s), start);
}

void TestJobRepository::resolutionsAreKept()
{
    ResolutionRepository resolutions(tx());
    QVERIFY(!resolutions.find(u"1"_s).value());
    const Resolution unknown{.key = u"1"_s,
                             .book = {},
                             .foundBy = {},
                             .tried = {u"openlibrary"_s, u"title"_s},
                             .nextAt = start};
    QVERIFY(resolutions.put(unknown, start));
    const auto found = resolutions.find(u"1"_s).value();
    QVERIFY(found && found->book.isNil());
    QCOMPARE(found->tried, unknown.tried);
    QCOMPARE(found->nextAt, unknown.nextAt);
}

static StoredCopy copyOf(const QString &ref, qint64 minor = 500)
{
    StoredCopy stored;
    stored.ref = ref;
    stored.copy.source = u"booklooker"_s;
    stored.copy.seller = u"Sample Shop"_s;
    stored.copy.title = u"A Title"_s;
    stored.copy.condition = domain::Condition::Good;
    stored.copy.price = {minor, domain::Currency::eur()};
    stored.copy.url = QUrl(u"https://a.example/1"_s);
    stored.copy.flags = domain::RedFlag::ExLibrary;
    stored.copy.binding = u"Taschenbuch"_s;
    stored.copy.published = u"1995"_s;
    stored.copy.language = u"de"_s;
    stored.marks = {u"other_edition"_s};
    return stored;
}

static const CopyScope scope{u"9783161484100"_s, u"DE"_s, false};

void TestJobRepository::copiesThatAreGoneGo()
{
    CopyRepository copies(tx());
    std::vector<StoredCopy> both{copyOf(u"1"_s), copyOf(u"2"_s)};
    QVERIFY(copies.replace(scope, u"booklooker"_s, both, start));
    QCOMPARE(copies.list(scope).value().size(), size_t(2));
    std::vector<StoredCopy> one{copyOf(u"2"_s)};
    QVERIFY(copies.replace(scope, u"booklooker"_s, one, start + 1h));
    const auto left = copies.list(scope).value();
    QCOMPARE(left.size(), size_t(1));
    QCOMPARE(left.front().ref, u"2"_s);
    QCOMPARE(left.front().marks, QStringList{u"other_edition"_s});
    QCOMPARE(left.front().copy.flags, domain::RedFlags(domain::RedFlag::ExLibrary));
    QVERIFY(!left.front().copy.postage);
    QCOMPARE(left.front().copy.binding, u"Taschenbuch"_s);
    QCOMPARE(left.front().copy.published, u"1995"_s);
    QCOMPARE(left.front().copy.language, u"de"_s);
    QVERIFY(copies.forget(u"booklooker"_s, start + 2h));
    QVERIFY(copies.list(scope).value().empty());
}

void TestJobRepository::aCopyKeepsWhenItWasFirstSeen()
{
    CopyRepository copies(tx());
    std::vector<StoredCopy> one{copyOf(u"1"_s)};
    QVERIFY(copies.replace(scope, u"booklooker"_s, one, start));
    one = {copyOf(u"1"_s, 450)};
    QVERIFY(copies.replace(scope, u"booklooker"_s, one, start + 24h));
    const auto kept = copies.list(scope).value();
    QCOMPARE(kept.size(), size_t(1));
    QCOMPARE(kept.front().copy.firstSeen, start);
    QCOMPARE(kept.front().copy.lastSeen, Instant(start + 24h));
    QCOMPARE(kept.front().copy.price.minor, 450);
}

void TestJobRepository::sampleAndRealDoNotMeet()
{
    CopyRepository copies(tx());
    std::vector<StoredCopy> one{copyOf(u"1"_s)};
    QVERIFY(copies.replace({scope.subject, scope.country, true}, u"booklooker"_s, one, start));
    QVERIFY(copies.list(scope).value().empty());
    QVERIFY(copyIdOf(u"a"_s, u"1"_s, true) != copyIdOf(u"a"_s, u"1"_s, false));
}

void TestJobRepository::budgetsHoldAtTheLimit()
{
    CopySourceRepository sources(tx(), false);
    const CallBudget budget{.callsMax = 50, .window = 600s, .callsPerDayMax = 60};
    QVERIFY(!sources.reserve(u"b"_s, 49, budget, start).value());
    QCOMPARE(sources.reserve(u"b"_s, 2, budget, start).value(),
             std::optional(Instant(start + 600s)));
    QVERIFY(!sources.reserve(u"b"_s, 1, budget, start).value());
    QVERIFY(sources.reserve(u"b"_s, 1, budget, start + 599s).value());
    QVERIFY(!sources.reserve(u"b"_s, 10, budget, start + 600s).value());
    const auto tomorrow = sources.reserve(u"b"_s, 1, budget, start + 600s).value();
    QVERIFY(tomorrow && *tomorrow > start + 600s);
    QVERIFY(!sources.reserve(u"b"_s, 1, budget, *tomorrow).value());
    // What was reserved and not used comes back.
    QVERIFY(sources.settle(u"b"_s, 1, u"done"_s, {}, *tomorrow));
    QCOMPARE(sources.get(u"b"_s).value().windowCalls, 0);
}

void TestJobRepository::aClosedSourceStaysClosedUntilThen()
{
    CopySourceRepository sources(tx(), false);
    QVERIFY(sources.settle(u"b"_s, 0, u"rate_limited"_s, Instant(start + 60s), start));
    QCOMPARE(sources.reserve(u"b"_s, 1, {}, start + 59s).value(),
             std::optional(Instant(start + 60s)));
    QCOMPARE(sources.closedUntil(u"b"_s, 1, {}, start + 59s).value(),
             std::optional(Instant(start + 60s)));
    QVERIFY(!sources.closedUntil(u"b"_s, 1, {}, start + 60s).value());
    QVERIFY(!sources.reserve(u"b"_s, 1, {}, start + 60s).value());
}

void TestJobRepository::aClockSetBackDoesNotCloseASource()
{
    CopySourceRepository sources(tx(), false);
    QVERIFY(!sources.reserve(u"b"_s, 50, {}, start).value());
    QVERIFY(!sources.reserve(u"b"_s, 50, {}, start - 24h).value());
}

void TestJobRepository::requestsTakeTurns()
{
    CopySourceRepository sources(tx(), false);
    QCOMPARE(sources.takeTurn(u"b"_s, 400ms, start).value(), start);
    QCOMPARE(sources.takeTurn(u"b"_s, 400ms, start).value(), start + 400ms);
    QCOMPARE(sources.takeTurn(u"b"_s, 400ms, start + 100ms).value(), start + 800ms);
    QCOMPARE(sources.takeTurn(u"b"_s, 400ms, start + 1199ms).value(), start + 1200ms);
    QCOMPARE(sources.takeTurn(u"b"_s, 400ms, start + 1600ms).value(), start + 1600ms);
    QCOMPARE(sources.takeTurn(u"c"_s, 400ms, start).value(), start);
    // Its budget is another matter, and so is whether it is on.
    QVERIFY(!sources.reserve(u"b"_s, 50, {}, start).value());
    QVERIFY(sources.get(u"b"_s).value().isOn);
    QCOMPARE(sources.takeTurn(u"b"_s, 400ms, start + 1600ms).value(), start + 2000ms);
    // A clock that was set back.
    QCOMPARE(sources.takeTurn(u"b"_s, 400ms, start - 24h).value(), start - 24h);
    QCOMPARE(sources.takeTurn(u"b"_s, 400ms, start - 24h).value(), start - 24h + 400ms);
}

void TestJobRepository::notesArePassedOnOnce()
{
    NoteRepository notes(tx());
    QCOMPARE(notes.last().value(), 0);
    const Uuid reader = Uuid::create();
    QVERIFY(notes.add({.account = reader, .kind = "copies", .subject = u"a"_s}, start));
    QVERIFY(notes.add({.account = reader, .kind = "alert", .subject = u"b"_s}, start + 1s));
    const auto both = notes.listAfter(0, 10).value();
    QCOMPARE(both.size(), 2);
    QCOMPARE(both[1].account, reader);
    QCOMPARE(both[1].kind, QByteArray("alert"));
    QCOMPARE(both[1].subject, u"b"_s);
    QCOMPARE(notes.listAfter(0, 1).value().size(), 1);
    QCOMPARE(notes.listAfter(both[0].n, 10).value().size(), 1);
    QCOMPARE(notes.last().value(), both[1].n);
    QVERIFY(notes.prune(start + 1s));
    QCOMPARE(notes.listAfter(0, 10).value().size(), 1);
    QVERIFY(notes.prune(start + 2s));
    QVERIFY(notes.add({.account = reader, .kind = "alert", .subject = u"c"_s}, start + 3s));
    QCOMPARE(notes.listAfter(both[1].n, 10).value().size(), 1); // no number comes again
}

void TestJobRepository::aLockLivesAsLongAsItsWorker()
{
    const QTemporaryDir folder;
    const Uuid one = Uuid::create();
    const Uuid two = Uuid::create();
    auto ofOne = WorkerLock::take(folder.path(), one);
    const auto ofTwo = WorkerLock::take(folder.path(), two);
    QVERIFY(ofOne && ofTwo);
    QVERIFY((*ofTwo)->isAlive(one));
    QVERIFY((*ofOne)->isAlive(two));
    QVERIFY(!(*ofTwo)->isAlive(Uuid::create()));
    QCOMPARE(WorkerLock::take(folder.path(), one).error().kind, ErrorKind::Conflict);
    QCOMPARE(WorkerLock::takeAll(folder.path()).error().kind, ErrorKind::Conflict);
    ofOne->reset();
    QVERIFY(!(*ofTwo)->isAlive(one));
}

void TestJobRepository::optionsAreShared()
{
    const QTemporaryDir folder;
    {
        const auto first = WorkerLock::join(folder.path(), 1);
        const auto second = WorkerLock::join(folder.path(), 1);
        QVERIFY(first && second);
        QVERIFY((*first)->areThereOthers());
        QCOMPARE(WorkerLock::join(folder.path(), 0).error().context, u"mode"_s);
        QCOMPARE(WorkerLock::join(folder.path(), 2).error().context, u"mode"_s);
        QCOMPARE(WorkerLock::takeAll(folder.path()).error().kind, ErrorKind::Conflict);
    }
    {
        const auto first = WorkerLock::join(folder.path(), 0);
        QVERIFY(first && !(*first)->areThereOthers());
    }
    const auto alone = WorkerLock::takeAll(folder.path());
    QVERIFY(alone);
    QCOMPARE(WorkerLock::join(folder.path(), 1).error().context, u"alone"_s);
    QCOMPARE(WorkerLock::join(folder.path() + u"/no"_s, 1).error().kind, ErrorKind::Unavailable);
}

void TestJobRepository::theLowestTotalOfADayIsKept()
{
    PriceRepository prices(tx());
    const QDate day(2026, 11, 21);
    QVERIFY(prices.record(scope, {day, domain::Condition::Good, 700, 2}));
    QVERIFY(prices.record(scope, {day, domain::Condition::Good, 640, 1}));
    QVERIFY(prices.record(scope, {day, domain::Condition::Good, 900, 3}));
    const auto points = prices.list(scope, day).value();
    QCOMPARE(points.size(), size_t(1));
    QCOMPARE(points.front().totalMinor, 640);
    QCOMPARE(points.front().copies, 3);
    QVERIFY(prices.list(scope, day.addDays(1)).value().empty());
}

QTEST_GUILESS_MAIN(TestJobRepository)
#include "tst_jobrepository.moc"
