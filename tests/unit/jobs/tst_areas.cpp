// SPDX-License-Identifier: GPL-3.0-or-later
// Copies that can be fetched, bookshops and bookcases, and numbers that are no ISBN: what the
// sources are asked, and what is kept of where the reader is.
#include "jobbench.h"
#include "server/jobs/searchsubject.h"
#include "unit/sources/scriptedserver.h"

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using namespace endpaper::test;

static const QByteArray copiesPath = "/api/v1/books/9780439023481/copies?country=DE";

namespace {

// A daemon with one source of copies that knows distances, and one of places; both are this test's.
class House
{
    QTemporaryDir m_folder; // before the bench, which reads it

public:
    House()
        : bench([this](Settings &settings) { describe(settings); }, routes())
    {
        server.setAnswer([](const QByteArray &path) -> ScriptedServer::Reply {
            if (path == "/api/interpreter") {
                return {.body = R"({"elements":[
                    {"type":"node","id":1,"lat":52.53,"lon":13.41,"tags":{"amenity":"public_bookcase"}},
                    {"type":"node","id":2,"lat":52.52,"lon":13.40,"tags":{"shop":"books","name":"Laden","website":"https://laden.example/"}}]})"};
            }
            return path.startsWith("/near/") ? ScriptedServer::Reply{.body = rows({"a", "b"})}
                                             : ScriptedServer::Reply{.body = rows({"a", "c"})};
        });
        turnSellersOff(bench);
        runner = work(*bench.engine, bench.clock, unplanned(false));
    }
    QJsonObject settled(const QByteArray &target)
    {
        ApiBench::Answer answer;
        [&] {
            QTRY_VERIFY_WITH_TIMEOUT((answer = bench.ask(Method::Get, target, token),
                                      answer.json["state"_L1].toString() != "searching"_L1),
                                     30000);
        }();
        return answer.json;
    }

    ScriptedServer server;
    ApiBench bench;
    QByteArray token = bench.token(u"ann@example.org"_s);
    std::unique_ptr<JobRunner> runner;

private:
    static QByteArray rows(const QByteArrayList &refs)
    {
        QByteArrayList list;
        for (const QByteArray &ref : refs) {
            list.append("{\"ref\":\"" + ref
                        + "\",\"title\":\"The Hunger Games\",\"price\":\"4.50\"}");
        }
        return "{\"items\":[" + list.join(',') + "]}";
    }
    // The built-in source of places is replaced by one of the same shape on this machine.
    void describe(Settings &settings)
    {
        settings.accessTokenSeconds = 365 * 24 * 3600;
        settings.sourcesFolder = m_folder.path();
        QFile file(m_folder.filePath(u"town.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"format":1,"id":"town","name":"Town","role":"copies","kind":"json","base":"BASE",
            "sends":["isbn"],"auth":{"kind":"none"},"queries":[
            {"by":"isbn","path":"/sent/{number}"},
            {"by":"isbn","path":"/near/{number}/{postcode}/{radius_km}","mark":"pickup","applies":["distance"]}],
            "answer":{"rows":"items"},"fields":{"ref":{"paths":["ref"]},"title":{"paths":["title"]},
            "price":{"paths":["price"]},"currency":{"constant":"EUR"},"url":{"paths":["ref"],"prefix":"{base}/offer/"}},
            "limits":{"calls_max":1000,"window_s":600,"calls_per_day_max":5000,"gap_ms":0,"rows_max":50,"pages_max":1},
            "terms":{"may_store":true,"max_age_s":3600,"may_model":true,"may_mix":true,"attribution":"Town"}})"_ba
                .replace("BASE", server.url().toEncoded()));
        const auto *overpass = sources::findSource(sources::builtinSources(), u"overpass");
        QVERIFY(overpass);
        QFile shipped(u":/endpaper/sources/overpass.json"_s);
        QVERIFY(shipped.open(QIODevice::ReadOnly));
        QFile places(m_folder.filePath(u"streetmap.json"_s));
        QVERIFY(places.open(QIODevice::WriteOnly));
        places.write(shipped.readAll()
                         .replace("\"overpass\"", "\"streetmap\"")
                         .replace("https://overpass-api.de", server.url().toEncoded()));
    }
};

QStringList pathsBelow(const ScriptedServer &server, const QByteArray &begin)
{
    QStringList paths;
    for (const QByteArray &path : server.paths()) {
        if (path.startsWith(begin)) {
            paths.append(QString::fromLatin1(path));
        }
    }
    return paths;
}

} // namespace

