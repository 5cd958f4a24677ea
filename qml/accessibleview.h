// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractItemModel>
#include <QAccessible>
#include <QAccessibleObject>
#include <QPointer>
#include <QQuickItem>

#include <memory>

namespace endpaper::ui {

class AccessibleRow;
class RowFollower;

// A list, wall or table of ours as a screen reader meets it: every row of the model, drawn or not,
// as "what · which · state" and "3 of 48"; the buttons of drawn rows, the head and the foot of the
// view below. A view with `accessibleColumns` (a list of {label, role}) is a table with named
// cells. A stock QML view shows loose labels only. GUI thread.
class AccessibleView final : public QAccessibleObject, public QAccessibleTableInterface
{
public:
    // For QAccessible::installFactory: views with the property accessibleRows, whose model has the
    // role accessibleName.
    static QAccessibleInterface *make(const QString &className, QObject *object);

    explicit AccessibleView(QQuickItem *view);
    ~AccessibleView() override;

    QAccessibleInterface *parent() const override;
    QAccessibleInterface *child(int index) const override;
    int childCount() const override;
    int indexOfChild(const QAccessibleInterface *child) const override;
    QAccessibleInterface *childAt(int x, int y) const override;
    QAccessibleInterface *focusChild() const override;
    QString text(QAccessible::Text kind) const override;
    QRect rect() const override;
    QAccessible::Role role() const override;
    QAccessible::State state() const override;
    void *interface_cast(QAccessible::InterfaceType type) override;
    QWindow *window() const override;

    QAccessibleInterface *caption() const override { return nullptr; }
    QAccessibleInterface *summary() const override { return nullptr; }
    QAccessibleInterface *cellAt(int row, int column) const override;
    int selectedCellCount() const override;
    QList<QAccessibleInterface *> selectedCells() const override { return {}; }
    QString columnDescription(int column) const override;
    QString rowDescription(int row) const override;
    int selectedColumnCount() const override { return 0; }
    int selectedRowCount() const override;
    int columnCount() const override;
    int rowCount() const override;
    QList<int> selectedColumns() const override { return {}; }
    QList<int> selectedRows() const override;
    bool isColumnSelected(int) const override { return false; }
    bool isRowSelected(int row) const override;
    bool selectRow(int row) override;
    bool selectColumn(int) override { return false; }
    bool unselectRow(int) override { return false; }
    bool unselectColumn(int) override { return false; }
    void modelChange(QAccessibleTableModelChangeEvent *) override { forget(); }

    // What a row of ours asks its view.
    [[nodiscard]] QQuickItem *view() const;
    [[nodiscard]] QAbstractItemModel *model() const;
    [[nodiscard]] QVariant value(int row, const QByteArray &role) const;
    // The drawn item of the row, or null.
    [[nodiscard]] QQuickItem *delegate(int row) const;
    [[nodiscard]] int currentRow() const;
    [[nodiscard]] QByteArray columnRole(int column) const;
    // The header of a column, or null.
    [[nodiscard]] QAccessibleInterface *head(int column) const;
    void press(int row) const;
    // The rows are others now.
    void forget() const;
    // The accessible items below an item, the nearest of each branch.
    static void collect(QQuickItem *below, QList<QAccessibleInterface *> &into);

private:
    [[nodiscard]] AccessibleRow *rowAt(int row) const;
    // Head and foot of the view.
    [[nodiscard]] QList<QAccessibleInterface *> beside() const;
    // Model rows that say something: the blank ends of shelves do not.
    [[nodiscard]] const QList<int> &spoken() const;
    mutable QHash<int, QAccessible::Id> m_rows;
    mutable QList<int> m_spoken;
    mutable bool m_isSpokenKnown = false;
    std::unique_ptr<RowFollower> m_follower;
};

} // namespace endpaper::ui
