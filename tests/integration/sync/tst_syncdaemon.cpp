// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../unit/sync/syncdevice.h"
#include "../daemon/runningdaemon.h"
#include "store/cache/deleted.h"
#include "sync/httptransport.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

using namespace endpaper;
using namespace endpaper::sync;
using namespace Qt::StringLiterals;
using domain::RowKind;
using store::LocalOp;

namespace {
constexpr int patienceMs = 30'000;
}

// Devices and a real daemon, over real sockets.
class TestSyncDaemon : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void twoDevicesAgreeOrderIncluded();
    void whatWasDoneWhileTheDaemonWasDownArrives();
    void listsOverRestReachTheDevices();
    void aFreshDeviceGetsTenThousandWishes();
    void aRestoredDaemonLosesNothing();

private:
    // Signed in by itself, as every device is: what one session wrote is not told to it again.
    std::unique_ptr<Device> device(const QString &name)
    {
        const QByteArray token = m_daemon
                                     ->ask("POST", u"/api/v1/sessions"_s, {},
                                           QJsonObject{{u"email"_s, u"reader@example.org"_s},
                                                       {u"password"_s, u"correct horse"_s},
                                                       {u"device_name"_s, name}})
                                     .json["access_token"_L1]
                                     .toString()
                                     .toLatin1();
        return std::make_unique<Device>(
            m_folder->filePath(name), SystemClock::instance(),
            SyncEngine::Options{
                .account = m_account, .app = u"test"_s, .backoffMinMs = 50, .backoffMaxMs = 400},
            [this, token] {
                return std::make_unique<HttpTransport>(
                    QUrl(m_daemon->url()), [token] { return token; }, QByteArray(),
                    SystemClock::instance());
            });
    }
    bool restart(const QString &listen)
    {
        m_daemon = std::make_unique<test::RunningDaemon>(m_folder->path());
        return m_daemon->start({u"--listen"_s, listen});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::RunningDaemon> m_daemon;
    QByteArray m_token;
    Uuid m_account;
};

void TestSyncDaemon::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_daemon = std::make_unique<test::RunningDaemon>(m_folder->path());
    QVERIFY2(m_daemon->start(), qPrintable(m_daemon->errors()));
    m_token = m_daemon->signUp(u"reader@example.org"_s);
    QVERIFY(!m_token.isEmpty());
    const auto me = m_daemon->ask("GET", u"/api/v1/me"_s, m_token);
    QCOMPARE(me.status, 200);
    m_account = Uuid::parse(me.json["id"_L1].toString()).value_or(Uuid());
    QVERIFY(!m_account.isNil());
}

void TestSyncDaemon::cleanup()
{
    m_daemon.reset();
    m_folder.reset();
}

#define IDLE(device) QTRY_VERIFY_WITH_TIMEOUT((device).isIdle(), patienceMs)

