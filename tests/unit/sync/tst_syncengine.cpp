// SPDX-License-Identifier: GPL-3.0-or-later
#include "modelserver.h"

#include "../cache/cachefixture.h"
#include "domain/orderkey.h"
#include "protocol/codec.h"
#include "sync/backoff.h"
#include "sync/engine.h"

#include <QPromise>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

using namespace endpaper;
using namespace endpaper::sync;
using namespace Qt::StringLiterals;
using domain::RowKind;
using store::LocalOp;

namespace {
constexpr int patienceMs = 30'000;

// What the network does to messages, decided by a seed.
struct Weather
{
    QRandomGenerator random;
    double loss = 0; // of each request, and of each answer
    double repeat = 0;
    int delayMsMax = 0;
    bool isDown = false;

    bool happens(double chance) { return random.generateDouble() < chance; }
};

class FakeTransport final : public QObject, public Transport
{
public:
    FakeTransport(ModelServer &server, Weather &weather, const Clock &clock,
                  QList<FakeTransport *> &all)
        : m_server(server)
        , m_weather(weather)
        , m_clock(clock)
        , m_all(all)
    {
        m_all.append(this);
    }
    ~FakeTransport() override { m_all.removeOne(this); }

    QFuture<Answer<protocol::HelloReply>> hello(const protocol::HelloRequest &request) override
    {
        return send<protocol::HelloReply>([this, request] { return m_server.hello(request); });
    }
    QFuture<Answer<protocol::PushReply>> push(const QByteArray &body) override
    {
        return send<protocol::PushReply>([this, body] {
            auto answer = m_server.push(body);
            poke();
            return answer;
        });
    }
    QFuture<Answer<protocol::PullReply>> pull(const protocol::PullRequest &request) override
    {
        return send<protocol::PullReply>([this, request] { return m_server.pull(request); });
    }
    void openLive(const Uuid &, quint64, LiveEvents events) override
    {
        m_events = std::move(events);
        // As the real one: a ping at once, with what there is.
        QTimer::singleShot(0, this, [this] {
            say(protocol::LivePing{m_clock.now(), {{m_server.space, m_server.head()}}});
        });
    }
    void closeLive() override { m_events = {}; }
    void cancel() override { }
    void say(const protocol::LiveMessage &message)
    {
        if (m_events.onMessage) {
            m_events.onMessage(message);
        }
    }
    void dropLive()
    {
        if (const LiveEvents events = std::exchange(m_events, {}); events.onClosed) {
            events.onClosed({ErrorKind::Unavailable, u"down"_s});
        }
    }

private:
    template <typename Message, typename Work> QFuture<Answer<Message>> send(Work work)
    {
        auto promise = std::make_shared<QPromise<Answer<Message>>>();
        promise->start();
        const Instant sent = m_clock.now();
        const int delay =
            m_weather.delayMsMax > 0 ? m_weather.random.bounded(m_weather.delayMsMax + 1) : 0;
        QTimer::singleShot(delay, this, [this, promise, work, sent] {
            Answer<Message> answer;
            answer.message = fail(ErrorKind::Unavailable, u"lost"_s);
            if (!m_weather.isDown && !m_weather.happens(m_weather.loss)) {
                answer = work();
                if (m_weather.happens(m_weather.repeat)) {
                    answer = work(); // the same request reached the server twice
                }
                if (m_weather.happens(m_weather.loss)) {
                    answer = {};
                    answer.message = fail(ErrorKind::Unavailable, u"answer lost"_s);
                }
            }
            answer.sent = sent;
            answer.received = m_clock.now();
            promise->addResult(answer);
            promise->finish();
        });
        return promise->future();
    }
    void poke()
    {
        for (FakeTransport *other : std::as_const(m_all)) {
            QTimer::singleShot(0, other, [other, space = m_server.space, head = m_server.head()] {
                other->say(protocol::LivePoke{space, head});
            });
        }
    }

    ModelServer &m_server;
    Weather &m_weather;
    const Clock &m_clock;
    QList<FakeTransport *> &m_all;
    LiveEvents m_events;
};

// The world of a test: a server, the weather, and devices.
struct World
{
    explicit World(quint32 seed = 1)
        : weather{QRandomGenerator(seed)}
    {
    }

