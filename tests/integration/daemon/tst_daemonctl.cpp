// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningdaemon.h"

#include "protocol/pairing.h"

#include <QFileInfo>
#include <QSslCertificate>
#include <QTest>

using namespace endpaper;
using endpaper::test::ctl;
using endpaper::test::Run;
using endpaper::test::RunningDaemon;
using namespace Qt::StringLiterals;

class TestDaemonCtl : public QObject
{
    Q_OBJECT

    static QString write(const QString &path, const QByteArray &content)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path
                                                                                        : QString();
    }
    static QByteArray adminToken(RunningDaemon &daemon, const QString &folder)
    {
        (void)ctl(
            folder,
            {u"user"_s, u"create"_s, u"--email"_s, u"a@example.org"_s, u"--role"_s, u"admin"_s},
            "correct horse\n");
        return daemon
            .ask("POST", u"/api/v1/sessions"_s, {},
                 QJsonObject{{u"email"_s, u"a@example.org"_s}, {u"password"_s, u"correct horse"_s}})
            .json["access_token"_L1]
            .toString()
            .toLatin1();
    }
    static QStringList bookCount(RunningDaemon &daemon, const QString &query)
    {
        QStringList titles;
        for (const QJsonValue &item :
             daemon.ask("GET", u"/api/v1/books?"_s + query).json["items"_L1].toArray()) {
            titles.append(item["title"_L1].toString());
        }
        return titles;
    }

