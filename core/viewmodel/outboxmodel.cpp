// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/outboxmodel.h"

#include "viewmodel/listdiff.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

OutboxModel::OutboxModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int OutboxModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant OutboxModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Entry &entry = m_entries.at(index.row());
    switch (role) {
    case WordsRole:
        return entry.words;
    case SinceTextRole:
        return entry.sinceText;
    case IsRefusedRole:
        return entry.isRefused;
    case GroupRole:
        return entry.group;
    case CommandRole:
        return entry.command;
    default:
        return {};
    }
}

QHash<int, QByteArray> OutboxModel::roleNames() const
{
    return {
        {WordsRole, "words"_ba}, {SinceTextRole, "sinceText"_ba}, {IsRefusedRole, "isRefused"_ba},
        {GroupRole, "group"_ba}, {CommandRole, "command"_ba},
    };
}

void OutboxModel::setEntries(const QList<Entry> &entries)
{
    const int before = count();
    applyList(*this, m_entries, entries, &Entry::id);
    if (before != count()) {
        Q_EMIT countChanged();
    }
}

} // namespace endpaper::viewmodel
