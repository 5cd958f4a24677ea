// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/wishlistmodel.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QQmlEngine>

namespace endpaper::viewmodel {

// The wishes of a grouped list as the cells of a wall: each group begins a row of its own, a series
// has its missing volumes among its books ("ghosts"), and the rest of the last row is blank. Cells
// of a book have the roles of WishlistModel too. GUI thread.
class GroupWall : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(endpaper::viewmodel::WishlistModel *wishes READ wishes WRITE setWishes NOTIFY
                   wishesChanged FINAL)
    Q_PROPERTY(int perRow READ perRow WRITE setPerRow NOTIFY perRowChanged FINAL)

public:
    enum class CellKind { Book, Ghost, Blank };
    Q_ENUM(CellKind)
    enum Role {
        CellKindRole = Qt::UserRole + 1000,
        HeadingRole, // QString: the group's name, at its first cell
        GhostSeriesRole, // QString
        GhostVolumeRole, // int
        WishRowRole, // int: the row of WishlistModel, -1 for none
    };
    Q_ENUM(Role)

    explicit GroupWall(QObject *parent = nullptr);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] WishlistModel *wishes() const { return m_wishes; }
    void setWishes(WishlistModel *wishes);
    [[nodiscard]] int perRow() const { return m_perRow; }
    void setPerRow(int perRow);

    // The cell of a wish's row, and back; -1 for none.
    Q_INVOKABLE [[nodiscard]] int cellOf(int wishRow) const;
    Q_INVOKABLE [[nodiscard]] int wishRowAt(int cell) const;
    // The first cell from there, in steps of `step`, that is not blank; the cell itself where none
    // is.
    Q_INVOKABLE [[nodiscard]] int next(int cell, int step) const;

Q_SIGNALS:
    void wishesChanged();
    void perRowChanged();
    // Cells stand anew: what was at a cell is elsewhere.
    void rebuilt();

private:
    struct Cell
    {
        CellKind kind = CellKind::Blank;
        int wishRow = -1;
        int volume = 0;
        bool isFirst = false;
    };
    void rebuild();
    void addGroup(int first, int last, const QString &section);
    void follow(const QModelIndex &first, const QModelIndex &last, const QList<int> &roles);
    [[nodiscard]] QString sectionAt(int wishRow) const;

    QPointer<WishlistModel> m_wishes;
    QList<Cell> m_cells;
    QList<int> m_cellOfRow;
    QStringList m_sectionOfRow;
    int m_perRow = 1;
};

} // namespace endpaper::viewmodel
