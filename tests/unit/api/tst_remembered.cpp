// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/remembered.h"

#include <QTemporaryDir>
#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using namespace Qt::StringLiterals;
using store::Database;
using store::Transaction;

namespace {

const Instant now = fromEpochMs(1'700'000'000'000);
const Reply good{200, "application/json", "{}"};

Route routeOf(Remembered remembered)
{
    return {.method = Method::Get,
            .pattern = "/a",
            .handler = {},
            .summary = {},
            .remembered = remembered};
}

Request get(const QByteArray &path, const QString &query = {})
{
    Request request;
    request.rawPath = path;
    request.query = QUrlQuery(query);
    return request;
}

QByteArray nameOf(Remembered remembered, const Request &request, const Caller &caller = {})
{
    return RememberedReplies::nameOf(routeOf(remembered), request, caller);
}

} // namespace

class Remembering : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anAnswerIsKnownUntilSomebodyElseCommits()
    {
        const QTemporaryDir folder;
        const QString file = folder.filePath(u"store"_s);
        auto writer = Database::open(file);
        QVERIFY(writer);
        QVERIFY((*writer)->execute("CREATE TABLE t (x)"));
        auto reader = Database::open(file);
        QVERIFY(reader);
        RememberedReplies remembered;
        const auto look = [&] {
            auto transaction = Transaction::begin(**reader, Transaction::Mode::Deferred);
            QVERIFY(transaction);
            QVERIFY(remembered.follow(*transaction));
        };
        look();
        remembered.keep("/a", good, {});
        const qint64 version = remembered.version();
        look();
        QCOMPARE(remembered.version(), version);
        QVERIFY(remembered.find("/a", now));
        QVERIFY((*writer)->execute("INSERT INTO t VALUES (1)"));
        look();
        QVERIFY(remembered.version() != version);
        QVERIFY(!remembered.find("/a", now));
    }
    void anAnswerThatTimeAloneChangesIsGoodUntilThen()
    {
        RememberedReplies remembered;
        remembered.keep("/a", good, now);
        QVERIFY(remembered.find("/a", now - std::chrono::milliseconds(1)));
        QVERIFY(!remembered.find("/a", now));
        remembered.keep("/a", good, {}); // and may be kept again
        QVERIFY(remembered.find("/a", now));
    }
    void onlyPlainQuestionsHaveAName()
    {
        QVERIFY(nameOf(Remembered::No, get("/a")).isEmpty());
        for (const Remembered kind : {Remembered::ForAll, Remembered::ForReader}) {
            QVERIFY(!nameOf(kind, get("/a")).isEmpty());
            Request conditional = get("/a");
            conditional.headers.append(qMakePair(QByteArray("if-none-match"), QByteArray("\"x\"")));
            QVERIFY(nameOf(kind, conditional).isEmpty());
            Request head = get("/a");
            head.method = Method::Head;
            QVERIFY(nameOf(kind, head).isEmpty());
        }
        QVERIFY(nameOf(Remembered::ForAll, get("/a", u"x=1"_s)).isEmpty());
    }
    void whatDependsOnTheReaderIsKeptApart()
    {
        const Request plain = get("/a");
        Request french = plain;
        french.headers.append(qMakePair(QByteArray("accept-language"), QByteArray("fr")));
        const Caller other{.account = Uuid::create(), .session = Uuid::create()};
        const QSet<QByteArray> names{
            nameOf(Remembered::ForReader, plain), nameOf(Remembered::ForReader, french),
            nameOf(Remembered::ForReader, get("/a", u"x=1"_s)),
            nameOf(Remembered::ForReader, get("/b")), nameOf(Remembered::ForReader, plain, other)};
        QCOMPARE(names.size(), 5);
        QCOMPARE(nameOf(Remembered::ForAll, plain), nameOf(Remembered::ForAll, french));
        QCOMPARE(nameOf(Remembered::ForAll, plain), nameOf(Remembered::ForAll, plain, other));
    }
    void onlyGoodAnswersAreKept()
    {
        RememberedReplies remembered;
        remembered.keep("/none", Reply{404, "application/json", "{}"}, {});
        QVERIFY(!remembered.find("/none", now));
        remembered.keep({}, good, {});
        QVERIFY(!remembered.find({}, now));
    }
    void bodiesHaveALimit_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("below it") << RememberedReplies::bodyBytesMax - 1 << true;
        QTest::newRow("at it") << RememberedReplies::bodyBytesMax << true;
        QTest::newRow("above it") << RememberedReplies::bodyBytesMax + 1 << false;
    }
    void bodiesHaveALimit()
    {
        QFETCH(const qsizetype, bytes);
        QFETCH(const bool, isKept);
        RememberedReplies remembered;
        remembered.keep("/a", Reply{200, "application/json", QByteArray(bytes, 'x')}, {});
        QCOMPARE(remembered.find("/a", now) != nullptr, isKept);
    }
    void answersHaveALimit()
    {
        RememberedReplies remembered;
        for (qsizetype i = 0; i < RememberedReplies::answersMax; ++i) {
            remembered.keep("/" + QByteArray::number(i), good, {});
        }
        QVERIFY(remembered.find("/0", now));
        remembered.keep("/more", good, {});
        QVERIFY(!remembered.find("/0", now));
        QVERIFY(remembered.find("/more", now));
    }
    void allBytesHaveALimit()
    {
        RememberedReplies remembered;
        const Reply large{200, "application/json",
                          QByteArray(RememberedReplies::bodyBytesMax - 4, 'x')};
        const int fitting = RememberedReplies::bytesMax / RememberedReplies::bodyBytesMax;
        for (int i = 0; i < fitting; ++i) {
            remembered.keep("/0" + QByteArray::number(i).rightJustified(2, '0'), large, {});
            remembered.keep("/000", large, {}); // again: its bytes count once
        }
        QVERIFY(remembered.find("/000", now)); // at the limit, to the byte
        remembered.keep("/b", good, {});
        QVERIFY(!remembered.find("/000", now));
        QVERIFY(remembered.find("/b", now));
    }
};

QTEST_GUILESS_MAIN(Remembering)
#include "tst_remembered.moc"
