// SPDX-License-Identifier: GPL-3.0-or-later
#include "cachefixture.h"
#include "services/readerservice.h"
#include "support/stubdaemon.h"

#include <QJsonDocument>
#include <QSignalSpy>

using namespace endpaper;
using namespace endpaper::services;
using namespace Qt::StringLiterals;

namespace {

// Keeps a profile, as /api/v1/me does.
class Daemon : public test::StubDaemon
{
public:
    Daemon()
        : StubDaemon([this](const Request &request) {
            ++asked;
            if (request.method != "PATCH") {
                return Answer{.json = QJsonDocument(me).toJson()};
            }
            const QJsonObject news = QJsonDocument::fromJson(request.body).object();
            if (news.contains(refused)) {
                return Answer{422,
                              R"({"title": "no", "errors": [{"field": ")" + refused.toLatin1()
                                  + R"(", "reason": "unknown"}]})"};
            }
            told += news;
            for (auto it = news.begin(); it != news.end(); ++it) {
                me.insert(it.key(), it.value());
            }
            return Answer{.json = QJsonDocument(me).toJson()};
        })
    {
    }
    QJsonObject me{{u"country"_s, u"DE"_s},
                   {u"currency"_s, u"EUR"_s},
                   {u"locale"_s, u"en"_s},
                   {u"time_zone"_s, u"UTC"_s}};
    QString refused = u"nothing"_s; // the name of a field
    QList<QJsonObject> told;
    int asked = 0;
};

const Reader french{.country = u"FR"_s, .currency = u"EUR"_s, .locale = u"fr"_s};
const QJsonObject frenchProfile{{u"country"_s, u"FR"_s},
                                {u"currency"_s, u"EUR"_s},
                                {u"locale"_s, u"fr"_s},
                                {u"time_zone"_s, u"Asia/Tokyo"_s}};

} // namespace

class TestReaderService : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("TZ", "Asia/Tokyo"); }
    void init()
    {
        cache = std::make_unique<CacheFixture>();
        daemon = std::make_unique<Daemon>();
        url = daemon->url();
        begin();
    }
    void cleanup()
    {
        qputenv("TZ", "Asia/Tokyo");
        reader.reset();
        client.reset();
        daemon.reset();
        cache.reset();
    }
    void aSoloDaemonIsToldAllOnce();
    void onlyWhatChangedHereIsTold();
    void whatWasRefusedForNowIsToldLater();
    void aFieldThatTheDaemonDoesNotKnowKeepsNothingElseBack();
    void anAccountThatKnowsItsReaderIsNotOverruledByAGuess();
    void whatTheAccountKnewIsTakenOver();
    void anAccountThatKnowsItsReaderIsToldWhatWasChosen();
    void anAccountThatWasNeverToldIsToldTheGuess();
    void nobodyFights();

private:
    void begin()
    {
        reader.reset();
        client = std::make_unique<DaemonClient>();
        reader = std::make_unique<ReaderService>(cache->workspace, *client);
    }
    void connectTo(bool isSolo)
    {
        client->setEndpoint(
            Endpoint{.base = url, .serverId = Uuid::create(), .account = account, .isSolo = isSolo},
            {"token", {}});
    }
    // Whatever was begun is over.
    void settle()
    {
        for (int i = 0; i < 3; ++i) {
            const int before = daemon->asked;
            auto last =
                cache->workspace.write([](store::Transaction &) -> Expected<int> { return 0; });
            QTRY_VERIFY(last.isFinished());
            auto asked = client->get(u"/api/v1/me"_s);
            QTRY_VERIFY(asked.isFinished());
            QTRY_VERIFY(daemon->asked > before);
        }
    }

    const Uuid account = Uuid::create();
    QUrl url;
    std::unique_ptr<CacheFixture> cache;
    std::unique_ptr<Daemon> daemon;
    std::unique_ptr<DaemonClient> client;
    std::unique_ptr<ReaderService> reader;
};

void TestReaderService::aSoloDaemonIsToldAllOnce()
{
    reader->set(french);
    connectTo(true);
    QTRY_COMPARE(daemon->told, QList<QJsonObject>{frenchProfile});
    settle();
    // The next start of the program, and a daemon that came back.
    begin();
    reader->set(french);
    connectTo(true);
    settle();
    connectTo(true);
    settle();
    QCOMPARE(daemon->told.size(), 1);
}

void TestReaderService::onlyWhatChangedHereIsTold()
{
    reader->set(french);
    connectTo(true);
    QTRY_COMPARE(daemon->told.size(), 1);
    settle();
    Reader moved = french;
    moved.country = u"GB"_s;
    reader->set(moved);
    QTRY_COMPARE(daemon->told.size(), 2);
    QCOMPARE(daemon->told.last(), (QJsonObject{{u"country"_s, u"GB"_s}}));
    settle();
    // A journey: the computer's clock has another zone, heard of with the next connection.
    qputenv("TZ", "Europe/London");
    connectTo(true);
    QTRY_COMPARE(daemon->told.size(), 3);
    QCOMPARE(daemon->told.last(), (QJsonObject{{u"time_zone"_s, u"Europe/London"_s}}));
}

