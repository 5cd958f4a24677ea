// SPDX-License-Identifier: GPL-3.0-or-later
// The first push of 10,000 wishes, and their pull on a fresh device, to and from a real endpaperd
// over loopback, beside the same rows in one durable raw SQLite transaction on each side and one
// loopback transfer of the bytes.
#include "bench/bench.h"
#include "bench/daemon.h"
#include "bench/signup.h"
#include "bench/wishes.h"

#include "store/cache/cachefile.h"
#include "store/cache/wishrows.h"
#include "sync/engine.h"
#include "sync/httptransport.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTimer>

namespace endpaper::bench {

using namespace Qt::StringLiterals;
using store::Database;
using store::StoreThread;

namespace {

constexpr int wishes = 10'000;
constexpr int timeLimitMs = 60'000;

Expected<double> durableInsertMs(const QString &path)
{
    TRY_ASSIGN(const auto database, Database::open(path));
    TRY(database->execute("CREATE TABLE raw(a BLOB PRIMARY KEY, b BLOB, c TEXT, d TEXT, e TEXT, f "
                          "TEXT, g TEXT, h TEXT,"
                          " i INTEGER, j INTEGER, k INTEGER, l BLOB) STRICT, WITHOUT ROWID"));
    const QString text(40, u't');
    const QByteArray meta(160, 'm');
    const Uuid list = Uuid::create();
    QElapsedTimer timer;
    timer.start();
    TRY_ASSIGN(auto transaction, store::Transaction::begin(*database));
    for (int i = 0; i < wishes; ++i) {
        TRY_ASSIGN(
            auto insert,
            database->prepare("INSERT INTO raw VALUES(?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12)"));
        TRY(insert
                .bindAll(Uuid::create(), list, text, text, text, text, text, text, qint64(i),
                         qint64(1), qint64(0), meta)
                .run());
    }
    TRY(transaction.commit());
    return double(timer.nsecsElapsed()) / 1e6;
}

Expected<double> transferMs(qsizetype bytes)
{
    QTcpServer server;
    if (!server.listen(QHostAddress::LocalHost)) {
        return fail(ErrorKind::Unavailable, u"no loopback"_s);
    }
    QElapsedTimer timer;
    QEventLoop loop;
    qint64 received = 0;
    QObject::connect(&server, &QTcpServer::newConnection, &loop,
                     [&] { server.nextPendingConnection()->write(QByteArray(bytes, 'x')); });
    QTcpSocket client;
    QObject::connect(&client, &QTcpSocket::readyRead, &loop, [&] {
        received += client.readAll().size();
        if (received >= bytes) {
            loop.quit();
        }
    });
    timer.start();
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
    loop.exec();
    return double(timer.nsecsElapsed()) / 1e6;
}

enum class Until {
    Acknowledged, // nothing waits any more: all is durable at the server and known to be
    Agreed, // and nothing is new
};

// Runs an engine on that cache; how long that took from its first byte, in ms.
Expected<double> exchangeMs(const QString &cache, const QUrl &url, const SignedUp &reader,
                            Until until)
{
    StoreThread thread([cache] { return store::openCache(cache); });
    QEventLoop loop;
    // The file is opened before the clock starts: a device has it open long before.
    thread.post([](Database &) -> Expected<> { return {}; }).then(&loop, [&](const Expected<> &) {
        loop.quit();
    });
    loop.exec();
    sync::SyncEngine engine(thread, SystemClock::instance(),
                            {.account = reader.account, .app = u"bench"_s});
    bool isDone = false;
    bool hadSome = false;
    bool hasBegun = false;
    QElapsedTimer timer;
    QObject::connect(&engine, &sync::SyncEngine::statusChanged, &loop, [&] {
        const sync::SyncStatus status = engine.status();
        if (!hasBegun && status.state == sync::SyncState::Connecting) {
            hasBegun = true; // its first byte goes out now
            timer.start();
        }
        hadSome = hadSome || status.waiting > 0;
        const bool isAgreed = status.state == sync::SyncState::Idle && status.lastExchange;
        if (status.waiting == 0 && (until == Until::Agreed ? isAgreed : hadSome)) {
            isDone = true;
            loop.quit();
        }
    });
    QTimer::singleShot(timeLimitMs, &loop, &QEventLoop::quit);
    engine.start(std::make_unique<sync::HttpTransport>(
        url, [token = reader.token] { return token; }, QByteArray(), SystemClock::instance()));
    loop.exec();
    const double elapsed = double(timer.nsecsElapsed()) / 1e6;
    engine.stop();
    if (!isDone) {
        return fail(ErrorKind::Unavailable, u"the exchange did not end within a minute"_s);
    }
    return elapsed;
}

Expected<qsizetype> countWishes(const QString &cache)
{
    TRY_ASSIGN(const auto database, store::openCache(cache));
    TRY_ASSIGN(auto transaction,
               store::Transaction::begin(*database, store::Transaction::Mode::Deferred));
    TRY_ASSIGN(const auto lines, store::listAllWishes(transaction));
    return lines.size();
}

Expected<Figures> run()
{
    QTemporaryDir folder;
    TRY_ASSIGN(const auto daemon, Daemon::start({u"--data"_s, folder.filePath(u"daemon"_s)}));
    net::HttpClient http;
    http.setBaseUrl(daemon->url());
    std::vector<double> pushes;
    std::vector<double> pulls;
    std::vector<double> floors;
    for (int i = 0; i < 5; ++i) {
        TRY_ASSIGN(const SignedUp reader, signUp(http, i));
        const QString first = folder.filePath(u"first-%1.endpaper"_s.arg(i));
        // The device is known: it is what its reader has added since that is pushed.
        TRY(exchangeMs(first, daemon->url(), reader, Until::Agreed));
        {
            TRY_ASSIGN(const auto cache, store::openCache(first));
            TRY(fillCache(*cache, wishes));
            TRY(store::closeCacheCleanly(*cache));
        }
        TRY_ASSIGN(const double push,
                   exchangeMs(first, daemon->url(), reader, Until::Acknowledged));
        pushes.push_back(push);
        const QString fresh = folder.filePath(u"fresh-%1.endpaper"_s.arg(i));
        TRY_ASSIGN(const double pull, exchangeMs(fresh, daemon->url(), reader, Until::Agreed));
        TRY_ASSIGN(const qsizetype count, countWishes(fresh));
        if (count != wishes) {
            return fail(ErrorKind::Internal, u"%1 wishes came of %2"_s.arg(count).arg(wishes));
        }
        TRY_ASSIGN(const double there, durableInsertMs(folder.filePath(u"there-%1"_s.arg(i))));
        TRY_ASSIGN(const double here, durableInsertMs(folder.filePath(u"here-%1"_s.arg(i))));
        TRY_ASSIGN(const double way, transferMs(wishes * 400));
        pulls.push_back(pull);
        floors.push_back(there + way + here);
    }
    const double floor = median(floors);
    return Figures{
        {u"pull-10000"_s, u"ms to pull 10,000 wishes on a fresh device"_s, median(pulls), floor,
         u"two raw SQLite transactions and a transfer"_s, median(pulls) / floor, 2.5, 0},
        {u"push-10000"_s, u"ms to push 10,000 wishes"_s, median(pushes), floor,
         u"two raw SQLite transactions and a transfer"_s, median(pushes) / floor, 3.0, 0}};
}

} // namespace

Bench syncBench() { return {u"pull-10000"_s, run}; }

} // namespace endpaper::bench
