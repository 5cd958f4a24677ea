// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/commandsmodel.h"

#include <QCoreApplication>
#include <QKeySequence>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

enum class Menu { File, Edit, View, Go, Help };
enum class Keys { Chord, Letter };

struct Command
{
    const char *id;
    const char *label;
    Menu menu;
    const char *shortcut = "";
    Keys keys = Keys::Chord;
    const char *also = ""; // a second key; acts where nothing is written
};

// Every command, in the order of the menus. The keys are those of the table in the design of the
// window; letters act only while a list has the focus.
constexpr Command commands[] = {
    {"wish.new", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "New wish"), Menu::File,
     "Ctrl+N"},
    {"list.new", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "New list"), Menu::File,
     "Ctrl+Shift+N"},
    {"file.import", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Bring in a list"),
     Menu::File, "Ctrl+I"},
    {"file.paste",
     QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Add what is on the clipboard"),
     Menu::File, "Ctrl+V"},
    {"file.catalogue",
     QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Bring in a catalogue"), Menu::File},
    {"file.sample",
     QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Show me with sample books"),
     Menu::File},
    {"file.own", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Start my own"),
     Menu::File},
    {"file.export", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Save the list as a file"),
     Menu::File, "Ctrl+E"},
    {"offer.new", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Post an offer"),
     Menu::File},
    {"app.quit", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Quit"), Menu::File,
     "Ctrl+Q"},
    {"edit.undo", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Undo"), Menu::Edit,
     "Ctrl+Z"},
    {"edit.redo", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Redo"), Menu::Edit,
     "Ctrl+Shift+Z"},
    {"edit.copy", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Copy"), Menu::Edit,
     "Ctrl+C"},
    {"edit.selectAll", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Select all"),
     Menu::Edit, "Ctrl+A"},
    {"edit.remove", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Remove"), Menu::Edit,
     "Del"},
    {"wish.want", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Want"), Menu::Edit, "W",
     Keys::Letter},
    {"wish.own", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Own"), Menu::Edit, "O",
     Keys::Letter},
    {"wish.target", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Target price"),
     Menu::Edit, "P", Keys::Letter},
    {"wish.tags", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Tags"), Menu::Edit, "T",
     Keys::Letter},
    {"wish.move", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Move to list"),
     Menu::Edit, "M", Keys::Letter},
    {"list.rename", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Rename list"),
     Menu::Edit, "F2"},
    {"list.remove", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Remove list"),
     Menu::Edit},
    {"list.share", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Share list"),
     Menu::Edit, "Ctrl+Shift+S"},
    {"wish.claim", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "I buy this one"),
     Menu::Edit, "Y", Keys::Letter},
    {"view.filter", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Filter"), Menu::View,
     "Ctrl+F", Keys::Chord, "/"},
    {"view.covers", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Covers"), Menu::View,
     "1", Keys::Letter},
    {"view.list", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "List"), Menu::View, "2",
     Keys::Letter},
    {"view.table", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Table"), Menu::View,
     "3", Keys::Letter},
    {"view.group.series",
     QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Group by series"), Menu::View, "G,S",
     Keys::Letter},
    {"view.group.author",
     QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Group by author"), Menu::View, "G,A",
     Keys::Letter},
    {"view.group.tag", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Group by tag"),
     Menu::View, "G,T", Keys::Letter},
    {"view.group.none", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "No groups"),
     Menu::View, "G,N", Keys::Letter},
    {"sort.hand", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Sort by hand"),
     Menu::View},
    {"sort.title", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Sort by title"),
     Menu::View},
    {"sort.author", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Sort by author"),
     Menu::View},
    {"sort.added", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Sort by day added"),
     Menu::View},
    {"sort.total", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Sort by total"),
     Menu::View},
    {"view.zoomIn", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Larger text"),
     Menu::View, "Ctrl++"},
    {"view.zoomOut", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Smaller text"),
     Menu::View, "Ctrl+-"},
    {"view.zoomReset", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Usual text"),
     Menu::View, "Ctrl+0"},
    {"view.theme", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Light or dark"),
     Menu::View, "Ctrl+Shift+L"},
    {"go.omnibox", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Find or add anything"),
     Menu::Go, "Ctrl+K"},
    {"go.commands", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "All commands"),
     Menu::Go, "Ctrl+Alt+I"},
    {"go.library", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Library"), Menu::Go,
     "Ctrl+1"},
    {"go.find", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Find used copies"),
     Menu::Go, "Ctrl+2"},
    {"go.nearby", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Nearby"), Menu::Go,
     "Ctrl+3"},
    {"go.post", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Morning post"), Menu::Go,
     "Ctrl+4"},
    {"go.basket", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Basket"), Menu::Go,
     "Ctrl+5"},
    {"go.back", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Back"), Menu::Go,
     "Alt+Left"},
    {"go.forward", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Forward"), Menu::Go,
     "Alt+Right"},
    {"wish.open", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Open the book"),
     Menu::Go, "Return", Keys::Letter},
    {"wish.find", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Find copies"), Menu::Go,
     "F", Keys::Letter},
    {"wish.prices", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Price history"),
     Menu::Go, "H", Keys::Letter},
    {"wish.lookAgain",
     QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Look again for prices"), Menu::Go,
     "F5"},
    {"go.account", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Account and sync"),
     Menu::Go},
    {"go.trash", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Recently removed"),
     Menu::Go},
    {"go.sources", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Sources"), Menu::Go},
    {"go.alerts", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "How you are told"),
     Menu::Go},
    {"go.settings", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Settings"), Menu::Go,
     "Ctrl+,"},
    {"help.keys", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "Keys of this screen"),
     Menu::Help, "F1", Keys::Chord, "?"},
    {"help.about", QT_TRANSLATE_NOOP("endpaper::viewmodel::CommandsModel", "About Endpaper"),
     Menu::Help},
};

