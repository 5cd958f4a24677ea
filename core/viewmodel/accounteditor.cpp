// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/accounteditor.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/librarymodel.h"
#include "viewmodel/words.h"

#include <QSysInfo>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct AccountEditor::Private
{
    Private(services::Services &usedServices, Changes &usedChanges, LibraryModel &usedLibrary)
        : services(usedServices)
        , changes(usedChanges)
        , library(usedLibrary)
    {
    }

    services::Services &services;
    Changes &changes;
    LibraryModel &library;
    AccountStep step = AccountStep::Solo;
    std::optional<services::Candidate> candidate;
    QString serverAddress;
    QString email;
    QString password;
    QString displayName;
    QString deviceName = QSysInfo::machineHostName();
    bool busy = false;
    QString error;
    QString errorField;
    int attempt = 0; // which probe an answer is for
    QString leftLine;
    std::optional<int> unsent; // while erasing is asked: how much would be lost
};

AccountEditor::AccountEditor(services::Services &services, Changes &changes, LibraryModel &library,
                             QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, changes, library))
{
    settle();
    connect(&services.accounts, &services::AccountService::accountChanged, this,
            &AccountEditor::settle);
    connect(&services.accounts, &services::AccountService::accountChanged, this,
            &AccountEditor::keep);
    connect(&services.accounts, &services::AccountService::signInNeededChanged, this,
            &AccountEditor::settle);
    connect(&services.workspace, &services::Workspace::opened, this, &AccountEditor::readLeft);
    connect(&library, &LibraryModel::totalCountChanged, this, &AccountEditor::stepChanged);
}

AccountEditor::~AccountEditor() = default;

void AccountEditor::readLeft()
{
    using LeftBehind = services::AccountService::LeftBehind;
    d->services.accounts.leftBehind() | then(this, [this](const Expected<QList<LeftBehind>> &left) {
        QStringList lines;
        for (const LeftBehind &one : left.value_or(QList<LeftBehind>())) {
            lines += one.account.isEmpty()
                ? tr("%n change(s) of another account were never sent. They are kept here and "
                     "go when it signs in again.",
                     nullptr, one.unsent)
                : tr("%n change(s) of %1 were never sent. They are kept here and go when that "
                     "account signs in again.",
                     nullptr, one.unsent)
                      .arg(one.account);
        }
        const QString line = lines.join(u'\n');
        if (line != d->leftLine) {
            d->leftLine = line;
            Q_EMIT leftLineChanged();
        }
    });
}

void AccountEditor::settle()
{
    const auto account = d->services.accounts.shared();
    if (account) {
        d->email = account->email;
        d->serverAddress = account->server.toString();
        setStep(d->services.accounts.isSignInNeeded() ? AccountStep::SignInAgain
                                                      : AccountStep::SignedIn);
    } else {
        setStep(AccountStep::Solo);
    }
    Q_EMIT draftChanged();
}

void AccountEditor::connectToServer()
{
    if (d->busy || !canConnect()) {
        return;
    }
    setError({}, {});
    setStep(AccountStep::Connecting);
    setBusy(true);
    const int attempt = ++d->attempt;
    d->services.accounts.probe(d->serverAddress)
        | then(this, [this, attempt](const Expected<services::Candidate> &candidate) {
              if (attempt != d->attempt) {
                  return;
              }
              setBusy(false);
              if (!candidate) {
                  setStep(AccountStep::Solo);
                  setError(words::sentence(candidate.error(), words::Doing::Connect),
                           u"serverAddress"_s);
                  return;
              }
              d->candidate = *candidate;
              setStep(candidate->isTrusted ? AccountStep::Credentials : AccountStep::Compare);
          });
}

void AccountEditor::confirmPairing()
{
    if (d->step == AccountStep::Compare) {
        setStep(AccountStep::Credentials);
    }
}

void AccountEditor::cancel()
{
    ++d->attempt;
    d->candidate.reset();
    d->password.clear();
    setBusy(false);
    setError({}, {});
    settle();
}

void AccountEditor::signUp()
{
    if (canSignUp()) {
        join(words::Doing::SignUp);
    }
}

void AccountEditor::signIn()
{
    if (!canSignIn()) {
        return;
    }
    const auto account = d->services.accounts.shared();
    if (d->step == AccountStep::SignInAgain && account) {
        // The same server, the same certificate: no need to compare again.
        d->candidate = services::Candidate{.url = account->server,
                                           .fingerprint = account->pin,
                                           .isTrusted = account->pin.isEmpty(),
                                           .serverId = account->serverId,
                                           .name = account->serverName};
    }
    join(words::Doing::SignIn);
}

void AccountEditor::join(words::Doing doing)
{
    if (d->busy || !d->candidate) {
        return;
    }
    setError({}, {});
    setBusy(true);
    const services::AccountService::Credentials credentials{.email = d->email.trimmed(),
                                                            .password = d->password,
                                                            .displayName =
                                                                d->displayName.simplified(),
                                                            .deviceName = d->deviceName};
    services::AccountService &accounts = d->services.accounts;
    auto joining = doing == words::Doing::SignUp ? accounts.signUp(*d->candidate, credentials)
                                                 : accounts.signIn(*d->candidate, credentials);
    joining | then(this, [this, doing](const services::AccountService::Joined &joined) {
        setBusy(false);
        if (!joined) {
            setError(words::sentence(joined.error(), doing), joined.error().field);
            return;
        }
        d->password.clear();
        d->candidate.reset();
        settle();
        if (joined->isEmpty()) {
            d->changes.tell(tr("Signed in."));
        } else {
            d->changes.note(joined->forward, joined->back,
                            {.undo = tr("take along what was on this computer"),
                             .toast = tr("Signed in. What was on this computer came along.")});
        }
        Q_EMIT done();
    });
}

