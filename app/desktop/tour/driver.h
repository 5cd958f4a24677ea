// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QQuickItem>
#include <QQuickWindow>
#include <QTimer>

#include <deque>
#include <functional>

namespace endpaper::desktop {

// Drives the real window as a person would: by pointer, keys and drops, on items found by
// objectName, one step after the other from a timer (never a nested event loop). GUI thread.
class Driver : public QObject
{
    Q_OBJECT
public:
    explicit Driver(QQuickWindow *window, QObject *parent = nullptr);

    // The visible item of that name, or null.
    [[nodiscard]] QQuickItem *find(const QString &name) const;
    // All visible texts below that item, joined by blanks: what a person can read there.
    [[nodiscard]] QString textOf(const QString &name) const;
    [[nodiscard]] QString textOf(const QQuickItem *item) const;
    [[nodiscard]] QQuickWindow *window() const { return m_window; }

    // Each returns false, and does nothing, where there is no such visible item.
    bool click(const QString &name, Qt::MouseButton button = Qt::LeftButton,
               Qt::KeyboardModifiers modifiers = {});
    bool doubleClick(const QString &name);
    void press(const QKeySequence &keys);
    void type(const QString &text);
    void dropFile(const QString &path);
    // Writes what the window shows as PNG.
    bool shot(const QString &path) const;

    // Queues: do `act` once `ready` holds; fails when that takes longer than the time limit.
    struct Step
    {
        QString what;
        std::function<bool()> ready;
        std::function<void()> act;
        int timeLimitMs = 20000;
    };
    void then(Step step);
    // Queues `act` to run once the item is there and the window has stood still for two frames.
    void whenVisible(const QString &name, std::function<void()> act);
    void start();

Q_SIGNALS:
    void finished();
    void failed(const QString &what);

private:
    void tick();
    void sendMouse(QEvent::Type type, QPointF at, Qt::MouseButton button,
                   Qt::KeyboardModifiers modifiers);

    QQuickWindow *m_window;
    QTimer m_timer;
    std::deque<Step> m_steps;
    qint64 m_waitedSinceMs = -1;
};

} // namespace endpaper::desktop
