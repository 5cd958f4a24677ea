// SPDX-License-Identifier: GPL-3.0-or-later
// An edit on one device until it is durable on another, through a real endpaperd, beside the same
// three commits and two hops done raw.
#include "bench/bench.h"
#include "bench/daemon.h"
#include "bench/signup.h"
#include "bench/wishes.h"

#include "store/cache/cachefile.h"
#include "store/cache/localedit.h"
#include "store/cache/wishrows.h"
#include "sync/engine.h"
#include "sync/httptransport.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QThread>
#include <QTimer>

#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace endpaper::bench {

using namespace Qt::StringLiterals;
using store::Database;

namespace {

constexpr int edits = 200;
constexpr int editEveryMs = 60; // a device may send 20 a second
constexpr int timeLimitMs = 60'000;

// Both ends of one TCP connection over loopback.
struct Wire
{
    int here = -1;
    int there = -1;

    [[nodiscard]] static Expected<Wire> open()
    {
        const int server = ::socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        auto *const any = reinterpret_cast<sockaddr *>(&address);
        Wire wire{.here = ::socket(AF_INET, SOCK_STREAM, 0)};
        const bool isOpen = ::bind(server, any, size) == 0 && ::listen(server, 1) == 0
            && ::getsockname(server, any, &size) == 0 && ::connect(wire.here, any, size) == 0;
        wire.there = isOpen ? ::accept(server, nullptr, nullptr) : -1;
        ::close(server);
        if (wire.there < 0) {
            return fail(ErrorKind::Unavailable, u"no loopback"_s);
        }
        const int one = 1;
        ::setsockopt(wire.here, IPPROTO_TCP, TCP_NODELAY, &one, sizeof one);
        return wire;
    }
};

class RawFile
{
public:
    [[nodiscard]] static Expected<RawFile> open(const QString &path)
    {
        RawFile file;
        TRY_ASSIGN(file.m_database, Database::open(path));
        TRY(file.m_database->execute("CREATE TABLE raw(a INTEGER PRIMARY KEY, b BLOB) STRICT"));
        return file;
    }
    Expected<> add(const QByteArray &bytes)
    {
        TRY_ASSIGN(auto transaction, store::Transaction::begin(*m_database));
        TRY_ASSIGN(auto insert, m_database->prepare("INSERT INTO raw(b) VALUES (?1)"));
        TRY(insert.bindAll(bytes).run());
        return transaction.commit();
    }

private:
    std::unique_ptr<Database> m_database;
};

// Three durable commits, each in a file and thread of its own, and the two ways between them.
Expected<double> rawEditMs(const QString &folder)
{
    const QByteArray edit(400, 'e');
    TRY_ASSIGN(auto here, RawFile::open(folder + u"/raw-here"_s));
    TRY_ASSIGN(const Wire up, Wire::open());
    TRY_ASSIGN(const Wire down, Wire::open());
    TRY_ASSIGN(const Wire done, Wire::open());
    const auto relay = [&folder, size = edit.size()](const QString &name, int from, int to) {
        auto file = RawFile::open(folder + name);
        QByteArray bytes(size, Qt::Uninitialized);
        while (file && ::recv(from, bytes.data(), size_t(size), MSG_WAITALL) == size
               && file->add(bytes)) {
            (void)::send(to, bytes.constData(), size_t(size), MSG_NOSIGNAL);
        }
    };
    std::thread daemon(relay, u"/raw-daemon"_s, up.there, down.here);
    std::thread other(relay, u"/raw-other"_s, down.there, done.here);
    std::vector<double> times;
    QElapsedTimer timer;
    QByteArray answer(edit.size(), Qt::Uninitialized);
    Expected<> added;
    for (int n = 0; n < edits && added; ++n) {
        timer.start();
        added = here.add(edit);
        (void)::send(up.here, edit.constData(), size_t(edit.size()), MSG_NOSIGNAL);
        (void)::recv(done.there, answer.data(), size_t(answer.size()), MSG_WAITALL);
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        QThread::msleep(editEveryMs); // as the devices do
    }
    ::shutdown(up.here, SHUT_RDWR);
    ::shutdown(down.here, SHUT_RDWR);
    daemon.join();
    other.join();
    for (const Wire &wire : {up, down, done}) {
        ::close(wire.here);
        ::close(wire.there);
    }
    TRY(added);
    return median(times);
}

// A device with its cache and its engine.
struct Peer
{
    Peer(const QString &path, const QUrl &url, const SignedUp &reader)
        : store([path] { return store::openCache(path); })
        , engine(store, SystemClock::instance(), {.account = reader.account, .app = u"bench"_s})
    {
        engine.start(std::make_unique<sync::HttpTransport>(
            url, [token = reader.token] { return token; }, QByteArray(), SystemClock::instance()));
    }
    [[nodiscard]] bool isAtRest() const
    {
        const sync::SyncStatus status = engine.status();
        return status.state == sync::SyncState::Idle && status.isLive && status.waiting == 0
            && status.lastExchange;
    }

