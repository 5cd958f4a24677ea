// SPDX-License-Identifier: GPL-3.0-or-later
#include "integration/daemon/heldserver.h"
#include "jobbench.h"
#include "server/jobs/shopdesk.h"
#include "store/vault/copyrepository.h"
#include "store/vault/workerlock.h"
#include "support/madeisbn.h"

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using namespace endpaper::test;

static constexpr int waitMs = 60'000;
static int conflicts = 0; // that were logged

static void countConflicts(QtMsgType, const QMessageLogContext &, const QString &text)
{
    conflicts += text.contains("another worker's"_L1) ? 1 : 0;
}

// Several workers of one queue.
class TestSharedWork : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_bench = std::make_unique<ApiBench>();
        m_sources = std::make_unique<HeldServer>();
    }
    void cleanup()
    {
        m_bench.reset();
        m_sources.reset();
    }

    void whatTheDeadHeldIsTakenUpAndWhatTheLivingHoldIsNot()
    {
        m_sources->release();
        const Uuid dead = Uuid::create();
        const Uuid alive = Uuid::create();
        const auto lock = store::WorkerLock::take(m_bench->folder.path(), alive);
        QVERIFY(lock);
        add({u"a"_s, u"b"_s});
        claim(dead);
        claim(alive);
        add({u"c"_s});
        const auto runner = begin(0);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"a"_s), store::Job::State::Done, waitMs);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(u"c"_s), store::Job::State::Done, waitMs);
        QCOMPARE(stateOf(u"b"_s), store::Job::State::Running);
    }

    void whoLostTheLeaseStoresNothing()
    {
        const QString isbn = isbnOf(345'006'000);
        add({isbn});
        const auto runner = begin(0);
        QTRY_COMPARE_WITH_TIMEOUT(m_sources->asked.size(), 1, waitMs);
        const Uuid other = Uuid::create();
        const auto lock = store::WorkerLock::take(m_bench->folder.path(), other);
        QVERIFY(lock);
        write([&](Context &context) -> Expected<> {
            TRY_ASSIGN(auto steal, context.transaction.prepare("UPDATE job SET owner = ?"));
            return steal.bindAll(other).run();
        });
        conflicts = 0;
        const auto before = qInstallMessageHandler(countConflicts);
        m_sources->release();
        const bool isThrownAway = QTest::qWaitFor([] { return conflicts > 0; }, waitMs);
        qInstallMessageHandler(before);
        QVERIFY(isThrownAway);
        QCOMPARE(stateOf(isbn), store::Job::State::Running);
        write([&](Context &context) -> Expected<> {
            store::CopyRepository copies(context.transaction);
            const store::CopyScope scope{isbn, u"DE"_s, false};
            TRY_ASSIGN(const auto answers, copies.answers(scope));
            TRY_ASSIGN(const auto found, copies.list(scope));
            return answers.empty() && found.empty() ? Expected<>()
                                                    : fail(ErrorKind::Internal, u"stored"_s);
        });
    }

    void aWorkerThatStopsGivesItsWorkBack()
    {
        const QString isbn = isbnOf(345'006'001);
        add({isbn});
        auto runner = begin(0);
        QTRY_COMPARE_WITH_TIMEOUT(m_sources->asked.size(), 1, waitMs);
        QCOMPARE(stateOf(isbn), store::Job::State::Running);
        runner.reset();
        QCOMPARE(stateOf(isbn), store::Job::State::Queued);
    }

    void whatWaitsForItsTurnKeepsItsLease()
    {
        const QString isbn = isbnOf(345'006'002);
        add({isbn});
        JobOptions options = unplanned(false);
        options.lease = std::chrono::seconds(60);
        const auto runner = begin(0, options);
        QTRY_COMPARE_WITH_TIMEOUT(m_sources->asked.size(), 1, waitMs);
        m_bench->clock.advance(std::chrono::seconds(59));
        const auto isRenewed = [&] {
            bool isPast = false;
            write([&](Context &context) -> Expected<> {
                TRY_ASSIGN(auto select, context.transaction.prepare("SELECT lease_until FROM job"));
                TRY(select.step());
                isPast = select.instant(0) >= context.clock.now() + std::chrono::seconds(60);
                return {};
            });
            return isPast;
        };
        QTRY_VERIFY_WITH_TIMEOUT(isRenewed(), waitMs);
        QCOMPARE(m_sources->asked.size(), 1);
    }

    void requestsOfAllTakeTurns()
    {
        constexpr int books = 6;
        constexpr int gapMs = 40;
        m_sources->release();
        QStringList isbns;
        for (int i = 0; i < books; ++i) {
            isbns.append(isbnOf(345'007'000 + i));
        }
        add(isbns);
        JobOptions options = unplanned(false);
        options.concurrentMax = 2;
        const auto one = begin(gapMs, options);
        const auto two = begin(gapMs, options);
        QTRY_COMPARE_WITH_TIMEOUT(m_sources->asked.size(), books, waitMs);
        write([&](Context &context) -> Expected<> { // whose clock stands still
            TRY_ASSIGN(auto select, context.transaction.prepare("SELECT free_at FROM copy_source"));
            TRY(select.step());
            const Instant wanted = context.clock.now() + std::chrono::milliseconds(books * gapMs);
            return select.instant(0) == wanted ? Expected<>()
                                               : fail(ErrorKind::Internal, u"turns"_s);
        });
    }

    void aShopThatAnotherProcessAddedIsFound()
    {
        const Settings &settings = m_bench->engine->settings();
        const auto *before = &knownSources(settings);
        lookForShops(settings);
        QCOMPARE(&knownSources(settings), before);
        QVERIFY(QDir().mkpath(shopsFolder(settings)));
        QFile shop(shopsFolder(settings) + u"/corner.json"_s);
        QVERIFY(shop.open(QIODevice::WriteOnly));
        shop.write(SearchHouse::describe(u"corner"_s, m_sources->url(), 10));
        shop.close();
        lookForShops(settings);
        const auto *after = &knownSources(settings);
        QVERIFY(sources::findSource(*after, u"corner"));
        QCOMPARE(after->size(), before->size() + 1);
        lookForShops(settings);
        QCOMPARE(&knownSources(settings), after);
    }

