// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>

#include <memory>

namespace endpaper::viewmodel {

// Every command of the window with its key: for the menus, the omnibox and the page of keys. What a
// command does stands in the window, which connects to triggered(); undo, redo and the like, which
// need no window, are done here. GUI thread.
class CommandsModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.commands")

public:
    enum Role {
        CommandIdRole = Qt::UserRole + 1, // QString: "wish.new"
        LabelRole, // QString: "New wish"
        MenuRole, // QString: "File", "Edit", "View", "Go", "Help" (translated), for sections
        MenuIdRole, // QString: "file", "edit", "view", "go", "help"
        ShortcutRole, // QString as Shortcut.sequence reads it: "Ctrl+N"; letters: "W"
        ShortcutTextRole, // QString as shown
        AlsoRole, // QString: a second key, or empty
        IsLetterRole, // bool: acts only while a list has the focus, and Settings.letterKeys
        IsEnabledRole, // bool
        ReasonRole, // QString: why it is not enabled; empty where there is nothing to say
    };
    Q_ENUM(Role)

    explicit CommandsModel(QObject *parent);
    ~CommandsModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    Q_INVOKABLE void trigger(const QString &commandId);
    Q_INVOKABLE [[nodiscard]] QString shortcut(const QString &commandId) const;
    Q_INVOKABLE [[nodiscard]] QString label(const QString &commandId) const;
    Q_INVOKABLE [[nodiscard]] bool isEnabled(const QString &commandId) const;
    // The window says what its place allows.
    Q_INVOKABLE void setEnabled(const QString &commandId, bool enabled);
    // Not enabled as long as there is a reason, which refused() tells whoever tries.
    void setReason(const QString &commandId, const QString &reason);

    // In the new language.
    void retranslate();

Q_SIGNALS:
    void triggered(const QString &commandId);
    void refused(const QString &reason);

private:
    [[nodiscard]] QString menuName(int menu) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
