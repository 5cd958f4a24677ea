// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/requestreader.h"

#include <QTest>

using namespace endpaper::server;
using namespace Qt::StringLiterals;

namespace {

struct Outcome
{
    int status = 0; // 0: whole, -1: more wanted
    QByteArray key;
    Request request;
    qsizetype used = 0;
    RequestHead head;
};

// Feeds `bytes` in pieces of `piece`; what is not used comes again, as a connection does it.
Outcome readAll(const QByteArray &bytes, qsizetype piece, const Limits &limits = {},
                qint64 bodyMax = 1000)
{
    RequestReader reader(limits);
    QByteArray waiting;
    Outcome outcome;
    for (qsizetype at = 0; at <= bytes.size(); at += piece) {
        waiting += bytes.mid(at, piece);
        RequestReader::Result result;
        do {
            result = reader.read(waiting);
            waiting.remove(0, result.used);
            outcome.used += result.used;
            if (result.step == RequestReader::Step::HeadDone) {
                reader.setBodyBytesMax(bodyMax);
            }
        } while (result.step == RequestReader::Step::HeadDone);
        if (result.step == RequestReader::Step::MessageDone) {
            outcome.head = reader.head();
            outcome.request = reader.head().request;
            return outcome;
        }
        if (result.step == RequestReader::Step::Refused) {
            outcome.status = reader.refusal().status;
            outcome.key = reader.refusal().key;
            return outcome;
        }
    }
    outcome.status = -1;
    return outcome;
}

QByteArray get(const QByteArray &fields)
{
    return "GET / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

QByteArray post(const QByteArray &fields, const QByteArray &body)
{
    return "POST / HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n" + body;
}

QByteArray chunked(const QByteArray &body) { return post("Transfer-Encoding: chunked\r\n", body); }

} // namespace

class TestRequestReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesWhatIsNotStrict_data();
    void refusesWhatIsNotStrict();
    void readsWhatIsRight_data();
    void readsWhatIsRight();
    void targetsAreTakenApart_data();
    void targetsAreTakenApart();
    void headLimitsHoldAtTheirEdge_data();
    void headLimitsHoldAtTheirEdge();
    void bodyLimitHoldsAtItsEdge_data();
    void bodyLimitHoldsAtItsEdge();
    void keepAliveFollowsVersionAndConnection_data();
    void keepAliveFollowsVersionAndConnection();
    void nextRequestIsLeftAlone();
    void fieldsKeepTheirOrderAndLowerTheirNames();
};

