// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "services/bookshopservice.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QTimer>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

// Bookshops and public bookcases around the reader's area, nearest first. Asked once load() was
// called, and again when the area changes. GUI thread.
class BookshopsModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("NearbyModel.bookshops")
    Q_PROPERTY(int count READ count NOTIFY statusChanged FINAL)
    Q_PROPERTY(ShopsState shopsState READ shopsState NOTIFY statusChanged FINAL)
    // What is missing, old or wrong, in a sentence; empty where the rows say it all.
    Q_PROPERTY(QString statusLine READ statusLine NOTIFY statusChanged FINAL)
    // "© OpenStreetMap contributors · heard 2 h ago"; empty before an answer.
    Q_PROPERTY(QString sourceLine READ sourceLine NOTIFY statusChanged FINAL)

public:
    // Partial: there are rows, and a source has failed since.
    enum class ShopsState { NoArea, Looking, Ready, Partial, Empty, Offline, Failed };
    Q_ENUM(ShopsState)
    enum Role {
        NameRole = Qt::UserRole + 1, // QString: its name, or what it is
        KindTextRole, // QString: "second-hand bookshop"
        KindIconRole, // QString: the name of an icon
        DistanceTextRole, // QString: "850 m", "2.3 km"
        DetailRole, // QString: what it is, its street, its hours
        HostRole, // QString: of its web page, or empty
        AccessibleNameRole, // QString
    };
    Q_ENUM(Role)
    static constexpr int looksMax = 30; // while a source is asked

    BookshopsModel(services::Services &services, QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] int count() const { return int(m_list.shops.size()); }
    [[nodiscard]] ShopsState shopsState() const;
    [[nodiscard]] QString statusLine() const;
    [[nodiscard]] QString sourceLine() const;

    Q_INVOKABLE void load();
    // In the browser: its own page, and where it is on openstreetmap.org.
    Q_INVOKABLE void openWebsite(int row);
    Q_INVOKABLE void openMap(int row);
    [[nodiscard]] QUrl mapAddress(int row) const;

    void retranslate();

Q_SIGNALS:
    void statusChanged();

private:
    void follow();
    void ask();
    void show(const services::BookshopList &list);
    [[nodiscard]] QString kindText(const services::Bookshop &shop) const;
    [[nodiscard]] QString detail(const services::Bookshop &shop) const;
    [[nodiscard]] QString failureLine() const;

    services::Services &m_services;
    services::BookshopList m_list;
    std::optional<services::Area> m_area; // of the list
    std::optional<Error> m_error;
    QTimer m_again;
    int m_looks = 0;
    int m_asked = 0; // which question an answer belongs to
    bool m_isWanted = false;
    bool m_isLooking = false;
};

} // namespace endpaper::viewmodel
