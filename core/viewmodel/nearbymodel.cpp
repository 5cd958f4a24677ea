// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/nearbymodel.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct NearbyModel::Private
{
};

NearbyModel::NearbyModel(QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>())
{
}

NearbyModel::~NearbyModel() = default;

int NearbyModel::rowCount(const QModelIndex &) const { return {}; }

QVariant NearbyModel::data(const QModelIndex &, int) const { return {}; }

QHash<int, QByteArray> NearbyModel::roleNames() const
{
    return {
        {OfferIdRole, "offerId"_ba},
        {BandTextRole, "bandText"_ba},
        {TitleRole, "title"_ba},
        {AuthorsRole, "authors"_ba},
        {FamilyRole, "family"_ba},
        {ClothIndexRole, "clothIndex"_ba},
        {FoilIndexRole, "foilIndex"_ba},
        {ConditionTextRole, "conditionText"_ba},
        {OfferKindRole, "offerKind"_ba},
        {KindTextRole, "kindText"_ba},
        {PriceTextRole, "priceText"_ba},
        {SinceTextRole, "sinceText"_ba},
        {OwnerNameRole, "ownerName"_ba},
        {MatchesWishRole, "matchesWish"_ba},
        {WishIdRole, "wishId"_ba},
        {IsMineRole, "isMine"_ba},
        {AccessibleNameRole, "accessibleName"_ba},
    };
}

QString NearbyModel::areaText() const { return {}; }

bool NearbyModel::hasArea() const { return {}; }

int NearbyModel::cellKm() const { return {}; }

void NearbyModel::setCellKm(int) { }

int NearbyModel::radiusKm() const { return {}; }

void NearbyModel::setRadiusKm(int) { }

QString NearbyModel::privacyLine() const { return {}; }

int NearbyModel::count() const { return {}; }

NearbyModel::NearbyState NearbyModel::nearbyState() const { return {}; }

QString NearbyModel::statusLine() const { return {}; }

int NearbyModel::matchCount() const { return {}; }

OfferEditor *NearbyModel::offer() const { return {}; }

void NearbyModel::refresh() { }

void NearbyModel::chooseArea(PlacesModel *, int) { }

bool NearbyModel::chooseCoordinates(const QString &, const QString &) { return {}; }

void NearbyModel::withdraw(int) { }

} // namespace endpaper::viewmodel
