// SPDX-License-Identifier: GPL-3.0-or-later
// What every page has around it: its policy, its script and style sheet, and its words.
#include "replyheader.h"

#include "server/web/page.h"
#include "server/web/routes.h"
#include "support/enginehouse.h"

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::header;

class TestPageFrame : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_house = std::make_unique<test::EngineHouse>();
        QVERIFY(m_house->open(addWebRoutes));
    }
    void cleanup()
    {
        if (m_house) {
            m_house->close();
        }
        m_house.reset();
    }
    void pagesRunNoScriptOfTheirOwn();
    void everyLanguageHasEveryWord();
    void theScriptIsKeptByItsTag();
    void theStyleSheetIsKeptByItsTag();

private:
    std::unique_ptr<test::EngineHouse> m_house;
};

void TestPageFrame::pagesRunNoScriptOfTheirOwn()
{
    for (const QString &target : {u"/"_s, u"/b/9780439023481"_s}) {
        const Reply reply = m_house->get(target);
        const QByteArray policy = header(reply, "content-security-policy");
        QVERIFY(policy.contains("default-src 'none'"));
        QVERIFY(policy.contains("script-src 'self'"));
        QVERIFY(!policy.contains("unsafe"));
        QVERIFY(!reply.body.contains("<script>") && !reply.body.contains("style=")
                && !reply.body.contains("onclick") && !reply.body.contains("javascript:"));
        QCOMPARE(reply.body.count("<script"), reply.body.count("<script src=\"/assets/live-"));
        QCOMPARE(header(reply, "x-content-type-options"), "nosniff");
        QVERIFY(header(reply, "vary").contains("Accept-Language"));
    }
    // Whoever runs none reloads; whoever does is not reloaded beside it.
    const QByteArray searching = m_house->get(u"/b/9780439023481"_s).body;
    QVERIFY(searching.contains("<noscript><meta http-equiv=\"refresh\""));
}

void TestPageFrame::everyLanguageHasEveryWord()
{
    const auto load = [](const QString &language) {
        QFile file(u":/endpaper/web/words/"_s + language + u".json"_s);
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                              : QJsonObject();
    };
    const QJsonObject english = load(u"en"_s);
    QCOMPARE(pageLanguages().size(), 6);
    for (const QLocale &language : pageLanguages()) {
        const QJsonObject own = load(QLocale::languageToCode(language.language()));
        QCOMPARE(own.keys(), english.keys());
        for (const QString &key : own.keys()) {
            for (const QString &place : {u"%1"_s, u"%2"_s, u"%3"_s}) {
                QVERIFY2(own[key].toString().contains(place)
                             == english[key].toString().contains(place),
                         qPrintable(language.name() + u' ' + key));
            }
        }
    }
}

void TestPageFrame::theScriptIsKeptByItsTag()
{
    const QByteArray page = m_house->get(u"/b/9780439023481"_s).body;
    const qsizetype from = page.indexOf("/assets/live-");
    QVERIFY(from > 0);
    const QByteArray path = page.mid(from, page.indexOf('"', from) - from);
    const Reply script = m_house->get(QString::fromLatin1(path));
    QCOMPARE(script.status, 200);
    QVERIFY(script.contentType.startsWith("text/javascript"));
    QVERIFY(header(script, "cache-control").contains("immutable"));
}

void TestPageFrame::theStyleSheetIsKeptByItsTag()
{
    const QByteArray home = m_house->get(u"/"_s).body;
    const qsizetype from = home.indexOf("/assets/");
    const QByteArray path = home.mid(from, home.indexOf('"', from) - from);
    const Reply style = m_house->get(QString::fromLatin1(path));
    QCOMPARE(style.status, 200);
    QVERIFY(style.contentType.startsWith("text/css"));
    QVERIFY(header(style, "cache-control").contains("immutable"));
    QVERIFY(style.body.contains("prefers-color-scheme:dark"));
    QVERIFY(style.body.contains("#F6F1E7") && style.body.contains("#1A1714"));
    QCOMPARE(m_house->get(u"/assets/other.css"_s).status, 404);
}

QTEST_GUILESS_MAIN(TestPageFrame)
#include "tst_pageframe.moc"
