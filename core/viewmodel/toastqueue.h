// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>
#include <QQueue>
#include <QTimer>

namespace endpaper::viewmodel {

// One toast at a time, eight seconds each, longer while it is held (focused or hovered). GUI
// thread.
class ToastQueue final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.toasts")
    // Empty: none.
    Q_PROPERTY(QString text READ text NOTIFY textChanged FINAL)
    Q_PROPERTY(bool isShown READ isShown NOTIFY textChanged FINAL)
    // Undo takes back what the toast tells of.
    Q_PROPERTY(bool hasUndo READ hasUndo NOTIFY textChanged FINAL)
    Q_PROPERTY(bool isFailure READ isFailure NOTIFY textChanged FINAL)
    Q_PROPERTY(bool isHeld READ isHeld WRITE setHeld NOTIFY isHeldChanged FINAL)

public:
    enum class Tone { Change, Fact, Failure };
    Q_ENUM(Tone)
    static constexpr int shownMs = 8000;
    static constexpr int waitingMax = 3; // older ones that wait are dropped: they are old news

    explicit ToastQueue(QObject *parent);

    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isShown() const { return !text().isEmpty(); }
    [[nodiscard]] bool hasUndo() const;
    [[nodiscard]] bool isFailure() const;
    [[nodiscard]] bool isHeld() const { return m_isHeld; }
    void setHeld(bool held);

    // A Change replaces an older one, whose Undo would no longer be the last change; a Fact replaces
    // an older Fact.
    void show(const QString &text, Tone tone);
    Q_INVOKABLE void undo();
    Q_INVOKABLE void dismiss();

Q_SIGNALS:
    void textChanged();
    void isHeldChanged();
    // The toast's Undo was chosen.
    void undoRequested();

private:
    struct Toast
    {
        QString text;
        Tone tone = Tone::Fact;
    };
    void next();

    QQueue<Toast> m_toasts; // the head is on show
    QTimer m_timer;
    bool m_isHeld = false;
};

} // namespace endpaper::viewmodel