void TestRequestReader::refusesWhatIsNotStrict_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto row = [](const char *name, const QByteArray &bytes, int status = 400) {
        QTest::newRow(name) << bytes << status;
    };
    row("bare LF after the request line", "GET / HTTP/1.1\nHost: a\r\n\r\n");
    row("bare LF after a field", "GET / HTTP/1.1\r\nHost: a\n\r\n");
    row("bare CR in a field", get("A: b\rc\r\n"));
    row("bare CR in the request line", "GET /\r HTTP/1.1\r\nHost: a\r\n\r\n");
    row("two empty lines in front", "\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("obs-fold", get("A: b\r\n c\r\n"));
    row("obs-fold at once", "GET / HTTP/1.1\r\n Host: a\r\n\r\n");
    row("space before the colon", get("A : b\r\n"));
    row("no colon", get("A\r\n"));
    row("no name", get(": b\r\n"));
    row("NUL in a value", get(QByteArray("A: b\0c\r\n", 8)));
    row("BEL in a value", get("A: b\x07\r\n"));
    row("DEL in a value", get("A: b\x7f\r\n"));
    row("space in a name", get("A b: c\r\n"));
    row("umlaut in a name", get("\xc3\xa4: c\r\n"));
    row("two spaces in the request line", "GET  / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("three words and more", "GET / a HTTP/1.1\r\nHost: a\r\n\r\n");
    row("tab in the request line", "GET\t/ HTTP/1.1\r\nHost: a\r\n\r\n");
    row("no target", "GET HTTP/1.1\r\nHost: a\r\n\r\n");
    row("no version", "GET /\r\nHost: a\r\n\r\n");
    row("method with a colon", "GE:T / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("control character in the target", "GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n");
    row("target not UTF-8", "GET /\xff HTTP/1.1\r\nHost: a\r\n\r\n");
    row("escape not UTF-8", "GET /%ff HTTP/1.1\r\nHost: a\r\n\r\n");
    row("escape of NUL", "GET /%00 HTTP/1.1\r\nHost: a\r\n\r\n");
    row("half an escape", "GET /%4 HTTP/1.1\r\nHost: a\r\n\r\n");
    row("no escape", "GET /%zz HTTP/1.1\r\nHost: a\r\n\r\n");
    row("version in lower case", "GET / http/1.1\r\nHost: a\r\n\r\n");
    row("version with more digits", "GET / HTTP/1.10\r\nHost: a\r\n\r\n");
    row("version 2", "GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505);
    row("version 0.9", "GET / HTTP/0.9\r\nHost: a\r\n\r\n", 505);
    row("another protocol", "GET / FTP/1.1\r\nHost: a\r\n\r\n");
    row("no Host", "GET / HTTP/1.1\r\n\r\n");
    row("two Hosts", "GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n");
    row("two Hosts in HTTP/1.0", "GET / HTTP/1.0\r\nHost: a\r\nHost: a\r\n\r\n");
    row("Host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n");
    row("Host with a space", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n");
    row("Host with a name before it", "GET / HTTP/1.1\r\nHost: u@a\r\n\r\n");
    row("Host with a bad port", "GET / HTTP/1.1\r\nHost: a:8x\r\n\r\n");
    row("Host with half an IPv6 address", "GET / HTTP/1.1\r\nHost: [::1\r\n\r\n");
    row("Content-Length doubled, equal", post("Content-Length: 1\r\nContent-Length: 1\r\n", "x"));
    row("Content-Length as a list", post("Content-Length: 1, 1\r\n", "x"));
    row("Content-Length negative", post("Content-Length: -1\r\n", "x"));
    row("Content-Length with a plus", post("Content-Length: +1\r\n", "x"));
    row("Content-Length hexadecimal", post("Content-Length: 0x1\r\n", "x"));
    row("Content-Length empty", post("Content-Length:\r\n", "x"));
    row("Content-Length with a space", post("Content-Length: 1 1\r\n", "x"));
    row("Content-Length past 64 bits", post("Content-Length: 18446744073709551617\r\n", "x"));
    row("Content-Length look-alike", post("Content_Length: 1\r\n", ""));
    row("both framings", post("Content-Length: 5\r\nTransfer-Encoding: chunked\r\n", "0\r\n\r\n"));
    row("both framings, the other way",
        post("Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", "0\r\n\r\n"));
    row("unknown coding", post("Transfer-Encoding: gzip\r\n", "x"));
    row("coding before chunked", post("Transfer-Encoding: gzip, chunked\r\n", "0\r\n\r\n"));
    row("chunked twice", post("Transfer-Encoding: chunked, chunked\r\n", "0\r\n\r\n"));
    row("chunked in two fields",
        post("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n", ""));
    row("chunked with a vertical tab",
        post("Transfer-Encoding: \x0b"
             "chunked\r\n",
             ""));
    row("chunked in HTTP/1.0", "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n");
    row("unknown expectation", post("Expect: tea\r\n", ""), 417);
    row("two Content-Types", get("Content-Type: a/b\r\nContent-Type: c/d\r\n"));
    row("two Authorizations", get("Authorization: a\r\nAuthorization: b\r\n"));
    row("chunk size empty", chunked("\r\nx\r\n0\r\n\r\n"));
    row("chunk size signed", chunked("+1\r\nx\r\n0\r\n\r\n"));
    row("chunk size with 0x", chunked("0x1\r\nx\r\n0\r\n\r\n"));
    row("chunk size with an underscore", chunked("1_0\r\nx\r\n0\r\n\r\n"));
    row("chunk size followed by a space", chunked("1 \r\nx\r\n0\r\n\r\n"));
    row("chunk size led by a space", chunked(" 1\r\nx\r\n0\r\n\r\n"));
    row("chunk size past 64 bits", chunked("10000000000000001\r\nx\r\n0\r\n\r\n"));
    row("chunk size ended by LF", chunked("1\nx\r\n0\r\n\r\n"));
    row("chunk longer than it says", chunked("1\r\nxy\r\n0\r\n\r\n"));
    row("chunk data ended by LF", chunked("1\r\nx\n0\r\n\r\n"));
    row("chunk extension with a CR", chunked("1;a=b\rc\r\nx\r\n0\r\n\r\n"));
    row("chunk extension without a name", chunked("1;\r\nx\r\n0\r\n\r\n"));
    row("chunk extension, quotation open", chunked("1;a=\"b\r\nx\r\n0\r\n\r\n"));
    row("trailer that frames", chunked("0\r\nContent-Length: 1\r\n\r\n"));
    row("trailer folded", chunked("0\r\nA: b\r\n c\r\n\r\n"));
}

void TestRequestReader::refusesWhatIsNotStrict()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QCOMPARE(readAll(bytes, bytes.size()).status, status);
    QCOMPARE(readAll(bytes, 1).status, status);
}

void TestRequestReader::readsWhatIsRight_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("body");
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &body = {}) {
        QTest::newRow(name) << bytes << body;
    };
    row("least", get({}));
    row("HTTP/1.0 without Host", "GET / HTTP/1.0\r\n\r\n");
    row("higher minor version", "GET / HTTP/1.7\r\nHost: a\r\n\r\n");
    row("empty Host", "GET / HTTP/1.1\r\nHost:\r\n\r\n");
    row("IPv6 Host with port", "GET / HTTP/1.1\r\nHost: [::1]:80\r\n\r\n");
    row("empty line in front", "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("odd method", "-BLARGH / HTTP/1.1\r\nHost: a\r\n\r\n");
    row("empty value", get("A:\r\n"));
    row("tabs round a value", get("A:\t b \t\r\n"));
    row("obs-text in a value", get("A: caf\xc3\xa9\r\n"));
    row("counted", post("Content-Length: 5\r\n", "hello"), "hello");
    row("counted with zeros in front", post("Content-Length: 0005\r\n", "hello"), "hello");
    row("counted, none", post("Content-Length: 0\r\n", {}));
    row("chunked", chunked("5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n"), "hello world");
    row("chunked, in capitals",
        post("TRANSFER-ENCODING: Chunked\r\n", "A\r\n0123456789\r\n0\r\n\r\n"), "0123456789");
    row("chunked, zeros", chunked("005\r\nhello\r\n000\r\n\r\n"), "hello");
    row("chunked, none", chunked("0\r\n\r\n"));
    row("chunk extensions", chunked("5;a;b=c ; d = \"e;\\\"f\"\r\nhello\r\n0;x\r\n\r\n"), "hello");
    row("trailers", chunked("5\r\nhello\r\n0\r\nVary: *\r\nA: b\r\n\r\n"), "hello");
    row("line ends within the body", post("Content-Length: 4\r\n", "\r\n\r\n"), "\r\n\r\n");
}

void TestRequestReader::readsWhatIsRight()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, body);
    for (qsizetype piece = 1; piece <= bytes.size(); ++piece) {
        const Outcome outcome = readAll(bytes, piece);
        QCOMPARE(outcome.status, 0);
        QCOMPARE(outcome.request.body, body);
        QCOMPARE(outcome.used, bytes.size());
    }
}

