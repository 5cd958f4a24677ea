// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QHash>
#include <QList>
#include <QSet>

#include <functional>

namespace endpaper::viewmodel {

// Opens QAbstractItemModel's protected row signals to applyList().
class ListModelAccess : public QAbstractListModel
{
public:
    using QAbstractListModel::beginInsertRows;
    using QAbstractListModel::beginMoveRows;
    using QAbstractListModel::beginRemoveRows;
    using QAbstractListModel::endInsertRows;
    using QAbstractListModel::endMoveRows;
    using QAbstractListModel::endRemoveRows;
};

// Brings `rows` of `model` to `wanted` by removals, moves, insertions and dataChanged, rows being
// the same where `key` (a member or a function of the row) is. For lists of some hundred rows: a
// move costs a look through the list. Rows compare with ==.
template <typename Row, typename Key>
void applyList(QAbstractListModel &model, QList<Row> &rows, const QList<Row> &wanted, Key key)
{
    auto &access = static_cast<ListModelAccess &>(model);
    using KeyType = std::decay_t<std::invoke_result_t<Key, const Row &>>;
    QSet<KeyType> keep;
    for (const Row &row : wanted) {
        keep.insert(std::invoke(key, row));
    }
    for (qsizetype i = rows.size() - 1; i >= 0; --i) {
        if (!keep.contains(std::invoke(key, rows.at(i)))) {
            access.beginRemoveRows({}, int(i), int(i));
            rows.removeAt(i);
            access.endRemoveRows();
        }
    }
    QSet<KeyType> have;
    for (const Row &row : std::as_const(rows)) {
        have.insert(std::invoke(key, row));
    }
    for (qsizetype i = 0; i < wanted.size(); ++i) {
        const Row &row = wanted.at(i);
        const KeyType name = std::invoke(key, row);
        if (!have.contains(name)) {
            access.beginInsertRows({}, int(i), int(i));
            rows.insert(i, row);
            access.endInsertRows();
            have.insert(name);
            continue;
        }
        qsizetype from = i;
        while (std::invoke(key, rows.at(from)) != name) {
            ++from;
        }
        if (from != i) {
            access.beginMoveRows({}, int(from), int(from), {}, int(i));
            rows.move(from, i);
            access.endMoveRows();
        }
        if (!(rows.at(i) == row)) {
            rows[i] = row;
            const QModelIndex changed = model.index(int(i));
            Q_EMIT model.dataChanged(changed, changed);
        }
    }
}

} // namespace endpaper::viewmodel
