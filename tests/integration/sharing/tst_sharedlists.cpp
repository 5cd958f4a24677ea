// SPDX-License-Identifier: GPL-3.0-or-later
#include "../daemon/runningdaemon.h"
#include "services/services.h"

#include <QSignalSpy>
#include <QTest>

using namespace endpaper;
using namespace endpaper::services;
using namespace Qt::StringLiterals;

namespace {
constexpr int patienceMs = 30'000;

// A reader with a window's services, signed up at the daemon.
struct Person
{
    Person(const QString &name, const QString &server)
        : services(std::move(
            *Services::create({.profileRoot = folder.path(), .daemonProgram = u"/nowhere"_s})))
    {
        services->accounts.openCache();
        const auto candidate = wait(services->accounts.probe(server));
        isThere = candidate
            && wait(services->accounts.signUp(*candidate,
                                              {.email = name + u"@example.org"_s,
                                               .password = u"correct horse"_s,
                                               .displayName = name}))
                   .has_value();
    }
    template <typename T> static T wait(QFuture<T> future)
    {
        (void)QTest::qWaitFor([&future] { return future.isFinished(); }, patienceMs);
        return future.result();
    }
    [[nodiscard]] QStringList titles(const Uuid &list) const
    {
        QStringList titles;
        const auto lines = wait(services->wishlists.wishes(list));
        for (const store::WishLine &line : lines.value_or(QList<store::WishLine>())) {
            titles += line.title;
        }
        return titles;
    }
    [[nodiscard]] Uuid wishOn(const Uuid &list, const QString &title) const
    {
        const auto lines = wait(services->wishlists.wishes(list));
        for (const store::WishLine &line : lines.value_or(QList<store::WishLine>())) {
            if (line.title == title) {
                return line.id;
            }
        }
        return {};
    }
    Uuid addList(const QString &name)
    {
        const Uuid id = Uuid::create();
        return wait(services->wishlists.createList(id, name, domain::ListRole::Wishlist)) ? id
                                                                                          : Uuid();
    }
    bool addBook(const Uuid &list, const QString &title)
    {
        NewWish wish;
        wish.wish.id = Uuid::create();
        wish.wish.title = title;
        return wait(services->wishlists.add({wish}, {.list = list, .nameIfNone = {}})).has_value();
    }
    [[nodiscard]] SharingService &sharing() const { return services->sharing; }

    QTemporaryDir folder;
    std::unique_ptr<Services> services;
    bool isThere = false;
};
} // namespace

// Lists that people share, over a real daemon: each reader has services, a cache and a socket.
class TestSharedLists : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void anInvitedEditorWritesAndTheOwnerSees();
    void aViewerIsRefusedBeforeAnythingIsWritten();
    void claimsAreSeenByAllButWhomTheListIsFor();
    void twoWhoClaimWithoutKnowingEachOther();
    void whoIsTakenOutLosesTheListAndNothingElse();
    void ownersDeleteIsNotARevoke();
    void leavingIsNotLosing();
    void offlineNothingIsShared();

private:
    // Ada's list of one book; joined by the other.
    bool join(Person &other, ShareRole role);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<test::RunningDaemon> m_daemon;
    std::unique_ptr<Person> m_ada;
    std::unique_ptr<Person> m_bo;
    Uuid m_list;
};

void TestSharedLists::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_daemon = std::make_unique<test::RunningDaemon>(m_folder->path());
    QVERIFY2(m_daemon->start(), qPrintable(m_daemon->errors()));
    m_ada = std::make_unique<Person>(u"Ada"_s, m_daemon->url());
    m_bo = std::make_unique<Person>(u"Bo"_s, m_daemon->url());
    QVERIFY(m_ada->isThere && m_bo->isThere);
    m_list = m_ada->addList(u"Birthday"_s);
    QVERIFY(m_ada->addBook(m_list, u"Austerlitz"_s));
}

void TestSharedLists::cleanup()
{
    m_bo.reset();
    m_ada.reset();
    m_daemon.reset();
    m_folder.reset();
}

bool TestSharedLists::join(Person &other, ShareRole role)
{
    const auto invitation = Person::wait(m_ada->sharing().invite(m_list, role));
    if (!invitation) {
        qWarning() << invitation.error().context;
        return false;
    }
    m_list = invitation->list;
    const auto link = parseInviteLink(invitation->url);
    if (!link || link->server != QUrl(m_daemon->url())) {
        return false;
    }
    const auto shown = Person::wait(other.sharing().look(link->token));
    const auto joined = Person::wait(other.sharing().accept(link->token));
    return shown && shown->list == u"Birthday"_s && shown->from == u"Ada"_s && shown->role == role
        && joined && *joined == m_list
        && QTest::qWaitFor(
               [&] {
                   const auto here = other.sharing().find(m_list);
                   return here && here->owner == u"Ada"_s && here->people >= 2
                       && m_ada->sharing().find(m_list)
                       && other.titles(m_list) == QStringList{u"Austerlitz"_s}
                   && m_ada->titles(m_list) == QStringList{u"Austerlitz"_s};
               },
               patienceMs);
}

