// SPDX-License-Identifier: GPL-3.0-or-later
// What the daemon stands: pushes a second from 200 devices, what a push costs beside long lists,
// and 5,000 live sockets. A real endpaperd with its durable commits, over loopback.
#include "bench/bench.h"
#include "bench/daemon.h"
#include "bench/process.h"
#include "bench/rawsocket.h"

#include "domain/stamp.h"
#include "protocol/codec.h"
#include "protocol/limits.h"
#include "protocol/live.h"
#include "protocol/routes.h"
#include "protocol/schema.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <sys/epoll.h>
#include <unistd.h>

namespace endpaper::bench {

using namespace Qt::StringLiterals;
using domain::RowKind;

namespace {

constexpr int devices = 200;
constexpr int devicesPerAccount = 10;
constexpr int pushesEach = 60; // within the burst that every device has
constexpr int sockets = 5000;
constexpr int socketsPerAccount = 50;
constexpr int echoes = 300;
constexpr int timedPushes = 300;

// Signing up is not what is measured: the cheapest hash, and as many as come.
Expected<QString> writeConfiguration(const QTemporaryDir &folder)
{
    QFile file(folder.filePath(u"bench.toml"_s));
    if (!file.open(QIODevice::WriteOnly)) {
        return fail(ErrorKind::Unavailable, u"the configuration cannot be written"_s);
    }
    file.write("[passwords]\noperations = 1\nmemory_kib = 8\n"
               "[limits]\nattempts_per_email = 100000\nattempts_per_address = 100000\n");
    return file.fileName();
}

struct World
{
    QTemporaryDir folder;
    std::unique_ptr<Daemon> daemon;
    quint16 port = 0;
};

Expected<std::unique_ptr<World>> makeWorld()
{
    auto world = std::make_unique<World>();
    TRY_ASSIGN(const QString file, writeConfiguration(world->folder));
    TRY_ASSIGN(
        world->daemon,
        Daemon::start({u"--data"_s, world->folder.filePath(u"data"_s), u"--config"_s, file}));
    world->port = quint16(world->daemon->url().port());
    return world;
}

struct SignedIn
{
    Uuid account = {};
    QByteArray token = {};
};

Expected<SignedIn> signIn(RawSocket &socket, int person, bool isNew)
{
    const QByteArray who = "{\"email\":\"p" + QByteArray::number(person)
        + "@example.org\",\"password\":\"a long enough password\",";
    const QByteArray rest = isNew ? "\"display_name\":\"P\"}" : "\"device_name\":\"D\"}";
    TRY(socket.send(
        postOf(isNew ? "/api/v1/users" : "/api/v1/sessions", {}, "application/json", who + rest)));
    TRY_ASSIGN(const auto answer, socket.answer());
    if (answer.status != 201) {
        return fail(ErrorKind::Unavailable,
                    u"signing in: "_s + QString::fromUtf8(answer.body.left(200)));
    }
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    TRY_ASSIGN(const Uuid account, Uuid::parse(json["user"_L1].toObject()["id"_L1].toString()));
    return SignedIn{account, json["access_token"_L1].toString().toUtf8()};
}

// A device that numbers its pushes.
struct Pusher
{
    SignedIn who = {};
    quint64 device = 0;
    quint64 next = 1;
    quint64 chain = 0;
    quint64 time = domain::Stamp::of(quint64(toEpochMs(SystemClock::instance().now())), 0, 0).time;
    Uuid list = Uuid::create();
    Uuid wish = Uuid::create();

