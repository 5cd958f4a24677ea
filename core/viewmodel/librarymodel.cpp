// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/librarymodel.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct LibraryModel::Private
{
};

LibraryModel::LibraryModel(QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>())
{
}

LibraryModel::~LibraryModel() = default;

int LibraryModel::rowCount(const QModelIndex &) const { return {}; }

QVariant LibraryModel::data(const QModelIndex &, int) const { return {}; }

QHash<int, QByteArray> LibraryModel::roleNames() const
{
    return {
        {ListIdRole, "listId"_ba},       {NameRole, "name"_ba},
        {ListKindRole, "listKind"_ba},   {WishCountRole, "wishCount"_ba},
        {IsCurrentRole, "isCurrent"_ba},
    };
}

QString LibraryModel::currentListId() const { return {}; }

QString LibraryModel::currentName() const { return {}; }

LibraryModel::ListKind LibraryModel::currentKind() const { return {}; }

QString LibraryModel::senseLine() const { return {}; }

int LibraryModel::totalCount() const { return {}; }

bool LibraryModel::isLoaded() const { return {}; }

int LibraryModel::wishlistCount() const { return {}; }

int LibraryModel::shelfCount() const { return {}; }

void LibraryModel::open(const QString &) { }

QString LibraryModel::create(const QString &, LibraryModel::ListKind) { return {}; }

void LibraryModel::rename(const QString &, const QString &) { }

void LibraryModel::remove(const QString &) { }

void LibraryModel::move(int, int) { }

int LibraryModel::rowOf(const QString &) const { return {}; }

QString LibraryModel::nameOf(const QString &) const { return {}; }

} // namespace endpaper::viewmodel
