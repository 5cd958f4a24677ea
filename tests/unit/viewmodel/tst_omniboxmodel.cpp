// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pasted.h"
#include "sessionfixture.h"
#include "support/stubdaemon.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

class OmniboxModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsTypedIsToldApart_data();
    void whatIsTypedIsToldApart();
    void aLinkIsKeptWithoutANetwork();
    void aKeyThatNobodyKnowsIsSaidWithWhatWasTried_data();
    void aKeyThatNobodyKnowsIsSaidWithWhatWasTried();
    void theSameLinkTwiceIsOneWish();
    void myOwnBooksComeFirst();
    void aPasteThatIsTooLongIsRefusedInWords();
    void severalLinksAreSeveralWishes();
    void aPastedTableKeepsEveryRow();
    void aBookPastedWithItsTitleIsOneWish();
    void commandsAreFound();
};

namespace {

QStringList kinds(const OmniboxModel &model)
{
    QStringList kinds;
    for (int row = 0; row < model.rowCount(); ++row) {
        const auto kind =
            model.index(row).data(OmniboxModel::OmniKindRole).value<OmniboxModel::OmniKind>();
        kinds += QString::fromLatin1(
            QMetaEnum::fromType<OmniboxModel::OmniKind>().valueToKey(int(kind)));
    }
    return kinds;
}

} // namespace

void OmniboxModelTest::whatIsTypedIsToldApart_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("title");
    QTest::newRow("link") << u"https://www.goodreads.com/book/show/2767052-the-hunger-games"_s
                          << u"Add"_s << u"the hunger games"_s;
    QTest::newRow("dotted") << u"/book/show/5907.The_Hobbit"_s << u"Add"_s << u"Hobbit"_s;
    QTest::newRow("isbn") << u"978-0-547-92822-7"_s << u"Add"_s << u"9780547928227"_s;
    QTest::newRow("isbns") << u"9780547928227 9780439023481"_s << u"Add"_s << u"2"_s;
    QTest::newRow("words") << u"the waves"_s << u"Add"_s << u"the waves"_s;
    QTest::newRow("right to left") << u"אוסטרליץ"_s << u"Add"_s << u"אוסטרליץ"_s;
    QTest::newRow("emoji") << u"📚 moby"_s << u"Add"_s << u"📚"_s;
    QTest::newRow("command") << u">settings"_s << u"Command"_s << u"Settings"_s;
}

void OmniboxModelTest::whatIsTypedIsToldApart()
{
    QFETCH(const QString, text);
    QFETCH(const QString, first);
    QFETCH(const QString, title);
    SessionFixture fixture;
    OmniboxModel &model = *fixture.session.omnibox();
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setText(text);
    QVERIFY(model.count() > 0);
    QCOMPARE(kinds(model).first(), first);
    const QString shown = model.index(0).data(OmniboxModel::TitleRole).toString();
    QVERIFY2(shown.contains(title), qPrintable(shown));
    model.setText({});
    QCOMPARE(model.count(), 0);
}

void OmniboxModelTest::aLinkIsKeptWithoutANetwork()
{
    SessionFixture fixture;
    OmniboxModel &model = *fixture.session.omnibox();
    QSignalSpy added(&model, &OmniboxModel::added);
    model.setText(u"https://www.goodreads.com/book/show/5907.The_Hobbit"_s);
    QVERIFY(model.activate(0));
    QTRY_COMPARE(added.count(), 1);
    QTRY_COMPARE(fixture.session.wishes()->total(), 1);
    QTRY_COMPARE(fixture.session.wishes()->index(0).data(WishlistModel::StateTextRole).toString(),
                 u"Will look when there is a network"_s);
    QVERIFY(fixture.session.toasts()->hasUndo());
    fixture.session.toasts()->undo();
    QTRY_COMPARE(fixture.session.wishes()->total(), 0);
}

void OmniboxModelTest::aKeyThatNobodyKnowsIsSaidWithWhatWasTried_data()
{
    QTest::addColumn<QByteArray>("tried");
    QTest::addColumn<QString>("words");
    QTest::newRow("all asked") << R"("catalogue","import","openlibrary","title")"_ba
                               << u"the catalogue, your imports, Open Library and the title"_s;
    QTest::newRow("a source is down") << R"("catalogue","openlibrary:unreachable")"_ba
                                      << u"the catalogue and Open Library (no answer)"_s;
    QTest::newRow("one") << R"("catalogue")"_ba << u"Asked the catalogue:"_s;
    QTest::newRow("none named") << ""_ba << u"Nobody knows this key."_s;
}

void OmniboxModelTest::aKeyThatNobodyKnowsIsSaidWithWhatWasTried()
{
    QFETCH(const QByteArray, tried);
    QFETCH(const QString, words);
    // A daemon that has looked everywhere.
    QByteArray asked;
    const test::StubDaemon daemon([&asked, &tried](const test::StubDaemon::Request &request) {
        asked += request.query;
        return test::StubDaemon::Answer{404, R"({"state":"not_found","tried":[)" + tried + "]}"};
    });
    SessionFixture fixture;
    const QUrl address(u"http://127.0.0.1:%1"_s.arg(daemon.serverPort()));
    fixture.services->client.setEndpoint(services::Endpoint{.base = address}, {});
    OmniboxModel &model = *fixture.session.omnibox();
    model.take(u"https://www.goodreads.com/book/show/999999999-a-book-that-nobody-has"_s);
    QTRY_VERIFY(model.isFailure());
    QVERIFY2(model.statusLine().contains(words), qPrintable(model.statusLine()));
    // With the words of the link, which may be a title that is known.
    QVERIFY2(asked.contains("key=999999999-a-book-that-nobody-has"), asked);
    // The wish is there, and says so too.
    QCOMPARE(fixture.session.wishes()->total(), 1);
    const QString state =
        fixture.session.wishes()->index(0).data(WishlistModel::StateTextRole).toString();
    QVERIFY2(state.startsWith(u"Nobody knows this key"_s), qPrintable(state));
    // The toast of what was added comes first, with its Undo.
    QVERIFY(fixture.session.toasts()->isShown());
    for (int waiting = 0; !fixture.session.toasts()->isFailure() && waiting < 3; ++waiting) {
        fixture.session.toasts()->dismiss();
    }
    QCOMPARE(fixture.session.toasts()->text(), model.statusLine());
}