void TestRequestReader::targetsAreTakenApart_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("rawPath");
    QTest::addColumn<QString>("query");
    QTest::addColumn<QByteArray>("host");
    const auto row = [](const char *line, int status, const QString &path = {},
                        const QByteArray &raw = {}, const QString &query = {},
                        const QByteArray &host = "a") {
        QTest::newRow(line) << QByteArray(line) << status << path << raw << query << host;
    };
    row("GET /", 0, u"/"_s, "/");
    row("GET /a%20b/%C3%A4?q=%26&r", 0, u"/a b/ä"_s, "/a%20b/%C3%A4", u"q=%26&r"_s);
    row("GET /\xc3\xa4", 0, u"/ä"_s, "/\xc3\xa4");
    row("GET /a?b?c#d?e", 0, u"/a"_s, "/a", u"b?c"_s);
    row("GET //a/../b", 0, u"//a/../b"_s, "//a/../b");
    row("GET http://b:81/c?d", 0, u"/c"_s, "/c", u"d"_s, "b:81");
    row("GET HTTPS://b", 0, u"/"_s, "/", {}, "b");
    row("GET http://b?d", 0, u"/"_s, "/", u"d"_s, "b");
    row("GET http://[::1]:8080/foo", 0, u"/foo"_s, "/foo", {}, "[::1]:8080");
    row("OPTIONS *", 0, {}, {});
    row("CONNECT a:443", 0, {}, {});
    row("CONNECT /a", 400);
    row("CONNECT a", 400);
    row("GET *", 400);
    row("GET a:443", 400);
    row("GET a/b", 400);
    row("GET http:///c", 400);
    row("GET ftp://b/c", 400);
    row("GET http://user:pass@b/c", 400);
}

