// SPDX-License-Identifier: GPL-3.0-or-later
// Several processes of one vault: what each hears of the others' commits.
#include "base/log.h"
#include "server/api/engineprivate.h"
#include "store/vault/noterepository.h"

namespace endpaper::server {

static constexpr std::chrono::milliseconds lookInterval{250};
static constexpr std::chrono::seconds aloneInterval{1}; // nobody there: a system call
static constexpr int notesMax = 1000; // of one look

void Engine::listenToOthers(std::function<bool()> areThere)
{
    if (const auto transaction = d->snapshot()) {
        d->heardNote = store::NoteRepository(**transaction).last().value_or(0);
    }
    connect(&d->look, &QTimer::timeout, this, [this, areThere = std::move(areThere)] {
        const bool are = areThere();
        if (are || d->wereOthers) { // who has left may have said something
            d->hearOthers();
        }
        if (are != std::exchange(d->wereOthers, are)) {
            d->look.setInterval(are ? lookInterval : aloneInterval);
        }
    });
    d->look.start(aloneInterval);
}

void Engine::Private::hearOthers()
{
    const auto transaction = snapshot();
    if (!transaction || remembered.version() == heardVersion) {
        return;
    }
    heardVersion = remembered.version();
    if (settings.isJobsOnly) {
        publish({{.kind = LiveEvent::Kind::JobAdded}}); // for all that is known
        return;
    }
    const auto notes = store::NoteRepository(**transaction).listAfter(heardNote, notesMax);
    if (!notes) {
        qCWarning(lcApi) << "notes of other processes:" << notes.error().context;
    }
    if (!notes || notes->size() == notesMax) {
        heardVersion = -1; // there may be more
    }
    QList<LiveEvent> events;
    for (const store::PassedNote &note : notes.value_or(QList<store::PassedNote>())) {
        heardNote = note.n;
        events.append({.kind = LiveEvent::Kind::Note,
                       .account = note.account,
                       .noteKind = note.kind,
                       .id = note.subject});
    }
    publish(events);
}

Expected<> Engine::Private::workUnserved(const Work &work, Context &context)
{
    TRY(store::checkVaultSchema(context.transaction.database()));
    TRY(work(context));
    store::NoteRepository notes(context.transaction);
    for (const LiveEvent &event : std::as_const(context.events)) {
        if (event.kind == LiveEvent::Kind::Note) {
            TRY(notes.add({.account = event.account, .kind = event.noteKind, .subject = event.id},
                          context.clock.now()));
        }
    }
    return {};
}

} // namespace endpaper::server
