// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/smtpclient.h"

#include <QSysInfo>

namespace endpaper::server {

using namespace Qt::StringLiterals;

static constexpr qsizetype answerBytesMax = 64 * 1024;
using Security = MailSettings::Security;

void SmtpClient::send(const MailSettings &settings, const Letter &letter, QObject *parent,
                      Done done)
{
    auto *client = new SmtpClient(settings, letter, parent, std::move(done));
    client->start();
}

SmtpClient::SmtpClient(const MailSettings &settings, const Letter &letter, QObject *parent,
                       Done done)
    : QObject(parent)
    , m_settings(settings)
    , m_letter(letter)
    , m_done(std::move(done))
    , m_socket(this)
    , m_timer(this)
{
}

void SmtpClient::start()
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { finish(Outcome::Later, u"timed_out"_s); });
    m_timer.start(timeout);
    connect(&m_socket, &QSslSocket::readyRead, this, &SmtpClient::read);
    connect(&m_socket, &QSslSocket::errorOccurred, this,
            [this](QAbstractSocket::SocketError error) {
                const bool isUnsafe = error == QAbstractSocket::SslHandshakeFailedError;
                finish(isUnsafe ? Outcome::Never : Outcome::Later,
                       isUnsafe ? u"tls"_s : u"unreachable"_s);
            });
    connect(&m_socket, &QSslSocket::encrypted, this, [this] {
        if (m_stage == Stage::StartTls) {
            say("EHLO " + QSysInfo::machineHostName().toLatin1(), Stage::SecondHello);
        }
    });
    if (addressOf(m_letter.to).isEmpty() || addressOf(m_letter.from).isEmpty()) {
        QMetaObject::invokeMethod(
            this, [this] { finish(Outcome::Never, u"not_an_email"_s); }, Qt::QueuedConnection);
    } else if (m_settings.security == Security::Tls) {
        m_socket.connectToHostEncrypted(m_settings.host, m_settings.port);
    } else {
        m_socket.connectToHost(m_settings.host, m_settings.port);
    }
}

void SmtpClient::say(const QByteArray &line, Stage next)
{
    m_stage = next;
    m_socket.write(line + "\r\n");
}

void SmtpClient::read()
{
    while (m_done && m_socket.canReadLine()) {
        const QByteArray line = m_socket.readLine(answerBytesMax);
        m_lines += line;
        const bool isLast = line.size() < 4 || line.at(3) != '-';
        if (m_lines.size() > answerBytesMax) {
            finish(Outcome::Later, u"unreadable"_s);
        } else if (isLast) {
            const QByteArray lines = std::exchange(m_lines, {});
            answered(line.left(3).toInt(), lines);
        }
    }
}

void SmtpClient::afterHello(const QByteArray &lines)
{
    const QByteArray abilities = lines.toUpper();
    if (m_settings.security == Security::StartTls && m_stage == Stage::Hello) {
        // Without TLS neither letter nor password goes out: somebody may have cut the offer away.
        abilities.contains("STARTTLS") ? say("STARTTLS", Stage::StartTls)
                                       : finish(Outcome::Never, u"no_tls"_s);
    } else if (!m_settings.user.isEmpty()) {
        const QByteArray login =
            '\0' + m_settings.user.toUtf8() + '\0' + m_settings.password.toUtf8();
        say("AUTH PLAIN " + login.toBase64(), Stage::Plain);
    } else {
        say("MAIL FROM:<" + addressOf(m_letter.from) + '>', Stage::From);
    }
}

void SmtpClient::answered(int code, const QByteArray &lines)
{
    if (m_stage == Stage::Quit) {
        return;
    }
    if (code >= 400 || code < 200) {
        finish(code >= 500 ? Outcome::Never : Outcome::Later, u"smtp_"_s % QString::number(code));
        return;
    }
    switch (m_stage) {
    case Stage::Greeting:
        say("EHLO " + QSysInfo::machineHostName().toLatin1(), Stage::Hello);
        break;
    case Stage::Hello:
    case Stage::SecondHello:
        afterHello(lines);
        break;
    case Stage::StartTls:
        m_socket.startClientEncryption(); // goes on when it is encrypted
        break;
    case Stage::Plain:
        say("MAIL FROM:<" + addressOf(m_letter.from) + '>', Stage::From);
        break;
    case Stage::From:
        say("RCPT TO:<" + addressOf(m_letter.to) + '>', Stage::To);
        break;
    case Stage::To:
        say("DATA", Stage::Data);
        break;
    case Stage::Data:
        // Base64 has no line that begins with a dot.
        say(toMessage(m_letter) + '.', Stage::Text);
        break;
    case Stage::Text:
        say("QUIT", Stage::Quit);
        finish(Outcome::Sent, {});
        break;
    case Stage::Quit:
        break;
    }
}

void SmtpClient::finish(Outcome outcome, const QString &reason)
{
    m_timer.stop();
    if (const Done done = std::exchange(m_done, {})) {
        done(outcome, reason);
        m_socket.disconnectFromHost();
        deleteLater();
    }
}

} // namespace endpaper::server
