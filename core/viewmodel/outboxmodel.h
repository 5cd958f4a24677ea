// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

namespace endpaper::viewmodel {

// What waits to be sent, and what was refused, in words. GUI thread.
class OutboxModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("SyncStatus.outbox")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        WordsRole = Qt::UserRole + 1, // QString: "Target of Stoner 8 → 6"
        SinceTextRole, // QString: "2 min ago"
        IsRefusedRole, // bool: the daemon said no; `words` says why
        GroupRole, // quint64: what SyncStatus.tryAgain and letGo take
        CommandRole, // QString: what tryCommandAgain and letCommandGo take; empty: a change
    };
    Q_ENUM(Role)
    struct Entry
    {
        qint64 id = 0; // the outbox group, negative for refused ones
        QString words = {};
        QString sinceText = {};
        bool isRefused = false;
        quint64 group = 0;
        QString command = {}; // the id of something done to an offer

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    explicit OutboxModel(QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_entries.size()); }

    void setEntries(const QList<Entry> &entries);

Q_SIGNALS:
    void countChanged();

private:
    QList<Entry> m_entries;
};

} // namespace endpaper::viewmodel
