// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

#include "protocol/schema.h"
#include "store/cache/fetched.h"
#include "store/cache/outbox.h"
#include "store/cache/remote.h"
#include "support/sharedspaces.h"

using namespace endpaper;
using namespace endpaper::viewmodel;
using namespace Qt::StringLiterals;
using domain::RowKind;

// Shared lists as the window's models say them, over a cache into which a server has written.
class TestShareEditor : public QObject, private test::SharedSpaces
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_fixture.reset(); }
    void theRailSaysWhoSharesAndWhatOneMay();
    void commandsOnAListToLookAtSayWhyNot();
    void onlyItsOwnerRenamesAndRemoves();
    void aBookIsClaimedAndLetGoAndAllOfItUndone();
    void whoBuysItAlreadyIsSaid();
    void whatIsForTheReaderIsNotTold();
    void aListTakenAwayIsToldUntilItIsRead();
    void anotherRoleIsTold();
    void newBooksGoToNoListOfSomebodyElse();
    void aPastedInvitationIsARowOfTheBox();
    void linksOfInvitationsAreKnown_data();
    void linksOfInvitationsAreKnown();
    void sharingNeedsAnAccount();

private:
    void serve(const QByteArray &role, Sees sees = Sees::ListAndClaims);
    void row(const Uuid &space, RowKind kind, const Uuid &id,
             const QMap<QByteArray, QCborValue> &fields);
    QString badge() const
    {
        LibraryModel &library = *m_fixture->session.library();
        return library.index(library.rowOf(m_list.toString()))
            .data(LibraryModel::BadgeRole)
            .toString();
    }
    bool openList()
    {
        m_fixture->session.library()->open(m_list.toString());
        return SessionFixture::waitFor(
            [this] { return m_fixture->session.wishes()->rowOf(m_wish.toString()) == 0; });
    }
    bool openBook()
    {
        m_fixture->session.book()->open(m_wish.toString());
        return openList() && SessionFixture::waitFor([this] {
                   return m_fixture->session.book()->listId() == m_list.toString();
               });
    }
    QString toast() const { return m_fixture->session.toasts()->text(); }

    std::unique_ptr<SessionFixture> m_fixture;
    const Uuid m_ana = Uuid::create();
};

void TestShareEditor::init()
{
    m_fixture = std::make_unique<SessionFixture>();
    serve("viewer");
    row(m_shared, RowKind::List, m_list, {{"name", u"Birthday"_s}, {"pos", u"V"_s}});
    row(m_shared, RowKind::Wish, m_wish,
        {{"list", protocol::idValue(m_list)}, {"pos", u"V"_s}, {"title", u"Stoner"_s}});
    QVERIFY(SessionFixture::waitFor([this] {
        return m_fixture->session.library()->rowOf(m_list.toString()) > 0
            && m_fixture->services->sharing.find(m_list);
    }));
}

void TestShareEditor::serve(const QByteArray &role, Sees sees)
{
    const QByteArray people =
        R"({"items": [{"user": {"id": "%1", "display_name": "Ana"}, "role": "owner", "for": true},
            {"user": {"id": "%2", "display_name": "Me"}, "role": "viewer", "for": false}]})";
    const auto touched = SessionFixture::wait(m_fixture->services->workspace.write(
        [&](store::Transaction &transaction) -> Expected<store::Touched> {
            TRY(store::bindAccount(transaction, m_account, m_home));
            TRY(store::putFetched(
                transaction, u"members"_s, m_list.toString(),
                QString::fromUtf8(people).arg(m_ana.toString(), m_account.toString()).toUtf8(),
                m_fixture->services->clock.now()));
            return store::putSpaces(transaction, spaces(role, sees));
        }));
    QVERIFY(touched);
    m_fixture->services->workspace.noteRemote(*touched);
}

void TestShareEditor::row(const Uuid &space, RowKind kind, const Uuid &id,
                          const QMap<QByteArray, QCborValue> &fields)
{
    const protocol::PulledSpace page = pulled(space, kind, id, fields);
    const auto touched = SessionFixture::wait(m_fixture->services->workspace.write(
        [&](store::Transaction &transaction) { return store::applyRemote(transaction, page); }));
    QVERIFY(touched);
    m_fixture->services->workspace.noteRemote(*touched);
}

void TestShareEditor::theRailSaysWhoSharesAndWhatOneMay()
{
    QCOMPARE(badge(), u"shared by Ana · you may look"_s);
    serve("editor");
    QTRY_COMPARE(badge(), u"shared by Ana · you may change it"_s);
    // A list that nobody shares says nothing.
    const QString own =
        m_fixture->session.library()->create(u"Mine"_s, LibraryModel::ListKind::Wishlist);
    LibraryModel &library = *m_fixture->session.library();
    QTRY_VERIFY(library.rowOf(own) > 0);
    QCOMPARE(library.index(library.rowOf(own)).data(LibraryModel::BadgeRole).toString(), QString());
    QCOMPARE(library.readOnlyLine(), QString());
    // Another language is asked of every row.
    const QSignalSpy changed(&library, &LibraryModel::dataChanged);
    m_fixture->session.retranslate();
    QVERIFY(std::ranges::any_of(changed, [&](const QVariantList &told) {
        return told.at(1).toModelIndex().row() == library.rowCount() - 1
            && told.at(2).value<QList<int>>().contains(LibraryModel::BadgeRole);
    }));
}