const Command *find(const QString &id)
{
    const auto *found = std::ranges::find_if(
        commands, [&id](const Command &command) { return id == QLatin1String(command.id); });
    return found == std::end(commands) ? nullptr : found;
}

QString menuId(Menu menu)
{
    static const char *const ids[] = {"file", "edit", "view", "go", "help"};
    return QString::fromLatin1(ids[int(menu)]);
}

} // namespace

struct CommandsModel::Private
{
    QSet<QString> disabled;
    QHash<QString, QString> reasons;
};

CommandsModel::CommandsModel(QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>())
{
}

CommandsModel::~CommandsModel() = default;

int CommandsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(std::size(commands));
}

QString CommandsModel::menuName(int menu) const
{
    switch (Menu(menu)) {
    case Menu::File:
        return tr("File");
    case Menu::Edit:
        return tr("Edit");
    case Menu::View:
        return tr("View");
    case Menu::Go:
        return tr("Go");
    case Menu::Help:
        break;
    }
    return tr("Help");
}

QVariant CommandsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const Command &command = commands[index.row()];
    const QString shortcut = QString::fromLatin1(command.shortcut);
    switch (role) {
    case CommandIdRole:
        return QString::fromLatin1(command.id);
    case LabelRole:
    case Qt::DisplayRole:
        return QCoreApplication::translate("endpaper::viewmodel::CommandsModel", command.label);
    case MenuRole:
        return menuName(int(command.menu));
    case MenuIdRole:
        return menuId(command.menu);
    case ShortcutRole:
        return shortcut;
    case AlsoRole:
        return QString::fromLatin1(command.also);
    case ShortcutTextRole:
        return QKeySequence(shortcut).toString(QKeySequence::NativeText);
    case IsLetterRole:
        return command.keys == Keys::Letter;
    case IsEnabledRole:
        return isEnabled(QString::fromLatin1(command.id));
    case ReasonRole:
        return d->reasons.value(QString::fromLatin1(command.id));
    default:
        return {};
    }
}

QHash<int, QByteArray> CommandsModel::roleNames() const
{
    return {
        {CommandIdRole, "commandId"_ba}, {LabelRole, "label"_ba},
        {MenuRole, "menu"_ba},           {MenuIdRole, "menuId"_ba},
        {ShortcutRole, "shortcut"_ba},   {ShortcutTextRole, "shortcutText"_ba},
        {AlsoRole, "also"_ba},           {IsLetterRole, "isLetter"_ba},
        {IsEnabledRole, "isEnabled"_ba}, {ReasonRole, "reason"_ba},
    };
}

void CommandsModel::trigger(const QString &commandId)
{
    if (isEnabled(commandId)) {
        Q_EMIT triggered(commandId);
    } else if (const QString reason = d->reasons.value(commandId); !reason.isEmpty()) {
        Q_EMIT refused(reason);
    }
}

QString CommandsModel::shortcut(const QString &commandId) const
{
    const Command *command = find(commandId);
    return command ? QString::fromLatin1(command->shortcut) : QString();
}

QString CommandsModel::label(const QString &commandId) const
{
    const Command *command = find(commandId);
    return command
        ? QCoreApplication::translate("endpaper::viewmodel::CommandsModel", command->label)
        : QString();
}

bool CommandsModel::isEnabled(const QString &commandId) const
{
    return find(commandId) && !d->disabled.contains(commandId) && !d->reasons.contains(commandId);
}

void CommandsModel::setEnabled(const QString &commandId, bool enabled)
{
    const Command *command = find(commandId);
    if (!command || enabled != d->disabled.contains(commandId)) {
        return;
    }
    if (enabled) {
        d->disabled.remove(commandId);
    } else {
        d->disabled.insert(commandId);
    }
    const QModelIndex changed = index(int(command - std::begin(commands)));
    Q_EMIT dataChanged(changed, changed, {IsEnabledRole});
}

void CommandsModel::setReason(const QString &commandId, const QString &reason)
{
    const Command *command = find(commandId);
    if (!command || d->reasons.value(commandId) == reason) {
        return;
    }
    if (reason.isEmpty()) {
        d->reasons.remove(commandId);
    } else {
        d->reasons.insert(commandId, reason);
    }
    const QModelIndex changed = index(int(command - std::begin(commands)));
    Q_EMIT dataChanged(changed, changed, {IsEnabledRole, ReasonRole});
}

void CommandsModel::retranslate() { Q_EMIT dataChanged(index(0), index(rowCount() - 1)); }

} // namespace endpaper::viewmodel
