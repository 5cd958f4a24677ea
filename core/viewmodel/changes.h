// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/wishlistservice.h"
#include "viewmodel/undostack.h"

#include <QObject>

#include <functional>

namespace endpaper::viewmodel {

class Announcer;
class ToastQueue;

// Follows each change that the reader makes: once it is kept it goes on the undo stack, and is told
// in a toast; if it could not be kept, that is told. GUI thread.
class Changes final : public QObject
{
    Q_OBJECT

public:
    using Committed = services::Workspace::Committed;
    struct Words
    {
        QString undo = {}; // "remove Stoner from To hunt"; empty: not on the stack
        QString toast = {}; // "Removed Stoner from To hunt."; empty: none
        QString mergeMark = {}; // steps with the same mark in a row are one
    };

    Changes(services::WishlistService &wishlists, UndoStack &undo, ToastQueue &toasts,
            Announcer &announcer, QObject *parent);

    void follow(QFuture<Committed> change, Words words,
                std::function<void(const Committed &)> after = {});
    // A change that was made of several actions (an import).
    void note(const QList<store::LocalOp> &forward, const QList<store::LocalOp> &back,
              const Words &words);
    // A change outside the wishlists, that brings its own ways.
    void note(UndoStack::Step step, const QString &toast);
    void tell(const QString &sentence);
    void tellFailure(const QString &sentence);

private:
    services::WishlistService &m_wishlists;
    UndoStack &m_undo;
    ToastQueue &m_toasts;
    Announcer &m_announcer;
};

} // namespace endpaper::viewmodel
