// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/librarymodel.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/importwords.h"
#include "viewmodel/listdiff.h"
#include "viewmodel/settings.h"
#include "viewmodel/sharewords.h"
#include "viewmodel/words.h"

#include <QFileInfo>
#include <QRegularExpression>
#include <QStandardPaths>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

constexpr int nameShown = 80; // of a list, in the name of a file

struct Row
{
    Uuid id; // nil: all books
    QString name;
    LibraryModel::ListKind kind = LibraryModel::ListKind::All;
    int count = 0;
    bool isCurrent = false;

    friend bool operator==(const Row &, const Row &) = default;
};

} // namespace

struct LibraryModel::Private
{
    Private(services::Services &usedServices, Changes &usedChanges, Settings &usedSettings)
        : services(usedServices)
        , changes(usedChanges)
        , settings(usedSettings)
    {
    }

    services::Services &services;
    Changes &changes;
    Settings &settings;
    QList<Row> rows;
    Uuid current;
    Uuid awaited; // to be opened once it is here
    QString senseLine;
    bool isLoaded = false;
    bool isReading = false;
    bool mustReadAgain = false;
};

LibraryModel::LibraryModel(services::Services &services, Changes &changes, Settings &settings,
                           QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(services, changes, settings))
{
    d->current = Uuid::parse(settings.kept(u"currentList"_s).toString()).value_or(Uuid());
    d->rows += Row{.id = {}, .name = tr("All books"), .isCurrent = true};
    connect(&services.workspace, &services::Workspace::rowsChanged, this,
            [this](const store::Touched &) { read(); });
    connect(&services.sharing, &services::SharingService::changed, this, [this] {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1),
                           {BadgeRole, IsReadOnlyRole, IsOwnedRole});
        Q_EMIT sharingChanged();
    });
    connect(this, &LibraryModel::currentChanged, this, &LibraryModel::sharingChanged);
    connect(&services.workspace, &services::Workspace::aboutToClose, this, [this] {
        d->awaited = {};
        d->isLoaded = false;
        Q_EMIT isLoadedChanged();
    });
}

LibraryModel::~LibraryModel() = default;

void LibraryModel::read()
{
    if (d->isReading) {
        d->mustReadAgain = true;
        return;
    }
    d->isReading = true;
    d->services.wishlists.lists()
        | then(this, [this](const Expected<QList<store::CachedList>> &lists) {
              d->isReading = false;
              if (lists) {
                  apply(*lists);
              }
              if (std::exchange(d->mustReadAgain, false)) {
                  read();
              }
          });
}

void LibraryModel::apply(const QList<store::CachedList> &lists)
{
    QList<Row> rows{Row{.id = {}, .name = tr("All books")}};
    for (const store::CachedList &list : lists) {
        rows.first().count += list.wishes;
        rows += Row{.id = list.info.id,
                    .name = list.info.name,
                    .kind = list.info.role == domain::ListRole::Shelf ? ListKind::Shelf
                                                                      : ListKind::Wishlist,
                    .count = list.wishes};
    }
    // Wishlists stand above shelves, each in the reader's order.
    std::ranges::stable_sort(rows, {}, &Row::kind);
    // The list that was open may have gone (here or elsewhere).
    const auto current = std::ranges::find(rows, d->current, &Row::id);
    if (current == rows.end()) {
        d->current = {};
    }
    for (Row &row : rows) {
        row.isCurrent = row.id == d->current;
    }
    applyList(*this, d->rows, rows, &Row::id);
    if (rowOf(d->awaited.toString()) > 0) {
        open(std::exchange(d->awaited, {}).toString());
    }
    const bool wasLoaded = std::exchange(d->isLoaded, true);
    Q_EMIT listsChanged();
    Q_EMIT totalCountChanged();
    Q_EMIT currentChanged();
    if (!wasLoaded) {
        Q_EMIT isLoadedChanged();
    }
}

void LibraryModel::exportTo(const QUrl &file)
{
    d->services.exports.writeList(d->current, localPath(file))
        | then(this, [this, name = file.fileName()](const Expected<int> &written) {
              if (written) {
                  d->changes.tell(tr("%n book(s) written to %1.", nullptr, *written).arg(name));
              } else {
                  d->changes.tellFailure(words::sentence(written.error(), words::Doing::SaveFile));
              }
          });
}

