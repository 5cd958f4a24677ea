// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/syncstatus.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/importwords.h"
#include "viewmodel/outboxwords.h"
#include "viewmodel/words.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using sync::SyncState;
using Trouble = services::SyncService::Trouble;

struct SyncStatus::Private
{
    Private(services::Services &usedServices, Changes &usedChanges)
        : services(usedServices)
        , changes(usedChanges)
    {
    }

    services::Services &services;
    Changes &changes;
    OutboxModel *outbox = nullptr;
    ConflictModel *conflicts = nullptr;
    QTimer minute; // "2 min ago" grows old
    QTimer settle; // the outbox is read once for a burst of changes
    QList<OutboxModel::Entry> changeEntries;
    QList<OutboxModel::Entry> commandEntries;
    QString dismissed;

    [[nodiscard]] static int count(const QList<OutboxModel::Entry> &entries, bool isRefused)
    {
        return int(std::ranges::count(entries, isRefused, &OutboxModel::Entry::isRefused));
    }
    // Changes, as the outbox lists them (a group of the engine's holds many), and offers.
    [[nodiscard]] int waiting() const
    {
        const int groups = services.sync.status().waiting;
        return (groups == 0 ? 0 : std::max(groups, count(changeEntries, false)))
            + count(commandEntries, false);
    }
    [[nodiscard]] int refused() const
    {
        const int groups = services.sync.status().refused;
        return (groups == 0 ? 0 : std::max(groups, count(changeEntries, true)))
            + count(commandEntries, true);
    }
};

SyncStatus::SyncStatus(services::Services &services, Changes &changes, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, changes))
{
    d->outbox = new OutboxModel(this);
    d->conflicts = new ConflictModel(this);
    d->minute.setInterval(std::chrono::minutes(1));
    connect(&d->minute, &QTimer::timeout, this, &SyncStatus::statusChanged);
    d->minute.start();
    d->settle.setSingleShot(true);
    d->settle.setInterval(100);
    connect(&d->settle, &QTimer::timeout, this, &SyncStatus::readOutbox);
    connect(&services.sync, &services::SyncService::statusChanged, this, &SyncStatus::note);
    connect(&services.accounts, &services::AccountService::accountChanged, this, &SyncStatus::note);
    connect(&services.accounts, &services::AccountService::daemonStateChanged, this,
            &SyncStatus::note);
    connect(&services.accounts, &services::AccountService::signInNeededChanged, this,
            &SyncStatus::note);
    connect(&services.workspace, &services::Workspace::edited, this, &SyncStatus::note);
    connect(&services.workspace, &services::Workspace::opened, this, &SyncStatus::note);
    connect(&services.nearby.commands(), &services::CommandQueue::changed, this, &SyncStatus::note);
}

SyncStatus::~SyncStatus() = default;

void SyncStatus::note()
{
    d->settle.start();
    Q_EMIT statusChanged();
    Q_EMIT stripChanged();
}

void SyncStatus::readOutbox()
{
    d->services.sync.waiting()
        | then(this, [this](const Expected<services::SyncService::Waiting> &waiting) {
              if (waiting) {
                  d->changeEntries =
                      outboxEntries(waiting->waiting, waiting->refused, d->services.clock.now());
                  showOutbox();
                  d->conflicts->setEntries(
                      conflictEntries(waiting->conflicts, d->services.clock.now()));
              }
          });
    d->services.nearby.commands().commands()
        | then(this, [this](const Expected<QList<store::Command>> &commands) {
              if (commands) {
                  d->commandEntries = commandEntries(*commands, d->services.clock.now());
                  showOutbox();
              }
          });
}

// Its lines count what it lists.
void SyncStatus::showOutbox()
{
    d->outbox->setEntries(d->changeEntries + d->commandEntries);
    Q_EMIT statusChanged();
    Q_EMIT stripChanged();
}