void AccountEditor::signOut()
{
    d->services.accounts.signOut();
    d->changes.tell(tr("Signed out. This computer's own books are open again."));
}

void AccountEditor::askErase()
{
    d->services.accounts.countUnsent() | then(this, [this](const Expected<int> &unsent) {
        if (unsent) {
            setEraseAsked(*unsent);
        } else {
            setError(words::sentence(unsent.error(), words::Doing::Keep), {});
        }
    });
}

void AccountEditor::erase()
{
    if (!d->unsent) {
        return;
    }
    d->services.accounts.signOutAndErase(*d->unsent) | then(this, [this](const Expected<> &done) {
        const bool isInUse = !done && done.error().field == store::FileHold::inUseField;
        if (!done && done.error().kind == ErrorKind::Conflict && !isInUse) {
            askErase();
            return;
        }
        setEraseAsked(std::nullopt);
        if (done) {
            d->changes.tell(tr("Signed out. The books of that account are gone from here."));
        } else {
            d->changes.tellFailure(words::sentence(done.error(), words::Doing::Keep));
        }
    });
}

void AccountEditor::keep() { setEraseAsked(std::nullopt); }

void AccountEditor::setEraseAsked(std::optional<int> unsent)
{
    if (d->unsent != unsent) {
        d->unsent = unsent;
        Q_EMIT eraseLineChanged();
    }
}

QString AccountEditor::eraseLine() const
{
    if (!d->unsent) {
        return {};
    }
    const QString goes =
        tr("The books, lists and settings of this account go from this computer. "
           "What the server has stays there, and so do the books of this computer's own.");
    return *d->unsent > 0
        ? tr("%n change(s) never reached the server. They will be lost.", nullptr, *d->unsent)
            + u' ' + goes
        : goes;
}

AccountEditor::AccountStep AccountEditor::step() const { return d->step; }

QString AccountEditor::serverAddress() const { return d->serverAddress; }

void AccountEditor::setServerAddress(const QString &address) { put(d->serverAddress, address); }

QString AccountEditor::pairingCode() const
{
    return d->candidate ? d->candidate->pairingCode : QString();
}

QString AccountEditor::email() const { return d->email; }

void AccountEditor::setEmail(const QString &email) { put(d->email, email); }

QString AccountEditor::password() const { return d->password; }

void AccountEditor::setPassword(const QString &password) { put(d->password, password); }

QString AccountEditor::displayName() const { return d->displayName; }

void AccountEditor::setDisplayName(const QString &name) { put(d->displayName, name); }

QString AccountEditor::deviceName() const { return d->deviceName; }

void AccountEditor::setDeviceName(const QString &name) { put(d->deviceName, name); }

void AccountEditor::put(QString &member, const QString &value)
{
    if (member != value) {
        member = value;
        setError({}, {});
        Q_EMIT draftChanged();
    }
}

bool AccountEditor::isSignedIn() const { return d->services.accounts.shared().has_value(); }

QString AccountEditor::accountLine() const
{
    const auto account = d->services.accounts.shared();
    if (!account) {
        return tr("Everything is on this computer.");
    }
    const QString name = account->displayName.isEmpty() ? account->email : account->displayName;
    return tr("%1, at %2")
        .arg(name, account->serverName.isEmpty() ? account->server.host() : account->serverName);
}

QString AccountEditor::leftLine() const { return d->leftLine; }

QString AccountEditor::goesAlongLine() const
{
    const int lists = d->library.wishlistCount() + d->library.shelfCount();
    if (isSignedIn() || d->library.totalCount() == 0) {
        return {};
    }
    return tr("Your %1 and %2 go along.")
        .arg(words::books(d->library.totalCount()), tr("%n list(s)", nullptr, lists));
}

bool AccountEditor::canConnect() const { return !d->serverAddress.trimmed().isEmpty(); }

bool AccountEditor::canSignIn() const
{
    return !d->email.trimmed().isEmpty() && !d->password.isEmpty()
        && (d->candidate || d->step == AccountStep::SignInAgain);
}

bool AccountEditor::canSignUp() const
{
    return d->candidate && d->email.contains(u'@') && d->password.size() >= passwordLengthMin
        && !d->displayName.trimmed().isEmpty();
}

bool AccountEditor::busy() const { return d->busy; }

QString AccountEditor::error() const { return d->error; }

QString AccountEditor::errorField() const { return d->errorField; }

void AccountEditor::setStep(AccountStep step)
{
    if (d->step != step) {
        d->step = step;
    }
    Q_EMIT stepChanged();
    Q_EMIT draftChanged();
}

void AccountEditor::setBusy(bool busy)
{
    if (d->busy != busy) {
        d->busy = busy;
        Q_EMIT busyChanged();
    }
}

void AccountEditor::setError(const QString &sentence, const QString &field)
{
    if (d->error != sentence || d->errorField != field) {
        d->error = sentence;
        d->errorField = field;
        Q_EMIT errorChanged();
    }
}

} // namespace endpaper::viewmodel
