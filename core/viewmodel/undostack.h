// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>

#include <functional>
#include <memory>

namespace endpaper::viewmodel {

// Undo and redo for every change of the session, without a limit. GUI thread.
class UndoStack final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.undo")
    Q_PROPERTY(bool canUndo READ canUndo NOTIFY changed FINAL)
    Q_PROPERTY(bool canRedo READ canRedo NOTIFY changed FINAL)

public:
    // One change and its way back.
    struct Step
    {
        QString words; // "remove Stoner from To hunt"
        std::function<void()> undo;
        std::function<void()> redo;
        // Steps of the same mark in a row, while nothing else came between, become one (a slider).
        QString mergeMark = {};
    };

    explicit UndoStack(QObject *parent);
    ~UndoStack() override;

    [[nodiscard]] bool canUndo() const;
    [[nodiscard]] bool canRedo() const;
    // Of what undo() takes back: "remove Stoner from To hunt"; empty where there is nothing.
    [[nodiscard]] QString lastWords() const;

    Q_INVOKABLE void undo();
    Q_INVOKABLE void redo();

    // The change has been made already.
    void push(Step step);
    // Forgets all: another account's cache has been opened.
    void clear();

Q_SIGNALS:
    void changed();
    // For the announcer: "Undone: …".
    void undone(const QString &words);
    void redone(const QString &words);

private:
    QList<Step> m_steps;
    qsizetype m_next = 0; // the step that redo() would make
};

} // namespace endpaper::viewmodel