void TestRequestReader::targetsAreTakenApart()
{
    QFETCH(QByteArray, line);
    QFETCH(int, status);
    QFETCH(QString, path);
    QFETCH(QByteArray, rawPath);
    QFETCH(QString, query);
    QFETCH(QByteArray, host);
    const Outcome outcome = readAll(line + " HTTP/1.1\r\nHost: a\r\n\r\n", 7);
    QCOMPARE(outcome.status, status);
    if (status == 0) {
        QCOMPARE(outcome.request.path, path);
        QCOMPARE(outcome.request.rawPath, rawPath);
        QCOMPARE(outcome.request.query.query(QUrl::FullyEncoded), query);
        QCOMPARE(outcome.request.header("host"), host);
    }
}

void TestRequestReader::headLimitsHoldAtTheirEdge_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const Limits limits;
    const auto line = [&limits](int over) -> QByteArray {
        return "GET /" + QByteArray(limits.requestLineBytesMax - 14 + over, 'a') + " HTTP/1.1";
    };
    QCOMPARE(line(0).size(), limits.requestLineBytesMax);
    for (const int over : {-1, 0, 1}) {
        QTest::addRow("request line %+d", over)
            << QByteArray(line(over) + "\r\nHost: a\r\n\r\n") << (over > 0 ? 414 : 0);
        const QByteArray value(limits.headerBytesMax - 9 - 5 + over,
                               'a'); // "Host: a", "A: " and ends
        QTest::addRow("field bytes %+d", over)
            << get("A: " + value + "\r\n") << (over > 0 ? 431 : 0);
        const QByteArray many = QByteArray("A: b\r\n").repeated(limits.headerFieldsMax - 1 + over);
        QTest::addRow("fields %+d", over) << get(many) << (over > 0 ? 431 : 0);
    }
    QTest::newRow("request line without end") << QByteArray("GET /" + QByteArray(9000, 'a')) << 414;
    QTest::newRow("field without end")
        << QByteArray("GET / HTTP/1.1\r\nA: " + QByteArray(33'000, 'a')) << 431;
    QTest::newRow("method without end") << QByteArray(9000, 'A') << 414;
}

void TestRequestReader::headLimitsHoldAtTheirEdge()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QCOMPARE(readAll(bytes, bytes.size()).status, status);
    QCOMPARE(readAll(bytes, 1000).status, status);
}

