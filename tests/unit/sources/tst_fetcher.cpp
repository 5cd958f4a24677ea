// SPDX-License-Identifier: GPL-3.0-or-later
#include "scriptedserver.h"
#include "sources/fetcher.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper::sources;
using Outcome = FetchResult::Outcome;
using Reply = ScriptedServer::Reply;

class TestFetcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesThatLeadInsideAreRefused_data();
    void namesThatLeadInsideAreRefused();
    void theAddressThatWasLookedAtIsTheOneAsked();
    void aNameIsLookedUpOncePerHop();
    void redirectsAreHeldAgainstTheSameRules();
    void theNextAddressIsTriedWhereOneDoesNotAnswer();
    void whatIsTooMuchIsNotTakenIn();
    void secretsDoNotTravelToOtherHosts();

private:
    FetchResult fetch(const QUrl &url, bool mayBePrivate = false,
                      const QList<QPair<QByteArray, QByteArray>> &headers = {});

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<Fetcher> m_fetcher;
};

void TestFetcher::init()
{
    m_server = std::make_unique<ScriptedServer>();
    m_server->setAnswer([](const QByteArray &) { return Reply{.body = "{}"}; });
    m_fetcher = std::make_unique<Fetcher>("Endpaper/test (+https://endpaper.example)");
}

