// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/shareeditor.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/librarymodel.h"
#include "viewmodel/sharewords.h"
#include "viewmodel/words.h"

#include <QClipboard>
#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::ShareRole;
using services::SharingService;

struct ShareEditor::Private
{
    Private(services::Services &usedServices, Changes &usedChanges, LibraryModel &usedLibrary)
        : services(usedServices)
        , changes(usedChanges)
        , library(usedLibrary)
    {
    }

    [[nodiscard]] std::optional<services::SharedList> shared() const
    {
        return services.sharing.find(list);
    }

    services::Services &services;
    Changes &changes;
    LibraryModel &library;
    SharePeopleModel *people = nullptr;
    SharePeopleModel *invitations = nullptr;
    ChoiceModel *inviteRoles = nullptr;
    ChoiceModel *memberRoles = nullptr;
    ChoiceModel *persons = nullptr;
    Uuid list;
    QString name;
    SharingService::People known;
    QString inviteRole = u"viewer"_s;
    QString email;
    services::Invitation made;
    bool busy = false;
    QString error;
    // The list that went away last.
    std::optional<services::SharedList> lost;
    SharingService::Why why = SharingService::Why::TakenAway;
};

ShareEditor::ShareEditor(services::Services &services, Changes &changes, LibraryModel &library,
                         QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, changes, library))
{
    d->people = new SharePeopleModel(this);
    d->invitations = new SharePeopleModel(this);
    d->inviteRoles = new ChoiceModel(sharewords::inviteRoles(), this);
    d->memberRoles = new ChoiceModel(sharewords::memberRoles(), this);
    d->persons = new ChoiceModel({}, this);
    connect(&services.sharing, &SharingService::changed, this, &ShareEditor::listChanged);
    connect(&services.client, &services::DaemonClient::endpointChanged, this,
            &ShareEditor::listChanged);
    connect(&services.sharing, &SharingService::lost, this,
            [this](const services::SharedList &list, SharingService::Why why) {
                d->lost = list;
                d->why = why;
                Q_EMIT stripChanged();
                d->changes.tell(stripLine());
                if (list.id == d->list) {
                    Q_EMIT left();
                }
            });
    connect(&services.sharing, &SharingService::roleChanged, this,
            [this](const services::SharedList &list) {
                d->changes.tell(sharewords::roleChanged(list));
            });
    connect(&services.workspace, &services::Workspace::aboutToClose, this, [this] {
        d->lost.reset();
        Q_EMIT stripChanged();
        Q_EMIT left();
    });
}

ShareEditor::~ShareEditor() = default;

void ShareEditor::open(const QString &listId)
{
    d->list = Uuid::parse(listId).value_or(Uuid());
    d->name = d->library.nameOf(listId);
    d->known = {};
    d->made = {};
    d->email.clear();
    d->people->setEntries({});
    d->invitations->setEntries({});
    setError({});
    Q_EMIT listChanged();
    Q_EMIT linkChanged();
    Q_EMIT draftChanged();
    readPeople();
}

void ShareEditor::readPeople()
{
    if (!isShared()) {
        return;
    }
    d->services.sharing.people(d->list)
        | then(this, [this, list = d->list](const Expected<SharingService::People> &people) {
              if (list != d->list) {
                  return;
              }
              if (!people) {
                  setError(words::sentence(people.error(), words::Doing::Share));
                  return;
              }
              d->known = *people;
              d->people->setEntries(sharewords::people(people->members, isOwner()));
              d->invitations->setEntries(sharewords::invitations(people->invitations));
              d->persons->setChoices(sharewords::persons(people->members));
              Q_EMIT peopleChanged();
              Q_EMIT listChanged();
          });
}

void ShareEditor::invite(const QString &email)
{
    if (d->busy) {
        return;
    }
    setError({});
    setBusy(true);
    const ShareRole role = services::shareRoleFrom(d->inviteRole);
    const bool wasShared = isShared();
    d->services.sharing.invite(d->list, role, email)
        | then(this, [this, wasShared](const Expected<services::Invitation> &made) {
              setBusy(false);
              if (!made) {
                  setError(words::sentence(made.error(), words::Doing::Share));
                  return;
              }
              d->made = *made;
              d->email.clear();
              if (!wasShared) {
                  // Shared, it stands under another id; it is shown once it is here.
                  d->list = made->list;
                  d->library.openWhenHere(made->list.toString());
              }
              Q_EMIT linkChanged();
              Q_EMIT draftChanged();
              Q_EMIT listChanged();
              readPeople();
          });
}

void ShareEditor::makeLink() { invite({}); }

void ShareEditor::inviteByMail()
{
    if (!d->email.trimmed().contains(u'@')) {
        setError(words::sentence({ErrorKind::Invalid, {}, u"email"_s}, words::Doing::Share));
        return;
    }
    invite(d->email.trimmed());
}

void ShareEditor::copyLink()
{
    if (!d->made.url.isEmpty()) {
        QGuiApplication::clipboard()->setText(d->made.url);
        d->changes.tell(tr("The link is on the clipboard."));
    }
}

// A deed at the server; what it made of the people is asked for anew.
void ShareEditor::act(QFuture<Expected<>> deed)
{
    setError({});
    setBusy(true);
    deed | then(this, [this](const Expected<> &done) {
        setBusy(false);
        if (!done) {
            setError(words::sentence(done.error(), words::Doing::Share));
        }
        readPeople();
    });
}

