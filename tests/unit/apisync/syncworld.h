// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakedevice.h"

#include <QTest>

namespace endpaper::tests {

// A server, and two devices of one account, of which the first has sent a list with a wish in it.
class SyncWorld
{
protected:
    void makeWorld(SyncLimits limits = {}, const QList<protocol::FieldValue> &ofTheWish = {})
    {
        m_world = std::make_unique<ApiWorld>(limits);
        const Person ada = m_world->addPerson(u"Ada"_s);
        m_a = std::make_unique<FakeDevice>(*m_world, ada, 0xA);
        m_b = std::make_unique<FakeDevice>(*m_world, ada, 0xF000'0000'0000'000B);
        m_list = Uuid::create();
        m_wish = Uuid::create();
        m_a->addList(m_list, u"To read"_s);
        m_a->addWish(m_wish, m_list, u"Austerlitz"_s, ofTheWish);
        m_a->syncAll();
    }

    std::unique_ptr<ApiWorld> m_world;
    std::unique_ptr<FakeDevice> m_a;
    std::unique_ptr<FakeDevice> m_b;
    Uuid m_list;
    Uuid m_wish;
};

} // namespace endpaper::tests