void OmniboxModelTest::theSameLinkTwiceIsOneWish()
{
    SessionFixture fixture;
    OmniboxModel &model = *fixture.session.omnibox();
    model.take(u"https://www.goodreads.com/book/show/5907.The_Hobbit"_s);
    QTRY_COMPARE(fixture.session.wishes()->total(), 1);
    QSignalSpy chosen(&model, &OmniboxModel::bookChosen);
    model.take(u"goodreads.com/book/show/5907"_s);
    QTRY_COMPARE(chosen.count(), 1);
    QCOMPARE(fixture.session.wishes()->total(), 1);
    QCOMPARE(chosen.first().first().toString(), fixture.wishIdAt(0));
}

void OmniboxModelTest::myOwnBooksComeFirst()
{
    SessionFixture fixture;
    fixture.add({fixture.book(u"Austerlitz"_s, u"W. G. Sebald"_s)});
    OmniboxModel &model = *fixture.session.omnibox();
    model.setText(u"auster"_s);
    QCOMPARE(kinds(model).mid(0, 2), (QStringList{u"Book"_s, u"Add"_s}));
    QSignalSpy chosen(&model, &OmniboxModel::bookChosen);
    QSignalSpy finished(&model, &OmniboxModel::finished);
    QVERIFY(model.activate(0));
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(finished.count(), 1);
    QVERIFY(model.text().isEmpty());
    QVERIFY(!model.activate(0));
}

void OmniboxModelTest::aPasteThatIsTooLongIsRefusedInWords()
{
    SessionFixture fixture;
    OmniboxModel &model = *fixture.session.omnibox();
    model.take(QString(domain::pastedCharactersMax + 1, u'x'));
    QVERIFY(model.isFailure());
    QVERIFY(!model.statusLine().isEmpty());
    QVERIFY(fixture.session.toasts()->isFailure());
    QCOMPARE(fixture.session.wishes()->total(), 0);
}

void OmniboxModelTest::severalLinksAreSeveralWishes()
{
    SessionFixture fixture;
    fixture.session.omnibox()->take(u"https://www.goodreads.com/book/show/5907.The_Hobbit\n"
                                    "https://www.goodreads.com/book/show/2767052\n"
                                    "9780140297997\n"_s);
    QTRY_COMPARE(fixture.session.wishes()->total(), 3);
    QVERIFY(fixture.waitForUndo(u"add"_s));
    fixture.session.undo()->undo();
    QTRY_COMPARE(fixture.session.wishes()->total(), 0);
}

// Only one row has a valid ISBN: the others must not vanish.
void OmniboxModelTest::aPastedTableKeepsEveryRow()
{
    SessionFixture fixture;
    fixture.session.omnibox()->take(u"Title,Author,ISBN\n"
                                    "Dune,Frank Herbert,9780441013593\n"
                                    "Ubik,Philip K. Dick,\n"
                                    "VALIS,Philip K. Dick,9780000000000\n"_s);
    ImportEditor &review = *fixture.session.importer();
    QTRY_COMPARE(review.step(), ImportEditor::Step::Review);
    QCOMPARE(review.inHeap()->rowCount() + review.lookAgain()->rowCount()
                 + review.couldNotRead()->rowCount(),
             3);
}

void OmniboxModelTest::aBookPastedWithItsTitleIsOneWish()
{
    SessionFixture fixture;
    fixture.session.omnibox()->take(u"Austerlitz\nW. G. Sebald\nISBN 978-0-14-029799-7"_s);
    QTRY_COMPARE(fixture.session.wishes()->total(), 1);
    fixture.session.book()->open(fixture.wishIdAt(0));
    QTRY_COMPARE(fixture.session.book()->title(), u"Austerlitz"_s);
    QCOMPARE(fixture.session.book()->note(), u"W. G. Sebald"_s);
}

void OmniboxModelTest::commandsAreFound()
{
    SessionFixture fixture;
    OmniboxModel &model = *fixture.session.omnibox();
    CommandsModel &commands = *fixture.session.commands();
    QAbstractItemModelTester tester(&commands,
                                    QAbstractItemModelTester::FailureReportingMode::QtTest);
    QSignalSpy triggered(&commands, &CommandsModel::triggered);
    model.setText(u">nearby"_s);
    QVERIFY(model.activate(0));
    QCOMPARE(triggered.first().first().toString(), u"go.nearby"_s);
    // What cannot be done now cannot be activated.
    model.setText(u">undo"_s);
    QVERIFY(!model.index(0).data(OmniboxModel::IsEnabledRole).toBool());
    QVERIFY(!model.activate(0));
}

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::OmniboxModelTest)
#include "tst_omniboxmodel.moc"
