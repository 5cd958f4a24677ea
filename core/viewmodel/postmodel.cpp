// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/postmodel.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/copydetails.h"
#include "viewmodel/words.h"

#include <QDateTime>
#include <QDesktopServices>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::PostItem;
using services::PostService;

PostModel::PostModel(services::Services &services, Changes &changes, QObject *parent)
    : QAbstractListModel(parent)
    , m_services(services)
    , m_changes(changes)
{
    m_wake.setSingleShot(true);
    connect(&m_wake, &QTimer::timeout, this, &PostModel::arrange);
    connect(&services.client, &services::DaemonClient::endpointChanged, this, [this] {
        if (m_services.client.endpoint()) {
            load();
        }
    });
    connect(&services.sync, &services::SyncService::noteReceived, this,
            [this](const QByteArray &kind, const Uuid &) {
                if (kind == "alert" || kind == "match" || kind == "invite") {
                    load();
                }
            });
    connect(&services.workspace, &services::Workspace::aboutToClose, this, [this] {
        ++m_question;
        m_error.reset();
        show({});
    });
}

void PostModel::load()
{
    const int question = ++m_question;
    if (!m_at) {
        m_services.post.kept()
            | then(this, [this, question](const Expected<PostService::Known> &known) {
                  if (known && !m_at && question == m_question) {
                      show(*known);
                  }
              });
    }
    m_services.post.ask() | then(this, [this, question](const Expected<PostService::Known> &known) {
        if (question != m_question) {
            return; // of another file, or asked again since
        }
        m_error = known ? std::nullopt : std::optional(known.error());
        if (known) {
            show(*known);
            Q_EMIT heard();
        } else {
            Q_EMIT listChanged();
        }
    });
}

void PostModel::show(const PostService::Known &known)
{
    m_at = known.at == Instant() ? std::nullopt : std::optional(known.at);
    m_list = known.list;
    arrange();
}

void PostModel::after(const QFuture<Expected<>> &change)
{
    change | then(this, [this](const Expected<> &done) {
        if (!done) {
            m_changes.tellFailure(words::sentence(done.error(), words::Doing::ChangeCopies));
        }
        load();
    });
}

void PostModel::markRead(int row)
{
    if (row >= 0 && row < count() && !m_awake.at(row).isRead) {
        after(m_services.post.setRead(m_awake.at(row).notification));
    }
}

void PostModel::markAllRead() { after(m_services.post.setAllRead()); }

void PostModel::openSeller(int row)
{
    if (row >= 0 && row < count() && !CopyDetails::hostOf(m_awake.at(row).url).isEmpty()) {
        const services::PostItem &item = m_awake.at(row);
        QDesktopServices::openUrl(item.url);
        Q_EMIT sellerOpened(item.wish, item.title, item.isTotalKnown ? item.total : std::nullopt,
                            CopyDetails::hostOf(item.url));
    }
}

QString PostModel::wishAt(int row) const
{
    return row >= 0 && row < count() && !m_awake.at(row).wish.isNil()
        ? m_awake.at(row).wish.toString()
        : QString();
}

QString PostModel::stateLine() const
{
    if (m_error && m_at) {
        return tr("No network: as of %1.").arg(words::clockTime(*m_at));
    }
    if (m_error) {
        return words::sentence(*m_error, words::Doing::ChangeCopies);
    }
    return {};
}

Instant PostModel::newest() const
{
    if (m_list.items.isEmpty()) {
        return {};
    }
    return std::ranges::max(m_list.items, {}, &PostItem::told).told;
}

bool PostModel::isDeskEmpty() const { return m_at && m_awake.isEmpty(); }

QString PostModel::whatOf(const PostItem &item) const
{
    if (item.kind == "match"_L1) {
        return item.direction == "wanted"_L1 ? tr("%1: a neighbour looks for it.").arg(item.title)
                                             : tr("%1: a neighbour offers it.").arg(item.title);
    }
    if (item.kind == "invite"_L1) {
        return tr("%1 shares the list %2 with you.").arg(item.from, item.title);
    }
    const QString total = !item.total ? QString()
        : item.isTotalKnown           ? tr("%1 delivered").arg(words::money(*item.total))
                                      : words::atLeast(*item.total);
    if (item.what == "gone"_L1) {
        return tr("%1: the copy for %2 is gone.").arg(item.title, total);
    }
    if (item.what == "back"_L1) {
        return tr("%1: the copy for %2 is there again.").arg(item.title, total);
    }
    if (item.what == "cheaper"_L1 && item.before) {
        return tr("%1: now %2, before %3.").arg(item.title, total, words::money(*item.before));
    }
    return tr("%1: a copy for %2.").arg(item.title, total);
}

QString PostModel::whyOf(const PostItem &item) const
{
    QStringList parts;
    if (item.target && item.total && item.total->currency == item.target->currency
        && item.total->minor <= item.target->minor) {
        parts += tr("under your %1").arg(words::money(*item.target));
    }
    if (item.condition != domain::Condition::Unknown) {
        parts += words::condition(item.condition);
    }
    QStringList places{item.seller, item.sourceName};
    places.removeAll(QString());
    places.removeDuplicates();
    if (!places.isEmpty()) {
        parts += places.join(u", "_s);
    }
    if (item.isSample) {
        parts += tr("sample");
    }
    return parts.join(u" · "_s);
}

int PostModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant PostModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const PostItem &item = m_awake.at(index.row());
    switch (role) {
    case WhatRole:
        return whatOf(item);
    case WhyRole:
        return whyOf(item);
    case DayTextRole:
        return words::date(item.at);
    case IsUnreadRole:
        return !item.isRead;
    case WishIdRole:
        return wishAt(index.row());
    case HostRole:
        return CopyDetails::hostOf(item.url);
    case IsSampleRole:
        return item.isSample;
    case AccessibleNameRole:
        return QString(whatOf(item) + u' ' + whyOf(item)
                       + (item.isRead ? QString() : QString(u", "_s + tr("unread"))));
    default:
        return {};
    }
}

QHash<int, QByteArray> PostModel::roleNames() const
{
    return {{WhatRole, "what"_ba},         {WhyRole, "why"_ba},
            {DayTextRole, "dayText"_ba},   {IsUnreadRole, "isUnread"_ba},
            {WishIdRole, "wishId"_ba},     {HostRole, "host"_ba},
            {IsSampleRole, "isSample"_ba}, {AccessibleNameRole, "accessibleName"_ba}};
}

void PostModel::retranslate()
{
    if (count() > 0) {
        Q_EMIT dataChanged(index(0), index(count() - 1));
    }
    Q_EMIT listChanged();
}

} // namespace endpaper::viewmodel