    store::FakeClock clock;
    ModelServer server{clock};
    Weather weather;
    QList<FakeTransport *> transports;
    QTemporaryDir folder;
};

class Device
{
public:
    explicit Device(World &world, const QString &name)
        : m_world(world)
        , m_path(world.folder.filePath(name))
        , m_store(std::make_unique<store::StoreThread>(
              [path = m_path] { return store::openCache(path); }))
        , engine(std::make_unique<SyncEngine>(*m_store, world.clock,
                                              SyncEngine::Options{.app = u"test"_s,
                                                                  .pullRows = 7,
                                                                  .backoffMinMs = 1,
                                                                  .backoffMaxMs = 8,
                                                                  .seed = 5}))
    {
    }
    void start()
    {
        engine->start(std::make_unique<FakeTransport>(m_world.server, m_world.weather,
                                                      m_world.clock, m_world.transports));
    }
    template <typename Work> auto in(Work work)
    {
        auto future = m_store->post(
            [work](store::Database &database) -> std::invoke_result_t<Work, store::Transaction &> {
                auto transaction = store::Transaction::begin(database);
                auto result = work(*transaction);
                if (const auto done = transaction->commit(); !done) {
                    qFatal("%s", qPrintable(done.error().context));
                }
                return result;
            });
        future.waitForFinished();
        auto result = future.result();
        if (!result) {
            qFatal("%s %s", qPrintable(result.error().context), qPrintable(result.error().field));
        }
        if constexpr (!std::is_void_v<typename decltype(result)::value_type>) {
            return *result;
        }
    }
    store::Action commit(const QList<LocalOp> &ops)
    {
        auto action = in([&](store::Transaction &transaction) {
            return store::commitAction(transaction, m_world.clock, ops, Uuid::create());
        });
        engine->noteLocalEdit();
        return action;
    }
    Uuid addList(const QString &name)
    {
        const Uuid id = Uuid::create();
        commit({LocalOp::create(RowKind::List, id, {{"name", name}, {"pos", u"V"_s}})});
        return id;
    }
    Uuid addWish(const Uuid &list, const QString &title, QRandomGenerator &random)
    {
        const Uuid id = Uuid::create();
        const auto gap =
            in([&](store::Transaction &transaction) { return store::gapAtEnd(transaction, list); });
        const QByteArray key = domain::orderKeyBetween(gap.before, gap.after, random);
        commit({LocalOp::create(RowKind::Wish, id,
                                {{"list", protocol::idValue(list)},
                                 {"pos", QString::fromLatin1(key)},
                                 {"title", title}})});
        return id;
    }
    void set(const Uuid &wish, const char *field, const QCborValue &value)
    {
        commit({LocalOp::set(RowKind::Wish, wish, {{field, value}})});
    }
    QStringList titles(const Uuid &list)
    {
        QStringList titles;
        for (const auto &line : in([&](store::Transaction &transaction) {
                 return store::listWishes(transaction, list);
             })) {
            titles.append(line.title);
        }
        return titles;
    }
    // Every row with its stamps, without what differs between devices by right (seq of what is
    // confirmed).
    QMap<std::pair<int, Uuid>, domain::Row> rows()
    {
        QMap<std::pair<int, Uuid>, domain::Row> all;
        for (const RowKind kind : {RowKind::List, RowKind::Wish, RowKind::Tag}) {
            const auto ids = in([&](store::Transaction &transaction) -> Expected<QList<Uuid>> {
                TRY_ASSIGN(
                    auto query,
                    transaction.database().prepare("SELECT id FROM " + domain::rowKindName(kind)));
                QList<Uuid> found;
                for (;;) {
                    TRY_ASSIGN(const bool isThere, query.step());
                    if (!isThere) {
                        return found;
                    }
                    found.append(query.uuid(0));
                }
            });
            for (const Uuid &id : ids) {
                domain::Row row = *in([&](store::Transaction &transaction) {
                    return store::findRow(transaction, kind, id);
                });
                row.seq = 0;
                row.life.seq = 0;
                for (domain::Register &field : row.fields) {
                    field.seq = 0;
                }
                all.insert({int(kind), id}, row);
            }
        }
        return all;
    }
    int waiting()
    {
        return in([](store::Transaction &transaction) { return store::countWaiting(transaction); });
    }
    [[nodiscard]] bool isSettled()
    {
        return engine->status().state == SyncState::Idle && waiting() == 0
            && in([](store::Transaction &transaction) { return store::listSpaces(transaction); })
                   .value(0)
                   .cursor
            == m_world.server.head();
    }

private:
    World &m_world;
    QString m_path;
    std::unique_ptr<store::StoreThread> m_store;

public:
    std::unique_ptr<SyncEngine> engine;
};
} // namespace

