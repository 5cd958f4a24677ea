// SPDX-License-Identifier: GPL-3.0-or-later
// A real endpaperd that watches books is killed (-9) again and again: while it asks a source, while
// it tells its reader, after the reader has said "got it", and at any other moment. Each copy is
// told once, none is missed, and a call that comes twice has the same id. The same where others do
// the work, and die of it.
#include "integration/daemon/runningdaemon.h"
#include "support/madeisbn.h"
#include "unit/sources/scriptedserver.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <QTimer>

using namespace endpaper::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 12;
constexpr int settledWithinMs = 60'000;
constexpr int killWithinMs = 250;

enum class Moment { SourceAsked, Told, Acknowledged, Any };
constexpr int momentsCount = 4;

QString titleOf(int round) { return u"Watched book %1"_s.arg(round); }

constexpr char description[] =
    R"({"format":1,"id":"town","name":"Town","role":"copies","kind":"json",
    "base":"BASE","sends":["isbn"],"auth":{"kind":"none"},"queries":[{"by":"isbn","path":"/copies/{isbn13}"}],
    "answer":{"rows":"items"},"fields":{"ref":{"paths":["ref"]},"title":{"paths":["title"]},
    "price":{"paths":["price"]},"currency":{"constant":"EUR"},"postage":{"constant":"0"},
    "url":{"paths":["ref"],"prefix":"{base}/offer/"}},
    "limits":{"calls_max":1000,"window_s":600,"calls_per_day_max":5000,"gap_ms":0,"rows_max":50,"pages_max":1},
    "terms":{"may_store":true,"max_age_s":86400,"may_model":true,"may_mix":true,"attribution":"Town"}})";

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
    bool start();
    bool startWorking();
    [[nodiscard]] bool areAllDead();
    void kill();
    [[nodiscard]] RunningDaemon::Answer ask(const QByteArray &method, const QString &path,
                                            const QJsonObject &body = {});
    [[nodiscard]] ScriptedServer::Reply copies(const QByteArray &path);
    [[nodiscard]] ScriptedServer::Reply call();

    QTemporaryDir m_folder;
    ScriptedServer m_server;
    RunningDaemon m_daemon;
    std::vector<std::unique_ptr<RunningDaemon>> m_workers;
    QByteArray m_token;
    QString m_list;
    Moment m_moment = Moment::Any;
    bool m_isToBeKilled = false;
    QHash<QString, QString> m_titles; // by ISBN
    QSet<QString> m_acknowledged; // titles
};

World::World(int workers)
    : m_daemon(m_folder.path())
{
    for (int i = 0; i < workers; ++i) {
        m_workers.push_back(std::make_unique<RunningDaemon>(m_folder.path()));
    }
    m_server.setAnswer([this](const QByteArray &path) {
        return path.startsWith("/copies/") ? copies(path) : call();
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
            m_daemon.kill();
        }
    });
}

bool World::areAllDead()
{
    const auto isDead = [](RunningDaemon &one) {
        return one.process().state() == QProcess::NotRunning;
    };
    return m_workers.empty()
        ? isDead(m_daemon)
        : std::ranges::all_of(m_workers, [&](const auto &worker) { return isDead(*worker); });
}

bool World::startWorking()
{
    return m_workers.empty() ? start() : std::ranges::all_of(m_workers, [](const auto &worker) {
        return worker->work({u"--solo"_s});
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

RunningDaemon::Answer World::ask(const QByteArray &method, const QString &path,
                                 const QJsonObject &body)
{
    return m_daemon.ask(method, path, m_token,
                        body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
}

bool World::start()
{
    if (!m_daemon.start({u"--solo"_s},
                        "[sources]\nfolder = \"" + m_folder.path().toUtf8()
                            + "/sources\"\n[jobs]\nhere = "
                            + (m_workers.empty() ? "true\n" : "false\n"))) {
        return false;
    }
    QFile runtime(m_folder.path() + u"/data/runtime.json"_s);
    m_token = runtime.open(QIODevice::ReadOnly)
        ? QJsonDocument::fromJson(runtime.readAll())["token"_L1].toString().toLatin1()
        : QByteArray();
    return !m_token.isEmpty();
}

bool World::begin()
{
    QDir().mkpath(m_folder.path() + u"/sources"_s);
    QFile file(m_folder.path() + u"/sources/town.json"_s);
    if (!file.open(QIODevice::WriteOnly)
        || file.write(QByteArray(description).replace("BASE", m_server.url().toEncoded())) < 0) {
        return false;
    }
    file.close();
    if (!start()) {
        return false;
    }
    // Nobody else is asked.
    for (const QJsonValue &source :
         ask("GET", u"/api/v1/me/sources"_s).json["items"_L1].toArray()) {
        const QString id = source["id"_L1].toString();
        if (id != "town"_L1
            && ask("PUT", u"/api/v1/me/sources"_s, {{u"id"_s, id}, {u"on"_s, false}}).status
                != 200) {
            return false;
        }
    }
    m_list =
        ask("POST", u"/api/v1/wishlists"_s, {{u"name"_s, u"Watched"_s}}).json["id"_L1].toString();
    const QJsonObject webhook{{u"url"_s, m_server.url(u"/told"_s).toString()}};
    return !m_list.isEmpty()
        && ask("PUT", u"/api/v1/me/alerts"_s, {{u"webhook"_s, webhook}}).status == 200
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
    const auto wish = ask("POST", u"/api/v1/wishlists/%1/wishes"_s.arg(m_list),
                          {{u"title"_s, title},
                           {u"isbn"_s, isbn},
                           {u"alert"_s, u"now"_s},
                           {u"limits"_s, QJsonObject{{u"total"_s, limit}}}});
    const auto looked = ask("GET", u"/api/v1/books/%1/copies?country=DE"_s.arg(isbn));
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
        qWarning() << "killed:" << isKilled << m_daemon.errors();
        return false;
    }
    return QTest::qWaitFor([&] { return m_acknowledged.contains(title); }, settledWithinMs);
}

QStringList World::toldTitles()
{
    QStringList titles;
    const auto page = ask("GET", u"/api/v1/notifications?limit=250"_s);
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
