// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/alertservice.h"
#include "services/desktopnotifier.h"
#include "services/postservice.h"

#include <QObject>
#include <QQmlEngine>
#include <QTimer>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;
class PostModel;
class Settings;

// Shows on the desktop what the post has to tell: each thing once, a book's in one note. The daemon
// says when (at once, or with the digest); matches show for wishes that are told at once; in quiet
// hours and while alerts are paused all waits. Where no notification service answers, a toast says
// it. GUI thread.
class DesktopAlerts final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.desktopAlerts")
    Q_PROPERTY(bool isOn READ isOn WRITE setOn NOTIFY changed FINAL)
    // Who shows them, or that nobody does; empty until check() has an answer.
    Q_PROPERTY(QString line READ line NOTIFY changed FINAL)

public:
    // More books than this at once are one note that counts them.
    static constexpr int notesMax = 3;

    DesktopAlerts(services::Services &services, Changes &changes, Settings &settings,
                  PostModel &post, QObject *parent);

    [[nodiscard]] bool isOn() const;
    void setOn(bool on);
    [[nodiscard]] QString line() const;
    [[nodiscard]] bool isMissing() const;
    // Whether a notification service answers.
    Q_INVOKABLE void check();

Q_SIGNALS:
    void changed();
    // A note was chosen: the window comes to the front with the copies of the book, or the post.
    void copiesAsked(const QString &wishId);
    void postAsked();

private:
    void putOn(bool on);
    void look();
    void consider(const services::AlertWays &ways);
    void tell(const QList<services::PostItem> &items);
    void show(const services::DesktopNote &note);
    [[nodiscard]] QList<services::PostItem> fresh() const;

    services::Services &m_services;
    Changes &m_changes;
    Settings &m_settings;
    PostModel &m_post;
    services::DesktopNotifier m_notifier;
    services::AlertWays m_ways; // as last heard
    QTimer m_wait; // until quiet hours or a pause are over
    bool m_isAsking = false;
};

} // namespace endpaper::viewmodel
