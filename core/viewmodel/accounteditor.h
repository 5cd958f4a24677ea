// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/words.h"

#include <QObject>
#include <QQmlEngine>

#include <memory>
#include <optional>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;
class LibraryModel;

// Joining a shared daemon: its address, its pairing code, signing up or in, and out. GUI thread.
class AccountEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.account")
    Q_PROPERTY(AccountStep step READ step NOTIFY stepChanged FINAL)
    Q_PROPERTY(
        QString serverAddress READ serverAddress WRITE setServerAddress NOTIFY draftChanged FINAL)
    // The code to compare with the one that the daemon shows, in groups of letters.
    Q_PROPERTY(QString pairingCode READ pairingCode NOTIFY stepChanged FINAL)
    Q_PROPERTY(QString email READ email WRITE setEmail NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString password READ password WRITE setPassword NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString displayName READ displayName WRITE setDisplayName NOTIFY draftChanged FINAL)
    // This computer, as other devices list it.
    Q_PROPERTY(QString deviceName READ deviceName WRITE setDeviceName NOTIFY draftChanged FINAL)
    Q_PROPERTY(bool isSignedIn READ isSignedIn NOTIFY stepChanged FINAL)
    // "Ana, at books.example.org"; on this computer only: that sentence.
    Q_PROPERTY(QString accountLine READ accountLine NOTIFY stepChanged FINAL)
    // What accounts that were left here have never sent, in a sentence; empty for nothing.
    Q_PROPERTY(QString leftLine READ leftLine NOTIFY leftLineChanged FINAL)
    // "Your 48 books and 3 lists go along."
    Q_PROPERTY(QString goesAlongLine READ goesAlongLine NOTIFY stepChanged FINAL)
    // What goes and what stays, and how much was never sent: until erase() or keep() answers it.
    Q_PROPERTY(QString eraseLine READ eraseLine NOTIFY eraseLineChanged FINAL)
    Q_PROPERTY(bool canConnect READ canConnect NOTIFY draftChanged FINAL)
    Q_PROPERTY(bool canSignIn READ canSignIn NOTIFY draftChanged FINAL)
    Q_PROPERTY(bool canSignUp READ canSignUp NOTIFY draftChanged FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged FINAL)
    Q_PROPERTY(QString errorField READ errorField NOTIFY errorChanged FINAL)

public:
    // Solo: no shared daemon. Compare: a code has to be compared. Credentials: sign up or in.
    enum class AccountStep { Solo, Connecting, Compare, Credentials, SignedIn, SignInAgain };
    Q_ENUM(AccountStep)
    static constexpr int passwordLengthMin = 10;

    AccountEditor(services::Services &services, Changes &changes, LibraryModel &library,
                  QObject *parent);
    ~AccountEditor() override;

    [[nodiscard]] AccountStep step() const;
    [[nodiscard]] QString serverAddress() const;
    void setServerAddress(const QString &address);
    [[nodiscard]] QString pairingCode() const;
    [[nodiscard]] QString email() const;
    void setEmail(const QString &email);
    [[nodiscard]] QString password() const;
    void setPassword(const QString &password);
    [[nodiscard]] QString displayName() const;
    void setDisplayName(const QString &name);
    [[nodiscard]] QString deviceName() const;
    void setDeviceName(const QString &name);
    [[nodiscard]] bool isSignedIn() const;
    [[nodiscard]] QString accountLine() const;
    [[nodiscard]] QString leftLine() const;
    [[nodiscard]] QString goesAlongLine() const;
    [[nodiscard]] QString eraseLine() const;
    [[nodiscard]] bool canConnect() const;
    [[nodiscard]] bool canSignIn() const;
    [[nodiscard]] bool canSignUp() const;
    [[nodiscard]] bool busy() const;
    [[nodiscard]] QString error() const;
    [[nodiscard]] QString errorField() const;

    // Solo -> Connecting -> Compare (own certificate) or Credentials.
    Q_INVOKABLE void connectToServer();
    // The codes are the same: pins the certificate. -> Credentials
    Q_INVOKABLE void confirmPairing();
    // Back to Solo; nothing was kept.
    Q_INVOKABLE void cancel();
    Q_INVOKABLE void signUp();
    Q_INVOKABLE void signIn();
    // What waits here stays here.
    Q_INVOKABLE void signOut();
    // Counts what was never sent. -> eraseLine
    Q_INVOKABLE void askErase();
    // Signs out, and the account's books go from this computer. Asks anew where more would be lost
    // than eraseLine says.
    Q_INVOKABLE void erase();
    Q_INVOKABLE void keep();

Q_SIGNALS:
    void stepChanged();
    void draftChanged();
    void busyChanged();
    void errorChanged();
    void eraseLineChanged();
    void leftLineChanged();
    // Signed in; the first exchange has begun.
    void done();

private:
    void readLeft();
    void settle();
    void join(words::Doing doing);
    void put(QString &member, const QString &value);
    void setEraseAsked(std::optional<int> unsent);
    void setStep(AccountStep step);
    void setBusy(bool busy);
    void setError(const QString &sentence, const QString &field);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
