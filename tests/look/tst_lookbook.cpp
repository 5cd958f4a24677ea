// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/lookscreens.h"
#include "look/lookworld.h"

#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::look;
using namespace endpaper::viewmodel;

// A book's pane and the rates it is counted with, by keys alone, over the window and a real daemon.
class TestLookBook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_world = std::make_unique<World>(World::Books::Sample);
        QVERIFY(m_world->window);
    }
    void init() { m_world->reset(); }

    void anEditionIsPutInAndTakenOutAndComesBack()
    {
        QVERIFY(open("book-editions"));
        EditionsModel &editions = *m_world->session->book()->editions();
        // What the daemon knows comes in above it.
        QTRY_VERIFY(!editions.busy() && rowOf(editions) >= 0);
        QVERIFY(!isOfBook(editions));
        QVERIFY(focus(u"edition-%1"_s.arg(rowOf(editions))));
        m_world->key(u"Tab"_s); // its button
        m_world->key(u"Return"_s);
        QTRY_VERIFY(isOfBook(editions));
        QTRY_VERIFY(m_world->session->toasts()->hasUndo());
        // As another window hears it from the daemon.
        QVERIFY(isInDaemonsSet());
        QVERIFY(focus(u"edition-%1"_s.arg(rowOf(editions))));
        m_world->key(u"Del"_s);
        QTRY_COMPARE(rowOf(editions), -1);
        QVERIFY(!isInDaemonsSet());
        m_world->key(u"Ctrl+Z"_s);
        QTRY_VERIFY(rowOf(editions) >= 0 && isOfBook(editions));
        QVERIFY(isInDaemonsSet());
        m_world->key(u"Ctrl+Z"_s);
        QTRY_VERIFY(!isInDaemonsSet());
    }

    void theBanksFileIsTakenOrRefusedInWords()
    {
        m_world->run(u"go.settings"_s);
        RatesEditor &rates = *m_world->session->rates();
        QTRY_VERIFY(m_world->find(u"settings-rates"_s));
        QTRY_VERIFY(!rates.line().isEmpty() && !rates.busy());
        QVERIFY(rates.line().contains(u"Feb 2026"_s));
        rates.take(fileOf("<html>not today</html>"));
        QTRY_VERIFY(m_world->find(u"settings-rates-error"_s));
        QVERIFY(rates.error().contains(u"not the European"_s));
        const QDate today = QDateTime::currentDateTimeUtc().date();
        rates.take(fileOf(daily(today.addDays(3))));
        QTRY_VERIFY(rates.error().contains(u"not come yet"_s));
        rates.take(fileOf(daily(QDate(2020, 1, 2))));
        QTRY_VERIFY(rates.error().contains(u"older"_s));
        rates.take(fileOf(daily(today)));
        QTRY_VERIFY(rates.error().isEmpty() && !rates.busy());
        QTRY_VERIFY(rates.line().contains(u"of today"_s));
        QVERIFY(!rates.isOld());
    }

    void whatABookCostIsWrittenDownAndShown()
    {
        QVERIFY(open("book-bought"));
        m_world->settle();
        QCOMPARE(m_world->window->activeFocusItem()->objectName(), u"bought-amount"_s);
        m_world->key(u"Ctrl+A"_s);
        m_world->type(u"much"_s);
        m_world->key(u"Return"_s);
        QTRY_COMPARE(m_world->session->purchase()->errorField(), u"amount"_s);
        m_world->key(u"Ctrl+A"_s);
        m_world->type(u"7.25"_s);
        m_world->key(u"Return"_s);
        QTRY_VERIFY(!m_world->find(u"bought-sheet"_s));
        BookEditor &book = *m_world->session->book();
        QTRY_VERIFY(book.boughtLine().contains(u"7.25"_s));
        QVERIFY(book.own() && !book.want());
        QTRY_VERIFY(m_world->find(u"book-bought"_s));
        m_world->key(u"Ctrl+Z"_s);
        QTRY_VERIFY(book.boughtLine().isEmpty());
    }

    void whoComesBackIsAskedAndSaysYes()
    {
        QVERIFY(open("book-asked"));
        QVERIFY(m_world->click(u"strip-bought-action"_s));
        QTRY_VERIFY(m_world->find(u"bought-sheet"_s));
        QCOMPARE(m_world->session->purchase()->amount(), u"6.40"_s);
        m_world->key(u"Return"_s);
        BookEditor &book = *m_world->session->book();
        QTRY_VERIFY(book.boughtLine().contains(u"6.40"_s));
        QTRY_VERIFY(!m_world->find(u"strip-bought"_s));
        m_world->key(u"Ctrl+Z"_s);
        QTRY_VERIFY(book.boughtLine().isEmpty());
    }

    void aTitleAloneIsFoundAndMarked()
    {
        QVERIFY(open("results-title"));
        CopiesModel &copies = *m_world->session->copies();
        QTRY_COMPARE(copies.copiesState(), CopiesModel::CopiesState::Fresh);
        QTRY_VERIFY(m_world->find(u"results-state"_s));
        QVERIFY(copies.stateLine().contains(u"title alone"_s));
        for (int row = 0; row < copies.rowCount(); ++row) {
            const QModelIndex index = copies.index(row);
            QVERIFY(!copies.data(index, CopiesModel::EditionTextRole).toString().isEmpty());
        }
    }

    void theWindowMadeNoWarning() { QCOMPARE(m_world->warnings, QStringList()); }

    void cleanupTestCase() { m_world.reset(); }

