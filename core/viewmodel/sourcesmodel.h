// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "services/sourceservice.h"
#include "viewmodel/collecteditor.h"
#include "viewmodel/shopeditor.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <optional>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;
class Settings;

// The daemon's sources for the settings: each on or off, with its key, its budget and its terms.
// Nothing is asked before load(). GUI thread.
class SourcesModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.sources")
    Q_PROPERTY(int count READ count NOTIFY listChanged FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY listChanged FINAL)
    // Why there are no rows, or what could not be changed; empty where all is well.
    Q_PROPERTY(QString stateLine READ stateLine NOTIFY listChanged FINAL)
    // Where keys rest, here and at the server, in sentences.
    Q_PROPERTY(QString keysLine READ keysLine NOTIFY listChanged FINAL)
    // "2 searches wait, 14 refreshes are planned."; empty for none.
    Q_PROPERTY(QString plannedLine READ plannedLine NOTIFY listChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::ShopEditor *shop READ shop CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::CollectEditor *collect READ collect CONSTANT FINAL)

public:
    enum Role {
        SourceIdRole = Qt::UserRole + 1, // QString
        NameRole, // QString
        IsOnRole, // bool
        StateTextRole, // QString: "answered 2 h ago", "needs a key of yours"
        IsTroubledRole, // bool: the last answer was none
        NeedsKeyRole, // bool
        IsKeySetRole, // bool
        IsKeyHereRole, // bool: the server lost it, this computer has it
        KeyHelpRole, // QString: where a key is to be had
        SendsTextRole, // QString: "Is sent: ISBN, title and author"
        BudgetTextRole, // QString: "48 of 50 questions left, 4 990 of 5 000 today"
        TermsTextRole, // QString
        AttributionRole, // QString, or empty
        IsShopRole, // bool: added by the reader; can be removed
        IsSampleRole, // bool
    };
    Q_ENUM(Role)

    SourcesModel(services::Services &services, Changes &changes, Settings &settings,
                 QObject *parent);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_list.sources.size()); }
    [[nodiscard]] bool busy() const { return m_isBusy; }
    [[nodiscard]] QString stateLine() const;
    [[nodiscard]] QString keysLine() const;
    [[nodiscard]] QString plannedLine() const;
    [[nodiscard]] ShopEditor *shop() const { return m_shop; }
    [[nodiscard]] CollectEditor *collect() const { return m_collect; }

    Q_INVOKABLE void load();
    // Can be undone.
    Q_INVOKABLE void setOn(int row, bool on);
    // An empty key takes it away. A key is never shown again.
    Q_INVOKABLE void setKey(int row, const QString &key);
    Q_INVOKABLE void sendKeptKey(int row);
    // A shop that the reader added; undoable.
    Q_INVOKABLE void removeShop(int row);

    void retranslate();

Q_SIGNALS:
    void listChanged();

private:
    enum class Step { First, Again }; // a change, or one that is redone
    void takeAway(const QString &id, const QString &name, Step step);
    void bringBack(const QString &id, const QString &name);
    void switchTo(const QString &id, bool on);
    void after(const QFuture<Expected<>> &change, const QString &told = {});
    [[nodiscard]] QString stateOf(const services::SourceInfo &source) const;

    services::Services &m_services;
    Changes &m_changes;
    ShopEditor *m_shop = nullptr;
    CollectEditor *m_collect = nullptr;
    services::SourceList m_list;
    std::optional<Error> m_error;
    bool m_isBusy = false;
    bool m_isLoaded = false;
};

} // namespace endpaper::viewmodel
