// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedaemon.h"
#include "sessionfixture.h"

#include "protocol/routes.h"
#include "store/cache/processes.h"

#include <unistd.h>

using namespace endpaper;
using namespace endpaper::viewmodel;
using namespace Qt::StringLiterals;

// What the account page says of what waits, of this account and of those that were left.
class TestAccountState : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        // Signed in at a server that is not there.
        QVERIFY(m_fixture->services->profile.setSharedAccount(m_account));
        m_fixture->services->accounts.openCache();
        QVERIFY(SessionFixture::waitFor([this] {
            return m_fixture->services->workspace.isOpen()
                && m_fixture->services->workspace.path() == m_fixture->services->profile.cacheFile()
                && m_fixture->session.library()->isLoaded();
        }));
    }
    void cleanup() { m_fixture.reset(); }

    void offersCountInTheOutboxesLine()
    {
        SyncStatus &sync = *m_fixture->session.sync();
        QCOMPARE(sync.waitingCount(), 0);
        QVERIFY(SessionFixture::wait(m_fixture->services->nearby.commands().add(
            {.id = Uuid::create(),
             .method = "POST",
             .path = u"/api/v1/offers"_s,
             .body = R"({"kind": "give", "title": "Stoner"})",
             .madeAt = m_fixture->services->clock.now()})));
        QTRY_COMPARE(sync.outbox()->count(), 1);
        QCOMPARE(sync.waitingCount(), 1);
        QVERIFY2(sync.statusLine().contains(u"1 change(s) waiting"), qPrintable(sync.statusLine()));
        m_fixture->session.library()->create(u"Mine"_s, LibraryModel::ListKind::Wishlist);
        QTRY_COMPARE(sync.outbox()->count(), 2);
        QTRY_COMPARE(sync.waitingCount(), 2);
        QVERIFY(sync.stripLine().contains(u"2 change(s)"));
    }

    void anOfferMadeOfflineWaitsInWords()
    {
        services::NearbyService &nearby = m_fixture->services->nearby;
        nearby.setArea({52.5, 13.4}, domain::CellSize::Km3, u"Berlin"_s);
        QVERIFY(SessionFixture::wait(nearby.post({.kind = u"sell"_s, .title = u"Stoner"_s})));
        QTRY_VERIFY(waitingWords().contains(u"Offer: Stoner, for sale"_s));
        const auto kept = SessionFixture::wait(nearby.commands().commands());
        QVERIFY(kept && kept->size() == 1);
        // Taken back before it was sent: nothing waits.
        QVERIFY(SessionFixture::wait(nearby.withdraw(kept->first().id.toString())));
        QTRY_VERIFY(!waitingWords().contains(u"Offer: Stoner, for sale"_s));
    }

    void aRefusedOfferSaysWhy()
    {
        const Uuid id = Uuid::create();
        services::CommandQueue &queue = m_fixture->services->nearby.commands();
        QVERIFY(SessionFixture::wait(queue.add({.id = id,
                                                .method = "POST",
                                                .path = u"/api/v1/offers"_s,
                                                .body = R"({"kind":"give","title":"Vertigo"})",
                                                .madeAt = m_fixture->services->clock.now()})));
        const auto refuse = [&] {
            return SessionFixture::wait(
                m_fixture->services->workspace.write([id](store::Transaction &transaction) {
                    return store::commandRefused(transaction, id, 403, u"forbidden"_s);
                }));
        };
        QVERIFY(refuse());
        Q_EMIT queue.changed();
        const QString said = u"Offer: Vertigo, to give away. Your account may not do this."_s;
        QTRY_VERIFY(waitingWords().contains(said));
        SyncStatus &sync = *m_fixture->session.sync();
        sync.tryCommandAgain(id.toString());
        QTRY_VERIFY(waitingWords().contains(u"Offer: Vertigo, to give away"_s));
        QVERIFY(refuse());
        sync.letCommandGo(id.toString());
        QTRY_VERIFY(!waitingWords().join(u' ').contains(u"Vertigo"_s));
    }

    void oneGroupOfManyChangesCountsAsMany()
    {
        m_fixture->session.library()->create(u"Mine"_s, LibraryModel::ListKind::Wishlist);
        QTRY_COMPARE(m_fixture->session.sync()->outbox()->count(), 1);
        QList<services::NewWish> books;
        for (const auto &title : {u"Stoner"_s, u"Austerlitz"_s, u"Middlemarch"_s}) {
            books += SessionFixture::book(title);
        }
        m_fixture->add(books);
        QTRY_COMPARE(m_fixture->session.sync()->outbox()->count(), 4);
        QTRY_COMPARE(m_fixture->session.sync()->waitingCount(), 4);
    }

    void eachRefusalIsToldAsWhatItIs_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("rail");
        QTest::newRow("busy") << 503 << u"busy or its disk is full"_s
                              << u"Waiting for the server"_s;
        QTest::newRow("full") << 507 << u"busy or its disk is full"_s
                              << u"Waiting for the server"_s;
        QTest::newRow("too often") << 429 << u"asks us to wait"_s << u"Waiting for the server"_s;
        QTest::newRow("too large") << 413 << u"less at once"_s << u"Waiting for the server"_s;
        QTest::newRow("devices") << 403 << u"no more devices"_s
                                 << u"Not exchanged: see Account and sync"_s;
        QTest::newRow("too old") << 501 << u"newer Endpaper"_s
                                 << u"Not exchanged: see Account and sync"_s;
        QTest::newRow("no Endpaper")
            << 404 << u"do not understand"_s << u"Waiting for the server"_s;
    }
    void eachRefusalIsToldAsWhatItIs()
    {
        QFETCH(int, status);
        QFETCH(QString, line);
        QFETCH(QString, rail);
        FakeDaemon daemon;
        daemon.answer("POST " + QByteArray(protocol::helloPath), "{}", status);
        connectTo(daemon);
        SyncStatus &sync = *m_fixture->session.sync();
        QTRY_VERIFY2(sync.problemLine().contains(line), qPrintable(sync.problemLine()));
        // Not while a try is under way.
        QTRY_VERIFY2(sync.problemLine().contains(u"We try again at"),
                     qPrintable(sync.problemLine()));
        QVERIFY2(sync.stripLine().contains(line), qPrintable(sync.stripLine()));
        QVERIFY(!sync.stripLine().contains(u"No network"));
        QCOMPARE(sync.statusLine(), rail);
    }

    void noAnswerIsNoNetwork()
    {
        FakeDaemon daemon;
        daemon.close();
        connectTo(daemon);
        SyncStatus &sync = *m_fixture->session.sync();
        QTRY_VERIFY2(sync.problemLine().startsWith(u"The server does not answer. We try again at"),
                     qPrintable(sync.problemLine()));
        QVERIFY(sync.stripLine().startsWith(u"No network."));
        QCOMPARE(sync.statusLine(), u"Offline"_s);
    }

    void aPauseOutlivesTheProgram()
    {
        services::SyncService &service = m_fixture->services->sync;
        FakeDaemon daemon;
        m_fixture->session.sync()->pause();
        QVERIFY(m_fixture->session.sync()->isPaused());
        reopen();
        QTRY_VERIFY(service.isPaused());
        connectTo(daemon);
        QTRY_COMPARE(service.status().state, sync::SyncState::Paused);
        QCOMPARE(daemon.count("POST " + QByteArray(protocol::helloPath)), 0);
        m_fixture->session.sync()->resume();
        QTRY_VERIFY(daemon.count("POST " + QByteArray(protocol::helloPath)) > 0);
        reopen();
        QTRY_VERIFY(!service.isPaused());
    }

    void anotherWindowDoesTheSending()
    {
        // Of a process that lives: the one that started us.
        const auto taken =
            SessionFixture::wait(m_fixture->services->workspace.write([](store::Transaction &t) {
                return store::takeLease(t, store::leaseOwner(::getppid()),
                                        SystemClock::instance().now(), 30'000);
            }));
        QVERIFY(taken && *taken);
        FakeDaemon daemon;
        connectTo(daemon);
        SyncStatus &sync = *m_fixture->session.sync();
        QTRY_VERIFY2(sync.stripLine().startsWith(u"Endpaper is open twice with these books."),
                     qPrintable(sync.stripLine()));
        QVERIFY(sync.statusLine().startsWith(u"Another window of Endpaper does the sending"));
        QCOMPARE(daemon.count("POST " + QByteArray(protocol::helloPath)), 0);
    }

    void whatAnAccountNeverSentIsToldAfterItWasLeft()
    {
        AccountEditor &account = *m_fixture->session.account();
        QCOMPARE(account.leftLine(), QString());
        m_fixture->session.library()->create(u"Mine"_s, LibraryModel::ListKind::Wishlist);
        QVERIFY(m_fixture->waitForUndo(u"Mine"_s));
        account.signOut();
        QTRY_COMPARE(
            account.leftLine(),
            u"1 change(s) of Bo, books.example.org were never sent. They are kept here and "
            "go when that account signs in again."_s);
        // Not of the books that are open.
        QVERIFY(m_fixture->services->profile.setSharedAccount(m_account));
        m_fixture->services->accounts.openCache();
        QTRY_COMPARE(account.leftLine(), QString());
        QTRY_COMPARE(m_fixture->session.sync()->waitingCount(), 1);
    }

    void signingOutKeepsTheBooks()
    {
        const QString cache = m_fixture->services->profile.cacheFile();
        QVERIFY(m_fixture->session.account()->isSignedIn());
        m_fixture->session.account()->signOut();
        QVERIFY(!m_fixture->session.account()->isSignedIn());
        QVERIFY(QFile::exists(cache));
    }

    void erasingSaysHowMuchIsLostAndAsksAnewForMore()
    {
        const QString cache = m_fixture->services->profile.cacheFile();
        AccountEditor &account = *m_fixture->session.account();
        account.askErase();
        QTRY_VERIFY(!account.eraseLine().isEmpty());
        QVERIFY2(!account.eraseLine().contains(u"lost"_s), qPrintable(account.eraseLine()));
        // Meanwhile something was made.
        QVERIFY(SessionFixture::wait(m_fixture->services->wishlists.add(
            {SessionFixture::book(u"Stoner"_s)}, {.nameIfNone = u"To hunt"_s})));
        account.erase();
        QTRY_VERIFY(account.eraseLine().contains(u"will be lost"_s));
        QVERIFY(account.isSignedIn());
        QVERIFY(QFile::exists(cache));
        account.keep();
        QVERIFY(account.eraseLine().isEmpty());
        account.erase(); // not asked
        QVERIFY(account.isSignedIn());

        account.askErase();
        QTRY_VERIFY(!account.eraseLine().isEmpty());
        account.erase();
        QTRY_VERIFY(!account.isSignedIn());
        QTRY_VERIFY(!QFile::exists(cache));
        const QFileInfo file(cache);
        QVERIFY(file.dir().entryList({file.fileName() + u'*'}, QDir::Files).isEmpty());
        QVERIFY(QFile::exists(m_fixture->services->profile.soloCacheFile()));
        QVERIFY(account.eraseLine().isEmpty());
    }

    void whatWasErasedIsNotLeft()
    {
        AccountEditor &account = *m_fixture->session.account();
        m_fixture->session.library()->create(u"Mine"_s, LibraryModel::ListKind::Wishlist);
        QVERIFY(m_fixture->waitForUndo(u"Mine"_s));
        account.askErase();
        QTRY_VERIFY(account.eraseLine().startsWith(u"1 change(s) never reached the server."));
        account.erase();
        QTRY_VERIFY(!account.isSignedIn());
        QTRY_COMPARE(account.eraseLine(), QString());
        QCOMPARE(account.leftLine(), QString());
    }

    void nothingIsErasedUnderAnotherWindow()
    {
        AccountEditor &account = *m_fixture->session.account();
        const QString path = m_fixture->services->workspace.path();
        auto other = store::FileHold::take(path, store::FileHold::Kind::Shared);
        QVERIFY(other);
        account.askErase();
        QTRY_VERIFY(!account.eraseLine().isEmpty());
        account.erase();
        QTRY_VERIFY(m_fixture->session.toasts()->text().startsWith(u"Another window"_s));
        QVERIFY(account.isSignedIn());
        QVERIFY(QFile::exists(path));
        other->reset();
        account.askErase();
        QTRY_VERIFY(!account.eraseLine().isEmpty());
        account.erase();
        QTRY_VERIFY(!account.isSignedIn());
        QTRY_VERIFY(!QFile::exists(path));
    }

private:
    // Row by row, what the outbox says.
    QStringList waitingWords()
    {
        const OutboxModel &outbox = *m_fixture->session.sync()->outbox();
        QStringList all;
        for (int row = 0; row < outbox.count(); ++row) {
            all += outbox.data(outbox.index(row), OutboxModel::WordsRole).toString();
        }
        return all;
    }
    void connectTo(const FakeDaemon &daemon)
    {
        m_fixture->services->client.setEndpoint(services::Endpoint{.base = daemon.url(),
                                                                   .serverId = m_account.serverId,
                                                                   .account = m_account.account},
                                                {"access", "refresh"});
    }
    void reopen()
    {
        m_fixture->services->client.setEndpoint(std::nullopt, {});
        QSignalSpy opened(&m_fixture->services->workspace, &services::Workspace::opened);
        m_fixture->services->accounts.openCache();
        QVERIFY(SessionFixture::waitFor([&] { return !opened.isEmpty(); }));
    }

    const services::SharedAccount m_account{.server = QUrl(u"https://books.example.org"_s),
                                            .serverId = Uuid::create(),
                                            .account = Uuid::create(),
                                            .email = u"bo@example.org"_s,
                                            .displayName = u"Bo"_s};
    std::unique_ptr<SessionFixture> m_fixture;
};

QTEST_MAIN(TestAccountState)
#include "tst_accountstate.moc"
