// SPDX-License-Identifier: GPL-3.0-or-later
#include "look/sharedworld.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace endpaper::look {

using viewmodel::AccountEditor;
using viewmodel::WishlistModel;

namespace {

SharedWorld *theWorld = nullptr; // screens are plain functions

struct Book
{
    QString title;
    QString author;
};
const QList<Book> &books()
{
    static const QList<Book> all = {{u"Austerlitz"_s, u"W. G. Sebald"_s},
                                    {u"Stoner"_s, u"John Williams"_s},
                                    {u"The Rings of Saturn"_s, u"W. G. Sebald"_s},
                                    {u"Middlemarch"_s, u"George Eliot"_s},
                                    {u"The Unbearable Lightness of Being"_s, u"Milan Kundera"_s}};
    return all;
}

} // namespace

SharedWorld::SharedWorld()
    : m_daemon(m_folder.path())
    , world(World::Books::None)
{
    theWorld = this;
    if (!m_daemon.start()) {
        fail(m_daemon.errors());
        return;
    }
    m_ana = member(u"Ana"_s);
    m_cy = member(u"Cy Twombly-Featherstonehaugh"_s);
    (void)(signUp() && makeLists() && joinAna() && shareOwn());
}

bool SharedWorld::fail(const QString &what)
{
    if (m_problem.isEmpty()) {
        m_problem = what.isEmpty() ? u"something"_s : what;
    }
    return false;
}