    store::StoreThread store;
    sync::SyncEngine engine;
};

Expected<> awaitRest(const Peer &peer)
{
    QEventLoop loop;
    QTimer look;
    QObject::connect(&look, &QTimer::timeout, &loop, [&] {
        if (peer.isAtRest()) {
            loop.quit();
        }
    });
    look.start(50);
    QTimer::singleShot(timeLimitMs, &loop, &QEventLoop::quit);
    loop.exec();
    return peer.isAtRest() ? Expected<>() : fail(ErrorKind::Unavailable, u"not at rest"_s);
}

// From the edit on one device until it is durable on the other, ms.
Expected<std::vector<double>> editTimes(Peer &from, Peer &to, const Uuid &wish)
{
    std::vector<double> times;
    for (int n = 0; n < edits; ++n) {
        QEventLoop loop;
        QElapsedTimer timer;
        QObject::connect(&to.engine, &sync::SyncEngine::rowsChanged, &loop, [&] {
            times.push_back(double(timer.nsecsElapsed()) / 1e6);
            QTimer::singleShot(editEveryMs, &loop, &QEventLoop::quit);
        });
        timer.start();
        from.store
            .post([wish, n](Database &database) -> Expected<> {
                TRY_ASSIGN(auto transaction, store::Transaction::begin(database));
                const auto set = store::LocalOp::set(domain::RowKind::Wish, wish,
                                                     {{"note", u"note %1"_s.arg(n)}});
                TRY(store::commitAction(transaction, SystemClock::instance(), {set},
                                        Uuid::create()));
                return transaction.commit();
            })
            .then(&loop, [&](const Expected<> &) { from.engine.noteLocalEdit(); });
        QTimer::singleShot(timeLimitMs, &loop, &QEventLoop::quit);
        loop.exec();
        if (times.size() != size_t(n) + 1) {
            return fail(ErrorKind::Unavailable, u"an edit did not come, or came twice"_s);
        }
    }
    return times;
}

Expected<Figures> run()
{
    QTemporaryDir folder;
    TRY_ASSIGN(const auto daemon, Daemon::start({u"--data"_s, folder.filePath(u"daemon"_s)}));
    net::HttpClient http;
    http.setBaseUrl(daemon->url());
    TRY_ASSIGN(const SignedUp reader, signUp(http, 0));
    TRY_ASSIGN(const SignedUp elsewhere, signIn(http, 0));
    const QString path = folder.filePath(u"here.endpaper"_s);
    Uuid wish;
    {
        TRY_ASSIGN(const auto cache, store::openCache(path));
        TRY(fillCache(*cache, 100));
        TRY_ASSIGN(auto transaction,
                   store::Transaction::begin(*cache, store::Transaction::Mode::Deferred));
        TRY_ASSIGN(const auto lines, store::listAllWishes(transaction));
        wish = lines.constFirst().id;
    }
    Peer here(path, daemon->url(), reader);
    TRY(awaitRest(here));
    Peer there(folder.filePath(u"there.endpaper"_s), daemon->url(), elsewhere);
    TRY(awaitRest(there));
    TRY_ASSIGN(auto times, editTimes(here, there, wish));
    TRY_ASSIGN(const double raw, rawEditMs(folder.path()));
    const double middle = median(times);
    std::ranges::sort(times);
    const double slow = times[times.size() * 99 / 100];
    return Figures{{u"live-edit"_s, u"ms from an edit to durable on the other device"_s, middle,
                    raw, u"three durable commits and two hops"_s, middle / raw, 2.0, 0},
                   {u"live-edit-p99"_s, u"ms, the 99th of 100"_s, slow, middle, u"the median"_s,
                    slow / middle, 4.0, 0}};
}

} // namespace

Bench liveEditBench() { return {u"live-edit"_s, run}; }

} // namespace endpaper::bench
