// SPDX-License-Identifier: GPL-3.0-or-later
#include "browser.h"

#include "../jobs/storedcopies.h"
#include "server/http/httpserver.h"
#include "server/jobs/copysearch.h"
#include "server/web/page.h"
#include "server/web/routes.h"
#include "support/enginehouse.h"
#include "support/required.h"

#include <QDir>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;

// The web door in a real browser, over real sockets.
class TestBrowser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!m_browser.start()) {
            SKIP_FOR_LACK("chromium is not installed, or does not start here");
        }
    }
    void init()
    {
        m_house = std::make_unique<test::EngineHouse>();
        QVERIFY(m_house->open(addWebRoutes));
        m_http = std::make_unique<HttpServer>(m_house->engine(), HttpOptions());
        const auto port = m_http->listen(u"127.0.0.1"_s, 0);
        QVERIFY(port);
        m_url = u"http://127.0.0.1:%1"_s.arg(*port);
    }
    void cleanup()
    {
        m_http.reset();
        if (m_house) {
            m_house->close();
        }
        m_house.reset();
    }

    void copiesComeInWithoutLoadingThePageAnew()
    {
        m_browser.setScripts(true);
        m_browser.open(m_url + u"/b/9780439023481?country=DE"_s);
        QCOMPARE(m_browser.evaluate(u"document.querySelector('main').dataset.waiting"_s).toString(),
                 u"true"_s);
        (void)m_browser.evaluate(u"window.isTheSamePage = true"_s);
        m_house->work();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_browser.evaluate(u"document.querySelectorAll('tbody tr').length"_s).toInt() > 3,
            30000);
        QVERIFY(m_browser.evaluate(u"window.isTheSamePage === true"_s).toBool());
        QTRY_VERIFY(
            !m_browser.evaluate(u"document.querySelector('main').dataset.waiting === 'true'"_s)
                 .toBool());
        QCOMPARE(
            m_browser
                .evaluate(u"[...document.querySelectorAll('td a')].every(a => "
                          "a.relList.contains('noopener') && a.relList.contains('nofollow'))"_s)
                .toBool(),
            true);
    }

    void withoutAScriptThePageLoadsItselfAnew()
    {
        m_browser.setScripts(false);
        m_browser.open(m_url + u"/b/9780439023481?country=DE"_s);
        m_house->work();
        QTRY_VERIFY_WITH_TIMEOUT(
            m_browser.evaluate(u"document.querySelectorAll('tbody tr').length"_s).toInt() > 3,
            30000);
        m_browser.setScripts(true);
    }

    // The old rows are there until the new ones are, with their age.
    void oldRowsStandUntilTheNewOnesAreThere_data()
    {
        QTest::addColumn<bool>("hasScripts");
        QTest::newRow("live") << true;
        QTest::newRow("without a script") << false;
    }
    void oldRowsStandUntilTheNewOnesAreThere()
    {
        QFETCH(bool, hasScripts);
        const Instant then = SystemClock::instance().now() - std::chrono::hours(49);
        QVERIFY(m_house->engine().writeAndWait(
            [&](Context &context) { return test::answered(context, u"booklooker"_s, 512, then); }));
        m_browser.setScripts(hasScripts);
        m_browser.open(m_url + u"/b/9780439023481?country=DE"_s);
        const auto text = [this](const QString &selector) {
            return m_browser
                .evaluate(u"(document.querySelector('%1') || {}).textContent || ''"_s.arg(selector))
                .toString();
        };
        QVERIFY(text(u"tbody"_s).contains(u"5.12"_s));
        QVERIFY(text(u"tbody"_s).contains(u"2 d ago"_s));
        QVERIFY(text(u".sources"_s).contains(u"seen 2 d ago"_s));
        m_house->work();
        bool wasEmpty = false;
        QTRY_VERIFY_WITH_TIMEOUT(
            (wasEmpty = wasEmpty
                 || m_browser
                        .evaluate(u"document.readyState === 'complete' && "
                                  "document.querySelectorAll('tbody tr').length === 0"_s)
                        .toBool(),
             !text(u"tbody"_s).isEmpty() && !text(u"tbody"_s).contains(u"2 d ago"_s)),
            30000);
        QVERIFY(!wasEmpty);
        m_browser.setScripts(true);
    }

    // The terms of a row end when they end, though the page was the same meanwhile.
    void aLookThatBroughtNothingNewPutsNoEndOff()
    {
        const auto &known = knownSources(m_house->engine().settings());
        QVERIFY(m_house->engine().writeAndWait([&](Context &context) -> Expected<> {
            const Instant now = context.clock.now();
            for (const sources::SourceDescription &source : known) {
                if (source.role == sources::SourceDescription::Role::Copies) {
                    const bool isEnding = source.id == "ebay"_L1;
                    const Instant ending = now - source.terms.maxAge + std::chrono::seconds(45);
                    TRY(test::answered(context, source.id, 500, isEnding ? ending : now));
                }
            }
            return {};
        }));
        m_browser.setScripts(true);
        m_browser.open(m_url + u"/b/9780439023481?country=DE"_s);
        const auto goodFor = [this] {
            return m_browser.evaluate(u"document.querySelector('main').dataset.goodFor"_s)
                .toString();
        };
        QVERIFY(goodFor().toInt() > 0 && goodFor().toInt() <= 45);
        (void)m_browser.evaluate(u"window.waits = []; window.usual = setTimeout; "
                                 "window.setTimeout = (what, ms) => { window.waits.push(ms); "
                                 "return window.usual(what, ms); }"_s);
        QTRY_VERIFY_WITH_TIMEOUT(
            m_browser
                .evaluate(u"document.dispatchEvent(new Event('visibilitychange')); "
                          "window.waits.at(-1) < window.waits[0] - 500"_s)
                .toBool(),
            10000);
    }

    void narrowPagesFitInSixLanguages_data()
    {
        QTest::addColumn<QString>("language");
        for (const QLocale &language : pageLanguages()) {
            const QString code = QLocale::languageToCode(language.language());
            QTest::newRow(qPrintable(code)) << code;
        }
    }
    void narrowPagesFitInSixLanguages()
    {
        QFETCH(QString, language);
        constexpr int narrowest = 360;
        m_house->work();
        m_browser.setSize(narrowest, 740, false);
        m_browser.setLanguage(language);
        m_browser.watchPolicy();
        for (const QString &path :
             {u"/"_s, u"/?q=%C3%BCberraschungsei"_s, u"/b/9780439023481?country=DE"_s,
              u"/b/9780439023480"_s, u"/book/show/999999999-nobody"_s, u"/invite/none"_s}) {
            m_browser.open(m_url + path);
            QTRY_VERIFY_WITH_TIMEOUT(
                !m_browser.evaluate(u"document.querySelector('main').dataset.waiting === 'true'"_s)
                     .toBool(),
                30000);
            QCOMPARE(m_browser.evaluate(u"document.documentElement.lang"_s).toString(), language);
            QCOMPARE(m_browser.evaluate(u"window.innerWidth"_s).toInt(), narrowest);
            const int wide = m_browser.evaluate(u"document.documentElement.scrollWidth"_s).toInt();
            QVERIFY2(wide <= narrowest, qPrintable(u"%1: %2 px wide"_s.arg(path).arg(wide)));
            QCOMPARE(m_browser.refused(), QString());
        }
        // The watch would have seen it.
        (void)m_browser.evaluate(u"document.body.setAttribute('style', 'color: red')"_s);
        QTRY_VERIFY(m_browser.refused().startsWith(u"style-src"_s));
        m_browser.setLanguage({});
    }

    void pagesFit_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<bool>("isDark");
        QTest::addColumn<QString>("path");
        for (const int width : {360, 700, 701, 1280}) {
            for (const bool isDark : {false, true}) {
                for (const QString &path :
                     {u"/"_s, u"/b/9780439023481?country=DE"_s, u"/book/show/999999999-nobody"_s}) {
                    QTest::newRow(qPrintable(u"%1 %2 %3"_s.arg(width).arg(isDark).arg(path)))
                        << width << isDark << path;
                }
            }
        }
    }
    void pagesFit()
    {
        QFETCH(int, width);
        QFETCH(bool, isDark);
        QFETCH(QString, path);
        m_house->work();
        m_browser.setSize(width, 800, isDark);
        m_browser.open(m_url + path);
        QTRY_VERIFY_WITH_TIMEOUT(
            !m_browser.evaluate(u"document.querySelector('main').dataset.waiting === 'true'"_s)
                 .toBool(),
            30000);
        const int wide = m_browser.evaluate(u"document.documentElement.scrollWidth"_s).toInt();
        QVERIFY2(wide <= width, qPrintable(u"%1 px wide"_s.arg(wide)));
        const QString paper =
            m_browser.evaluate(u"getComputedStyle(document.documentElement).backgroundColor"_s)
                .toString();
        QCOMPARE(paper, isDark ? u"rgb(26, 23, 20)"_s : u"rgb(246, 241, 231)"_s);
        // Nothing was refused by the page's own policy: style and script are there.
        QVERIFY(m_browser.evaluate(u"document.styleSheets.length === 1"_s).toBool());
    }

    void sixLanguagesAreSpoken_data()
    {
        QTest::addColumn<QString>("accepted");
        QTest::addColumn<QString>("heading");
        QTest::newRow("en") << u"en-US,en"_s << u"Which book are you looking for?"_s;
        QTest::newRow("de") << u"de-AT,de;q=0.9"_s << u"Welches Buch suchst du?"_s;
        QTest::newRow("fr") << u"fr-CA"_s << u"Quel livre cherchez-vous ?"_s;
        QTest::newRow("es") << u"es-MX"_s << u"¿Qué libro busca?"_s;
        QTest::newRow("it") << u"it"_s << u"Quale libro cerca?"_s;
        QTest::newRow("nl") << u"nl-BE"_s << u"Welk boek zoekt u?"_s;
        QTest::newRow("another") << u"ja"_s << u"Which book are you looking for?"_s;
    }
    void sixLanguagesAreSpoken()
    {
        QFETCH(QString, accepted);
        QFETCH(QString, heading);
        m_browser.setLanguage(accepted);
        m_browser.open(m_url + u"/"_s);
        QCOMPARE(m_browser.evaluate(u"document.querySelector('h1').textContent"_s).toString(),
                 heading);
        QCOMPARE(m_browser.evaluate(u"document.documentElement.lang"_s).toString(),
                 QTest::currentDataTag() == QByteArray("another")
                     ? u"en"_s
                     : QString::fromLatin1(QTest::currentDataTag()));
        m_browser.setLanguage({});
    }

private:
    test::Browser m_browser;
    std::unique_ptr<test::EngineHouse> m_house;
    std::unique_ptr<HttpServer> m_http;
    QString m_url;
};

QTEST_GUILESS_MAIN(TestBrowser)
#include "tst_browser.moc"
