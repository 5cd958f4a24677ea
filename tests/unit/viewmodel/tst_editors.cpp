// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"
#include "store/cache/fetched.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

// The book pane, settings, toasts, and a program without an account.
class EditorsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aNewBookIsAddedAndOpened();
    void openingIsToldBeforeTheBookIsRead();
    void anEditIsKeptAndUndone();
    void wrongFieldsAreNamed_data();
    void wrongFieldsAreNamed();
    void settingsAreAppliedKeptAndUndone();
    void aSliderIsOneStepOfUndo();
    void toastsComeOneAtATime();
    void theAnnouncerMerges();
    void withoutAnAccountEverythingIsHere();
    void anAreaIsACellWithoutAPoint();
    void sampleBooksComeAndGo();
};

void EditorsTest::aNewBookIsAddedAndOpened()
{
    SessionFixture fixture;
    BookEditor &book = *fixture.session.book();
    QSignalSpy done(&book, &BookEditor::done);
    book.startNew({});
    QVERIFY(book.isNew());
    QVERIFY(!book.valid());
    book.setTitle(u" Austerlitz "_s);
    book.setAuthors(u"W. G. Sebald; Anthea Bell"_s);
    book.setIsbn(u"0-14-029799-5"_s);
    book.setTags(u"memory, trains, memory"_s);
    book.setTarget(u"8.50"_s);
    QVERIFY(book.valid());
    book.submit();
    QTRY_COMPARE(done.count(), 1);
    QTRY_COMPARE(book.savedTitle(), u"Austerlitz"_s);
    QVERIFY(!book.isNew());
    QTRY_COMPARE(book.listName(), u"To hunt"_s);
    QCOMPARE(book.savedAuthors(), u"W. G. Sebald, Anthea Bell"_s);
    QCOMPARE(book.isbn(), u"9780140297997"_s);
    QCOMPARE(book.tags(), u"memory, trains"_s);
    QCOMPARE(book.target(), u"8.50"_s);
    QVERIFY(!book.isDirty());
    QCOMPARE(book.family(), u"Sebald"_s);
    QTRY_COMPARE(book.bestCopies()->isbn(), u"9780140297997"_s);
}

void EditorsTest::openingIsToldBeforeTheBookIsRead()
{
    SessionFixture fixture;
    fixture.add({fixture.book(u"Austerlitz"_s)});
    BookEditor &book = *fixture.session.book();
    bool toldOpen = false;
    connect(&book, &BookEditor::wishChanged, this, [&] { toldOpen = book.isOpen(); });
    book.open(fixture.wishIdAt(0));
    QVERIFY(toldOpen);
    book.close();
    QVERIFY(!toldOpen);
}

void EditorsTest::anEditIsKeptAndUndone()
{
    SessionFixture fixture;
    fixture.add({fixture.book(u"Austerlitz"_s)});
    BookEditor &book = *fixture.session.book();
    book.open(fixture.wishIdAt(0));
    QTRY_COMPARE(book.title(), u"Austerlitz"_s);
    QVERIFY(book.lacksIsbn());
    QVERIFY(!book.lacksIsbnLine().isEmpty());
    book.setNote(u"signed"_s);
    QVERIFY(book.isDirty());
    book.submit();
    QTRY_VERIFY(!book.isDirty() && !book.busy());
    QVERIFY(fixture.waitForUndo(u"change Austerlitz"_s));
    fixture.session.undo()->undo();
    QTRY_COMPARE(book.note(), QString());
    fixture.session.undo()->redo();
    QTRY_COMPARE(book.note(), u"signed"_s);
    book.setOwn(true);
    QTRY_VERIFY(book.own());
    book.setTitle(u"typed"_s);
    book.revert();
    QCOMPARE(book.title(), u"Austerlitz"_s);
    book.remove();
    QVERIFY(!book.isOpen());
    QTRY_COMPARE(fixture.session.wishes()->total(), 0);
}

