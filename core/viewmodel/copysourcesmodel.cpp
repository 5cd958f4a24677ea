// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/copysourcesmodel.h"

#include "viewmodel/listdiff.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

CopySourcesModel::CopySourcesModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int CopySourcesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CopySourcesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Source &source = m_sources.at(index.row());
    switch (role) {
    case SourceIdRole:
        return source.id;
    case NameRole:
        return source.name;
    case SourceStateRole:
        return QVariant::fromValue(source.state);
    case StateTextRole:
        return source.stateText;
    case ReasonRole:
        return source.reason;
    case RetryTextRole:
        return source.retryText;
    case RowsRole:
        return source.rows;
    case IsSampleRole:
        return source.isSample;
    case AgeTextRole:
        return source.ageText;
    case AttributionRole:
        return source.attribution;
    default:
        return {};
    }
}

QHash<int, QByteArray> CopySourcesModel::roleNames() const
{
    return {
        {SourceIdRole, "sourceId"_ba},
        {NameRole, "name"_ba},
        {SourceStateRole, "sourceState"_ba},
        {StateTextRole, "stateText"_ba},
        {ReasonRole, "reason"_ba},
        {RetryTextRole, "retryText"_ba},
        {RowsRole, "rows"_ba},
        {IsSampleRole, "isSample"_ba},
        {AgeTextRole, "ageText"_ba},
        {AttributionRole, "attribution"_ba},
    };
}

QString CopySourcesModel::failureLine() const
{
    QStringList sentences;
    for (const Source &source : m_sources) {
        if (source.state == SourceState::Failed) {
            sentences += source.reason;
        }
    }
    return sentences.join(u' ');
}

void CopySourcesModel::setSources(const QList<Source> &sources)
{
    const int countBefore = count();
    const QString lineBefore = failureLine();
    applyList(*this, m_sources, sources, &Source::id);
    if (countBefore != count() || lineBefore != failureLine()) {
        Q_EMIT countChanged();
    }
}

} // namespace endpaper::viewmodel