    QByteArray body(const QList<QList<protocol::Op>> &groups)
    {
        protocol::PushRequest request{
            .account = who.account, .device = device, .from = next, .chain = chain};
        for (const auto &ops : groups) {
            protocol::Group group{.number = next++,
                                  .space = protocol::homeSpaceOf(who.account),
                                  .stamp = {time, device},
                                  .ops = ops};
            time += quint64(ops.size());
            chain = protocol::nextChain(chain, group);
            request.groups.append(group);
        }
        return postOf(protocol::pushPath, who.token, "application/cbor", protocol::encode(request));
    }
    QList<protocol::Op> newWish(const Uuid &id, int number) const
    {
        return {{.op = protocol::OpKind::New,
                 .kind = RowKind::Wish,
                 .id = id,
                 .fields = {{"title", u"Book %1"_s.arg(number)},
                            {"list", protocol::idValue(list)},
                            {"pos", u"V"_s},
                            {"authors", protocol::textsValue({u"A. Author"_s})}}}};
    }
    QByteArray first()
    {
        return body({{{.op = protocol::OpKind::New,
                       .kind = RowKind::List,
                       .id = list,
                       .fields = {{"name", u"To read"_s}, {"pos", u"V"_s}}}},
                     newWish(wish, 0)});
    }
    QByteArray edit(int number)
    {
        return body({{{.op = protocol::OpKind::Set,
                       .kind = RowKind::Wish,
                       .id = wish,
                       .fields = {{"note", u"note %1"_s.arg(number)}}}}});
    }
};

Expected<> pushOk(RawSocket &socket, const QByteArray &request)
{
    TRY(socket.send(request));
    TRY_ASSIGN(const auto answer, socket.answer());
    return answer.status == 200
        ? Expected<>()
        : fail(ErrorKind::Unavailable, u"a push was answered %1"_s.arg(answer.status));
}

// All devices at once, each with its next push as soon as the last is answered.
Expected<double> pushRate(std::vector<RawSocket> &connections,
                          const std::vector<std::vector<QByteArray>> &requests)
{
    const int epoll = epoll_create1(EPOLL_CLOEXEC);
    const auto end = qScopeGuard([epoll] { ::close(epoll); });
    std::vector<size_t> sent(connections.size(), 1);
    QElapsedTimer timer;
    timer.start();
    for (size_t i = 0; i < connections.size(); ++i) {
        epoll_event event = {};
        event.events = EPOLLIN;
        event.data.u64 = i;
        epoll_ctl(epoll, EPOLL_CTL_ADD, connections[i].descriptor(), &event);
        TRY(connections[i].send(requests[i][0]));
    }
    size_t answered = 0;
    while (answered < connections.size() * pushesEach) {
        epoll_event ready[64];
        const int count = epoll_wait(epoll, ready, 64, 30'000);
        if (count <= 0) {
            return fail(ErrorKind::Unavailable, u"the daemon answers no more"_s);
        }
        for (int at = 0; at < count; ++at) {
            const size_t i = ready[at].data.u64;
            TRY_ASSIGN(const auto answer, connections[i].poll());
            if (!answer) {
                continue;
            }
            if (answer->status != 200) {
                return fail(ErrorKind::Unavailable, u"push: %1"_s.arg(answer->status));
            }
            ++answered;
            if (sent[i] < requests[i].size()) {
                TRY(connections[i].send(requests[i][sent[i]++]));
            }
        }
    }
    return double(answered) * 1e9 / double(timer.nsecsElapsed());
}

Expected<Figures> runPushes()
{
    TRY_ASSIGN(const auto world, makeWorld());
    std::vector<RawSocket> connections;
    std::vector<Pusher> pushers;
    for (int i = 0; i < devices; ++i) {
        TRY_ASSIGN(auto socket, RawSocket::open(world->port));
        Pusher pusher;
        TRY_ASSIGN(pusher.who, signIn(socket, i / devicesPerAccount, i % devicesPerAccount == 0));
        pusher.device = quint64(1000 + i);
        TRY(pushOk(socket, pusher.first()));
        pushers.push_back(pusher);
        connections.push_back(std::move(socket));
    }
    std::vector<double> rates;
    for (int run = 0; run < 3; ++run) {
        std::vector<std::vector<QByteArray>> requests(devices);
        for (size_t i = 0; i < devices; ++i) {
            for (int n = 0; n < pushesEach; ++n) {
                requests[i].push_back(pushers[i].edit(n));
            }
        }
        TRY_ASSIGN(const double rate, pushRate(connections, requests));
        rates.push_back(rate);
    }
    const double rate = median(rates);
    return Figures{{u"push-rate"_s, u"one-edit pushes a second, 200 devices"_s, rate, 2000,
                    u"promised"_s, 2000 / rate, 1.0, 0}};
}

struct PushCost
{
    double ms = 0; // median
    double processorMs = 0; // of the daemon, mean: the disk and the neighbours are not in it
};

// What it does of itself about wishes that are new (who watches for them) is done.
Expected<> waitForRest(const World &world)
{
    constexpr int triesMax = 120; // seconds
    constexpr double restMs = 5; // of processor in a second
    for (int i = 0; i < triesMax; ++i) {
        const double before = processorMs(world.daemon->pid());
        ::usleep(1'000'000);
        if (processorMs(world.daemon->pid()) - before < restMs) {
            return {};
        }
    }
    return fail(ErrorKind::Unavailable, u"the daemon does not come to rest"_s);
}

// Single pushes to an account that has so many wishes.
Expected<PushCost> pushCost(const World &world, int person, int wishes)
{
    TRY_ASSIGN(auto socket, RawSocket::open(world.port));
    Pusher pusher;
    TRY_ASSIGN(pusher.who, signIn(socket, person, true));
    pusher.device = quint64(person);
    TRY(pushOk(socket, pusher.first()));
    for (int made = 1; made < wishes;) {
        QList<QList<protocol::Op>> groups;
        for (; made < wishes && groups.size() < protocol::batchGroupsMax; ++made) {
            groups.append(pusher.newWish(Uuid::create(), made));
        }
        TRY(pushOk(socket, pusher.body(groups)));
    }
    TRY(waitForRest(world));
    std::vector<double> times;
    QElapsedTimer timer;
    const double before = processorMs(world.daemon->pid());
    for (int n = 0; n < timedPushes; ++n) {
        const QByteArray request = pusher.edit(n);
        timer.start();
        TRY(pushOk(socket, request));
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        if (n % 20 == 19) {
            ::usleep(1'000'000); // 20 a second, once the burst is used up
        }
    }
    return PushCost{median(times),
                    (processorMs(world.daemon->pid()) - before) / double(timedPushes)};
}

Expected<Figures> runLengths()
{
    TRY_ASSIGN(const auto world, makeWorld());
    TRY_ASSIGN(const PushCost floor, pushCost(*world, 100, 100));
    Figures figures{{u"push-beside-100"_s, u"ms a push, 100 wishes in the account"_s, floor.ms}};
    for (const int wishes : {10'000, 100'000}) {
        TRY_ASSIGN(const PushCost cost, pushCost(*world, wishes, wishes));
        const QString name = u"push-beside-%1"_s.arg(wishes);
        figures.push_back(
            {name, u"ms a push"_s, cost.ms, floor.ms, u"beside 100"_s, cost.ms / floor.ms, 1.5, 0});
        figures.push_back({name + u"-cpu"_s, u"processor ms a push"_s, cost.processorMs,
                           floor.processorMs, u"beside 100"_s, cost.processorMs / floor.processorMs,
                           1.5, 0});
    }
    return figures;
}

Expected<RawSocket> listen(quint16 port, const SignedIn &who, quint64 device)
{
    TRY_ASSIGN(auto socket, RawSocket::open(port));
    TRY(socket.upgrade(protocol::livePath, "endpaper.sync.1"));
    TRY(socket.sendFrame(protocol::encodeFrame(
        protocol::LiveAuth{.token = who.token, .account = who.account, .device = device})));
    TRY(socket.frame()); // the first ping
    return socket;
}

// From the first byte of a push on one device to the change at another's socket.
Expected<double> echoMs(RawSocket &writer, Pusher &pusher, RawSocket &listener)
{
    std::vector<double> times;
    QElapsedTimer timer;
    for (int n = 0; n < echoes; ++n) {
        const QByteArray request = pusher.edit(n);
        timer.start();
        TRY(writer.send(request));
        TRY(listener.frame());
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        TRY_ASSIGN(const auto answer, writer.answer());
        if (answer.status != 200) {
            return fail(ErrorKind::Unavailable, u"push: %1"_s.arg(answer.status));
        }
        ::usleep(50'000); // 20 a second
    }
    return median(times);
}

Expected<Figures> runSockets()
{
    TRY_ASSIGN(const auto world, makeWorld());
    TRY_ASSIGN(auto writer, RawSocket::open(world->port));
    Pusher pusher{.device = 1};
    TRY_ASSIGN(pusher.who, signIn(writer, 0, true));
    TRY(pushOk(writer, pusher.first()));
    TRY_ASSIGN(auto other, RawSocket::open(world->port));
    TRY_ASSIGN(const auto phone, signIn(other, 0, false));
    TRY_ASSIGN(auto listener, listen(world->port, phone, 2));
    TRY_ASSIGN(const double alone, echoMs(writer, pusher, listener));

    const double before = residentMb(world->daemon->pid());
    std::vector<RawSocket> idle;
    SignedIn who;
    for (int i = 0; i < sockets; ++i) {
        if (i % socketsPerAccount == 0) {
            // A fresh one: the daemon ends connections that say nothing for a while.
            TRY_ASSIGN(auto fresh, RawSocket::open(world->port));
            TRY_ASSIGN(who, signIn(fresh, 1 + i / socketsPerAccount, true));
        }
        TRY_ASSIGN(auto socket, listen(world->port, who, quint64(100 + i)));
        idle.push_back(std::move(socket));
    }
    const double kilobytes = (residentMb(world->daemon->pid()) - before) * 1024 / sockets;
    TRY_ASSIGN(const double beside, echoMs(writer, pusher, listener));
    return Figures{
        {u"live-memory"_s, u"kB (2^10) a live socket, 5,000 of them"_s, kilobytes, 0, {}, 0, 0, 30},
        {u"live-echo"_s, u"ms from push to another's socket, beside 5,000 idle"_s, beside, alone,
         u"alone"_s, beside / alone, 3.0, 0}};
}

} // namespace

Bench pushRateBench() { return {u"push-rate"_s, runPushes}; }
Bench pushLengthBench() { return {u"push-length"_s, runLengths}; }
Bench liveBench() { return {u"live-5000"_s, runSockets}; }

} // namespace endpaper::bench
