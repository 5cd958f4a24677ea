// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemonworld.h"
#include "privatebus.h"
#include "support/required.h"
#include "watchanswers.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

const QString stoner = u"01990000-0000-7000-8000-000000000001"_s;
const QString augustus = u"01990000-0000-7000-8000-000000000002"_s;

// A copy for a wish, as the daemon tells of it.
QJsonObject copyOf(const QString &wish, const QString &title, int cents)
{
    return {{u"what"_s, u"new"_s},
            {u"wish_id"_s, wish},
            {u"title"_s, title},
            {u"condition"_s, u"good"_s},
            {u"source_name"_s, u"booklooker"_s},
            {u"total"_s, QJsonObject{{u"minor"_s, cents}, {u"currency"_s, u"EUR"_s}}},
            {u"target"_s, QJsonObject{{u"minor"_s, 800}, {u"currency"_s, u"EUR"_s}}},
            {u"at"_s, u"2026-11-21T10:00:00.000Z"_s}};
}

QJsonObject told(int number, const QList<QJsonObject> &copies, bool isDigest = false)
{
    QJsonArray items;
    for (const QJsonObject &copy : copies) {
        items.append(copy);
    }
    return {{u"id"_s, u"01990000-0000-7000-8000-1%1"_s.arg(number, 11, 10, QChar(u'0'))},
            {u"kind"_s, u"alert"_s},
            {u"about"_s, QJsonObject{{u"items"_s, items}, {u"digest"_s, isDigest}}},
            {u"created_at"_s, u"2026-11-21T10:%1:00.000Z"_s.arg(number, 2, 10, QChar(u'0'))},
            {u"read_at"_s, QJsonValue()}};
}

} // namespace

