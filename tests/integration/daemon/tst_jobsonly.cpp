// SPDX-License-Identifier: GPL-3.0-or-later
// Real processes that share one queue: who lives keeps its work, who dies leaves it to the others,
// no source is asked more often for it, and readers hear of everything.
#include "heldserver.h"
#include "store/engine/migrator.h"
#include "support/madeisbn.h"

#include "protocol/codec.h"
#include "protocol/routes.h"

#include <QElapsedTimer>
#include <QTest>
#include <QWebSocket>

using namespace endpaper;
using namespace endpaper::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int settledWithinMs = 60'000;

// A reader's live socket.
class Listener : public QWebSocket
{
public:
    explicit Listener(const SearchHouse &house)
    {
        QFile runtime(house.folder() + u"/data/runtime.json"_s);
        const QByteArray text =
            runtime.open(QIODevice::ReadOnly) ? runtime.readAll() : QByteArray();
        const Uuid account =
            Uuid::parse(QJsonDocument::fromJson(text)["account"_L1].toString()).value_or(Uuid());
        connect(this, &QWebSocket::connected, this, [this, account, token = house.token] {
            sendBinaryMessage(
                protocol::encodeFrame(protocol::LiveAuth{.token = token, .account = account}));
        });
        connect(this, &QWebSocket::binaryMessageReceived, this, [this](const QByteArray &frame) {
            const auto message = protocol::decodeFrame(frame);
            if (message && std::holds_alternative<protocol::LiveNote>(*message)) {
                notes += std::get<protocol::LiveNote>(*message).kind;
            }
            isIn = isIn || (message && std::holds_alternative<protocol::LivePing>(*message));
        });
        QUrl url(house.daemon.url() + QString::fromLatin1(protocol::livePath));
        url.setScheme(u"ws"_s);
        open(url);
    }
    bool isIn = false;
    QByteArrayList notes; // kinds
};

} // namespace

class TestJobsOnly : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneThatOnlyWorksServesNobodyAndEndsWell();
    void itNeedsAVaultOfItsOwnSchema();
    void itNeedsTheSameOptions();
    void nothingIsRestoredWhileItWorks();
    void readersHearWhatItFound();
    void theLivingKeepTheirWork();
    void theWorkOfTheDeadGoesOnElsewhere();
    void whoEndsGivesItsWorkBack();
    void budgetsHoldForAllTogether();

private:
    static void setSchema(const SearchHouse &house, int change)
    {
        auto vault = store::Database::open(house.folder() + u"/data/vault.sqlite"_s);
        QVERIFY(vault);
        const int version = store::Migrator::versionOf(**vault).value();
        QVERIFY((*vault)->execute("PRAGMA user_version=" + QByteArray::number(version + change)));
    }
    static QString stateOf(SearchHouse &house, const QString &isbn)
    {
        return house.copies(isbn)["state"_L1].toString();
    }
};

static const QByteArray servesOnly = "[jobs]\nhere = false\n";

void TestJobsOnly::oneThatOnlyWorksServesNobodyAndEndsWell()
{
    HeldServer sources;
    SearchHouse house;
    QVERIFY(house.begin({u"town"_s}, sources.url(), 100));
    const auto worker = house.newWorker();
    QVERIFY(worker);
    QCOMPARE(worker->readyLine(), u"endpaperd working for %1/data\n"_s.arg(house.folder()));
    QVERIFY(worker->end());
    QCOMPARE(worker->errors(), QString());
    // Also with nobody beside it, and a backup is a backup.
    QVERIFY(house.daemon.end());
    const auto alone = house.newWorker();
    QVERIFY(alone);
    const Run backup = ctl(house.folder(), {u"backup"_s, house.folder() + u"/backup"_s});
    QVERIFY2(backup.code == 0, qPrintable(backup.err));
    QVERIFY(alone->end());
}

