// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/bookshopsmodel.h"

#include "services/services.h"
#include "viewmodel/copydetails.h"
#include "viewmodel/copyrow.h"
#include "viewmodel/words.h"

#include <QDesktopServices>
#include <QUrlQuery>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::Bookshop;
using services::BookshopList;

namespace {

constexpr int metresOfKm = 1000;
constexpr int roundedTo = 50; // metres: the way begins somewhere in a cell

QString distanceText(int metres)
{
    if (metres < metresOfKm) {
        const int rounded = std::max(roundedTo, (metres + roundedTo / 2) / roundedTo * roundedTo);
        return BookshopsModel::tr("%1 m", "a distance in metres").arg(rounded);
    }
    return BookshopsModel::tr("%1 km", "a distance")
        .arg(QLocale().toString(double(metres) / metresOfKm, 'f', 1));
}

} // namespace

BookshopsModel::BookshopsModel(services::Services &services, QObject *parent)
    : QAbstractListModel(parent)
    , m_services(services)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &BookshopsModel::ask);
    connect(&services.nearby, &services::NearbyService::areaChanged, this, &BookshopsModel::follow);
    connect(&services.client, &services::DaemonClient::endpointChanged, this, [this] {
        if (m_isWanted) {
            ask();
        }
    });
    connect(&services.workspace, &services::Workspace::aboutToClose, this, [this] {
        m_isWanted = false;
        follow();
    });
}

// Another area has another list; none is shown in the place of it.
void BookshopsModel::follow()
{
    const auto &area = m_services.nearby.area();
    if (area && m_area == area) {
        return;
    }
    ++m_asked;
    m_again.stop();
    m_area.reset();
    m_error.reset();
    m_isLooking = false;
    show({});
    if (m_isWanted) {
        load();
    }
}

void BookshopsModel::load()
{
    m_isWanted = true;
    const auto &area = m_services.nearby.area();
    if (!area) {
        return;
    }
    if (m_area != area) {
        m_area = area;
        m_services.bookshops.kept(*area)
            | then(this, [this, area](const Expected<BookshopList> &kept) {
                  if (kept && m_area == area && m_list.shops.isEmpty()) {
                      show(*kept);
                  }
              });
    }
    m_looks = 0;
    ask();
}

void BookshopsModel::ask()
{
    if (!m_area) {
        return;
    }
    const int question = ++m_asked;
    m_isLooking = true;
    ++m_looks;
    m_services.bookshops.ask(*m_area)
        | then(this, [this, question](const Expected<BookshopList> &list) {
              if (question != m_asked) {
                  return;
              }
              m_isLooking = list && list->isSearching && m_looks < looksMax;
              m_error = list ? std::nullopt : std::optional(list.error());
              if (m_isLooking) {
                  m_again.start(int(list->waitMs));
              }
              if (list
                  && (!list->isSearching || !list->shops.isEmpty() || m_list.shops.isEmpty())) {
                  show(*list);
              }
              Q_EMIT statusChanged();
          });
    Q_EMIT statusChanged();
}

void BookshopsModel::show(const BookshopList &list)
{
    if (m_list.shops != list.shops) {
        beginResetModel();
        m_list = list;
        endResetModel();
    } else {
        m_list = list;
    }
    Q_EMIT statusChanged();
}

BookshopsModel::ShopsState BookshopsModel::shopsState() const
{
    if (!m_services.nearby.area()) {
        return ShopsState::NoArea;
    }
    if (m_isLooking && m_list.shops.isEmpty()) {
        return ShopsState::Looking;
    }
    if (m_error) {
        return m_error->kind == ErrorKind::Unavailable ? ShopsState::Offline : ShopsState::Failed;
    }
    if (!failureLine().isEmpty()) {
        return m_list.shops.isEmpty() ? ShopsState::Failed : ShopsState::Partial;
    }
    return m_list.shops.isEmpty() ? ShopsState::Empty : ShopsState::Ready;
}

// What the source that knows them says, where it gave no good answer.
QString BookshopsModel::failureLine() const
{
    if (m_list.isSearching && !m_isLooking) {
        return tr("Nobody has answered yet where bookshops are.");
    }
    QStringList lines;
    const services::CopiesAnswer answer{.sources = m_list.sources};
    for (const CopySourcesModel::Source &source : sourceRows(answer, m_services.clock.now())) {
        if (source.state == CopySourcesModel::SourceState::Failed) {
            lines += source.retryText.isEmpty() ? source.reason
                                                : QString(source.reason + u' ' + source.retryText);
        }
    }
    return lines.join(u' ');
}