QUrl LibraryModel::suggestedFile(const QString &name, const QString &suffix)
{
    // Not every file system takes these, and no dot makes it hidden.
    static const QRegularExpression unfit(uR"([\\/:*?"<>|\x00-\x1f]|^\.+)"_s);
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QFileInfo(folder).isDir()) {
        folder = QStandardPaths::writableLocation(QStandardPaths::HomeLocation);
    }
    const QString fit = name.left(nameShown).replace(unfit, u" "_s).simplified();
    return QUrl::fromLocalFile(folder + u'/' + (fit.isEmpty() ? tr("Books") : fit) + u'.' + suffix);
}

int LibraryModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant LibraryModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = d->rows.at(index.row());
    switch (role) {
    case ListIdRole:
        return row.id.isNil() ? QString() : row.id.toString();
    case NameRole:
    case Qt::DisplayRole:
        return row.name;
    case ListKindRole:
        return QVariant::fromValue(row.kind);
    case WishCountRole:
        return row.count;
    case IsCurrentRole:
        return row.isCurrent;
    case BadgeRole: {
        const auto shared = d->services.sharing.find(row.id);
        return shared ? sharewords::badge(*shared) : QString();
    }
    case IsReadOnlyRole:
        return !d->services.sharing.mayEdit(row.id);
    case IsOwnedRole:
        return isOwned(row.id.toString());
    default:
        return {};
    }
}

QHash<int, QByteArray> LibraryModel::roleNames() const
{
    return {
        {ListIdRole, "listId"_ba},         {NameRole, "name"_ba},
        {ListKindRole, "listKind"_ba},     {WishCountRole, "wishCount"_ba},
        {IsCurrentRole, "isCurrent"_ba},   {BadgeRole, "badge"_ba},
        {IsReadOnlyRole, "isReadOnly"_ba}, {IsOwnedRole, "isOwned"_ba},
    };
}

QString LibraryModel::currentListId() const
{
    return d->current.isNil() ? QString() : d->current.toString();
}

QString LibraryModel::currentName() const { return nameOf(currentListId()); }

QString LibraryModel::senseLine() const { return d->senseLine; }

void LibraryModel::setSense(int books, int withCopy, int underPrice)
{
    QStringList parts{words::books(books)};
    if (withCopy > 0) {
        parts += tr("%n with a copy for sale", nullptr, withCopy);
    }
    if (underPrice > 0) {
        parts += tr("%n under your price", nullptr, underPrice);
    }
    const QString line = parts.join(u" · "_s);
    if (line != d->senseLine) {
        d->senseLine = line;
        Q_EMIT senseLineChanged();
    }
}

int LibraryModel::totalCount() const { return d->rows.isEmpty() ? 0 : d->rows.first().count; }

bool LibraryModel::isLoaded() const { return d->isLoaded; }

int LibraryModel::wishlistCount() const
{
    return int(std::ranges::count(d->rows, ListKind::Wishlist, &Row::kind));
}

int LibraryModel::shelfCount() const
{
    return int(std::ranges::count(d->rows, ListKind::Shelf, &Row::kind));
}

QString LibraryModel::currentBadge() const
{
    const auto shared = d->services.sharing.find(d->current);
    return shared ? sharewords::badge(*shared) : QString();
}

QString LibraryModel::readOnlyLine() const
{
    const auto shared = d->services.sharing.find(d->current);
    return shared && shared->role == services::ShareRole::Viewer ? sharewords::readOnly(*shared)
                                                                 : QString();
}

QString LibraryModel::ownersOnlyLine() const
{
    const auto shared = d->services.sharing.find(d->current);
    return shared && shared->role != services::ShareRole::Owner ? sharewords::ownersOnly(*shared)
                                                                : QString();
}

void LibraryModel::openWhenHere(const QString &listId)
{
    if (rowOf(listId) > 0) {
        open(listId);
    } else {
        d->awaited = Uuid::parse(listId).value_or(Uuid());
    }
}

