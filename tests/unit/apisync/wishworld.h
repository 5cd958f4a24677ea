// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakedevice.h"

#include <QJsonArray>
#include <QTest>

namespace endpaper::tests {

// A server, and a reader who changes lists over REST.
class WishWorld
{
protected:
    void makeWorld()
    {
        m_world = std::make_unique<ApiWorld>();
        m_ada = m_world->addPerson(u"Ada"_s);
    }
    QString addList(const QString &name)
    {
        return m_world->json(Method::Post, u"/api/v1/wishlists"_s, m_ada, 201, {{u"name"_s, name}})
            .value(u"id"_s)
            .toString();
    }
    QJsonObject addWish(const QString &list, const QJsonObject &body)
    {
        return m_world->json(Method::Post, u"/api/v1/wishlists/%1/wishes"_s.arg(list), m_ada, 201,
                             body);
    }
    QStringList titlesOf(const QString &list, const QString &query = {})
    {
        const QJsonObject page = m_world->json(
            Method::Get, u"/api/v1/wishlists/%1/wishes?%2"_s.arg(list, query), m_ada, 200);
        QStringList titles;
        const QJsonArray items = page.value(u"items"_s).toArray();
        for (const QJsonValue &item : items) {
            titles.append(item.toObject().value(u"title"_s).toString());
        }
        return titles;
    }

    std::unique_ptr<ApiWorld> m_world;
    Person m_ada;
};

} // namespace endpaper::tests