void TestSyncDaemon::twoDevicesAgreeOrderIncluded()
{
    const auto a = device(u"a"_s);
    const auto b = device(u"b"_s);
    a->start();
    b->start();
    QRandomGenerator random(1);
    const Uuid list = a->addList(u"Reading"_s);
    const Uuid first = a->addWish(list, u"1"_s, random);
    const Uuid second = a->addWish(list, u"2"_s, random);
    QTRY_COMPARE_WITH_TIMEOUT(b->titles(list), (QStringList{u"1"_s, u"2"_s}), patienceMs);
    const auto gap = b->in([&](store::Transaction &transaction) {
        return store::gapBefore(transaction, list, first);
    });
    b->set(second, "pos",
           QString::fromLatin1(domain::orderKeyBetween(gap.before, gap.after, random)));
    QTRY_COMPARE_WITH_TIMEOUT(a->titles(list), (QStringList{u"2"_s, u"1"_s}), patienceMs);
    QVERIFY(a->engine->status().isLive);
    QCOMPARE(difference(*a, *b), QString());
    a->commit({LocalOp::life(RowKind::List, list, false)});
    QTRY_COMPARE_WITH_TIMEOUT(
        b->in([](store::Transaction &transaction) { return store::listDeleted(transaction, 10); })
            .value(0)
            .wishes,
        2, patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(difference(*a, *b), QString(), patienceMs);
}

void TestSyncDaemon::whatWasDoneWhileTheDaemonWasDownArrives()
{
    const auto a = device(u"a"_s);
    const auto b = device(u"b"_s);
    a->start();
    b->start();
    QRandomGenerator random(2);
    const Uuid list = a->addList(u"Reading"_s);
    const Uuid wish = a->addWish(list, u"Emma"_s, random);
    QTRY_COMPARE_WITH_TIMEOUT(b->titles(list), QStringList{u"Emma"_s}, patienceMs);
    const QString listen = QUrl(m_daemon->url()).authority();
    m_daemon->kill();
    a->set(wish, "note", u"from a"_s);
    b->set(wish, "title", u"from b"_s);
    const Uuid added = a->addWish(list, u"added"_s, random);
    QTRY_COMPARE_WITH_TIMEOUT(a->engine->status().state, SyncState::Offline, patienceMs);
    QTRY_COMPARE(a->engine->status().waiting, 2);
    QVERIFY2(restart(listen), qPrintable(m_daemon->errors()));
    QTRY_COMPARE_WITH_TIMEOUT(b->titles(list), (QStringList{u"from b"_s, u"added"_s}), patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(difference(*a, *b), QString(), patienceMs);
    const auto row =
        a->in([&](store::Transaction &transaction) { return store::findWish(transaction, wish); });
    QCOMPARE(row->wish.note, u"from a"_s);
    QCOMPARE(row->wish.title, u"from b"_s);
    IDLE(*a);
    QVERIFY(!added.isNil());
}

void TestSyncDaemon::listsOverRestReachTheDevices()
{
    const auto a = device(u"a"_s);
    a->start();
    QTRY_VERIFY_WITH_TIMEOUT(a->engine->status().isLive, patienceMs);
    const auto made = m_daemon->ask("POST", u"/api/v1/wishlists"_s, m_token,
                                    QJsonObject{{u"name"_s, u"By REST"_s}});
    QCOMPARE(made.status, 201);
    const Uuid list = Uuid::parse(made.json["id"_L1].toString()).value_or(Uuid());
    QTRY_COMPARE_WITH_TIMEOUT(
        a->in([](store::Transaction &transaction) { return store::listLists(transaction); }).size(),
        1, patienceMs);
    QRandomGenerator random(3);
    a->addWish(list, u"from the device"_s, random);
    IDLE(*a);
    const auto wishes =
        m_daemon->ask("GET", u"/api/v1/wishlists/%1/wishes"_s.arg(list.toString()), m_token);
    QCOMPARE(wishes.status, 200);
    QCOMPARE(wishes.json["items"_L1][0]["title"_L1].toString(), u"from the device"_s);
}

void TestSyncDaemon::aFreshDeviceGetsTenThousandWishes()
{
    const auto a = device(u"a"_s);
    const Uuid list = a->addList(u"Import"_s);
    QRandomGenerator random(4);
    const auto keys = domain::orderKeysBetween({}, {}, 10'000, random);
    QList<LocalOp> ops;
    for (int i = 0; i < 10'000; ++i) {
        ops.append(LocalOp::create(RowKind::Wish, Uuid::create(),
                                   {{"list", protocol::idValue(list)},
                                    {"pos", QString::fromLatin1(keys[i])},
                                    {"title", u"The book with the number %1"_s.arg(i)},
                                    {"authors", protocol::textsValue({u"Some Author"_s})},
                                    {"isbn", u"9780261102217"_s},
                                    {"published", u"1999"_s},
                                    {"source_key", u"goodreads:%1"_s.arg(i)},
                                    {"rating", 4},
                                    {"own", true},
                                    {"added_at", qint64(1'700'000'000'000)}}));
    }
    a->commit(ops);
    QElapsedTimer timer;
    timer.start();
    a->start();
    QTRY_VERIFY_WITH_TIMEOUT(a->engine->status().state == SyncState::Idle
                                 && a->engine->status().waiting == 0,
                             patienceMs);
    qInfo("10,000 wishes pushed in %lld ms", timer.restart());
    const auto b = device(u"b"_s);
    timer.restart();
    b->start();
    QTRY_COMPARE_WITH_TIMEOUT(b->engine->status().state, SyncState::Idle, patienceMs);
    qInfo("10,000 wishes pulled in %lld ms", timer.elapsed());
    QCOMPARE(b->titles(list), a->titles(list));
    const auto digest = [](Device &device) {
        return device.in([](store::Transaction &transaction) -> Expected<quint64> {
            TRY_ASSIGN(const auto spaces, store::listSpaces(transaction));
            return store::spaceDigest(transaction, spaces.first().space);
        });
    };
    QCOMPARE(digest(*a), digest(*b));
}

void TestSyncDaemon::aRestoredDaemonLosesNothing()
{
    const auto a = device(u"a"_s);
    a->start();
    QRandomGenerator random(5);
    const Uuid list = a->addList(u"Reading"_s);
    a->addWish(list, u"kept"_s, random);
    IDLE(*a);
    const QString listen = QUrl(m_daemon->url()).authority();
    QVERIFY(m_daemon->end());
    const QString vault = m_folder->filePath(u"data"_s);
    const QString backup = m_folder->filePath(u"backup"_s);
    QVERIFY(QDir().mkpath(backup));
    for (const QString &name : QDir(vault).entryList(QDir::Files)) {
        QVERIFY(QFile::copy(vault + u'/' + name, backup + u'/' + name));
    }
    QVERIFY2(restart(listen), qPrintable(m_daemon->errors()));
    a->addWish(list, u"after the backup"_s, random);
    a->engine->sendNow();
    IDLE(*a);
    QVERIFY(m_daemon->end());
    for (const QString &name : QDir(vault).entryList(QDir::Files)) {
        QVERIFY(QFile::remove(vault + u'/' + name));
    }
    for (const QString &name : QDir(backup).entryList(QDir::Files)) {
        QVERIFY(QFile::copy(backup + u'/' + name, vault + u'/' + name));
    }
    QVERIFY2(restart(listen), qPrintable(m_daemon->errors()));
    a->engine->sendNow();
    const auto b = device(u"b"_s);
    b->start();
    QTRY_COMPARE_WITH_TIMEOUT(b->titles(list), (QStringList{u"kept"_s, u"after the backup"_s}),
                              patienceMs);
    QTRY_COMPARE_WITH_TIMEOUT(difference(*a, *b), QString(), patienceMs);
}

QTEST_GUILESS_MAIN(TestSyncDaemon)
#include "tst_syncdaemon.moc"