void TestReaderService::whatWasRefusedForNowIsToldLater()
{
    daemon->close();
    reader->set(french);
    connectTo(true);
    QTRY_VERIFY(!client->isReachable());
    QVERIFY(daemon->told.isEmpty());
    QVERIFY(daemon->listen(QHostAddress::LocalHost, quint16(url.port())));
    // Somebody else's question shows that the daemon is there again.
    auto asked = client->get(u"/api/v1/me"_s);
    QTRY_COMPARE(daemon->told, QList<QJsonObject>{frenchProfile});
}

void TestReaderService::aFieldThatTheDaemonDoesNotKnowKeepsNothingElseBack()
{
    daemon->refused = u"time_zone"_s;
    reader->set(french);
    connectTo(true);
    QTRY_COMPARE(daemon->told.size(), 1);
    QCOMPARE(daemon->me[u"country"_s].toString(), u"FR"_s);
    QCOMPARE(daemon->me[u"time_zone"_s].toString(), u"UTC"_s);
    settle();
    // A newer daemon knows it.
    daemon->refused = u"nothing"_s;
    connectTo(true);
    QTRY_COMPARE(daemon->me[u"time_zone"_s].toString(), u"Asia/Tokyo"_s);
}

void TestReaderService::anAccountThatKnowsItsReaderIsNotOverruledByAGuess()
{
    daemon->me.insert(u"time_zone"_s, u"Europe/Zurich"_s);
    daemon->me.insert(u"country"_s, u"CH"_s);
    daemon->me.insert(u"currency"_s, u"CHF"_s);
    QSignalSpy met(reader.get(), &ReaderService::met);
    reader->set(french);
    connectTo(false);
    QTRY_COMPARE(met.size(), 1);
    QCOMPARE(met.first(), (QVariantList{u"CH"_s, u"CHF"_s}));
    settle();
    QVERIFY(daemon->told.isEmpty());
    connectTo(false);
    settle();
    QCOMPARE(met.size(), 1);
    QVERIFY(daemon->told.isEmpty());
    // What is chosen later counts.
    Reader austrian = french;
    austrian.country = u"AT"_s;
    reader->set(austrian);
    QTRY_COMPARE(daemon->told, (QList<QJsonObject>{{{u"country"_s, u"AT"_s}}}));
}

void TestReaderService::whatTheAccountKnewIsTakenOver()
{
    daemon->me.insert(u"time_zone"_s, u"Europe/Zurich"_s);
    daemon->me.insert(u"country"_s, u"CH"_s);
    connect(reader.get(), &ReaderService::met, reader.get(), [this](const QString &country) {
        Reader swiss = french;
        swiss.country = country;
        swiss.isCountryChosen = true;
        reader->set(swiss);
    });
    reader->set(french);
    connectTo(false);
    settle();
    connectTo(false);
    settle();
    QVERIFY(daemon->told.isEmpty());
}

void TestReaderService::anAccountThatKnowsItsReaderIsToldWhatWasChosen()
{
    daemon->me.insert(u"time_zone"_s, u"Europe/Zurich"_s);
    daemon->me.insert(u"country"_s, u"CH"_s);
    daemon->me.insert(u"currency"_s, u"CHF"_s);
    Reader chosen = french;
    chosen.isCountryChosen = true;
    reader->set(chosen);
    connectTo(false);
    QTRY_COMPARE(daemon->told.size(), 1);
    QCOMPARE(daemon->told.first(), (QJsonObject{{u"country"_s, u"FR"_s}}));
}

void TestReaderService::anAccountThatWasNeverToldIsToldTheGuess()
{
    reader->set(french);
    connectTo(false);
    QTRY_COMPARE(daemon->told, QList<QJsonObject>{frenchProfile});
}

void TestReaderService::nobodyFights()
{
    reader->set(french);
    connectTo(true);
    QTRY_COMPARE(daemon->told.size(), 1);
    settle();
    // Another device told the account otherwise: what stands here is as it was told long ago.
    daemon->me.insert(u"country"_s, u"GB"_s);
    daemon->me.insert(u"locale"_s, u"de"_s);
    connectTo(true);
    settle();
    QCOMPARE(daemon->told.size(), 1);
    QCOMPARE(daemon->me[u"country"_s].toString(), u"GB"_s);
}

QTEST_GUILESS_MAIN(TestReaderService)
#include "tst_readerservice.moc"
