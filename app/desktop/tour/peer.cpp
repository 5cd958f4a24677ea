// SPDX-License-Identifier: GPL-3.0-or-later
#include "desktop/tour/peer.h"

#include <QCoreApplication>
#include <QTextStream>

#include <unistd.h>

namespace endpaper::desktop {

using namespace Qt::StringLiterals;

Peer::Peer(QQuickWindow *window, QObject *parent)
    : QObject(parent)
    , m_runner(window)
    , m_input(STDIN_FILENO, QSocketNotifier::Read)
{
    connect(&m_input, &QSocketNotifier::activated, this, &Peer::readLines);
}

void Peer::readLines()
{
    char chunk[4096];
    const ssize_t size = ::read(STDIN_FILENO, chunk, sizeof chunk);
    if (size <= 0) {
        m_input.setEnabled(false);
        m_isAtEnd = true;
    } else {
        m_buffer.append(chunk, size);
    }
    nextLine();
}

void Peer::nextLine()
{
    const qsizetype end = m_buffer.indexOf('\n');
    if (m_isBusy) {
        return;
    }
    if (end < 0) {
        if (m_isAtEnd) {
            QCoreApplication::quit();
        }
        return;
    }
    const QString line = QString::fromUtf8(m_buffer.left(end));
    m_buffer.remove(0, end + 1);
    m_isBusy = true;
    m_runner.perform(line, [this](const Expected<QString> &answer) {
        QString text = answer ? u"ok "_s + *answer : u"no "_s + answer.error().context;
        text.replace(u'\n', u' ');
        QTextStream(stdout) << text << Qt::endl;
        m_isBusy = false;
        nextLine();
    });
}

PeerProcess::PeerProcess(const QString &profile, QObject *parent)
    : QObject(parent)
{
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(&m_process, &QProcess::readyReadStandardOutput, this, &PeerProcess::readAnswers);
    connect(&m_process, &QProcess::finished, this, [this](int code) {
        if (const auto done = std::exchange(m_done, {})) {
            done(tl::unexpected(
                Error{ErrorKind::Unavailable, u"the second device ended with %1"_s.arg(code)}));
        }
    });
    m_process.start(QCoreApplication::applicationFilePath(),
                    {u"--profile"_s, profile, u"--tour-peer"_s});
}

PeerProcess::~PeerProcess()
{
    m_process.closeWriteChannel();
    if (!m_process.waitForFinished(5000)) {
        m_process.kill();
        m_process.waitForFinished(2000);
    }
}

void PeerProcess::perform(const QString &line, CommandRunner::Done done)
{
    m_done = std::move(done);
    m_process.write(line.toUtf8() + '\n');
}

void PeerProcess::readAnswers()
{
    while (m_process.canReadLine()) {
        const QString line = QString::fromUtf8(m_process.readLine()).trimmed();
        if (line != "ok"_L1 && !line.startsWith("ok "_L1) && !line.startsWith("no "_L1)) {
            continue; // something else that the program prints
        }
        if (const auto done = std::exchange(m_done, {})) {
            if (line.startsWith("no "_L1)) {
                done(tl::unexpected(Error{ErrorKind::NotFound, line.mid(3)}));
            } else {
                done(line.mid(3));
            }
        }
    }
}

} // namespace endpaper::desktop
