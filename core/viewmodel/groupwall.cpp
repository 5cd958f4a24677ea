// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/groupwall.h"

#include "domain/series.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

GroupWall::GroupWall(QObject *parent)
    : QAbstractListModel(parent)
{
}

int GroupWall::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_cells.size());
}

QVariant GroupWall::data(const QModelIndex &index, int role) const
{
    if (!m_wishes
        || !checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Cell &cell = m_cells.at(index.row());
    // A ghost speaks of the book that it stands beside.
    const QModelIndex wish = m_wishes->index(cell.wishRow);
    switch (role) {
    case CellKindRole:
        return QVariant::fromValue(cell.kind);
    case HeadingRole:
        return cell.isFirst ? sectionAt(cell.wishRow) : QString();
    case GhostSeriesRole:
        return cell.kind == CellKind::Ghost ? wish.data(WishlistModel::SeriesRole) : QString();
    case GhostVolumeRole:
        return cell.volume;
    case WishRowRole:
        return cell.kind == CellKind::Book ? cell.wishRow : -1;
    case WishlistModel::AccessibleNameRole:
        if (cell.kind == CellKind::Ghost) {
            return tr("%1, volume %2, missing")
                .arg(wish.data(WishlistModel::SeriesRole).toString())
                .arg(cell.volume);
        }
        break;
    default:
        break;
    }
    // What stands for no book has nothing of each kind.
    const QVariant value = wish.data(role);
    return cell.kind == CellKind::Book ? value : QVariant(value.metaType());
}

QHash<int, QByteArray> GroupWall::roleNames() const
{
    QHash<int, QByteArray> names = WishlistModel::names();
    names.insert({
        {CellKindRole, "cellKind"_ba},
        {HeadingRole, "heading"_ba},
        {GhostSeriesRole, "ghostSeries"_ba},
        {GhostVolumeRole, "ghostVolume"_ba},
        {WishRowRole, "wishRow"_ba},
    });
    return names;
}

void GroupWall::setWishes(WishlistModel *wishes)
{
    if (m_wishes == wishes) {
        return;
    }
    if (m_wishes) {
        disconnect(m_wishes, nullptr, this, nullptr);
    }
    m_wishes = wishes;
    if (wishes) {
        connect(wishes, &QAbstractItemModel::modelReset, this, &GroupWall::rebuild);
        connect(wishes, &QAbstractItemModel::rowsInserted, this, &GroupWall::rebuild);
        connect(wishes, &QAbstractItemModel::rowsRemoved, this, &GroupWall::rebuild);
        connect(wishes, &QAbstractItemModel::rowsMoved, this, &GroupWall::rebuild);
        connect(wishes, &QAbstractItemModel::layoutChanged, this, &GroupWall::rebuild);
        connect(wishes, &WishlistModel::sortChanged, this, &GroupWall::rebuild);
        connect(wishes, &QAbstractItemModel::dataChanged, this, &GroupWall::follow);
    }
    rebuild();
    Q_EMIT wishesChanged();
}

void GroupWall::setPerRow(int perRow)
{
    if (perRow > 0 && m_perRow != perRow) {
        m_perRow = perRow;
        rebuild();
        Q_EMIT perRowChanged();
    }
}

int GroupWall::cellOf(int wishRow) const { return m_cellOfRow.value(wishRow, -1); }

int GroupWall::wishRowAt(int cell) const
{
    const Cell found = m_cells.value(cell);
    return found.kind == CellKind::Book ? found.wishRow : -1;
}

int GroupWall::next(int cell, int step) const
{
    if (step == 0) {
        return cell;
    }
    const int by = step > 0 ? 1 : -1;
    const int count = rowCount();
    // A step down onto the blank end of a row takes the last book before it.
    int at = cell + step;
    if (at >= 0 && at < count && m_cells.at(at).kind == CellKind::Blank && std::abs(step) > 1) {
        while (at >= 0 && m_cells.at(at).kind == CellKind::Blank) {
            --at;
        }
        if (at >= 0 && at != cell && (by < 0 || at > cell)) {
            return at;
        }
        at = cell + step;
    }
    while (at >= 0 && at < count && m_cells.at(at).kind == CellKind::Blank) {
        at += by;
    }
    return at >= 0 && at < count ? at : cell;
}

QString GroupWall::sectionAt(int wishRow) const
{
    return m_wishes->index(wishRow).data(WishlistModel::SectionRole).toString();
}

void GroupWall::rebuild()
{
    beginResetModel();
    m_cells.clear();
    m_cellOfRow.clear();
    m_sectionOfRow.clear();
    const int count = m_wishes ? m_wishes->rowCount() : 0;
    for (int first = 0; first < count;) {
        int last = first;
        const QString section = sectionAt(first);
        while (last + 1 < count && sectionAt(last + 1) == section) {
            ++last;
        }
        addGroup(first, last, section);
        first = last + 1;
    }
    endResetModel();
    Q_EMIT rebuilt();
}

void GroupWall::addGroup(int first, int last, const QString &section)
{
    QStringList volumes;
    const bool isSeries = m_wishes->groupBy() == WishlistModel::GroupBy::Series
        && !m_wishes->index(first).data(WishlistModel::SeriesRole).toString().isEmpty();
    for (int row = first; isSeries && row <= last; ++row) {
        volumes += m_wishes->index(row).data(WishlistModel::SeriesNoRole).toString();
    }
    QList<int> missing = domain::missingVolumes(volumes);
    const qsizetype begin = m_cells.size();
    for (int row = first; row <= last; ++row) {
        const QString volume = volumes.value(row - first);
        bool isNumber = false;
        const double number = volume.section(u'-', 0, 0).toDouble(&isNumber);
        while (isNumber && !missing.isEmpty() && missing.constFirst() < number) {
            m_cells += Cell{CellKind::Ghost, first, missing.takeFirst(), false};
        }
        m_cellOfRow += int(m_cells.size());
        m_sectionOfRow += section;
        m_cells += Cell{CellKind::Book, row, 0, false};
    }
    for (const int volume : std::as_const(missing)) {
        m_cells += Cell{CellKind::Ghost, first, volume, false};
    }
    m_cells[begin].isFirst = true;
    while (m_cells.size() % m_perRow != 0) {
        m_cells += Cell{};
    }
}

void GroupWall::follow(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles)
{
    if (roles.contains(WishlistModel::SectionRole) || roles.contains(WishlistModel::SeriesRole)) {
        rebuild();
        return;
    }
    for (int row = first.row(); row <= last.row(); ++row) {
        if (sectionAt(row) != m_sectionOfRow.value(row)) {
            rebuild();
            return;
        }
    }
    for (int row = first.row(); row <= last.row(); ++row) {
        const int cell = cellOf(row);
        Q_EMIT dataChanged(index(cell), index(cell), roles);
    }
}

} // namespace endpaper::viewmodel
