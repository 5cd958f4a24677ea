// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "fakedaemon.h"
#include "sessionfixture.h"

namespace endpaper::viewmodel {

// A session in the English of Ireland and a daemon for it, made anew for each test.
class DaemonWorld
{
protected:
    void makeWorld()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland));
        m_fixture = std::make_unique<SessionFixture>();
        m_daemon = std::make_unique<FakeDaemon>();
    }
    void connectDaemon()
    {
        m_fixture->services->client.setEndpoint(services::Endpoint{.base = m_daemon->url()}, {});
    }
    void disconnectDaemon() { m_fixture->services->client.setEndpoint(std::nullopt, {}); }

    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<FakeDaemon> m_daemon;
};

} // namespace endpaper::viewmodel
