// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "services/editionservice.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QTimer>

#include <functional>

namespace endpaper::viewmodel {

class Changes;

// The editions of a book's work, to choose those that will do; by language, newest first. Chosen
// ones that no catalogue knows stand among them. The work's editions themselves can be mended, too:
// that is for all, needs the daemon, and can be undone. GUI thread.
class EditionsModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("BookEditor.editions")
    Q_PROPERTY(int count READ count NOTIFY listChanged FINAL)
    Q_PROPERTY(bool busy READ busy NOTIFY listChanged FINAL)
    // What is being asked, why there are none, which catalogues are missing; or empty.
    Q_PROPERTY(QString stateLine READ stateLine NOTIFY listChanged FINAL)
    // "3 of 48 editions will do."
    Q_PROPERTY(QString chosenLine READ chosenLine NOTIFY listChanged FINAL)

public:
    enum Role {
        IsbnTextRole = Qt::UserRole + 1, // QString, hyphenated
        FactsRole, // QString: "2001 · Penguin · The Hobbit"
        LanguageTextRole, // QString, for the heading of a group
        IsChosenRole, // bool
        IsOfBookRole, // bool: among the editions of the work; else only chosen here
    };
    Q_ENUM(Role)
    static constexpr int asksMax = 30; // of one work, while the daemon says that it looks

    EditionsModel(services::EditionService &service, Changes &changes, QObject *parent);

    // Of this ISBN's work; asks where it is another one.
    void show(const QString &isbn);
    void clear();
    void setChosen(const QList<domain::Isbn> &chosen);
    [[nodiscard]] QList<domain::Isbn> chosen() const { return m_chosen; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;
    [[nodiscard]] int count() const { return int(m_rows.size()); }
    [[nodiscard]] bool busy() const { return m_isBusy; }
    [[nodiscard]] QString stateLine() const;
    [[nodiscard]] QString chosenLine() const;

    Q_INVOKABLE void toggle(int row);
    // An ISBN typed by hand; false where it is none.
    Q_INVOKABLE bool add(const QString &isbn);
    // Puts a chosen one among the editions of the work; takes one of them out that is another
    // book's, which then does not do either.
    Q_INVOKABLE void putIn(int row);
    Q_INVOKABLE void takeOut(int row);

Q_SIGNALS:
    void listChanged();
    void chosenChanged();

private:
    using Deed = services::EditionService::Deed;

    void ask();
    void arrange();
    [[nodiscard]] bool isOfBook(const domain::Isbn &isbn) const;
    void change(const domain::Isbn &edition, Deed deed);
    void apply(const QString &isbn, const domain::Isbn &edition, Deed deed, bool isChosen,
               const std::function<void()> &after = {});

    services::EditionService &m_service;
    Changes &m_changes;
    QString m_isbn;
    QList<services::EditionInfo> m_known;
    QList<services::EditionInfo> m_rows;
    QList<domain::Isbn> m_chosen;
    QStringList m_failed;
    std::optional<Error> m_error;
    bool m_isBusy = false;
    int m_asks = 0;
    QTimer m_again;
};

} // namespace endpaper::viewmodel
