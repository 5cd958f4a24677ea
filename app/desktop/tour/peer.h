// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "desktop/tour/commandrunner.h"

#include <QProcess>
#include <QSocketNotifier>

namespace endpaper::desktop {

// The far end of a PeerProcess: obeys lines from standard input (see CommandRunner), answers each
// by one line, "ok TEXT" or "no WHY", and quits at their end. GUI thread.
class Peer : public QObject
{
    Q_OBJECT
public:
    explicit Peer(QQuickWindow *window, QObject *parent = nullptr);

private:
    void readLines();
    void nextLine();

    CommandRunner m_runner;
    QSocketNotifier m_input;
    QByteArray m_buffer;
    bool m_isBusy = false;
    bool m_isAtEnd = false;
};

// A second device: this program once more, with a profile of its own, steered line by line.
class PeerProcess : public QObject
{
    Q_OBJECT
public:
    explicit PeerProcess(const QString &profile, QObject *parent = nullptr);
    ~PeerProcess() override;
    // One at a time.
    void perform(const QString &line, CommandRunner::Done done);

private:
    void readAnswers();

    QProcess m_process;
    CommandRunner::Done m_done;
};

} // namespace endpaper::desktop
