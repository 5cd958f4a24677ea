// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/firststeps.h"

#include "base/then.h"
#include "domain/target.h"
#include "services/services.h"
#include "viewmodel/nearbymodel.h"
#include "viewmodel/settings.h"
#include "viewmodel/wishlistmodel.h"
#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

const QString targetKey = QStringLiteral("steps/target");
const QString areaKey = QStringLiteral("steps/area");

} // namespace

struct FirstSteps::Private
{
    services::Services &services;
    WishlistModel &wishes;
    NearbyModel &nearby;
    Settings &settings;
    Step step = Step::None;
    QString wishId;
    QString title;
    QString total;
    std::optional<domain::Money> suggested;
    bool isAsking = false; // for the totals behind a suggestion
};

FirstSteps::FirstSteps(services::Services &services, WishlistModel &wishes, NearbyModel &nearby,
                       Settings &settings, QObject *parent)
    : QObject(parent)
    , d(new Private{services, wishes, nearby, settings, Step::None, {}, {}, {}, {}, false})
{
    connect(&nearby, &NearbyModel::areaChanged, this, &FirstSteps::look);
    begin();
}

FirstSteps::~FirstSteps() = default;

void FirstSteps::begin()
{
    disconnect(&d->wishes, nullptr, this, nullptr);
    d->step = Step::None;
    d->isAsking = false;
    const bool isOver =
        d->settings.kept(targetKey, false).toBool() && d->settings.kept(areaKey, false).toBool();
    if (!isOver) {
        connect(&d->wishes, &WishlistModel::countsChanged, this, &FirstSteps::look);
        connect(&d->wishes, &QAbstractItemModel::dataChanged, this, &FirstSteps::look);
        look();
    }
    Q_EMIT stepChanged();
}

FirstSteps::Step FirstSteps::step() const { return d->step; }

QString FirstSteps::suggested() const
{
    return d->suggested ? words::amount(*d->suggested) : QString();
}

QString FirstSteps::sentence() const
{
    switch (d->step) {
    case Step::Target:
        return tr("%1 is %2 delivered. Tell me when it is under").arg(d->title, d->total);
    case Step::Area:
        return tr(
            "Neighbours may have it. Choose an area; others see the area, never a point in it.");
    case Step::None:
        break;
    }
    return {};
}

// The total is in the words of its row.
void FirstSteps::retranslate()
{
    for (int row = 0; row < d->wishes.rowCount() && d->step == Step::Target; ++row) {
        const QModelIndex wish = d->wishes.index(row);
        if (wish.data(WishlistModel::WishIdRole).toString() == d->wishId) {
            d->total = wish.data(WishlistModel::TotalTextRole).toString();
            break;
        }
    }
    Q_EMIT stepChanged();
}

void FirstSteps::look()
{
    if (d->step == Step::Area && d->nearby.hasArea()) {
        later();
        return;
    }
    if (d->step != Step::None || d->isAsking) {
        return;
    }
    if (d->settings.kept(targetKey, false).toBool()) {
        if (!d->settings.kept(areaKey, false).toBool() && !d->nearby.hasArea()) {
            d->step = Step::Area;
            Q_EMIT stepChanged();
        }
        return;
    }
    const int rows = std::min(d->wishes.rowCount(), rowsLookedAt);
    for (int row = 0; row < rows; ++row) {
        const QModelIndex wish = d->wishes.index(row);
        if (wish.data(WishlistModel::WantRole).toBool()
            && !wish.data(WishlistModel::TotalTextRole).toString().isEmpty()
            && wish.data(WishlistModel::TargetTextRole).toString().isEmpty()) {
            askTarget(row);
            return;
        }
    }
}

void FirstSteps::askTarget(int row)
{
    const QModelIndex wish = d->wishes.index(row);
    d->isAsking = true;
    d->wishId = wish.data(WishlistModel::WishIdRole).toString();
    d->title = wish.data(WishlistModel::TitleRole).toString();
    d->total = wish.data(WishlistModel::TotalTextRole).toString();
    d->services.search.kept(wish.data(WishlistModel::IsbnRole).toString())
        | then(this, [this, id = d->wishId](const Expected<services::SearchService::Kept> &kept) {
              if (!d->isAsking || d->wishId != id) {
                  return;
              }
              d->isAsking = false;
              std::vector<domain::Money> totals;
              if (kept) {
                  for (const domain::PricedCopy &copy : kept->answer.copies) {
                      const auto *source = kept->answer.findSource(copy.copy.source);
                      const bool mayModel = !source || source->mayModel;
                      if (copy.totals.total && mayModel) {
                          totals.push_back(*copy.totals.total);
                      }
                  }
              }
              d->suggested = domain::suggestedTarget(std::move(totals));
              d->step = Step::Target;
              Q_EMIT stepChanged();
          });
}

bool FirstSteps::keepTarget(const QString &amount)
{
    if (d->step != Step::Target || amount.trimmed().isEmpty()
        || !d->wishes.setTargetOf(d->wishId, amount)) {
        return false;
    }
    pass();
    return true;
}

void FirstSteps::later()
{
    if (d->step != Step::None) {
        pass();
    }
}

void FirstSteps::pass()
{
    d->settings.keep(d->step == Step::Target ? targetKey : areaKey, true);
    begin();
}

} // namespace endpaper::viewmodel