// The first row in which two devices differ, in words; empty if they agree.
static QString difference(Device &a, Device &b)
{
    const auto one = a.rows();
    const auto other = b.rows();
    if (one.keys() != other.keys()) {
        return u"%1 rows here, %2 there"_s.arg(one.size()).arg(other.size());
    }
    for (auto it = one.cbegin(); it != one.cend(); ++it) {
        const domain::Row &there = other[it.key()];
        if (it->life != there.life) {
            return u"life of %1: %2 at %3, %4 at %5"_s.arg(it->id.toString())
                .arg(it->life.isAlive)
                .arg(it->life.stamp.time)
                .arg(there.life.isAlive)
                .arg(there.life.stamp.time);
        }
        if (it->fields != there.fields) {
            for (auto field = it->fields.cbegin(); field != it->fields.cend(); ++field) {
                const domain::Register theirs = there.fields.value(field.key());
                if (*field != theirs) {
                    return u"%1 of %2: %3 at %4, %5 at %6"_s
                        .arg(QString::fromUtf8(field.key()), it->id.toString(),
                             field->value.toDiagnosticNotation())
                        .arg(field->stamp.time)
                        .arg(theirs.value.toDiagnosticNotation())
                        .arg(theirs.stamp.time);
                }
            }
            return u"fields only there"_s;
        }
    }
    return {};
}

#define SETTLED(device) QTRY_VERIFY_WITH_TIMEOUT((device).isSettled(), patienceMs)

class TestSyncEngine : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutAServerEverythingWaits();
    void firstContactBindsTheAccountAndSendsWhatWaits();
    void twoDevicesAgreeOrderIncluded();
    void editsOfDifferentFieldsAreBothKept();
    void aRefusedChangeFallsBackAndIsTold();
    void unauthorizedPausesUntilAsked();
    void pausedSendsNothing();
    void anotherAccountStopsTheEngine();
    void aClockAYearAheadIsShifted();
    void aServerRestoredFromABackupLosesNothing();
    void aCopiedFileGoesOnAsAnotherDevice();
    void notesReachTheirListeners();
    void aPileOfPagesArrivesWhole();
    void devicesAgreeInAnyWeather_data();
    void devicesAgreeInAnyWeather();
    void backoffDoublesToItsBound();
};

void TestSyncEngine::withoutAServerEverythingWaits()
{
    World world;
    Device device(world, u"a"_s);
    QRandomGenerator random(1);
    device.addWish(device.addList(u"Reading"_s), u"Emma"_s, random);
    QTRY_COMPARE(device.engine->status().waiting, 2);
    QCOMPARE(device.engine->status().state, SyncState::LocalOnly);
    world.weather.isDown = true;
    device.start();
    QTRY_COMPARE(device.engine->status().state, SyncState::Offline);
    QCOMPARE(device.engine->status().lastError, std::optional(ErrorKind::Unavailable));
    QCOMPARE(device.engine->status().waiting, 2);
    world.weather.isDown = false;
    SETTLED(device);
    QVERIFY(!device.engine->status().lastError);
    QVERIFY(device.engine->status().lastExchange);
}

void TestSyncEngine::firstContactBindsTheAccountAndSendsWhatWaits()
{
    World world;
    Device device(world, u"a"_s);
    QSignalSpy bound(device.engine.get(), &SyncEngine::accountBound);
    const Uuid list = device.addList(u"Reading"_s);
    device.start();
    SETTLED(device);
    QCOMPARE(bound.size(), 1);
    QCOMPARE(bound[0][0].value<Uuid>(), world.server.account);
    QVERIFY(world.server.rows.contains({int(RowKind::List), list}));
}

