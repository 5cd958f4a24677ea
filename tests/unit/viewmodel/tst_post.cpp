// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemonworld.h"
#include "watchanswers.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

const QString stoner = u"01990000-0000-7000-8000-000000000001"_s;
const QString augustus = u"01990000-0000-7000-8000-000000000002"_s;
const QString first = u"01990000-0000-7000-8000-000000000011"_s;
const QString second = u"01990000-0000-7000-8000-000000000012"_s;
const QByteArray snoozeFirst =
    "PUT /api/v1/notifications/01990000-0000-7000-8000-000000000011/snooze";

QJsonObject euro(int minor) { return {{u"minor"_s, minor}, {u"currency"_s, u"EUR"_s}}; }

QJsonObject told(const QString &id, const QString &wish, const QString &title, int cents)
{
    const QJsonObject item{{u"what"_s, u"new"_s},
                           {u"wish_id"_s, wish},
                           {u"title"_s, title},
                           {u"total"_s, euro(cents)}};
    return {{u"id"_s, id},
            {u"kind"_s, u"alert"_s},
            {u"about"_s, QJsonObject{{u"items"_s, QJsonArray{item}}}},
            {u"created_at"_s, u"2026-11-21T10:00:00.000Z"_s},
            {u"read_at"_s, QJsonValue()}};
}

} // namespace

class PostTest : public QObject, private DaemonWorld
{
    Q_OBJECT

private:
    void answerWith(const QJsonArray &items, const QJsonArray &snoozes = {})
    {
        m_daemon->answer("GET /api/v1/notifications",
                         QJsonDocument(QJsonObject{{u"items"_s, items},
                                                   {u"snoozes"_s, snoozes},
                                                   {u"unread"_s, items.size()}})
                             .toJson());
    }
    [[nodiscard]] PostModel &post() { return *m_fixture->session.post(); }

private Q_SLOTS:
    void init()
    {
        makeWorld();
        m_fixture->session.settings()->keep(u"alerts/desktop"_s, false);
        m_daemon->answer("GET /api/v1/me/alerts", ways("06:30"));
        m_daemon->answer(snoozeFirst, "{}", 204);
        answerWith(
            {told(first, stoner, u"Stoner"_s, 640), told(second, augustus, u"Augustus"_s, 700)});
        connectDaemon();
        QTRY_COMPARE(post().count(), 2);
    }

    void postThatIsReadWhileItsFileIsClosedIsNotShown()
    {
        services::Workspace &workspace = m_fixture->services->workspace;
        disconnectDaemon();
        const QString path = workspace.path();
        QSignalSpy opened(&workspace, &services::Workspace::opened);
        workspace.close();
        QCOMPARE(post().count(), 0);
        workspace.open(path);
        QTRY_COMPARE(opened.size(), 1);
        post().load();
        const auto kept = m_fixture->services->post.kept(); // answered after what was asked before
        workspace.close();
        QVERIFY(SessionFixture::wait(kept));
        QCOMPARE(post().count(), 0);
    }

    void untilTomorrowIsTheNextPostInTheReadersZoneAndUndoEndsIt()
    {
        const QAbstractItemModelTester tester(&post());
        post().snooze(0, PostModel::Snooze::Tomorrow);
        QTRY_VERIFY(m_fixture->session.undo()->canUndo());
        const QJsonObject asked = m_daemon->body(snoozeFirst);
        QCOMPARE(asked[u"wish_id"_s].toString(), stoner);
        const Instant until = parseRfc3339(asked[u"until"_s].toString()).value();
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(toEpochMs(until));
        QCOMPARE(local.time(), QTime(6, 30));
        QCOMPARE(local.date(), QDate::currentDate().addDays(1));
        QVERIFY(m_fixture->session.toasts()->text().contains(u"Stoner: back tomorrow"_s));
        m_fixture->session.toasts()->undo();
        QTRY_VERIFY(m_daemon->body(snoozeFirst)[u"until"_s].isNull());
        QVERIFY(m_daemon->body(snoozeFirst)[u"below"_s].isNull());
    }

