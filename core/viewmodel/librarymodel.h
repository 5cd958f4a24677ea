// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QUrl>

#include <memory>

namespace endpaper::store {
struct CachedList;
}

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;
class Settings;

// The lists in the rail: "All books" first, then wishlists and shelves in the reader's order.
// GUI thread.
class LibraryModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.library")
    // Empty for "All books".
    Q_PROPERTY(QString currentListId READ currentListId NOTIFY currentChanged FINAL)
    Q_PROPERTY(QString currentName READ currentName NOTIFY currentChanged FINAL)
    // "48 books · 41 with a copy · 6 under your price", of the current list.
    Q_PROPERTY(QString senseLine READ senseLine NOTIFY senseLineChanged FINAL)
    Q_PROPERTY(int totalCount READ totalCount NOTIFY totalCountChanged FINAL)
    // No wish anywhere: the first-run page stands.
    Q_PROPERTY(bool isEmpty READ isEmpty NOTIFY totalCountChanged FINAL)
    // False until the first answer of the cache (then isEmpty means something).
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY isLoadedChanged FINAL)
    // Of the current list: "shared by Ana · you may look"; empty where nobody else sees it.
    Q_PROPERTY(QString currentBadge READ currentBadge NOTIFY sharingChanged FINAL)
    // Why it cannot be changed, in a sentence; empty where it can.
    Q_PROPERTY(QString readOnlyLine READ readOnlyLine NOTIFY sharingChanged FINAL)

public:
    enum class ListKind { All, Wishlist, Shelf, Unfiled };
    Q_ENUM(ListKind)
    enum Role {
        ListIdRole = Qt::UserRole + 1, // QString, empty for All
        NameRole, // QString
        ListKindRole, // ListKind
        WishCountRole, // int
        IsCurrentRole, // bool
        BadgeRole, // QString: "shared by Ana · you may look"; empty: the reader's alone
        IsReadOnlyRole, // bool: books can neither be put on it nor taken off
        IsOwnedRole, // bool: the reader's to rename and remove
    };
    Q_ENUM(Role)

    LibraryModel(services::Services &services, Changes &changes, Settings &settings,
                 QObject *parent);
    ~LibraryModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QString currentListId() const;
    [[nodiscard]] QString currentName() const;
    [[nodiscard]] QString senseLine() const;
    [[nodiscard]] int totalCount() const;
    [[nodiscard]] bool isEmpty() const { return totalCount() == 0; }
    [[nodiscard]] bool isLoaded() const;
    [[nodiscard]] int wishlistCount() const;
    [[nodiscard]] int shelfCount() const;
    [[nodiscard]] QString currentBadge() const;
    [[nodiscard]] QString readOnlyLine() const;
    // Why it cannot be renamed or removed; empty where it can.
    [[nodiscard]] QString ownersOnlyLine() const;

    // Makes a list current; the wishlist model follows.
    Q_INVOKABLE void open(const QString &listId);
    // The same for a list that is still on its way here.
    void openWhenHere(const QString &listId);
    // Makes a list at the end of its kind and opens it; answers its id. An empty name gets a usual
    // one.
    Q_INVOKABLE QString create(const QString &name,
                               endpaper::viewmodel::LibraryModel::ListKind kind);
    Q_INVOKABLE void rename(const QString &listId, const QString &name);
    // With what is on it (toast with Undo).
    Q_INVOKABLE void remove(const QString &listId);
    // Rows of this model; row 0 ("All books") stays.
    Q_INVOKABLE void move(int from, int to);
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString &listId) const;
    Q_INVOKABLE [[nodiscard]] QString nameOf(const QString &listId) const;
    Q_INVOKABLE [[nodiscard]] bool isOwned(const QString &listId) const;
    // The same; where it is not so, a toast says whose it is.
    Q_INVOKABLE bool askOwned(const QString &listId);

    // Writes the current list (all books: every one) in the format of the file's suffix; a toast tells the end of it.
    Q_INVOKABLE void exportTo(const QUrl &file);
    // Where a CSV file of this name could go: among the reader's documents.
    Q_INVOKABLE [[nodiscard]] static QUrl
    suggestedFile(const QString &name, const QString &suffix = QStringLiteral("csv"));

    // Reads the lists of the open cache.
    void read();
    // The wishlist model has counted the current list.
    void setSense(int books, int withCopy, int underPrice);
    void retranslate();

Q_SIGNALS:
    void currentChanged();
    void senseLineChanged();
    void totalCountChanged();
    void isLoadedChanged();
    void listsChanged();
    void sharingChanged();

private:
    void apply(const QList<store::CachedList> &lists);

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
