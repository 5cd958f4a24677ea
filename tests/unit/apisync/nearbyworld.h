// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakedevice.h"

#include "domain/place.h"
#include "protocol/schema.h"

#include <QJsonArray>
#include <QTest>

namespace endpaper::tests {

// Somewhere in Berlin, and how far north of it something is.
inline constexpr double homeLat = 52.5170;
inline constexpr double homeLng = 13.3889;
inline double northOf(double lat, double metres) { return lat + metres / 111'195.0; }

// One who looks for a book and one who offers some: their server, made anew for each test.
class NearbyWorld
{
protected:
    void makeWorld()
    {
        m_world = std::make_unique<ApiWorld>();
        m_ada = m_world->addPerson(u"Ada"_s);
        m_bo = m_world->addPerson(u"Bo"_s);
        m_device = std::make_unique<FakeDevice>(*m_world, m_ada, 0xA);
        m_list = Uuid::create();
        m_wish = Uuid::create();
        m_device->addList(m_list, u"To read"_s);
        m_device->addWish(
            m_wish, m_list, u"Austerlitz"_s,
            {{"isbn", u"9780140297997"_s}, {"authors", protocol::textsValue({u"W. G. Sebald"_s})}});
    }
    void settle(const Person &person, double lat, double lng)
    {
        m_world->json(Method::Put, u"/api/v1/me/position"_s, person, 200,
                      {{u"lat"_s, lat}, {u"lng"_s, lng}});
    }
    QJsonObject offer(const Person &person, double lat, double lng, QJsonObject more = {})
    {
        if (!more.contains(u"title"_s)) {
            more.insert(u"title"_s, u"Austerlitz"_s);
            more.insert(u"isbn"_s, u"9780140297997"_s);
        }
        if (!more.contains(u"place"_s)) {
            more.insert(u"place"_s,
                        QJsonObject{{u"lat"_s, lat}, {u"lng"_s, lng}, {u"radius_m"_s, 10'000}});
        }
        return m_world->json(Method::Post, u"/api/v1/offers"_s, person, 201, more);
    }
    QJsonArray matches(const Person &person, const QString &query = {})
    {
        return m_world->json(Method::Get, u"/api/v1/matches?"_s + query, person, 200)
            .value(u"items"_s)
            .toArray();
    }

    std::unique_ptr<ApiWorld> m_world;
    Person m_ada; // looks
    Person m_bo; // offers
    std::unique_ptr<FakeDevice> m_device;
    Uuid m_list;
    Uuid m_wish;
};

} // namespace endpaper::tests