void TestSharedLists::anInvitedEditorWritesAndTheOwnerSees()
{
    QVERIFY(join(*m_bo, ShareRole::Editor));
    QCOMPARE(m_ada->sharing().find(m_list)->role, ShareRole::Owner);
    QCOMPARE(m_bo->sharing().find(m_list)->role, ShareRole::Editor);
    QVERIFY(m_bo->addBook(m_list, u"Stoner"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_ada->titles(m_list), (QStringList{u"Austerlitz"_s, u"Stoner"_s}),
                              patienceMs);
    QVERIFY(Person::wait(m_ada->services->wishlists.remove({m_ada->wishOn(m_list, u"Stoner"_s)})));
    QTRY_COMPARE_WITH_TIMEOUT(m_bo->titles(m_list), QStringList{u"Austerlitz"_s}, patienceMs);
}

void TestSharedLists::aViewerIsRefusedBeforeAnythingIsWritten()
{
    QVERIFY(join(*m_bo, ShareRole::Viewer));
    QVERIFY(!m_bo->sharing().mayEdit(m_list));
    QVERIFY(!m_bo->addBook(m_list, u"Stoner"_s));
    QCOMPARE(m_bo->titles(m_list), QStringList{u"Austerlitz"_s});
    // A role that changes is told, and counts at once.
    QSignalSpy changed(&m_bo->sharing(), &SharingService::roleChanged);
    const auto people = Person::wait(m_ada->sharing().people(m_list));
    QVERIFY(people && people->members.size() == 2 && people->invitations.size() == 1);
    const Uuid bo = people->members[people->members[0].isMe ? 1 : 0].user;
    QVERIFY(Person::wait(m_ada->sharing().setRole(m_list, bo, ShareRole::Editor)));
    QTRY_VERIFY_WITH_TIMEOUT(m_bo->sharing().mayEdit(m_list), patienceMs);
    QCOMPARE(changed.size(), 1);
    QVERIFY(m_bo->addBook(m_list, u"Stoner"_s));
    QTRY_COMPARE_WITH_TIMEOUT(m_ada->titles(m_list).size(), 2, patienceMs);
}

void TestSharedLists::claimsAreSeenByAllButWhomTheListIsFor()
{
    QVERIFY(join(*m_bo, ShareRole::Viewer));
    Person cy(u"Cy"_s, m_daemon->url());
    QVERIFY(cy.isThere && join(cy, ShareRole::Viewer));
    const Uuid wish = m_bo->wishOn(m_list, u"Austerlitz"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bo->sharing().find(m_list)->hasClaims, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(cy.sharing().find(m_list)->hasClaims, patienceMs);
    const auto claimed = Person::wait(m_bo->sharing().claim(wish));
    QVERIFY2(claimed.has_value(), claimed ? "" : qPrintable(claimed.error().context));
    QTRY_VERIFY_WITH_TIMEOUT(m_bo->sharing().claimOf(wish), patienceMs);
    QVERIFY(m_bo->sharing().claimOf(wish)->isMine);
    QTRY_VERIFY_WITH_TIMEOUT(
        cy.sharing().claimOf(wish) && cy.sharing().claimOf(wish)->name == u"Bo"_s, patienceMs);
    QCOMPARE(Person::wait(cy.sharing().claim(wish)).error().kind, ErrorKind::Conflict);
    // Ada, for whom it is, has neither claim nor a place for one.
    QVERIFY(m_bo->addList(u"A mark that the exchange went on"_s) != Uuid());
    QVERIFY(!m_ada->sharing().find(m_list)->hasClaims);
    QVERIFY(!m_ada->sharing().claimOf(wish));
    QCOMPARE(Person::wait(m_ada->sharing().claim(wish)).error().kind, ErrorKind::Forbidden);
    // Taken back, by whoever made it.
    QVERIFY(Person::wait(m_bo->sharing().unclaim(wish)));
    QTRY_VERIFY_WITH_TIMEOUT(!cy.sharing().claimOf(wish), patienceMs);
    // For whom the list is, its owner alone says.
    const auto people = Person::wait(m_ada->sharing().people(m_list));
    const auto cyThere = std::ranges::find(people->members, u"Cy"_s, &Member::name);
    QVERIFY(cyThere != people->members.cend());
    QCOMPARE(Person::wait(m_bo->sharing().setFor(m_list, cyThere->user, true)).error().kind,
             ErrorKind::Forbidden);
}

void TestSharedLists::twoWhoClaimWithoutKnowingEachOther()
{
    QVERIFY(join(*m_bo, ShareRole::Viewer));
    Person cy(u"Cy"_s, m_daemon->url());
    QVERIFY(cy.isThere && join(cy, ShareRole::Viewer));
    const Uuid wish = cy.wishOn(m_list, u"Austerlitz"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_bo->sharing().find(m_list)->hasClaims
                                 && cy.sharing().find(m_list)->hasClaims,
                             patienceMs);
    cy.services->sync.setPaused(true);
    QVERIFY(Person::wait(cy.sharing().claim(wish)));
    QVERIFY(Person::wait(m_bo->sharing().claim(wish)));
    QTRY_COMPARE_WITH_TIMEOUT(m_bo->services->sync.status().waiting, 0, patienceMs);
    cy.services->sync.setPaused(false);
    // Whoever came second is told, and sees who buys it.
    QTRY_COMPARE_WITH_TIMEOUT(cy.services->sync.status().refused, 1, patienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(cy.sharing().claimOf(wish) && !cy.sharing().claimOf(wish)->isMine
                                 && cy.sharing().claimOf(wish)->name == u"Bo"_s,
                             patienceMs);
}

void TestSharedLists::whoIsTakenOutLosesTheListAndNothingElse()
{
    QVERIFY(join(*m_bo, ShareRole::Editor));
    const Uuid own = m_bo->addList(u"Mine"_s);
    QVERIFY(m_bo->addBook(own, u"Middlemarch"_s));
    QSignalSpy lost(&m_bo->sharing(), &SharingService::lost);
    QTRY_COMPARE_WITH_TIMEOUT(m_bo->services->sync.status().waiting, 0, patienceMs);
    m_bo->services->sync.setPaused(true);
    QVERIFY(m_bo->addBook(m_list, u"Written offline"_s));
    const auto people = Person::wait(m_ada->sharing().people(m_list));
    const Uuid bo = people->members[people->members[0].isMe ? 1 : 0].user;
    QVERIFY(Person::wait(m_ada->sharing().removeMember(m_list, bo)));
    m_bo->services->sync.setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, patienceMs);
    const auto was = lost[0][0].value<SharedList>();
    QCOMPARE(was.name, u"Birthday"_s);
    QCOMPARE(was.owner, u"Ada"_s);
    QCOMPARE(lost[0][1].value<SharingService::Why>(), SharingService::Why::TakenAway);
    QCOMPARE(m_bo->titles(m_list), QStringList());
    QCOMPARE(m_bo->titles(own), QStringList{u"Middlemarch"_s});
    // What he wrote and nobody got is not gone.
    QTRY_COMPARE_WITH_TIMEOUT(m_bo->services->sync.status().refused, 1, patienceMs);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"refused.json"_s));
    QVERIFY(Person::wait(m_bo->services->sync.saveRefused(file.fileName())));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("Written offline"));
    QCOMPARE(m_ada->titles(m_list), QStringList{u"Austerlitz"_s});
}

