// SPDX-License-Identifier: GPL-3.0-or-later
// Nothing that a source can send crashes, hangs, or is shown as "no copies".
#include "scriptedserver.h"
#include "sources/executor.h"
#include "sources/hostile.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace endpaper;
using namespace endpaper::sources;
using Reply = ScriptedServer::Reply;
Q_DECLARE_METATYPE(ScriptedServer::Reply)

static const Instant now = fromEpochMs(1'795'250'000'000);

static BookQuery query()
{
    return {.isbn = domain::Isbn::parse(u"9783161484100").value(),
            .title = u"Ein Titel"_s,
            .author = u"Maria Muster"_s,
            .country = u"DE"_s,
            .near = domain::GeoPoint{52.5, 13.4},
            .radiusKm = 10};
}

static QByteArray zipped(const QByteArray &part, int times)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
    QByteArray out;
    QByteArray buffer(1 << 16, '\0');
    for (int i = 0; i <= times; ++i) {
        stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(part.constData()));
        stream.avail_in = i < times ? uInt(part.size()) : 0;
        do {
            stream.next_out = reinterpret_cast<Bytef *>(buffer.data());
            stream.avail_out = uInt(buffer.size());
            deflate(&stream, i < times ? Z_NO_FLUSH : Z_FINISH);
            out.append(buffer.constData(), buffer.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    }
    deflateEnd(&stream);
    return out;
}

class TestHostileAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void eachFailureHasItsState_data();
    void eachFailureHasItsState();
    void everyFileAnyoneRecordedHasAState_data();
    void everyFileAnyoneRecordedHasAState();
    void linksAreHeldAgainstTheRules_data();
    void linksAreHeldAgainstTheRules();
    void oddRowsDoNotTakeTheOthersAlong_data();
    void oddRowsDoNotTakeTheOthersAlong();
    void keysAreNotInReasons();

private:
    Answer ask(const QString &id);

    ScriptedServer m_server;
    Fetcher m_fetcher{"Endpaper/test (+https://endpaper.example)"};
    Executor m_executor{m_fetcher, SystemClock::instance()};
    Reply m_reply;
};

void TestHostileAnswers::initTestCase()
{
    m_executor.setAnswerTimeout(std::chrono::milliseconds(1500));
    m_server.setAnswer([this](const QByteArray &path) {
        return path == "/robots.txt" ? Reply{.body = "User-agent: *\nDisallow:\n"} : m_reply;
    });
}