    void theWeekendBeginsOnSaturday()
    {
        post().snooze(0, PostModel::Snooze::Weekend);
        QTRY_VERIFY(m_fixture->session.undo()->canUndo());
        const Instant until =
            parseRfc3339(m_daemon->body(snoozeFirst)[u"until"_s].toString()).value();
        const QDateTime local = QDateTime::fromMSecsSinceEpoch(toEpochMs(until));
        QCOMPARE(local.date().dayOfWeek(), int(Qt::Saturday));
        QVERIFY(local.date() > QDate::currentDate());
    }

    void ifCheaperHidesTheBookUntilItCostsLess()
    {
        QVERIFY(post().canWaitForLess(0));
        post().snooze(0, PostModel::Snooze::IfCheaper);
        QTRY_COMPARE(m_daemon->body(snoozeFirst)[u"below"_s].toObject(), euro(640));
        const QJsonArray asleep{QJsonObject{
            {u"notification_id"_s, first}, {u"wish_id"_s, stoner}, {u"below"_s, euro(640)}}};
        const QString third = u"01990000-0000-7000-8000-000000000013"_s;
        // The same price again is no news; less is.
        answerWith({told(third, stoner, u"Stoner"_s, 640), told(first, stoner, u"Stoner"_s, 640),
                    told(second, augustus, u"Augustus"_s, 700)},
                   asleep);
        post().load();
        QTRY_COMPARE(post().count(), 1);
        QCOMPARE(post().wishAt(0), augustus);
        QCOMPARE(post().unreadCount(), 1);
        QCOMPARE(post().asleepLine(), u"2 put off"_s);
        answerWith({told(third, stoner, u"Stoner"_s, 639), told(first, stoner, u"Stoner"_s, 640),
                    told(second, augustus, u"Augustus"_s, 700)},
                   asleep);
        post().load();
        QTRY_COMPARE(post().count(), 2);
        QCOMPARE(post().wishAt(0), stoner);
    }

    void whatIsPutOffComesBackByItself()
    {
        const Instant soon = SystemClock::instance().now() + std::chrono::milliseconds(900);
        answerWith(
            {told(first, stoner, u"Stoner"_s, 640), told(second, augustus, u"Augustus"_s, 700)},
            {QJsonObject{{u"notification_id"_s, first},
                         {u"wish_id"_s, stoner},
                         {u"until"_s, toRfc3339(soon)}}});
        const int asked = m_daemon->count("GET /api/v1/notifications");
        QSignalSpy heard(&post(), &PostModel::heard);
        post().load();
        QVERIFY(heard.wait());
        QTRY_COMPARE(post().count(), 2);
        QVERIFY(SystemClock::instance().now() >= soon);
        QCOMPARE(post().unreadCount(), 2);
        QCOMPARE(m_daemon->count("GET /api/v1/notifications"), asked + 1); // nobody was asked
    }

    void allThatIsPutOffCanBeBroughtBack()
    {
        answerWith({told(first, stoner, u"Stoner"_s, 640)},
                   {QJsonObject{{u"notification_id"_s, first},
                                {u"wish_id"_s, stoner},
                                {u"until"_s, u"2999-01-01T00:00:00.000Z"_s}}});
        post().load();
        QTRY_COMPARE(post().count(), 0);
        QVERIFY(!post().asleepLine().isEmpty());
        post().wakeAll();
        QTRY_COMPARE(m_daemon->count(snoozeFirst), 1);
        QVERIFY(m_daemon->body(snoozeFirst)[u"until"_s].isNull());
        m_fixture->session.undo()->undo();
        QTRY_VERIFY(!m_daemon->body(snoozeFirst)[u"until"_s].isNull());
    }

    void withoutADaemonItIsRefusedInWords()
    {
        m_daemon->answer(snoozeFirst, R"({"title": "no"})", 503);
        post().snooze(0, PostModel::Snooze::IfCheaper);
        QTRY_VERIFY(m_fixture->session.toasts()->isFailure());
        QVERIFY(!m_fixture->session.undo()->canUndo());
        QCOMPARE(post().count(), 2);
    }
};

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::PostTest)
#include "tst_post.moc"
