// SPDX-License-Identifier: GPL-3.0-or-later
// A real endpaperd that watches books is killed (-9) again and again: while it asks a source, while
// it tells its reader, after the reader has said "got it", and at any other moment. Each copy is
// told once, none is missed, and a call that comes twice has the same id. The same where others do
// the work, and die of it.
#include "integration/daemon/searchhouse.h"
#include "support/madeisbn.h"
#include "unit/sources/scriptedserver.h"

#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

using namespace endpaper::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 12;
constexpr int settledWithinMs = 60'000;
constexpr int killWithinMs = 250;
constexpr int sourceCallsMax = 1000; // more than are made

enum class Moment { SourceAsked, Told, Acknowledged, Any };
constexpr int momentsCount = 4;

QString titleOf(int round) { return u"Watched book %1"_s.arg(round); }

// The daemon, and the one server that is its source and its reader's webhook.
class World
{
public:
    // With so many processes that do all the work, and then are those who are killed.
    explicit World(int workers);

    bool begin();
    // A new book is wished for and looked for; whoever works is killed at that moment, started
    // again, and has told of the book at the end.
    bool survives(int round, Moment moment);
    [[nodiscard]] QStringList toldTitles(); // in notifications, oldest first

    struct Call
    {
        QByteArray body;
        int acknowledged = 0;
    };
    QHash<QByteArray, Call> calls; // by delivery id
    bool areBodiesTheSame = true; // of calls that came again

private:
    bool startWorking();
    [[nodiscard]] bool areAllDead();
    void kill();
    [[nodiscard]] ScriptedServer::Reply copies(const QByteArray &path);
    [[nodiscard]] ScriptedServer::Reply call();

    ScriptedServer m_server;
    SearchHouse m_house;
    std::vector<std::unique_ptr<RunningDaemon>> m_workers;
    QString m_list;
    Moment m_moment = Moment::Any;
    bool m_isToBeKilled = false;
    QHash<QString, QString> m_titles; // by ISBN
    QSet<QString> m_acknowledged; // titles
};

World::World(int workers)
    : m_workers(size_t(workers))
{
    m_house.settings = workers > 0 ? "[jobs]\nhere = false\n" : "";
    m_server.setAnswer([this](const QByteArray &path) {
        return path.startsWith("/town/copies/") ? copies(path) : call();
    });
}

// Not from within the socket's own signal.
void World::kill()
{
    m_isToBeKilled = false;
    QTimer::singleShot(0, &m_server, [this] {
        for (const auto &worker : m_workers) {
            worker->kill();
        }
        if (m_workers.empty()) {
            m_house.daemon.kill();
        }
    });
}

bool World::areAllDead()
{
    const auto isDead = [](RunningDaemon &one) {
        return one.process().state() == QProcess::NotRunning;
    };
    return m_workers.empty()
        ? isDead(m_house.daemon)
        : std::ranges::all_of(m_workers, [&](const auto &worker) { return isDead(*worker); });
}

bool World::startWorking()
{
    if (m_workers.empty()) {
        return m_house.start();
    }
    return std::ranges::all_of(m_workers, [this](auto &worker) {
        worker = m_house.newWorker();
        return worker != nullptr;
    });
}

ScriptedServer::Reply World::copies(const QByteArray &path)
{
    if (m_isToBeKilled && m_moment == Moment::SourceAsked) {
        kill();
        return {.isHanging = true};
    }
    const QByteArray isbn = path.mid(path.lastIndexOf('/') + 1);
    const QByteArray title = m_titles.value(QString::fromLatin1(isbn)).toUtf8();
    return {.body = R"({"items":[{"ref":")" + isbn + R"(-1","title":")" + title
                + R"(","price":"4.50"},{"ref":")" + isbn + R"(-2","title":")" + title
                + R"(","price":"6.00"}]})"};
}

ScriptedServer::Reply World::call()
{
    const QByteArray request = m_server.lastRequest();
    const qsizetype end = request.indexOf("\r\n\r\n");
    const QByteArray head = request.left(end).toLower();
    const qsizetype at = head.indexOf("endpaper-delivery: ") + 19;
    const QByteArray id = head.mid(at, head.indexOf('\r', at) - at);
    Call &seen = calls[id];
    const QByteArray body = request.mid(end + 4);
    areBodiesTheSame = areBodiesTheSame && (seen.body.isEmpty() || seen.body == body);
    seen.body = body;
    if (m_isToBeKilled && m_moment == Moment::Told) {
        kill();
        return {.isHanging = true};
    }
    ++seen.acknowledged;
    for (const QJsonValue &item : QJsonDocument::fromJson(body)["items"_L1].toArray()) {
        m_acknowledged.insert(item["title"_L1].toString());
    }
    if (m_isToBeKilled && m_moment == Moment::Acknowledged) {
        kill();
    }
    return {.body = "{}"};
}

