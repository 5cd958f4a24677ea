// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/tablecolumns.h"

#include "viewmodel/settings.h"
#include "viewmodel/wishlistmodel.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

using SortKey = WishlistModel::SortKey;
constexpr int sortsNot = -1;

struct Kind
{
    const char *id;
    const char *role;
    const char *label;
    int width;
    bool isAtEnd;
    int sortKey;
    bool isUsual;
};

constexpr Kind kinds[] = {
    {"author", "authors", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "Author"), 176,
     false, int(SortKey::Author), true},
    {"total", "totalText", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "Total"), 92,
     true, int(SortKey::Total), true},
    {"target", "targetText", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "Target"), 104,
     true, sortsNot, true},
    {"near", "nearText", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "Near you"), 152,
     false, sortsNot, true},
    {"added", "addedText", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "Added"), 112,
     false, int(SortKey::Added), true},
    {"list", "listName", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "List"), 124, false,
     sortsNot, true},
    {"age", "totalAge", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "Seen"), 100, false,
     sortsNot, false},
    {"series", "series", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "Series"), 160,
     false, sortsNot, false},
    {"year", "published", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "Year"), 72, true,
     sortsNot, false},
    {"isbn", "isbn", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "ISBN"), 132, false,
     sortsNot, false},
    {"tags", "tags", QT_TRANSLATE_NOOP("endpaper::viewmodel::TableColumns", "Tags"), 160, false,
     sortsNot, false},
};
constexpr int kindCount = int(std::size(kinds));
constexpr int titleWidthUsual = 240;

int kindOf(const QString &id)
{
    const auto *found = std::ranges::find_if(
        kinds, [&id](const Kind &kind) { return id == QLatin1String(kind.id); });
    return found == std::end(kinds) ? -1 : int(found - std::begin(kinds));
}

int bounded(int width) { return std::clamp(width, TableColumns::widthMin, TableColumns::widthMax); }

} // namespace

TableColumns::TableColumns(Settings &settings, QObject *parent)
    : QAbstractListModel(parent)
    , m_settings(settings)
{
    setUsual();
}

int TableColumns::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_columns.size());
}

QVariant TableColumns::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Column &column = m_columns.at(index.row());
    const Kind &kind = kinds[column.kind];
    switch (role) {
    case ColumnIdRole:
        return QString::fromLatin1(kind.id);
    case LabelRole:
    case Qt::DisplayRole:
        return label(QString::fromLatin1(kind.id));
    case ColumnWidthRole:
        return column.width;
    case AtEndRole:
        return kind.isAtEnd;
    case SortKeyRole:
        return kind.sortKey;
    default:
        return {};
    }
}

QHash<int, QByteArray> TableColumns::roleNames() const
{
    return {
        {ColumnIdRole, "columnId"_ba},       {LabelRole, "label"_ba},
        {ColumnWidthRole, "columnWidth"_ba}, {AtEndRole, "atEnd"_ba},
        {SortKeyRole, "sortKey"_ba},
    };
}

QStringList TableColumns::allIds() const
{
    QStringList ids;
    for (const Kind &kind : kinds) {
        ids += QString::fromLatin1(kind.id);
    }
    return ids;
}

QStringList TableColumns::shownIds() const
{
    QStringList ids;
    for (const Column &column : m_columns) {
        ids += QString::fromLatin1(kinds[column.kind].id);
    }
    return ids;
}

int TableColumns::width() const
{
    int width = 0;
    for (const Column &column : m_columns) {
        width += column.width;
    }
    return width;
}

QString TableColumns::label(const QString &columnId) const
{
    const int kind = kindOf(columnId);
    return kind < 0
        ? QString()
        : QCoreApplication::translate("endpaper::viewmodel::TableColumns", kinds[kind].label);
}

bool TableColumns::isShown(const QString &columnId) const { return shownIds().contains(columnId); }

QVariantList TableColumns::cells() const
{
    QVariantList cells{QVariantMap{{u"label"_s, tr("Title")}, {u"role"_s, u"title"_s}}};
    for (const Column &column : m_columns) {
        const Kind &kind = kinds[column.kind];
        cells += QVariantMap{{u"label"_s, label(QString::fromLatin1(kind.id))},
                             {u"role"_s, QString::fromLatin1(kind.role)}};
    }
    return cells;
}

void TableColumns::toggle(const QString &columnId)
{
    const int kind = kindOf(columnId);
    const auto at = std::ranges::find(m_columns, kind, &Column::kind) - m_columns.begin();
    if (kind < 0) {
        return;
    }
    if (at < m_columns.size()) {
        beginRemoveRows({}, int(at), int(at));
        m_columns.removeAt(at);
        endRemoveRows();
    } else {
        beginInsertRows({}, rowCount(), rowCount());
        m_columns += Column{kind, kinds[kind].width};
        endInsertRows();
    }
    keep();
}

void TableColumns::move(int from, int to)
{
    const int count = rowCount();
    if (from == to || from < 0 || to < 0 || from >= count || to >= count) {
        return;
    }
    beginMoveRows({}, from, from, {}, to > from ? to + 1 : to);
    m_columns.move(from, to);
    endMoveRows();
    keep();
}

void TableColumns::resize(int row, int width)
{
    if (row < 0 || row >= rowCount() || m_columns.at(row).width == bounded(width)) {
        return;
    }
    m_columns[row].width = bounded(width);
    Q_EMIT dataChanged(index(row), index(row), {ColumnWidthRole});
    keep();
}

void TableColumns::resizeTitle(int width)
{
    if (m_titleWidth != bounded(width)) {
        m_titleWidth = bounded(width);
        keep();
    }
}

void TableColumns::reset()
{
    beginResetModel();
    setUsual();
    endResetModel();
    keep();
}

void TableColumns::setUsual()
{
    m_titleWidth = titleWidthUsual;
    m_columns.clear();
    for (int kind = 0; kind < kindCount; ++kind) {
        if (kinds[kind].isUsual) {
            m_columns += Column{kind, kinds[kind].width};
        }
    }
}

// "240 author:176 total:92": the title's width, then each column's.
void TableColumns::keep()
{
    QStringList words{QString::number(m_titleWidth)};
    for (const Column &column : std::as_const(m_columns)) {
        words += u"%1:%2"_s.arg(QLatin1String(kinds[column.kind].id)).arg(column.width);
    }
    m_settings.keep(u"columns/"_s + m_listKey, words.join(u' '));
    Q_EMIT changed();
}

void TableColumns::open(const QString &listKey)
{
    m_listKey = listKey;
    const QStringList words = m_settings.kept(u"columns/"_s + listKey, QString())
                                  .toString()
                                  .split(u' ', Qt::SkipEmptyParts);
    beginResetModel();
    setUsual();
    if (!words.isEmpty()) {
        m_titleWidth = bounded(words.constFirst().toInt());
        m_columns.clear();
        for (const QString &word : words.mid(1)) {
            const int kind = kindOf(word.section(u':', 0, 0));
            if (kind >= 0 && std::ranges::find(m_columns, kind, &Column::kind) == m_columns.end()) {
                m_columns += Column{kind, bounded(word.section(u':', 1).toInt())};
            }
        }
    }
    endResetModel();
    Q_EMIT changed();
}

void TableColumns::retranslate()
{
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1), {LabelRole});
    }
    Q_EMIT changed();
}

} // namespace endpaper::viewmodel
