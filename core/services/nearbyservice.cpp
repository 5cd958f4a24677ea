// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/nearbyservice.h"

#include "base/log.h"
#include "services/copiesanswer.h"
#include "store/cache/fetched.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr QLatin1StringView areaSetting("area");
constexpr QLatin1StringView offersKind("nearby");
constexpr int offerRadiusMetres = 10'000;

QString areaText(const Area &area)
{
    return area.cell.id() + u'\n' + QString::number(area.radiusMetres) + u'\n' + area.name;
}

std::optional<Area> areaFrom(const QString &text)
{
    const auto cell = domain::Cell::parse(text.section(u'\n', 0, 0));
    if (!cell) {
        return std::nullopt;
    }
    return Area{.cell = *cell,
                .name = text.section(u'\n', 2),
                .radiusMetres = text.section(u'\n', 1, 1).toInt()};
}

QStringList names(const QJsonValue &value)
{
    QStringList list;
    for (const QJsonValue &item : value.toArray()) {
        list += item.toString();
    }
    return list;
}

} // namespace

QList<NearbyOffer> offersFromJson(const QJsonObject &json, const Uuid &self)
{
    QList<NearbyOffer> offers;
    for (const QJsonValue &value : json["items"_L1].toArray()) {
        const QJsonObject item = value.toObject();
        NearbyOffer offer{.id = item["id"_L1].toString(),
                          .kind = item["kind"_L1].toString(),
                          .title = item["title"_L1].toString(),
                          .authors = names(item["authors"_L1]),
                          .text = item["text"_L1].toString(),
                          .price = moneyFromJson(item["price"_L1]),
                          .ownerName = item["owner"_L1][u"display_name"].toString()};
        if (offer.id.isEmpty()) {
            continue;
        }
        if (const auto isbn = domain::Isbn::read(item["isbn"_L1].toString())) {
            offer.isbn = *isbn;
        }
        offer.condition = domain::conditionFromName(item["condition"_L1].toString())
                              .value_or(domain::Condition::Unknown);
        offer.band = domain::distanceBandFromName(item["distance_band"_L1].toString())
                         .value_or(domain::DistanceBand::Beyond100Km);
        offer.since = parseRfc3339(item["valid_from"_L1].toString()).value_or(Instant());
        offer.isMine = !self.isNil()
            && Uuid::parse(item["owner"_L1][u"id"].toString()).value_or(Uuid()) == self;
        offers += std::move(offer);
    }
    std::ranges::stable_sort(offers, {}, &NearbyOffer::band);
    return offers;
}

NearbyService::NearbyService(Workspace &workspace, DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_client(client)
    , m_commands(workspace, client)
{
    connect(&m_commands, &CommandQueue::taken, this, [this](const Uuid &id) {
        settled(id, {});
        refresh();
    });
    connect(&m_commands, &CommandQueue::refused, this, [this](const Uuid &id, const Error &why) {
        if (m_awaited.contains(id)) {
            // Whoever waits for it still has it on the screen.
            m_commands.dismiss(id) | then(this, [](const Expected<> &) {});
            settled(id, tl::unexpected(why));
        }
    });
    connect(&client, &DaemonClient::reachableChanged, this, [this] {
        const QList<Uuid> awaited = m_awaited.keys();
        for (const Uuid &id : awaited) {
            if (!m_client.isReachable()) {
                settled(id, {}); // kept, and sent later
            }
        }
    });
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, [this] {
        fetchMatches();
        fetchOffers();
    });
    connect(&workspace, &Workspace::opened, this, &NearbyService::load);
    connect(&workspace, &Workspace::aboutToClose, this, [this] {
        m_area.reset();
        m_offers.clear();
        m_wishOfOffer.clear();
        m_asOf.reset();
        m_isPositionSent = false;
        m_state = State::NoArea;
        Q_EMIT areaChanged();
        Q_EMIT offersChanged();
    });
    connect(&client, &DaemonClient::endpointChanged, this, [this] {
        m_isPositionSent = false;
        refresh();
    });
    connect(&client, &DaemonClient::reachableChanged, this, [this] {
        if (m_client.isReachable()) {
            refresh();
        }
    });
}

