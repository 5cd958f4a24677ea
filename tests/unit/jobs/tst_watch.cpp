// SPDX-License-Identifier: GPL-3.0-or-later
#include "watchhouse.h"

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::server;
using endpaper::test::House;
using endpaper::test::isbn;

// What is told of which wish, to whom and when.
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

    // Their licence: who offers it is not kept longer than the offer.
    void aSellerWhoMayNotBeStoredIsNotToldByName()
    {
        House house;
        house.source = u"ebay"_s;
        house.wish(u"now"_s);
        const auto runner = house.work();
        house.answers({{u"a"_s, 800}});
        QTRY_COMPARE(house.notifications(), 1);
        const auto page = house.bench.ask(Method::Get, "/api/v1/notifications", house.token);
        const QJsonValue item = page.json["items"_L1][0]["about"_L1]["items"_L1][0];
        QCOMPARE(item["source_name"_L1].toString(), u"eBay"_s);
        QCOMPARE(item["total"_L1]["minor"_L1].toInt(), 800);
        QVERIFY(!page.reply.body.contains("Antiquariat"));
    }

    void anUrgentWishIsToldAtOnceAndOnce()
    {
        House house;
        house.wish(u"now"_s);
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
        house.wish(u"now"_s, 1000, german);
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
        house.wish(u"now"_s, 1000, chosen);
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
        house.wish(u"now"_s, 1000, words);
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
        house.wish(u"digest"_s);
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
        house.wish(u"now"_s);
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
        house.wish(u"now"_s);
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
        house.wish(u"now"_s);
        QTRY_COMPARE(house.told(), QStringList{u"new Antiquariat a"_s});
    }

    void aReaderWhoMovesIsToldOfWhatIsSentThere()
    {
        House house;
        house.wish(u"now"_s);
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
        house.wish(u"digest"_s);
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
        house.wish(u"now"_s);
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
        house.wish(u"now"_s);
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
        house.wish(u"now"_s);
        constexpr int others = 250; // more than fit into one transaction
        for (int i = 0; i < others; ++i) {
            const QByteArray token = house.bench.token(u"r%1@example.org"_s.arg(i));
            const QByteArray path = house.bench.wishesOfNewList(token);
            test::addWish(house.bench, path, token,
                          {{u"title"_s, u"T"_s}, {u"isbn"_s, isbn}, {u"alert"_s, u"now"_s}});
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
};

QTEST_GUILESS_MAIN(TestWatch)
#include "tst_watch.moc"
