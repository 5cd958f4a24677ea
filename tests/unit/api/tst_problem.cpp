// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/problem.h"
#include "store/engine/diskroom.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace endpaper;
using namespace endpaper::server;
using namespace Qt::StringLiterals;

class TestProblem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyErrorHasItsStatus_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, ErrorKind kind, int status,
                            const QString &field = {}) {
            QTest::newRow(name) << int(kind) << field << status;
        };
        row("not acceptable", ErrorKind::Invalid, 422, u"email"_s);
        row("malformed body", ErrorKind::Invalid, 400, u"body"_s);
        row("wrong query", ErrorKind::Invalid, 400, u"?sort"_s);
        row("not found", ErrorKind::NotFound, 404);
        row("conflict", ErrorKind::Conflict, 409);
        row("unauthorized", ErrorKind::Unauthorized, 401);
        row("forbidden", ErrorKind::Forbidden, 403);
        row("unavailable", ErrorKind::Unavailable, 503);
        row("disk full", ErrorKind::Unavailable, 507, QString::fromUtf16(store::diskFullField));
        row("rate limited", ErrorKind::RateLimited, 429);
        row("too large", ErrorKind::TooLarge, 413);
        row("unsupported", ErrorKind::Unsupported, 415);
        row("corrupt", ErrorKind::Corrupt, 500);
        row("cancelled", ErrorKind::Cancelled, 503);
        row("our own", ErrorKind::Internal, 500);
    }
    void everyErrorHasItsStatus()
    {
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(int, status);
        const Error error{ErrorKind(kind), u"a secret path"_s, field};
        QCOMPARE(statusOf(error), status);
        const Reply reply = errorReply(error, QLocale(QLocale::English), "id-1");
        QCOMPARE(reply.status, status);
        QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
        QVERIFY2(!reply.body.contains("secret"), "context is for the log");
        const QJsonObject json = QJsonDocument::fromJson(reply.body).object();
        QCOMPARE(json["status"_L1].toInt(), status);
        QCOMPARE(json["request_id"_L1].toString(), u"id-1"_s);
        QVERIFY(!json["title"_L1].toString().startsWith(u"status."_s));
        QVERIFY(!json["detail"_L1].toString().startsWith(u"status."_s));
        const bool waits = status == 429 || status == 503 || status == 507;
        QCOMPARE(reply.headers.contains(QPair<QByteArray, QByteArray>("Retry-After", "1")), waits);
    }

    void fieldErrorSaysWhy()
    {
        const Reply reply = errorReply({ErrorKind::Invalid, u"too_long"_s, u"title"_s},
                                       QLocale(QLocale::German), {});
        const QJsonObject error =
            QJsonDocument::fromJson(reply.body)["errors"_L1].toArray().at(0).toObject();
        QCOMPARE(error["field"_L1].toString(), u"title"_s);
        QCOMPARE(error["code"_L1].toString(), u"too_long"_s);
        QCOMPARE(error["reason"_L1].toString(), u"Das ist zu lang."_s);
    }

    void languageIsTheBestWeHave_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("language");
        QTest::newRow("none") << QByteArray() << int(QLocale::English);
        QTest::newRow("German") << QByteArray("de") << int(QLocale::German);
        QTest::newRow("Swiss German") << QByteArray("de-CH, en;q=0.5") << int(QLocale::German);
        QTest::newRow("by quality") << QByteArray("de;q=0.3, en;q=0.9") << int(QLocale::English);
        QTest::newRow("unknown first") << QByteArray("fr, de;q=0.4") << int(QLocale::German);
        QTest::newRow("unknown only") << QByteArray("tlh") << int(QLocale::English);
        QTest::newRow("nonsense") << QByteArray(";;q=,,,") << int(QLocale::English);
        QTest::newRow("refused") << QByteArray("de;q=0") << int(QLocale::English);
    }
    void languageIsTheBestWeHave()
    {
        QFETCH(QByteArray, header);
        QFETCH(int, language);
        QCOMPARE(int(acceptedLocale(header).language()), language);
    }

    void everySentenceIsThereInEveryLanguage()
    {
        const auto keys = [](const QString &code) {
            QFile file(u":/endpaper/api/words/%1.json"_s.arg(code));
            return file.open(QIODevice::ReadOnly)
                ? QJsonDocument::fromJson(file.readAll()).object().keys()
                : QStringList();
        };
        QVERIFY(keys(u"en"_s).size() > 50);
        QCOMPARE(keys(u"de"_s), keys(u"en"_s));
    }
};

QTEST_GUILESS_MAIN(TestProblem)
#include "tst_problem.moc"