Answer TestHostileAnswers::ask(const QString &id)
{
    SourceDescription source = *findSource(builtinSources(), id);
    source.base = m_server.url();
    source.mayBePrivate = true;
    source.limits.gap = {};
    Answer answer;
    bool isDone = false;
    m_executor.ask(source, u"the-key"_s, query(), [&](Answer got) {
        answer = std::move(got);
        isDone = true;
    });
    [&] { QTRY_VERIFY_WITH_TIMEOUT(isDone, 20'000); }();
    return answer;
}

// One source of each kind: JSON, XML, SRU, HTML, what OpenSearch shops answer, and one that gives
// places.
static const QStringList kinds{u"inventaire"_s, u"abebooks"_s, u"dnb"_s,
                               u"pages"_s,      u"feed"_s,     u"overpass"_s};

void TestHostileAnswers::eachFailureHasItsState_data()
{
    QTest::addColumn<QString>("source");
    QTest::addColumn<Reply>("reply");
    QTest::addColumn<QList<AnswerState>>("states");
    using enum AnswerState;
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    const QByteArray html = "<!doctype html><html><title>Down for maintenance</title></html>";
    const QHash<QString, QByteArray> halves{
        {u"inventaire"_s, R"({"items":[{"_id":"a","ow)"},
        {u"abebooks"_s, "<searchResults><resultCount>1</resultCount><Book><bookId>3"},
        {u"dnb"_s, "<searchRetrieveResponse><numberOfRecords>1</numberOfRecords><records><rec"},
        {u"pages"_s, "<html><script type=\"application/ld+json\">{\"@type\":\"Book\",\"na"},
        {u"feed"_s, "<rss><channel><totalResults>1</totalResults><item><title>Ei"},
        {u"overpass"_s, R"({"elements":[{"type":"node","id":1,)"}};
    const QHash<QString, QByteArray> strangers{
        {u"inventaire"_s, R"({"items":[{"x":1},{"x":2}]})"},
        {u"abebooks"_s,
         "<searchResults><resultCount>2</resultCount><Book><x/></Book></searchResults>"},
        {u"dnb"_s,
         "<searchRetrieveResponse><numberOfRecords>1</"
         "numberOfRecords><records><record><recordData><x/></recordData></record></records></"
         "searchRetrieveResponse>"},
        {u"pages"_s,
         R"(<script type="application/ld+json">{"@type":"Book","name":"x","offers":{"price":"much"}}</script>)"},
        {u"feed"_s,
         "<rss><channel><totalResults>1</totalResults><item><x/></item></channel></rss>"},
        {u"overpass"_s, R"({"elements":[{"id":1,"lat":999,"lon":0}]})"}};
    const QHash<QString, QByteArray> complaints{
        {u"inventaire"_s, R"({"status":400,"status_verbose":"invalid uri"})"},
        {u"abebooks"_s,
         "<searchResults><messages>Invalid ISBN value provided</messages></searchResults>"},
        {u"dnb"_s,
         R"(<searchRetrieveResponse xmlns:d="http://www.loc.gov/zing/srw/diagnostic/"><diagnostics><d:diagnostic><d:uri>info:srw/diagnostic/1/16</d:uri><d:message>Unsupported index</d:message></d:diagnostic></diagnostics></searchRetrieveResponse>)"},
        {u"pages"_s, "<html><p>No such thing</p></html>"},
        {u"feed"_s, "<rss><channel><title>The search is out of order</title></channel></rss>"},
        {u"overpass"_s, R"({"remark":"runtime error: Query timed out"})"}};
    for (const QString &source : kinds) {
        const auto row = [&](const char *name, const Reply &reply,
                             const QList<AnswerState> &states) {
            QTest::addRow("%s %s", qPrintable(source), name) << source << reply << states;
        };
        row("busy", {.head = "HTTP/1.1 429 Too Many\r\nRetry-After: 60\r\n", .body = html},
            {RateLimited});
        row("away", {.head = "HTTP/1.1 503 Unavailable\r\n", .body = html}, {RateLimited});
        row("bad key", {.head = "HTTP/1.1 401 Unauthorized\r\n", .body = html}, {Refused});
        row("forbidden", {.head = "HTTP/1.1 403 Forbidden\r\n", .body = html}, {Refused});
        row("bot wall without body", {.head = "HTTP/1.1 202 Accepted\r\n"}, {Refused});
        row("bot wall with script",
            {.body = "<html><script src='/challenge.js'></script></html>", .type = "text/html"},
            {Refused});
        row("too early", {.head = "HTTP/1.1 425 Too Early\r\n"}, {Refused});
        row("in trouble", {.head = "HTTP/1.1 500 Oops\r\n", .body = html}, {RemoteError});
        row("a page instead", {.body = html, .type = "text/html"}, {Unreadable});
        row("half an answer", {.body = halves.value(source)}, {Unreadable});
        row("nothing at all", {.head = ok}, {Unreadable});
        row("blanks", {.body = "  \r\n \t "}, {Unreadable});
        row("noise", {.body = QByteArray("\x00\xFF\x01\xFE<\x80>{", 8)}, {Unreadable});
        row("rows of another shape", {.body = strangers.value(source)}, {Unreadable});
        row("its own complaint", {.body = complaints.value(source)}, {RemoteError, Unreadable});
        row("a hundred megabytes", {.body = QByteArray(1 << 20, 'x'), .repeat = 100}, {Unreadable});
        row("a gzip bomb",
            {.head = ok + "Content-Encoding: gzip\r\n",
             .body = zipped(QByteArray(1 << 20, ' '), 200)},
            {Unreadable});
        row("gzip that is none",
            {.head = ok + "Content-Encoding: gzip\r\n", .body = "no gzip here"},
            {Unreachable, Unreadable});
        row("broken off", {.body = R"({"items":[)", .announced = 4000}, {Unreachable});
        row("hanging", {.isHanging = true}, {TimedOut});
        row("round and round", {.head = "HTTP/1.1 302 Found\r\nLocation: /again\r\n"}, {Refused});
        row("to a private address",
            {.head = "HTTP/1.1 302 Found\r\nLocation: http://10.0.0.1/admin\r\n"}, {Refused});
        row("to this machine's files",
            {.head = "HTTP/1.1 302 Found\r\nLocation: file:///etc/passwd\r\n"}, {Refused});
        row("nowhere", {.head = "HTTP/1.1 302 Found\r\n"}, {RemoteError, Unreadable});
        row("deep brackets", {.body = QByteArray("[").repeated(200'000)}, {Unreadable});
        row("deep elements", {.body = QByteArray("<a>").repeated(200'000)}, {Unreadable});
        row("entities",
            {.body = "<!DOCTYPE r [<!ENTITY a \"aaaa\"><!ENTITY b "
                     "\"&a;&a;&a;\">]><searchResults>&b;</searchResults>"},
            {Unreadable});
    }
}

void TestHostileAnswers::eachFailureHasItsState()
{
    QFETCH(QString, source);
    QFETCH(Reply, reply);
    QFETCH(QList<AnswerState>, states);
    m_reply = reply;
    const Answer answer = ask(source);
    QVERIFY2(states.contains(answer.state),
             qPrintable(QString(answerStateName(answer.state) % u' ' % answer.reason)));
    QVERIFY(isFailure(answer.state));
    QVERIFY(!answer.reason.isEmpty());
    QVERIFY(answer.copies.isEmpty() && answer.books.isEmpty() && answer.places.isEmpty());
    // What was too much was not taken in.
    QVERIFY(m_server.bytesSent() < qint64(kinds.size()) * 3 * 100 * (1 << 20));
}

static QStringList recordedFiles()
{
    QStringList files;
    for (const QString &folder : {u"/api"_s, u"/robustness"_s, u"/isbn"_s}) {
        QDirIterator it(QStringLiteral(ENDPAPER_SHARED_DATA) + folder, QDir::Files,
                        QDirIterator::Subdirectories);
        while (it.hasNext()) {
            files.append(it.next());
        }
    }
    files.sort();
    return files;
}

void TestHostileAnswers::everyFileAnyoneRecordedHasAState_data()
{
    QTest::addColumn<QString>("id");
    for (const SourceDescription &source : builtinSources()) {
        QTest::addRow("%s", qPrintable(source.id)) << source.id;
    }
}

// Every recorded answer and hostile file is read as the answer of every source. Only what a source
// itself calls empty may come out as none.
void TestHostileAnswers::everyFileAnyoneRecordedHasAState()
{
    QFETCH(QString, id);
    const QStringList files = recordedFiles();
    if (files.isEmpty()) {
        QSKIP("no recorded answers beside the checkout");
    }
    const QSet<QString> saysNone{
        u"googlebooks/volumes_isbn_none.json"_s,
        u"woocommerce/y_array_empty.json"_s,
        u"woocommerce/y_structure_whitespace_array.json"_s,
        u"woocommerce/y_array_ending_with_newline.json"_s,
    };
    const SourceDescription *source = findSource(builtinSources(), id);
    int readable = 0;
    for (const QString &path : files) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        for (const QueryTemplate &asked : source->queries) {
            file.seek(0);
            const Page page = readPage(*source, query(), asked,
                                       {.outcome = FetchResult::Outcome::Answered,
                                        .status = 200,
                                        .body = file.readAll(),
                                        .url = QUrl(u"https://shop.example/x"_s)},
                                       now);
            const bool hasRows =
                !page.copies.isEmpty() || !page.books.isEmpty() || !page.places.isEmpty();
            readable += hasRows ? 1 : 0;
            if (isFailure(page.state)) {
                QVERIFY2(!page.reason.isEmpty(), qPrintable(path));
                continue;
            }
            // Rows that were read and left out by the source's own rules are no claim of none.
            const QString name = QString(id % u'/' % path.section(u'/', -1));
            const bool isOwn =
                path.contains(u"/api/"_s + id) || (id == u"dnb"_s && path.contains(u"dnb"_s));
            QVERIFY2(hasRows || isOwn || saysNone.contains(name), qPrintable(name));
        }
    }
    qInfo("%s: %lld files, %d readings with rows", qPrintable(id), qint64(files.size()), readable);
}

void TestHostileAnswers::linksAreHeldAgainstTheRules_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<bool>("isTaken");
    const auto row = [](const char *link, bool isTaken) {
        QTest::newRow(link) << QString::fromLatin1(link) << isTaken;
    };
    row("https://shop.example/1", true);
    row("http://shop.example:8080/1?x=%20y", true);
    row("https://[2606:4700::1111]/", true);
    row("javascript:alert(1)", false);
    row("JaVaScRiPt:alert(1)", false);
    row("data:text/html,<script>", false);
    row("file:///etc/passwd", false);
    row("ftp://shop.example/1", false);
    row("//shop.example/1", false);
    row("/relative", false);
    row("", false);
    row("https://", false);
    row("https:///x", false);
    row("https://user@shop.example/", false);
    row("https://shop.example@127.0.0.1/", false);
    row("http://127.0.0.1/", false);
    row("http://127.1/", false);
    row("http://2130706433/", false);
    row("http://0x7f000001/", false);
    row("http://0177.0.0.1/", false);
    row("http://[::1]/", false);
    row("http://[::ffff:10.0.0.1]/", false);
    row("http://[fe80::1]/", false);
    row("http://[fd00::1]/", false);
    row("http://169.254.169.254/latest/meta-data", false);
    row("http://192.168.0.1/", false);
    row("http://100.64.0.1/", false);
    row("http://localhost/", false);
    row("http://localhost./", false);
    row("http://LOCALHOST/", false);
    row("http://x.localhost/", false);
    row("http://printer.local/", false);
    row("http://router.home.arpa/", false);
    row("http://0.0.0.0/", false);
    row("http://224.0.0.1/", false);
    row("http://[64:ff9b::7f00:1]/", false);
    row("https://shop.example\\@evil.example/", false);
    row("https://shop.example/\r\nX: y", false);
}

void TestHostileAnswers::linksAreHeldAgainstTheRules()
{
    QFETCH(QString, link);
    QFETCH(bool, isTaken);
    QCOMPARE(isPublicUrl(QUrl(link, QUrl::StrictMode), false), isTaken);
}

void TestHostileAnswers::oddRowsDoNotTakeTheOthersAlong_data()
{
    QTest::addColumn<QByteArray>("parts"); // over a good row
    QTest::addColumn<bool>("isRow");
    const auto row = [](const char *name, const char *parts, bool isRow) {
        QTest::newRow(name) << QByteArray(parts) << isRow;
    };
    row("a good one", R"("Price":"3.50")", true);
    row("free", R"("Price":"0")", true);
    row("as people write it", R"("Price":"1.234,56")", true);
    row("with its sign", R"("Price":"12,50 €")", true);
    row("ten to the eighteen", R"("Price":"1000000000000000000")", false);
    row("the dearest that we take", R"("Price":"10000000.00")", true);
    row("a cent above", R"("Price":"10000000.01")", false);
    row("a number with an exponent", R"("Price":1e18)", false);
    row("negative", R"("Price":"-3.50")", false);
    row("on request", R"("Price":"VB")", false);
    row("words", R"("Price":"viel")", false);
    row("two prices", R"("Price":"3 - 5")", false);
    row("null", R"("Price":null)", false);
    row("an object", R"("Price":{"a":1})", false);
    row("negative postage", R"("Price":"3.50","ShippingPrice":"-2.20")", true);
    row("absurd postage", R"("Price":"3.50","ShippingPrice":"999999999999")", true);
    row("a script", R"x("Price":"3.50","DetailLinkUrl":"javascript:alert(1)")x", false);
    row("the year 1899", R"("Price":"3.50","Year":"1899")", true);
    row("the year 9999", R"("Price":"3.50","Year":"9999")", true);
    row("no title", R"("Price":"3.50","Title":"")", false);
    row("a title of markup", R"("Price":"3.50","Title":"<b>Ein</b> <script>x</script>Titel &lt;3")",
        true);
}

void TestHostileAnswers::oddRowsDoNotTakeTheOthersAlong()
{
    QFETCH(QByteArray, parts);
    QFETCH(bool, isRow);
    const auto rowOf = [](const QByteArray &more, const QByteArray &id) {
        QJsonObject row = QJsonDocument::fromJson(
                              R"({"Title":"Ein Titel","DetailLinkUrl":"https://b.example/1"})")
                              .object();
        const QJsonObject over = QJsonDocument::fromJson("{" + more + "}").object();
        for (auto it = over.begin(); it != over.end(); ++it) {
            row.insert(it.key(), it.value());
        }
        row.insert(u"ArticleId"_s, QString::fromLatin1(id));
        return row;
    };
    const QJsonObject inner{
        {u"Book"_s, QJsonArray{rowOf(parts, "odd"), rowOf(R"("Price":"4.00")", "good")}}};
    const QJsonObject outer{{u"status"_s, u"OK"_s},
                            {u"returnValue"_s, QString::fromUtf8(QJsonDocument(inner).toJson())}};
    const SourceDescription *source = findSource(builtinSources(), u"booklooker");
    const Page page = readPage(*source, query(), source->queries.first(),
                               {.outcome = FetchResult::Outcome::Answered,
                                .status = 200,
                                .body = QJsonDocument(outer).toJson()},
                               now);
    QCOMPARE(page.state, AnswerState::Done);
    QCOMPARE(page.copies.size(), isRow ? 2 : 1);
    QCOMPARE(page.reason, isRow ? QString() : u"some_rows"_s);
    for (const FoundCopy &found : page.copies) {
        QVERIFY(found.copy.price.minor >= 0);
        QVERIFY(!found.copy.postage || found.copy.postage->minor >= 0);
        QVERIFY(!found.copy.title.contains(u'<') || found.copy.title.contains("<3"_L1));
        QVERIFY(!found.copy.sellerWords.contains("9999"_L1));
    }
    QCOMPARE(page.copies.last().ref, u"good"_s);
}

void TestHostileAnswers::keysAreNotInReasons()
{
    m_reply = {.body =
                   "<searchResults><messages>the-key is no client key</messages></searchResults>"};
    const Answer answer = ask(u"abebooks"_s);
    QVERIFY(isFailure(answer.state));
    QVERIFY(!answer.reason.contains("the-key"_L1));
    QVERIFY(m_server.lastRequest().contains("clientkey=the-key"));
    QVERIFY(!redacted(QUrl(u"https://x.example/?clientkey=the-key&q=1"_s)).contains("the-key"_L1));
}

QTEST_GUILESS_MAIN(TestHostileAnswers)
#include "tst_hostileanswers.moc"