void TestSharedLists::ownersDeleteIsNotARevoke()
{
    QVERIFY(join(*m_bo, ShareRole::Editor));
    QSignalSpy lost(&m_bo->sharing(), &SharingService::lost);
    QSignalSpy ownLost(&m_ada->sharing(), &SharingService::lost);
    QVERIFY(Person::wait(m_ada->services->wishlists.removeList(m_list)));
    QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, patienceMs);
    QCOMPARE(lost[0][1].value<SharingService::Why>(), SharingService::Why::Deleted);
    QTRY_VERIFY_WITH_TIMEOUT(!m_ada->sharing().find(m_list), patienceMs);
    QCOMPARE(ownLost.size(), 0);
}

void TestSharedLists::leavingIsNotLosing()
{
    QVERIFY(join(*m_bo, ShareRole::Viewer));
    QSignalSpy lost(&m_bo->sharing(), &SharingService::lost);
    QVERIFY(Person::wait(m_bo->sharing().leave(m_list)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_bo->sharing().find(m_list), patienceMs);
    QCOMPARE(m_bo->titles(m_list), QStringList());
    QCOMPARE(lost.size(), 0);
    // The owner stays with it.
    QCOMPARE(Person::wait(m_ada->sharing().leave(m_list)).error().kind, ErrorKind::Conflict);
    QVERIFY(m_ada->sharing().find(m_list));
}

void TestSharedLists::offlineNothingIsShared()
{
    m_ada->services->sync.setPaused(true);
    QVERIFY(m_ada->addBook(m_list, u"Unsent"_s));
    const auto invitation = Person::wait(m_ada->sharing().invite(m_list, ShareRole::Viewer));
    QCOMPARE(invitation.error().kind, ErrorKind::Unavailable);
    m_ada->services->sync.setPaused(false);
    // What waited goes along.
    QVERIFY(Person::wait(m_ada->sharing().invite(m_list, ShareRole::Viewer)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_ada->sharing().lists().isEmpty(), patienceMs);
    const Uuid shared = m_ada->sharing().lists().cbegin()->id;
    QTRY_COMPARE_WITH_TIMEOUT(m_ada->titles(shared), (QStringList{u"Austerlitz"_s, u"Unsent"_s}),
                              patienceMs);
}

QTEST_GUILESS_MAIN(TestSharedLists)
#include "tst_sharedlists.moc"