private:
    void write(const Engine::Work &work)
    {
        const auto done = m_bench->engine->writeAndWait(work);
        QVERIFY2(done, done ? "" : qPrintable(done.error().context));
    }
    void add(const QStringList &subjects)
    {
        write([&](Context &context) -> Expected<> {
            store::JobRepository jobs(context.transaction);
            for (const QString &subject : subjects) {
                TRY(jobs.add(u"search"_s, searchKey(subject, u"DE"_s), context.clock.now()));
            }
            return {};
        });
    }
    void claim(const Uuid &worker)
    {
        write([&](Context &context) -> Expected<> {
            const Instant now = context.clock.now();
            TRY(store::JobRepository(context.transaction)
                    .claim(worker, now, now + std::chrono::hours(1)));
            return {};
        });
    }
    store::Job::State stateOf(const QString &subject)
    {
        auto state = store::Job::State::Failed;
        write([&](Context &context) -> Expected<> {
            TRY_ASSIGN(const auto job,
                       store::JobRepository(context.transaction)
                           .find(u"search"_s, searchKey(subject, u"DE"_s)));
            state = job ? job->state : state;
            return {};
        });
        return state;
    }
    std::unique_ptr<JobRunner> begin(int gapMs, JobOptions options = unplanned(false))
    {
        auto source = sources::parseSourceDescription(
            SearchHouse::describe(u"town"_s, m_sources->url(), 1000, gapMs));
        if (!source) {
            qFatal("the source cannot be read");
        }
        source->mayBePrivate = true;
        options.sources = {*source};
        return work(*m_bench->engine, m_bench->clock, options);
    }

    std::unique_ptr<ApiBench> m_bench;
    std::unique_ptr<HeldServer> m_sources;
};

QTEST_GUILESS_MAIN(TestSharedWork)
#include "tst_sharedwork.moc"
