// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/carryalong.h"
#include "services/daemonclient.h"
#include "services/daemonprocess.h"
#include "services/profile.h"
#include "services/readerservice.h"
#include "services/secretstore.h"
#include "services/workspace.h"

#include <QObject>

namespace endpaper::services {

// A shared daemon that was found at an address, before anybody signs in there.
struct Candidate
{
    QUrl url = {};
    QByteArray fingerprint = {}; // empty without TLS
    bool isTrusted = false; // by the system's authorities; else the code has to be compared
    QString pairingCode = {};
    Uuid serverId = {};
    QString name = {};
};

// "books.example.org", "192.168.1.5:8443", "http://127.0.0.1:8080": https unless http is written,
// which is only taken for this computer and a private network. Invalid otherwise.
[[nodiscard]] Expected<QUrl> parseServerAddress(const QString &text);

// Which daemon and account are in force: opens their cache, starts the Solo daemon, signs up, in
// and out. What was made in Solo goes along. GUI thread.
class AccountService final : public QObject
{
    Q_OBJECT

public:
    AccountService(Profile &profile, Workspace &workspace, DaemonClient &client,
                   SecretStore &secrets, const ReaderService &reader, QObject *parent = nullptr);

    // Opens the cache of the account in force. Asks no network.
    void openCache();
    // After the first frame: starts or finds the daemon.
    // The Solo daemon asks the sample server inside instead of the world, for this profile too.
    void useSampleSources() { m_areSourcesSample = true; }
    void startDaemon();
    [[nodiscard]] DaemonProcess::State daemonState() const { return m_process.state(); }
    // Tests and benches name another one.
    void setDaemonProgram(const QString &program) { m_program = program; }

    [[nodiscard]] std::optional<SharedAccount> shared() const { return m_profile.sharedAccount(); }
    // Signed in, but the server knows us no more: edits go on.
    [[nodiscard]] bool isSignInNeeded() const { return m_isSignInNeeded; }

    // Asks who is there; sends nothing of ours. Invalid for no address, Unavailable, Unsupported.
    [[nodiscard]] QFuture<Expected<Candidate>> probe(const QString &address);

    struct Credentials
    {
        QString email = {};
        QString password = {};
        QString displayName = {}; // sign-up only
        QString deviceName = {}; // sign-in only
    };
    // What was carried along from Solo, for one Undo.
    using Joined = Expected<store::Action>;
    [[nodiscard]] QFuture<Joined> signUp(const Candidate &candidate,
                                         const Credentials &credentials);
    [[nodiscard]] QFuture<Joined> signIn(const Candidate &candidate,
                                         const Credentials &credentials);
    // The tokens end; the shared cache stays as it is, Solo's is open again.
    void signOut();
    // What the account has made on this computer that no server has: changes and offers that wait,
    // and what was refused.
    [[nodiscard]] QFuture<Expected<int>> countUnsent();
    // The same as signOut(), and the account's file goes, with all that lies beside it. Conflict,
    // and nothing happens, where more than `unsentAgreed` would be lost, or (field "in_use")
    // another window has the file open.
    [[nodiscard]] QFuture<Expected<>> signOutAndErase(int unsentAgreed);
    // Accounts that were signed out of here with something that no server has yet; it goes when
    // they sign in again. Newest file first; the open one is left out.
    struct LeftBehind
    {
        QString account = {}; // "Bo, books.example.org"; empty: not known
        int unsent = 0;
    };
    [[nodiscard]] QFuture<Expected<QList<LeftBehind>>> leftBehind();
    // The Solo daemon has another account than our file (its folder was deleted, or an old one put
    // back): the file is put aside, and all that is in it goes along into a new one. Not while
    // another window has it open: then the next start does it.
    void rebindSolo();
    // The profile is about to change: nothing more is asked of this daemon, its child ends.
    void leave();

Q_SIGNALS:
    void accountChanged();
    void daemonStateChanged();
    void signInNeededChanged();

private:
    [[nodiscard]] QFuture<Joined> join(const Candidate &candidate, const QString &path,
                                       const QJsonObject &body, const QString &email);
    [[nodiscard]] QFuture<Joined> moveTo(const SharedAccount &account, TokenPair tokens);
    // `between`: after the old cache is closed, before the new one is opened. Where it fails, the
    // old one is open again, and nothing was carried.
    [[nodiscard]] QFuture<Joined> carryTo(const QString &cacheFile,
                                          std::function<Expected<>()> between = {});
    [[nodiscard]] QString secretName(const SharedAccount &account) const;
    void followProcess();
    void useShared(const SharedAccount &account);
    void setSignInNeeded(bool needed);

    Profile &m_profile;
    Workspace &m_workspace;
    DaemonClient &m_client;
    SecretStore &m_secrets;
    bool m_awaitsKeyring = false; // its tokens may be in there
    const ReaderService &m_reader;
    TokenShelf m_shelf;
    DaemonProcess m_process;
    DaemonClient m_candidateClient; // speaks to servers before they are ours
    QString m_program;
    bool m_areSourcesSample = false;
    bool m_isDaemonWanted = false;
    bool m_isSignInNeeded = false;
};

} // namespace endpaper::services
