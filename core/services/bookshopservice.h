// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/copiesanswer.h"
#include "services/nearbyservice.h"

#include <QUrl>

namespace endpaper::services {

// A bookshop or a public bookcase: public, so it has an exact point.
struct Bookshop
{
    QString id = {};
    QString kind = {}; // "bookshop", "bookcase", "charity"
    QString name = {}; // empty: has none
    QString address = {};
    QString hours = {}; // as its source writes them: "Mo-Fr 10:00-18:00"
    QUrl website = {};
    domain::GeoPoint at = {};
    int distanceMetres = 0; // from the middle of the reader's cell

    friend bool operator==(const Bookshop &, const Bookshop &) = default;
};

struct BookshopList
{
    QList<Bookshop> shops = {}; // nearest first
    QList<SourceReport> sources = {};
    bool isSearching = false;
    std::optional<Instant> asOf = {}; // when its source answered
    qint64 waitMs = 0; // while searching: until it is asked again
};

// Bookshops and bookcases around the reader's cell, asked of the daemon and kept for when there is
// no network. Nothing finer than the middle of the cell is sent. GUI thread.
class BookshopService final : public QObject
{
    Q_OBJECT

public:
    static constexpr int areasKept = 10;

    BookshopService(Workspace &workspace, DaemonClient &client, QObject *parent = nullptr);

    // NotFound where nothing was kept.
    [[nodiscard]] QFuture<Expected<BookshopList>> kept(const Area &area);
    [[nodiscard]] QFuture<Expected<BookshopList>> ask(const Area &area);

private:
    Workspace &m_workspace;
    DaemonClient &m_client;
};

// What has no place is left out.
[[nodiscard]] BookshopList bookshopsFromJson(const QJsonObject &json);

} // namespace endpaper::services