FetchResult TestFetcher::fetch(const QUrl &url, bool mayBePrivate,
                               const QList<QPair<QByteArray, QByteArray>> &headers)
{
    std::optional<FetchResult> result;
    m_fetcher->fetch({.url = url, .headers = headers, .mayBePrivate = mayBePrivate},
                     [&](FetchResult got) { result = std::move(got); });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(result, 20'000); }();
    return result.value_or(FetchResult());
}

void TestFetcher::namesThatLeadInsideAreRefused_data()
{
    QTest::addColumn<QStringList>("addresses");
    QTest::newRow("loopback") << QStringList{u"127.0.0.1"_s};
    QTest::newRow("private") << QStringList{u"192.168.1.1"_s};
    QTest::newRow("one of two") << QStringList{u"93.184.216.34"_s, u"10.0.0.1"_s};
    QTest::newRow("link local of a cloud") << QStringList{u"169.254.169.254"_s};
    QTest::newRow("IPv6 loopback") << QStringList{u"::1"_s};
    QTest::newRow("mapped") << QStringList{u"::ffff:127.0.0.1"_s};
    QTest::newRow("unique local") << QStringList{u"fd12::1"_s};
}

void TestFetcher::namesThatLeadInsideAreRefused()
{
    QFETCH(QStringList, addresses);
    m_fetcher->setLookup([&](const QString &) {
        QList<QHostAddress> list;
        for (const QString &address : addresses) {
            list.append(QHostAddress(address));
        }
        return list;
    });
    QUrl url(u"http://shop.example/"_s);
    url.setPort(m_server->url().port());
    QCOMPARE(fetch(url).outcome, Outcome::Forbidden);
    QVERIFY(m_server->paths().isEmpty());
}

void TestFetcher::theAddressThatWasLookedAtIsTheOneAsked()
{
    m_fetcher->setLookup([](const QString &) { return QList{QHostAddress(u"127.0.0.1"_s)}; });
    QUrl url(u"http://shop.example/p?q=1"_s);
    url.setPort(m_server->url().port());
    const FetchResult result = fetch(url, true);
    QCOMPARE(result.outcome, Outcome::Answered);
    QCOMPARE(result.url, url); // what was asked for, not where it lay
    const QByteArray host = "Host: shop.example:" + QByteArray::number(url.port()) + "\r\n";
    QVERIFY(m_server->lastRequest().contains(host));
    m_fetcher->setLookup([](const QString &) { return QList<QHostAddress>(); });
    QCOMPARE(fetch(url, true).outcome, Outcome::Unreachable);
}

void TestFetcher::aNameIsLookedUpOncePerHop()
{
    // First public, then private: the second answer is never asked for.
    int lookups = 0;
    m_fetcher->setLookup([&](const QString &) {
        return QList{QHostAddress(++lookups == 1 ? u"127.0.0.1"_s : u"10.0.0.1"_s)};
    });
    QUrl url(u"http://shop.example/"_s);
    url.setPort(m_server->url().port());
    QCOMPARE(fetch(url, true).outcome, Outcome::Answered);
    QCOMPARE(lookups, 1);
}

void TestFetcher::redirectsAreHeldAgainstTheSameRules()
{
    const int port = m_server->url().port();
    m_fetcher->setLookup([](const QString &host) {
        return QList{QHostAddress(host == u"inside.example"_s ? u"10.0.0.1"_s : u"127.0.0.1"_s)};
    });
    for (const char *target :
         {"http://inside.example/", "http://shop2.example/", "file:///etc/passwd", "javascript:x",
          "http://127.0.0.1/", "http://user@shop.example/"}) {
        m_server->setAnswer([target](const QByteArray &) {
            return Reply{.head = "HTTP/1.1 302 Found\r\nLocation: " + QByteArray(target) + "\r\n"};
        });
        QUrl url(u"http://shop.example/"_s);
        url.setPort(port);
        const FetchResult result = fetch(url, true);
        QVERIFY2(result.outcome == Outcome::Forbidden, target);
    }
}

void TestFetcher::theNextAddressIsTriedWhereOneDoesNotAnswer()
{
    // Nobody listens at the server's port on this other loopback address.
    m_fetcher->setLookup([](const QString &) {
        return QList{QHostAddress(u"127.0.0.9"_s), QHostAddress(u"127.0.0.1"_s)};
    });
    QUrl url(u"http://shop.example/"_s);
    url.setPort(m_server->url().port());
    QCOMPARE(fetch(url, true).outcome, Outcome::Answered);
}

void TestFetcher::whatIsTooMuchIsNotTakenIn()
{
    m_server->setAnswer(
        [](const QByteArray &) { return Reply{.body = QByteArray(1 << 20, 'x'), .repeat = 100}; });
    QCOMPARE(fetch(m_server->url(), true).outcome, Outcome::TooLarge);
    // What lies in the sockets' buffers was on its way; the rest was never asked for.
    QVERIFY(m_server->bytesSent() < 60 << 20);
    m_server->setAnswer([](const QByteArray &) {
        return Reply{.body = QByteArray(1 << 20, 'x'), .repeat = Fetcher::bodyBytesMax >> 20};
    });
    const FetchResult most = fetch(m_server->url(), true);
    QCOMPARE(most.outcome, Outcome::Answered);
    QCOMPARE(most.body.size(), Fetcher::bodyBytesMax);
}

void TestFetcher::secretsDoNotTravelToOtherHosts()
{
    const int port = m_server->url().port();
    m_fetcher->setLookup([](const QString &) { return QList{QHostAddress(u"127.0.0.1"_s)}; });
    m_server->setAnswer([port](const QByteArray &path) {
        return path == "/a" ? Reply{.head = "HTTP/1.1 302 Found\r\nLocation: http://shop.example:"
                                        + QByteArray::number(port) + "/b\r\n"}
                            : Reply{.body = "{}"};
    });
    QUrl url(u"http://shop.example/a"_s);
    url.setPort(port);
    QCOMPARE(fetch(url, true, {{"Authorization", "Bearer s"}, {"X-API-KEY", "s"}}).outcome,
             Outcome::Answered);
    QVERIFY(m_server->lastRequest().contains("Bearer s"));
    url.setHost(u"other.example"_s);
    // To another host nothing goes along, and what was meant to be private is no more.
    QCOMPARE(fetch(url, true, {{"Authorization", "Bearer s"}}).outcome, Outcome::Forbidden);
}

QTEST_GUILESS_MAIN(TestFetcher)
#include "tst_fetcher.moc"