void LibraryModel::open(const QString &listId)
{
    const Uuid id = Uuid::parse(listId).value_or(Uuid());
    if (id == d->current) {
        return;
    }
    d->current = id;
    d->settings.keep(u"currentList"_s, listId);
    for (int i = 0; i < rowCount(); ++i) {
        const bool isCurrent = d->rows.at(i).id == id;
        if (d->rows.at(i).isCurrent != isCurrent) {
            d->rows[i].isCurrent = isCurrent;
            Q_EMIT dataChanged(index(i), index(i), {IsCurrentRole});
        }
    }
    Q_EMIT currentChanged();
}

QString LibraryModel::create(const QString &name, ListKind kind)
{
    const bool isShelf = kind == ListKind::Shelf;
    const QString given = name.trimmed();
    const QString shown = !given.isEmpty() ? given : isShelf ? tr("New shelf") : tr("New list");
    const Uuid id = Uuid::create(d->services.clock);
    d->changes.follow(d->services.wishlists.createList(id, shown,
                                                       isShelf ? domain::ListRole::Shelf
                                                               : domain::ListRole::Wishlist),
                      {.undo = tr("make %1").arg(shown), .toast = tr("Made %1.").arg(shown)});
    open(id.toString());
    return id.toString();
}

void LibraryModel::rename(const QString &listId, const QString &name)
{
    const auto id = Uuid::parse(listId);
    const QString given = name.trimmed();
    const QString before = nameOf(listId);
    if (!id || given.isEmpty() || given == before) {
        return;
    }
    d->changes.follow(d->services.wishlists.renameList(*id, given),
                      {.undo = tr("rename %1").arg(before),
                       .toast = tr("%1 is called %2 now.").arg(before, given)});
}

void LibraryModel::remove(const QString &listId)
{
    const auto id = Uuid::parse(listId);
    if (!id || !askOwned(listId)) {
        return;
    }
    const QString name = nameOf(listId);
    d->changes.follow(d->services.wishlists.removeList(*id),
                      {.undo = tr("remove %1").arg(name),
                       .toast = tr("Removed %1 with what is on it.").arg(name)});
    if (*id == d->current) {
        open({});
    }
}

void LibraryModel::move(int from, int to)
{
    // Within its kind; "All books" stays where it is.
    if (from == to || from < 1 || to < 1 || from >= rowCount() || to >= rowCount()
        || d->rows.at(from).kind != d->rows.at(to).kind) {
        return;
    }
    const int next = to > from ? to + 1 : to;
    const Row row = d->rows.at(from);
    // Behind the last of its kind is behind all: kinds are parted when they are shown.
    const bool isNextAlike = next < rowCount() && d->rows.at(next).kind == row.kind;
    const Uuid before = isNextAlike ? d->rows.at(next).id : Uuid();
    // At once on the screen; the answer of the store finds it there.
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    d->rows.move(from, to);
    endMoveRows();
    d->changes.follow(d->services.wishlists.moveList(row.id, before),
                      {.undo = tr("move %1").arg(row.name)});
}

int LibraryModel::rowOf(const QString &listId) const
{
    const Uuid id = Uuid::parse(listId).value_or(Uuid());
    const auto row = std::ranges::find(d->rows, id, &Row::id);
    return row == d->rows.end() ? -1 : int(row - d->rows.begin());
}

QString LibraryModel::nameOf(const QString &listId) const
{
    const int row = rowOf(listId);
    return row < 0 ? QString() : d->rows.at(row).name;
}

bool LibraryModel::isOwned(const QString &listId) const
{
    const auto shared = d->services.sharing.find(Uuid::parse(listId).value_or(Uuid()));
    return !shared || shared->role == services::ShareRole::Owner;
}

bool LibraryModel::askOwned(const QString &listId)
{
    const auto shared = d->services.sharing.find(Uuid::parse(listId).value_or(Uuid()));
    const bool isTheirs = shared && shared->role != services::ShareRole::Owner;
    if (isTheirs) {
        d->changes.tell(sharewords::ownersOnly(*shared));
    }
    return !isTheirs;
}

void LibraryModel::retranslate()
{
    if (!d->rows.isEmpty()) {
        d->rows.first().name = tr("All books");
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {NameRole, BadgeRole});
        Q_EMIT currentChanged();
    }
}

} // namespace endpaper::viewmodel
