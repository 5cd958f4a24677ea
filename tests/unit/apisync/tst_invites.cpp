// SPDX-License-Identifier: GPL-3.0-or-later
#include "sharingworld.h"

#include "server/api/inviteletter.h"

#include <QJsonDocument>

using namespace endpaper;
using namespace endpaper::tests;

// Who is invited to a list, and how they hear of it.
class TestInvites : public QObject, private SharingWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init() { makeWorld(); }
    void addressedInviteIsForThatAddressOnce();
    void whoIsInvitedByAddressGetsALetter();
    void aDaysLettersAreCounted();
    void inviteEndsWhenTakenBackOrOver();
};

void TestInvites::addressedInviteIsForThatAddressOnce()
{
    const QJsonObject made = invite({{u"email"_s, u"BO@example.org"_s}, {u"role"_s, u"editor"_s}});
    const QString path = u"/api/v1/invites/"_s + made.value(u"token"_s).toString();
    m_world->json(Method::Get, path, m_cy, 404);
    m_world->json(Method::Post, path + u"/accept"_s, m_cy, 404);
    // Bo is told; of an address that nobody here has, nothing is said.
    const QJsonObject told = m_world->json(Method::Get, u"/api/v1/notifications"_s, m_bo, 200)
                                 .value(u"items"_s)
                                 .toArray()
                                 .first()
                                 .toObject();
    QCOMPARE(told.value(u"kind"_s).toString(), u"invite"_s);
    QCOMPARE(told.value(u"about"_s).toObject().value(u"list"_s).toString(), u"Birthday"_s);
    QJsonObject unknown = invite({{u"email"_s, u"nobody@example.org"_s}});
    QVERIFY(unknown.contains(u"token"_s));
    const QJsonObject shown = m_world->json(Method::Get, path, m_bo, 200);
    QCOMPARE(shown.value(u"list"_s).toString(), u"Birthday"_s);
    QCOMPARE(shown.value(u"from"_s).toString(), u"Ada"_s);
    m_world->json(Method::Post, path + u"/accept"_s, m_bo, 200);
    m_world->json(Method::Post, path + u"/accept"_s, m_bo, 200); // the same answer got lost
    m_world->json(Method::Delete, listPath(u"/members/me"_s), m_bo, 204);
    m_world->json(Method::Post, path + u"/accept"_s, m_bo, 404); // but it was for once
    m_world->json(Method::Post, listPath(u"/invites"_s), m_ada, 422, {{u"email"_s, u"none"_s}});
}

void TestInvites::whoIsInvitedByAddressGetsALetter()
{
    QCOMPARE(invite({{u"email"_s, u"nobody@example.org"_s}}).value(u"mailed"_s),
             QJsonValue(false)); // no mail server
    QVERIFY(!invite().contains(u"mailed"_s));
    m_world->useMail();
    const QJsonObject made =
        invite({{u"email"_s, u"nobody@example.org"_s}, {u"role"_s, u"editor"_s}});
    QCOMPARE(made.value(u"mailed"_s), QJsonValue(true));
    QVERIFY(!invite().contains(u"mailed"_s));
    QCOMPARE(m_world->column("SELECT target FROM delivery WHERE channel = 'email'"),
             QList<QVariant>{u"nobody@example.org"_s});
    QCOMPARE(m_world->column("SELECT count(*) FROM job WHERE kind = 'deliver'"),
             QList<QVariant>{1});
    const QJsonObject letter =
        QJsonDocument::fromJson(m_world->column("SELECT body FROM delivery")[0].toByteArray())
            .object();
    QCOMPARE(letter.value(u"subject"_s).toString(), u"Ada invites you to the list “Birthday”"_s);
    const QString text = letter.value(u"text"_s).toString();
    QVERIFY(text.contains(made.value(u"url"_s).toString()));
    QVERIFY(text.contains(u"you may change it"));
}

void TestInvites::aDaysLettersAreCounted()
{
    m_world->useMail();
    const QJsonObject address{{u"email"_s, u"nobody@example.org"_s}};
    for (int i = 0; i < inviteLettersPerDayMax; ++i) {
        const QJsonObject made = invite(address);
        QCOMPARE(made.value(u"mailed"_s), QJsonValue(true));
        m_world->json(Method::Delete, listPath(u"/invites/"_s + made.value(u"id"_s).toString()),
                      m_ada, 204);
    }
    QCOMPARE(invite(address).value(u"mailed"_s), QJsonValue(false));
    m_world->clock.advance(std::chrono::hours(24) + std::chrono::milliseconds(1));
    QCOMPARE(invite(address).value(u"mailed"_s), QJsonValue(true));
}

void TestInvites::inviteEndsWhenTakenBackOrOver()
{
    const QJsonObject first = invite();
    const QJsonObject second = invite();
    m_world->json(Method::Delete, listPath(u"/invites/"_s + first.value(u"id"_s).toString()), m_ada,
                  204);
    m_world->json(Method::Post,
                  u"/api/v1/invites/%1/accept"_s.arg(first.value(u"token"_s).toString()), m_bo,
                  404);
    const QString path = u"/api/v1/invites/%1/accept"_s.arg(second.value(u"token"_s).toString());
    m_world->clock.advance(std::chrono::days(30) - std::chrono::milliseconds(1));
    m_world->json(Method::Post, path, m_bo, 200);
    m_world->clock.advance(std::chrono::milliseconds(1));
    m_world->json(Method::Post, path, m_cy, 404);
    m_world->json(Method::Post, u"/api/v1/invites/nonsense/accept"_s, m_cy, 404);
}

QTEST_GUILESS_MAIN(TestInvites)
#include "tst_invites.moc"
