// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "viewmodel/choicemodel.h"
#include "viewmodel/sharepeoplemodel.h"

#include <QFuture>
#include <QObject>
#include <QQmlEngine>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;
class LibraryModel;

// The sheet in which a list is shared: who shares it and what they may do, invitations by link or
// for an e-mail address, leaving. And joining somebody else's list. GUI thread.
class ShareEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.sharing")
    Q_PROPERTY(QString listId READ listId NOTIFY listChanged FINAL)
    Q_PROPERTY(QString listName READ listName NOTIFY listChanged FINAL)
    Q_PROPERTY(bool isShared READ isShared NOTIFY listChanged FINAL)
    // The reader may invite and decide what others may do.
    Q_PROPERTY(bool isOwner READ isOwner NOTIFY listChanged FINAL)
    // "Ana shares this list with you. You may look at it and say which book you buy."
    Q_PROPERTY(QString standLine READ standLine NOTIFY listChanged FINAL)
    // Why nothing can be shared just now ("Sharing needs an account…"); empty where it can.
    Q_PROPERTY(QString hindrance READ hindrance NOTIFY listChanged FINAL)
    // An account is what is missing.
    Q_PROPERTY(bool needsAccount READ needsAccount NOTIFY listChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::SharePeopleModel *people READ people CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::SharePeopleModel *invitations READ invitations CONSTANT FINAL)
    // What whoever is invited next may do: "viewer" or "editor".
    Q_PROPERTY(QString inviteRole READ inviteRole WRITE setInviteRole NOTIFY draftChanged FINAL)
    Q_PROPERTY(QString email READ email WRITE setEmail NOTIFY draftChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *inviteRoles READ inviteRoles CONSTANT FINAL)
    // Of a member: "editor", "viewer", "owner" (hand it over).
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *memberRoles READ memberRoles CONSTANT FINAL)
    // For whom the list is, who sees no claims: members' ids, and "" for nobody.
    Q_PROPERTY(endpaper::viewmodel::ChoiceModel *persons READ persons CONSTANT FINAL)
    Q_PROPERTY(QString person READ person NOTIFY peopleChanged FINAL)
    // The link just made; shown once, for it is not kept.
    Q_PROPERTY(QString link READ link NOTIFY linkChanged FINAL)
    // "Whoever has this link may look at the list. It holds until 21 Dec 2026."
    Q_PROPERTY(QString linkLine READ linkLine NOTIFY linkChanged FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY busyChanged FINAL)
    Q_PROPERTY(QString error READ error NOTIFY errorChanged FINAL)
    // A list that went away, for a strip: who took it, and where one's own edits are.
    Q_PROPERTY(QString stripLine READ stripLine NOTIFY stripChanged FINAL)

public:
    ShareEditor(services::Services &services, Changes &changes, LibraryModel &library,
                QObject *parent);
    ~ShareEditor() override;

    [[nodiscard]] QString listId() const;
    [[nodiscard]] QString listName() const;
    [[nodiscard]] bool isShared() const;
    [[nodiscard]] bool isOwner() const;
    [[nodiscard]] QString standLine() const;
    [[nodiscard]] QString hindrance() const;
    [[nodiscard]] bool needsAccount() const;
    [[nodiscard]] SharePeopleModel *people() const;
    [[nodiscard]] SharePeopleModel *invitations() const;
    [[nodiscard]] QString inviteRole() const;
    void setInviteRole(const QString &role);
    [[nodiscard]] QString email() const;
    void setEmail(const QString &email);
    [[nodiscard]] ChoiceModel *inviteRoles() const;
    [[nodiscard]] ChoiceModel *memberRoles() const;
    [[nodiscard]] ChoiceModel *persons() const;
    [[nodiscard]] QString person() const;
    [[nodiscard]] QString link() const;
    [[nodiscard]] QString linkLine() const;
    [[nodiscard]] bool busy() const;
    [[nodiscard]] QString error() const;
    [[nodiscard]] QString stripLine() const;

    // Asks who shares the list.
    Q_INVOKABLE void open(const QString &listId);
    Q_INVOKABLE void makeLink();
    Q_INVOKABLE void inviteByMail();
    Q_INVOKABLE void copyLink();
    Q_INVOKABLE void giveRole(int row, const QString &role);
    Q_INVOKABLE void takeOut(int row);
    Q_INVOKABLE void takeBack(int invitation);
    Q_INVOKABLE void setPerson(const QString &user);
    // The list goes from this computer, by the reader's own will.
    Q_INVOKABLE void leave();
    Q_INVOKABLE void dismissStrip();

    // The list of an invitation's link, from the box; opened once it is here.
    void join(const QString &token, const QString &server);

    // In the new language.
    void retranslate();

Q_SIGNALS:
    void listChanged();
    void peopleChanged();
    void draftChanged();
    void linkChanged();
    void busyChanged();
    void errorChanged();
    void stripChanged();
    // The sheet can be closed: the list is gone.
    void left();

private:
    void readPeople();
    void invite(const QString &email);
    void act(QFuture<Expected<>> deed);
    void setBusy(bool busy);
    void setError(const QString &sentence);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
