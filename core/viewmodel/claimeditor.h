// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QQmlEngine>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class BookEditor;
class Changes;

// "I buy this one", on a list that several people share; never told to the person for whom the list
// is. And whether the book that is open may be changed. GUI thread.
class ClaimEditor final : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.claims")
    // Of the book that is open: the reader may see who buys it.
    Q_PROPERTY(bool isShown READ isShown NOTIFY changed FINAL)
    // "Bo buys this one"; empty while nobody does.
    Q_PROPERTY(QString line READ line NOTIFY changed FINAL)
    Q_PROPERTY(bool isMine READ isMine NOTIFY changed FINAL)
    // Nobody else buys it.
    Q_PROPERTY(bool canToggle READ canToggle NOTIFY changed FINAL)
    // Why the book that is open cannot be changed; empty where it can.
    Q_PROPERTY(QString readOnlyLine READ readOnlyLine NOTIFY changed FINAL)

public:
    ClaimEditor(services::Services &services, Changes &changes, BookEditor &book, QObject *parent);
    ~ClaimEditor() override;

    [[nodiscard]] bool isShown() const;
    [[nodiscard]] QString line() const;
    [[nodiscard]] bool isMine() const;
    [[nodiscard]] bool canToggle() const;
    [[nodiscard]] QString readOnlyLine() const;

    // Of the book that is open.
    Q_INVOKABLE void toggle();
    // Of any.
    void toggle(const QString &wishId, const QString &title);
    // Why nothing of this list (empty: of all) can be claimed; empty where it can.
    [[nodiscard]] QString reason(const QString &listId) const;

Q_SIGNALS:
    void changed();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