SyncStatus::Dot SyncStatus::dot() const
{
    const sync::SyncStatus status = d->services.sync.status();
    if (d->refused() > 0 || d->services.accounts.isSignInNeeded()) {
        return Dot::Failed;
    }
    if (!d->services.profile.sharedAccount()) {
        return Dot::Local;
    }
    const Trouble trouble = d->services.sync.trouble();
    if (trouble == Trouble::Devices || trouble == Trouble::Certificate
        || trouble == Trouble::Upgrade) {
        return Dot::Failed;
    }
    switch (status.state) {
    case SyncState::Paused:
        return Dot::Paused;
    case SyncState::AuthNeeded:
        return Dot::Failed;
    case SyncState::LocalOnly:
    case SyncState::Offline:
        return Dot::Offline;
    case SyncState::Pushing:
    case SyncState::Pulling:
        return Dot::Sending;
    case SyncState::Connecting:
    case SyncState::Idle:
        break;
    }
    return d->waiting() > 0 ? Dot::Waiting : Dot::Saved;
}

QString SyncStatus::statusLine() const
{
    const sync::SyncStatus status = d->services.sync.status();
    const QString waits =
        d->waiting() > 0 ? u" · "_s + tr("%n change(s) waiting", nullptr, d->waiting()) : QString();
    if (status.isElsewhere && d->refused() == 0) {
        return tr("Another window of Endpaper does the sending") + waits;
    }
    switch (dot()) {
    case Dot::Local:
        return tr("On this computer only");
    case Dot::Saved:
        return status.lastExchange
            ? tr("Saved · %1").arg(words::ago(*status.lastExchange, d->services.clock.now()))
            : tr("Saved");
    case Dot::Sending:
        return tr("Sending") + waits;
    case Dot::Waiting:
        return tr("Saved here") + waits;
    case Dot::Offline:
        switch (d->services.sync.trouble()) {
        case Trouble::Portal:
            return tr("This network wants a sign-in first") + waits;
        case Trouble::Disk:
            return tr("This computer's disk is full") + waits;
        case Trouble::None:
        case Trouble::Network:
            return tr("Offline") + waits;
        default:
            return tr("Waiting for the server") + waits;
        }
    case Dot::Paused:
        return tr("Paused") + waits;
    case Dot::Failed:
        if (d->refused() > 0) {
            return tr("%n change(s) refused", nullptr, d->refused());
        }
        if (status.state == SyncState::AuthNeeded || d->services.accounts.isSignInNeeded()) {
            return tr("Please sign in again") + waits;
        }
        return tr("Not exchanged: see Account and sync") + waits;
    }
    return {};
}

QString SyncStatus::troubleLine() const
{
    switch (d->services.sync.trouble()) {
    case Trouble::None:
    case Trouble::Network:
        return {};
    case Trouble::Portal:
        return tr("This network wants a sign-in first: open any page in the browser. Your changes "
                  "are saved here.");
    case Trouble::Server:
        return tr("The server answers, but takes nothing now: it is busy or its disk is full. Your "
                  "changes are saved here.");
    case Trouble::Disk:
        return tr("This computer's disk is full, so that nothing new is fetched. Your changes are "
                  "saved and sent; make room for the rest.");
    case Trouble::Busy:
        return tr("The server asks us to wait a little. Your changes are saved here.");
    case Trouble::TooLarge:
        return tr("The server takes less at once than we have to send. Your changes are saved "
                  "here.");
    case Trouble::Devices:
        return tr("The server takes no more devices of this account. Sign out on one that you no "
                  "longer use. Your changes are saved here.");
    case Trouble::Certificate:
        return tr("The server shows another certificate than the one you compared, so nothing is "
                  "sent. If it is new, sign out and in again. Your changes are saved here.");
    case Trouble::Upgrade:
        return tr("The server wants a newer Endpaper. Your changes are saved here until you have "
                  "it.");
    case Trouble::Unknown:
        break;
    }
    return tr("The server gives an answer that we do not understand. Your changes are saved here.");
}

bool SyncStatus::isOffline() const { return dot() == Dot::Offline; }

int SyncStatus::waitingCount() const
{
    return d->services.profile.sharedAccount() ? d->waiting() : 0;
}

QString SyncStatus::lastExchangeText() const
{
    const auto last = d->services.sync.status().lastExchange;
    return last ? tr("Last exchange at %1").arg(words::clockTime(*last)) : QString();
}

