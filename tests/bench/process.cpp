// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/process.h"

#include <QElapsedTimer>
#include <QFile>

#include <csignal>
#include <unistd.h>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

constexpr int paintLimitMs = 30'000;
constexpr int endLimitMs = 8'000;

QByteArray procFile(pid_t pid, const QString &name)
{
    QFile file(u"/proc/%1/%2"_s.arg(pid).arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

double statusMb(pid_t pid, const QByteArray &field)
{
    for (const QByteArray &line : procFile(pid, u"status"_s).split('\n')) {
        if (line.startsWith(field)) {
            return line.mid(field.size()).trimmed().split(' ').first().toDouble() / 1024;
        }
    }
    return 0;
}

} // namespace

Expected<std::unique_ptr<Painted>> Painted::start(const QString &program,
                                                  const QStringList &arguments)
{
    auto painted = std::make_unique<Painted>();
    QProcess &process = painted->m_process;
    process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    while (process.waitForReadyRead(paintLimitMs)) {
        while (process.canReadLine()) {
            painted->m_said = process.readLine().trimmed();
            if (painted->m_said.startsWith("painted")) {
                painted->m_ms = double(timer.nsecsElapsed()) / 1e6;
                return painted;
            }
        }
    }
    return fail(ErrorKind::Unavailable, program + u" painted nothing"_s);
}

Painted::~Painted()
{
    const QList<pid_t> started = children();
    m_process.terminate();
    if (!m_process.waitForFinished(endLimitMs)) {
        m_process.kill();
        m_process.waitForFinished(endLimitMs);
    }
    for (const pid_t pid : started) {
        ::kill(pid, SIGTERM);
        for (int waited = 0; waited < endLimitMs && ::kill(pid, 0) == 0; waited += 20) {
            ::usleep(20'000);
        }
    }
}

QList<pid_t> Painted::children() const
{
    QList<pid_t> pids;
    const QByteArray list = procFile(pid(), u"task/%1/children"_s.arg(pid()));
    for (const QByteArray &each : list.simplified().split(' ')) {
        if (!each.isEmpty()) {
            pids.append(pid_t(each.toInt()));
        }
    }
    return pids;
}

double residentMb(pid_t pid) { return statusMb(pid, "VmRSS:"); }

double peakMb(pid_t pid) { return statusMb(pid, "VmHWM:"); }

double processorMs(pid_t pid)
{
    // The fields behind the name, which may hold spaces itself: utime and stime are the 12th and
    // 13th.
    const QByteArray text = procFile(pid, u"stat"_s);
    const QList<QByteArray> fields = text.mid(text.lastIndexOf(')') + 2).split(' ');
    return (fields.value(11).toDouble() + fields.value(12).toDouble()) * 1000
        / double(::sysconf(_SC_CLK_TCK));
}

} // namespace endpaper::bench
