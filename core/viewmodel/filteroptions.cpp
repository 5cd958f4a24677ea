// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/filteroptions.h"

#include "viewmodel/listdiff.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

FilterOptions::FilterOptions(QObject *parent)
    : QAbstractListModel(parent)
{
}

int FilterOptions::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant FilterOptions::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Option &option = m_options.at(index.row());
    switch (role) {
    case ValueRole:
        return option.value;
    case LabelRole:
        return option.label;
    case CopiesRole:
        return option.copies;
    case IsChosenRole:
        return option.isChosen;
    default:
        return {};
    }
}

QHash<int, QByteArray> FilterOptions::roleNames() const
{
    return {{ValueRole, "value"_ba},
            {LabelRole, "label"_ba},
            {CopiesRole, "copies"_ba},
            {IsChosenRole, "isChosen"_ba}};
}

void FilterOptions::setOptions(const QList<Option> &options)
{
    const int before = count();
    applyList(*this, m_options, options, &Option::value);
    if (before != count()) {
        Q_EMIT countChanged();
    }
}

} // namespace endpaper::viewmodel
