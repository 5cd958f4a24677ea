// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/condition.h"
#include "domain/snooze.h"
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
    Instant told = {}; // when its notification was made
    bool isDigest = false; // told with the digest, not at once
    bool isRead = false;

    friend bool operator==(const PostItem &, const PostItem &) = default;
};

// A book of a notification that the reader put off.
struct PostSnooze
{
    Uuid notification = {};
    Uuid wish = {};
    domain::Snooze snooze = {};

    friend bool operator==(const PostSnooze &, const PostSnooze &) = default;
};

struct PostList
{
    QList<PostItem> items = {}; // newest first
    QList<PostSnooze> snoozes = {};
    int unread = 0; // notifications, also those put off

    // Until a moment: that notification's book. If cheaper: all that is told of the book.
    [[nodiscard]] bool isAsleep(const PostItem &item, Instant now) const;
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
    // Of these wishes, those whose reader wants to be told at once.
    [[nodiscard]] QFuture<Expected<QSet<Uuid>>> toldAtOnce(const QSet<Uuid> &wishes);
    // A snooze of no kind ends it.
    [[nodiscard]] QFuture<Expected<>> putSnooze(const PostSnooze &snooze);

private:
    Workspace &m_workspace;
    DaemonClient &m_client;
};

// What is no item of a known kind is left out.
[[nodiscard]] PostList postFromJson(const QJsonObject &json);

} // namespace endpaper::services