QString SyncStatus::problemLine() const
{
    if (d->services.accounts.isSignInNeeded()) {
        return tr("The server does not know this computer any more. Sign in again: what waits here "
                  "is safe.");
    }
    const sync::SyncStatus status = d->services.sync.status();
    if (d->refused() > 0) {
        return tr("The server did not take some changes. They are listed below, with the reason.");
    }
    const QString trouble = troubleLine();
    if ((dot() != Dot::Offline && trouble.isEmpty()) || !status.nextTryAt) {
        return trouble;
    }
    const QString again = tr("We try again at %1.").arg(words::clockTime(*status.nextTryAt));
    return (trouble.isEmpty() ? tr("The server does not answer.") : trouble) + u' ' + again;
}

bool SyncStatus::isPaused() const { return d->services.sync.isPaused(); }

OutboxModel *SyncStatus::outbox() const { return d->outbox; }

ConflictModel *SyncStatus::conflicts() const { return d->conflicts; }

int SyncStatus::refusedCount() const { return d->services.sync.status().refused; }

void SyncStatus::tryAgain(quint64 group)
{
    d->changes.follow(d->services.sync.resendRefused(group),
                      {.undo = tr("send it again"), .toast = tr("It will be sent once more.")},
                      [this](const Changes::Committed &) { note(); });
}

void SyncStatus::letGo(quint64 group)
{
    d->services.sync.dismissRefused(group) | then(this, [this](const Expected<> &) { note(); });
}

void SyncStatus::tryCommandAgain(const QString &command)
{
    if (const auto id = Uuid::parse(command)) {
        d->services.nearby.commands().resend(*id) | then(this, [](const Expected<> &) {});
    }
}

void SyncStatus::letCommandGo(const QString &command)
{
    if (const auto id = Uuid::parse(command)) {
        d->services.nearby.commands().dismiss(*id) | then(this, [](const Expected<> &) {});
    }
}

void SyncStatus::saveRefused(const QUrl &file)
{
    d->services.sync.saveRefused(localPath(file)) | then(this, [this](const Expected<> &saved) {
        if (saved) {
            d->changes.tell(tr("Saved what was not taken."));
        } else {
            d->changes.tellFailure(tr("The file could not be written. Choose another place."));
        }
    });
}

void SyncStatus::keepNow(int row)
{
    d->services.sync.keepNow(d->conflicts->numberAt(row))
        | then(this, [this](const Expected<> &) { note(); });
}

void SyncStatus::takeOther(int row)
{
    const QString what = d->conflicts->whatAt(row);
    d->changes.follow(
        d->services.sync.takeOther(d->conflicts->numberAt(row)),
        {.undo = tr("take the other value: %1").arg(what), .toast = tr("Taken: %1").arg(what)},
        [this](const Changes::Committed &) { note(); });
}

QString SyncStatus::stripLine() const
{
    QString line;
    if (dot() == Dot::Failed) {
        line = d->refused() > 0 && !d->services.accounts.isSignInNeeded()
            ? tr("The server did not take %n change(s). Which and why stands under Account and "
                 "sync.",
                 nullptr, d->refused())
            : d->services.accounts.isSignInNeeded() ? problemLine()
                                                    : troubleLine();
    } else if (const QString trouble = troubleLine(); !trouble.isEmpty()) {
        line = trouble;
    } else if (dot() == Dot::Offline) {
        line = waitingCount() > 0 ? tr("No network. Saved here; %n change(s) will be sent later.",
                                       nullptr, waitingCount())
                                  : tr("No network. Everything about your lists works.");
    } else if (d->services.sync.status().isElsewhere) {
        line =
            tr("Endpaper is open twice with these books. Both windows can be used; the other one "
               "does the sending for both.");
    } else if (d->services.accounts.daemonState() == services::DaemonProcess::State::Missing
               && !d->services.profile.sharedAccount()) {
        line = tr("The part that looks for copies (endpaperd) is not installed beside Endpaper. "
                  "Your lists work.");
    }
    return line == d->dismissed ? QString() : line;
}

void SyncStatus::pause() { d->services.sync.setPaused(true); }

void SyncStatus::resume() { d->services.sync.setPaused(false); }

void SyncStatus::sendNow() { d->services.sync.sendNow(); }

void SyncStatus::dismissStrip()
{
    d->dismissed = stripLine();
    Q_EMIT stripChanged();
}

void SyncStatus::retranslate()
{
    note();
    readOutbox();
}

} // namespace endpaper::viewmodel