void TestSyncEngine::twoDevicesAgreeOrderIncluded()
{
    World world;
    Device a(world, u"a"_s);
    Device b(world, u"b"_s);
    a.start();
    b.start();
    QRandomGenerator random(2);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid first = a.addWish(list, u"1"_s, random);
    const Uuid second = a.addWish(list, u"2"_s, random);
    SETTLED(a);
    SETTLED(b);
    QCOMPARE(b.titles(list), (QStringList{u"1"_s, u"2"_s}));
    const auto gap = b.in([&](store::Transaction &transaction) {
        return store::gapBefore(transaction, list, first);
    });
    b.set(second, "pos",
          QString::fromLatin1(domain::orderKeyBetween(gap.before, gap.after, random)));
    SETTLED(b);
    QTRY_COMPARE(a.titles(list), (QStringList{u"2"_s, u"1"_s}));
}

void TestSyncEngine::editsOfDifferentFieldsAreBothKept()
{
    World world;
    Device a(world, u"a"_s);
    Device b(world, u"b"_s);
    a.start();
    b.start();
    QRandomGenerator random(3);
    const Uuid wish = a.addWish(a.addList(u"Reading"_s), u"Emma"_s, random);
    SETTLED(a);
    SETTLED(b);
    world.weather.isDown = true;
    a.set(wish, "note", u"from a"_s);
    b.set(wish, "title", u"from b"_s);
    b.set(wish, "priority", 3);
    world.clock.advance(1000); // more than the two may think to be apart
    a.set(wish, "priority", 5);
    world.weather.isDown = false;
    a.engine->sendNow();
    b.engine->sendNow();
    SETTLED(a);
    SETTLED(b);
    QTRY_COMPARE(difference(a, b), QString());
    const auto row = a.rows().value({int(RowKind::Wish), wish});
    QCOMPARE(row.fields["note"].value.toString(), u"from a"_s);
    QCOMPARE(row.fields["title"].value.toString(), u"from b"_s);
    QCOMPARE(row.fields["priority"].value.toInteger(), 5);
}

void TestSyncEngine::aRefusedChangeFallsBackAndIsTold()
{
    World world;
    Device a(world, u"a"_s);
    a.start();
    QRandomGenerator random(4);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid wish = a.addWish(list, u"Emma"_s, random);
    SETTLED(a);
    world.server.deniedTitles = {u"forbidden"_s};
    QSignalSpy refused(a.engine.get(), &SyncEngine::changesRefused);
    QSignalSpy changed(a.engine.get(), &SyncEngine::rowsChanged);
    a.set(wish, "title", u"forbidden"_s);
    a.set(wish, "note", u"fine"_s);
    QTRY_COMPARE(refused.size(), 1);
    SETTLED(a);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(a.titles(list), QStringList{u"Emma"_s});
    QTRY_COMPARE(a.engine->status().refused, 1);
    QCOMPARE(world.server.rows.value({int(RowKind::Wish), wish}).fields["note"].value.toString(),
             u"fine"_s);
}

void TestSyncEngine::unauthorizedPausesUntilAsked()
{
    World world;
    world.server.isAuthorized = false;
    Device a(world, u"a"_s);
    a.addList(u"Reading"_s);
    a.start();
    QTRY_COMPARE(a.engine->status().state, SyncState::AuthNeeded);
    a.addList(u"More"_s); // edits go on
    QTRY_COMPARE(a.engine->status().waiting, 2);
    QCOMPARE(a.engine->status().state, SyncState::AuthNeeded);
    world.server.isAuthorized = true;
    a.engine->sendNow();
    SETTLED(a);
}

void TestSyncEngine::pausedSendsNothing()
{
    World world;
    Device a(world, u"a"_s);
    a.start();
    SETTLED(a);
    a.engine->setPaused(true);
    QCOMPARE(a.engine->status().state, SyncState::Paused);
    a.addList(u"Reading"_s);
    a.engine->sendNow();
    QTRY_COMPARE(a.engine->status().waiting, 1);
    QCOMPARE(world.server.head(), quint64(0));
    a.engine->setPaused(false);
    SETTLED(a);
    QCOMPARE(world.server.head(), quint64(1));
}

