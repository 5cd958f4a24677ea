// SPDX-License-Identifier: GPL-3.0-or-later
#include "accessibleview.h"

#include "accessiblerow.h"

#include <QQmlContext>
#include <QQmlEngine>
#include <QQmlProperty>
#include <QQuickWindow>

namespace endpaper::ui {

using namespace Qt::StringLiterals;

namespace {

QAbstractItemModel *modelOf(const QObject *view)
{
    return qobject_cast<QAbstractItemModel *>(view->property("model").value<QObject *>());
}

int roleOf(const QAbstractItemModel *model, const QByteArray &name)
{
    return model->roleNames().key(name, -1);
}

} // namespace

// Tells when the rows are others, and where the focus is.
class RowFollower final : public QObject
{
    Q_OBJECT
public:
    explicit RowFollower(AccessibleView *owner)
        : m_owner(owner)
    {
        connect(owner->object(), SIGNAL(currentIndexChanged()), this, SLOT(tellFocus()));
        connect(owner->view(), &QQuickItem::activeFocusChanged, this, &RowFollower::tellFocus);
        connect(owner->object(), SIGNAL(countChanged()), this, SLOT(forget()));
    }

    // A model comes after the view, and may be another later.
    void follow(QAbstractItemModel *model)
    {
        if (m_model == model) {
            return;
        }
        if (m_model) {
            disconnect(m_model, nullptr, this, nullptr);
        }
        m_model = model;
        if (model) {
            connect(model, &QAbstractItemModel::modelReset, this, &RowFollower::forget);
            connect(model, &QAbstractItemModel::rowsInserted, this, &RowFollower::forget);
            connect(model, &QAbstractItemModel::rowsRemoved, this, &RowFollower::forget);
            connect(model, &QAbstractItemModel::rowsMoved, this, &RowFollower::forget);
        }
        forget();
    }

private Q_SLOTS:
    void tellFocus()
    {
        if (!QAccessible::isActive() || !m_owner->view()->hasActiveFocus()) {
            return;
        }
        if (QAccessibleInterface *row = m_owner->focusChild(); row && row != m_owner) {
            QAccessibleEvent focus(row, QAccessible::Focus);
            QAccessible::updateAccessibility(&focus);
        }
    }
    void forget() { m_owner->forget(); }

private:
    AccessibleView *m_owner;
    QPointer<QAbstractItemModel> m_model;
};

QAccessibleInterface *AccessibleView::make(const QString &className, QObject *object)
{
    if (className != "QQuickListView"_L1 && className != "QQuickGridView"_L1) {
        return nullptr;
    }
    // Asked while the view is still made, before it has a model: it says itself that it is one.
    const bool isOurs = object->metaObject()->indexOfProperty("accessibleRows") >= 0;
    return isOurs ? new AccessibleView(qobject_cast<QQuickItem *>(object)) : nullptr;
}

AccessibleView::AccessibleView(QQuickItem *view)
    : QAccessibleObject(view)
    , m_follower(std::make_unique<RowFollower>(this))
{
}

AccessibleView::~AccessibleView()
{
    for (const QAccessible::Id id : std::as_const(m_rows)) {
        QAccessible::deleteAccessibleInterface(id);
    }
}

QQuickItem *AccessibleView::view() const { return static_cast<QQuickItem *>(object()); }

QAbstractItemModel *AccessibleView::model() const
{
    return isValid() ? modelOf(object()) : nullptr;
}

QVariant AccessibleView::value(int row, const QByteArray &role) const
{
    const QAbstractItemModel *rows = model();
    const int found = rows ? roleOf(rows, role) : -1;
    return found < 0 ? QVariant() : rows->index(row, 0).data(found);
}

QQuickItem *AccessibleView::delegate(int row) const
{
    QQuickItem *item = nullptr;
    QMetaObject::invokeMethod(view(), "itemAtIndex", Q_RETURN_ARG(QQuickItem *, item),
                              Q_ARG(int, row));
    return item;
}

int AccessibleView::currentRow() const { return object()->property("currentIndex").toInt(); }

void AccessibleView::collect(QQuickItem *below, QList<QAccessibleInterface *> &into)
{
    if (!below || !below->isVisible()) {
        return;
    }
    if (QAccessibleInterface *found = QAccessible::queryAccessibleInterface(below)) {
        into += found;
        return;
    }
    for (QQuickItem *each : below->childItems()) {
        collect(each, into);
    }
}

QList<QAccessibleInterface *> AccessibleView::beside() const
{
    QList<QAccessibleInterface *> items;
    for (const char *part : {"headerItem", "footerItem"}) {
        collect(object()->property(part).value<QQuickItem *>(), items);
    }
    return items;
}

QAccessibleInterface *AccessibleView::head(int column) const
{
    // By its name: Qt makes a button's role of a header's where the header is one.
    const QString label = columnDescription(column);
    QList<QAccessibleInterface *> waiting;
    collect(object()->property("accessibleHead").value<QQuickItem *>(), waiting);
    while (!waiting.isEmpty()) {
        QAccessibleInterface *each = waiting.takeFirst();
        if (each->text(QAccessible::Name).startsWith(label)) {
            return each;
        }
        for (int at = 0; at < each->childCount(); ++at) {
            waiting += each->child(at);
        }
    }
    return nullptr;
}

const QList<int> &AccessibleView::spoken() const
{
    QAbstractItemModel *rows = model();
    m_follower->follow(rows);
    if (!m_isSpokenKnown) {
        m_spoken.clear();
        m_isSpokenKnown = true;
        if (!rows) {
            return m_spoken;
        }
        const int role = roleOf(rows, "accessibleName"_ba);
        const bool hasBlanks = roleOf(rows, "cellKind"_ba) >= 0;
        for (int row = 0; row < rows->rowCount(); ++row) {
            if (!hasBlanks || !rows->index(row, 0).data(role).toString().isEmpty()) {
                m_spoken += row;
            }
        }
    }
    return m_spoken;
}

void AccessibleView::forget() const { m_isSpokenKnown = false; }

AccessibleRow *AccessibleView::rowAt(int row) const
{
    if (const auto found = m_rows.constFind(row); found != m_rows.constEnd()) {
        return static_cast<AccessibleRow *>(QAccessible::accessibleInterface(*found));
    }
    auto *made =
        new AccessibleRow(const_cast<AccessibleView *>(this), row, AccessibleRow::wholeRow);
    m_rows.insert(row, QAccessible::registerAccessibleInterface(made));
    return made;
}

QAccessibleInterface *AccessibleView::parent() const
{
    for (QQuickItem *each = view()->parentItem(); each; each = each->parentItem()) {
        if (QAccessibleInterface *found = QAccessible::queryAccessibleInterface(each)) {
            return found;
        }
    }
    return QAccessible::queryAccessibleInterface(view()->window());
}

QAccessibleInterface *AccessibleView::child(int index) const
{
    const QList<int> &rows = spoken();
    if (index >= 0 && index < rows.size()) {
        return rowAt(rows.at(index));
    }
    return beside().value(index - rows.size());
}

int AccessibleView::childCount() const { return int(spoken().size() + beside().size()); }

int AccessibleView::indexOfChild(const QAccessibleInterface *child) const
{
    if (const auto *row = dynamic_cast<const AccessibleRow *>(child)) {
        return int(spoken().indexOf(row->row()));
    }
    const qsizetype at = beside().indexOf(const_cast<QAccessibleInterface *>(child));
    return at < 0 ? -1 : int(spoken().size() + at);
}

QAccessibleInterface *AccessibleView::childAt(int x, int y) const
{
    for (const int row : spoken()) {
        if (delegate(row) && rowAt(row)->rect().contains(x, y)) {
            return rowAt(row);
        }
    }
    for (QAccessibleInterface *each : beside()) {
        if (each->rect().contains(x, y)) {
            return each;
        }
    }
    return nullptr;
}

QAccessibleInterface *AccessibleView::focusChild() const
{
    const int row = currentRow();
    return spoken().contains(row) ? rowAt(row) : nullptr;
}

QString AccessibleView::text(QAccessible::Text kind) const
{
    const char *name = kind == QAccessible::Name ? "Accessible.name"
        : kind == QAccessible::Description       ? "Accessible.description"
                                                 : nullptr;
    return name
        ? QQmlProperty(object(), QLatin1String(name), qmlContext(object())).read().toString()
        : QString();
}

QRect AccessibleView::rect() const
{
    if (!view()->window()) {
        return {};
    }
    const QRectF scene = view()->mapRectToScene(QRectF(0, 0, view()->width(), view()->height()));
    return QRect(view()->window()->mapToGlobal(scene.topLeft().toPoint()), scene.size().toSize());
}

QAccessible::Role AccessibleView::role() const
{
    return columnCount() > 0 ? QAccessible::Table : QAccessible::List;
}

QAccessible::State AccessibleView::state() const
{
    QAccessible::State state;
    state.focusable = true;
    state.focused = view()->hasActiveFocus();
    state.invisible = !view()->isVisible();
    const QAbstractItemModel *rows = model();
    state.multiSelectable = rows && roleOf(rows, "isSelected"_ba) >= 0;
    return state;
}

void *AccessibleView::interface_cast(QAccessible::InterfaceType type)
{
    return type == QAccessible::TableInterface && columnCount() > 0
        ? static_cast<QAccessibleTableInterface *>(this)
        : nullptr;
}

QWindow *AccessibleView::window() const { return view()->window(); }

QAccessibleInterface *AccessibleView::cellAt(int row, int column) const
{
    const bool isThere = row >= 0 && row < rowCount() && column >= 0 && column < columnCount();
    return isThere ? rowAt(spoken().at(row))->cell(column) : nullptr;
}

int AccessibleView::selectedCellCount() const { return selectedRowCount() * columnCount(); }

QString AccessibleView::columnDescription(int column) const
{
    return object()
        ->property("accessibleColumns")
        .toList()
        .value(column)
        .toMap()
        .value(u"label"_s)
        .toString();
}

QByteArray AccessibleView::columnRole(int column) const
{
    return object()
        ->property("accessibleColumns")
        .toList()
        .value(column)
        .toMap()
        .value(u"role"_s)
        .toByteArray();
}

QString AccessibleView::rowDescription(int row) const
{
    return value(row, "accessibleName"_ba).toString();
}

int AccessibleView::columnCount() const
{
    return int(object()->property("accessibleColumns").toList().size());
}

int AccessibleView::rowCount() const { return int(spoken().size()); }

bool AccessibleView::isRowSelected(int row) const { return value(row, "isSelected"_ba).toBool(); }

QList<int> AccessibleView::selectedRows() const
{
    QList<int> rows;
    for (const int row : spoken()) {
        if (isRowSelected(row)) {
            rows += row;
        }
    }
    return rows;
}

int AccessibleView::selectedRowCount() const { return int(selectedRows().size()); }

bool AccessibleView::selectRow(int row)
{
    press(row);
    return true;
}

// As a click does: the row becomes the current one, and the view says that it was chosen.
void AccessibleView::press(int row) const
{
    QAbstractItemModel *rows = model();
    if (!rows) {
        return;
    }
    if (rows->property("currentRow").isValid()) {
        rows->setProperty("currentRow", row);
    } else {
        object()->setProperty("currentIndex", row);
    }
    view()->forceActiveFocus(Qt::OtherFocusReason);
    if (object()->metaObject()->indexOfSignal("chosen()") >= 0) {
        QMetaObject::invokeMethod(object(), "chosen");
    }
}

} // namespace endpaper::ui

#include "accessibleview.moc"