void TestRequestReader::bodyLimitHoldsAtItsEdge_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    for (const int size : {99, 100, 101}) {
        const QByteArray body(size, 'x');
        const QByteArray number = QByteArray::number(size);
        QTest::addRow("counted %d", size)
            << post("Content-Length: " + number + "\r\n", body) << (size > 100 ? 413 : 0);
        QTest::addRow("one chunk %d", size)
            << chunked(QByteArray::number(size, 16) + "\r\n" + body + "\r\n0\r\n\r\n")
            << (size > 100 ? 413 : 0);
        QTest::addRow("small chunks %d", size)
            << chunked(QByteArray("1\r\nx\r\n").repeated(size) + "0\r\n\r\n")
            << (size > 100 ? 413 : 0);
    }
    // Known from the head alone: nothing of the body has been read.
    QTest::newRow("announced") << post("Content-Length: 999999999999999999\r\n", {}) << 413;
    const Limits limits;
    for (const int over : {0, 1}) {
        QByteArray body;
        qsizetype left = limits.chunkOverheadBytesMax + over;
        while (left > 0) {
            const qsizetype size = qMin<qsizetype>(left, 1000);
            body += "1;" + QByteArray(size - 1, 'e') + "\r\nx\r\n";
            left -= size;
        }
        QTest::addRow("chunk extensions %+d", over)
            << chunked(body + "0\r\n\r\n") << (over > 0 ? 400 : 0);
    }
}

void TestRequestReader::bodyLimitHoldsAtItsEdge()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    QCOMPARE(readAll(bytes, bytes.size(), {}, 100).status, status);
    QCOMPARE(readAll(bytes, 13, {}, 100).status, status);
}

void TestRequestReader::keepAliveFollowsVersionAndConnection_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("connection");
    QTest::addColumn<bool>("isKept");
    QTest::newRow("1.1") << QByteArray("1.1") << QByteArray() << true;
    QTest::newRow("1.1 close") << QByteArray("1.1") << QByteArray("Close") << false;
    QTest::newRow("1.1 close among others")
        << QByteArray("1.1") << QByteArray("x, close ,y") << false;
    QTest::newRow("1.0") << QByteArray("1.0") << QByteArray() << false;
    QTest::newRow("1.0 keep-alive") << QByteArray("1.0") << QByteArray("Keep-Alive") << true;
    QTest::newRow("1.0 both") << QByteArray("1.0") << QByteArray("keep-alive, close") << false;
}

void TestRequestReader::keepAliveFollowsVersionAndConnection()
{
    QFETCH(QByteArray, version);
    QFETCH(QByteArray, connection);
    QFETCH(bool, isKept);
    const QByteArray field =
        connection.isEmpty() ? QByteArray() : "Connection: " + connection + "\r\n";
    const Outcome outcome =
        readAll("GET / HTTP/" + version + "\r\nHost: a\r\n" + field + "\r\n", 9);
    QCOMPARE(outcome.status, 0);
    QCOMPARE(outcome.head.wantsKeepAlive, isKept);
}

void TestRequestReader::nextRequestIsLeftAlone()
{
    const QByteArray first = post("Content-Length: 3\r\n", "abc");
    QCOMPARE(readAll(first + get({}), 10'000).used, first.size());
    const QByteArray second = chunked("1\r\nx\r\n0\r\n\r\n");
    QCOMPARE(readAll(second + get({}), 10'000).used, second.size());
}

void TestRequestReader::fieldsKeepTheirOrderAndLowerTheirNames()
{
    const Request request = readAll(get("X-One: A\r\nACCEPT: b\r\nX-One: C\r\n"), 5).request;
    const QList<QPair<QByteArray, QByteArray>> expected = {
        {"host", "a"}, {"x-one", "A"}, {"accept", "b"}, {"x-one", "C"}};
    QCOMPARE(request.headers, expected);
}

QTEST_GUILESS_MAIN(TestRequestReader)
#include "tst_requestreader.moc"
