// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/sharepeoplemodel.h"

#include "viewmodel/listdiff.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

SharePeopleModel::SharePeopleModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int SharePeopleModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant SharePeopleModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Entry &entry = m_entries.at(index.row());
    switch (role) {
    case NameRole:
    case Qt::DisplayRole:
        return entry.name;
    case LineRole:
        return entry.line;
    case RoleValueRole:
        return entry.role;
    case CanChangeRole:
        return entry.canChange;
    case AccessibleNameRole:
        return QString(entry.name + u", "_s + entry.line);
    default:
        return {};
    }
}

QHash<int, QByteArray> SharePeopleModel::roleNames() const
{
    return {
        {NameRole, "name"_ba},
        {LineRole, "line"_ba},
        {RoleValueRole, "roleValue"_ba},
        {CanChangeRole, "canChange"_ba},
        {AccessibleNameRole, "accessibleName"_ba},
    };
}

void SharePeopleModel::setEntries(const QList<Entry> &entries)
{
    const int before = count();
    applyList(*this, m_entries, entries, &Entry::id);
    if (before != count()) {
        Q_EMIT countChanged();
    }
}

} // namespace endpaper::viewmodel
