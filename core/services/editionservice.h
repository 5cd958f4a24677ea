// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/isbn.h"
#include "services/daemonclient.h"

namespace endpaper::services {

// One edition of a work, as the catalogues have it.
struct EditionInfo
{
    domain::Isbn isbn;
    QString title = {};
    QString language = {}; // two or three letters, empty: unknown
    QString published = {};
    QString publisher = {};

    friend bool operator==(const EditionInfo &, const EditionInfo &) = default;
};

struct EditionList
{
    bool isSearching = false;
    QList<EditionInfo> editions = {};
    QStringList failedSources = {}; // ids of catalogues that could not be asked
    qint64 waitMs = 0; // while searching: until it is asked again
};

// The editions of a book's work. GUI thread.
class EditionService final : public QObject
{
    Q_OBJECT

public:
    explicit EditionService(DaemonClient &client, QObject *parent = nullptr);

    // Of the work that an ISBN belongs to; ask again while it is searching. NotFound where no
    // catalogue knows the book.
    [[nodiscard]] QFuture<Expected<EditionList>> editions(const QString &isbn);
    // For all readers of the daemon and for good: puts an edition into the work, or takes it out,
    // whatever catalogues say of it. Gives the work's editions as they are then. Forbidden for who
    // is no librarian there.
    enum class Deed { PutIn, TakeOut };
    [[nodiscard]] QFuture<Expected<EditionList>> change(const QString &isbn,
                                                        const domain::Isbn &edition, Deed deed);

private:
    DaemonClient &m_client;
};

[[nodiscard]] Expected<EditionList> editionsFromJson(const QJsonObject &json);

} // namespace endpaper::services
