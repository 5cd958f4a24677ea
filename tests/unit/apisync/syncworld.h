// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakedevice.h"
#include "protocol/routes.h"

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

    void hello(const FakeDevice &device)
    {
        protocol::HelloRequest hello{.account = device.person.account, .device = device.device};
        hello.through = device.from - 1;
        hello.chain = device.chain;
        if (device.cursor != 0) {
            hello.high.insert(device.space, {device.cursor, device.lin});
        }
        QCOMPARE(m_world->sync(protocol::helloPath, device.person, protocol::encode(hello)).status,
                 200);
    }
    // What the server answers to a push of these bytes.
    int sendBody(const QByteArray &body, const QByteArray &encoding = {})
    {
        QList<QPair<QByteArray, QByteArray>> headers = {{"content-type", "application/cbor"}};
        if (!encoding.isEmpty()) {
            headers.append({QByteArray("content-encoding"), encoding});
        }
        return m_world
            ->send(Method::Post, QString::fromLatin1(protocol::pushPath), m_a->person, body,
                   headers)
            .status;
    }

    std::unique_ptr<ApiWorld> m_world;
    std::unique_ptr<FakeDevice> m_a;
    std::unique_ptr<FakeDevice> m_b;
    Uuid m_list;
    Uuid m_wish;
};

} // namespace endpaper::tests
