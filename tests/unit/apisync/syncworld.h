// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "apiworld.h"

#include <QTest>

namespace endpaper::tests {

using namespace Qt::StringLiterals;

// A server with narrow limits, and a device of one account with a list and a wish in it.
class SyncWorld
{
protected:
    void makeWorld()
    {
        m_world =
            std::make_unique<ApiWorld>(server::SyncLimits{.liveRowsMax = 50, .bytesMax = 100'000});
        m_a = std::make_unique<FakeDevice>(*m_world, m_world->addPerson(u"Ada"_s), 0xA);
        m_list = Uuid::create();
        m_wish = Uuid::create();
        m_a->addList(m_list, u"To read"_s);
        m_a->addWish(m_wish, m_list, u"Austerlitz"_s);
        m_a->syncAll();
    }

    std::unique_ptr<ApiWorld> m_world;
    std::unique_ptr<FakeDevice> m_a;
    Uuid m_list;
    Uuid m_wish;
};

} // namespace endpaper::tests