class TestAreas : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void postcodesAreCutDownToTheirDistrict_data()
    {
        QTest::addColumn<QString>("country");
        QTest::addColumn<QString>("postcode");
        QTest::addColumn<QString>("kept");
        QTest::newRow("a town's part") << u"DE"_s << u" 10115 "_s << u"10115"_s;
        QTest::newRow("London") << u"GB"_s << u"sw1a 1aa"_s << u"SW1A"_s;
        QTest::newRow("London, joined") << u"GB"_s << u"SW1A1AA"_s << u"SW1A"_s;
        QTest::newRow("London, the district alone") << u"GB"_s << u"SW1A"_s << u"SW1A"_s;
        QTest::newRow("Amsterdam") << u"NL"_s << u"1012 AB"_s << u"1012"_s;
        QTest::newRow("Amsterdam, joined") << u"NL"_s << u"1012AB"_s << u"1012"_s;
        QTest::newRow("Ottawa") << u"CA"_s << u"K1A 0B1"_s << u"K1A"_s;
        QTest::newRow("Dublin") << u"IE"_s << u"D02 X285"_s << u"D02"_s;
        QTest::newRow("New York, a block") << u"US"_s << u"10001-1234"_s << u"10001"_s;
        QTest::newRow("Lisbon") << u"PT"_s << u"1000-205"_s << u"1000"_s;
        QTest::newRow("something else") << u"DE"_s << u"10115;DROP"_s << QString();
        QTest::newRow("too long") << u"DE"_s << u"1234567890123"_s << QString();
        QTest::newRow("nothing") << u"DE"_s << u"  "_s << QString();
    }
    void postcodesAreCutDownToTheirDistrict()
    {
        QFETCH(const QString, country);
        QFETCH(const QString, postcode);
        QFETCH(const QString, kept);
        QCOMPARE(coarsePostcode(postcode, country), kept);
    }

    void distancesHaveFewSteps_data()
    {
        QTest::addColumn<int>("asked");
        QTest::addColumn<int>("step");
        for (const auto &[asked, step] :
             {std::pair(1, 5), {5, 5}, {6, 10}, {25, 25}, {26, 50}, {99, 100}, {100, 100}}) {
            QTest::addRow("%d km", asked) << asked << step;
        }
    }
    void distancesHaveFewSteps()
    {
        QFETCH(const int, asked);
        QFETCH(const int, step);
        QCOMPARE(SearchArea::radiusStep(asked), step);
    }

    void subjectsAreReadAsTheyWereWritten_data()
    {
        QTest::addColumn<SearchSubject>("subject");
        const SearchArea cell{.cell = domain::roundToCell({52.5, 13.4}, domain::CellSize::Km3),
                              .radiusKm = 10};
        const SearchArea code{.postcode = u"SW1A"_s, .radiusKm = 25};
        QTest::newRow("a book") << SearchSubject{.book = u"9780439023481"_s};
        QTest::newRow("to be fetched") << SearchSubject{.book = u"9780439023481"_s, .area = code};
        QTest::newRow("a number") << SearchSubject{.number = u"043902348X"_s};
        QTest::newRow("a number nearby") << SearchSubject{.number = u"043902348X"_s, .area = cell};
        QTest::newRow("places") << SearchSubject{.area = cell};
    }
    void subjectsAreReadAsTheyWereWritten()
    {
        QFETCH(const SearchSubject, subject);
        QCOMPARE(SearchSubject::parse(subject.text()), std::optional(subject));
    }
    void whatIsNoSubjectIsNone_data()
    {
        QTest::addColumn<QString>("text");
        for (const char *text : {"", "places", "number:", "1@", "1@x", "1@+/5", "1@+1/0",
                                 "1@9-1-1+/5", "places@", "1@+1"}) {
            QTest::newRow(text) << QString::fromLatin1(text);
        }
    }
    void whatIsNoSubjectIsNone()
    {
        QFETCH(const QString, text);
        QVERIFY(!SearchSubject::parse(text));
    }

    void whatCanBeFetchedIsAskedForBesideWhatIsSent()
    {
        House house;
        const QJsonObject sent = house.settled(copiesPath);
        QCOMPARE(sent["items"_L1].toArray().size(), 2);
        QVERIFY(pathsBelow(house.server, "/near/").isEmpty());
        QVERIFY(sent["sources"_L1].toArray().first()["near"_L1].isNull());

        const QByteArray near = copiesPath + "&postcode=10115&radius_km=20";
        const QJsonObject both = house.settled(near);
        QCOMPARE(pathsBelow(house.server, "/near/"),
                 QStringList{u"/near/9780439023481/10115/25"_s});
        QCOMPARE(pathsBelow(house.server, "/sent/").size(), 1);
        const QJsonValue status = both["sources"_L1].toArray().first();
        QCOMPARE(status["near"_L1]["state"_L1].toString(), u"done"_s);
        QCOMPARE(status["near"_L1]["rows"_L1].toInt(), 2);
        QHash<QString, bool> isPickup;
        for (const QJsonValue &item : both["items"_L1].toArray()) {
            isPickup.insert(item["url"_L1].toString().section(u'/', -1),
                            item["flags"_L1].toArray().contains(u"pickup"_s));
        }
        QCOMPARE(isPickup, (QHash<QString, bool>{{u"a"_s, true}, {u"b"_s, true}, {u"c"_s, false}}));
        // Another reader of the same district and step joins; one elsewhere does not see it.
        (void)house.settled(copiesPath + "&postcode=10115&radius_km=25");
        QCOMPARE(pathsBelow(house.server, "/near/").size(), 1);
        QCOMPARE(house.settled(copiesPath)["items"_L1].toArray().size(), 2);
    }

    void areasThatCannotBeReadAreRefused_data()
    {
        QTest::addColumn<QByteArray>("query");
        for (const char *query : {"postcode=%3B", "near=1", "near=91,0", "near=a,b", "near=1,2,3",
                                  "radius_km=0&near=1,1", "radius_km=101&near=1,1"}) {
            QTest::newRow(query) << QByteArray(query);
        }
    }
    void areasThatCannotBeReadAreRefused()
    {
        QFETCH(const QByteArray, query);
        House house;
        QCOMPARE(house.bench.ask(Method::Get, copiesPath + '&' + query).status, 400);
    }

    void bookshopsAndBookcasesAreFoundAroundACell()
    {
        House house;
        const auto off = house.bench.engine->writeAndWait([](Context &context) -> Expected<> {
            store::CopySourceRepository sources(context.transaction, false);
            TRY_ASSIGN(store::CopySource source, sources.get(u"overpass"_s));
            source.isOn = false;
            return sources.put(source);
        });
        QVERIFY(off);
        const QJsonObject found =
            house.settled("/api/v1/places?near=52.520008,13.404954&radius_km=9");
        const QJsonArray items = found["items"_L1].toArray();
        QCOMPARE(items.size(), 2);
        QVERIFY(items.at(0)["distance_m"_L1].toInt() <= items.at(1)["distance_m"_L1].toInt());
        QSet<QString> kinds;
        for (const QJsonValue &item : items) {
            kinds.insert(item["kind"_L1].toString());
        }
        QCOMPARE(kinds, (QSet<QString>{u"bookshop"_s, u"bookcase"_s}));
        QCOMPARE(found["sources"_L1].toArray().first()["attribution"_L1].toString(),
                 u"© OpenStreetMap contributors"_s);
        QCOMPARE(found["near"_L1]["radius_m"_L1].toInt(), 10'000);
        // What was sent and what is kept is the middle of a cell, nothing finer.
        const QByteArray request = QByteArray::fromPercentEncoding(house.server.lastRequest());
        QVERIFY(request.contains("around:10000,"));
        QVERIFY(!request.contains("52.520008") && !request.contains("52.52001"));
        // Asked once for everybody in the cell.
        (void)house.settled("/api/v1/places?near=52.5199,13.4051&radius_km=10");
        QCOMPARE(pathsBelow(house.server, "/api/interpreter").size(), 1);
        QCOMPARE(house.bench.ask(Method::Get, "/api/v1/places?near=52.5,13.4").status, 401);
        QCOMPARE(house.bench.ask(Method::Get, "/api/v1/places", house.token).status, 400);
        // Around where the reader said that they are.
        QCOMPARE(house.bench
                     .ask(Method::Put, "/api/v1/me/position", house.token,
                          {{u"lat"_s, 52.5199}, {u"lng"_s, 13.4051}})
                     .status,
                 200);
        QCOMPARE(house.settled("/api/v1/places?radius_km=10")["items"_L1].toArray().size(), 2);
    }

    void aNumberThatIsNoIsbnIsLookedForIfThatIsWished()
    {
        House house;
        const QByteArray odd = "/api/v1/books/9780439023480/copies?country=DE";
        const auto refused = house.bench.ask(Method::Get, odd, house.token);
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.json["errors"_L1].toArray().first()["code"_L1].toString(),
                 u"wrong_check_digit"_s);
        const QJsonObject found = house.settled(odd + "&anyway=true");
        QCOMPARE(found["number"_L1].toString(), u"9780439023480"_s);
        QVERIFY(found["isbn"_L1].isNull());
        QCOMPARE(found["items"_L1].toArray().size(), 2);
        QCOMPARE(pathsBelow(house.server, "/sent/"), QStringList{u"/sent/9780439023480"_s});
        for (const char *none : {"hello", "978043902348", "97804390234801", "X780439023481"}) {
            QCOMPARE(house.bench
                         .ask(Method::Get,
                              QByteArray("/api/v1/books/") + none + "/copies?anyway=true",
                              house.token)
                         .status,
                     400);
        }
    }
};

QTEST_GUILESS_MAIN(TestAreas)
#include "tst_areas.moc"
