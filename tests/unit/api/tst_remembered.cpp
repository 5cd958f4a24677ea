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

Request get(const QByteArray &path)
{
    Request request;
    request.rawPath = path;
    return request;
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
        Remembered remembered;
        const auto look = [&] {
            auto transaction = Transaction::begin(**reader, Transaction::Mode::Deferred);
            QVERIFY(transaction);
            QVERIFY(remembered.follow(*transaction));
        };
        look();
        remembered.keep(get("/a"), Reply{200, "application/json", "{}"});
        look();
        QVERIFY(remembered.find(get("/a")));
        QVERIFY((*writer)->execute("INSERT INTO t VALUES (1)"));
        look();
        QVERIFY(!remembered.find(get("/a")));
    }
    void onlyPlainQuestionsAreAnsweredFromIt()
    {
        Remembered remembered;
        remembered.keep(get("/a"), Reply{200, "application/json", "{}"});
        Request conditional = get("/a");
        conditional.headers.append(qMakePair(QByteArray("if-none-match"), QByteArray("\"x\"")));
        QVERIFY(!remembered.find(conditional));
        Request asked = get("/a");
        asked.query = QUrlQuery(u"x=1"_s);
        QVERIFY(!remembered.find(asked));
        QVERIFY(!remembered.find(get("/b")));
        remembered.keep(get("/none"), Reply{404, "application/json", "{}"});
        QVERIFY(!remembered.find(get("/none")));
    }
    void bodiesHaveALimit_data()
    {
        QTest::addColumn<qsizetype>("bytes");
        QTest::addColumn<bool>("isKept");
        QTest::newRow("at it") << Remembered::bodyBytesMax << true;
        QTest::newRow("above it") << Remembered::bodyBytesMax + 1 << false;
    }
    void bodiesHaveALimit()
    {
        QFETCH(const qsizetype, bytes);
        QFETCH(const bool, isKept);
        Remembered remembered;
        remembered.keep(get("/a"), Reply{200, "application/json", QByteArray(bytes, 'x')});
        QCOMPARE(remembered.find(get("/a")) != nullptr, isKept);
    }
    void answersHaveALimit()
    {
        Remembered remembered;
        for (qsizetype i = 0; i < Remembered::answersMax; ++i) {
            remembered.keep(get("/" + QByteArray::number(i)), Reply{200, "application/json", "{}"});
        }
        QVERIFY(remembered.find(get("/0")));
        remembered.keep(get("/more"), Reply{200, "application/json", "{}"});
        QVERIFY(!remembered.find(get("/0")));
        QVERIFY(remembered.find(get("/more")));
    }
};

QTEST_GUILESS_MAIN(Remembering)
#include "tst_remembered.moc"
