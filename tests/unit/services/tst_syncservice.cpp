// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/syncservice.h"
#include "store/cache/fetched.h"
#include "workspaceworld.h"

using namespace endpaper;
using namespace endpaper::services;

// The exchange as the desktop runs it: when it may begin, and what is asked when it fails.
class TestSyncService : public QObject, private WorkspaceWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        sync.reset();
        makeWorld();
        hellos = 0;
        questions = 0;
        daemon =
            std::make_unique<test::StubDaemon>([this](const test::StubDaemon::Request &request) {
                hellos += request.path.startsWith("/api/v1/sync/") ? 1 : 0;
                questions += request.path == "/api/v1/server" ? 1 : 0;
                return request.path == "/api/v1/server"
                    ? test::StubDaemon::Answer{.json = "{}"}
                    : test::StubDaemon::Answer{.status = 503, .json = "{}"};
            });
        sync = std::make_unique<SyncService>(*workspace, *client);
    }

    void aPauseHoldsFromTheFirstMoment()
    {
        open(u"paused"_s);
        QTRY_COMPARE(sync->status().state, sync::SyncState::LocalOnly);
        sync->setPaused(true);
        open(u"other"_s);
        QTRY_VERIFY(!sync->isPaused());
        connectTo(daemon->url());
        QTRY_VERIFY(hellos > 0);
        client->setEndpoint(std::nullopt, {});
        open(u"third"_s);
        // It gives way to the paused one before it is known whether it is paused itself.
        workspace->close();
        workspace->open(path(u"paused"_s));
        connectTo(daemon->url());
        hellos = 0;
        QTRY_VERIFY(sync->isPaused());
        QTRY_COMPARE(sync->status().state, sync::SyncState::Paused);
        QCOMPARE(hellos, 0);
    }

    void aFailedTryIsLookedIntoOnce()
    {
        open(u"a"_s);
        connectTo(daemon->url());
        QTRY_VERIFY_WITH_TIMEOUT(hellos >= 3, 30'000);
        QTRY_COMPARE(sync->trouble(), SyncService::Trouble::Server);
        QVERIFY2(questions <= hellos, qPrintable(u"%1 of %2"_s.arg(questions).arg(hellos)));
    }

private:
    int hellos = 0;
    int questions = 0;
    std::unique_ptr<test::StubDaemon> daemon;
    std::unique_ptr<SyncService> sync;
};

QTEST_GUILESS_MAIN(TestSyncService)
#include "tst_syncservice.moc"
