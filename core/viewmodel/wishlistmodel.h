// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"

#include <QAbstractListModel>
#include <QQmlEngine>
#include <QSet>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

class Changes;
class WishItem;
struct WishFilter;
class LibraryModel;
class Settings;
class TableColumns;

// The wishes of the current list (or of all), filtered and sorted, with the selection. A keystroke
// in the filter narrows folded text that stands ready, so that 10,000 rows answer within a frame or
// two. GUI thread.
class WishlistModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.wishes")
    Q_PROPERTY(QString listId READ listId NOTIFY listChanged FINAL)
    Q_PROPERTY(QString filter READ filter WRITE setFilter NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool underMyPrice READ underMyPrice WRITE setUnderMyPrice NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool nearMe READ nearMe WRITE setNearMe NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool goneQuiet READ goneQuiet WRITE setGoneQuiet NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool anyEdition READ anyEdition WRITE setAnyEdition NOTIFY filterChanged FINAL)
    Q_PROPERTY(bool isFiltered READ isFiltered NOTIFY filterChanged FINAL)
    Q_PROPERTY(SortKey sortKey READ sortKey NOTIFY sortChanged FINAL)
    Q_PROPERTY(bool sortDescending READ sortDescending NOTIFY sortChanged FINAL)
    // For each SortKey its place among those in force, 1 first; below 0 downwards; 0: not in force.
    Q_PROPERTY(QList<int> sortPlaces READ sortPlaces NOTIFY sortChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::TableColumns *columns READ columns CONSTANT FINAL)
    // Rows of the list are ordered by hand, unfiltered: move() works.
    Q_PROPERTY(bool canReorder READ canReorder NOTIFY sortChanged FINAL)
    Q_PROPERTY(GroupBy groupBy READ groupBy WRITE setGroupBy NOTIFY sortChanged FINAL)
    // Remembered for each list.
    Q_PROPERTY(ViewMode viewMode READ viewMode WRITE setViewMode NOTIFY viewModeChanged FINAL)
    // Rows of the list, and rows that the filter lets through.
    Q_PROPERTY(int total READ total NOTIFY countsChanged FINAL)
    Q_PROPERTY(int shown READ shown NOTIFY countsChanged FINAL)
    // False until the cache has answered for this list.
    Q_PROPERTY(bool isLoaded READ isLoaded NOTIFY countsChanged FINAL)
    Q_PROPERTY(int selectedCount READ selectedCount NOTIFY selectionChanged FINAL)
    // The row that the keyboard is on, -1 for none; follows its wish when rows move.
    Q_PROPERTY(int currentRow READ currentRow WRITE setCurrentRow NOTIFY currentRowChanged FINAL)
    Q_PROPERTY(QString currentWishId READ currentWishId NOTIFY currentRowChanged FINAL)

