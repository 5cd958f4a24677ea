// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/alertservice.h"

#include <QObject>
#include <QQmlEngine>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;

// How the reader is told of copies and matches: the hour of the post, quiet hours, a pause, e-mail,
// a webhook, a feed. Each change applies at once. Nothing is asked before load(). GUI thread.
class AlertEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.alerts")
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY changed FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY changed FINAL)
    // Why nothing can be changed now; empty where it can.
    Q_PROPERTY(QString stateLine READ stateLine NOTIFY changed FINAL)
    // Of the change that failed: a sentence and "digest", "quiet", "email", "webhook", "feed".
    Q_PROPERTY(QString error READ error NOTIFY changed FINAL)
    Q_PROPERTY(QString errorField READ errorField NOTIFY changed FINAL)
    // "08:00"
    Q_PROPERTY(QString digestAt READ digestAt NOTIFY changed FINAL)
    Q_PROPERTY(bool isQuiet READ isQuiet NOTIFY changed FINAL)
    // "22:00", "07:00"; those to propose where there are none.
    Q_PROPERTY(QString quietFrom READ quietFrom NOTIFY changed FINAL)
    Q_PROPERTY(QString quietUntil READ quietUntil NOTIFY changed FINAL)
    Q_PROPERTY(bool isPaused READ isPaused NOTIFY changed FINAL)
    // "Nothing is told until 14:05."; empty without a pause.
    Q_PROPERTY(QString pausedLine READ pausedLine NOTIFY changed FINAL)
    Q_PROPERTY(bool canEmail READ canEmail NOTIFY changed FINAL)
    Q_PROPERTY(bool isEmailOn READ isEmailOn NOTIFY changed FINAL)
    Q_PROPERTY(QString email READ email NOTIFY changed FINAL)
    Q_PROPERTY(QString webhookUrl READ webhookUrl NOTIFY changed FINAL)
    Q_PROPERTY(bool isWebhookSecretSet READ isWebhookSecretSet NOTIFY changed FINAL)
    // The webhook's secret, where the server made it: told once.
    Q_PROPERTY(QString webhookSecret READ webhookSecret NOTIFY changed FINAL)
    // Why the last letter, or call, to that address was given up; empty where it was not.
    Q_PROPERTY(QString lostLetterLine READ lostLetterLine NOTIFY changed FINAL)
    Q_PROPERTY(QString lostCallLine READ lostCallLine NOTIFY changed FINAL)
    Q_PROPERTY(bool isFeedOn READ isFeedOn NOTIFY changed FINAL)
    // The feed's address: told once, when it is made.
    Q_PROPERTY(QString feedUrl READ feedUrl NOTIFY changed FINAL)

public:
    AlertEditor(services::Services &services, Changes &changes, QObject *parent);

    [[nodiscard]] bool isLoaded() const { return m_ways.has_value(); }
    [[nodiscard]] bool busy() const { return m_open > 0; }
    [[nodiscard]] QString stateLine() const;
    [[nodiscard]] QString error() const { return m_error; }
    [[nodiscard]] QString errorField() const { return m_errorField; }
    [[nodiscard]] QString digestAt() const;
    [[nodiscard]] bool isQuiet() const { return m_ways && m_ways->quietFrom; }
    [[nodiscard]] QString quietFrom() const;
    [[nodiscard]] QString quietUntil() const;
    [[nodiscard]] bool isPaused() const;
    [[nodiscard]] QString pausedLine() const;
    [[nodiscard]] bool canEmail() const { return m_ways && m_ways->canEmail; }
    [[nodiscard]] bool isEmailOn() const { return m_ways && m_ways->isEmailOn; }
    [[nodiscard]] QString email() const { return m_ways ? m_ways->email : QString(); }
    [[nodiscard]] QString webhookUrl() const { return m_ways ? m_ways->webhookUrl : QString(); }
    [[nodiscard]] bool isWebhookSecretSet() const { return m_ways && m_ways->isWebhookSecretSet; }
    [[nodiscard]] QString webhookSecret() const { return m_webhookSecret; }
    [[nodiscard]] QString lostLetterLine() const;
    [[nodiscard]] QString lostCallLine() const;
    [[nodiscard]] bool isFeedOn() const { return m_ways && m_ways->isFeedOn; }
    [[nodiscard]] QString feedUrl() const { return m_feedUrl; }

    Q_INVOKABLE void load();
    // "8", "8:30", "08:30": false (and an error) for what is no time of the day.
    Q_INVOKABLE bool setDigestAt(const QString &time);
    Q_INVOKABLE bool setQuiet(bool on, const QString &from, const QString &until);
    Q_INVOKABLE void pauseOneHour();
    Q_INVOKABLE void pauseUntilTomorrow();
    Q_INVOKABLE void goOn();
    Q_INVOKABLE void setEmail(bool on, const QString &address);
    // An empty address ends it; an empty secret leaves the one that is set, or has one made.
    Q_INVOKABLE void setWebhook(const QString &url, const QString &secret);
    Q_INVOKABLE void setFeed(bool on);
    Q_INVOKABLE void copyFeedUrl();
    Q_INVOKABLE void copyWebhookSecret();

    [[nodiscard]] static std::optional<QTime> timeFrom(const QString &text);

Q_SIGNALS:
    void changed();

private:
    void follow(const services::AlertService::Answer &answer, const QString &field);
    void setError(const QString &sentence, const QString &field);

    services::Services &m_services;
    Changes &m_changes;
    std::optional<services::AlertWays> m_ways;
    std::optional<Error> m_failure; // of load()
    QString m_error;
    QString m_errorField;
    QString m_feedUrl;
    QString m_webhookSecret;
    int m_open = 0; // questions under way
};

} // namespace endpaper::viewmodel
