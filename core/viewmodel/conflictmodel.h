// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

namespace endpaper::viewmodel {

// Values of one field that were written in two places without knowing of each other, in words. The
// later one is in force; both stay here until the reader has chosen. GUI thread.
class ConflictModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("SyncStatus.conflicts")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        WhatRole = Qt::UserRole + 1, // QString: "Target of Stoner"
        NowTextRole, // QString: the value in force
        NowWhereRole, // QString: "on this computer, 2 h ago"
        OtherTextRole,
        OtherWhereRole,
        AccessibleNameRole, // QString
    };
    Q_ENUM(Role)
    struct Entry
    {
        qint64 number = 0;
        QString what = {};
        QString nowText = {};
        QString nowWhere = {};
        QString otherText = {};
        QString otherWhere = {};

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    explicit ConflictModel(QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_entries.size()); }
    // 0 and empty outside.
    [[nodiscard]] qint64 numberAt(int row) const { return m_entries.value(row).number; }
    [[nodiscard]] QString whatAt(int row) const { return m_entries.value(row).what; }

    void setEntries(const QList<Entry> &entries);

Q_SIGNALS:
    void countChanged();

private:
    QList<Entry> m_entries;
};

} // namespace endpaper::viewmodel
