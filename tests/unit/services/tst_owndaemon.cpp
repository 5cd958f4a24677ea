// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/daemonprocess.h"

#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>

using namespace Qt::StringLiterals;

namespace endpaper::services {

// Our own daemon is asked to end, and nobody waits for it. A script stands in for it.
class OwnDaemonTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void stoppingWaitsForNothing()
    {
        DaemonProcess process;
        process.start(data(), DaemonProcess::Sources::Real, program(u"trap '' TERM"_s));
        QTRY_COMPARE(process.state(), DaemonProcess::State::Running);
        const auto pid = pid_t(process.runtime()->pid);
        process.stop();
        QCOMPARE(process.state(), DaemonProcess::State::Stopped);
        QVERIFY(!process.runtime());
        QCOMPARE(::kill(pid, 0), 0); // it will not hear, and is still there
        QTRY_VERIFY_WITH_TIMEOUT(::kill(pid, 0) != 0, DaemonProcess::endMsMax * 5);
        QCOMPARE(log(), QStringList{u"begin"_s});
    }

    void theNextInTheFolderBeginsWhenTheLastHasEnded()
    {
        DaemonProcess process;
        const QString slow = program(u"trap 'sleep 0.3; echo end >> \"$3/log\"; exit 0' TERM"_s);
        process.start(data(), DaemonProcess::Sources::Real, slow);
        QTRY_COMPARE(process.state(), DaemonProcess::State::Running);
        const qint64 first = process.runtime()->pid;
        process.start(data(), DaemonProcess::Sources::Real, slow);
        QCOMPARE(process.state(), DaemonProcess::State::Starting);
        QTRY_COMPARE(process.state(), DaemonProcess::State::Running);
        QVERIFY(process.runtime()->pid != first);
        QCOMPARE(log(), (QStringList{u"begin"_s, u"end"_s, u"begin"_s}));
    }

    void nothingOfOursIsLeftBehind()
    {
        pid_t pid = 0;
        {
            DaemonProcess process;
            process.start(data(), DaemonProcess::Sources::Real, program(u"trap 'exit 0' TERM"_s));
            QTRY_COMPARE(process.state(), DaemonProcess::State::Running);
            pid = pid_t(process.runtime()->pid);
        }
        QVERIFY(::kill(pid, 0) != 0);
    }

    void whatNeverRanIsStoppedToo()
    {
        DaemonProcess process;
        process.start(data(), DaemonProcess::Sources::Real, u"/nowhere/endpaperd"_s);
        QCOMPARE(process.state(), DaemonProcess::State::Missing);
        process.stop();
        QCOMPARE(process.state(), DaemonProcess::State::Stopped);
    }

private:
    [[nodiscard]] QString data() const { return m_folder->filePath(u"data"_s); }
    [[nodiscard]] QStringList log() const
    {
        QFile file(data() + u"/log"_s);
        return file.open(QIODevice::ReadOnly)
            ? QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts)
            : QStringList();
    }
    [[nodiscard]] QString program(const QString &trap) const
    {
        const QString path = m_folder->filePath(u"endpaperd"_s);
        QFile file(path);
        if (file.open(QIODevice::WriteOnly)) {
            file.write(u"#!/bin/sh\n%1\necho begin >> \"$3/log\"\n"
                       "echo '{\"url\": \"http://127.0.0.1:1\", \"token\": \"t\", "
                       "\"server_id\": \"01930000-0000-7000-8000-000000000001\", "
                       "\"account\": \"01930000-0000-7000-8000-000000000002\", \"pid\": '$$'}' "
                       "> \"$3/runtime.json\"\n"
                       "echo endpaperd listening on 127.0.0.1:1\n"
                       "while :; do sleep 0.05; done\n"_s.arg(trap)
                           .toUtf8());
        }
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        return path;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

} // namespace endpaper::services

QTEST_GUILESS_MAIN(endpaper::services::OwnDaemonTest)
#include "tst_owndaemon.moc"
