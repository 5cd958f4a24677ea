// SPDX-License-Identifier: GPL-3.0-or-later
#include "sessionfixture.h"

using namespace endpaper;
using namespace endpaper::viewmodel;
using namespace Qt::StringLiterals;

// What was deleted, and its way back.
class TestTrash : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_fixture = std::make_unique<SessionFixture>();
        m_fixture->add({SessionFixture::book(u"Stoner"_s, u"John Williams"_s),
                        SessionFixture::book(u"Emma"_s, u"Jane Austen"_s)});
        m_trash = m_fixture->session.trash();
        m_tester = std::make_unique<QAbstractItemModelTester>(
            m_trash, QAbstractItemModelTester::FailureReportingMode::QtTest);
    }
    void cleanup()
    {
        m_tester.reset();
        m_fixture.reset();
    }

    void nothingIsThereAtFirst()
    {
        QVERIFY(!m_trash->isEmpty()); // not read yet
        m_trash->setWatched(true);
        QTRY_VERIFY(m_trash->isEmpty());
        QCOMPARE(m_trash->stateLine(), QString());
    }

    void aRemovedBookIsThereAndComesBack()
    {
        m_trash->setWatched(true);
        remove(u"Stoner"_s);
        QTRY_COMPARE(m_trash->count(), 1);
        QCOMPARE(text(0, TrashModel::NameRole), u"Stoner"_s);
        QCOMPARE(text(0, TrashModel::LineRole), u"John Williams · from To hunt · just now"_s);
        QCOMPARE(text(0, TrashModel::AccessibleNameRole),
                 u"Stoner, John Williams, from To hunt, just now"_s);
        m_trash->restore(0);
        QTRY_VERIFY(m_trash->isEmpty());
        QTRY_VERIFY(m_fixture->titles().contains(u"Stoner"_s));
        QCOMPARE(m_fixture->session.toasts()->text(), u"Brought back Stoner."_s);
        QVERIFY(m_fixture->session.undo()->lastWords().contains(u"bring back Stoner"_s));
        m_fixture->session.undo()->undo();
        QTRY_COMPARE(m_trash->count(), 1);
        m_fixture->session.undo()->redo();
        QTRY_VERIFY(m_trash->isEmpty());
    }

    void aRemovedListComesBackWithItsBooks()
    {
        m_trash->setWatched(true);
        LibraryModel &library = *m_fixture->session.library();
        QTRY_COMPARE(library.rowCount(), 2); // after all books
        const QString list = library.data(library.index(1), LibraryModel::ListIdRole).toString();
        library.remove(list);
        QTRY_COMPARE(m_trash->count(), 1);
        QCOMPARE(text(0, TrashModel::NameRole), u"To hunt"_s);
        QVERIFY(m_trash->index(0).data(TrashModel::IsListRole).toBool());
        QVERIFY(text(0, TrashModel::LineRole).startsWith(u"List with 2 book"_s));
        m_trash->restore(0);
        QTRY_VERIFY(m_trash->isEmpty());
        QTRY_COMPARE(m_fixture->session.wishes()->total(), 2);
        QTRY_COMPARE(library.rowCount(), 2);
    }

    void whatIsNotLookedAtIsNotRead()
    {
        remove(u"Stoner"_s);
        QVERIFY(m_fixture->waitForUndo(u"Stoner"_s));
        QCOMPARE(m_trash->count(), 0);
        m_trash->setWatched(true);
        QTRY_COMPARE(m_trash->count(), 1);
    }

    void noRowBringsNothingBack()
    {
        m_trash->restore(-1);
        m_trash->restore(0);
        QVERIFY(!m_fixture->session.undo()->lastWords().contains(u"bring back"_s));
    }

private:
    void remove(const QString &title)
    {
        WishlistModel &wishes = *m_fixture->session.wishes();
        const int row = int(m_fixture->titles().indexOf(title));
        QVERIFY(row >= 0);
        wishes.setCurrentRow(row);
        wishes.select(row, WishlistModel::Select::Only);
        wishes.removeSelected();
    }
    [[nodiscard]] QString text(int row, int role) const
    {
        return m_trash->index(row).data(role).toString();
    }

    std::unique_ptr<SessionFixture> m_fixture;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    TrashModel *m_trash = nullptr;
};

QTEST_MAIN(TestTrash)
#include "tst_trash.moc"
