// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/place.h"

#include <QAbstractListModel>
#include <QDateTime>
#include <QQmlEngine>

#include <memory>

namespace endpaper::viewmodel {

// "52.51, 13.45"; nothing for other texts.
[[nodiscard]] std::optional<domain::GeoPoint> parseCoordinates(const QString &text);

// Towns found by name and imported postcodes, for choosing one's area. The index is opened when the
// first letter is typed, and anew once postcodes came in since. GUI thread.
class PlacesModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.places")
    // A name, or two numbers "52.51, 13.45".
    Q_PROPERTY(QString query READ query WRITE setQuery NOTIFY queryChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY countChanged FINAL)
    // Why there are no rows, in words; empty where there are or nothing was asked.
    Q_PROPERTY(QString emptyLine READ emptyLine NOTIFY countChanged FINAL)

public:
    enum Role {
        PlaceNameRole = Qt::UserRole + 1, // QString: "Potsdam"
        RegionRole, // QString: "Brandenburg, Germany"
    };
    Q_ENUM(Role)

    // `dataFolder`: of the profile's daemon, where imported postcodes lie.
    PlacesModel(const QString &dataFolder, QObject *parent);
    ~PlacesModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] QString query() const;
    void setQuery(const QString &query);
    [[nodiscard]] int count() const;
    [[nodiscard]] bool busy() const;
    [[nodiscard]] QString emptyLine() const;

    [[nodiscard]] std::optional<domain::GeoPoint> pointAt(int row) const;
    [[nodiscard]] QString nameAt(int row) const;

Q_SIGNALS:
    void queryChanged();
    void countChanged();

private:
    [[nodiscard]] QDateTime postcodesChanged() const;
    void load();
    void search();

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
