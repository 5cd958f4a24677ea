// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/changes.h"

#include "viewmodel/announcer.h"
#include "viewmodel/toastqueue.h"
#include "viewmodel/undostack.h"
#include "viewmodel/words.h"

namespace endpaper::viewmodel {

Changes::Changes(services::WishlistService &wishlists, UndoStack &undo, ToastQueue &toasts,
                 Announcer &announcer, QObject *parent)
    : QObject(parent)
    , m_wishlists(wishlists)
    , m_undo(undo)
    , m_toasts(toasts)
    , m_announcer(announcer)
{
}

void Changes::follow(QFuture<Committed> change, Words words,
                     std::function<void(const Committed &)> after)
{
    change
        | then(
            this,
            [this, words = std::move(words), after = std::move(after)](const Committed &committed) {
                if (!committed) {
                    if (committed.error().kind != ErrorKind::Cancelled) {
                        tellFailure(words::sentence(committed.error(), words::Doing::Keep));
                    }
                } else if (!committed->isEmpty()) {
                    note(committed->forward, committed->back, words);
                }
                if (after) {
                    after(committed);
                }
            });
}

void Changes::note(const QList<store::LocalOp> &forward, const QList<store::LocalOp> &back,
                   const Words &words)
{
    if (!words.undo.isEmpty()) {
        // What undoing really changed is what redoing must bring back, and the other way round.
        struct Ways
        {
            QList<store::LocalOp> forward;
            QList<store::LocalOp> back;
        };
        auto ways = std::make_shared<Ways>(Ways{forward, back});
        const auto go = [this, ways](QList<store::LocalOp> Ways::*way,
                                     QList<store::LocalOp> Ways::*other) {
            m_wishlists.apply((*ways).*way)
                | then(this, [this, ways, other](const Committed &done) {
                      if (!done) {
                          tellFailure(words::sentence(done.error(), words::Doing::Keep));
                      } else if (!done->isEmpty()) {
                          (*ways).*other = done->back;
                      }
                  });
        };
        m_undo.push({.words = words.undo,
                     .undo = [go] { go(&Ways::back, &Ways::forward); },
                     .redo = [go] { go(&Ways::forward, &Ways::back); },
                     .mergeMark = words.mergeMark});
    }
    if (!words.toast.isEmpty()) {
        m_toasts.show(words.toast,
                      words.undo.isEmpty() ? ToastQueue::Tone::Fact : ToastQueue::Tone::Change);
        m_announcer.say(words.toast);
    }
}

void Changes::note(UndoStack::Step step, const QString &toast)
{
    m_undo.push(std::move(step));
    m_toasts.show(toast, ToastQueue::Tone::Change);
    m_announcer.say(toast);
}

void Changes::tell(const QString &sentence)
{
    m_toasts.show(sentence, ToastQueue::Tone::Fact);
    m_announcer.say(sentence);
}

void Changes::tellFailure(const QString &sentence)
{
    m_toasts.show(sentence, ToastQueue::Tone::Failure);
    m_announcer.say(sentence);
}

} // namespace endpaper::viewmodel
