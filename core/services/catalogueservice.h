// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QObject>
#include <QTimer>

#include <memory>

namespace endpaper::services {

// Sends a catalogue file to the daemon as it lies on the disk, and counts with the daemon's job.
// GUI thread.
class CatalogueService final : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Idle, Sending, Reading, Done, Failed };
    static constexpr int pollMs = 250;
    static constexpr int daemonWaitMs = 15'000; // for a daemon that is just being started

    explicit CatalogueService(DaemonClient &client, QObject *parent = nullptr);

    void start(const QString &path);
    // What the daemon has read stays.
    void cancel();
    [[nodiscard]] Stage stage() const { return m_stage; }
    [[nodiscard]] qint64 done() const { return m_done; } // bytes while Sending, then books
    [[nodiscard]] qint64 total() const { return m_total; } // 0: not known
    [[nodiscard]] qint64 skipped() const { return m_skipped; }
    [[nodiscard]] const Error &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    void send(const Endpoint &endpoint);
    void sent(QNetworkReply *reply);
    void poll();
    void heard(const QJsonObject &job);
    void end(Stage stage);
    void fail(Error error);

    DaemonClient &m_client;
    QNetworkAccessManager m_network;
    QTimer m_daemonWait;
    std::unique_ptr<QFile> m_file;
    QNetworkReply *m_reply = nullptr;
    QString m_job;
    Stage m_stage = Stage::Idle;
    qint64 m_done = 0;
    qint64 m_total = 0;
    qint64 m_skipped = 0;
    Error m_error;
};

} // namespace endpaper::services
