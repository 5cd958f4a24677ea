// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/undostack.h"

namespace endpaper::viewmodel {

UndoStack::UndoStack(QObject *parent)
    : QObject(parent)
{
}

UndoStack::~UndoStack() = default;

bool UndoStack::canUndo() const { return m_next > 0; }

bool UndoStack::canRedo() const { return m_next < m_steps.size(); }

QString UndoStack::lastWords() const
{
    return canUndo() ? m_steps.at(m_next - 1).words : QString();
}

void UndoStack::undo()
{
    if (!canUndo()) {
        return;
    }
    const Step step = m_steps.at(--m_next);
    step.undo();
    Q_EMIT changed();
    Q_EMIT undone(step.words);
}

void UndoStack::redo()
{
    if (!canRedo()) {
        return;
    }
    const Step step = m_steps.at(m_next++);
    step.redo();
    Q_EMIT changed();
    Q_EMIT redone(step.words);
}

void UndoStack::push(Step step)
{
    m_steps.remove(m_next, m_steps.size() - m_next);
    if (!step.mergeMark.isEmpty() && canUndo() && m_steps.constLast().mergeMark == step.mergeMark) {
        m_steps.last().redo = std::move(step.redo);
        m_steps.last().words = std::move(step.words);
    } else {
        m_steps += std::move(step);
        ++m_next;
    }
    Q_EMIT changed();
}

void UndoStack::clear()
{
    m_steps.clear();
    m_next = 0;
    Q_EMIT changed();
}

} // namespace endpaper::viewmodel
