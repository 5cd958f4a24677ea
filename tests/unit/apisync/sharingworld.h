// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakedevice.h"

#include <QJsonArray>
#include <QTest>

namespace endpaper::tests {

// Three people, and a list of the first one's with a wish in it.
class SharingWorld
{
protected:
    void makeWorld(SyncLimits limits = {})
    {
        m_world = std::make_unique<ApiWorld>(limits);
        m_ada = m_world->addPerson(u"Ada"_s);
        m_bo = m_world->addPerson(u"Bo"_s);
        m_cy = m_world->addPerson(u"Cy"_s);
        m_list = m_world
                     ->json(Method::Post, u"/api/v1/wishlists"_s, m_ada, 201,
                            {{u"name"_s, u"Birthday"_s}})
                     .value(u"id"_s)
                     .toString();
        m_wish = m_world
                     ->json(Method::Post, listPath(u"/wishes"_s), m_ada, 201,
                            {{u"title"_s, u"Austerlitz"_s}, {u"tags"_s, QJsonArray{u"gift"_s}}})
                     .value(u"id"_s)
                     .toString();
    }
    QJsonObject invite(const QJsonObject &body = {})
    {
        const QJsonObject made =
            m_world->json(Method::Post, listPath(u"/invites"_s), m_ada, 201, body);
        m_list = made.value(u"wishlist_id"_s).toString();
        return made;
    }
    void join(const Person &person, const QString &role = u"editor"_s)
    {
        const QString token = invite({{u"role"_s, role}}).value(u"token"_s).toString();
        const QJsonObject list =
            m_world->json(Method::Post, u"/api/v1/invites/%1/accept"_s.arg(token), person, 200);
        QCOMPARE(list.value(u"id"_s).toString(), m_list);
        QCOMPARE(list.value(u"my_role"_s).toString(), role);
        m_wish = m_world->json(Method::Get, listPath(u"/wishes"_s), person, 200)
                     .value(u"items"_s)
                     .toArray()
                     .first()
                     .toObject()
                     .value(u"id"_s)
                     .toString();
    }
    Uuid spaceOf(const char *kind)
    {
        return *Uuid::fromBytes(QByteArray::fromHex(
            m_world->column(QByteArray("SELECT hex(sp) FROM space WHERE kind = '") + kind + "'")
                .constFirst()
                .toByteArray()));
    }
    bool hasEvent(LiveEvent::Kind kind, const Person &person, const Uuid &space)
    {
        return std::ranges::any_of(m_world->events, [&](const LiveEvent &event) {
            return event.kind == kind && event.account == person.account && event.space == space;
        });
    }
    QString listPath(const QString &more = {}) const
    {
        return u"/api/v1/wishlists/"_s + m_list + more;
    }

    std::unique_ptr<ApiWorld> m_world;
    Person m_ada;
    Person m_bo;
    Person m_cy;
    QString m_list;
    QString m_wish;
};

} // namespace endpaper::tests
