// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemonworld.h"
#include "watchanswers.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

// A book's editions: which will do, and which are its.
class EditionsModelTest : public QObject, private DaemonWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeWorld();
        connectDaemon();
        m_editions = m_fixture->session.book()->editions();
    }

    void editionsAreChosenByTicksOrByTheirIsbn()
    {
        const QSignalSpy chosen(m_editions, &EditionsModel::chosenChanged);
        show(editionsFound, 2);
        EditionsModel &editions = *m_editions;
        QVERIFY(editions.stateLine().contains(u"dnb"_s));
        editions.toggle(1);
        QCOMPARE(editions.chosen(), QList{*domain::Isbn::read(u"9780140297997")});
        QVERIFY(!editions.add(u"123"_s));
        QVERIFY(editions.add(u"0-306-40615-2"_s));
        QCOMPARE(editions.rowCount(), 3);
        QCOMPARE(chosen.count(), 2);
        editions.toggle(1);
        QCOMPARE(editions.chosen(), QList{*domain::Isbn::read(u"9780306406157")});
    }

    void aWrongEditionIsTakenOutForAllAndComesBackByUndo()
    {
        show(editionsFound, 2);
        EditionsModel &editions = *m_editions;
        const auto isOfBook = [&](int row) {
            return editions.data(editions.index(row), EditionsModel::IsOfBookRole).toBool();
        };
        QVERIFY(isOfBook(0));
        editions.toggle(0); // the German one
        m_daemon->answer(editionsPut, editionsLess);
        editions.takeOut(0);
        QTRY_COMPARE(editions.rowCount(), 1);
        QCOMPARE(m_daemon->body(editionsPut),
                 (QJsonObject{{u"remove"_s, QJsonArray{u"9783596148646"_s}}}));
        QVERIFY(editions.chosen().isEmpty()); // it does not do any more
        QVERIFY(m_fixture->session.toasts()->text().contains(u"978-3-596-14864-6"_s));
        m_daemon->answer(editionsPut, editionsFound);
        m_fixture->session.undo()->undo();
        QTRY_COMPARE(editions.rowCount(), 2);
        QCOMPARE(m_daemon->body(editionsPut),
                 (QJsonObject{{u"add"_s, QJsonArray{u"9783596148646"_s}}}));
        QCOMPARE(editions.chosen().size(), 1);
        m_daemon->answer(editionsPut, editionsLess);
        m_fixture->session.undo()->redo();
        QTRY_COMPARE(editions.rowCount(), 1);
    }

    void anEditionByItsIsbnIsPutInForAll()
    {
        show(editionsLess, 1);
        EditionsModel &editions = *m_editions;
        QVERIFY(editions.add(u"978-3-596-14864-6"_s));
        QCOMPARE(editions.rowCount(), 2);
        QVERIFY(!editions.data(editions.index(1), EditionsModel::IsOfBookRole).toBool());
        editions.putIn(0); // it is one already
        m_daemon->answer(editionsPut, editionsFound);
        editions.putIn(1);
        QTRY_VERIFY(editions.data(editions.index(1), EditionsModel::IsOfBookRole).toBool());
        QCOMPARE(m_daemon->count(editionsPut), 1);
        QCOMPARE(editions.chosen().size(), 1);
        m_daemon->answer(editionsPut, editionsLess);
        m_fixture->session.undo()->undo();
        QTRY_COMPARE(m_daemon->count(editionsPut), 2);
        QTRY_VERIFY(!editions.data(editions.index(1), EditionsModel::IsOfBookRole).toBool());
        QCOMPARE(editions.chosen().size(), 1); // what the reader chose stays chosen
    }

    void whatTheServerRefusesOfEditionsIsSaid()
    {
        show(editionsFound, 2);
        EditionsModel &editions = *m_editions;
        m_daemon->answer(editionsPut, R"({"title": "no"})", 403);
        editions.takeOut(0);
        QTRY_VERIFY(m_fixture->session.toasts()->text().contains(u"only its keeper"_s));
        QCOMPARE(editions.rowCount(), 2);
        QVERIFY(!m_fixture->session.undo()->canUndo());
        m_fixture->session.toasts()->dismiss();
        disconnectDaemon();
        editions.takeOut(0);
        QTRY_VERIFY(m_fixture->session.toasts()->text().contains(u"when there is a network"_s));
        QCOMPARE(editions.rowCount(), 2);
    }

private:
    void show(const char *editions, int rows)
    {
        m_daemon->answer("GET /api/v1/books/9780140297997/editions", editions);
        m_editions->show(u"9780140297997"_s);
        QTRY_COMPARE(m_editions->rowCount(), rows);
    }

    EditionsModel *m_editions = nullptr;
};

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::EditionsModelTest)

#include "tst_editionsmodel.moc"
