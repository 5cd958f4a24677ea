// SPDX-License-Identifier: GPL-3.0-or-later
#include "sources/hostile.h"
#include "sources/executor.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::sources;

class TestSourceDescription : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void builtinsAreWhole();
    void brokenOnesAreRefused_data();
    void brokenOnesAreRefused();
    void requestsCarryWhatIsKnown();
    void keysAreTakenOutOfUrls();
    void privateAddressesAreNotPublic_data();
    void privateAddressesAreNotPublic();
};

static QJsonObject inventaire()
{
    QFile file(u":/endpaper/sources/inventaire.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

void TestSourceDescription::builtinsAreWhole()
{
    QStringList ids;
    for (const SourceDescription &source : builtinSources()) {
        ids.append(source.id);
        // The Library of Congress answers there and nowhere else; what is asked is no secret.
        QCOMPARE(source.base.scheme(), source.id == u"loc"_s ? u"http"_s : u"https"_s);
        QVERIFY(!source.queries.isEmpty());
        QVERIFY(!source.mayBePrivate);
    }
    QVERIFY(ids.size() >= 16);
    QCOMPARE(QSet<QString>(ids.begin(), ids.end()).size(), ids.size());
    const SourceDescription *ebay = findSource(builtinSources(), u"ebay");
    QVERIFY(!ebay->terms.mayModel && !ebay->terms.mayMix && !ebay->terms.mayStore);
    QCOMPARE(ebay->terms.maxAge, std::chrono::hours(6));
    const SourceDescription *booklooker = findSource(builtinSources(), u"booklooker");
    QCOMPARE(booklooker->limits.callsMax, 50);
    QCOMPARE(booklooker->limits.window, std::chrono::minutes(10));
}

void TestSourceDescription::brokenOnesAreRefused_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("field");
    const auto row = [](const char *name, const QString &field,
                        const std::function<void(QJsonObject &)> &breakIt) {
        QJsonObject object = inventaire();
        breakIt(object);
        QTest::newRow(name) << QJsonDocument(object).toJson() << field;
    };
    QTest::newRow("no JSON") << QByteArray("{") << u"$"_s;
    QTest::newRow("a list") << QByteArray("[]") << u"$"_s;
    row("newer format", u"$.format"_s, [](QJsonObject &o) { o["format"_L1] = 2; });
    row("unknown name", u"$.colour"_s, [](QJsonObject &o) { o["colour"_L1] = u"red"_s; });
    row("no id", u"$.id"_s, [](QJsonObject &o) { o.remove("id"_L1); });
    row("id with blanks", u"$.id"_s, [](QJsonObject &o) { o["id"_L1] = u"a b"_s; });
    row("unknown role", u"$.role"_s, [](QJsonObject &o) { o["role"_L1] = u"films"_s; });
    row("base is a file", u"$.base"_s,
        [](QJsonObject &o) { o["base"_L1] = u"file:///etc/passwd"_s; });
    row("base with a password", u"$.base"_s,
        [](QJsonObject &o) { o["base"_L1] = u"https://a:b@c.example"_s; });
    row("no queries", u"$.queries"_s, [](QJsonObject &o) { o["queries"_L1] = QJsonArray(); });
    row("path without slash", u"$.queries[0].path"_s, [](QJsonObject &o) {
        o["queries"_L1] = QJsonArray{QJsonObject{{"by"_L1, u"isbn"_s}, {"path"_L1, u"api"_s}}};
    });
    row("no rows", u"$.answer.rows"_s, [](QJsonObject &o) { o["answer"_L1] = QJsonObject(); });
    row("unknown meaning", u"$.answer.errors"_s, [](QJsonObject &o) {
        o["answer"_L1] = QJsonObject{{"rows"_L1, u"items"_s},
                                     {"errors"_L1, QJsonObject{{"E"_L1, u"bad luck"_s}}}};
    });
    row("no price", u"$.fields.price"_s, [](QJsonObject &o) {
        QJsonObject fields = o["fields"_L1].toObject();
        fields.remove("price"_L1);
        o["fields"_L1] = fields;
    });
    row("no calls", u"$.limits.calls_max"_s, [](QJsonObject &o) {
        o["limits"_L1] = QJsonObject{{"calls_max"_L1, 0}};
    });
    row("too many rows", u"$.limits.rows_max"_s, [](QJsonObject &o) {
        o["limits"_L1] = QJsonObject{{"rows_max"_L1, 1001}};
    });
    row("terms without an answer", u"$.terms.may_model"_s, [](QJsonObject &o) {
        o["terms"_L1] = QJsonObject{{"may_store"_L1, true}, {"may_mix"_L1, true}};
    });
}

void TestSourceDescription::brokenOnesAreRefused()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, field);
    const auto source = parseSourceDescription(json);
    QVERIFY(!source);
    QCOMPARE(source.error().field, field);
}

