// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/robots.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper::sources;

class TestRobots : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theLongestRuleDecides_data();
    void theLongestRuleDecides();
    void theAnswersStatusDecidesWithoutAFile_data();
    void theAnswersStatusDecidesWithoutAFile();
    void hostileFilesAreRead();
};

void TestRobots::theLongestRuleDecides_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isAllowed");
    const QByteArray all = "User-agent: *\nDisallow: /\n";
    QTest::newRow("all shut") << all << u"/x"_s << false;
    QTest::newRow("empty file") << QByteArray() << u"/x"_s << true;
    QTest::newRow("empty disallow") << QByteArray("User-agent: *\nDisallow:\n") << u"/x"_s << true;
    QTest::newRow("another path") << QByteArray("User-agent: *\nDisallow: /search\n") << u"/p"_s
                                  << true;
    QTest::newRow("its path") << QByteArray("User-agent: *\nDisallow: /search\n")
                              << u"/search/suggest.json?q=1"_s << false;
    QTest::newRow("allowed inside")
        << QByteArray("User-agent: *\nDisallow: /wp-json\nAllow: /wp-json/wc/\n")
        << u"/wp-json/wc/store"_s << true;
    QTest::newRow("equal length") << QByteArray("User-agent: *\nDisallow: /a\nAllow: /a\n")
                                  << u"/a"_s << true;
    QTest::newRow("query by star")
        << QByteArray("User-agent: *\nDisallow: /*?s=\n") << u"/?s=978"_s << false;
    QTest::newRow("end") << QByteArray("User-agent: *\nDisallow: /*.json$\n") << u"/a.json?x"_s
                         << true;
    QTest::newRow("end met") << QByteArray("User-agent: *\nDisallow: /*.json$\n") << u"/a.json"_s
                             << false;
    QTest::newRow("our own group")
        << QByteArray(all + "\nUser-agent: Endpaper\nDisallow: /private\n") << u"/x"_s << true;
    QTest::newRow("our own group shuts")
        << QByteArray("User-agent: endpaper\nDisallow: /\n\nUser-agent: *\nDisallow:\n") << u"/x"_s
        << false;
    QTest::newRow("two agents, one group")
        << QByteArray("User-agent: other\nUser-agent: *\nDisallow: /x\n") << u"/x"_s << false;
    QTest::newRow("another's group")
        << QByteArray("User-agent: other\nDisallow: /\n") << u"/x"_s << true;
    QTest::newRow("comments and old line ends")
        << QByteArray("# hi\rUser-agent: * # all\rDisallow: /x # here\r") << u"/x/y"_s << false;
}

void TestRobots::theLongestRuleDecides()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, path);
    QFETCH(bool, isAllowed);
    QCOMPARE(RobotsRules::parse(file).allows(QUrl(u"https://shop.example"_s + path)), isAllowed);
}

void TestRobots::theAnswersStatusDecidesWithoutAFile_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isAllowed");
    QTest::newRow("not there") << 404 << true;
    QTest::newRow("forbidden") << 403 << true;
    QTest::newRow("too many") << 429 << false;
    QTest::newRow("in trouble") << 500 << false;
    QTest::newRow("unreachable") << 0 << false;
    QTest::newRow("odd redirect") << 302 << false;
}

void TestRobots::theAnswersStatusDecidesWithoutAFile()
{
    QFETCH(int, status);
    QFETCH(bool, isAllowed);
    const RobotsRules rules = RobotsRules::fromAnswer(status, "User-agent: *\nDisallow: /\n");
    QCOMPARE(rules.allows(QUrl(u"https://shop.example/x"_s)), isAllowed);
    QVERIFY(!RobotsRules().allows(QUrl(u"https://shop.example/x"_s)));
}

void TestRobots::hostileFilesAreRead()
{
    const QUrl url(u"https://shop.example/"_s + u"a"_s.repeated(3000));
    const QByteArray stars = "User-agent: *\nDisallow: /" + QByteArray("*a").repeated(400) + "b\n";
    QVERIFY(RobotsRules::parse(stars).allows(url));
    QVERIFY(RobotsRules::parse(QByteArray("Disallow: /\n").repeated(200'000)).allows(url));
    QVERIFY(RobotsRules::parse(QByteArray(1 << 20, '\0')).allows(url));
}

QTEST_GUILESS_MAIN(TestRobots)
#include "tst_robots.moc"
