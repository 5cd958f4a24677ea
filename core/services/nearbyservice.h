// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/condition.h"
#include "domain/isbn.h"
#include "domain/money.h"
#include "domain/place.h"
#include "services/commandqueue.h"
#include "services/daemonclient.h"
#include "services/workspace.h"

#include <QObject>
#include <QPromise>
#include <QTimer>

namespace endpaper::services {

// The reader's own area: a cell and what people call the place. Nothing finer is kept.
struct Area
{
    domain::Cell cell = {};
    QString name = {};
    int radiusMetres = 10'000; // how far the list looks

    friend bool operator==(const Area &, const Area &) = default;
};

// What a neighbour (or the reader) offers.
struct NearbyOffer
{
    QString id = {};
    QString kind = {}; // "sell", "give", "swap", "lend"
    std::optional<domain::Isbn> isbn = {};
    QString title = {};
    QStringList authors = {};
    QString text = {};
    domain::Condition condition = domain::Condition::Unknown;
    std::optional<domain::Money> price = {};
    domain::DistanceBand band = domain::DistanceBand::Beyond100Km;
    QString ownerName = {};
    bool isMine = false;
    Instant since = {};
    Uuid wish = {}; // of the reader, that it answers; nil: none

    friend bool operator==(const NearbyOffer &, const NearbyOffer &) = default;
};

struct NewOffer
{
    QString kind = {};
    std::optional<domain::Isbn> isbn = {};
    QString title = {};
    QStringList authors = {};
    QString text = {};
    domain::Condition condition = domain::Condition::Unknown;
    std::optional<domain::Money> price = {};
};

// Neighbours' offers around the reader's cell and which wishes they answer. The list is kept for
// when there is no network. GUI thread.
class NearbyService final : public QObject
{
    Q_OBJECT

public:
    static constexpr int offersMax = 250;
    static constexpr int settleMs = 100; // notes in a burst are answered once

    NearbyService(Workspace &workspace, DaemonClient &client, QObject *parent = nullptr);

    [[nodiscard]] const std::optional<Area> &area() const { return m_area; }
    // Rounds to the cell at once; the daemon hears of it now, or when it is there.
    void setArea(domain::GeoPoint point, domain::CellSize size, const QString &name);
    void setCellSize(domain::CellSize size);
    void setRadius(int metres);

    enum class State { NoArea, Loading, Ready, Offline, SignInNeeded, Failed };
    [[nodiscard]] State state() const { return m_state; }
    // Offers as last heard, nearest band first.
    [[nodiscard]] const QList<NearbyOffer> &offers() const { return m_offers; }
    [[nodiscard]] std::optional<Instant> asOf() const { return m_asOf; }
    void refresh();

    // Without a network both are kept, succeed, and go out when there is one; what is refused then
    // is among the queue's commands.
    [[nodiscard]] QFuture<Expected<>> post(const NewOffer &offer);
    [[nodiscard]] QFuture<Expected<>> withdraw(const QString &id);
    [[nodiscard]] CommandQueue &commands() { return m_commands; }

Q_SIGNALS:
    void areaChanged();
    void offersChanged(); // and state, asOf

private:
    void load();
    void keepArea();
    void sendPosition();
    void fetchOffers();
    void fetchMatches();
    void matchesHeard(const QJsonObject &json);
    void offersHeard(const QJsonObject &json, Instant at);
    void setState(State state);

    QFuture<Expected<>> command(const store::Command &command);
    void settled(const Uuid &id, const Expected<> &outcome);

    Workspace &m_workspace;
    DaemonClient &m_client;
    CommandQueue m_commands;
    QHash<Uuid, std::shared_ptr<QPromise<Expected<>>>> m_awaited; // sent while somebody looks
    std::optional<Area> m_area;
    QList<NearbyOffer> m_offers;
    QHash<QString, Uuid> m_wishOfOffer;
    std::optional<Instant> m_asOf;
    State m_state = State::NoArea;
    bool m_isPositionSent = false;
    QTimer m_settle;
};

// Offers of api.md's list; what cannot be read is left out. Exposed for tests.
[[nodiscard]] QList<NearbyOffer> offersFromJson(const QJsonObject &json, const Uuid &self);

} // namespace endpaper::services
