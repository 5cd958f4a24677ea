// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemonworld.h"
#include "watchanswers.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

// What the daemon is told of alerts, sources, shops and rates.
class WatchSettingsTest : public QObject, private DaemonWorld
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        makeWorld();
        connectDaemon();
    }

    void timesOfTheDayAreReadAsTheyAreWritten()
    {
        QCOMPARE(AlertEditor::timeFrom(u"8"_s), QTime(8, 0));
        QCOMPARE(AlertEditor::timeFrom(u" 08:30 "_s), QTime(8, 30));
        QCOMPARE(AlertEditor::timeFrom(u"23.59"_s), QTime(23, 59));
        QCOMPARE(AlertEditor::timeFrom(u"0:00"_s), QTime(0, 0));
        for (const char *none : {"", "24:00", "8:60", "8:3", "-1", "noon", "8:30:10"}) {
            QVERIFY2(!AlertEditor::timeFrom(QString::fromLatin1(none)), none);
        }
    }

    void alertsAreReadAndChangedAtTheDaemon()
    {
        m_daemon->answer("GET /api/v1/me/alerts", ways("08:00"));
        AlertEditor &alerts = *m_fixture->session.alerts();
        QVERIFY(!alerts.isLoaded());
        alerts.load();
        QTRY_VERIFY(alerts.isLoaded());
        QCOMPARE(alerts.digestAt(), u"08:00"_s);
        QVERIFY(!alerts.isQuiet());
        m_daemon->answer("PUT /api/v1/me/alerts",
                         ways("07:30", R"({"from": "22:00", "until": "07:00"})"));
        QVERIFY(!alerts.setDigestAt(u"25:00"_s));
        QCOMPARE(alerts.errorField(), u"digest"_s);
        QVERIFY(alerts.setDigestAt(u"7:30"_s));
        QTRY_COMPARE(alerts.digestAt(), u"07:30"_s);
        QCOMPARE(m_daemon->body("PUT /api/v1/me/alerts")["digest_at"_L1].toString(), u"07:30"_s);
        QVERIFY(alerts.setQuiet(true, u"22"_s, u"7"_s));
        QTRY_COMPARE(m_daemon->body("PUT /api/v1/me/alerts")["quiet_hours"_L1][u"from"].toString(),
                     u"22:00"_s);
        QTRY_VERIFY(alerts.isQuiet());
    }

    void whatWasGivenUpIsSaidAndASecretThatWasMadeIsShown()
    {
        m_daemon->answer("GET /api/v1/me/alerts", ways("08:00"));
        AlertEditor &alerts = *m_fixture->session.alerts();
        alerts.load();
        QTRY_VERIFY(alerts.isLoaded());
        QVERIFY(alerts.lostCallLine().isEmpty() && alerts.lostLetterLine().isEmpty());
        m_daemon->answer("PUT /api/v1/me/alerts", waysLost);
        alerts.setWebhook(u"https://example.org/hook"_s, {});
        QTRY_COMPARE(alerts.webhookSecret(), u"made-by-the-daemon"_s);
        QVERIFY(alerts.lostCallLine().contains(u"500"));
        QVERIFY(alerts.lostLetterLine().contains(u"550"));
        // It stays on the page until another one is set.
        m_daemon->answer("PUT /api/v1/me/alerts", ways("09:00"));
        alerts.setDigestAt(u"9"_s);
        QTRY_COMPARE(alerts.digestAt(), u"09:00"_s);
        QVERIFY(alerts.webhookSecret().isEmpty());
        QVERIFY(alerts.lostCallLine().isEmpty());
    }

    void alertsThatCannotBeHadSayWhy()
    {
        m_daemon->answer("GET /api/v1/me/alerts", R"({"title": "no"})", 503);
        AlertEditor &alerts = *m_fixture->session.alerts();
        alerts.load();
        QTRY_VERIFY(!alerts.busy());
        QVERIFY(!alerts.isLoaded());
        QVERIFY(alerts.stateLine().contains(u"does not answer"_s));
    }

    void sourcesTellTheirBudgetTermsAndState()
    {
        m_daemon->answer("GET /api/v1/me/sources", sources(false));
        SourcesModel &model = *m_fixture->session.sources();
        const QAbstractItemModelTester tester(&model);
        model.load();
        QTRY_COMPARE(model.rowCount(), 2);
        const auto text = [&model](int row, int role) {
            return model.data(model.index(row), role).toString();
        };
        QCOMPARE(text(0, SourcesModel::StateTextRole), u"needs a key of yours"_s);
        QVERIFY(text(0, SourcesModel::BudgetTextRole).contains(u"48 of 50"_s));
        QVERIFY(text(0, SourcesModel::TermsTextRole).contains(u"left out of the price history"_s));
        QVERIFY(text(0, SourcesModel::SendsTextRole).contains(u"ISBN, title"_s));
        QVERIFY(model.data(model.index(1), SourcesModel::IsShopRole).toBool());
        QVERIFY(model.plannedLine().contains(u"2"_s));
        QVERIFY(model.keysLine().contains(u"sealed"_s));
    }

    void aKeyGoesToTheDaemonAndRestsHereToo()
    {
        m_daemon->answer("GET /api/v1/me/sources", sources(true));
        m_daemon->answer("PUT /api/v1/me/sources", "{}");
        SourcesModel &model = *m_fixture->session.sources();
        model.load();
        QTRY_COMPARE(model.rowCount(), 2);
        model.setKey(0, u" secret-1 "_s);
        QTRY_COMPARE(m_daemon->body("PUT /api/v1/me/sources")["key"_L1].toString(), u"secret-1"_s);
        // The daemon lost it: this computer still has it, and sends it when told to.
        QTRY_VERIFY(!model.busy() && m_daemon->count("GET /api/v1/me/sources") >= 2);
        m_daemon->answer("GET /api/v1/me/sources", sources(false));
        model.load();
        QTRY_VERIFY(model.data(model.index(0), SourcesModel::IsKeyHereRole).toBool());
        m_daemon->bodies.clear();
        model.sendKeptKey(0);
        QTRY_COMPARE(m_daemon->body("PUT /api/v1/me/sources")["key"_L1].toString(), u"secret-1"_s);
        // Taken away, it is gone here too.
        model.setKey(0, {});
        QTRY_VERIFY(m_daemon->body("PUT /api/v1/me/sources")["key"_L1].isNull());
        QTRY_VERIFY(!model.data(model.index(0), SourcesModel::IsKeyHereRole).toBool());
    }

    void switchingASourceCanBeUndone()
    {
        m_daemon->answer("GET /api/v1/me/sources", sources(true));
        m_daemon->answer("PUT /api/v1/me/sources", "{}");
        SourcesModel &model = *m_fixture->session.sources();
        model.load();
        QTRY_COMPARE(model.rowCount(), 2);
        model.setOn(0, false);
        QTRY_VERIFY(m_fixture->session.undo()->canUndo());
        QCOMPARE(m_daemon->body("PUT /api/v1/me/sources")["on"_L1], QJsonValue(false));
        m_fixture->session.undo()->undo();
        QTRY_COMPARE(m_daemon->body("PUT /api/v1/me/sources")["on"_L1], QJsonValue(true));
    }

    void aShopThatIsRemovedComesBackByUndo()
    {
        m_daemon->answer("GET /api/v1/me/sources", sources(true));
        m_daemon->answer("DELETE /api/v1/me/shops/shop-example", "{}", 204);
        m_daemon->answer("PUT /api/v1/me/shops/shop-example", "{}", 204);
        SourcesModel &model = *m_fixture->session.sources();
        model.load();
        QTRY_COMPARE(model.rowCount(), 2);
        model.removeShop(0); // no shop
        model.removeShop(1);
        QTRY_VERIFY(m_fixture->session.undo()->canUndo());
        QVERIFY(m_fixture->session.toasts()->hasUndo());
        QCOMPARE(m_daemon->count("DELETE /api/v1/me/shops/shop-example"), 1);
        m_fixture->session.toasts()->undo();
        QTRY_COMPARE(m_fixture->session.toasts()->text(), u"Example is a source again."_s);
        QCOMPARE(m_daemon->count("PUT /api/v1/me/shops/shop-example"), 1);
        // Its key is gone at the daemon, and none is here.
        m_fixture->session.undo()->redo();
        QTRY_COMPARE(m_daemon->count("DELETE /api/v1/me/shops/shop-example"), 2);
        QByteArray keyless = sources(true);
        keyless.replace(R"("needs_key": false, "key_set": false)",
                        R"("needs_key": true, "key_set": false)");
        m_daemon->answer("GET /api/v1/me/sources", keyless);
        m_fixture->session.undo()->undo();
        QTRY_VERIFY(m_fixture->session.toasts()->text().contains(u"please give it again"_s));
        // The daemon forgot it.
        m_daemon->answer("PUT /api/v1/me/shops/shop-example", R"({"title": "no"})", 404);
        m_fixture->session.undo()->redo();
        QTRY_COMPARE(m_daemon->count("DELETE /api/v1/me/shops/shop-example"), 3);
        m_fixture->session.undo()->undo();
        QTRY_VERIFY(m_fixture->session.toasts()->isFailure());
    }

    void aDiskThatFillsIsSaidUntilThereIsRoom()
    {
        services::DiskWatch &watch = m_fixture->services->disk;
        DiskStatus &disk = *m_fixture->session.disk();
        store::DiskRoom room{10'000'000'000, 100'000'000'000};
        watch.setProbe([&room] { return room; });
        watch.look();
        QCOMPARE(disk.stripLine(), QString());
        room.freeBytes = 9'900'000'000;
        watch.look();
        QVERIFY2(disk.stripLine().contains(u"9.9 GB of 100.0 GB"_s), qPrintable(disk.stripLine()));
        disk.dismissStrip();
        QCOMPARE(disk.stripLine(), QString());
        room.freeBytes = 11'900'000'000; // at the edge: as it was
        watch.look();
        QVERIFY(watch.isLow());
        room.freeBytes = 12'000'000'000;
        watch.look();
        QVERIFY(!watch.isLow());
        room.freeBytes = 1'000'000;
        watch.look();
        QVERIFY(disk.stripLine().contains(u"1.0 MB"_s));
        room = {}; // not known
        watch.look();
        QCOMPARE(disk.stripLine(), QString());
    }

    void aShopIsSeenBeforeItIsAdded()
    {
        m_daemon->answer("POST /api/v1/me/shops/look", shopFound);
        m_daemon->answer("POST /api/v1/me/shops", R"({"id": "shop-1", "name": "Example Books"})",
                         201);
        ShopEditor &shop = *m_fixture->session.sources()->shop();
        QVERIFY(!shop.canLook());
        shop.add();
        shop.setAddress(u"https://books.example"_s);
        shop.look();
        QTRY_COMPARE(shop.shopState(), ShopEditor::ShopState::Found);
        QCOMPARE(m_daemon->count("POST /api/v1/me/shops"), 0);
        QVERIFY(shop.line().contains(u"WooCommerce"_s));
        QCOMPARE(shop.goods(), QStringList{u"Stoner · €6.40"_s});
        shop.add();
        QTRY_COMPARE(m_daemon->count("POST /api/v1/me/shops"), 1);
        QTRY_COMPARE(shop.shopState(), ShopEditor::ShopState::Empty);
        // Another address: nothing of the first one may be added.
        shop.setAddress(u"https://books.example"_s);
        shop.look();
        shop.setAddress(u"https://other.example"_s);
        QCOMPARE(shop.shopState(), ShopEditor::ShopState::Empty);
    }

    void postcodesAreLettersAndDigits()
    {
        QVERIFY(CollectEditor::isPostcode(u"10115"_s));
        QVERIFY(CollectEditor::isPostcode(u"sw1a 1aa"_s));
        QVERIFY(CollectEditor::isPostcode(u"1234567890"_s));
        QVERIFY(!CollectEditor::isPostcode(u"12345678901"_s));
        QVERIFY(!CollectEditor::isPostcode(u" "_s));
        QVERIFY(!CollectEditor::isPostcode(u"Straße 1"_s));
    }

    void theBanksFileIsTakenThroughTheWindow()
    {
        m_daemon->answer("GET /api/v1/rates", ratesOf("2026-02-20", "true"));
        RatesEditor &rates = *m_fixture->session.rates();
        QCOMPARE(rates.line(), QString());
        rates.load();
        QTRY_VERIFY(rates.line().contains(u"20 Feb 2026"_s));
        QVERIFY(rates.isOld());
        QVERIFY(rates.address().startsWith(u"https://www.ecb.europa.eu/"_s));
        const QUrl file = QUrl::fromLocalFile(m_fixture->folder.filePath(u"daily.xml"_s));
        QFile written(file.toLocalFile());
        QVERIFY(written.open(QIODevice::WriteOnly) && written.write("<the bank's/>") > 0);
        written.close();
        m_daemon->answer("PUT /api/v1/admin/rates", ratesOf("2026-11-20", "false"));
        const QSignalSpy taken(&rates, &RatesEditor::taken);
        rates.take(file);
        QVERIFY(rates.busy());
        QTRY_VERIFY(rates.line().contains(u"20 Nov 2026"_s));
        QCOMPARE(m_daemon->bodies.value("PUT /api/v1/admin/rates"), "<the bank's/>"_ba);
        QVERIFY(!rates.isOld() && !rates.busy() && rates.error().isEmpty());
        QCOMPARE(taken.count(), 1);
        QVERIFY(m_fixture->session.toasts()->text().contains(u"20 Nov 2026"_s));
    }

    void whyRatesWereNotTakenIsSaid_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("words");
        const auto code = [](const QByteArray &name) -> QByteArray {
            return "{\"title\": \"no\", \"errors\": [{\"field\": \"body\", \"code\": \"" + name
                + "\"}]}";
        };
        QTest::newRow("other file") << code("not_rates") << 400 << u"not the European"_s;
        QTest::newRow("tomorrow's") << code("rates_from_future") << 400 << u"not come yet"_s;
        QTest::newRow("half") << code("rates_incomplete") << 400 << u"missing"_s;
        QTest::newRow("odd") << code("rates_implausible") << 400 << u"ten times"_s;
        QTest::newRow("older") << R"({"title": "no", "code": "rates.older"})"_ba << 409
                               << u"older than those"_s;
        QTest::newRow("reader") << R"({"title": "no"})"_ba << 403 << u"administrator"_s;
        QTest::newRow("broken") << R"({"title": "no"})"_ba << 500 << u"does not answer"_s;
    }

    void whyRatesWereNotTakenIsSaid()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, status);
        QFETCH(QString, words);
        QFile written(m_fixture->folder.filePath(u"daily.xml"_s));
        QVERIFY(written.open(QIODevice::WriteOnly) && written.write("<a/>") > 0);
        written.close();
        m_daemon->answer("PUT /api/v1/admin/rates", answer, status);
        RatesEditor &rates = *m_fixture->session.rates();
        rates.take(QUrl::fromLocalFile(written.fileName()));
        QTRY_VERIFY2(rates.error().contains(words), qPrintable(rates.error()));
        QVERIFY(!rates.busy());
    }

    // At, below and above what a file of rates may have, and one that is not there.
    void filesThatCannotBeRatesAreNotSent()
    {
        m_daemon->answer("PUT /api/v1/admin/rates", ratesOf("2026-11-20", "false"));
        RatesEditor &rates = *m_fixture->session.rates();
        const auto take = [&](qint64 bytes) {
            QFile written(m_fixture->folder.filePath(u"daily.xml"_s));
            QVERIFY(written.open(QIODevice::WriteOnly)
                    && written.write(QByteArray(bytes, ' ')) == bytes);
            written.close();
            rates.take(QUrl::fromLocalFile(written.fileName()));
            QTRY_VERIFY(!rates.busy());
        };
        take(services::RateService::fileBytesMax - 1);
        QCOMPARE(rates.error(), QString());
        take(services::RateService::fileBytesMax);
        QCOMPARE(rates.error(), QString());
        QCOMPARE(m_daemon->count("PUT /api/v1/admin/rates"), 2);
        take(services::RateService::fileBytesMax + 1);
        QVERIFY(rates.error().contains(u"too large"_s));
        rates.take(QUrl::fromLocalFile(m_fixture->folder.filePath(u"none.xml"_s)));
        QTRY_VERIFY(rates.error().contains(u"cannot be read"_s));
        QCOMPARE(m_daemon->count("PUT /api/v1/admin/rates"), 2);
    }

    void theBookPaneKeepsEditionsAndWhenToTell()
    {
        m_fixture->add({SessionFixture::book(u"Austerlitz"_s)});
        BookEditor &book = *m_fixture->session.book();
        book.open(m_fixture->wishIdAt(0));
        QTRY_COMPARE(book.title(), u"Austerlitz"_s);
        QCOMPARE(book.alert(), u"digest"_s);
        book.setAlert(u"now"_s);
        book.setEditionMode(u"chosen"_s);
        QVERIFY(book.editions()->add(u"9780140297997"_s));
        QVERIFY(book.isDirty());
        const QSignalSpy done(&book, &BookEditor::done);
        book.submit();
        QTRY_COMPARE(done.count(), 1);
        book.close();
        book.open(m_fixture->wishIdAt(0));
        QTRY_COMPARE(book.alert(), u"now"_s);
        QCOMPARE(book.editions()->chosen().size(), 1);
        QCOMPARE(book.oddNumber(), QString());
        book.setIsbn(u"978-0-14-029799-8"_s);
        QCOMPARE(book.oddNumber(), u"978-0-14-029799-8"_s);
        QVERIFY(!book.valid());
    }
};

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::WatchSettingsTest)

#include "tst_watchsettings.moc"