void NearbyService::load()
{
    m_workspace.read([](store::Transaction &transaction)
                         -> Expected<std::pair<QString, std::optional<store::Fetched>>> {
        TRY_ASSIGN(const auto area, store::findSetting(transaction, areaSetting));
        TRY_ASSIGN(const auto offers,
                   store::findFetched(transaction, offersKind, QStringLiteral("offers")));
        return std::pair(area.value_or(QString()), offers);
    })
        | then(this,
               [this](const Expected<std::pair<QString, std::optional<store::Fetched>>> &kept) {
                   if (!kept) {
                       return;
                   }
                   m_area = areaFrom(kept->first);
                   if (m_area && kept->second) {
                       offersHeard(QJsonDocument::fromJson(kept->second->body).object(),
                                   kept->second->at);
                   }
                   Q_EMIT areaChanged();
                   refresh();
               });
}

void NearbyService::setArea(domain::GeoPoint point, domain::CellSize size, const QString &name)
{
    const int radius = m_area ? m_area->radiusMetres : Area().radiusMetres;
    m_area = Area{.cell = domain::roundToCell(point, size), .name = name, .radiusMetres = radius};
    m_isPositionSent = false;
    keepArea();
}

void NearbyService::setCellSize(domain::CellSize size)
{
    if (m_area && m_area->cell.size != size) {
        // From the centre: finer than it was, nothing is known any more.
        setArea(m_area->cell.centre(), size, m_area->name);
    }
}

void NearbyService::setRadius(int metres)
{
    if (m_area && m_area->radiusMetres != metres) {
        m_area->radiusMetres = metres;
        keepArea();
    }
}

void NearbyService::keepArea()
{
    m_workspace.write([text = areaText(*m_area)](store::Transaction &transaction) {
        return store::putSetting(transaction, areaSetting, text);
    }) | then(this, [](const Expected<> &kept) {
        if (!kept) {
            qCWarning(lcDesktop) << "area:" << kept.error().context;
        }
    });
    Q_EMIT areaChanged();
    refresh();
}

void NearbyService::refresh()
{
    if (!m_area) {
        setState(State::NoArea);
        // The area may have been chosen on another device: what neighbours offer for a wish shows
        // here too.
        if (m_client.endpoint()) {
            m_settle.start();
        }
        return;
    }
    if (!m_client.endpoint()) {
        setState(State::Offline);
        return;
    }
    if (m_offers.isEmpty()) {
        setState(State::Loading);
    }
    if (m_isPositionSent) {
        m_settle.start();
    } else {
        sendPosition();
    }
}

void NearbyService::sendPosition()
{
    const domain::GeoPoint centre = m_area->cell.centre();
    m_client.put(u"/api/v1/me/position"_s,
                 {{u"lat"_s, centre.lat},
                  {u"lng"_s, centre.lng},
                  {u"cell_m"_s, m_area->cell.metres()},
                  {u"radius_m"_s, m_area->radiusMetres}})
        | then(this, [this](const Expected<JsonReply> &reply) {
              m_isPositionSent = reply.has_value();
              if (!reply) {
                  qCInfo(lcDesktop) << "position:" << errorKindName(reply.error().kind);
              }
              m_settle.start();
          });
}

void NearbyService::fetchOffers()
{
    if (!m_area) {
        return;
    }
    const domain::GeoPoint centre = m_area->cell.centre();
    m_client.get(u"/api/v1/offers"_s,
                 {{u"near"_s, u"%1,%2"_s.arg(centre.lat, 0, 'f', 6).arg(centre.lng, 0, 'f', 6)},
                  {u"radius_m"_s, QString::number(m_area->radiusMetres)},
                  {u"limit"_s, QString::number(offersMax)}})
        | then(this, [this](const Expected<JsonReply> &reply) {
              if (!reply) {
                  setState(reply.error().kind == ErrorKind::Unauthorized      ? State::SignInNeeded
                               : reply.error().kind == ErrorKind::Unavailable ? State::Offline
                                                                              : State::Failed);
                  return;
              }
              const Instant now = m_workspace.clock().now();
              offersHeard(reply->body, now);
              m_workspace.write([body = QJsonDocument(reply->body).toJson(QJsonDocument::Compact),
                                 now](store::Transaction &transaction) {
                  return store::putFetched(transaction, offersKind, QStringLiteral("offers"), body,
                                           now);
              }) | then(this, [](const Expected<> &) {});
              setState(State::Ready);
          });
}

void NearbyService::offersHeard(const QJsonObject &json, Instant at)
{
    const Uuid self = m_client.endpoint() ? m_client.endpoint()->account : Uuid();
    m_offers = offersFromJson(json, self);
    for (NearbyOffer &offer : m_offers) {
        offer.wish = m_wishOfOffer.value(offer.id);
    }
    m_asOf = at;
    Q_EMIT offersChanged();
}

