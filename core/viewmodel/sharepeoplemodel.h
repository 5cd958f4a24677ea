// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

namespace endpaper::viewmodel {

// Who shares a list, or who was asked to: one person or one invitation a row. GUI thread.
class SharePeopleModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("ShareEditor.people, ShareEditor.invitations")
    Q_PROPERTY(int count READ count NOTIFY countChanged FINAL)

public:
    enum Role {
        NameRole = Qt::UserRole + 1, // QString: "Bo", "bo@example.org", "Whoever has the link"
        LineRole, // QString: "may change it · this is you", "may look · until 21 Dec 2026"
        RoleValueRole, // QString: "owner", "editor", "viewer"
        CanChangeRole, // bool: the reader may give another role, take out, take back
        AccessibleNameRole, // QString
    };
    Q_ENUM(Role)
    struct Entry
    {
        QString id = {};
        QString name = {};
        QString line = {};
        QString role = {};
        bool canChange = false;

        friend bool operator==(const Entry &, const Entry &) = default;
    };

    explicit SharePeopleModel(QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_entries.size()); }
    // Empty outside.
    [[nodiscard]] Entry at(int row) const { return m_entries.value(row); }

    void setEntries(const QList<Entry> &entries);

Q_SIGNALS:
    void countChanged();

private:
    QList<Entry> m_entries;
};

} // namespace endpaper::viewmodel
