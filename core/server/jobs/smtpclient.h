// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/settings.h"
#include "server/jobs/letter.h"

#include <QObject>
#include <QSslSocket>
#include <QTimer>

#include <functional>

namespace endpaper::server {

// Hands one letter to the mail server (RFC 5321), over TLS unless the settings say otherwise. Lives
// on one thread with an event loop, and deletes itself when it is done.
class SmtpClient final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds timeout{30'000};

    enum class Outcome {
        Sent,
        Later, // not reached, or the server said so (4xx)
        Never, // refused for good (5xx), or not as safely as we must
    };
    using Done = std::function<void(Outcome, QString reason)>;
    // `done` is called once, unless `parent` goes first.
    static void send(const MailSettings &settings, const Letter &letter, QObject *parent,
                     Done done);

private:
    enum class Stage { Greeting, Hello, StartTls, SecondHello, Plain, From, To, Data, Text, Quit };

    SmtpClient(const MailSettings &settings, const Letter &letter, QObject *parent, Done done);
    void start();
    void read();
    void answered(int code, const QByteArray &lines);
    void afterHello(const QByteArray &lines);
    void say(const QByteArray &line, Stage next);
    void finish(Outcome outcome, const QString &reason);

    MailSettings m_settings;
    Letter m_letter;
    Done m_done;
    QSslSocket m_socket;
    QTimer m_timer;
    Stage m_stage = Stage::Greeting;
    QByteArray m_lines; // of the answer so far
};

} // namespace endpaper::server