void TestSyncEngine::anotherAccountStopsTheEngine()
{
    World world;
    Device a(world, u"a"_s);
    a.start();
    SETTLED(a);
    a.engine->stop();
    world.server.account = Uuid::create();
    QSignalSpy mismatched(a.engine.get(), &SyncEngine::accountMismatched);
    a.addList(u"Reading"_s);
    a.start();
    QTRY_COMPARE(mismatched.size(), 1);
    QCOMPARE(a.engine->status().state, SyncState::AuthNeeded);
    QCOMPARE(a.waiting(), 1);
}

void TestSyncEngine::aClockAYearAheadIsShifted()
{
    World world;
    Device a(world, u"a"_s);
    QRandomGenerator random(5);
    const Uuid list = a.addList(u"Reading"_s);
    world.clock.advance(qint64(365) * 86'400'000);
    const Uuid wish = a.addWish(list, u"ahead"_s, random);
    a.set(wish, "note", u"later"_s);
    world.clock.advance(-qint64(365) * 86'400'000);
    a.start();
    SETTLED(a);
    const domain::Row row = world.server.rows.value({int(RowKind::Wish), wish});
    QCOMPARE(row.fields["note"].value.toString(), u"later"_s);
    QVERIFY(qint64(row.fields["note"].stamp.ms())
            < toEpochMs(world.clock.now()) + world.server.aheadMsMax);
    QVERIFY(row.fields["note"].stamp > row.fields["title"].stamp);
    Device b(world, u"b"_s);
    b.start();
    SETTLED(b);
    QCOMPARE(difference(a, b), QString());
}

void TestSyncEngine::aServerRestoredFromABackupLosesNothing()
{
    World world;
    Device a(world, u"a"_s);
    Device b(world, u"b"_s);
    a.start();
    b.start();
    QRandomGenerator random(6);
    const Uuid list = a.addList(u"Reading"_s);
    const Uuid kept = a.addWish(list, u"kept"_s, random);
    SETTLED(a);
    SETTLED(b);
    const auto backup = world.server.backup();
    a.set(kept, "note", u"after the backup"_s);
    a.addWish(list, u"after the backup"_s, random);
    SETTLED(a);
    SETTLED(b);
    for (FakeTransport *transport : std::as_const(world.transports)) {
        transport->dropLive();
    }
    world.server.restore(backup);
    a.engine->sendNow();
    b.engine->sendNow();
    SETTLED(a);
    SETTLED(b);
    QTRY_COMPARE_WITH_TIMEOUT(difference(a, b), QString(), patienceMs);
    QCOMPARE(a.titles(list), (QStringList{u"kept"_s, u"after the backup"_s}));
    QCOMPARE(world.server.rows.value({int(RowKind::Wish), kept}).fields["note"].value.toString(),
             u"after the backup"_s);
}

void TestSyncEngine::aCopiedFileGoesOnAsAnotherDevice()
{
    World world;
    QRandomGenerator random(7);
    Uuid list;
    {
        Device a(world, u"a"_s);
        a.start();
        list = a.addList(u"Reading"_s);
        SETTLED(a);
    }
    QVERIFY(QFile::copy(world.folder.filePath(u"a"_s), world.folder.filePath(u"copy"_s)));
    Device a(world, u"a"_s);
    Device copy(world, u"copy"_s);
    a.addWish(list, u"in a"_s, random);
    copy.addWish(list, u"in the copy"_s, random);
    a.start();
    SETTLED(a);
    copy.start();
    SETTLED(copy);
    SETTLED(a);
    QTRY_COMPARE_WITH_TIMEOUT(difference(a, copy), QString(), patienceMs);
    QCOMPARE(a.titles(list).size(), 2);
    QCOMPARE(world.server.devices.size(), 2);
}