public:
    enum class SortKey { ByHand, Title, Author, Added, Total };
    Q_ENUM(SortKey)
    enum class GroupBy { None, Series, Author, Tag };
    Q_ENUM(GroupBy)
    enum class ViewMode { Covers, List, Table };
    Q_ENUM(ViewMode)
    // Only: this row alone. Toggle: Ctrl. Extend: from the anchor (Shift). Add: keep and add.
    enum class Select { Only, Toggle, Extend, Add };
    Q_ENUM(Select)
    enum Role {
        WishIdRole = Qt::UserRole + 1, // QString
        BookIdRole, // QString, may be empty
        TitleRole, // QString
        AuthorsRole, // QString, "W. G. Sebald, Anthea Bell"
        FamilyRole, // QString, the first author's family name as given
        ClothIndexRole, // int 0-7: the cloth of the drawn cover
        FoilIndexRole, // int 0-2
        CoverUrlRole, // QUrl, empty: draw the cloth cover
        IsbnRole, // QString, 13 digits or empty
        SeriesRole, // QString
        SeriesNoRole, // QString
        PublishedRole, // QString
        WantRole, // bool
        OwnRole, // bool
        TotalTextRole, // QString, pencilled: "€6.40", "≥ €4.20", or empty
        TotalMinorRole, // qlonglong minor units for comparing, -1 for none
        TotalAgeRole, // QString, "2 h ago"
        TotalSampleRole, // bool: a sample quote
        TotalIsLeastRole, // bool: postage unknown, the total is a lower bound
        UnderPriceRole, // bool: at or below the reader's target
        ChangeTextRole, // QString, "−18 %", or empty
        TargetTextRole, // QString, "under €8", or empty
        NearCountRole, // int
        NearTextRole, // QString, "1 near you", or empty
        StateTextRole, // QString: "no copy yet", "not looked yet", "Will look when there is a
                       // network", "looking…"; empty with a total
        PriorityRole, // int 0-5
        TagsRole, // QStringList
        HasNoteRole, // bool
        PositionRole, // int, 0-based place by hand
        IsSelectedRole, // bool
        AddedTextRole, // QString
        ListNameRole, // QString, for "All books"
        SectionRole, // QString, of groupBy
        IsResolvingRole, // bool: a pasted link whose title is being asked for
        AccessibleNameRole, // QString: what · which · state
    };
    Q_ENUM(Role)

    WishlistModel(services::Services &services, Changes &changes, Settings &settings,
                  LibraryModel &library, QObject *parent);
    ~WishlistModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override { return names(); }
    [[nodiscard]] static QHash<int, QByteArray> names();

    [[nodiscard]] QString listId() const;
    [[nodiscard]] QString filter() const;
    void setFilter(const QString &filter);
    [[nodiscard]] bool underMyPrice() const;
    void setUnderMyPrice(bool on);
    [[nodiscard]] bool nearMe() const;
    void setNearMe(bool on);
    [[nodiscard]] bool goneQuiet() const;
    void setGoneQuiet(bool on);
    [[nodiscard]] bool anyEdition() const;
    void setAnyEdition(bool on);
    [[nodiscard]] bool isFiltered() const;
    [[nodiscard]] SortKey sortKey() const;
    [[nodiscard]] bool sortDescending() const;
    [[nodiscard]] QList<int> sortPlaces() const;
    [[nodiscard]] TableColumns *columns() const;
    [[nodiscard]] bool canReorder() const;
    [[nodiscard]] GroupBy groupBy() const;
    void setGroupBy(GroupBy group);
    [[nodiscard]] ViewMode viewMode() const;
    void setViewMode(ViewMode mode);
    [[nodiscard]] int total() const;
    [[nodiscard]] int shown() const;
    [[nodiscard]] bool isLoaded() const;
    [[nodiscard]] int selectedCount() const;
    [[nodiscard]] int currentRow() const;
    void setCurrentRow(int row);
    [[nodiscard]] QString currentWishId() const;

    // A second call with the same key turns the direction round.
    Q_INVOKABLE void sortBy(endpaper::viewmodel::WishlistModel::SortKey key);
    // Keeps the order in force and sorts what is equal in it by this too (Shift on a header).
    Q_INVOKABLE void sortAlsoBy(endpaper::viewmodel::WishlistModel::SortKey key);
    // A volume that a series lacks becomes a wish, beside the others of the series.
    Q_INVOKABLE void wantVolume(const QString &series, int volume);
    Q_INVOKABLE void clearFilters();
    Q_INVOKABLE void select(int row, endpaper::viewmodel::WishlistModel::Select how);
    Q_INVOKABLE void selectAll();
    Q_INVOKABLE void clearSelection();
    Q_INVOKABLE [[nodiscard]] bool isSelected(int row) const;
    // "The Hobbit · J. R. R. Tolkien"; empty outside.
    Q_INVOKABLE [[nodiscard]] QString wordsAt(int row) const;
    Q_INVOKABLE [[nodiscard]] int rowOf(const QString &wishId) const;
    // What a letter key acts on: the selection, or else the current row. All are undone in one
    // step.
    Q_INVOKABLE void toggleWant();
    Q_INVOKABLE void toggleOwn();
    Q_INVOKABLE void removeSelected();
    Q_INVOKABLE void moveSelectedTo(const QString &listId);
    Q_INVOKABLE void copySelectedTo(const QString &listId);
    // "8", "8.50", "8,50 €"; empty takes the target away. False where it is no amount.
    Q_INVOKABLE bool setTargetForSelected(const QString &amount);
    bool setTargetOf(const QString &wishId, const QString &amount);
    Q_INVOKABLE void addTagToSelected(const QString &tag);
    // Makes a wish the current row, at once or as soon as its row is there.
    Q_INVOKABLE void reveal(const QString &wishId);
    // Puts text and CSV on the clipboard.
    Q_INVOKABLE void copySelection();
    // Drag by hand or Alt+Up/Down: `to` is the row where it then stands.
    Q_INVOKABLE void move(int from, int to);
    // F5: asks for copies of the selection (or of the current row) again.
    Q_INVOKABLE void lookAgain();

    // Reads the list of the open cache.
    void read();
    // From now on read() brings only as many rows as fill a window, until readRest() asks for the
    // others: a start paints before it reads them.
    void holdRest();
    void readRest();
    // Every text again, in the new language or currency.
    void retranslate();
    // The title in a row, for sentences; empty outside.
    [[nodiscard]] QString titleAt(int row) const;
    struct Found
    {
        QString wishId;
        QString title;
        QString authors;
        QString isbn;
        QString listName;
    };
    // The first books of the list shown that hold all the words, for the omnibox.
    [[nodiscard]] QList<Found> search(const QString &text, int limit) const;

Q_SIGNALS:
    void listChanged();
    void filterChanged();
    void sortChanged();
    void viewModeChanged();
    void countsChanged();
    void selectionChanged();
    void currentRowChanged();

private:
    struct Private;
    void followLibrary();
    void followLists();
    void followList();
    void begin(const QList<std::shared_ptr<WishItem>> &items);
    void readAll();
    void take(const QList<std::shared_ptr<WishItem>> &items);
    void readTouched();
    void takeSome(const QSet<Uuid> &ids, const QList<std::shared_ptr<WishItem>> &items);
    void refresh(const QSet<Uuid> &changed);
    void show(const QList<std::shared_ptr<const WishItem>> &wanted);
    bool moveOne(const QList<std::shared_ptr<const WishItem>> &wanted);
    void reorder(const QList<std::shared_ptr<const WishItem>> &wanted);
    void removeMissing(const QList<std::shared_ptr<const WishItem>> &wanted);
    void insertMissing(const QList<std::shared_ptr<const WishItem>> &wanted);
    void noteRow(const Uuid &id);
    void noteIsbn(const QString &isbn);
    void applyFilter(const WishFilter &filter);
    void applyOrder();
    void keepOrder();
    void pruneSelection();
    void noteSelection();
    [[nodiscard]] QList<Uuid> chosen() const;
    [[nodiscard]] QString chosenWords(const QList<Uuid> &ids) const;
    bool setTarget(const QList<Uuid> &ids, const QString &amount);
    void setWant(const QList<Uuid> &ids);
    void setOwn(const QList<Uuid> &ids);
    [[nodiscard]] QVariant priceData(const WishItem &item, int role) const;
    [[nodiscard]] QString section(const WishItem &item) const;
    [[nodiscard]] static QString totalText(const WishItem &item);
    [[nodiscard]] QString stateText(const WishItem &item) const;
    [[nodiscard]] QString accessibleName(const WishItem &item) const;

    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
