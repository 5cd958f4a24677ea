// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/live/epolldispatcher.h"

#include <QCoreApplication>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <atomic>
#include <numeric>

#include <sys/socket.h>
#include <unistd.h>

using namespace endpaper::server;
using namespace std::chrono_literals;

// This very test runs on the dispatcher that it tests.
class TestEpollDispatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isInUse();
    void timersFireInOrder();
    void timerOfNothingLetsOthersBy();
    void timerMayEndItselfAndOthers();
    void nestedLoopDoesNotRunTheSameTimer();
    void remainingTimeIsTold();
    void socketsTalk();
    void manyIdleSocketsAreLeftAlone();
    void notifierMayEndAnotherInItsTurn();
    void numberOfAClosedSocketMeansTheNewOne();
    void closedPeerIsSeen();
    void socketsCanBeLeftOut();
    void otherThreadsWakeItUp();
    void loopOfAThreadEndsWhenAsked();
};

namespace {

struct Pair
{
    Pair() { socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, ends); }
    ~Pair()
    {
        close(ends[0]);
        close(ends[1]);
    }
    Q_DISABLE_COPY_MOVE(Pair)
    void say() const { QCOMPARE(write(ends[1], "x", 1), 1); }
    void hear() const
    {
        char byte = 0;
        QCOMPARE(read(ends[0], &byte, 1), 1);
    }
    int ends[2] = {};
};

} // namespace

void TestEpollDispatcher::isInUse()
{
    QVERIFY(qobject_cast<EpollDispatcher *>(QAbstractEventDispatcher::instance()));
}

void TestEpollDispatcher::timersFireInOrder()
{
    QList<int> fired;
    for (const int ms : {30, 10, 20, 0}) {
        QTimer::singleShot(ms, this, [&fired, ms] { fired.append(ms); });
    }
    QTRY_COMPARE(fired.size(), 4);
    QCOMPARE(fired, (QList<int>{0, 10, 20, 30}));
}

void TestEpollDispatcher::timerOfNothingLetsOthersBy()
{
    int turns = 0;
    bool isDone = false;
    QTimer always;
    connect(&always, &QTimer::timeout, this, [&turns] { ++turns; });
    always.start(0);
    Pair pair;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        pair.hear();
        isDone = true;
    });
    pair.say();
    QTRY_VERIFY(isDone && turns > 3);
}

void TestEpollDispatcher::timerMayEndItselfAndOthers()
{
    int count = 0;
    QTimer first;
    QTimer second;
    const auto endBoth = [&] {
        ++count;
        first.stop();
        second.stop();
    };
    connect(&first, &QTimer::timeout, this, endBoth);
    connect(&second, &QTimer::timeout, this, endBoth);
    first.start(1);
    second.start(1);
    QTest::qWait(30);
    QCOMPARE(count, 1);
    QVERIFY(!first.isActive());
}

void TestEpollDispatcher::nestedLoopDoesNotRunTheSameTimer()
{
    int depth = 0;
    int deepest = 0;
    int runs = 0;
    QTimer timer;
    connect(&timer, &QTimer::timeout, this, [&] {
        deepest = qMax(deepest, ++depth);
        QTest::qWait(5);
        --depth;
        if (++runs == 3) {
            timer.stop();
        }
    });
    timer.start(1);
    QTRY_COMPARE(runs, 3);
    QCOMPARE(deepest, 1);
}

void TestEpollDispatcher::remainingTimeIsTold()
{
    QTimer timer;
    timer.start(10'000);
    QVERIFY(timer.remainingTime() > 9'000 && timer.remainingTime() <= 10'000);
    const auto infos = QAbstractEventDispatcher::instance()->registeredTimers(&timer);
    QCOMPARE(infos.size(), 1);
    QCOMPARE(infos.constFirst().interval, 10'000);
    const int id = timer.timerId();
    timer.stop();
    QCOMPARE(QAbstractEventDispatcher::instance()->remainingTime(id), -1);
    QVERIFY(!QAbstractEventDispatcher::instance()->unregisterTimer(id));
}

void TestEpollDispatcher::socketsTalk()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, &server, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket,
                [socket] { socket->write(socket->readAll()); });
    });
    QTcpSocket client;
    QByteArray heard;
    connect(&client, &QTcpSocket::readyRead, this, [&] { heard += client.readAll(); });
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), server.serverPort());
    const QByteArray much(3'000'000, 'm'); // waits for room to write, again and again
    client.write(much);
    QTRY_COMPARE(heard.size(), much.size());
    bool isGone = false;
    connect(&client, &QTcpSocket::disconnected, this, [&isGone] { isGone = true; });
    client.disconnectFromHost();
    QTRY_VERIFY(isGone);
}