class DesktopAlertsTest : public QObject, private DaemonWorld
{
    Q_OBJECT

private:
    void answerWith(const QList<QJsonObject> &notifications, const QJsonArray &snoozes = {})
    {
        QJsonArray items;
        for (const QJsonObject &one : notifications) {
            items.prepend(one); // newest first
        }
        m_daemon->answer("GET /api/v1/notifications",
                         QJsonDocument(QJsonObject{{u"items"_s, items},
                                                   {u"snoozes"_s, snoozes},
                                                   {u"unread"_s, items.size()}})
                             .toJson());
    }
    void hear(const QList<QJsonObject> &notifications, const QJsonArray &snoozes = {})
    {
        answerWith(notifications, snoozes);
        QSignalSpy heard(&post(), &PostModel::heard);
        post().load();
        QVERIFY(heard.wait());
    }
    [[nodiscard]] PostModel &post() { return *m_fixture->session.post(); }
    [[nodiscard]] DesktopAlerts &desktop() { return *m_fixture->session.desktopAlerts(); }

private Q_SLOTS:
    void initTestCase()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland));
        if (m_bus.address().isEmpty()) {
            SKIP_FOR_LACK("dbus-daemon is not installed (Debian: dbus-daemon)");
        }
    }
    void init()
    {
        m_service.reset(); // its name is free for the next one
        m_service = std::make_unique<NotificationService>(
            m_bus.address(), QStringList{u"actions"_s, u"body"_s, u"body-markup"_s});
        makeWorld();
        m_daemon->answer("GET /api/v1/me/alerts", ways("08:00"));
        m_daemon->answer("GET /api/v1/notifications", R"({"items": [], "unread": 0})");
        QSignalSpy heard(&post(), &PostModel::heard);
        connectDaemon();
        QVERIFY(heard.wait());
    }
    void cleanup() { m_fixture.reset(); } // before the bus goes

    void aCopyIsToldOnceWithBookTotalAndWhy()
    {
        hear({told(1, {copyOf(stoner, u"Stoner <1965>"_s, 640)})});
        QTRY_COMPARE(m_service->notes.size(), 1);
        const auto note = m_service->notes.first();
        QCOMPARE(note.summary, u"Stoner <1965>: a copy for €6.40 delivered."_s);
        QVERIFY2(note.body.startsWith(u"under your €8.00 · Good"_s), qPrintable(note.body));
        QCOMPARE(note.actions.value(0), u"default"_s);
        QCOMPARE(note.hints.value(u"desktop-entry"_s).toString(), u"endpaper"_s);
        // The same answer again tells nothing: the first new book is the next note.
        hear({told(1, {copyOf(stoner, u"Stoner <1965>"_s, 640)})});
        hear({told(1, {copyOf(stoner, u"Stoner <1965>"_s, 640)}),
              told(2, {copyOf(augustus, u"Augustus"_s, 700)})});
        QTRY_COMPARE(m_service->notes.size(), 2);
        QVERIFY(m_service->notes.last().summary.startsWith(u"Augustus"_s));
    }

    void aBookHasOneNoteThatIsReplaced()
    {
        hear({told(1, {copyOf(stoner, u"Stoner"_s, 640)})});
        QTRY_COMPARE(m_service->notes.size(), 1);
        hear({told(1, {copyOf(stoner, u"Stoner"_s, 640)}),
              told(2, {copyOf(stoner, u"Stoner"_s, 590), copyOf(stoner, u"Stoner"_s, 610)})});
        QTRY_COMPARE(m_service->notes.size(), 2);
        QCOMPARE(m_service->notes.last().replaces, m_service->notes.first().id);
        QVERIFY(m_service->notes.last().summary.contains(u"€5.90"_s));
        QVERIFY(m_service->notes.last().body.contains(u"1 more"_s));
    }

    void aChosenNoteOpensTheCopiesAndTheDigestThePost()
    {
        QSignalSpy copies(&desktop(), &DesktopAlerts::copiesAsked);
        QSignalSpy post(&desktop(), &DesktopAlerts::postAsked);
        hear({told(1, {copyOf(stoner, u"Stoner"_s, 640)})});
        QTRY_COMPARE(m_service->notes.size(), 1);
        Q_EMIT m_service->ActionInvoked(m_service->notes.first().id + 7, u"default"_s);
        Q_EMIT m_service->ActionInvoked(m_service->notes.first().id, u"default"_s);
        QTRY_COMPARE(copies.size(), 1);
        QCOMPARE(copies.first().first().toString(), stoner);
        hear({told(2, {copyOf(stoner, u"Stoner"_s, 640), copyOf(augustus, u"Augustus"_s, 700)},
                   true)});
        QTRY_COMPARE(m_service->notes.size(), 2);
        QCOMPARE(m_service->notes.last().summary, u"Morning post: 2 books"_s);
        Q_EMIT m_service->ActionInvoked(m_service->notes.last().id, u"default"_s);
        QTRY_COMPARE(post.size(), 1);
    }

    void manyBooksAtOnceAreOneNote()
    {
        QList<QJsonObject> notifications;
        for (int i = 0; i <= DesktopAlerts::notesMax; ++i) {
            notifications += told(
                i + 1, {copyOf(u"01990000-0000-7000-8000-00000000010%1"_s.arg(i), u"A"_s, 500)});
        }
        hear(notifications.mid(0, DesktopAlerts::notesMax));
        QTRY_COMPARE(m_service->notes.size(), DesktopAlerts::notesMax);
        m_fixture->session.settings()->keep(u"alerts/told"_s, 0);
        hear(notifications);
        QTRY_COMPARE(m_service->notes.size(), DesktopAlerts::notesMax + 1);
        QCOMPARE(m_service->notes.last().summary, u"Morning post: 4 books"_s);
    }

    void nothingInterruptsInQuietHoursNorInAPause()
    {
        const QTime now = QTime::currentTime();
        const QByteArray quiet =
            QJsonDocument(QJsonObject{{u"from"_s, now.addSecs(-7200).toString(u"HH:mm"_s)},
                                      {u"until"_s, now.addSecs(7200).toString(u"HH:mm"_s)}})
                .toJson();
        m_daemon->answer("GET /api/v1/me/alerts", ways("08:00", quiet));
        hear({told(1, {copyOf(stoner, u"Stoner"_s, 640)})});
        QTRY_COMPARE(m_daemon->count("GET /api/v1/me/alerts"), 1);
        QByteArray paused = ways("08:00");
        paused.replace(R"("paused_until": null)", R"("paused_until": "2999-01-01T00:00:00.000Z")");
        m_daemon->answer("GET /api/v1/me/alerts", paused);
        hear({told(1, {copyOf(stoner, u"Stoner"_s, 640)})});
        QTRY_COMPARE(m_daemon->count("GET /api/v1/me/alerts"), 2);
        QCOMPARE(m_service->notes.size(), 0);
        // What waited is told afterwards.
        m_daemon->answer("GET /api/v1/me/alerts", ways("08:00"));
        hear({told(1, {copyOf(stoner, u"Stoner"_s, 640)})});
        QTRY_COMPARE(m_service->notes.size(), 1);
    }

    void whatIsPutOffOrReadIsNotTold()
    {
        QJsonObject read = told(1, {copyOf(stoner, u"Stoner"_s, 640)});
        read.insert(u"read_at"_s, u"2026-11-21T10:30:00.000Z"_s);
        const QJsonObject asleep = told(2, {copyOf(augustus, u"Augustus"_s, 700)});
        hear({read, asleep, told(3, {copyOf(stoner, u"Stoner"_s, 600)})},
             {QJsonObject{{u"notification_id"_s, asleep[u"id"_s]},
                          {u"wish_id"_s, augustus},
                          {u"until"_s, u"2999-01-01T00:00:00.000Z"_s}}});
        QTRY_COMPARE(m_service->notes.size(), 1);
        QVERIFY(m_service->notes.first().summary.contains(u"€6.00"_s));
        QVERIFY(!m_service->notes.first().body.contains(u"more"_s));
    }

    void switchedOffNothingIsShownAndSwitchedOnAgainNothingOld()
    {
        desktop().setOn(false);
        QVERIFY(m_fixture->session.undo()->canUndo());
        hear({told(1, {copyOf(stoner, u"Stoner"_s, 640)})});
        m_fixture->session.undo()->undo();
        QVERIFY(desktop().isOn());
        hear({told(1, {copyOf(stoner, u"Stoner"_s, 640)}),
              told(2, {copyOf(augustus, u"Augustus"_s, 700)})});
        QTRY_COMPARE(m_service->notes.size(), 1);
        QVERIFY(m_service->notes.first().summary.startsWith(u"Augustus"_s));
    }

    void aMatchInterruptsOnlyForABookThatIsToldAtOnce()
    {
        services::NewWish calm = SessionFixture::book(u"Calm"_s);
        services::NewWish urgent = SessionFixture::book(u"Urgent"_s);
        urgent.wish.alert = domain::AlertMode::Now;
        m_fixture->add({calm, urgent});
        QList<QJsonObject> notifications;
        for (const domain::Wish &wish : {calm.wish, urgent.wish}) {
            QJsonObject match = told(int(notifications.size()) + 1, {});
            match.insert(u"kind"_s, u"match"_s);
            match.insert(u"about"_s,
                         QJsonObject{{u"direction"_s, u"offered"_s},
                                     {u"title"_s, wish.title},
                                     {u"wish_id"_s, wish.id.toString()}});
            notifications += match;
        }
        hear(notifications);
        QTRY_COMPARE(m_service->notes.size(), 1);
        QCOMPARE(m_service->notes.first().summary, u"Urgent: a neighbour offers it."_s);
    }

    void withoutAServiceTheWindowSaysIt()
    {
        m_service.reset();
        desktop().check();
        QTRY_VERIFY(desktop().isMissing());
        QVERIFY(desktop().line().contains(u"No notification service"_s));
        hear({told(1, {copyOf(stoner, u"Stoner"_s, 640)})});
        QTRY_COMPARE(m_fixture->session.toasts()->text(), u"Stoner: a copy for €6.40 delivered."_s);
        // One that comes later is found.
        m_service = std::make_unique<NotificationService>(m_bus.address(), QStringList());
        hear({told(2, {copyOf(stoner, u"Stoner <b>"_s, 600)})});
        QTRY_COMPARE(m_service->notes.size(), 1);
        QVERIFY(m_service->notes.first().actions.isEmpty());
        desktop().check();
        QTRY_COMPARE(desktop().line(), u"Shown by Test desktop."_s);
    }

private:
    PrivateBus m_bus;
    std::unique_ptr<NotificationService> m_service;
};

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::DesktopAlertsTest)
#include "tst_desktopalerts.moc"
