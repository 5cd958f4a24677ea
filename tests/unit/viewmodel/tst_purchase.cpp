// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

static domain::Money euros(qint64 minor) { return {minor, domain::Currency::eur()}; }

class PurchaseTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QLocale::setDefault(QLocale(QLocale::English, QLocale::Ireland));
        m_fixture = std::make_unique<SessionFixture>();
        m_fixture->add({SessionFixture::book(u"Austerlitz"_s)});
        m_id = *Uuid::parse(m_fixture->wishIdAt(0));
    }

    void whoComesBackFromASellerIsAskedOnce()
    {
        PurchaseModel &purchase = *m_fixture->session.purchase();
        purchase.wentAway(); // nobody's page was opened
        purchase.cameBack();
        QCOMPARE(purchase.question(), QString());
        leave(640);
        purchase.cameBack(); // the window was not left
        (void)wish();
        QCOMPARE(purchase.question(), QString());
        comeBack();
        QTRY_COMPARE(purchase.question(), u"Did you buy Austerlitz, €6.40 at example.org?"_s);
        purchase.dismiss();
        QCOMPARE(purchase.question(), QString());
        comeBack(); // from anywhere
        (void)wish();
        QCOMPARE(purchase.question(), QString());
        // A page of a book that is no wish.
        purchase.left({}, u"Other"_s, euros(100), u"example.org"_s);
        purchase.left(m_id, u"Austerlitz"_s, std::nullopt, u"example.org"_s);
        comeBack();
        QTRY_COMPARE(purchase.question(), u"Did you buy Austerlitz at example.org?"_s);
    }

    void theCopysTotalAndTodayAreKeptAndUndone()
    {
        PurchaseModel &purchase = *m_fixture->session.purchase();
        leave(640);
        comeBack();
        QTRY_VERIFY(!purchase.question().isEmpty());
        const QSignalSpy opened(&purchase, &PurchaseModel::opened);
        purchase.openAsked();
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(purchase.title(), u"Austerlitz"_s);
        QCOMPARE(purchase.amount(), u"6.40"_s);
        const QDate today = QDate::currentDate();
        QCOMPARE(PurchaseModel::dayFrom(purchase.day(), today), std::optional(today));
        QVERIFY(!purchase.isKnown());
        QVERIFY(purchase.keep());
        QCOMPARE(purchase.question(), QString());
        QVERIFY(m_fixture->waitForUndo(u"Austerlitz"_s));
        const domain::Wish kept = wish();
        QCOMPARE(kept.boughtTotal, std::optional(euros(640)));
        QCOMPARE(kept.boughtAt, std::optional(today));
        QVERIFY(kept.own && !kept.want);
        // It is said in the book's pane.
        BookEditor &book = *m_fixture->session.book();
        book.open(m_id.toString());
        QTRY_VERIFY(book.boughtLine().contains(u"€6.40"_s));
        // And is not asked about again.
        leave(700);
        comeBack();
        (void)wish(); // read after what the question would be made of
        QCOMPARE(purchase.question(), QString());
        m_fixture->session.undo()->undo();
        QTRY_COMPARE(book.boughtLine(), QString());
        QVERIFY(!wish().own && wish().want && !wish().boughtAt);
    }

    void whatIsWrittenDownCanBeChangedAndForgotten()
    {
        PurchaseModel &purchase = *m_fixture->session.purchase();
        const QSignalSpy opened(&purchase, &PurchaseModel::opened);
        auto open = [&, times = 0]() mutable {
            purchase.open(m_id.toString());
            return QTest::qWaitFor([&, next = ++times] { return opened.count() == next; }, 20'000);
        };
        QVERIFY(open());
        QCOMPARE(purchase.amount(), QString()); // nobody knows what it costs
        purchase.setAmount(u"12,50 £"_s);
        purchase.setDay(u"2026-05-03"_s);
        QVERIFY(purchase.keep());
        QTRY_COMPARE(wish().boughtAt, std::optional(QDate(2026, 5, 3)));
        QCOMPARE(wish().boughtTotal->currency.code(), u"GBP"_s);
        QVERIFY(open());
        QVERIFY(purchase.isKnown());
        QCOMPARE(purchase.day(), u"3 May 2026"_s);
        purchase.setDay(u"4 May 2026"_s); // the pounds stay pounds
        QVERIFY(purchase.keep());
        QTRY_COMPARE(wish().boughtAt, std::optional(QDate(2026, 5, 4)));
        QCOMPARE(wish().boughtTotal->minor, 1250);
        QCOMPARE(wish().boughtTotal->currency.code(), u"GBP"_s);
        QVERIFY(open());
        purchase.setAmount({});
        QVERIFY(purchase.keep()); // the day alone
        QTRY_VERIFY(!wish().boughtTotal && wish().boughtAt);
        QVERIFY(open());
        purchase.setDay({});
        QVERIFY(purchase.keep());
        QTRY_VERIFY(!wish().boughtAt);
        QVERIFY(wish().own); // that is the reader's to say
    }

    void whatCannotBeReadIsSaidAtItsField()
    {
        PurchaseModel &purchase = *m_fixture->session.purchase();
        QVERIFY(!purchase.keep()); // nothing is open
        const QSignalSpy opened(&purchase, &PurchaseModel::opened);
        purchase.open(m_id.toString());
        QTRY_COMPARE(opened.count(), 1);
        purchase.setAmount(u"a lot"_s);
        QVERIFY(!purchase.keep());
        QCOMPARE(purchase.errorField(), u"amount"_s);
        purchase.setAmount(u"6.40"_s);
        QCOMPARE(purchase.errorField(), QString());
        purchase.setDay(u"someday"_s);
        QVERIFY(!purchase.keep());
        QCOMPARE(purchase.errorField(), u"day"_s);
        purchase.setDay({}); // an amount has its day
        QVERIFY(!purchase.keep());
        QVERIFY(!m_fixture->session.undo()->lastWords().contains(u"cost"_s));
    }

    void daysAreReadAsTheyAreWritten()
    {
        const QDate today(2026, 11, 21);
        const auto read = [&](const char *text) {
            return PurchaseModel::dayFrom(QString::fromUtf8(text), today);
        };
        for (const char *text :
             {"2026-11-21", "21 Nov 2026", " 21  November 2026", "21.11.2026", "21/11/2026"}) {
            QCOMPARE(read(text), std::optional(today));
        }
        QCOMPARE(read("1900-01-01"), std::optional(QDate(1900, 1, 1)));
        for (const char *text : {"", "2026-11-22", "1899-12-31", "9999-01-01", "2026-02-30", "x"}) {
            QVERIFY2(!read(text), text);
        }
    }

private:
    void leave(qint64 minor)
    {
        m_fixture->session.purchase()->left(m_id, u"Austerlitz"_s, euros(minor), u"example.org"_s);
    }
    void comeBack()
    {
        m_fixture->session.purchase()->wentAway();
        m_fixture->session.purchase()->cameBack();
    }
    domain::Wish wish()
    {
        const auto found = SessionFixture::wait(m_fixture->services->wishlists.wish(m_id));
        return found && *found ? (*found)->wish : domain::Wish();
    }

    std::unique_ptr<SessionFixture> m_fixture;
    Uuid m_id;
};

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::PurchaseTest)
#include "tst_purchase.moc"