QString BookshopsModel::statusLine() const
{
    const Instant now = m_services.clock.now();
    switch (shopsState()) {
    case ShopsState::NoArea:
        return tr("Choose an area, and the bookshops and bookcases in it stand here.");
    case ShopsState::Looking:
        return tr("Asking where bookshops and bookcases are");
    case ShopsState::Ready:
        return {};
    case ShopsState::Empty:
        return tr("No bookshop or bookcase is known within %n km.", nullptr,
                  m_area ? m_area->radiusMetres / metresOfKm : 0);
    case ShopsState::Offline:
        return m_list.asOf ? tr("No network: this is from %1.").arg(words::ago(*m_list.asOf, now))
                           : tr("Will look when there is a network.");
    case ShopsState::Partial:
        return failureLine();
    case ShopsState::Failed:
        break;
    }
    return m_error ? words::sentence(*m_error, words::Doing::Nearby) : failureLine();
}

QString BookshopsModel::sourceLine() const
{
    QStringList parts;
    for (const services::SourceReport &source : m_list.sources) {
        if (!source.attribution.isEmpty() && !parts.contains(source.attribution)) {
            parts += source.attribution;
        }
        if (source.isSample) {
            parts += tr("sample");
        }
    }
    if (m_list.asOf) {
        //: when the source of bookshops answered: 2 h ago
        parts += tr("heard %1").arg(words::ago(*m_list.asOf, m_services.clock.now()));
    }
    return parts.join(u" · "_s);
}

QString BookshopsModel::kindText(const Bookshop &shop) const
{
    return shop.kind == "bookcase"_L1 ? tr("public bookcase")
        : shop.kind == "charity"_L1   ? tr("second-hand shop")
                                      : tr("second-hand bookshop");
}

QString BookshopsModel::detail(const Bookshop &shop) const
{
    QStringList parts{shop.name.isEmpty() ? QString() : kindText(shop), shop.address, shop.hours};
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

int BookshopsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant BookshopsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Bookshop &shop = m_list.shops.at(index.row());
    const QString name = shop.name.isEmpty() ? kindText(shop) : shop.name;
    switch (role) {
    case NameRole:
    case Qt::DisplayRole:
        return name;
    case KindTextRole:
        return kindText(shop);
    case KindIconRole:
        return shop.kind == "bookcase"_L1 ? u"shelf"_s
            : shop.kind == "charity"_L1   ? u"gift"_s
                                          : u"library"_s;
    case DistanceTextRole:
        return distanceText(shop.distanceMetres);
    case DetailRole:
        return detail(shop);
    case HostRole:
        return CopyDetails::hostOf(shop.website);
    case AccessibleNameRole: {
        QStringList parts{name, detail(shop), distanceText(shop.distanceMetres)};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> BookshopsModel::roleNames() const
{
    return {{NameRole, "name"_ba},
            {KindTextRole, "kindText"_ba},
            {KindIconRole, "kindIcon"_ba},
            {DistanceTextRole, "distanceText"_ba},
            {DetailRole, "detail"_ba},
            {HostRole, "host"_ba},
            {AccessibleNameRole, "accessibleName"_ba}};
}

void BookshopsModel::openWebsite(int row)
{
    if (row >= 0 && row < count() && !CopyDetails::hostOf(m_list.shops.at(row).website).isEmpty()) {
        QDesktopServices::openUrl(m_list.shops.at(row).website);
    }
}

QUrl BookshopsModel::mapAddress(int row) const
{
    if (row < 0 || row >= count()) {
        return {};
    }
    const auto degrees = [](double value) { return QString::number(value, 'f', 6); };
    const domain::GeoPoint at = m_list.shops.at(row).at;
    QUrl url(u"https://www.openstreetmap.org/"_s);
    url.setQuery({{u"mlat"_s, degrees(at.lat)}, {u"mlon"_s, degrees(at.lng)}});
    url.setFragment(u"map=17/%1/%2"_s.arg(degrees(at.lat), degrees(at.lng)));
    return url;
}

void BookshopsModel::openMap(int row)
{
    if (const QUrl url = mapAddress(row); url.isValid()) {
        QDesktopServices::openUrl(url);
    }
}

void BookshopsModel::retranslate()
{
    if (count() > 0) {
        Q_EMIT dataChanged(index(0), index(count() - 1));
    }
    Q_EMIT statusChanged();
}

} // namespace endpaper::viewmodel
