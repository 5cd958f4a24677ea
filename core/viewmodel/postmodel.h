// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "services/postservice.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QTimer>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;

// The morning post: what happened to the reader's wishes, newest first, each saying why. Asked when
// the daemon is there, when it says that there is more, and by load(). GUI thread.
class PostModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.post")
    Q_PROPERTY(int count READ count NOTIFY listChanged FINAL)
    Q_PROPERTY(int unreadCount READ unreadCount NOTIFY listChanged FINAL)
    // "as of 08:10", or why there is nothing; empty where the rows say it all.
    Q_PROPERTY(QString stateLine READ stateLine NOTIFY listChanged FINAL)
    // "2 put off · back Saturday, 08:00"; empty for none.
    Q_PROPERTY(QString asleepLine READ asleepLine NOTIFY listChanged FINAL)
    // It was asked, and there is nothing.
    Q_PROPERTY(bool isDeskEmpty READ isDeskEmpty NOTIFY listChanged FINAL)

public:
    enum Role {
        WhatRole = Qt::UserRole + 1, // QString: "Stoner: a copy for €6.40 delivered"
        WhyRole, // QString: "under your €8.00 · Good · Meyer, booklooker"
        DayTextRole, // QString, for the heading of a group
        IsUnreadRole, // bool
        WishIdRole, // QString, or empty
        HostRole, // QString: where the seller's page is, or empty
        IsSampleRole, // bool
        AccessibleNameRole, // QString
    };
    Q_ENUM(Role)
    // Until tomorrow or Saturday at the hour of the post, or until the book costs less.
    enum class Snooze { Tomorrow, Weekend, IfCheaper };
    Q_ENUM(Snooze)

    PostModel(services::Services &services, Changes &changes, QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_awake.size()); }
    [[nodiscard]] int unreadCount() const { return m_unread; }
    [[nodiscard]] QString stateLine() const;
    [[nodiscard]] QString asleepLine() const;
    [[nodiscard]] bool isDeskEmpty() const;

    Q_INVOKABLE void load();
    Q_INVOKABLE void markRead(int row);
    Q_INVOKABLE void markAllRead();
    Q_INVOKABLE void openSeller(int row);
    [[nodiscard]] Q_INVOKABLE QString wishAt(int row) const;
    // What has no book, or no price, cannot be put off so.
    [[nodiscard]] Q_INVOKABLE bool canSnooze(int row) const;
    [[nodiscard]] Q_INVOKABLE bool canWaitForLess(int row) const;
    // Undoable; needs the daemon.
    Q_INVOKABLE void snooze(int row, endpaper::viewmodel::PostModel::Snooze until);
    Q_INVOKABLE void wakeAll();

    // What is not put off, newest first.
    [[nodiscard]] const QList<services::PostItem> &items() const { return m_awake; }
    // When the last thing of all was told.
    [[nodiscard]] Instant newest() const;
    // "Stoner: a copy for €6.40 delivered.", "under your €8.00 · Good · Meyer, booklooker"
    [[nodiscard]] QString whatOf(const services::PostItem &item) const;
    [[nodiscard]] QString whyOf(const services::PostItem &item) const;

    void retranslate();

Q_SIGNALS:
    // As CopiesModel::sellerOpened().
    void sellerOpened(const endpaper::Uuid &wish, const QString &title,
                      std::optional<endpaper::domain::Money> total, const QString &host);
    void listChanged();
    // The daemon has answered.
    void heard();

private:
    void show(const services::PostService::Known &known);
    void after(const QFuture<Expected<>> &change);
    // Of what was heard, what is not put off now.
    void arrange();
    void putOff(const services::PostSnooze &snooze, const QString &toast, const QString &title);

    services::Services &m_services;
    Changes &m_changes;
    services::PostList m_list; // as it was heard
    QList<services::PostItem> m_awake;
    int m_asleep = 0;
    int m_unread = 0; // without what is put off
    QTimer m_wake;
    int m_question = 0; // which one an answer is to
    std::optional<Instant> m_at;
    std::optional<Error> m_error;
};

} // namespace endpaper::viewmodel