private Q_SLOTS:
    void realCatalogueComesInBesideTheDaemon()
    {
        const QString file =
            QStringLiteral(ENDPAPER_SHARED_DATA) + u"/catalogue/goodbooks10k_books.csv.gz"_s;
        if (!QFileInfo::exists(file)) {
            QSKIP("the goodbooks catalogue is not there");
        }
        QTemporaryDir folder;
        RunningDaemon daemon(folder.path());
        QVERIFY2(daemon.start(), qPrintable(daemon.errors()));
        const Run first = ctl(folder.path(), {u"catalogue"_s, u"import"_s, file});
        QVERIFY2(first.code == 0, qPrintable(first.err));
        QVERIFY2(first.out.startsWith(u"10000 rows"_s), qPrintable(first.out));
        const auto book = daemon.ask("GET", u"/api/v1/books/9780439023481"_s);
        QCOMPARE(book.status, 200);
        QCOMPARE(book.json["goodreads_id"_L1].toString(), u"2767052"_s);
        const Run again = ctl(folder.path(), {u"catalogue"_s, u"import"_s, file});
        QVERIFY2(again.out.contains(u" 0 added, 0 updated"_s), qPrintable(again.out));
        // The same file through the door of the API.
        QFile upload(file);
        QVERIFY(upload.open(QIODevice::ReadOnly));
        const QByteArray admin = adminToken(daemon, folder.path());
        const auto job = daemon.ask("POST", u"/api/v1/admin/catalogue"_s, admin, upload.readAll(),
                                    "application/gzip");
        QCOMPARE(job.status, 202);
        const QString path = u"/api/v1/admin/jobs/"_s + job.json["job"_L1]["id"_L1].toString();
        QTRY_COMPARE_WITH_TIMEOUT(daemon.ask("GET", path, admin).json["state"_L1].toString(),
                                  u"done"_s, 60'000);
        const QJsonObject done = daemon.ask("GET", path, admin).json;
        QCOMPARE(done["rows"_L1].toInt(), 10'000);
        // Both count the unpacked file.
        QCOMPARE(done["bytes_read"_L1].toInteger(), done["bytes_total"_L1].toInteger());
        QTRY_VERIFY(QDir(folder.path() + u"/data/incoming"_s).isEmpty());
    }

    void ratesComeInBesideTheDaemon()
    {
        QTemporaryDir folder;
        RunningDaemon daemon(folder.path());
        QVERIFY2(daemon.start(), qPrintable(daemon.errors()));
        const QDate today = QDateTime::currentDateTimeUtc().date();
        const auto rates = [&](QDate day, const QByteArray &dollar) {
            return write(folder.filePath(u"rates.csv"_s),
                         "Date, USD, GBP, CHF, JPY, AUD, CAD, CZK, DKK, NOK, PLN, SEK\n"
                             + QLocale(QLocale::English).toString(day, u"d MMMM yyyy"_s).toLatin1()
                             + ", " + dollar
                             + ", 0.8728, 0.9132, 182.6, 1.669, 1.611, 24.2, 7.47, 11.25, 4.22, "
                               "10.67\n");
        };
        const Run future =
            ctl(folder.path(), {u"rates"_s, u"import"_s, rates(today.addDays(9), "1.1767")});
        QCOMPARE(future.code, 1);
        QVERIFY2(future.err.contains(u"has not come yet"_s), qPrintable(future.err));
        const Run odd = ctl(folder.path(), {u"rates"_s, u"import"_s, rates(today, "0.000001")});
        QVERIFY2(odd.code == 1 && odd.err.contains(u"ten times"_s), qPrintable(odd.err));
        const Run good = ctl(folder.path(), {u"rates"_s, u"import"_s, rates(today, "1.1767")});
        QVERIFY2(good.code == 0, qPrintable(good.err));
        QVERIFY2(good.out.contains(today.toString(Qt::ISODate)), qPrintable(good.out));
        QCOMPARE(daemon.ask("GET", u"/api/v1/rates"_s).json["day"_L1].toString(),
                 today.toString(Qt::ISODate));
        const Run older =
            ctl(folder.path(), {u"rates"_s, u"import"_s, rates(today.addDays(-1), "1.1767")});
        QVERIFY2(older.code == 1 && older.err.contains(u"older"_s), qPrintable(older.err));
    }

    void unusableCatalogueIsSaid_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no catalogue") << QByteArray("just some words\nand more of them\n");
        QTest::newRow("binary") << QByteArray(5000, '\0');
    }
    void unusableCatalogueIsSaid()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        const QString file = write(folder.path() + u"/file"_s, content);
        const Run run = ctl(folder.path(), {u"catalogue"_s, u"import"_s, file});
        QCOMPARE(run.code, 1);
        QVERIFY2(run.err.contains(u"endpaperctl: "_s), qPrintable(run.err));
        QVERIFY(run.out.isEmpty());
    }

    void wrongUseIs2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList();
        QTest::newRow("unknown") << QStringList{u"dance"_s};
        QTest::newRow("no file") << QStringList{u"backup"_s};
        QTest::newRow("unknown role") << QStringList{u"user"_s,    u"create"_s, u"--email"_s,
                                                     u"a@b.org"_s, u"--role"_s, u"king"_s};
    }
    void wrongUseIs2()
    {
        QFETCH(QStringList, arguments);
        QTemporaryDir folder;
        QCOMPARE(ctl(folder.path(), arguments).code, 2);
    }

    void usersAreMadeOnce()
    {
        QTemporaryDir folder;
        const QStringList create{u"user"_s, u"create"_s, u"--email"_s, u"a@example.org"_s};
        QCOMPARE(ctl(folder.path(), create, "short\n").code, 1);
        QCOMPARE(ctl(folder.path(), create, "long enough\n").code, 0);
        const Run twice = ctl(folder.path(), create, "long enough\n");
        QCOMPARE(twice.code, 1);
        QVERIFY2(twice.err.contains(u"a@example.org"_s), qPrintable(twice.err));
    }

    void backupBringsEverythingBack()
    {
        QTemporaryDir folder;
        const QString file = folder.path() + u"/backup.endpaper"_s;
        QByteArray admin;
        {
            RunningDaemon daemon(folder.path());
            QVERIFY2(daemon.start(), qPrintable(daemon.errors()));
            admin = adminToken(daemon, folder.path());
            QCOMPARE(
                daemon.ask("POST", u"/api/v1/books"_s, admin, QJsonObject{{u"title"_s, u"Momo"_s}})
                    .status,
                201);
            const Run backup = ctl(folder.path(), {u"backup"_s, file}); // beside the running daemon
            QVERIFY2(backup.code == 0, qPrintable(backup.err));
            QCOMPARE(ctl(folder.path(), {u"backup"_s, file}).code, 1); // overwrites nothing
            QCOMPARE(daemon
                         .ask("POST", u"/api/v1/books"_s, admin,
                              QJsonObject{{u"title"_s, u"Jim Knopf"_s}})
                         .status,
                     201);
            QCOMPARE(ctl(folder.path(), {u"restore"_s, file}).code,
                     1); // not under a running daemon
            QVERIFY(daemon.end());
        }
        const QString broken = write(folder.path() + u"/broken"_s, QByteArray(50'000, 'x'));
        QCOMPARE(ctl(folder.path(), {u"restore"_s, broken}).code, 1);
        QCOMPARE(ctl(folder.path(), {u"restore"_s, folder.path() + u"/nothing"_s}).code, 1);
        const Run restored = ctl(folder.path(), {u"restore"_s, file});
        QVERIFY2(restored.code == 0, qPrintable(restored.err));
        RunningDaemon daemon(folder.path());
        QVERIFY2(daemon.start(), qPrintable(daemon.errors()));
        QCOMPARE(bookCount(daemon, u"sort=title"_s), QStringList{u"Momo"_s});
        QCOMPARE(daemon.ask("GET", u"/api/v1/me"_s, admin).status, 200);
    }

    void pairingCodeIsTheCertificates()
    {
        QTemporaryDir folder;
        QCOMPARE(ctl(folder.path(), {u"pairing-code"_s}).code, 1); // no certificate yet
        RunningDaemon daemon(folder.path());
        QVERIFY2(daemon.start({}, "[tls]\nenabled = true\n"), qPrintable(daemon.errors()));
        QVERIFY2(daemon.readyLine().startsWith(u"endpaperd listening on https://127.0.0.1:"_s),
                 qPrintable(daemon.readyLine()));
        QCOMPARE(daemon.ask("GET", u"/healthz"_s).status, 200);
        const Run run = ctl(folder.path(), {u"pairing-code"_s});
        QCOMPARE(run.code, 0);
        const auto chain =
            QSslCertificate::fromPath(folder.path() + u"/data/tls-certificate.pem"_s);
        QCOMPARE(run.out.trimmed(),
                 protocol::pairingCode(chain.first().digest(QCryptographicHash::Sha256)));
        QVERIFY(daemon.end());
    }
};

QTEST_GUILESS_MAIN(TestDaemonCtl)
#include "tst_daemonctl.moc"
