// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/windowprocess.h"

#include <QFile>
#include <QTest>

namespace endpaper::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineWaitMs = 60'000; // a busy machine; a window gives up by itself before that
constexpr int endWaitMs = 20'000;

} // namespace

WindowProcess::WindowProcess(const QString &profile, const QString &language)
    : m_profile(profile)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"QT_QUICK_BACKEND"_s, u"software"_s);
    environment.insert(u"LC_ALL"_s, language == u"de" ? u"de_DE.UTF-8"_s : u"C.UTF-8"_s);
    m_process.setProcessEnvironment(environment);
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
}

WindowProcess::~WindowProcess() { kill(); }

bool WindowProcess::start(const QStringList &wrapper)
{
    const QStringList command = wrapper
        + QStringList{QStringLiteral(ENDPAPER), u"--profile"_s, m_profile, u"--tour-peer"_s};
    m_process.start(command.first(), command.sliced(1));
    return m_process.waitForStarted() && perform(u"await rail"_s);
}

std::optional<QString> WindowProcess::perform(const QString &line)
{
    m_process.write(line.toUtf8() + '\n');
    // Whatever else the test does goes on meanwhile.
    while (QTest::qWaitFor([this] { return m_process.canReadLine() || !isRunning(); }, lineWaitMs)
           && m_process.canReadLine()) {
        const QString answer = QString::fromUtf8(m_process.readLine()).trimmed();
        if (answer == u"ok" || answer.startsWith(u"ok ")) {
            return answer.mid(3);
        }
        if (answer.startsWith(u"no ")) {
            m_why = line + u": "_s + answer;
            return std::nullopt;
        }
    }
    m_why = line + (isRunning() ? u": no answer"_s : u": the window is gone"_s);
    return std::nullopt;
}

bool WindowProcess::performAll(const QStringList &lines)
{
    return std::all_of(lines.begin(), lines.end(),
                       [this](const QString &line) { return perform(line).has_value(); });
}

bool WindowProcess::end()
{
    m_process.closeWriteChannel();
    const bool isEnded = m_process.waitForFinished(endWaitMs);
    return isEnded && m_process.exitStatus() == QProcess::NormalExit && m_process.exitCode() == 0;
}

void WindowProcess::kill()
{
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(endWaitMs);
    }
}

qint64 WindowProcess::peakMemory() const
{
    QFile status(u"/proc/%1/status"_s.arg(pid()));
    if (!status.open(QIODevice::ReadOnly)) {
        return -1;
    }
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:")) {
            return line.mid(6).trimmed().split(' ').first().toLongLong() * 1024;
        }
    }
    return -1;
}

} // namespace endpaper::test
