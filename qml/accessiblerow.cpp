// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessiblerow.h"

#include <QCoreApplication>
#include <QQuickWindow>

namespace endpaper::ui {

using namespace Qt::StringLiterals;

AccessibleRow::AccessibleRow(AccessibleView *owner, int row, int column)
    : m_owner(owner)
    , m_row(row)
    , m_column(column)
{
}

AccessibleRow::~AccessibleRow()
{
    for (const QAccessible::Id id : std::as_const(m_cells)) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

bool AccessibleRow::isValid() const
{
    return m_owner->isValid() && m_owner->model() && m_row < m_owner->model()->rowCount();
}

QAccessibleInterface *AccessibleRow::parent() const { return m_owner; }

// A row has its cells and the buttons that its drawn item has; a cell has nothing.
QList<QAccessibleInterface *> AccessibleRow::parts() const
{
    QList<QAccessibleInterface *> parts;
    if (m_column != wholeRow) {
        return parts;
    }
    for (int column = 0; column < m_owner->columnCount(); ++column) {
        parts += cell(column);
    }
    if (QQuickItem *drawn = m_owner->delegate(m_row)) {
        for (QQuickItem *each : drawn->childItems()) {
            AccessibleView::collect(each, parts);
        }
    }
    return parts;
}

QAccessibleInterface *AccessibleRow::cell(int column) const
{
    if (const auto found = m_cells.constFind(column); found != m_cells.constEnd()) {
        return QAccessible::accessibleInterface(*found);
    }
    auto *made = new AccessibleRow(m_owner, m_row, column);
    m_cells.insert(column, QAccessible::registerAccessibleInterface(made));
    return made;
}

QAccessibleInterface *AccessibleRow::child(int index) const { return parts().value(index); }

int AccessibleRow::childCount() const { return int(parts().size()); }

int AccessibleRow::indexOfChild(const QAccessibleInterface *child) const
{
    return int(parts().indexOf(const_cast<QAccessibleInterface *>(child)));
}

QAccessibleInterface *AccessibleRow::childAt(int x, int y) const
{
    for (QAccessibleInterface *each : parts()) {
        if (each->rect().contains(x, y)) {
            return each;
        }
    }
    return nullptr;
}

QString AccessibleRow::text(QAccessible::Text kind) const
{
    if (m_column != wholeRow) {
        const QString value = m_owner->value(m_row, m_owner->columnRole(m_column)).toString();
        const QString label = m_owner->columnDescription(m_column);
        return kind != QAccessible::Name ? QString()
            : value.isEmpty()            ? label
                                         : u"%1, %2"_s.arg(label, value);
    }
    if (kind == QAccessible::Name) {
        return m_owner->rowDescription(m_row);
    }
    if (kind == QAccessible::Description) {
        const QString place = QCoreApplication::translate("AccessibleView", "%1 of %2",
                                                          "the place of a row among all")
                                  .arg(m_owner->indexOfChild(this) + 1)
                                  .arg(m_owner->rowCount());
        const QString group = m_owner->value(m_row, "section"_ba).toString();
        return group.isEmpty() ? place : u"%1, %2"_s.arg(place, group);
    }
    return {};
}

QRect AccessibleRow::rect() const
{
    QQuickItem *drawn = m_owner->delegate(m_row);
    if (!drawn || !drawn->window()) {
        return {};
    }
    const QRectF scene = drawn->mapRectToScene(QRectF(0, 0, drawn->width(), drawn->height()));
    return QRect(drawn->window()->mapToGlobal(scene.topLeft().toPoint()), scene.size().toSize());
}

QAccessible::Role AccessibleRow::role() const
{
    if (m_column != wholeRow) {
        return QAccessible::Cell;
    }
    return m_owner->columnCount() > 0 ? QAccessible::Row : QAccessible::ListItem;
}

bool AccessibleRow::isSelected() const { return m_owner->isRowSelected(m_row); }

QAccessible::State AccessibleRow::state() const
{
    QAccessible::State state;
    state.invalid = !isValid();
    state.offscreen = m_owner->delegate(m_row) == nullptr;
    state.selectable = m_column == wholeRow;
    state.selected = isSelected();
    state.focusable = m_column == wholeRow;
    state.focused =
        m_column == wholeRow && m_owner->currentRow() == m_row && m_owner->view()->hasActiveFocus();
    return state;
}

void *AccessibleRow::interface_cast(QAccessible::InterfaceType type)
{
    if (type == QAccessible::ActionInterface) {
        return static_cast<QAccessibleActionInterface *>(this);
    }
    if (type == QAccessible::TableCellInterface && m_column != wholeRow) {
        return static_cast<QAccessibleTableCellInterface *>(this);
    }
    return nullptr;
}

void AccessibleRow::doAction(const QString &action)
{
    if (action == pressAction()) {
        m_owner->press(m_row);
    }
}

QList<QAccessibleInterface *> AccessibleRow::columnHeaderCells() const
{
    QAccessibleInterface *head = m_owner->head(m_column);
    return head ? QList<QAccessibleInterface *>{head} : QList<QAccessibleInterface *>();
}

} // namespace endpaper::ui