void TestShareEditor::commandsOnAListToLookAtSayWhyNot()
{
    CommandsModel &commands = *m_fixture->session.commands();
    QVERIFY(commands.isEnabled(u"wish.want"_s));
    QVERIFY(openList());
    for (const auto &id : {u"wish.new"_s, u"wish.want"_s, u"wish.move"_s, u"edit.remove"_s,
                           u"list.rename"_s, u"file.import"_s}) {
        QVERIFY2(!commands.isEnabled(id), qPrintable(id));
    }
    for (const auto &id : {u"wish.find"_s, u"edit.copy"_s, u"wish.claim"_s, u"list.share"_s}) {
        QVERIFY2(commands.isEnabled(id), qPrintable(id));
    }
    commands.trigger(u"wish.want"_s);
    QTRY_COMPARE(toast(),
                 u"Ana shares Birthday with you to look at; only they and editors change it."_s);
    // What goes round the commands is refused as well, with the reason, and nothing is written.
    m_fixture->session.wishes()->setCurrentRow(0);
    m_fixture->session.wishes()->toggleOwn();
    QTRY_COMPARE(toast(), u"The list is shared with you to look at only. Nothing was changed."_s);
    QVERIFY(!m_fixture->session.undo()->canUndo());
    m_fixture->session.library()->open({});
    QVERIFY(commands.isEnabled(u"wish.want"_s));
}

void TestShareEditor::onlyItsOwnerRenamesAndRemoves()
{
    serve("editor");
    LibraryModel &library = *m_fixture->session.library();
    QTRY_COMPARE(badge(), u"shared by Ana · you may change it"_s);
    QVERIFY(openList());
    QVERIFY(m_fixture->session.commands()->isEnabled(u"wish.want"_s));
    QVERIFY(!m_fixture->session.commands()->isEnabled(u"list.rename"_s));
    library.remove(m_list.toString());
    QTRY_COMPARE(toast(), u"Only Ana may rename or remove Birthday. You can leave it."_s);
    QVERIFY(library.rowOf(m_list.toString()) > 0);
    QVERIFY(!library.isOwned(m_list.toString()));
}

void TestShareEditor::aBookIsClaimedAndLetGoAndAllOfItUndone()
{
    ClaimEditor &claims = *m_fixture->session.claims();
    QVERIFY(!claims.isShown());
    QVERIFY(openBook());
    QVERIFY(claims.isShown() && claims.canToggle() && !claims.isMine());
    QVERIFY(!claims.readOnlyLine().isEmpty());
    claims.toggle();
    QTRY_COMPARE(claims.line(), u"You buy this one"_s);
    QVERIFY(claims.isMine());
    QTRY_COMPARE(toast(), u"Stoner: the others see that you buy it."_s);
    m_fixture->session.undo()->undo();
    QTRY_COMPARE(claims.line(), QString());
    m_fixture->session.undo()->redo();
    QTRY_COMPARE(claims.line(), u"You buy this one"_s);
    // By its key, from the list.
    m_fixture->session.wishes()->setCurrentRow(0);
    m_fixture->session.commands()->trigger(u"wish.claim"_s);
    QTRY_VERIFY(!claims.isMine());
}

void TestShareEditor::whoBuysItAlreadyIsSaid()
{
    row(m_claims, RowKind::Claim, Uuid::create(),
        {{"list", protocol::idValue(m_list)},
         {"wish", protocol::idValue(m_wish)},
         {"by", protocol::idValue(m_ana)}});
    ClaimEditor &claims = *m_fixture->session.claims();
    QVERIFY(openBook());
    QTRY_COMPARE(claims.line(), u"Ana buys this one"_s);
    QVERIFY(claims.isShown() && !claims.canToggle() && !claims.isMine());
    claims.toggle();
    QTRY_COMPARE(toast(), u"Ana buys this one."_s);
    QCOMPARE(claims.line(), u"Ana buys this one"_s);
}

void TestShareEditor::whatIsForTheReaderIsNotTold()
{
    serve("editor", Sees::List);
    QTRY_VERIFY(!m_fixture->services->sharing.find(m_list)->hasClaims);
    ClaimEditor &claims = *m_fixture->session.claims();
    QVERIFY(openBook());
    QVERIFY(!claims.isShown() && !claims.canToggle());
    QCOMPARE(claims.line(), QString());
    QVERIFY(claims.reason(m_list.toString()).contains(u"stays hidden from you"));
    claims.toggle();
    QTRY_VERIFY(!toast().isEmpty());
    QVERIFY(!m_fixture->services->sharing.claimOf(m_wish));
}

