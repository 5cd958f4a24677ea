// SPDX-License-Identifier: GPL-3.0-or-later
#include "daemonworld.h"
#include "shopanswers.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

class BookshopsTest : public QObject, private DaemonWorld
{
    Q_OBJECT

private:
    [[nodiscard]] BookshopsModel &shops() { return *m_fixture->session.nearby()->bookshops(); }
    [[nodiscard]] QString text(int row, int role)
    {
        return shops().data(shops().index(row), role).toString();
    }
    void live()
    {
        m_fixture->services->nearby.setArea({52.520008, 13.404954}, domain::CellSize::Km3,
                                            u"Berlin"_s);
    }

private Q_SLOTS:
    void init() { makeWorld(); }

    void theyStandNearestFirstWithWhatIsKnown()
    {
        const QAbstractItemModelTester tester(&shops());
        m_daemon->answer("GET /api/v1/places", places("fresh"));
        connectDaemon();
        QCOMPARE(shops().shopsState(), BookshopsModel::ShopsState::NoArea);
        live();
        QCOMPARE(m_daemon->count("GET /api/v1/places"), 0); // nobody looks yet
        shops().load();
        QTRY_COMPARE(shops().count(), 3);
        QCOMPARE(text(0, BookshopsModel::NameRole), u"Meyer"_s);
        QCOMPARE(text(0, BookshopsModel::DistanceTextRole), u"850 m"_s);
        QCOMPARE(text(0, BookshopsModel::HostRole), u"meyer.example"_s);
        QVERIFY(text(0, BookshopsModel::DetailRole).contains(u"Mo-Fr 10:00-18:00"_s));
        QCOMPARE(text(1, BookshopsModel::NameRole), u"public bookcase"_s);
        QCOMPARE(text(1, BookshopsModel::DistanceTextRole), u"2.3 km"_s);
        QVERIFY(text(1, BookshopsModel::AccessibleNameRole).contains(u"Hauptstraße 1"_s));
        // What a source says of itself is hostile.
        QCOMPARE(text(2, BookshopsModel::HostRole), QString());
        QCOMPARE(shops().shopsState(), BookshopsModel::ShopsState::Ready);
        QVERIFY(shops().sourceLine().startsWith(u"© OpenStreetMap contributors"_s));
        QCOMPARE(shops().mapAddress(0).host(), u"www.openstreetmap.org"_s);
        QVERIFY(shops().mapAddress(3).isEmpty());
        // The middle of the cell was asked for, not the point.
        const QByteArray query =
            QByteArray::fromPercentEncoding(m_daemon->queries.value("GET /api/v1/places"));
        QVERIFY(query.contains("near=52.") && !query.contains("52.520008"));
        QVERIFY(query.contains("radius_km=10"));
    }

    void itAsksAgainWhileItIsSearched()
    {
        QByteArray searching = places("searching", R"("searching")");
        searching.replace(searching.indexOf("\"items\""),
                          searching.indexOf("\"sources\"") - searching.indexOf("\"items\""),
                          "\"items\": [], ");
        m_daemon->answer("GET /api/v1/places", searching);
        connectDaemon();
        live();
        shops().load();
        QTRY_VERIFY(m_daemon->count("GET /api/v1/places") >= 1);
        QTRY_COMPARE(shops().shopsState(), BookshopsModel::ShopsState::Looking);
        m_daemon->answer("GET /api/v1/places", places("fresh"));
        QTRY_COMPARE(shops().count(), 3);
    }

    void whatWasHeardIsShownOfflineWithItsAge()
    {
        m_daemon->answer("GET /api/v1/places", places("fresh"));
        connectDaemon();
        live();
        shops().load();
        QTRY_COMPARE(shops().count(), 3);
        m_daemon->answer("GET /api/v1/places", R"({"title": "no"})", 503);
        shops().load();
        QTRY_COMPARE(shops().shopsState(), BookshopsModel::ShopsState::Offline);
        QCOMPARE(shops().count(), 3);
        QVERIFY(shops().statusLine().startsWith(u"No network: this is from"_s));
        // Another distance is another list, and nothing is known of it.
        m_fixture->session.nearby()->setRadiusKm(25);
        QTRY_COMPARE(shops().count(), 0);
        QTRY_COMPARE(shops().shopsState(), BookshopsModel::ShopsState::Offline);
        QVERIFY(shops().statusLine().contains(u"when there is a network"_s));
        // The first one was kept.
        m_fixture->session.nearby()->setRadiusKm(10);
        QTRY_COMPARE(shops().count(), 3);
    }

    void noneAndAFailedSourceAreNotTheSame()
    {
        m_daemon->answer("GET /api/v1/places", none);
        connectDaemon();
        live();
        shops().load();
        QTRY_COMPARE(shops().shopsState(), BookshopsModel::ShopsState::Empty);
        QVERIFY(shops().statusLine().contains(u"within 10 km"_s));
        QByteArray failed = none;
        failed.replace(R"("state": "done")", R"("state": "timed_out")");
        m_daemon->answer("GET /api/v1/places", failed);
        shops().load();
        QTRY_COMPARE(shops().shopsState(), BookshopsModel::ShopsState::Failed);
        QVERIFY(shops().statusLine().contains(u"OpenStreetMap did not answer"_s));
        m_daemon->answer("GET /api/v1/places", places("fresh", R"("rate_limited")"));
        shops().load();
        QTRY_COMPARE(shops().shopsState(), BookshopsModel::ShopsState::Partial);
        QCOMPARE(shops().count(), 3);
        QVERIFY(shops().statusLine().contains(u"asks us to wait"_s));
    }
};

} // namespace endpaper::viewmodel

QTEST_MAIN(endpaper::viewmodel::BookshopsTest)
#include "tst_bookshops.moc"
