// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/toastqueue.h"

namespace endpaper::viewmodel {

ToastQueue::ToastQueue(QObject *parent)
    : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(shownMs);
    connect(&m_timer, &QTimer::timeout, this, &ToastQueue::next);
}

QString ToastQueue::text() const { return m_toasts.isEmpty() ? QString() : m_toasts.head().text; }

bool ToastQueue::hasUndo() const
{
    return !m_toasts.isEmpty() && m_toasts.head().tone == Tone::Change;
}

bool ToastQueue::isFailure() const
{
    return !m_toasts.isEmpty() && m_toasts.head().tone == Tone::Failure;
}

void ToastQueue::setHeld(bool held)
{
    if (m_isHeld == held) {
        return;
    }
    m_isHeld = held;
    if (held) {
        m_timer.stop();
    } else if (isShown()) {
        m_timer.start();
    }
    Q_EMIT isHeldChanged();
}

void ToastQueue::show(const QString &text, Tone tone)
{
    // What is newest is shown; a fact alone waits behind what can be undone or has failed. A toast
    // offers to undo the last change: an older change's toast would promise the wrong one.
    m_toasts.removeIf([tone](const Toast &toast) {
        return toast.tone == Tone::Fact || (tone == Tone::Change && toast.tone == Tone::Change);
    });
    if (tone == Tone::Fact) {
        m_toasts.append({text, tone});
    } else {
        m_toasts.prepend({text, tone});
    }
    while (m_toasts.size() > waitingMax + 1) {
        m_toasts.removeLast();
    }
    if (!m_isHeld) {
        m_timer.start();
    }
    Q_EMIT textChanged();
}

void ToastQueue::undo()
{
    if (hasUndo()) {
        next();
        Q_EMIT undoRequested();
    }
}

void ToastQueue::dismiss() { next(); }

void ToastQueue::next()
{
    if (m_toasts.isEmpty()) {
        return;
    }
    m_toasts.dequeue();
    if (m_toasts.isEmpty()) {
        m_timer.stop();
    } else if (!m_isHeld) {
        m_timer.start();
    }
    Q_EMIT textChanged();
}

} // namespace endpaper::viewmodel