void NearbyService::fetchMatches()
{
    m_client.get(u"/api/v1/matches"_s, {{u"limit"_s, QString::number(offersMax)}})
        | then(this, [this](const Expected<JsonReply> &reply) {
              if (reply) {
                  matchesHeard(reply->body);
              }
          });
}

void NearbyService::matchesHeard(const QJsonObject &json)
{
    QHash<Uuid, int> counts;
    m_wishOfOffer.clear();
    for (const QJsonValue &value : json["items"_L1].toArray()) {
        const QJsonObject match = value.toObject();
        const QJsonValue wishValue = match["wish"_L1];
        const auto wish =
            Uuid::parse(wishValue.isObject() ? wishValue[u"id"].toString()
                                             : match["wish_id"_L1].toString(wishValue.toString()));
        if (!wish) {
            continue;
        }
        ++counts[*wish];
        const QJsonValue offer = match["offer"_L1];
        m_wishOfOffer.insert(offer.isObject() ? offer[u"id"].toString() : offer.toString(), *wish);
    }
    for (NearbyOffer &offer : m_offers) {
        offer.wish = m_wishOfOffer.value(offer.id);
    }
    Q_EMIT offersChanged();
    m_workspace.write([counts](store::Transaction &transaction) {
        return store::replaceNear(transaction, counts);
    }) | then(this, [this](const Expected<QSet<Uuid>> &touched) {
        if (touched) {
            m_workspace.noteFetched(*touched);
        }
    });
}

QFuture<Expected<>> NearbyService::post(const NewOffer &offer)
{
    if (!m_area) {
        Expected<> none = fail(ErrorKind::Invalid, u"no area is chosen"_s, u"place"_s);
        return QtFuture::makeReadyFuture(std::move(none));
    }
    const domain::GeoPoint centre = m_area->cell.centre();
    const Uuid id = Uuid::create();
    QJsonObject body{{u"id"_s, id.toString()},
                     {u"kind"_s, offer.kind},
                     {u"title"_s, offer.title},
                     {u"authors"_s, QJsonArray::fromStringList(offer.authors)},
                     {u"text"_s, offer.text},
                     {u"place"_s,
                      QJsonObject{{u"lat"_s, centre.lat},
                                  {u"lng"_s, centre.lng},
                                  {u"radius_m"_s, offerRadiusMetres}}}};
    if (offer.isbn) {
        body.insert(u"isbn"_s, offer.isbn->toString13());
    }
    if (offer.condition != domain::Condition::Unknown) {
        body.insert(u"condition"_s, domain::conditionName(offer.condition));
    }
    if (offer.price) {
        body.insert(u"price"_s, moneyToJson(*offer.price));
    }
    return command({.id = id,
                    .method = "POST",
                    .path = u"/api/v1/offers"_s,
                    .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
                    .madeAt = m_workspace.clock().now()});
}

QFuture<Expected<>> NearbyService::withdraw(const QString &id)
{
    const Uuid offer = Uuid::parse(id).value_or(Uuid());
    return m_commands.withdraw(offer)
        | then(this, [this, id](const Expected<bool> &wasWaiting) -> Expected<> {
               if (wasWaiting && *wasWaiting) {
                   return {}; // it never left
               }
               m_commands.add({.id = Uuid::create(),
                               .method = "DELETE",
                               .path = u"/api/v1/offers/%1"_s.arg(id),
                               .madeAt = m_workspace.clock().now()})
                   | then(this, [](const Expected<> &) {});
               return {};
           });
}

QFuture<Expected<>> NearbyService::command(const store::Command &command)
{
    const auto promise = std::make_shared<QPromise<Expected<>>>();
    promise->start();
    m_awaited.insert(command.id, promise);
    m_commands.add(command) | then(this, [this, id = command.id](const Expected<> &kept) {
        if (!kept || !m_client.endpoint() || !m_client.isReachable()) {
            settled(id, kept);
        }
    });
    return promise->future();
}

void NearbyService::settled(const Uuid &id, const Expected<> &outcome)
{
    if (const auto promise = m_awaited.take(id)) {
        promise->addResult(outcome);
        promise->finish();
    }
}

void NearbyService::setState(State state)
{
    if (m_state != state) {
        m_state = state;
        Q_EMIT offersChanged();
    }
}

} // namespace endpaper::services
