// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/choicemodel.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

ChoiceModel::ChoiceModel(QList<Choice> choices, QObject *parent)
    : QAbstractListModel(parent)
    , m_choices(std::move(choices))
{
}

int ChoiceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_choices.size());
}

QVariant ChoiceModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Choice &choice = m_choices.at(index.row());
    switch (role) {
    case ValueRole:
        return choice.value;
    case LabelRole:
    case Qt::DisplayRole:
        return choice.label;
    default:
        return {};
    }
}

QHash<int, QByteArray> ChoiceModel::roleNames() const
{
    return {{ValueRole, "value"_ba}, {LabelRole, "label"_ba}};
}

int ChoiceModel::indexOf(const QString &value) const
{
    const auto found = std::ranges::find(m_choices, value, &Choice::value);
    return found == m_choices.end() ? -1 : int(found - m_choices.begin());
}

void ChoiceModel::setChoices(QList<Choice> choices)
{
    if (choices.size() != m_choices.size()) {
        beginResetModel();
        m_choices = std::move(choices);
        endResetModel();
        return;
    }
    m_choices = std::move(choices);
    if (!m_choices.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(int(m_choices.size()) - 1));
    }
}

} // namespace endpaper::viewmodel
