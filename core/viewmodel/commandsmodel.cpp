// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/commandsmodel.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct CommandsModel::Private
{
};

CommandsModel::CommandsModel(QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>())
{
}

CommandsModel::~CommandsModel() = default;

int CommandsModel::rowCount(const QModelIndex &) const { return {}; }

QVariant CommandsModel::data(const QModelIndex &, int) const { return {}; }

QHash<int, QByteArray> CommandsModel::roleNames() const
{
    return {
        {CommandIdRole, "commandId"_ba}, {LabelRole, "label"_ba},
        {MenuRole, "menu"_ba},           {MenuIdRole, "menuId"_ba},
        {ShortcutRole, "shortcut"_ba},   {ShortcutTextRole, "shortcutText"_ba},
        {IsLetterRole, "isLetter"_ba},   {IsEnabledRole, "isEnabled"_ba},
    };
}

void CommandsModel::trigger(const QString &) { }

QString CommandsModel::shortcut(const QString &) const { return {}; }

QString CommandsModel::label(const QString &) const { return {}; }

bool CommandsModel::isEnabled(const QString &) const { return {}; }

void CommandsModel::setEnabled(const QString &, bool) { }

} // namespace endpaper::viewmodel
