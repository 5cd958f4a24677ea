// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/bookshopsmodel.h"
#include "viewmodel/offereditor.h"
#include "viewmodel/placesmodel.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <memory>

namespace endpaper::services {
class Services;
struct NearbyOffer;
} // namespace endpaper::services

namespace endpaper::viewmodel {

class Changes;
class Settings;

// What neighbours offer around the reader's own cell, nearest band first. A place is a cell, never
// a point. GUI thread.
class NearbyModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.nearby")
    // "Around Potsdam, about 3 km"; empty until an area is chosen.
    Q_PROPERTY(QString areaText READ areaText NOTIFY areaChanged FINAL)
    Q_PROPERTY(bool hasArea READ hasArea NOTIFY areaChanged FINAL)
    // 1, 3 or 10.
    Q_PROPERTY(int cellKm READ cellKm WRITE setCellKm NOTIFY areaChanged FINAL)
    // How far the list looks: 3, 10, 25 or 50.
    Q_PROPERTY(int radiusKm READ radiusKm WRITE setRadiusKm NOTIFY areaChanged FINAL)
    // "What neighbours see: a square of 3 km around Potsdam."
    Q_PROPERTY(QString privacyLine READ privacyLine NOTIFY areaChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY statusChanged FINAL)
    Q_PROPERTY(NearbyState nearbyState READ nearbyState NOTIFY statusChanged FINAL)
    // "Nothing offered within 10 km yet.", "as of 08:10", why not; empty where the rows say it all.
    Q_PROPERTY(QString statusLine READ statusLine NOTIFY statusChanged FINAL)
    // Wishes that somebody near offers.
    Q_PROPERTY(int matchCount READ matchCount NOTIFY statusChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::BookshopsModel *bookshops READ bookshops CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::OfferEditor *offer READ offer CONSTANT FINAL)

public:
    enum class NearbyState { NoArea, Loading, Ready, Offline, SoloOnly, Failed };
    Q_ENUM(NearbyState)
    enum Role {
        OfferIdRole = Qt::UserRole + 1, // QString
        BandTextRole, // QString, for ListView.section: "within 1 km", "1–3 km"
        TitleRole, // QString
        AuthorsRole, // QString
        FamilyRole, // QString
        ClothIndexRole, // int
        FoilIndexRole, // int
        ConditionTextRole, // QString
        OfferKindRole, // QString: "give", "swap", "lend", "sell"
        KindTextRole, // QString: "gift", "swap", "to lend", "for sale"
        PriceTextRole, // QString, or empty
        SinceTextRole, // QString: "since yesterday"
        OwnerNameRole, // QString
        MatchesWishRole, // bool
        WishIdRole, // QString, where it matches
        IsMineRole, // bool
        AccessibleNameRole, // QString
    };
    Q_ENUM(Role)

    NearbyModel(services::Services &services, Changes &changes, Settings &settings,
                QObject *parent);
    ~NearbyModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QString areaText() const;
    [[nodiscard]] bool hasArea() const;
    [[nodiscard]] int cellKm() const;
    void setCellKm(int km);
    [[nodiscard]] int radiusKm() const;
    void setRadiusKm(int km);
    [[nodiscard]] QString privacyLine() const;
    [[nodiscard]] int count() const;
    [[nodiscard]] NearbyState nearbyState() const;
    [[nodiscard]] QString statusLine() const;
    [[nodiscard]] int matchCount() const;
    [[nodiscard]] BookshopsModel *bookshops() const;
    [[nodiscard]] OfferEditor *offer() const;

    Q_INVOKABLE void refresh();
    // A row of Session.places, or the two numbers of its query.
    Q_INVOKABLE void chooseArea(endpaper::viewmodel::PlacesModel *places, int row);
    // Takes back an offer of one's own.
    Q_INVOKABLE void withdraw(int row);

    // In the new language.
    void retranslate();

Q_SIGNALS:
    void areaChanged();
    void statusChanged();

private:
    void choose(domain::GeoPoint point, const QString &name);
    [[nodiscard]] QString accessibleName(const services::NearbyOffer &row) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