void TestEpollDispatcher::manyIdleSocketsAreLeftAlone()
{
    std::vector<std::unique_ptr<Pair>> pairs;
    std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
    std::vector<int> heard(300, 0);
    for (size_t i = 0; i < heard.size(); ++i) {
        pairs.push_back(std::make_unique<Pair>());
        notifiers.push_back(
            std::make_unique<QSocketNotifier>(pairs.back()->ends[0], QSocketNotifier::Read));
        connect(notifiers.back().get(), &QSocketNotifier::activated, this, [&pairs, &heard, i] {
            pairs[i]->hear();
            ++heard[i];
        });
    }
    pairs[7]->say();
    pairs[299]->say();
    QTRY_COMPARE(heard[7] + heard[299], 2);
    QCOMPARE(std::accumulate(heard.begin(), heard.end(), 0), 2);
    for (const auto &pair : pairs) { // more than one turn's worth
        pair->say();
    }
    QTRY_COMPARE(std::accumulate(heard.begin(), heard.end(), 0), 302);
}

void TestEpollDispatcher::notifierMayEndAnotherInItsTurn()
{
    Pair a;
    Pair b;
    int count = 0;
    QSocketNotifier first(a.ends[0], QSocketNotifier::Read);
    QSocketNotifier second(b.ends[0], QSocketNotifier::Read);
    const auto endBoth = [&] {
        ++count;
        first.setEnabled(false);
        second.setEnabled(false);
    };
    connect(&first, &QSocketNotifier::activated, this, endBoth);
    connect(&second, &QSocketNotifier::activated, this, endBoth);
    a.say();
    b.say();
    QTest::qWait(20);
    QCOMPARE(count, 1);
    first.setEnabled(true); // still readable: told again
    QTRY_COMPARE(count, 2);
}

void TestEpollDispatcher::numberOfAClosedSocketMeansTheNewOne()
{
    int number = 0;
    {
        Pair old;
        number = old.ends[0];
        QSocketNotifier notifier(number, QSocketNotifier::Read);
        close(old.ends[0]); // before its notifier goes, as careless code does
        old.ends[0] = ::dup(old.ends[1]);
        QCOMPARE(old.ends[0], number);
    }
    Pair fresh;
    QVERIFY(fresh.ends[0] == number || fresh.ends[1] == number);
    bool isHeard = false;
    QSocketNotifier notifier(fresh.ends[0], QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        fresh.hear();
        isHeard = true;
    });
    fresh.say();
    QTRY_VERIFY(isHeard);
}

void TestEpollDispatcher::closedPeerIsSeen()
{
    Pair pair;
    bool isTold = false;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        isTold = true;
        notifier.setEnabled(false);
    });
    ::shutdown(pair.ends[1], SHUT_RDWR);
    QTRY_VERIFY(isTold);
}

void TestEpollDispatcher::socketsCanBeLeftOut()
{
    Pair pair;
    bool isTold = false;
    QSocketNotifier notifier(pair.ends[0], QSocketNotifier::Read);
    connect(&notifier, &QSocketNotifier::activated, this, [&] {
        pair.hear();
        isTold = true;
    });
    pair.say();
    QEventLoop loop;
    loop.processEvents(QEventLoop::ExcludeSocketNotifiers);
    QVERIFY(!isTold);
    QTimer::singleShot(0, &loop, &QEventLoop::quit);
    loop.exec();
    QTRY_VERIFY(isTold);
}

void TestEpollDispatcher::otherThreadsWakeItUp()
{
    std::atomic<int> arrived = 0;
    constexpr int each = 500;
    const auto post = [this, &arrived] {
        for (int i = 0; i < each; ++i) {
            QMetaObject::invokeMethod(
                this, [&arrived] { ++arrived; }, Qt::QueuedConnection);
        }
    };
    const std::unique_ptr<QThread> first(QThread::create(post));
    const std::unique_ptr<QThread> second(QThread::create(post));
    first->start();
    second->start();
    QTRY_COMPARE(arrived.load(), 2 * each);
    first->wait();
    second->wait();
}

void TestEpollDispatcher::loopOfAThreadEndsWhenAsked()
{
    QThread thread;
    thread.setEventDispatcher(new EpollDispatcher);
    thread.start();
    auto *timer = new QTimer;
    std::atomic<int> ticks = 0;
    connect(timer, &QTimer::timeout, timer, [&ticks] { ++ticks; });
    timer->moveToThread(&thread);
    QMetaObject::invokeMethod(timer, [timer] { timer->start(1); });
    QTRY_VERIFY(ticks > 2);
    connect(&thread, &QThread::finished, timer, &QObject::deleteLater);
    thread.quit();
    QVERIFY(thread.wait(5000));
}

int main(int argc, char **argv)
{
    QCoreApplication::setEventDispatcher(new EpollDispatcher);
    QCoreApplication application(argc, argv);
    TestEpollDispatcher test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_epolldispatcher.moc"