void TestShareEditor::aListTakenAwayIsToldUntilItIsRead()
{
    QVERIFY(openBook());
    ShareEditor &sharing = *m_fixture->session.sharing();
    QCOMPARE(sharing.stripLine(), QString());
    serve("viewer", Sees::Home);
    QTRY_VERIFY(
        sharing.stripLine().startsWith(u"Ana does not share “Birthday” with you any more."));
    QTRY_COMPARE(m_fixture->session.library()->rowOf(m_list.toString()), -1);
    QTRY_COMPARE(m_fixture->session.library()->currentListId(), QString());
    QTRY_VERIFY(!m_fixture->session.book()->isOpen());
    QVERIFY(m_fixture->session.commands()->isEnabled(u"wish.want"_s));
    sharing.dismissStrip();
    QCOMPARE(sharing.stripLine(), QString());
}

void TestShareEditor::anotherRoleIsTold()
{
    serve("editor");
    QTRY_COMPARE(toast(), u"You may change Birthday now."_s);
    serve("viewer");
    QTRY_COMPARE(toast(), u"From now on you may only look at Birthday."_s);
}

void TestShareEditor::newBooksGoToNoListOfSomebodyElse()
{
    serve("editor");
    m_fixture->session.library()->open({});
    // The book of the same name on Ana's list is not the reader's; nor is her list a place for it.
    OmniboxModel &box = *m_fixture->session.omnibox();
    box.take(u"Stoner"_s);
    LibraryModel &library = *m_fixture->session.library();
    QTRY_COMPARE(library.rowCount(), 3);
    QTRY_COMPARE(m_fixture->session.wishes()->total(), 2);
    QCOMPARE(
        library.index(library.rowOf(m_list.toString())).data(LibraryModel::WishCountRole).toInt(),
        1);
    // On her list it is added where it was meant to be.
    QVERIFY(openList());
    box.take(u"Middlemarch"_s);
    QTRY_COMPARE(m_fixture->session.wishes()->total(), 2);
}

void TestShareEditor::aPastedInvitationIsARowOfTheBox()
{
    const QString link = u"https://books.example.org/invite/"_s + QString(32, u'a');
    OmniboxModel &box = *m_fixture->session.omnibox();
    box.setText(link);
    QCOMPARE(box.rowCount(), 1);
    QCOMPARE(box.index(0).data(OmniboxModel::TitleRole).toString(),
             u"Join the shared list at books.example.org"_s);
    QCOMPARE(box.describe(link), u"Join the shared list at books.example.org"_s);
    // Without an account the way to one is said, and nothing is added.
    const int before = m_fixture->session.wishes()->total();
    QVERIFY(box.activate(0));
    QTRY_VERIFY(toast().contains(u"Sign in at books.example.org first"));
    QCOMPARE(m_fixture->session.wishes()->total(), before);
}

void TestShareEditor::linksOfInvitationsAreKnown_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("server");
    const QString token(32, u'a');
    QTest::newRow("page") << u"https://b.example:8443/invite/"_s + token
                          << u"https://b.example:8443"_s;
    QTest::newRow("route") << u" http://127.0.0.1:80/api/v1/invites/%1\n"_s.arg(token)
                           << u"http://127.0.0.1:80"_s;
    QTest::newRow("a book") << u"https://b.example/book/show/"_s + token << QString();
    QTest::newRow("short") << u"https://b.example/invite/abc"_s << QString();
    QTest::newRow("long") << u"https://b.example/invite/"_s + QString(65, u'a') << QString();
    QTest::newRow("odd letters") << u"https://b.example/invite/"_s + QString(30, u'ä') << QString();
    QTest::newRow("no host") << u"https:///invite/"_s + token << QString();
    QTest::newRow("another scheme") << u"file://b.example/invite/"_s + token << QString();
    QTest::newRow("words") << u"an invite"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestShareEditor::linksOfInvitationsAreKnown()
{
    QFETCH(const QString, text);
    QFETCH(const QString, server);
    const auto link = services::parseInviteLink(text);
    QCOMPARE(link ? link->server.toString() : QString(), server);
}

void TestShareEditor::sharingNeedsAnAccount()
{
    const QString own =
        m_fixture->session.library()->create(u"Mine"_s, LibraryModel::ListKind::Wishlist);
    QTRY_VERIFY(m_fixture->session.library()->rowOf(own) > 0);
    ShareEditor &sharing = *m_fixture->session.sharing();
    sharing.open(own);
    QCOMPARE(sharing.listName(), u"Mine"_s);
    QVERIFY(sharing.needsAccount() && !sharing.isShared() && sharing.isOwner());
    QVERIFY(!sharing.hindrance().isEmpty());
    // No address is no invitation.
    sharing.setEmail(u"nobody"_s);
    sharing.inviteByMail();
    QCOMPARE(sharing.error(), u"This does not look like an e-mail address."_s);
    // Nor is there anybody to ask.
    sharing.makeLink();
    QTRY_VERIFY(!sharing.busy() && sharing.error().startsWith(u"The server cannot be reached"));
    QCOMPARE(sharing.link(), QString());
}

QTEST_MAIN(TestShareEditor)
#include "tst_shareeditor.moc"
