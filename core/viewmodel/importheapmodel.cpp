// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/importheapmodel.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

ImportHeapModel::ImportHeapModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int ImportHeapModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ImportHeapModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Row &row = m_rows.at(index.row());
    switch (role) {
    case RowNumberRole:
        return row.rowNumber;
    case TitleRole:
        return row.title;
    case AuthorsRole:
        return row.authors;
    case IsbnRole:
        return row.isbn;
    case RawTextRole:
        return row.rawText;
    case ReasonRole:
        return row.reason;
    case GuessTextRole:
        return row.guessText;
    case IsNewRole:
        return row.isNew;
    default:
        return {};
    }
}

QHash<int, QByteArray> ImportHeapModel::roleNames() const
{
    return {
        {RowNumberRole, "rowNumber"_ba}, {TitleRole, "title"_ba},     {AuthorsRole, "authors"_ba},
        {IsbnRole, "isbn"_ba},           {RawTextRole, "rawText"_ba}, {ReasonRole, "reason"_ba},
        {GuessTextRole, "guessText"_ba}, {IsNewRole, "isNew"_ba},
    };
}

const ImportHeapModel::Row *ImportHeapModel::at(int row) const
{
    return row >= 0 && row < m_rows.size() ? &m_rows.at(row) : nullptr;
}

void ImportHeapModel::append(const QList<Row> &rows)
{
    if (rows.isEmpty()) {
        return;
    }
    beginInsertRows({}, count(), count() + int(rows.size()) - 1);
    m_rows += rows;
    endInsertRows();
    Q_EMIT countChanged();
}

void ImportHeapModel::take(int row)
{
    if (!at(row)) {
        return;
    }
    beginRemoveRows({}, row, row);
    m_rows.removeAt(row);
    endRemoveRows();
    Q_EMIT countChanged();
}

void ImportHeapModel::clear()
{
    if (m_rows.isEmpty()) {
        return;
    }
    beginRemoveRows({}, 0, count() - 1);
    m_rows.clear();
    endRemoveRows();
    Q_EMIT countChanged();
}

} // namespace endpaper::viewmodel
