// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/nearbymodel.h"

#include "domain/text.h"
#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/listdiff.h"
#include "viewmodel/settings.h"
#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::NearbyOffer;
using State = services::NearbyService::State;

struct NearbyModel::Private
{
    Private(services::Services &usedServices, Changes &usedChanges)
        : services(usedServices)
        , changes(usedChanges)
    {
    }

    services::Services &services;
    Changes &changes;
    OfferEditor *offer = nullptr;
    BookshopsModel *bookshops = nullptr;
    QList<NearbyOffer> rows;
};

NearbyModel::NearbyModel(services::Services &services, Changes &changes, Settings &settings,
                         QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(services, changes))
{
    d->offer = new OfferEditor(services, changes, settings, this);
    d->bookshops = new BookshopsModel(services, this);
    connect(&services.nearby, &services::NearbyService::offersChanged, this, [this] {
        applyList(*this, d->rows, d->services.nearby.offers(), &NearbyOffer::id);
        Q_EMIT statusChanged();
    });
    connect(&services.nearby, &services::NearbyService::areaChanged, this,
            &NearbyModel::areaChanged);
}

NearbyModel::~NearbyModel() = default;

int NearbyModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant NearbyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const NearbyOffer &row = d->rows.at(index.row());
    const quint64 work = domain::workHash(row.title, row.authors);
    switch (role) {
    case OfferIdRole:
        return row.id;
    case BandTextRole:
        return words::band(row.band);
    case TitleRole:
    case Qt::DisplayRole:
        return row.title;
    case AuthorsRole:
        return words::authors(row.authors);
    case FamilyRole:
        return row.authors.isEmpty() ? QString() : domain::familyName(row.authors.first());
    case ClothIndexRole:
        return int(work % 8);
    case FoilIndexRole:
        return int((work / 8) % 3);
    case ConditionTextRole:
        return row.condition == domain::Condition::Unknown ? QString()
                                                           : words::condition(row.condition);
    case OfferKindRole:
        return row.kind;
    case KindTextRole:
        return words::offerKind(row.kind);
    case PriceTextRole:
        return row.price ? words::money(*row.price) : QString();
    case SinceTextRole:
        return row.since == Instant() ? QString() : words::ago(row.since, d->services.clock.now());
    case OwnerNameRole:
        return row.ownerName;
    case MatchesWishRole:
        return !row.wish.isNil();
    case WishIdRole:
        return row.wish.isNil() ? QString() : row.wish.toString();
    case IsMineRole:
        return row.isMine;
    case AccessibleNameRole:
        return accessibleName(row);
    default:
        return {};
    }
}

QString NearbyModel::accessibleName(const NearbyOffer &row) const
{
    QStringList parts{row.title};
    if (!row.authors.isEmpty()) {
        parts += words::authors(row.authors);
    }
    parts += words::offerKind(row.kind);
    if (row.price) {
        parts += words::money(*row.price);
    }
    parts += words::band(row.band);
    if (!row.wish.isNil()) {
        parts += tr("you seek it");
    }
    return parts.join(u", "_s);
}

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

QString NearbyModel::areaText() const
{
    const auto &area = d->services.nearby.area();
    return area ? tr("Around %1, about %n km", nullptr, int(area->cell.size)).arg(area->name)
                : QString();
}

bool NearbyModel::hasArea() const { return d->services.nearby.area().has_value(); }

int NearbyModel::cellKm() const
{
    const auto &area = d->services.nearby.area();
    return area ? int(area->cell.size) : int(domain::CellSize::Km3);
}

void NearbyModel::setCellKm(int km)
{
    if (const auto size = domain::cellSize(km)) {
        d->services.nearby.setCellSize(*size);
    }
}

int NearbyModel::radiusKm() const
{
    const auto &area = d->services.nearby.area();
    return (area ? area->radiusMetres : services::Area().radiusMetres) / 1000;
}

