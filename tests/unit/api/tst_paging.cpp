// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/etag.h"
#include "server/api/paging.h"

#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using namespace Qt::StringLiterals;

class TestPaging : public QObject
{
    Q_OBJECT

    const std::vector<SortOption> m_options{{"title", false, true}, {"added", true}};

    static Request asking(const QString &query)
    {
        Request request;
        request.query = QUrlQuery(query);
        return request;
    }

private Q_SLOTS:
    void readsWhatIsAsked_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<int>("limit");
        QTest::addColumn<QByteArray>("sort");
        QTest::addColumn<bool>("isDescending");
        QTest::newRow("nothing") << QString() << pageLimitDefault << QByteArray("title") << false;
        QTest::newRow("least") << u"limit=1"_s << 1 << QByteArray("title") << false;
        QTest::newRow("most") << u"limit=250"_s << pageLimitMax << QByteArray("title") << false;
        QTest::newRow("sort alone")
            << u"sort=added"_s << pageLimitDefault << QByteArray("added") << true;
        QTest::newRow("sort and direction")
            << u"sort=added:asc"_s << pageLimitDefault << QByteArray("added") << false;
    }
    void readsWhatIsAsked()
    {
        QFETCH(QString, query);
        QFETCH(int, limit);
        QFETCH(QByteArray, sort);
        QFETCH(bool, isDescending);
        const auto page = parsePage(asking(query), m_options);
        QVERIFY(page);
        QCOMPARE(page->limit, limit);
        QCOMPARE(page->sort, sort);
        QCOMPARE(page->isDescending, isDescending);
    }

    void refusesWhatIsNot_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("field");
        QTest::newRow("none") << u"limit=0"_s << u"?limit"_s;
        QTest::newRow("too many") << u"limit=251"_s << u"?limit"_s;
        QTest::newRow("no number") << u"limit=x"_s << u"?limit"_s;
        QTest::newRow("unknown sort") << u"sort=price"_s << u"?sort"_s;
        QTest::newRow("unknown direction") << u"sort=title:up"_s << u"?sort"_s;
        QTest::newRow("three parts") << u"sort=title:asc:asc"_s << u"?sort"_s;
        QTest::newRow("nonsense cursor") << u"cursor=%21%21"_s << u"?cursor"_s;
        QTest::newRow("a cursor of nobody") << u"cursor=gkA"_s << u"?cursor"_s;
    }
    void refusesWhatIsNot()
    {
        QFETCH(QString, query);
        QFETCH(QString, field);
        const auto page = parsePage(asking(query), m_options);
        QVERIFY(!page);
        QCOMPARE(page.error().kind, ErrorKind::Invalid);
        QCOMPARE(page.error().field, field);
    }

    void cursorComesBackOnlyWithItsSort()
    {
        const auto page = parsePage(asking({}), m_options);
        const QString cursor = nextCursor(*page, {u"momo"_s, 7});
        const auto next = parsePage(asking(u"cursor="_s + cursor), m_options);
        QVERIFY(next);
        QCOMPARE(next->after, (QCborArray{u"momo"_s, 7}));
        QVERIFY(!parsePage(asking(u"sort=added&cursor="_s + cursor), m_options));
    }

    void namesItsOptionsInTheReadersLanguage()
    {
        const auto page = parsePage(asking(u"sort_options_only=true"_s), m_options);
        const QJsonObject json = pageJson(*page, {}, {}, m_options, QLocale(QLocale::German));
        QVERIFY(!json.contains("items"_L1));
        const QJsonArray options = json["sort_options"_L1].toArray();
        QCOMPARE(options.size(), 2);
        QCOMPARE(options[0].toObject()["id"_L1].toString(), u"title"_s);
        QCOMPARE(options[0].toObject()["label"_L1].toString(), u"Titel"_s);
        QVERIFY(options[0].toObject()["default"_L1].toBool());
    }

    void tagsMatchByTheRules_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<bool>("isMatch");
        QTest::newRow("none") << QByteArray() << true;
        QTest::newRow("the same") << QByteArray("\"a\"") << true;
        QTest::newRow("among others") << QByteArray("\"b\", \"a\"") << true;
        QTest::newRow("any") << QByteArray("*") << true;
        QTest::newRow("another") << QByteArray("\"b\"") << false;
    }
    void tagsMatchByTheRules()
    {
        QFETCH(QByteArray, header);
        QFETCH(bool, isMatch);
        Request request;
        if (!header.isEmpty()) {
            request.headers.append({QByteArray("if-match"), header});
        }
        QCOMPARE(server::isMatch(request, "\"a\""), isMatch);
    }

    void knownTagIsNotSentAgain()
    {
        Request request;
        const Reply first = withEtag(request, Reply::json(QJsonObject{{u"a"_s, 1}}));
        QCOMPARE(first.status, 200);
        request.headers.append({QByteArray("if-none-match"), first.headers.last().second});
        const Reply second = withEtag(request, Reply::json(QJsonObject{{u"a"_s, 1}}));
        QCOMPARE(second.status, 304);
        QVERIFY(second.body.isEmpty());
        QCOMPARE(withEtag(request, Reply::json(QJsonObject{{u"a"_s, 2}})).status, 200);
    }
};

QTEST_GUILESS_MAIN(TestPaging)
#include "tst_paging.moc"