bool World::begin()
{
    if (!m_house.begin({u"town"_s}, m_server.url(), sourceCallsMax)) {
        return false;
    }
    m_list = m_house.ask("POST", u"/api/v1/wishlists"_s, {{u"name"_s, u"Watched"_s}})
                 .json["id"_L1]
                 .toString();
    const QJsonObject webhook{{u"url"_s, m_server.url(u"/told"_s).toString()}};
    return !m_list.isEmpty()
        && m_house.ask("PUT", u"/api/v1/me/alerts"_s, {{u"webhook"_s, webhook}}).status == 200
        && (m_workers.empty() || startWorking());
}

bool World::survives(int round, Moment moment)
{
    const QString isbn = isbnOf(345'001'000 + round);
    const QString title = titleOf(round);
    m_titles.insert(isbn, title);
    m_moment = moment;
    m_isToBeKilled = true;
    const QJsonObject limit{{u"minor"_s, 1000}, {u"currency"_s, u"EUR"_s}};
    const auto wish = m_house.ask("POST", u"/api/v1/wishlists/%1/wishes"_s.arg(m_list),
                                  {{u"title"_s, title},
                                   {u"isbn"_s, isbn},
                                   {u"alert"_s, u"now"_s},
                                   {u"limits"_s, QJsonObject{{u"total"_s, limit}}}});
    const auto looked = m_house.ask("GET", u"/api/v1/books/%1/copies?country=DE"_s.arg(isbn));
    if (wish.status != 201 || looked.status != 200) {
        qWarning() << wish.status << wish.body << looked.status << looked.body;
        return false;
    }
    if (moment == Moment::Any) {
        QTimer::singleShot(QRandomGenerator::global()->bounded(killWithinMs), &m_server,
                           [this] { kill(); });
    }
    const bool isKilled = QTest::qWaitFor([this] { return areAllDead(); }, settledWithinMs);
    if (!isKilled || !startWorking()) {
        qWarning() << "killed:" << isKilled << m_house.daemon.errors();
        return false;
    }
    return QTest::qWaitFor([&] { return m_acknowledged.contains(title); }, settledWithinMs);
}

QStringList World::toldTitles()
{
    QStringList titles;
    const auto page = m_house.ask("GET", u"/api/v1/notifications?limit=250"_s);
    for (const QJsonValue &notification : page.json["items"_L1].toArray()) {
        for (const QJsonValue &item : notification["about"_L1]["items"_L1].toArray()) {
            titles.prepend(item["title"_L1].toString());
        }
    }
    return titles;
}

} // namespace

class TestWatchKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eachCopyIsToldOnceHoweverTheDaemonDies_data()
    {
        QTest::addColumn<int>("workers");
        QTest::newRow("by itself") << 0;
        QTest::newRow("two others") << 2;
    }
    void eachCopyIsToldOnceHoweverTheDaemonDies()
    {
        QFETCH(int, workers);
        World world(workers);
        QVERIFY(world.begin());
        QStringList titles;
        for (int round = 0; round < rounds; ++round) {
            QVERIFY2(world.survives(round, Moment(round % momentsCount)),
                     qPrintable(titleOf(round)));
            titles.append(titleOf(round));
        }
        QStringList told = world.toldTitles();
        told.sort();
        titles.sort();
        QCOMPARE(told, titles);
        // A call may come twice, as the same one; nothing is told by two calls.
        QVERIFY(world.areBodiesTheSame);
        QStringList called;
        for (const World::Call &call : std::as_const(world.calls)) {
            QVERIFY(call.acknowledged >= 1);
            for (const QJsonValue &item :
                 QJsonDocument::fromJson(call.body)["items"_L1].toArray()) {
                called.append(item["title"_L1].toString());
            }
        }
        called.sort();
        QCOMPARE(called, titles);
    }
};

QTEST_GUILESS_MAIN(TestWatchKill)
#include "tst_watchkill.moc"