private:
    static constexpr QLatin1StringView added{"978-0-306-40615-7"};

    static int rowOf(const EditionsModel &editions)
    {
        for (int row = 0; row < editions.rowCount(); ++row) {
            if (editions.data(editions.index(row), EditionsModel::IsbnTextRole).toString()
                == added) {
                return row;
            }
        }
        return -1;
    }
    static bool isOfBook(const EditionsModel &editions)
    {
        return editions.data(editions.index(rowOf(editions)), EditionsModel::IsOfBookRole).toBool();
    }
    bool isInDaemonsSet()
    {
        const auto list = m_world->services().editions.editions(m_world->session->book()->isbn());
        return World::waitFor([&] { return list.isFinished(); }) && list.result()
            && std::ranges::any_of(list.result()->editions, [](const auto &one) {
                   return one.isbn.toString13() == u"9780306406157";
               });
    }
    bool focus(const QString &name)
    {
        m_world->settle();
        QQuickItem *item = m_world->find(name);
        if (item) {
            item->forceActiveFocus(Qt::TabFocusReason);
        }
        return item != nullptr;
    }
    QUrl fileOf(const QByteArray &content)
    {
        QFile file(m_folder.filePath(u"rates.xml"_s));
        (void)(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        return QUrl::fromLocalFile(file.fileName());
    }
    static QByteArray daily(QDate day)
    {
        QByteArray file = "<gesmes:Envelope xmlns:gesmes='g' xmlns='e'><Cube><Cube time='"
            + day.toString(Qt::ISODate).toLatin1() + "'>";
        for (const auto &[currency, rate] : {std::pair{"USD", "1.17"},
                                             {"GBP", "0.87"},
                                             {"CHF", "0.93"},
                                             {"JPY", "182.6"},
                                             {"AUD", "1.67"},
                                             {"CAD", "1.61"},
                                             {"CZK", "24.2"},
                                             {"DKK", "7.47"},
                                             {"NOK", "11.25"},
                                             {"PLN", "4.22"},
                                             {"SEK", "10.67"}}) {
            file += QByteArray("<Cube currency='") + currency + "' rate='" + rate + "'/>";
        }
        return file + "</Cube></Cube></gesmes:Envelope>";
    }
    bool open(const char *name)
    {
        for (const Screen &screen : screens()) {
            if (qstrcmp(screen.name, name) == 0) {
                return screen.open(*m_world);
            }
        }
        return false;
    }

    QTemporaryDir m_folder;
    std::unique_ptr<World> m_world;
};

QTEST_MAIN(TestLookBook)

#include "tst_lookbook.moc"