void NearbyModel::setRadiusKm(int km)
{
    d->services.nearby.setRadius(std::clamp(km * 1000, 1000, domain::radiusMetresMax));
}

QString NearbyModel::privacyLine() const
{
    const auto &area = d->services.nearby.area();
    return area ? tr("What neighbours see: a square of %n km around %1, the same for everybody in "
                     "it.",
                     nullptr, int(area->cell.size))
                      .arg(area->name)
                : tr("Neighbours see a square on the map that you choose, never a point.");
}

int NearbyModel::count() const { return rowCount(); }

NearbyModel::NearbyState NearbyModel::nearbyState() const
{
    if (!hasArea()) {
        return NearbyState::NoArea;
    }
    // Nobody else is at a daemon of one's own.
    if (!d->services.profile.sharedAccount()) {
        return NearbyState::SoloOnly;
    }
    switch (d->services.nearby.state()) {
    case State::NoArea:
        return NearbyState::NoArea;
    case State::Loading:
        return NearbyState::Loading;
    case State::Ready:
        return NearbyState::Ready;
    case State::Offline:
        return NearbyState::Offline;
    case State::SignInNeeded:
    case State::Failed:
        break;
    }
    return NearbyState::Failed;
}

QString NearbyModel::statusLine() const
{
    const auto asOf = d->services.nearby.asOf();
    switch (nearbyState()) {
    case NearbyState::NoArea:
        return tr("Neighbours may have it. Choose an area.");
    case NearbyState::SoloOnly:
        return tr("Everything is on this computer. Neighbours appear when you join a server with "
                  "others: see Account.");
    case NearbyState::Loading:
        return tr("Asking who offers what");
    case NearbyState::Ready:
        return d->rows.isEmpty() ? tr("Nothing offered within %n km yet.", nullptr, radiusKm())
                                 : QString();
    case NearbyState::Offline:
        return asOf ? tr("No network: as of %1.").arg(words::clockTime(*asOf))
                    : tr("Will look when there is a network.");
    case NearbyState::Failed:
        return words::sentence({d->services.nearby.state() == State::SignInNeeded
                                    ? ErrorKind::Unauthorized
                                    : ErrorKind::Unavailable,
                                {}},
                               words::Doing::Nearby);
    }
    return {};
}

int NearbyModel::matchCount() const
{
    return int(
        std::ranges::count_if(d->rows, [](const NearbyOffer &row) { return !row.wish.isNil(); }));
}

BookshopsModel *NearbyModel::bookshops() const { return d->bookshops; }

OfferEditor *NearbyModel::offer() const { return d->offer; }

void NearbyModel::refresh() { d->services.nearby.refresh(); }

void NearbyModel::chooseArea(PlacesModel *places, int row)
{
    if (const auto point = places ? places->pointAt(row) : std::nullopt) {
        choose(*point, places->nameAt(row));
    }
}

void NearbyModel::choose(domain::GeoPoint point, const QString &name)
{
    d->services.nearby.setArea(point, domain::cellSize(cellKm()).value_or(domain::CellSize::Km3),
                               name);
    d->changes.tell(areaText());
}

void NearbyModel::withdraw(int row)
{
    if (row < 0 || row >= rowCount() || !d->rows.at(row).isMine) {
        return;
    }
    const QString title = d->rows.at(row).title;
    d->services.nearby.withdraw(d->rows.at(row).id)
        | then(this, [this, title](const Expected<> &gone) {
              if (gone) {
                  d->changes.tell(tr("%1 is not offered any more.").arg(title));
              } else {
                  d->changes.tellFailure(words::sentence(gone.error(), words::Doing::Offer));
              }
          });
}

void NearbyModel::retranslate()
{
    if (!d->rows.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    d->offer->retranslate();
    d->bookshops->retranslate();
    Q_EMIT areaChanged();
    Q_EMIT statusChanged();
}

} // namespace endpaper::viewmodel
