// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commandqueue.h"
#include "workspaceworld.h"

using namespace endpaper;
using namespace endpaper::services;

namespace {
// Answers every request with the next of its answers, and remembers what was asked.
class Daemon : public test::StubDaemon
{
public:
    Daemon()
        : StubDaemon([this](const Request &request) {
            asked.append(request.method + ' ' + request.path);
            const QByteArray answer = answers.isEmpty() ? "204 " : answers.takeFirst();
            return Answer{answer.left(3).toInt(), answer.mid(4)};
        })
    {
    }
    QList<QByteArray> answers; // status and body: "201 {}"
    QList<QByteArray> asked; // "POST /path"
};
} // namespace

class TestCommandQueue : public QObject, private WorkspaceWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatIsDoneOfflineGoesOutInOrder();
    void aRefusalIsKeptWithItsWordsAndWhatNeedsIt();
    void aRepeatIsHarmless();
    void whatWasNeverSentIsTakenBackSilently();
    void nothingIsLostOnTheWay();

private:
    Uuid add(const QByteArray &method, const QString &path, std::optional<Uuid> needs = {})
    {
        const Uuid id = Uuid::create();
        auto kept = queue->add({.id = id,
                                .method = method,
                                .path = path,
                                .body = method == "POST" ? "{}" : "",
                                .needs = needs,
                                .madeAt = SystemClock::instance().now()});
        [&] { QTRY_VERIFY(kept.isFinished()); }();
        return id;
    }
    QList<store::Command> left()
    {
        auto listed = queue->commands();
        [&] { QTRY_VERIFY(listed.isFinished()); }();
        return listed.result().value_or(QList<store::Command>());
    }

    std::unique_ptr<Daemon> daemon;
    std::unique_ptr<CommandQueue> queue;
};

void TestCommandQueue::init()
{
    queue.reset();
    makeWorld();
    daemon = std::make_unique<Daemon>();
    queue = std::make_unique<CommandQueue>(*workspace, *client);
    open(u"a.endpaper"_s);
}

void TestCommandQueue::whatIsDoneOfflineGoesOutInOrder()
{
    const Uuid post = add("POST", u"/api/v1/offers"_s);
    add("DELETE", u"/api/v1/offers/x"_s, post);
    QCOMPARE(left().size(), 2);
    QSignalSpy taken(queue.get(), &CommandQueue::taken);
    daemon->answers = {"201 {}"};
    connectTo(daemon->url());
    QTRY_COMPARE(taken.size(), 2);
    QCOMPARE(daemon->asked, (QList<QByteArray>{"POST /api/v1/offers", "DELETE /api/v1/offers/x"}));
    QVERIFY(left().isEmpty());
}

void TestCommandQueue::aRefusalIsKeptWithItsWordsAndWhatNeedsIt()
{
    const Uuid post = add("POST", u"/api/v1/offers"_s);
    const Uuid change = add("PATCH", u"/api/v1/offers/x"_s, post);
    const Uuid other = add("POST", u"/api/v1/searches"_s);
    QSignalSpy taken(queue.get(), &CommandQueue::taken);
    QSignalSpy refused(queue.get(), &CommandQueue::refused);
    daemon->answers = {R"(422 {"title": "no", "errors": [{"field": "place"}]})", "201 {}"};
    connectTo(daemon->url());
    QTRY_COMPARE(taken.size(), 1);
    QCOMPARE(taken[0][0].value<Uuid>(), other);
    QCOMPARE(refused.size(), 1);
    const QList<store::Command> kept = left();
    QCOMPARE(kept.size(), 2);
    QCOMPARE(kept[0].id, post);
    QCOMPARE(kept[0].status, 422);
    QCOMPARE(kept[0].why, u"place"_s);
    QCOMPARE(kept[1].id, change);
    QCOMPARE(kept[1].why, u"needs"_s);
    auto again = queue->resend(post);
    QTRY_VERIFY(again.isFinished());
    QTRY_COMPARE(taken.size(), 2);
    auto let = queue->dismiss(change);
    QTRY_VERIFY(let.isFinished());
    QVERIFY(left().isEmpty());
}

void TestCommandQueue::aRepeatIsHarmless()
{
    add("POST", u"/api/v1/offers"_s);
    add("DELETE", u"/api/v1/offers/x"_s);
    QSignalSpy taken(queue.get(), &CommandQueue::taken);
    daemon->answers = {R"(409 {"title": "taken", "errors": [{"field": "id"}]})",
                       R"(404 {"title": "none"})"};
    connectTo(daemon->url());
    QTRY_COMPARE(taken.size(), 2);
    QVERIFY(left().isEmpty());
}

void TestCommandQueue::whatWasNeverSentIsTakenBackSilently()
{
    const Uuid post = add("POST", u"/api/v1/offers"_s);
    auto back = queue->withdraw(post);
    QTRY_VERIFY(back.isFinished());
    QVERIFY(back.result().value_or(false));
    QVERIFY(left().isEmpty());
}

void TestCommandQueue::nothingIsLostOnTheWay()
{
    add("POST", u"/api/v1/offers"_s);
    daemon->answers = {R"(503 {"title": "not now"})"};
    connectTo(daemon->url());
    QTRY_COMPARE(daemon->asked.size(), 1);
    QTRY_COMPARE(left().size(), 1);
    QSignalSpy taken(queue.get(), &CommandQueue::taken);
    daemon->answers = {"201 {}"};
    QTRY_VERIFY_WITH_TIMEOUT((queue->sendNow(), taken.size() == 1), 5000);
    QVERIFY(left().isEmpty());
}

QTEST_GUILESS_MAIN(TestCommandQueue)
#include "tst_commandqueue.moc"
