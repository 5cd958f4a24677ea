// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/hiddenmodel.h"

#include "viewmodel/words.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

HiddenModel::HiddenModel(services::CopyDesk &desk, const Clock &clock, QObject *parent)
    : QAbstractListModel(parent)
    , m_desk(desk)
    , m_clock(clock)
{
}

void HiddenModel::load()
{
    m_isBusy = true;
    Q_EMIT countChanged();
    m_desk.hidden() | then(this, [this](const Expected<QList<services::HiddenThing>> &things) {
        m_isBusy = false;
        beginResetModel();
        m_things = things.value_or(QList<services::HiddenThing>());
        m_error = things ? std::nullopt : std::optional(things.error());
        endResetModel();
        Q_EMIT countChanged();
    });
}

void HiddenModel::showAgain(int row)
{
    if (row < 0 || row >= count()) {
        return;
    }
    const services::HiddenThing &thing = m_things.at(row);
    (thing.id.isNil() ? m_desk.showSeller(thing.source, thing.seller) : m_desk.show(thing.id))
        | then(this, [this](const Expected<> &done) {
              if (done || done.error().kind == ErrorKind::NotFound) {
                  load();
                  Q_EMIT shown();
              } else {
                  m_error = done.error();
                  Q_EMIT countChanged();
              }
          });
}

QString HiddenModel::stateLine() const
{
    if (m_error) {
        return words::sentence(*m_error, words::Doing::LookForCopies);
    }
    return m_things.isEmpty() && !m_isBusy ? tr("No copy and no seller is hidden.") : QString();
}

QString HiddenModel::reasonText(const QString &reason)
{
    if (reason == "wrong_edition"_L1) {
        return tr("wrong edition");
    }
    if (reason == "seller"_L1) {
        return tr("not this seller");
    }
    return reason == "damaged"_L1 ? tr("damaged") : tr("other reason");
}

int HiddenModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant HiddenModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const services::HiddenThing &thing = m_things.at(index.row());
    switch (role) {
    case WhatRole:
        return thing.id.isNil() ? tr("All copies of %1").arg(thing.seller) : thing.title;
    case WhyRole: {
        const QString age = words::ago(thing.at, m_clock.now());
        return thing.id.isNil() ? age : QString(reasonText(thing.reason) + u" · "_s + age);
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> HiddenModel::roleNames() const
{
    return {{WhatRole, "what"_ba}, {WhyRole, "why"_ba}};
}

} // namespace endpaper::viewmodel