void TestSyncEngine::notesReachTheirListeners()
{
    World world;
    Device a(world, u"a"_s);
    a.start();
    SETTLED(a);
    QTRY_VERIFY(a.engine->status().isLive);
    QSignalSpy notes(a.engine.get(), &SyncEngine::noteReceived);
    const Uuid wish = Uuid::create();
    world.transports.first()->say(protocol::LiveNote{"match", wish});
    QCOMPARE(notes.size(), 1);
    QCOMPARE(notes[0][0].toByteArray(), QByteArray("match"));
    QCOMPARE(notes[0][1].value<Uuid>(), wish);
}

void TestSyncEngine::aPileOfPagesArrivesWhole()
{
    World world;
    Device a(world, u"a"_s);
    a.start();
    QRandomGenerator random(8);
    const Uuid list = a.addList(u"Reading"_s);
    for (int i = 0; i < 40; ++i) {
        a.addWish(list, QString::number(i), random);
    }
    SETTLED(a);
    Device b(world, u"b"_s);
    b.start();
    SETTLED(b);
    QCOMPARE(b.titles(list), a.titles(list));
    QCOMPARE(difference(a, b), QString());
}

void TestSyncEngine::devicesAgreeInAnyWeather_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed) {
        QTest::addRow("seed %u", seed) << seed;
    }
}

void TestSyncEngine::devicesAgreeInAnyWeather()
{
    QFETCH(quint32, seed);
    World world(seed);
    world.weather.loss = 0.25;
    world.weather.repeat = 0.25;
    world.weather.delayMsMax = 3;
    Device a(world, u"a"_s);
    Device b(world, u"b"_s);
    a.start();
    b.start();
    QRandomGenerator random(seed);
    const Uuid list = a.addList(u"Reading"_s);
    QTRY_VERIFY_WITH_TIMEOUT(a.isSettled() && b.isSettled(), patienceMs);
    QList<Uuid> wishes;
    for (int step = 0; step < 60; ++step) {
        Device &device = random.bounded(2) ? a : b;
        const Uuid wish = wishes.isEmpty() ? Uuid() : wishes[random.bounded(int(wishes.size()))];
        const bool isHere = !wish.isNil()
            && device
                   .in([&](store::Transaction &transaction) {
                       return store::findRow(transaction, RowKind::Wish, wish);
                   })
                   .has_value();
        switch (isHere ? random.bounded(6) : 0) {
        case 0:
            wishes.append(device.addWish(list, QString::number(step), random));
            break;
        case 1:
            device.set(wish, "title", QString::number(step));
            break;
        case 2:
            device.set(wish, "note", QString::number(step));
            break;
        case 3:
            device.set(wish, "pos", QString(QChar(u'A' + random.bounded(26))));
            break;
        case 4:
            device.commit({LocalOp::life(RowKind::Wish, wish, false)});
            break;
        default:
            device.commit({LocalOp::life(RowKind::Wish, wish, true)});
            break;
        }
        QTest::qWait(random.bounded(3));
    }
    world.weather.loss = 0;
    a.engine->sendNow();
    b.engine->sendNow();
    QTRY_VERIFY_WITH_TIMEOUT(a.isSettled() && b.isSettled(), patienceMs);
    QCOMPARE(difference(a, b), QString());
    QCOMPARE(a.titles(list), b.titles(list));
    QCOMPARE(world.server.changedRetries, 0);
    for (auto it = world.server.rows.cbegin(); it != world.server.rows.cend(); ++it) {
        const domain::Row mine = a.rows().value(it.key());
        QCOMPARE(mine.life.isAlive, it->life.isAlive);
        QCOMPARE(mine.fields.size(), it->fields.size());
    }
}

void TestSyncEngine::backoffDoublesToItsBound()
{
    Backoff backoff(1000, 300'000, 42);
    qint64 bound = 1000;
    for (int i = 0; i < 40; ++i) {
        QCOMPARE(backoff.boundMs(), std::min<qint64>(bound, 300'000));
        const qint64 wait = backoff.nextMs();
        QVERIFY(wait >= 0 && wait < std::min<qint64>(bound, 300'000));
        bound = std::min<qint64>(bound * 2, 1'000'000);
    }
    backoff.reset();
    QCOMPARE(backoff.boundMs(), 1000);
}

QTEST_GUILESS_MAIN(TestSyncEngine)
#include "tst_syncengine.moc"
