// SPDX-License-Identifier: GPL-3.0-or-later
#include "../api/apibench.h"
#include "server/api/routes_sync.h"
#include "server/api/settings.h"
#include "server/jobs/answerstoring.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/jobrunner.h"
#include "server/jobs/routes.h"

#include <QMessageAuthenticationCode>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::ApiBench;

static const QString isbn = u"9780439023481"_s;

// A reader with one wish, and sources whose answers the test writes down.
class House
{
public:
    explicit House(const std::function<void(Settings &)> &change = {})
        : bench(
            [change](Settings &settings) {
                settings.accessTokenSeconds = 365 * 24 * 3600;
                settings.isSample = true;
                settings.attemptsPerAddressMax = 10'000;
                if (change) {
                    change(settings);
                }
            },
            routes())
        , token(bench.token(u"ann@example.org"_s))
    {
        const auto list =
            bench.ask(Method::Post, "/api/v1/wishlists", token, {{u"name"_s, u"L"_s}});
        list_ = list.json["id"_L1].toString().toLatin1();
    }

    static std::vector<Route> routes()
    {
        std::vector<Route> all;
        addSyncServerRoutes(all);
        addCopiesRoutes(all);
        return all;
    }
    QString wish(const QString &alert, int target = 1000, const QJsonObject &more = {})
    {
        QJsonObject body{
            {u"title"_s, u"The Hunger Games"_s}, {u"isbn"_s, isbn}, {u"alert"_s, alert}};
        for (auto it = more.begin(); it != more.end(); ++it) {
            if (it.value().isNull()) {
                body.remove(it.key());
            } else {
                body.insert(it.key(), it.value());
            }
        }
        if (target > 0) {
            body.insert(
                u"limits"_s,
                QJsonObject{
                    {u"total"_s, QJsonObject{{u"minor"_s, target}, {u"currency"_s, u"EUR"_s}}}});
        }
        const auto made =
            bench.ask(Method::Post, "/api/v1/wishlists/" + list_ + "/wishes", token, body);
        return made.status == 201 ? made.json["id"_L1].toString() : QString();
    }
    // booklooker answers with copies of these totals: {ref, cents}.
    void answers(const QList<std::pair<QString, int>> &copies)
    {
        answersAbout(isbn, domain::Isbn::parse(isbn).value(), {}, copies);
    }
    // When it was asked for `subject`: copies that say this ISBN and language.
    void answersAbout(const QString &subject, std::optional<domain::Isbn> said,
                      const QString &language, const QList<std::pair<QString, int>> &copies)
    {
        bench.clock.advance(std::chrono::seconds(1));
        const auto stored = bench.engine->writeAndWait([&](Context &context) -> Expected<> {
            sources::Answer answer{.state = sources::AnswerState::Done};
            for (const auto &[ref, minor] : copies) {
                sources::FoundCopy found;
                found.ref = ref;
                found.copy.source = u"booklooker"_s;
                found.copy.seller = u"Antiquariat "_s + ref;
                found.copy.title = u"The Hunger Games"_s;
                found.copy.isbn = said;
                found.copy.language = language;
                found.copy.condition = domain::Condition::Good;
                found.copy.price = {minor, domain::Currency::eur()};
                found.copy.postage = domain::Money{0, domain::Currency::eur()};
                found.copy.url = QUrl(u"https://example.org/"_s + ref);
                found.copy.isSample = true;
                answer.copies.append(found);
            }
            const auto *source =
                sources::findSource(knownSources(bench.engine->settings()), u"booklooker");
            return storeAnswer(context, {subject, u"DE"_s, true}, *source, std::move(answer), 0);
        });
        QVERIFY2(stored, stored ? "" : qPrintable(stored.error().context));
    }
    std::unique_ptr<JobRunner> work()
    {
        JobOptions options;
        options.isSample = true;
        options.poll = std::chrono::milliseconds(20);
        options.planInterval = std::chrono::hours(24 * 365 * 200); // only what the test puts in
        auto runner = std::make_unique<JobRunner>(*bench.engine, options, bench.clock);
        runner->start();
        return runner;
    }
    // Until no job of these kinds is open that is due.
    void settle() { QTRY_VERIFY_WITH_TIMEOUT(openJobs() == 0, 20'000); }
    qint64 openJobs()
    {
        qint64 count = 0;
        (void)bench.engine->readAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(auto query,
                       context.transaction.prepare(
                           "SELECT count(*) FROM job WHERE state = 'running' OR (state = 'queued' "
                           "AND due <= ?1)"));
            query.bindAll(bench.clock.now());
            TRY(query.step());
            count = query.integer(0);
            return {};
        });
        return count;
    }
    QStringList told()
    {
        const auto page = bench.ask(Method::Get, "/api/v1/notifications?limit=250", token);
        QStringList lines;
        for (const QJsonValue &notification : page.json["items"_L1].toArray()) {
            for (const QJsonValue &item : notification["about"_L1]["items"_L1].toArray()) {
                lines.prepend(item["what"_L1].toString() + u' ' + item["seller"_L1].toString());
            }
        }
        return lines;
    }
    qsizetype notifications()
    {
        return bench.ask(Method::Get, "/api/v1/notifications?limit=250", token)
            .json["items"_L1]
            .toArray()
            .size();
    }
    void alerts(const QJsonObject &body, int status = 200)
    {
        const auto answer = bench.ask(Method::Put, "/api/v1/me/alerts", token, body);
        QVERIFY2(answer.status == status, answer.reply.body.constData());
        last = answer.json;
    }

