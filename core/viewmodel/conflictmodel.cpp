// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/conflictmodel.h"

#include "viewmodel/listdiff.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

ConflictModel::ConflictModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int ConflictModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ConflictModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Entry &entry = m_entries.at(index.row());
    switch (role) {
    case WhatRole:
        return entry.what;
    case NowTextRole:
        return entry.nowText;
    case NowWhereRole:
        return entry.nowWhere;
    case OtherTextRole:
        return entry.otherText;
    case OtherWhereRole:
        return entry.otherWhere;
    case AccessibleNameRole:
        return tr("%1: now %2, %3; or %4, %5")
            .arg(entry.what, entry.nowText, entry.nowWhere, entry.otherText, entry.otherWhere);
    default:
        return {};
    }
}

QHash<int, QByteArray> ConflictModel::roleNames() const
{
    return {
        {WhatRole, "what"_ba},
        {NowTextRole, "nowText"_ba},
        {NowWhereRole, "nowWhere"_ba},
        {OtherTextRole, "otherText"_ba},
        {OtherWhereRole, "otherWhere"_ba},
        {AccessibleNameRole, "accessibleName"_ba},
    };
}

void ConflictModel::setEntries(const QList<Entry> &entries)
{
    const int before = count();
    applyList(*this, m_entries, entries, &Entry::number);
    if (before != count()) {
        Q_EMIT countChanged();
    }
}

} // namespace endpaper::viewmodel
