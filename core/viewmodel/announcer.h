// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>
#include <QQmlEngine>
#include <QTimer>

namespace endpaper::viewmodel {

// The window's one live item for screen readers: at most one text a second, what comes between is
// merged. GUI thread.
class Announcer final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.announcer")
    Q_PROPERTY(QString text READ text NOTIFY textChanged FINAL)

public:
    static constexpr int gapMs = 1000;

    explicit Announcer(QObject *parent);

    [[nodiscard]] QString text() const { return m_text; }
    Q_INVOKABLE void say(const QString &text);
    // The item that carries the text (an Accessible.AlertMessage): an alert event is raised for it
    // with each text.
    Q_INVOKABLE void setItem(QObject *item);

Q_SIGNALS:
    void textChanged();

private:
    void flush();

    QString m_text;
    QStringList m_waiting;
    QTimer m_timer;
    QPointer<QObject> m_item;
};

} // namespace endpaper::viewmodel