QJsonObject SharedWorld::said(const QByteArray &method, const QString &path,
                              const QByteArray &token, const QJsonObject &body)
{
    const auto answer = m_daemon.ask(method, path, token,
                                     body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
    if (answer.status < 200 || answer.status > 299) {
        fail(path + u' ' + QString::number(answer.status) + QString::fromUtf8(answer.body));
    }
    return answer.json;
}

QByteArray SharedWorld::member(const QString &name)
{
    return said("POST", u"/api/v1/users"_s, {},
                {{u"email"_s, QString(name.section(u' ', 0, 0).toLower() + u"@example.org"_s)},
                 {u"password"_s, u"correct horse"_s},
                 {u"display_name"_s, name},
                 {u"device_name"_s, u"Phone"_s}})["access_token"_L1]
        .toString()
        .toLatin1();
}

bool SharedWorld::signUp()
{
    AccountEditor &account = *world.session->account();
    account.setServerAddress(m_daemon.url());
    account.connectToServer();
    if (!World::waitFor(
            [&] { return account.step() == AccountEditor::AccountStep::Credentials; })) {
        return fail(u"connecting: "_s + account.error());
    }
    account.setEmail(u"bo@example.org"_s);
    account.setPassword(u"correct horse"_s);
    account.setDisplayName(u"Bo"_s);
    account.setDeviceName(u"Laptop"_s);
    account.signUp();
    return World::waitFor([&] { return account.isSignedIn(); }) || fail(u"signing up"_s);
}

bool SharedWorld::makeLists()
{
    birthday = said("POST", u"/api/v1/wishlists"_s, m_ana, {{u"name"_s, u"Birthday"_s}})["id"_L1]
                   .toString();
    for (const Book &book : books()) {
        (void)said("POST", u"/api/v1/wishlists/%1/wishes"_s.arg(birthday), m_ana,
                   {{u"title"_s, book.title}, {u"authors"_s, QJsonArray{book.author}}});
    }
    ownList =
        world.session->library()->create(u"To hunt"_s, viewmodel::LibraryModel::ListKind::Wishlist);
    for (const Book &book : books()) {
        services::NewWish wish;
        wish.wish.id = Uuid::create();
        wish.wish.title = book.title + u" (again)"_s;
        wish.wish.authors = {book.author};
        (void)world.services().wishlists.add({wish},
                                             {.list = *Uuid::parse(ownList), .nameIfNone = {}});
    }
    return World::waitFor([&] { return world.session->wishes()->total() == books().size(); })
        || fail(u"own books"_s);
}

bool SharedWorld::joinAna()
{
    const QJsonObject made = said("POST", u"/api/v1/wishlists/%1/invites"_s.arg(birthday), m_ana,
                                  {{u"role"_s, u"viewer"_s}});
    birthday = made["wishlist_id"_L1].toString();
    // As a reader does: the link into the box, Enter.
    world.session->omnibox()->setText(made["url"_L1].toString());
    (void)world.session->omnibox()->activate(0);
    const bool isThere = World::waitFor([&] {
        const auto list = world.services().sharing.find(*Uuid::parse(birthday));
        return list && list->owner == u"Ana"_s && list->hasClaims
            && world.session->library()->currentListId() == birthday
            && world.session->wishes()->total() == books().size();
    });
    if (!isThere) {
        return fail(u"joining Ana's list"_s);
    }
    // Cy is on it too, and buys the second book.
    (void)said("POST", u"/api/v1/invites/%1/accept"_s.arg(made["token"_L1].toString()), m_cy);
    const QJsonObject wishes = said("GET", u"/api/v1/wishlists/%1/wishes"_s.arg(birthday), m_cy);
    const QString second = wishes["items"_L1].toArray().at(1)["id"_L1].toString();
    (void)said("PUT", u"/api/v1/wishes/%1/claim"_s.arg(second), m_cy, {{u"state"_s, u"buying"_s}});
    return World::waitFor([&] {
               const auto claim = world.services().sharing.claimOf(*Uuid::parse(second));
               return claim && !claim->name.isEmpty();
           })
        || fail(u"Cy's claim"_s);
}

bool SharedWorld::shareOwn()
{
    viewmodel::ShareEditor &sharing = *world.session->sharing();
    world.session->library()->open(ownList);
    sharing.open(ownList);
    sharing.setInviteRole(u"editor"_s);
    sharing.makeLink();
    if (!World::waitFor([&] { return !sharing.link().isEmpty(); })) {
        return fail(u"sharing: "_s + sharing.error());
    }
    ownList = sharing.listId();
    (void)said("POST",
               u"/api/v1/invites/%1/accept"_s.arg(services::parseInviteLink(sharing.link())->token),
               m_cy);
    sharing.setEmail(u"dorothea@example.org"_s);
    sharing.inviteByMail();
    return World::waitFor([&] {
               return sharing.people()->count() == 2 && sharing.invitations()->count() == 2
                   && world.session->library()->rowOf(ownList) > 0;
           })
        || fail(u"Cy on the own list"_s);
}

Uuid SharedWorld::wishOn(const Uuid &list, int row)
{
    auto lines = world.services().wishlists.wishes(list);
    (void)World::waitFor([&lines] { return lines.isFinished(); });
    return lines.result() ? lines.result()->value(row).id : Uuid();
}

bool SharedWorld::makeWaiting()
{
    services::WishlistService &lists = world.services().wishlists;
    const Uuid list = *Uuid::parse(ownList);
    world.session->sync()->pause();
    (void)lists.setTarget({wishOn(list, 1)}, domain::Money{600, *domain::Currency::parse(u"EUR")});
    (void)lists.addTag({wishOn(list, 2)}, u"gift"_s);
    (void)lists.remove({wishOn(list, 3)});
    return World::waitFor([&] { return world.session->sync()->outbox()->count() >= 3; })
        || fail(u"what waits"_s);
}

bool SharedWorld::makeConflict()
{
    const Uuid wish = wishOn(*Uuid::parse(ownList), 0);
    world.session->sync()->pause();
    if (!World::waitFor(
            [&] { return world.services().sync.status().state == sync::SyncState::Paused; })) {
        return fail(u"pausing"_s);
    }
    world.session->book()->open(wish.toString());
    (void)World::waitFor([&] { return !world.session->book()->savedTitle().isEmpty(); });
    world.session->book()->setNote(u"Any edition with the photographs, but no library stamps"_s);
    world.session->book()->submit();
    (void)World::waitFor([&] { return world.session->sync()->outbox()->count() > 0; });
    world.session->book()->close();
    (void)said("PATCH", u"/api/v1/wishes/"_s + wish.toString(), m_cy,
               {{u"note"_s, u"Only the hardback of 2001"_s}});
    world.session->sync()->resume();
    return World::waitFor([&] { return world.session->sync()->conflicts()->count() > 0; })
        || fail(u"a conflict"_s);
}

bool SharedWorld::makeRefused()
{
    const QString me = u"/api/v1/wishlists/%1/members"_s.arg(birthday);
    const QJsonArray members = said("GET", me, m_ana)["items"_L1].toArray();
    QString user;
    for (const QJsonValue &member : members) {
        if (member["user"_L1]["display_name"_L1] == u"Bo"_s) {
            user = member["user"_L1]["id"_L1].toString();
        }
    }
    (void)said("PATCH", me + u'/' + user, m_ana, {{u"role"_s, u"editor"_s}});
    const Uuid list = *Uuid::parse(birthday);
    if (!World::waitFor([&] { return world.services().sharing.mayEdit(list); })) {
        return fail(u"becoming an editor"_s);
    }
    world.session->sync()->pause();
    (void)world.services().wishlists.setTarget(
        {wishOn(list, 1)}, domain::Money{800, *domain::Currency::parse(u"EUR")});
    (void)world.services().wishlists.setOwn({wishOn(list, 2)}, true);
    (void)World::waitFor([&] { return world.services().sync.status().waiting >= 2; });
    (void)said("PATCH", me + u'/' + user, m_ana, {{u"role"_s, u"viewer"_s}});
    world.session->sync()->resume();
    return World::waitFor([&] { return world.session->sync()->refusedCount() >= 2; })
        || fail(u"a refusal"_s);
}

bool SharedWorld::takeAway()
{
    const QString path = u"/api/v1/wishlists/%1/members"_s.arg(birthday);
    for (const QJsonValue &member : said("GET", path, m_ana)["items"_L1].toArray()) {
        if (member["user"_L1]["display_name"_L1] == u"Bo"_s) {
            (void)said("DELETE", path + u'/' + member["user"_L1]["id"_L1].toString(), m_ana);
        }
    }
    return World::waitFor([&] { return !world.session->sharing()->stripLine().isEmpty(); })
        || fail(u"taken away"_s);
}

const QList<Screen> &SharedWorld::screens()
{
    const auto openList = [](World &world, const QString &list) {
        world.session->library()->open(list);
        return World::waitFor([&] {
            const WishlistModel &wishes = *world.session->wishes();
            return wishes.listId() == list && wishes.isLoaded() && wishes.shown() > 0
                && wishes.index(0).data(WishlistModel::ListNameRole).toString()
                == world.session->library()->currentName();
        });
    };
    static const auto open = openList;
    static const auto openBook = [](World &world, int row) {
        if (!open(world, theWorld->birthday)) {
            return false;
        }
        world.session->wishes()->setCurrentRow(row);
        world.session->wishes()->select(row, WishlistModel::Select::Only);
        world.run(u"wish.open"_s);
        return World::waitFor([&] { return !world.session->book()->savedTitle().isEmpty(); });
    };
    static const auto share = [](World &world, const QString &list) {
        if (!open(world, list)) {
            return false;
        }
        world.run(u"list.share"_s);
        return World::waitFor([&] { return world.session->sharing()->people()->count() > 0; });
    };
    static const QList<Screen> all = {
        {"shared-list", [](World &world) { return open(world, theWorld->birthday); }},
        {"shared-own", [](World &world) { return open(world, theWorld->ownList); }},
        {"shared-book", [](World &world) { return openBook(world, 0); }},
        {"shared-book-claimed", [](World &world) { return openBook(world, 1); }},
        {"shared-selected",
         [](World &world) {
             const bool isOpen = open(world, theWorld->birthday);
             world.session->wishes()->selectAll();
             return isOpen;
         }},
        {"share-owner", [](World &world) { return share(world, theWorld->ownList); }},
        {"share-link",
         [](World &world) {
             if (!share(world, theWorld->ownList)) {
                 return false;
             }
             viewmodel::ShareEditor &sharing = *world.session->sharing();
             // Those of the pictures before.
             while (sharing.invitations()->count() > 2) {
                 const int count = sharing.invitations()->count();
                 sharing.takeBack(count - 1);
                 if (!World::waitFor([&] {
                         return sharing.invitations()->count() < count && !sharing.busy();
                     })) {
                     return false;
                 }
             }
             sharing.makeLink();
             return World::waitFor(
                 [&] { return !sharing.link().isEmpty() && sharing.invitations()->count() > 2; });
         }},
        {"share-viewer", [](World &world) { return share(world, theWorld->birthday); }},
        {"share-leaving",
         [](World &world) {
             return share(world, theWorld->birthday) && world.click(u"share-leave"_s);
         }},
        {"shared-move",
         [](World &world) {
             const bool isOpen = open(world, theWorld->ownList);
             world.session->wishes()->setCurrentRow(0);
             world.run(u"wish.move"_s);
             return isOpen;
         }},
        {"account-signed-in",
         [](World &world) {
             world.run(u"go.account"_s);
             return true;
         }},
        {"account-erase",
         [](World &world) {
             world.run(u"go.account"_s);
             world.session->account()->askErase();
             return World::waitFor(
                 [&] { return !world.session->account()->eraseLine().isEmpty(); });
         }},
    };
    return all;
}

} // namespace endpaper::look