void ShareEditor::giveRole(int row, const QString &role)
{
    const SharePeopleModel::Entry entry = d->people->at(row);
    const auto user = Uuid::parse(entry.id);
    if (user && entry.role != role) {
        act(d->services.sharing.setRole(d->list, *user, services::shareRoleFrom(role)));
    }
}

void ShareEditor::takeOut(int row)
{
    if (const auto user = Uuid::parse(d->people->at(row).id)) {
        act(d->services.sharing.removeMember(d->list, *user));
    }
}

void ShareEditor::takeBack(int invitation)
{
    if (const auto id = Uuid::parse(d->invitations->at(invitation).id)) {
        if (*id == d->made.id) {
            d->made = {};
            Q_EMIT linkChanged();
        }
        act(d->services.sharing.takeBack(d->list, *id));
    }
}

void ShareEditor::setPerson(const QString &user)
{
    const QString before = person();
    if (user == before) {
        return;
    }
    const auto id = Uuid::parse(user.isEmpty() ? before : user);
    if (id) {
        act(d->services.sharing.setFor(d->list, *id, !user.isEmpty()));
    }
}

void ShareEditor::leave()
{
    setError({});
    setBusy(true);
    d->services.sharing.leave(d->list)
        | then(this, [this, name = listName()](const Expected<> &done) {
              setBusy(false);
              if (!done) {
                  setError(words::sentence(done.error(), words::Doing::Share));
                  return;
              }
              d->changes.tell(
                  tr("You have left %1. It is not on this computer any more.").arg(name));
              Q_EMIT left();
          });
}

void ShareEditor::dismissStrip()
{
    d->lost.reset();
    Q_EMIT stripChanged();
}

void ShareEditor::join(const QString &token, const QString &server)
{
    if (!d->services.profile.sharedAccount()) {
        d->changes.tellFailure(tr("This is an invitation to a shared list. Sign in at %1 first "
                                  "(Account and sync), then paste it once more.")
                                   .arg(server));
        return;
    }
    d->services.sharing.accept(token) | then(this, [this, server](const Expected<Uuid> &list) {
        if (list) {
            d->library.openWhenHere(list->toString());
            d->changes.tell(tr("You have joined the list. It comes with the next exchange."));
            return;
        }
        const QString here = d->services.profile.sharedAccount()->server.host();
        d->changes.tellFailure(
            list.error().kind == ErrorKind::NotFound && here != server
                ? tr("This invitation is of %1, and you are signed in at %2.").arg(server, here)
                : words::sentence(list.error(), words::Doing::Join));
    });
}

QString ShareEditor::listId() const { return d->list.isNil() ? QString() : d->list.toString(); }

QString ShareEditor::listName() const
{
    const auto shared = d->shared();
    return shared ? shared->name : d->name;
}

bool ShareEditor::isShared() const { return d->shared().has_value() || !d->made.list.isNil(); }

bool ShareEditor::isOwner() const
{
    const auto shared = d->shared();
    return !shared || shared->role == ShareRole::Owner;
}

QString ShareEditor::standLine() const { return sharewords::stand(d->shared(), isShared()); }

QString ShareEditor::hindrance() const
{
    if (needsAccount()) {
        return tr("Sharing needs an account at a shared server: other people have to find the "
                  "list somewhere.");
    }
    return {};
}

bool ShareEditor::needsAccount() const { return !d->services.profile.sharedAccount(); }

SharePeopleModel *ShareEditor::people() const { return d->people; }

SharePeopleModel *ShareEditor::invitations() const { return d->invitations; }

QString ShareEditor::inviteRole() const { return d->inviteRole; }

void ShareEditor::setInviteRole(const QString &role)
{
    if (d->inviteRole != role) {
        d->inviteRole = role;
        Q_EMIT draftChanged();
    }
}

QString ShareEditor::email() const { return d->email; }

void ShareEditor::setEmail(const QString &email)
{
    if (d->email != email) {
        d->email = email;
        Q_EMIT draftChanged();
    }
}

ChoiceModel *ShareEditor::inviteRoles() const { return d->inviteRoles; }

ChoiceModel *ShareEditor::memberRoles() const { return d->memberRoles; }

ChoiceModel *ShareEditor::persons() const { return d->persons; }

QString ShareEditor::person() const
{
    const auto found = std::ranges::find(d->known.members, true, &services::Member::isFor);
    return found == d->known.members.cend() ? QString() : found->user.toString();
}

QString ShareEditor::link() const { return d->made.url; }

QString ShareEditor::linkLine() const
{
    return d->made.url.isEmpty() ? QString() : sharewords::link(d->made);
}

bool ShareEditor::busy() const { return d->busy; }

QString ShareEditor::error() const { return d->error; }

QString ShareEditor::stripLine() const
{
    return d->lost ? sharewords::lost(*d->lost, d->why) : QString();
}

void ShareEditor::setBusy(bool busy)
{
    if (d->busy != busy) {
        d->busy = busy;
        Q_EMIT busyChanged();
    }
}

void ShareEditor::setError(const QString &sentence)
{
    if (d->error != sentence) {
        d->error = sentence;
        Q_EMIT errorChanged();
    }
}

void ShareEditor::retranslate()
{
    d->inviteRoles->setChoices(sharewords::inviteRoles());
    d->memberRoles->setChoices(sharewords::memberRoles());
    d->persons->setChoices(sharewords::persons(d->known.members));
    d->people->setEntries(sharewords::people(d->known.members, isOwner()));
    d->invitations->setEntries(sharewords::invitations(d->known.invitations));
    Q_EMIT listChanged();
    Q_EMIT linkChanged();
    Q_EMIT stripChanged();
}

} // namespace endpaper::viewmodel