void EditorsTest::wrongFieldsAreNamed_data()
{
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("isbn");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("field");
    QTest::newRow("nothing") << QString() << QString() << QString() << u"title"_s;
    QTest::newRow("isbn") << u"A"_s << u"9780140297990"_s << QString() << u"isbn"_s;
    QTest::newRow("amount") << u"A"_s << QString() << u"cheap"_s << u"target"_s;
    QTest::newRow("no negative amount") << u"A"_s << QString() << u"-3"_s << u"target"_s;
}

void EditorsTest::wrongFieldsAreNamed()
{
    QFETCH(const QString, title);
    QFETCH(const QString, isbn);
    QFETCH(const QString, target);
    QFETCH(const QString, field);
    SessionFixture fixture;
    BookEditor &book = *fixture.session.book();
    book.startNew({});
    book.setTitle(title);
    book.setIsbn(isbn);
    book.setTarget(target);
    QVERIFY(!book.valid());
    book.submit();
    QCOMPARE(book.errorField(), field);
    QVERIFY(!book.error().isEmpty());
    book.setTitle(u"another"_s);
    QVERIFY(book.error().isEmpty());
}

void EditorsTest::settingsAreAppliedKeptAndUndone()
{
    QTemporaryDir folder;
    const auto services = services::Services::create({.profileRoot = folder.path()});
    UndoStack undo(nullptr);
    {
        Settings settings(**services, undo, nullptr);
        settings.setTheme(Settings::Theme::Dark);
        QVERIFY(settings.effectiveDark());
        settings.setCountry(u"AT"_s);
        settings.setCountry(u"nowhere"_s);
        QCOMPARE(settings.country(), u"AT"_s);
        settings.setCurrency(u"GBP"_s);
        QCOMPARE((*services)->search.buyer().currency.code(), u"GBP"_s);
        undo.undo();
        QVERIFY(settings.currency() != u"GBP"_s);
        undo.redo();
        QCOMPARE(settings.currency(), u"GBP"_s);
        settings.setTextScale(9);
        QCOMPARE(settings.textScale(), 2.0);
        settings.setTextScale(0.1);
        QCOMPARE(settings.textScale(), 0.9);
    }
    const Settings again(**services, undo, nullptr);
    QCOMPARE(again.theme(), Settings::Theme::Dark);
    QCOMPARE(again.country(), u"AT"_s);
    QCOMPARE(again.currency(), u"GBP"_s);
    QCOMPARE(again.textScale(), 0.9);
}

void EditorsTest::aSliderIsOneStepOfUndo()
{
    SessionFixture fixture;
    Settings &settings = *fixture.session.settings();
    settings.zoomIn();
    settings.zoomIn();
    settings.zoomIn();
    QCOMPARE(settings.textScale(), 1.3);
    fixture.session.undo()->undo();
    QCOMPARE(settings.textScale(), 1.0);
    fixture.session.undo()->redo();
    QCOMPARE(settings.textScale(), 1.3);
}

void EditorsTest::toastsComeOneAtATime()
{
    ToastQueue toasts(nullptr);
    toasts.show(u"fact"_s, ToastQueue::Tone::Fact);
    toasts.show(u"newer fact"_s, ToastQueue::Tone::Fact);
    QCOMPARE(toasts.text(), u"newer fact"_s);
    toasts.show(u"change"_s, ToastQueue::Tone::Change);
    QCOMPARE(toasts.text(), u"change"_s);
    QVERIFY(toasts.hasUndo());
    toasts.show(u"newer change"_s, ToastQueue::Tone::Change);
    QCOMPARE(toasts.text(), u"newer change"_s);
    toasts.show(u"failure"_s, ToastQueue::Tone::Failure);
    QVERIFY(toasts.isFailure());
    toasts.dismiss();
    QCOMPARE(toasts.text(), u"newer change"_s);
    toasts.show(u"another fact"_s, ToastQueue::Tone::Fact);
    QCOMPARE(toasts.text(), u"newer change"_s); // its Undo is not taken away
    QSignalSpy undone(&toasts, &ToastQueue::undoRequested);
    toasts.undo();
    QCOMPARE(undone.count(), 1);
    QCOMPARE(toasts.text(), u"another fact"_s);
    QVERIFY(!toasts.hasUndo());
    toasts.dismiss();
    QVERIFY(!toasts.isShown());
}