    ApiBench bench;
    QByteArray token;
    QByteArray list_;
    QJsonObject last;
};

// A real mail server in a process of its own.
class MailServer
{
public:
    explicit MailServer(const QStringList &arguments = {})
    {
        const QString script =
            QDir::cleanPath(QStringLiteral(ENDPAPER_TEST_DATA "/../smtpserver.py"));
        m_process.start(u"/usr/bin/python3"_s, QStringList{script} + arguments);
        if (m_process.waitForStarted(10'000) && waitForLine()) {
            port = quint16(m_process.readLine().trimmed().toUInt());
        }
    }
    ~MailServer()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished(10'000);
    }
    bool waitForLine()
    {
        const auto isOver = [this] {
            return m_process.canReadLine() || m_process.state() == QProcess::NotRunning;
        };
        return QTest::qWaitFor(isOver, 20'000) && m_process.canReadLine();
    }
    QJsonObject letter()
    {
        return waitForLine() ? QJsonDocument::fromJson(m_process.readLine()).object()
                             : QJsonObject();
    }
    bool hasMore() const { return m_process.canReadLine(); }

    quint16 port = 0; // 0: no python3-aiosmtpd here

private:
    QProcess m_process;
};

static std::function<void(Settings &)> mailTo(const MailServer &server)
{
    return [port = server.port](Settings &settings) {
        settings.mail.host = u"127.0.0.1"_s;
        settings.mail.port = port;
        settings.mail.security = MailSettings::Security::None;
        settings.mail.from = u"Endpaper <books@example.org>"_s;
    };
}

#define NEED_MAIL(server)                                                                          \
    if ((server).port == 0) {                                                                      \
        QSKIP("python3-aiosmtpd is not installed: no real mail server to send to");                \
    }

class TestWatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasToldOfAWishIsADotOfItsPrices()
    {
        House house;
        const QByteArray wish = house.wish(u"now"_s).toLatin1();
        const auto runner = house.work();
        house.answers({{u"1"_s, 640}});
        QTRY_COMPARE(house.notifications(), 1);
        const QByteArray path = "/api/v1/books/9780439023481/prices?country=DE";
        const auto told = [&](const QByteArray &query, const QByteArray &token) {
            return house.bench.ask(Method::Get, path + query, token).json["told"_L1].toArray();
        };
        QCOMPARE(told({}, house.token).size(), 0);
        const QJsonArray dots = told("&wish=" + wish, house.token);
        QCOMPARE(dots.size(), 1);
        QCOMPARE(dots.at(0)["total"_L1]["minor"_L1].toInt(), 640);
        QCOMPARE(dots.at(0)["day"_L1].toString(), toRfc3339(house.bench.clock.now()).left(10));
        // Nobody else's, and of no other wish.
        QCOMPARE(told("&wish=" + wish, house.bench.token(u"bo@example.org"_s)).size(), 0);
        QCOMPARE(told("&wish=" + wish, {}).size(), 0);
        QCOMPARE(told("&wish=01990000-0000-7000-8000-000000000001", house.token).size(), 0);
        QCOMPARE(house.bench.ask(Method::Get, path + "&wish=x", house.token).status, 400);
    }

    void anUrgentWishIsToldAtOnceAndOnce()
    {
        House house;
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        QList<LiveEvent> notes;
        house.bench.engine->addLiveSink([&](const QList<LiveEvent> &events) {
            std::ranges::copy_if(events, std::back_inserter(notes), [](const LiveEvent &event) {
                return event.kind == LiveEvent::Kind::Note && event.noteKind == "alert";
            });
        });
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}, {u"b"_s, 1200}});
        QTRY_COMPARE(house.told(), QStringList{u"new Antiquariat a"_s});
        house.answers({{u"a"_s, 800}, {u"b"_s, 1200}});
        house.settle();
        QCOMPARE(house.notifications(), 1);
        QTRY_COMPARE(notes.size(), 1);
        house.answers({{u"a"_s, 700}, {u"c"_s, 900}});
        QTRY_COMPARE(house.notifications(), 2);
        const QStringList after{u"cheaper Antiquariat a"_s, u"new Antiquariat a"_s,
                                u"new Antiquariat c"_s};
        QStringList told = house.told();
        told.sort();
        QCOMPARE(told, after);
        house.answers({{u"c"_s, 900}});
        QTRY_VERIFY(house.told().contains(u"gone Antiquariat a"_s));
        QCOMPARE(house.told().size(), 4);
    }

    // What is told is surely in a language that is wanted: an English number is no German copy.
    void onlyWantedLanguagesAreTold()
    {
        House house;
        const QJsonObject german{
            {u"editions"_s,
             QJsonObject{{u"mode"_s, u"languages"_s}, {u"languages"_s, QJsonArray{u"de"_s}}}}};
        QVERIFY(!house.wish(u"now"_s, 1000, german).isEmpty());
        const auto runner = house.work();
        const auto english = domain::Isbn::parse(isbn).value();
        house.answersAbout(isbn, english, {}, {{u"a"_s, 700}});
        house.settle();
        house.answersAbout(isbn, english, u"en"_s, {{u"b"_s, 600}});
        house.settle();
        house.answersAbout(isbn, {}, {}, {{u"c"_s, 500}}); // nobody says which
        house.settle();
        QCOMPARE(house.told(), QStringList());
        house.answersAbout(isbn, {}, u"de"_s, {{u"d"_s, 900}});
        QTRY_COMPARE(house.told(), QStringList{u"new Antiquariat d"_s});
    }

    // Each chosen edition has a search of its own; what one of them lacks another may have.
    void chosenEditionsAreWatchedTogether()
    {
        House house;
        const QString first = u"9783161484100"_s;
        const QString second = u"9783596148646"_s;
        const QJsonObject chosen{
            {u"editions"_s,
             QJsonObject{{u"mode"_s, u"chosen"_s}, {u"isbns"_s, QJsonArray{first, second}}}}};
        QVERIFY(!house.wish(u"now"_s, 1000, chosen).isEmpty());
        const auto runner = house.work();
        const auto isbnOf = [](const QString &text) { return domain::Isbn::parse(text).value(); };
        house.answersAbout(isbn, isbnOf(isbn), {}, {{u"unwanted"_s, 100}});
        house.settle();
        QCOMPARE(house.told(), QStringList());
        house.answersAbout(first, isbnOf(first), {}, {{u"a"_s, 800}});
        QTRY_COMPARE(house.told(), QStringList{u"new Antiquariat a"_s});
        house.answersAbout(second, isbnOf(second), {}, {{u"b"_s, 700}});
        QTRY_COMPARE(house.told().size(), 2); // and the first one is not gone
        house.settle();
        QVERIFY(!house.told().contains(u"gone Antiquariat a"_s));
        house.answersAbout(first, isbnOf(first), {}, {});
        QTRY_VERIFY(house.told().contains(u"gone Antiquariat a"_s));
    }

    void aWishInWordsIsWatchedByItsCatalogueBook()
    {
        House house;
        const QJsonObject words{{u"isbn"_s, QJsonValue()},
                                {u"title"_s, u"Der grüne Heinrich"_s},
                                {u"authors"_s, QJsonArray{u"Gottfried Keller"_s}}};
        QVERIFY(!house.wish(u"now"_s, 1000, words).isEmpty());
        const auto named = house.bench.ask(Method::Post, "/api/v1/books/named", house.token,
                                           {{u"title"_s, u"Der grüne Heinrich"_s},
                                            {u"authors"_s, QJsonArray{u"Gottfried Keller"_s}}});
        QCOMPARE(named.status, 201);
        const auto runner = house.work();
        house.answersAbout(named.json["id"_L1].toString(), {}, {}, {{u"a"_s, 800}});
        QTRY_COMPARE(house.told(), QStringList{u"new Antiquariat a"_s});
    }

    void aDigestWaitsForItsHour()
    {
        House house;
        QVERIFY(!house.wish(u"digest"_s).isEmpty());
        house.alerts({{u"digest_at"_s, u"08:00"_s}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        house.settle();
        QCOMPARE(house.notifications(), 0);
        house.answers({{u"a"_s, 800}, {u"b"_s, 700}});
        house.settle();
        QCOMPARE(house.notifications(), 0);
        house.bench.clock.advance(std::chrono::hours(24));
        QTRY_COMPARE(house.notifications(), 1);
        QCOMPARE(house.told().size(), 2);
    }

    void aWishThatIsSilentIsNot_data()
    {
        QTest::addColumn<QJsonObject>("change");
        QTest::newRow("alerts off") << QJsonObject{{u"alert"_s, u"off"_s}};
        QTest::newRow("found already") << QJsonObject{{u"state"_s, u"found"_s}};
        QTest::newRow("not wanted") << QJsonObject{{u"want"_s, false}};
    }
    void aWishThatIsSilentIsNot()
    {
        QFETCH(QJsonObject, change);
        House house;
        const QString id = house.wish(u"now"_s);
        QCOMPARE(
            house.bench.ask(Method::Patch, "/api/v1/wishes/" + id.toLatin1(), house.token, change)
                .status,
            200);
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        house.settle();
        QCOMPARE(house.notifications(), 0);
    }

    void aHiddenSellerIsNotTold()
    {
        House house;
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        QCOMPARE(house.bench
                     .ask(Method::Post, "/api/v1/sellers/booklooker:Antiquariat%20a/hide",
                          house.token, {{u"reason"_s, u"seller"_s}})
                     .status,
                 204);
        const auto runner = house.work();
        house.answers({{u"a"_s, 600}, {u"b"_s, 800}});
        QTRY_COMPARE(house.told(), QStringList{u"new Antiquariat b"_s});
    }

    void quietHoursHoldUrgentOnes()
    {
        House house;
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        // Whatever the hour is: quiet from an hour ago until in an hour.
        const QTime now =
            QDateTime::fromMSecsSinceEpoch(toEpochMs(house.bench.clock.now()), Qt::UTC).time();
        house.alerts({{u"quiet_hours"_s,
                       QJsonObject{{u"from"_s, now.addSecs(-3600).toString(u"HH:mm"_s)},
                                   {u"until"_s, now.addSecs(3600).toString(u"HH:mm"_s)}}}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        house.settle();
        QCOMPARE(house.notifications(), 0);
        house.bench.clock.advance(std::chrono::minutes(61));
        QTRY_COMPARE(house.notifications(), 1);
    }

    void aTargetThatIsRaisedIsComparedAtOnce()
    {
        House house;
        const QString id = house.wish(u"now"_s, 100);
        const auto runner = house.work();
        house.answers({{u"a"_s, 935}, {u"b"_s, 1200}});
        house.settle();
        QCOMPARE(house.notifications(), 0);
        const QJsonObject total{{u"minor"_s, 5000}, {u"currency"_s, u"EUR"_s}};
        QCOMPARE(house.bench
                     .ask(Method::Patch, "/api/v1/wishes/" + id.toLatin1(), house.token,
                          {{u"limits"_s, QJsonObject{{u"total"_s, total}}}})
                     .status,
                 200);
        QTRY_COMPARE(house.told(), QStringList{u"new Antiquariat a"_s});
    }

    void aWishForABookThatIsKnownIsComparedAtOnce()
    {
        House house;
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        house.settle();
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        QTRY_COMPARE(house.told(), QStringList{u"new Antiquariat a"_s});
    }

    void aReaderWhoMovesIsToldOfWhatIsSentThere()
    {
        House house;
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        QCOMPARE(
            house.bench.ask(Method::Patch, "/api/v1/me", house.token, {{u"country"_s, u"GB"_s}})
                .status,
            200);
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}}); // to Germany
        house.settle();
        QCOMPARE(house.notifications(), 0);
        QCOMPARE(
            house.bench.ask(Method::Patch, "/api/v1/me", house.token, {{u"country"_s, u"DE"_s}})
                .status,
            200);
        QTRY_COMPARE(house.told(), QStringList{u"new Antiquariat a"_s});
    }

    void whoGoesOnBeforeThePauseIsOverGetsTheNextDigest()
    {
        House house;
        QVERIFY(!house.wish(u"digest"_s).isEmpty());
        const Instant now = house.bench.clock.now();
        const QTime hour = QDateTime::fromMSecsSinceEpoch(toEpochMs(now), Qt::UTC).time();
        house.alerts({{u"digest_at"_s, hour.addSecs(3600).toString(u"HH:mm"_s)},
                      {u"paused_until"_s, toRfc3339(now + std::chrono::hours(48))}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        house.settle();
        house.bench.clock.advance(std::chrono::hours(26)); // a digest was due, but for the pause
        house.alerts({{u"paused_until"_s, QJsonValue()}});
        QVERIFY(house.last["paused_until"_L1].isNull());
        house.settle();
        QCOMPARE(house.notifications(), 0);
        house.bench.clock.advance(std::chrono::hours(24));
        QTRY_COMPARE(house.notifications(), 1);
    }

    void aKillNeitherRepeatsNorMisses()
    {
        House house;
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        // The answer is stored, and the daemon dies before anybody looked: it is in the queue.
        house.answers({{u"a"_s, 800}});
        house.bench.restart();
        {
            const auto runner = house.work();
            QTRY_COMPARE(house.notifications(), 1);
        }
        // It dies after it told: nothing is told again, however often it comes back.
        for (int i = 0; i < 3; ++i) {
            house.bench.restart();
            const auto runner = house.work();
            house.answers({{u"a"_s, 800}});
            house.settle();
            QCOMPARE(house.notifications(), 1);
        }
    }

    void severalWorkersTellOnce()
    {
        House house;
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        std::vector<std::unique_ptr<JobRunner>> runners;
        for (int i = 0; i < 4; ++i) {
            runners.push_back(house.work());
        }
        for (int i = 0; i < 10; ++i) {
            house.answers({{u"a"_s, 800}});
        }
        house.settle();
        QCOMPARE(house.notifications(), 1);
    }

    void allReadersOfABookAreTold()
    {
        House house;
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        constexpr int others = 250; // more than fit into one transaction
        for (int i = 0; i < others; ++i) {
            const QByteArray token = house.bench.token(u"r%1@example.org"_s.arg(i));
            const auto list =
                house.bench.ask(Method::Post, "/api/v1/wishlists", token, {{u"name"_s, u"L"_s}});
            const QByteArray path =
                "/api/v1/wishlists/" + list.json["id"_L1].toString().toLatin1() + "/wishes";
            QCOMPARE(house.bench
                         .ask(Method::Post, path, token,
                              {{u"title"_s, u"T"_s}, {u"isbn"_s, isbn}, {u"alert"_s, u"now"_s}})
                         .status,
                     201);
        }
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        house.settle();
        qint64 told = 0;
        QVERIFY(house.bench.engine->readAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(auto query,
                       context.transaction.prepare(
                           "SELECT count(DISTINCT account) FROM alert WHERE told_at IS NOT NULL"));
            TRY(query.step());
            told = query.integer(0);
            return {};
        }));
        QCOMPARE(told, others + 1);
    }

    void theFeedIsReadByItsTokenAlone()
    {
        House house;
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        house.alerts({{u"feed"_s, QJsonObject{{u"on"_s, true}}}});
        const QUrl url(house.last["feed"_L1]["url"_L1].toString());
        QVERIFY(url.isValid());
        const QByteArray target = url.path().toLatin1() + '?' + url.query().toLatin1();
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        QTRY_COMPARE(house.notifications(), 1);
        const auto feed = house.bench.ask(Method::Get, target);
        QCOMPARE(feed.status, 200);
        QVERIFY(feed.reply.contentType.startsWith("application/atom+xml"));
        QXmlStreamReader xml(feed.reply.body);
        QStringList titles;
        int entries = 0;
        while (!xml.atEnd()) {
            xml.readNext();
            entries += xml.isStartElement() && xml.name() == "entry"_L1 ? 1 : 0;
            if (xml.isStartElement() && xml.name() == "title"_L1) {
                titles.append(xml.readElementText());
            }
        }
        QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
        QCOMPARE(entries, 1);
        QVERIFY(titles.last().contains(u"The Hunger Games"_s));
        QVERIFY(titles.last().contains(u"Antiquariat a"_s));
        // Not shown again, and closed when it is turned off.
        const auto shown = house.bench.ask(Method::Get, "/api/v1/me/alerts", house.token);
        QVERIFY(!shown.reply.body.contains("token="));
        house.alerts({{u"feed"_s, QJsonObject{{u"on"_s, false}}}});
        QCOMPARE(house.bench.ask(Method::Get, target).status, 404);
        QCOMPARE(house.bench.ask(Method::Get, "/api/v1/me/feed.atom").status, 404);
    }

    void lettersReachARealServer()
    {
        MailServer mail;
        NEED_MAIL(mail);
        House house(mailTo(mail));
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        house.alerts({{u"email"_s, QJsonObject{{u"on"_s, true}}}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        const QJsonObject letter = mail.letter();
        QCOMPARE(letter["to"_L1].toArray(), QJsonArray{u"ann@example.org"_s});
        QCOMPARE(letter["from"_L1].toString(), u"books@example.org"_s);
        const QString data = letter["data"_L1].toString();
        QVERIFY(data.contains(u"Message-ID: <"_s));
        const QString text = QString::fromUtf8(
            QByteArray::fromBase64(data.mid(data.indexOf(u"\r\n\r\n"_s)).toLatin1()));
        QVERIFY2(text.contains(u"The Hunger Games"_s), qPrintable(data));
        QVERIFY(text.contains(u"https://example.org/a"_s));
        house.settle();
        QVERIFY(!mail.hasMore());
    }

    void aBusyServerIsAskedAgainWithTheSameLetter()
    {
        MailServer mail({u"busy"_s, u"1"_s});
        NEED_MAIL(mail);
        House house(mailTo(mail));
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        house.alerts({{u"email"_s, QJsonObject{{u"on"_s, true}}}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        QTRY_COMPARE(house.notifications(), 1);
        house.settle(); // it waits for its next attempt
        house.bench.clock.advance(std::chrono::minutes(2));
        QVERIFY(!mail.letter().isEmpty());
        house.settle();
        QVERIFY(!mail.hasMore());
    }

    void whomAServerRefusesIsNotWrittenToAgain()
    {
        MailServer mail({u"refuse"_s});
        NEED_MAIL(mail);
        House house(mailTo(mail));
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        house.alerts({{u"email"_s, QJsonObject{{u"on"_s, true}}}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        QTRY_COMPARE(house.notifications(), 1);
        const QByteArray admin = house.bench.token(u"admin@example.org"_s, u"admin"_s);
        QTRY_COMPARE(
            house.bench.ask(Method::Get, "/api/v1/admin/jobs?kind=deliver&state=failed", admin)
                .json["items"_L1][0]["reason"_L1]
                .toString(),
            u"smtp_550"_s);
    }

    void aServerThatWantsAPasswordGetsIt()
    {
        MailServer mail({u"auth"_s});
        NEED_MAIL(mail);
        House house([&](Settings &settings) {
            mailTo(mail)(settings);
            settings.mail.user = u"reader"_s;
            settings.mail.password = u"secret"_s;
        });
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        house.alerts({{u"email"_s, QJsonObject{{u"on"_s, true}}}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        QVERIFY(mail.letter()["signed_in"_L1].toBool());
    }

    void withoutTlsNothingGoesOutThatWantsIt()
    {
        MailServer mail;
        NEED_MAIL(mail);
        House house([&](Settings &settings) {
            mailTo(mail)(settings);
            settings.mail.security = MailSettings::Security::StartTls;
        });
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        house.alerts({{u"email"_s, QJsonObject{{u"on"_s, true}}}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        const QByteArray admin = house.bench.token(u"admin@example.org"_s, u"admin"_s);
        QTRY_COMPARE(
            house.bench.ask(Method::Get, "/api/v1/admin/jobs?kind=deliver&state=failed", admin)
                .json["items"_L1][0]["reason"_L1]
                .toString(),
            u"no_tls"_s);
        QVERIFY(!mail.hasMore());
    }

    void callsAreSigned()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray received;
        QObject::connect(&server, &QTcpServer::newConnection, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, [&received, socket] {
                received += socket->readAll();
                const qsizetype head = received.indexOf("\r\n\r\n");
                const qsizetype at = received.toLower().indexOf("content-length: ");
                const qsizetype length =
                    received.mid(at + 16, 10).split('\r').value(0).toLongLong();
                if (head > 0 && received.size() >= head + 4 + length) {
                    socket->write("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n");
                    socket->disconnectFromHost();
                }
            });
        });
        House house([](Settings &settings) { settings.isSolo = true; });
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        const QString secret = u"sixteen letters!"_s;
        house.alerts(
            {{u"webhook"_s,
              QJsonObject{{u"url"_s, u"http://127.0.0.1:%1/hook"_s.arg(server.serverPort())},
                          {u"secret"_s, secret}}}});
        QVERIFY(!QJsonDocument(house.last).toJson().contains(secret.toLatin1()));
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        QTRY_VERIFY(received.contains("}"));
        const QByteArray body = received.mid(received.indexOf("\r\n\r\n") + 4);
        const qsizetype at = received.toLower().indexOf("endpaper-signature: ");
        QVERIFY(at > 0);
        const QByteArray signature = received.mid(at + 20).split('\r').value(0);
        const QByteArray seconds = signature.mid(2, signature.indexOf(',') - 2);
        QCOMPARE(signature.mid(signature.indexOf("v1=") + 3),
                 QMessageAuthenticationCode::hash(seconds + '.' + body, secret.toUtf8(),
                                                  QCryptographicHash::Sha256)
                     .toHex());
        const QJsonObject call = QJsonDocument::fromJson(body).object();
        QCOMPARE(call["items"_L1][0]["what"_L1].toString(), u"new"_s);
    }

    void aSecretIsMadeWhereNoneIsGiven()
    {
        House house([](Settings &settings) { settings.isSolo = true; });
        const auto secretAfter = [&](const QJsonObject &hook) {
            house.alerts({{u"webhook"_s, hook}});
            return house.last["webhook"_L1]["secret"_L1].toString();
        };
        const QString made = secretAfter({{u"url"_s, u"http://127.0.0.1:9/hook"_s}});
        QVERIFY(made.size() >= 16);
        QVERIFY(house.last["webhook"_L1]["secret_set"_L1].toBool());
        // Told once; another address keeps it, who takes it away gets another.
        const auto shown = house.bench.ask(Method::Get, "/api/v1/me/alerts", house.token);
        QVERIFY(!shown.reply.body.contains(made.toLatin1()));
        QVERIFY(secretAfter({{u"url"_s, u"http://127.0.0.1:9/other"_s}}).isEmpty());
        const QString second = secretAfter({{u"secret"_s, QJsonValue()}});
        QVERIFY(second.size() >= 16 && second != made);
        QVERIFY(secretAfter({{u"secret"_s, u"sixteen letters!"_s}}).isEmpty());
        QVERIFY(secretAfter({{u"url"_s, QJsonValue()}, {u"secret"_s, QJsonValue()}}).isEmpty());
        QVERIFY(!house.last["webhook"_L1]["secret_set"_L1].toBool());
    }

    void aCallThatNobodyTakesIsGivenUpAfterThreeDays()
    {
        QTcpServer nobody;
        QVERIFY(nobody.listen(QHostAddress::LocalHost));
        const quint16 port = nobody.serverPort();
        nobody.close();
        House house([](Settings &settings) { settings.isSolo = true; });
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        house.alerts(
            {{u"webhook"_s, QJsonObject{{u"url"_s, u"http://127.0.0.1:%1/hook"_s.arg(port)}}}});
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        house.settle();
        const auto failure = [&] {
            return house.bench.ask(Method::Get, "/api/v1/me/alerts", house.token)
                .json["webhook"_L1]["given_up"_L1];
        };
        const auto begun = house.bench.clock.now();
        for (int i = 0; i < 9; ++i) {
            house.bench.clock.advance(std::chrono::hours(7)); // longer than any pause
            house.settle();
        }
        QVERIFY(house.bench.clock.now() - begun < std::chrono::hours(72));
        QVERIFY2(failure().isNull(), "it is still tried");
        for (int i = 0; i < 2; ++i) {
            house.bench.clock.advance(std::chrono::hours(7));
            house.settle();
        }
        QCOMPARE(failure()["reason"_L1].toString(), u"unreachable"_s);
        QVERIFY(!failure()["at"_L1].toString().isEmpty());
        // Another address has no such history.
        house.alerts({{u"webhook"_s, QJsonObject{{u"url"_s, u"http://127.0.0.1:9/"_s}}}});
        QVERIFY(house.last["webhook"_L1]["given_up"_L1].isNull());
    }

    void badSettingsAreRefused_data()
    {
        QTest::addColumn<QJsonObject>("body");
        const auto hook = [](const QString &url) {
            return QJsonObject{{u"webhook"_s, QJsonObject{{u"url"_s, url}}}};
        };
        QTest::newRow("no mail server here")
            << QJsonObject{{u"email"_s, QJsonObject{{u"on"_s, true}}}};
        QTest::newRow("plain http on a shared daemon") << hook(u"http://example.org/"_s);
        QTest::newRow("a file") << hook(u"file:///etc/passwd"_s);
        QTest::newRow("a password in it") << hook(u"https://a:b@example.org/"_s);
        QTest::newRow("no time") << QJsonObject{{u"digest_at"_s, u"8"_s}};
        QTest::newRow("half of the quiet hours")
            << QJsonObject{{u"quiet_hours"_s, QJsonObject{{u"from"_s, u"22:00"_s}}}};
        QTest::newRow("a short secret")
            << QJsonObject{{u"webhook"_s, QJsonObject{{u"secret"_s, u"short"_s}}}};
    }
    void badSettingsAreRefused()
    {
        QFETCH(QJsonObject, body);
        House house;
        house.alerts(body, 422);
    }

    void aDeletedAccountIsForgotten()
    {
        House house;
        QVERIFY(!house.wish(u"now"_s).isEmpty());
        house.alerts({{u"webhook"_s, QJsonObject{{u"url"_s, u"https://example.org/"_s}}}});
        {
            const auto runner = house.work();
            house.answers({{u"a"_s, 800}});
            QTRY_COMPARE(house.notifications(), 1);
        }
        QCOMPARE(house.bench.ask(Method::Delete, "/api/v1/me", house.token).status, 204);
        for (const char *table : {"alert", "alert_setting", "watch_copy", "delivery"}) {
            qint64 rows = -1;
            QVERIFY(house.bench.engine->readAndWait([&](Context &context) -> Expected<> {
                TRY_ASSIGN(auto query,
                           context.transaction.database().prepare("SELECT count(*) FROM "
                                                                  + QByteArray(table)));
                TRY(query.step());
                rows = query.integer(0);
                return {};
            }));
            QCOMPARE(rows, 0);
        }
    }
};

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
