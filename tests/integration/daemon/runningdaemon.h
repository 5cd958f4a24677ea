// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QProcess>
#include <QTemporaryDir>

namespace endpaper::test {

// The real endpaperd, started on a free port over a folder, and asked over loopback.
class RunningDaemon
{
public:
    explicit RunningDaemon(const QString &folder);
    ~RunningDaemon();

    // False if it ended instead; see errors(). Passwords are hashed cheaply.
    bool start(const QStringList &more = {}, const QByteArray &configuration = {});
    // The same without any settings but those of the data folder.
    bool startPlain();
    // One with --jobs-only, with the settings that another was start()ed with here, if one was.
    bool work(const QStringList &more = {});
    void kill(); // at once
    bool end(); // by SIGTERM; true if it left with 0
    [[nodiscard]] QString url() const { return m_url; }
    [[nodiscard]] QString readyLine() const { return m_readyLine; }
    [[nodiscard]] QString errors() const { return QString::fromLocal8Bit(m_errors); }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    [[nodiscard]] QProcess &process() { return m_process; }

    struct Answer
    {
        int status = 0; // 0: no answer
        QJsonObject json;
        QByteArray body;
        QHash<QByteArray, QByteArray> headers; // lower case
    };
    Answer ask(const QByteArray &method, const QString &target, const QByteArray &token = {},
               const QByteArray &body = {}, const QByteArray &contentType = "application/json");
    Answer ask(const QByteArray &method, const QString &target, const QByteArray &token,
               const QJsonObject &body)
    {
        return ask(method, target, token, QJsonDocument(body).toJson());
    }
    QByteArray signUp(const QString &email); // gives the access token

private:
    bool run(const QStringList &arguments);

    QString m_folder;
    QString m_url;
    QString m_readyLine;
    QByteArray m_errors;
    QProcess m_process;
    QNetworkAccessManager m_network;
};

struct Run
{
    int code = -1;
    QString out;
    QString err;
};
// Runs endpaperctl to its end.
[[nodiscard]] Run ctl(const QString &folder, const QStringList &arguments,
                      const QByteArray &input = {});

} // namespace endpaper::test
