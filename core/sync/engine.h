// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/cache/touched.h"
#include "store/engine/ballast.h"
#include "store/engine/storethread.h"
#include "sync/transport.h"

#include <QObject>

#include <memory>

namespace endpaper::sync {

enum class SyncState {
    LocalOnly, // no server: nothing to do
    Connecting,
    Idle, // everything is sent, and what there was is here
    Pushing,
    Pulling,
    Offline, // tries again by itself
    AuthNeeded, // the server does not know us any more: edits go on, nothing is dropped
    Paused,
};

struct SyncStatus
{
    SyncState state = SyncState::LocalOnly;
    int waiting = 0; // groups not sent
    int refused = 0; // groups in the quarantine
    std::optional<Instant> lastExchange = {};
    std::optional<ErrorKind> lastError = {}; // of the last try; cleared by a good exchange
    std::optional<Instant> nextTryAt = {}; // Offline
    bool isLive = false; // the socket is open
    bool isElsewhere = false; // another process exchanges for this file; edits go out through it
    bool isDiskFull = false; // Offline: of this computer, so that nothing more is fetched
    bool isPortal = false; // Offline: something else answers in the server's place, as hotels' do

    friend bool operator==(const SyncStatus &, const SyncStatus &) = default;
};

// Carries changes between a cache and its server: hello, push until nothing waits, pull until
// nothing is new, then live; over and over, with backoff. Lives on the GUI thread and never blocks
// it: all work on the file happens in jobs of the StoreThread, which must outlive it. Knows no
// network but Transport, and no time but Clock.
class SyncEngine final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        Uuid account = {}; // whose file it is; nil: take what the server says
        QString app = {}; // version, for hello
        qint64 pullRows = 5000;
        qint64 pushBytes = 512 * 1024; // in one go: the next ones go out while these are confirmed
        qint64 backoffMinMs = 1000;
        qint64 backoffMaxMs = 5 * 60 * 1000;
        quint64 seed = 0; // of the jitter; 0: random
        qint64 process = 0; // who this is to other processes on the file; 0: this one
        qint64 leaseMs = 30'000; // how long a process that says nothing keeps the exchange
        qint64 watchMs = 2000; // how often the file is looked at for what others wrote; 0: never
        qint64 beatMs = 30'000; // how often the wall clock is looked at for sleep and jumps
        std::shared_ptr<store::Ballast> ballast = {}; // beside the file, for a full disk
    };

    SyncEngine(store::StoreThread &store, const Clock &clock, Options options,
               QObject *parent = nullptr);
    ~SyncEngine() override;

    // Begins (or begins anew, with another server address or token). The engine owns the transport.
    void start(std::unique_ptr<Transport> transport);
    // Ends; the state is LocalOnly.
    void stop();
    void setPaused(bool isPaused);
    // The user asked, the network is back, or new credentials are there: now, without backoff.
    void sendNow();
    // After a commitAction(): something waits.
    void noteLocalEdit();

    [[nodiscard]] SyncStatus status() const;

Q_SIGNALS:
    void statusChanged();
    // Rows that came from elsewhere, from another process too, or fell back because a change was
    // refused.
    void rowsChanged(const endpaper::store::Touched &touched);
    // Not synchronised, but changed: fetch it over REST.
    void noteReceived(const QByteArray &kind, const endpaper::Uuid &id);
    // Some of our changes were refused and are in the quarantine.
    void changesRefused(int count);
    // The server said who we are, for the first time.
    void accountBound(const endpaper::Uuid &account);
    // The server says that this file belongs to another account: sync has stopped.
    void accountMismatched(const endpaper::Uuid &expected);

private:
    class Run;
    std::unique_ptr<Run> m_run;
};

} // namespace endpaper::sync
