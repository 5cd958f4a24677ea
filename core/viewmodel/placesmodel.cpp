// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/placesmodel.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct PlacesModel::Private
{
};

PlacesModel::PlacesModel(QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>())
{
}

PlacesModel::~PlacesModel() = default;

int PlacesModel::rowCount(const QModelIndex &) const { return {}; }

QVariant PlacesModel::data(const QModelIndex &, int) const { return {}; }

QHash<int, QByteArray> PlacesModel::roleNames() const
{
    return {
        {PlaceNameRole, "placeName"_ba},
        {RegionRole, "region"_ba},
    };
}

QString PlacesModel::query() const { return {}; }

void PlacesModel::setQuery(const QString &) { }

int PlacesModel::count() const { return {}; }

bool PlacesModel::busy() const { return {}; }

QString PlacesModel::emptyLine() const { return {}; }

} // namespace endpaper::viewmodel
