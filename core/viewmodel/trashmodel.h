// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/cache/deleted.h"

#include <QAbstractListModel>
#include <QQmlEngine>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;

// Lists and wishes that were deleted, newest first, each with its way back. Read by load(), and
// again with each change while watched. GUI thread.
class TrashModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.trash")
    Q_PROPERTY(int count READ count NOTIFY listChanged FINAL)
    // It was read, and there is nothing.
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY listChanged FINAL)
    // That these are not all, or why they cannot be read; empty otherwise.
    Q_PROPERTY(QString stateLine READ stateLine NOTIFY listChanged FINAL)
    // The page is open.
    Q_PROPERTY(bool isWatched READ isWatched WRITE setWatched NOTIFY watchedChanged FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, // QString: "Stoner"
        LineRole, // QString: "John Williams · from To hunt · 2 h ago"
        IsListRole, // bool: a list, with its books
        AccessibleNameRole, // QString
    };
    Q_ENUM(Role)
    static constexpr int rowsMax = 500;

    TrashModel(services::Services &services, Changes &changes, QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] bool isEmpty() const { return m_isRead && m_rows.isEmpty() && !m_error; }
    [[nodiscard]] QString stateLine() const;
    [[nodiscard]] bool isWatched() const { return m_isWatched; }
    void setWatched(bool isWatched);

    Q_INVOKABLE void load();
    // Back where it stood; with a toast and Undo.
    Q_INVOKABLE void restore(int row);

    // In the new language.
    void retranslate();

Q_SIGNALS:
    void listChanged();
    void watchedChanged();

private:
    void show(const Expected<QList<store::Deleted>> &read);
    [[nodiscard]] QString lineOf(const store::Deleted &deleted) const;

    services::Services &m_services;
    Changes &m_changes;
    QList<store::Deleted> m_rows;
    std::optional<Error> m_error;
    bool m_hasMore = false;
    int m_question = 0; // which one an answer is to
    bool m_isRead = false;
    bool m_isWatched = false;
};

} // namespace endpaper::viewmodel
