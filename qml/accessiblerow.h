// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accessibleview.h"

#include <QHash>

namespace endpaper::ui {

// A row of an AccessibleView, or with a column one cell of it. Lives as long as the view's
// interface.
class AccessibleRow final : public QAccessibleInterface,
                            public QAccessibleActionInterface,
                            public QAccessibleTableCellInterface
{
public:
    static constexpr int wholeRow = -1;

    AccessibleRow(AccessibleView *owner, int row, int column);
    ~AccessibleRow() override;

    bool isValid() const override;
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_owner->window(); }
    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int index) const override;
    int childCount() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QString text(QAccessible::Text kind) const override;
    void setText(QAccessible::Text, const QString &) override { }
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;

    QStringList actionNames() const override { return {pressAction()}; }
    void doAction(const QString &action) override;
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

    int columnExtent() const override { return 1; }
    int rowExtent() const override { return 1; }
    QList<QAccessibleInterface *> columnHeaderCells() const override;
    QList<QAccessibleInterface *> rowHeaderCells() const override { return {}; }
    int columnIndex() const override { return m_column; }
    int rowIndex() const override { return m_row; }
    bool isSelected() const override;
    QAccessibleInterface *table() const override { return m_owner; }

    [[nodiscard]] int row() const { return m_row; }
    // The cell of a column, made when first asked for.
    [[nodiscard]] QAccessibleInterface *cell(int column) const;

private:
    [[nodiscard]] QList<QAccessibleInterface *> parts() const;

    AccessibleView *m_owner;
    int m_row;
    int m_column;
    mutable QHash<int, QAccessible::Id> m_cells;
};

} // namespace endpaper::ui