void EditorsTest::theAnnouncerMerges()
{
    Announcer announcer(nullptr);
    QSignalSpy changed(&announcer, &Announcer::textChanged);
    announcer.say(u"one"_s);
    QCOMPARE(announcer.text(), u"one"_s);
    announcer.say(u"two"_s);
    announcer.say(u"three"_s);
    QCOMPARE(changed.count(), 1);
    QTRY_COMPARE(announcer.text(), u"two three"_s);
    QCOMPARE(changed.count(), 2);
}

void EditorsTest::withoutAnAccountEverythingIsHere()
{
    SessionFixture fixture;
    fixture.add({fixture.book(u"Austerlitz"_s)});
    AccountEditor &account = *fixture.session.account();
    QCOMPARE(account.step(), AccountEditor::AccountStep::Solo);
    QVERIFY(!account.isSignedIn());
    QCOMPARE(fixture.session.sync()->statusLine(), u"On this computer only"_s);
    QCOMPARE(fixture.session.sync()->dot(), SyncStatus::Dot::Local);
    QTRY_VERIFY(!account.goesAlongLine().isEmpty());
    QVERIFY(!account.canConnect());
    account.setServerAddress(u"ftp://nonsense"_s);
    account.connectToServer();
    QTRY_VERIFY(!account.error().isEmpty());
    QCOMPARE(account.step(), AccountEditor::AccountStep::Solo);
    QVERIFY(!account.canSignUp());
    QTRY_VERIFY(fixture.session.sync()->outbox()->count() > 0);
}

void EditorsTest::anAreaIsACellWithoutAPoint()
{
    SessionFixture fixture;
    NearbyModel &nearby = *fixture.session.nearby();
    QCOMPARE(nearby.nearbyState(), NearbyModel::NearbyState::NoArea);
    PlacesModel &places = *fixture.session.places();
    places.setQuery(u"52.51734, 13.40521"_s);
    QCOMPARE(places.count(), 1);
    nearby.chooseArea(&places, 0);
    QVERIFY(nearby.hasArea());
    const auto area = fixture.services->nearby.area();
    QCOMPARE(area->cell.metres(), 3000);
    QVERIFY(!nearby.areaText().contains(u"52.5"));
    QVERIFY(!nearby.privacyLine().contains(u"52.5"));
    // Nothing finer than the cell is in the store.
    const auto kept =
        SessionFixture::wait(fixture.services->workspace.read([](store::Transaction &transaction) {
            return store::findSetting(transaction, QStringLiteral("area"));
        }));
    QVERIFY(kept.has_value() && *kept);
    QVERIFY(!(*kept)->contains(u"52.5") && !(*kept)->contains(u"13.4"));
    nearby.setCellKm(10);
    QCOMPARE(nearby.cellKm(), 10);
    nearby.setCellKm(4);
    QCOMPARE(nearby.cellKm(), 10);
}

void EditorsTest::sampleBooksComeAndGo()
{
    SessionFixture fixture;
    fixture.add({fixture.book(u"My own"_s)});
    fixture.session.showSampleBooks();
    QVERIFY(fixture.session.sampleProfile());
    QTRY_VERIFY_WITH_TIMEOUT(fixture.session.library()->totalCount() > 50, 20'000);
    QVERIFY(!fixture.titles().contains(u"My own"_s));
    QTRY_VERIFY(!fixture.services->imports.isRunning());
    fixture.session.startMyOwn();
    QVERIFY(!fixture.session.sampleProfile());
    QTRY_COMPARE(fixture.titles(), QStringList{u"My own"_s});
    // The second time they are there at once, and only once.
    fixture.session.showSampleBooks();
    QTRY_VERIFY(fixture.session.library()->totalCount() > 50);
}

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::EditorsTest)
#include "tst_editors.moc"
