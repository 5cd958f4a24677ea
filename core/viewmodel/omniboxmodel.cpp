// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/omniboxmodel.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct OmniboxModel::Private
{
};

OmniboxModel::OmniboxModel(QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>())
{
}

OmniboxModel::~OmniboxModel() = default;

int OmniboxModel::rowCount(const QModelIndex &) const { return {}; }

QVariant OmniboxModel::data(const QModelIndex &, int) const { return {}; }

QHash<int, QByteArray> OmniboxModel::roleNames() const
{
    return {
        {OmniKindRole, "omniKind"_ba},
        {SectionRole, "section"_ba},
        {TitleRole, "title"_ba},
        {SubtitleRole, "subtitle"_ba},
        {KeyHintRole, "keyHint"_ba},
        {IsEnabledRole, "isEnabled"_ba},
        {AccessibleNameRole, "accessibleName"_ba},
    };
}

QString OmniboxModel::text() const { return {}; }

void OmniboxModel::setText(const QString &) { }

int OmniboxModel::count() const { return {}; }

QString OmniboxModel::statusLine() const { return {}; }

bool OmniboxModel::isBusy() const { return {}; }

bool OmniboxModel::isFailure() const { return {}; }

bool OmniboxModel::activate(int) { return {}; }

void OmniboxModel::take(const QString &) { }

QString OmniboxModel::describe(const QString &) const { return {}; }

void OmniboxModel::clear() { }

} // namespace endpaper::viewmodel