void TestJobsOnly::itNeedsAVaultOfItsOwnSchema()
{
    const QTemporaryDir nowhere;
    RunningDaemon lost(nowhere.path());
    QVERIFY(!lost.work());
    QCOMPARE(lost.exitCode(), 1);
    QVERIFY2(lost.errors().contains(u"There is no vault"_s), qPrintable(lost.errors()));
    QVERIFY(!QFile::exists(nowhere.path() + u"/data"_s));

    HeldServer sources;
    SearchHouse house;
    QVERIFY(house.begin({u"town"_s}, sources.url(), 100));
    const auto worker = house.newWorker();
    QVERIFY(worker);
    setSchema(house, 1); // under its hands
    QTRY_COMPARE_WITH_TIMEOUT(worker->process().state(), QProcess::NotRunning, settledWithinMs);
    QCOMPARE(worker->exitCode(), 1);
    QVERIFY(worker->process().readAllStandardError().contains("newer Endpaper"));
    RunningDaemon older(house.folder());
    QVERIFY(!older.work({u"--solo"_s}));
    QVERIFY2(older.errors().contains(u"newer Endpaper"_s), qPrintable(older.errors()));
    setSchema(house, -2);
    RunningDaemon newer(house.folder());
    QVERIFY(!newer.work({u"--solo"_s}));
    QCOMPARE(newer.exitCode(), 1);
    QVERIFY2(newer.errors().contains(u"older Endpaper"_s), qPrintable(newer.errors()));
    setSchema(house, 1);
    QVERIFY(house.newWorker());
}

void TestJobsOnly::itNeedsTheSameOptions()
{
    HeldServer sources;
    SearchHouse house;
    QVERIFY(house.begin({u"town"_s}, sources.url(), 100));
    for (const QStringList &options :
         {QStringList(), QStringList{u"--solo"_s, u"--sample-sources"_s}}) {
        RunningDaemon other(house.folder());
        QVERIFY(!other.work(options));
        QCOMPARE(other.exitCode(), 1);
        QVERIFY2(other.errors().contains(u"other options"_s), qPrintable(other.errors()));
    }
}

void TestJobsOnly::nothingIsRestoredWhileItWorks()
{
    HeldServer sources;
    SearchHouse house;
    QVERIFY(house.begin({u"town"_s}, sources.url(), 100));
    const QString file = house.folder() + u"/backup"_s;
    QCOMPARE(ctl(house.folder(), {u"backup"_s, file}).code, 0);
    const auto worker = house.newWorker();
    QVERIFY(worker && house.daemon.end());
    const Run refused = ctl(house.folder(), {u"restore"_s, file});
    QCOMPARE(refused.code, 1);
    QVERIFY2(refused.err.contains(u"--jobs-only"_s), qPrintable(refused.err));
    QVERIFY(worker->end());
    const Run restored = ctl(house.folder(), {u"restore"_s, file});
    QVERIFY2(restored.code == 0, qPrintable(restored.err));
}

void TestJobsOnly::readersHearWhatItFound()
{
    HeldServer sources;
    SearchHouse house;
    house.settings = servesOnly;
    QVERIFY(house.begin({u"town"_s, u"city"_s}, sources.url(), 100));
    Listener listener(house);
    QTRY_VERIFY_WITH_TIMEOUT(listener.isIn, settledWithinMs);
    const QString isbn = isbnOf(345'004'000);
    QCOMPARE(stateOf(house, isbn), u"searching"_s);
    QCOMPARE(stateOf(house, isbn), u"searching"_s); // an answer that is remembered
    const auto worker = house.newWorker();
    QVERIFY(worker);
    QTRY_COMPARE_WITH_TIMEOUT(sources.asked.size(), 2, settledWithinMs);
    QVERIFY(listener.notes.isEmpty());
    QElapsedTimer told;
    told.start();
    sources.release();
    QTRY_VERIFY_WITH_TIMEOUT(listener.notes.contains("copies"), settledWithinMs);
    qInfo() << "told after" << told.elapsed() << "ms";
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(house, isbn), u"fresh"_s, settledWithinMs);
    QCOMPARE(house.copies(isbn)["items"_L1].toArray().size(), 4);
    QCOMPARE(sources.asked.size(), 2);
    // The next one is heard of without a look at the clock of five seconds.
    told.restart();
    (void)stateOf(house, isbnOf(345'004'001));
    QTRY_COMPARE_WITH_TIMEOUT(sources.asked.size(), 4, settledWithinMs);
    qInfo() << "begun after" << told.elapsed() << "ms";
}