void TestSourceDescription::requestsCarryWhatIsKnown()
{
    const SourceDescription *ebay = findSource(builtinSources(), u"ebay");
    BookQuery query{.isbn = domain::Isbn::parse(u"0306406152").value(),
                    .title = u"A & B"_s,
                    .country = u"AT"_s};
    auto request = requestFor(*ebay, ebay->queries.at(0), query);
    QVERIFY(request);
    QCOMPARE(QUrlQuery(request->url).queryItemValue(u"gtin"_s), u"9780306406157"_s);
    QCOMPARE(QUrlQuery(request->url).queryItemValue(u"filter"_s, QUrl::FullyDecoded),
             u"conditions:{USED},buyingOptions:{FIXED_PRICE|BEST_OFFER},deliveryCountry:AT"_s);
    QCOMPARE(request->headers.first().second, "EBAY_AT");
    query.country = u"BR"_s;
    QCOMPARE(requestFor(*ebay, ebay->queries.at(0), query)->headers.first().second, "EBAY_US");
    // Without an author the words cannot be asked; without an ISBN the number cannot.
    QVERIFY(!requestFor(*ebay, ebay->queries.at(3), query));
    query.isbn.reset();
    query.author = u"C"_s;
    QVERIFY(!requestFor(*ebay, ebay->queries.at(0), query));
    request = requestFor(*ebay, ebay->queries.at(3), query);
    QCOMPARE(QUrlQuery(request->url).queryItemValue(u"q"_s, QUrl::FullyDecoded), u"A & B C"_s);
    QVERIFY(!request->url.query(QUrl::FullyEncoded).contains(u"q=A & B"_s));
}

void TestSourceDescription::keysAreTakenOutOfUrls()
{
    const QString shown =
        redacted(QUrl(u"https://u:p@api.example/x?apiKey=SECRET1&token=SECRET2&isbn=1"_s));
    QVERIFY(!shown.contains("SECRET"_L1) && !shown.contains("u:p"_L1));
    QVERIFY(shown.contains("isbn=1"_L1));
}

void TestSourceDescription::privateAddressesAreNotPublic_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isPublic");
    for (const char *url :
         {"http://127.0.0.1/", "http://10.1.2.3/", "http://192.168.0.1/", "http://172.31.0.1/",
          "http://169.254.169.254/", "http://[::1]/", "http://[fd00::1]/", "http://localhost/",
          "http://a.local/", "http://[::ffff:10.0.0.1]/", "ftp://a.example/",
          "https://u@a.example/", "javascript:alert(1)", "http://0.0.0.0/", "http://100.64.0.1/"}) {
        QTest::newRow(url) << QString::fromLatin1(url) << false;
    }
    for (const char *url : {"https://api.ebay.com/x", "http://93.184.216.34/", "http://172.32.0.1/",
                            "http://11.0.0.1/"}) {
        QTest::newRow(url) << QString::fromLatin1(url) << true;
    }
}

void TestSourceDescription::privateAddressesAreNotPublic()
{
    QFETCH(QString, url);
    QFETCH(bool, isPublic);
    QCOMPARE(isPublicUrl(QUrl(url), false), isPublic);
}

QTEST_GUILESS_MAIN(TestSourceDescription)
#include "tst_sourcedescription.moc"
