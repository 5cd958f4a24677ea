// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/trashmodel.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/listdiff.h"
#include "viewmodel/words.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

TrashModel::TrashModel(services::Services &services, Changes &changes, QObject *parent)
    : QAbstractListModel(parent)
    , m_services(services)
    , m_changes(changes)
{
    const auto again = [this] {
        if (m_isWatched) {
            load();
        }
    };
    connect(&services.workspace, &services::Workspace::rowsChanged, this, again);
    connect(&services.workspace, &services::Workspace::opened, this, again);
    connect(&services.workspace, &services::Workspace::aboutToClose, this, [this] {
        ++m_question;
        m_isRead = false;
        show(QList<store::Deleted>());
    });
}

void TrashModel::setWatched(bool isWatched)
{
    if (m_isWatched != isWatched) {
        m_isWatched = isWatched;
        Q_EMIT watchedChanged();
        if (isWatched) {
            load();
        }
    }
}

void TrashModel::load()
{
    // One more than is shown: whether there are more.
    m_services.wishlists.deleted(rowsMax + 1)
        | then(this, [this, question = ++m_question](const Expected<QList<store::Deleted>> &read) {
              if (question == m_question) {
                  m_isRead = true;
                  show(read);
              }
          });
}

void TrashModel::show(const Expected<QList<store::Deleted>> &read)
{
    if (!read && read.error().kind == ErrorKind::Cancelled) {
        return; // the books of another account are being opened
    }
    m_error = read ? std::nullopt : std::optional(read.error());
    QList<store::Deleted> rows = read.value_or(QList<store::Deleted>());
    m_hasMore = rows.size() > rowsMax;
    rows = rows.first(std::min(rows.size(), qsizetype(rowsMax)));
    applyList(*this, m_rows, rows, &store::Deleted::id);
    Q_EMIT listChanged();
}

void TrashModel::restore(int row)
{
    if (row < 0 || row >= count()) {
        return;
    }
    const store::Deleted deleted = m_rows.at(row);
    m_changes.follow(m_services.wishlists.restore(deleted.kind, deleted.id),
                     {.undo = tr("bring back %1").arg(deleted.name),
                      .toast = tr("Brought back %1.").arg(deleted.name)});
}

QString TrashModel::stateLine() const
{
    if (m_error) {
        return words::sentence(*m_error, words::Doing::Anything);
    }
    return m_hasMore ? tr("Only the last %1 are shown.").arg(words::number(rowsMax)) : QString();
}

QString TrashModel::lineOf(const store::Deleted &deleted) const
{
    QStringList parts;
    if (deleted.kind == domain::RowKind::List) {
        parts += tr("List with %1").arg(words::books(deleted.wishes));
    } else {
        if (!deleted.authors.isEmpty()) {
            parts += words::authors(deleted.authors);
        }
        if (!deleted.listName.isEmpty()) {
            parts += tr("from %1", "the list that a deleted book stood on").arg(deleted.listName);
        }
    }
    parts += words::ago(deleted.at, m_services.clock.now());
    return parts.join(u" · "_s);
}

int TrashModel::rowCount(const QModelIndex &parent) const { return parent.isValid() ? 0 : count(); }

QVariant TrashModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const store::Deleted &deleted = m_rows.at(index.row());
    switch (role) {
    case NameRole:
        return deleted.name;
    case LineRole:
        return lineOf(deleted);
    case IsListRole:
        return deleted.kind == domain::RowKind::List;
    case AccessibleNameRole:
        return QString(deleted.name + u", "_s + lineOf(deleted).replace(u" · "_s, u", "_s));
    default:
        return {};
    }
}

QHash<int, QByteArray> TrashModel::roleNames() const
{
    return {{NameRole, "name"_ba},
            {LineRole, "line"_ba},
            {IsListRole, "isList"_ba},
            {AccessibleNameRole, "accessibleName"_ba}};
}

void TrashModel::retranslate()
{
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0), index(count() - 1));
    }
    Q_EMIT listChanged();
}

} // namespace endpaper::viewmodel