void TestJobsOnly::theLivingKeepTheirWork()
{
    HeldServer sources;
    SearchHouse house;
    house.settings = servesOnly;
    QVERIFY(house.begin({u"town"_s}, sources.url(), 100));
    const auto worker = house.newWorker();
    QVERIFY(worker);
    const QString isbn = isbnOf(345'004'010);
    (void)stateOf(house, isbn);
    QTRY_COMPARE_WITH_TIMEOUT(sources.asked.size(), 1, settledWithinMs);
    // Others come and go, in either way.
    house.daemon.kill();
    house.settings.clear();
    QVERIFY(house.start());
    auto other = house.newWorker();
    QVERIFY(other && other->end());
    other = house.newWorker();
    QVERIFY(other);
    other->kill();
    QCOMPARE(stateOf(house, isbn), u"searching"_s);
    sources.release();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(house, isbn), u"fresh"_s, settledWithinMs);
    QCOMPARE(house.copies(isbn)["items"_L1].toArray().size(), 2);
    QCOMPARE(sources.asked.size(), 1);
}

void TestJobsOnly::theWorkOfTheDeadGoesOnElsewhere()
{
    HeldServer sources;
    SearchHouse house;
    house.settings = servesOnly;
    QVERIFY(house.begin({u"town"_s}, sources.url(), 100));
    const auto first = house.newWorker();
    QVERIFY(first);
    const QString isbn = isbnOf(345'004'020);
    (void)stateOf(house, isbn);
    QTRY_COMPARE_WITH_TIMEOUT(sources.asked.size(), 1, settledWithinMs);
    const auto second = house.newWorker(); // while the first one works
    QVERIFY(second);
    QCOMPARE(sources.asked.size(), 1);
    first->kill();
    QTRY_COMPARE_WITH_TIMEOUT(sources.asked.size(), 2, settledWithinMs);
    sources.release();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(house, isbn), u"fresh"_s, settledWithinMs);
    QCOMPARE(house.copies(isbn)["items"_L1].toArray().size(), 2);
    QCOMPARE(sources.asked.size(), 2);
}

void TestJobsOnly::whoEndsGivesItsWorkBack()
{
    HeldServer sources;
    SearchHouse house;
    house.settings = servesOnly;
    QVERIFY(house.begin({u"town"_s}, sources.url(), 100));
    const auto worker = house.newWorker();
    QVERIFY(worker);
    const QString isbn = isbnOf(345'004'030);
    (void)stateOf(house, isbn);
    QTRY_COMPARE_WITH_TIMEOUT(sources.asked.size(), 1, settledWithinMs);
    QVERIFY(worker->end());
    const auto jobs = [&] {
        auto vault = store::Database::open(house.folder() + u"/data/vault.sqlite"_s);
        auto select = (*vault)->prepare("SELECT group_concat(state) FROM job WHERE kind='search'");
        return select && select->step() ? select->text(0) : QString();
    };
    QCOMPARE(jobs(), u"queued"_s);
    sources.release();
    const auto next = house.newWorker();
    QVERIFY(next);
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(house, isbn), u"fresh"_s, settledWithinMs);
}

void TestJobsOnly::budgetsHoldForAllTogether()
{
    // A question sets two calls aside, and gives one of them back.
    constexpr int callsMax = 21;
    constexpr int books = 60;
    HeldServer sources;
    SearchHouse house;
    QVERIFY(house.begin({u"town"_s}, sources.url(), callsMax));
    const auto one = house.newWorker();
    const auto two = house.newWorker();
    QVERIFY(one && two);
    sources.release();
    for (int i = 0; i < books; ++i) {
        (void)stateOf(house, isbnOf(345'005'000 + i));
    }
    int limited = 0;
    for (int i = 0; i < books; ++i) {
        const QString isbn = isbnOf(345'005'000 + i);
        QJsonObject copies;
        QTRY_VERIFY_WITH_TIMEOUT(
            (copies = house.copies(isbn), copies["state"_L1].toString() != "searching"_L1),
            settledWithinMs);
        const QJsonArray answers = copies["sources"_L1].toArray();
        limited += std::ranges::count_if(answers, [](const auto &answer) {
            return answer["reason"_L1].toString() == "budget"_L1;
        });
    }
    QVERIFY(sources.asked.size() >= callsMax / 2);
    QVERIFY(sources.asked.size() <= callsMax);
    QCOMPARE(limited, books - sources.asked.size());
}

QTEST_GUILESS_MAIN(TestJobsOnly)
#include "tst_jobsonly.moc"
