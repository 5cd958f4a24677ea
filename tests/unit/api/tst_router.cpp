// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/router.h"

#include <QTest>

using namespace endpaper::server;
using namespace Qt::StringLiterals;

class TestRouter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (const auto &[method, pattern] : std::initializer_list<std::pair<Method, const char *>>{
                 {Method::Get, "/"},
                 {Method::Get, "/api/v1/books"},
                 {Method::Post, "/api/v1/books"},
                 {Method::Get, "/api/v1/books/{id}"},
                 {Method::Patch, "/api/v1/books/{isbn}"},
                 {Method::Post, "/api/v1/books/match"},
                 {Method::Get, "/api/v1/books/{id}/copies"},
                 {Method::Get, "/book/show/{key*}"}}) {
            Route route;
            route.method = method;
            route.pattern = pattern;
            m_routes.push_back(route);
        }
        for (const Route &route : m_routes) {
            QVERIFY(m_router.insert(route));
        }
    }

    void finds_data()
    {
        QTest::addColumn<int>("method");
        QTest::addColumn<QString>("path");
        QTest::addColumn<QByteArray>("pattern");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("value");
        const auto row = [](const char *what, Method method, const QString &path,
                            const QByteArray &pattern, const QString &name = {},
                            const QString &value = {}) {
            QTest::newRow(what) << int(method) << path << pattern << name << value;
        };
        row("the root", Method::Get, u"/"_s, "/");
        row("a literal path", Method::Get, u"/api/v1/books"_s, "/api/v1/books");
        row("by method", Method::Post, u"/api/v1/books"_s, "/api/v1/books");
        row("HEAD is GET's", Method::Head, u"/api/v1/books"_s, "/api/v1/books");
        row("a name", Method::Get, u"/api/v1/books/978"_s, "/api/v1/books/{id}", u"id"_s, u"978"_s);
        row("each method's own name", Method::Patch, u"/api/v1/books/978"_s, "/api/v1/books/{isbn}",
            u"isbn"_s, u"978"_s);
        row("literal before name", Method::Post, u"/api/v1/books/match"_s, "/api/v1/books/match");
        row("name in the middle", Method::Get, u"/api/v1/books/match/copies"_s,
            "/api/v1/books/{id}/copies", u"id"_s, u"match"_s);
        row("decoded", Method::Get, u"/api/v1/books/a%20b%C3%A4"_s, "/api/v1/books/{id}", u"id"_s,
            u"a bä"_s);
        row("an encoded slash stays inside", Method::Get, u"/api/v1/books/a%2Fcopies"_s,
            "/api/v1/books/{id}", u"id"_s, u"a/copies"_s);
        row("the rest", Method::Get, u"/book/show/36236132-growing/x"_s, "/book/show/{key*}",
            u"key"_s, u"36236132-growing/x"_s);
    }
    void finds()
    {
        QFETCH(int, method);
        QFETCH(QString, path);
        QFETCH(QByteArray, pattern);
        QFETCH(QString, name);
        QFETCH(QString, value);
        const Router::Found found = m_router.find(Method(method), path);
        QVERIFY(found.route);
        QCOMPARE(found.route->pattern, pattern);
        QCOMPARE(found.arguments.value(name), value);
        QCOMPARE(found.arguments.size(), name.isEmpty() ? 0 : 1);
    }

    void nobodysPathHasNoMethods_data()
    {
        QTest::addColumn<QString>("path");
        QTest::newRow("unknown") << u"/nothing"_s;
        QTest::newRow("longer") << u"/api/v1/books/1/copies/2"_s;
        QTest::newRow("shorter") << u"/api/v1"_s;
        QTest::newRow("empty name") << u"/api/v1/books/"_s;
        QTest::newRow("without slash") << u"api/v1/books"_s;
        QTest::newRow("other case") << u"/API/v1/books"_s;
        QTest::newRow("very many parts") << QString(u"/a"_s).repeated(1000);
    }
    void nobodysPathHasNoMethods()
    {
        QFETCH(QString, path);
        const Router::Found found = m_router.find(Method::Get, path);
        QVERIFY(!found.route);
        QVERIFY(found.allow.isEmpty());
    }

    void wrongMethodNamesTheRightOnes()
    {
        const Router::Found found = m_router.find(Method::Delete, u"/api/v1/books"_s);
        QVERIFY(!found.route);
        QCOMPARE(found.allow, QByteArray("GET, HEAD, POST, OPTIONS"));
    }

    void sameRouteTwiceIsRefused()
    {
        Route again;
        again.pattern = "/api/v1/books/{key}";
        QVERIFY(!m_router.insert(again));
        again.pattern = "/x/{rest*}/y";
        QVERIFY(!m_router.insert(again));
    }

private:
    std::vector<Route> m_routes;
    Router m_router;
};

QTEST_GUILESS_MAIN(TestRouter)
#include "tst_router.moc"
