// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/daytime.h"
#include "services/daemonclient.h"

#include <QTime>

namespace endpaper::services {

// How the reader is told of copies and matches.
struct AlertWays
{
    // The last letter or call to the address that is set was given up.
    struct GivenUp
    {
        Instant at = {};
        QString reason = {}; // "unreachable", "http_500", "smtp_550", …

        friend bool operator==(const GivenUp &, const GivenUp &) = default;
    };

    std::optional<QTime> quietFrom = {}; // in the reader's time zone; with quietUntil
    std::optional<QTime> quietUntil = {};
    QTime digestAt = {};
    std::optional<Instant> pausedUntil = {};
    bool isEmailOn = false;
    QString email = {};
    bool canEmail = false; // the daemon has a mail server
    QString webhookUrl = {};
    bool isWebhookSecretSet = false;
    QString webhookSecret = {}; // only in the answer that made one: it is told once
    std::optional<GivenUp> lostLetter = {};
    std::optional<GivenUp> lostCall = {};
    bool isFeedOn = false;
    QString feedUrl = {}; // only in the answer that made it: it is told once

    [[nodiscard]] std::optional<domain::QuietHours> quietHours() const;
    // When something that happens now may interrupt: after a pause, and after quiet hours.
    [[nodiscard]] Instant interruptAt(const QTimeZone &zone, Instant now) const;

    friend bool operator==(const AlertWays &, const AlertWays &) = default;
};

// Reads and changes them at the daemon; what is not named stays as it is. GUI thread.
class AlertService final : public QObject
{
    Q_OBJECT

public:
    explicit AlertService(DaemonClient &client, QObject *parent = nullptr);

    using Answer = QFuture<Expected<AlertWays>>;
    [[nodiscard]] Answer ways();
    // Both or none.
    [[nodiscard]] Answer setQuietHours(std::optional<QTime> from, std::optional<QTime> until);
    [[nodiscard]] Answer setDigestAt(QTime time);
    [[nodiscard]] Answer setPausedUntil(std::optional<Instant> until);
    [[nodiscard]] Answer setEmail(bool isOn, const QString &address);
    // An empty address ends it; an empty secret leaves the one that is set, or has one made.
    [[nodiscard]] Answer setWebhook(const QString &url, const QString &secret);
    [[nodiscard]] Answer setFeed(bool isOn);

private:
    [[nodiscard]] Answer put(const QJsonObject &body);

    DaemonClient &m_client;
};

[[nodiscard]] Expected<AlertWays> alertWaysFromJson(const QJsonObject &json);

} // namespace endpaper::services
