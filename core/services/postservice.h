// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/condition.h"
#include "domain/money.h"
#include "services/daemonclient.h"
#include "services/workspace.h"

namespace endpaper::services {

// One thing that the daemon tells: of a copy for a wish, or of a neighbour's offer.
struct PostItem
{
    Uuid notification = {}; // several items may share one
    QString kind = {}; // "alert", "match", "invite"
    QString direction = {}; // of a match: "offered" to the reader, "wanted" from them
    QString from = {}; // of an invitation: who shares the list `title`
    QString what = {}; // of an alert: "new", "cheaper", "gone", "back"
    QString title = {}; // of the book
    Uuid wish = {}; // nil: none
    QString seller = {};
    QString sourceName = {};
    domain::Condition condition = domain::Condition::Unknown;
    std::optional<domain::Money> total = {};
    bool isTotalKnown = true; // else it costs at least that
    std::optional<domain::Money> target = {};
    std::optional<domain::Money> before = {};
    QUrl url = {};
    bool isSample = false;
    Instant at = {};
    bool isRead = false;

    friend bool operator==(const PostItem &, const PostItem &) = default;
};

struct PostList
{
    QList<PostItem> items = {}; // newest first
    int unread = 0;
};

// What the daemon has to tell; kept for when there is no network. GUI thread.
class PostService final : public QObject
{
    Q_OBJECT

public:
    static constexpr int notificationsMax = 100;

    PostService(Workspace &workspace, DaemonClient &client, QObject *parent = nullptr);

    struct Known
    {
        PostList list;
        Instant at;
    };
    // NotFound where nothing was kept.
    [[nodiscard]] QFuture<Expected<Known>> kept();
    [[nodiscard]] QFuture<Expected<Known>> ask();
    [[nodiscard]] QFuture<Expected<>> setRead(const Uuid &notification);
    [[nodiscard]] QFuture<Expected<>> setAllRead();

private:
    Workspace &m_workspace;
    DaemonClient &m_client;
};

// What is no item of a known kind is left out.
[[nodiscard]] PostList postFromJson(const QJsonObject &json);

} // namespace endpaper::services
