// SPDX-License-Identifier: GPL-3.0-or-later
#include "runningdaemon.h"

#include "base/uuid.h"

#include <QFileInfo>
#include <QTcpServer>
#include <QTest>

using namespace endpaper;
using endpaper::test::RunningDaemon;
using namespace Qt::StringLiterals;

class TestDaemonProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysExactlyWhereItListensAndEndsWell()
    {
        QTemporaryDir folder;
        RunningDaemon daemon(folder.path());
        QVERIFY2(daemon.start(), qPrintable(daemon.errors()));
        static const QRegularExpression line(
            u"^endpaperd listening on http://127\\.0\\.0\\.1:[0-9]+\\n$"_s);
        QVERIFY2(line.match(daemon.readyLine()).hasMatch(), qPrintable(daemon.readyLine()));
        QCOMPARE(daemon.ask("GET", u"/healthz"_s).status, 200);
        QCOMPARE(daemon.ask("GET", u"/readyz"_s).status, 200);
        QVERIFY(daemon.end());
        QVERIFY2(!QFileInfo::exists(folder.path() + u"/data/vault.sqlite-wal"_s),
                 "the log is tidied up");
        QCOMPARE(daemon.process().readAllStandardOutput(), QByteArray());
    }

    void wrongUseIs2_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("configuration");
        QTest::newRow("unknown option") << QStringList{u"--nothing"_s} << QByteArray();
        QTest::newRow("no port") << QStringList{u"--listen"_s, u"127.0.0.1"_s} << QByteArray();
        QTest::newRow("port too large")
            << QStringList{u"--listen"_s, u"127.0.0.1:65536"_s} << QByteArray();
        QTest::newRow("works only and listens") << QStringList{u"--jobs-only"_s} << QByteArray();
        QTest::newRow("unknown setting") << QStringList() << QByteArray("[tls]\nenable = true\n");
        QTest::newRow("wrong kind") << QStringList() << QByteArray("[tls]\nenabled = \"yes\"\n");
        QTest::newRow("no TOML") << QStringList() << QByteArray("[tls\n");
        QTest::newRow("key without certificate")
            << QStringList() << QByteArray("[tls]\nkey = \"k.pem\"\n");
    }
    void wrongUseIs2()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, configuration);
        QTemporaryDir folder;
        RunningDaemon daemon(folder.path());
        QVERIFY(!daemon.start(arguments, configuration));
        QCOMPARE(daemon.exitCode(), 2);
        QVERIFY(!daemon.errors().isEmpty());
        QVERIFY(!QFileInfo::exists(folder.path() + u"/data"_s));
    }

    void theSettingsOfTheDataFolderAreReadAndTheExampleIsRight()
    {
        QFile example(QStringLiteral(ENDPAPER_SOURCE "/packaging/endpaperd.toml"));
        QVERIFY(example.open(QIODevice::ReadOnly));
        QByteArray settings;
        int count = 0;
        for (QByteArray line : example.readAll().split('\n')) {
            static const QRegularExpression isOff(u"^#[a-z_]+ = "_s);
            if (isOff.match(QString::fromUtf8(line)).hasMatch()) {
                line =
                    line.startsWith("#name =") ? QByteArray("name = \"Our street\"") : line.mid(1);
                ++count;
            }
            settings += line + '\n';
        }
        QVERIFY(count > 40);
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"data"_s));
        QFile file(folder.path() + u"/data/endpaperd.toml"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(settings), settings.size());
        file.close();
        RunningDaemon daemon(folder.path());
        QVERIFY2(daemon.startPlain(), qPrintable(daemon.errors()));
        QCOMPARE(daemon.ask("GET", u"/api/v1/server"_s).json["name"_L1].toString(),
                 u"Our street"_s);
        QVERIFY(daemon.end());

        // What is wrong in it is told like anything else.
        QVERIFY(file.open(QIODevice::Append));
        file.write("[tls]\nenable = true\n");
        file.close();
        RunningDaemon refused(folder.path());
        QVERIFY(!refused.startPlain());
        QCOMPARE(refused.exitCode(), 2);
    }

    void portInUseIsSaid()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        QTemporaryDir folder;
        RunningDaemon daemon(folder.path());
        const QString port = QString::number(other.serverPort());
        QVERIFY(!daemon.start({u"--listen"_s, u"127.0.0.1:"_s + port}));
        QCOMPARE(daemon.exitCode(), 1);
        QVERIFY2(daemon.errors().contains(port), qPrintable(daemon.errors()));
    }

    void secondDaemonOnOneFolderIsRefused()
    {
        QTemporaryDir folder;
        RunningDaemon first(folder.path());
        QVERIFY2(first.start(), qPrintable(first.errors()));
        RunningDaemon second(folder.path());
        QVERIFY(!second.start());
        QCOMPARE(second.exitCode(), 1);
        QVERIFY2(second.errors().contains(u"Another endpaperd"_s), qPrintable(second.errors()));
        QCOMPARE(first.ask("GET", u"/readyz"_s).status, 200);
    }

    void damagedVaultIsSaid()
    {
        QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkdir(u"data"_s));
        QFile vault(folder.path() + u"/data/vault.sqlite"_s);
        QVERIFY(vault.open(QIODevice::WriteOnly));
        vault.write(QByteArray(100'000, 'x'));
        vault.close();
        RunningDaemon daemon(folder.path());
        QVERIFY(!daemon.start());
        QCOMPARE(daemon.exitCode(), 1);
        QVERIFY2(daemon.errors().contains(u"damaged"_s), qPrintable(daemon.errors()));
        QVERIFY(vault.open(QIODevice::ReadOnly));
        QCOMPARE(vault.readAll(), QByteArray(100'000, 'x')); // untouched
    }

    void acknowledgedWritesOutliveAKill()
    {
        QTemporaryDir folder;
        QStringList acknowledged;
        for (int round = 0; round < 3; ++round) {
            RunningDaemon daemon(folder.path());
            QVERIFY2(daemon.start({}, "[limits]\nattempts_per_address = 1000\n"),
                     qPrintable(daemon.errors()));
            for (int i = 0; i < 5; ++i) {
                const QString email = u"r%1-%2@example.org"_s.arg(round).arg(i);
                QVERIFY(!daemon.signUp(email).isEmpty());
                acknowledged.append(email);
            }
            daemon.kill();
        }
        RunningDaemon daemon(folder.path());
        QVERIFY2(daemon.start({}, "[limits]\nattempts_per_address = 1000\n"),
                 qPrintable(daemon.errors()));
        for (const QString &email : acknowledged) {
            const auto answer =
                daemon.ask("POST", u"/api/v1/sessions"_s, {},
                           QJsonObject{{u"email"_s, email}, {u"password"_s, u"correct horse"_s}});
            QCOMPARE(answer.status, 201);
        }
    }

    void soloLeavesItsAddressAndTokenForItsReader()
    {
        QTemporaryDir folder;
        const QString path = folder.path() + u"/data/runtime.json"_s;
        QString account;
        for (int start = 0; start < 2; ++start) {
            RunningDaemon daemon(folder.path());
            QVERIFY2(daemon.start({u"--solo"_s}), qPrintable(daemon.errors()));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            QCOMPARE(
                file.permissions()
                    & (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                QFile::Permissions());
            const QJsonObject runtime = QJsonDocument::fromJson(file.readAll()).object();
            QCOMPARE(runtime["url"_L1].toString(), daemon.url());
            QCOMPARE(runtime["pid"_L1].toInteger(), daemon.process().processId());
            const auto server = daemon.ask("GET", u"/api/v1/server"_s);
            QCOMPARE(server.json["server_id"_L1], runtime["server_id"_L1]);
            QVERIFY(server.json["solo"_L1].toBool());
            const auto me =
                daemon.ask("GET", u"/api/v1/me"_s, runtime["token"_L1].toString().toLatin1());
            QCOMPARE(me.status, 200);
            QCOMPARE(me.json["id"_L1], runtime["account"_L1]);
            QVERIFY(account.isEmpty() || account == me.json["id"_L1].toString());
            account = me.json["id"_L1].toString();
            QVERIFY(daemon.end());
            QVERIFY(!QFileInfo::exists(path));
        }
    }

    void soloEndsWithTheProgramThatStartedIt()
    {
        QTemporaryDir folder;
        RunningDaemon daemon(folder.path());
        QVERIFY2(daemon.start({u"--solo"_s}), qPrintable(daemon.errors()));
        daemon.process().closeWriteChannel();
        QTRY_COMPARE_WITH_TIMEOUT(daemon.process().state(), QProcess::NotRunning, 30'000);
        QCOMPARE(daemon.exitCode(), 0);
    }
};

QTEST_GUILESS_MAIN(TestDaemonProcess)
#include "tst_daemonprocess.moc"
