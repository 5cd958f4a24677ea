// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/placesmodel.h"

#include "base/then.h"
#include "places/placesindex.h"
#include "places/postcodefiles.h"
#include "viewmodel/words.h"

#include <QFileInfo>
#include <QFuture>
#include <QLocale>
#include <QPromise>
#include <QRegularExpression>
#include <QThreadPool>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using Index = Expected<places::PlacesIndex>;

struct PlacesModel::Private
{
    QString dataFolder;
    QString query;
    std::vector<places::Town> towns;
    std::shared_ptr<const Index> index; // null until loaded
    bool isLoading = false;
    QDateTime postcodesLoaded; // the folder's time when the index was loaded
};

PlacesModel::PlacesModel(const QString &dataFolder, QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>())
{
    d->dataFolder = dataFolder;
}

PlacesModel::~PlacesModel() = default;

std::optional<domain::GeoPoint> parseCoordinates(const QString &text)
{
    static const QRegularExpression pattern(
        uR"(^\s*([+-]?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d+)?)\s*$)"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const auto point =
        domain::makeGeoPoint(match.captured(1).toDouble(), match.captured(2).toDouble());
    return point ? std::optional(*point) : std::nullopt;
}

QDateTime PlacesModel::postcodesChanged() const
{
    return QFileInfo(places::postcodeFolder(d->dataFolder)).lastModified();
}

void PlacesModel::load()
{
    if (d->isLoading || (d->index && d->postcodesLoaded == postcodesChanged())) {
        return;
    }
    d->isLoading = true;
    d->postcodesLoaded = postcodesChanged();
    auto promise = std::make_shared<QPromise<std::shared_ptr<const Index>>>();
    promise->start();
    promise->future() | then(this, [this](const std::shared_ptr<const Index> &index) {
        d->index = index;
        d->isLoading = false;
        search();
    });
    QThreadPool::globalInstance()->start([promise, folder = d->dataFolder] {
        promise->addResult(std::make_shared<const Index>(places::PlacesIndex::load(folder)));
        promise->finish();
    });
}

void PlacesModel::search()
{
    std::vector<places::Town> towns;
    const QString text = d->query.trimmed();
    if (const auto point = parseCoordinates(text)) {
        // Named by the nearest town, never by the numbers: they are finer than anything that is
        // kept.
        places::Town town{.name = tr("the place chosen"), .point = *point};
        if (d->index && *d->index) {
            if (const auto nearest = (*d->index)->nearest(*point, QLocale().bcp47Name().left(2))) {
                town.name = nearest->name;
                town.region = nearest->region;
                town.country = nearest->country;
            }
        }
        towns.push_back(town);
    } else if (!text.isEmpty() && d->index && *d->index) {
        towns = (*d->index)->search(text, 10, QLocale().bcp47Name().left(2));
    }
    if (!d->towns.empty()) {
        beginRemoveRows({}, 0, int(d->towns.size()) - 1);
        d->towns.clear();
        endRemoveRows();
    }
    if (!towns.empty()) {
        beginInsertRows({}, 0, int(towns.size()) - 1);
        d->towns = std::move(towns);
        endInsertRows();
    }
    Q_EMIT countChanged();
}

int PlacesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->towns.size());
}

QVariant PlacesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const places::Town &town = d->towns.at(size_t(index.row()));
    switch (role) {
    case PlaceNameRole:
    case Qt::DisplayRole:
        return town.postcode.isEmpty() ? town.name : town.postcode + u' ' + town.name;
    case RegionRole: {
        QStringList parts{town.region, words::country(town.country)};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> PlacesModel::roleNames() const
{
    return {{PlaceNameRole, "placeName"_ba}, {RegionRole, "region"_ba}};
}

QString PlacesModel::query() const { return d->query; }

void PlacesModel::setQuery(const QString &query)
{
    if (d->query != query) {
        d->query = query;
        if (!query.isEmpty()) {
            load();
        }
        search();
        Q_EMIT queryChanged();
    }
}

int PlacesModel::count() const { return rowCount(); }

bool PlacesModel::busy() const { return d->isLoading; }

QString PlacesModel::emptyLine() const
{
    if (!d->towns.empty() || d->query.trimmed().isEmpty() || d->isLoading) {
        return {};
    }
    if (d->index && !*d->index) {
        return tr("The list of towns is not installed. Type latitude and longitude instead: "
                  "52.51, 13.45");
    }
    if (std::any_of(d->query.begin(), d->query.end(), [](QChar c) { return c.isDigit(); })) {
        return tr("No such postcode is here: \"endpaperctl places import\" brings a country's in. "
                  "Latitude and longitude do as well: 52.51, 13.45");
    }
    return tr("No town of that name. Latitude and longitude do as well: 52.51, 13.45");
}

std::optional<domain::GeoPoint> PlacesModel::pointAt(int row) const
{
    return row >= 0 && row < rowCount() ? std::optional(d->towns.at(size_t(row)).point)
                                        : std::nullopt;
}

QString PlacesModel::nameAt(int row) const
{
    return row >= 0 && row < rowCount() ? d->towns.at(size_t(row)).name : QString();
}

} // namespace endpaper::viewmodel
