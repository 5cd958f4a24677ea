// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/copycompare.h"
#include "viewmodel/copydetails.h"
#include "viewmodel/copyfilters.h"
#include "viewmodel/copysourcesmodel.h"
#include "viewmodel/hiddenmodel.h"
#include "viewmodel/pricehistory.h"

#include <QAbstractListModel>
#include <QFuture>
#include <QQmlEngine>
#include <QUrl>

#include <functional>
#include <memory>

namespace endpaper::services {
class Services;
struct CopiesAnswer;
} // namespace endpaper::services

namespace endpaper::viewmodel {

class Changes;
class Settings;

// The used copies of one book, cheapest delivered total first; those under the reader's least
// condition stand last and are marked lesser. Rows that come later wait behind showPending().
// GUI thread.
class CopiesModel final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("Session.copies")
    Q_PROPERTY(QString isbn READ isbn NOTIFY bookChanged FINAL)
    Q_PROPERTY(QString bookTitle READ bookTitle NOTIFY bookChanged FINAL)
    Q_PROPERTY(QString bookAuthors READ bookAuthors NOTIFY bookChanged FINAL)
    Q_PROPERTY(QString bookFamily READ bookFamily NOTIFY bookChanged FINAL)
    Q_PROPERTY(int bookClothIndex READ bookClothIndex NOTIFY bookChanged FINAL)
    Q_PROPERTY(int bookFoilIndex READ bookFoilIndex NOTIFY bookChanged FINAL)
    // "any edition", "exactly 978-…".
    Q_PROPERTY(QString editionLine READ editionLine NOTIFY bookChanged FINAL)
    // "Found by the words of the link …": by which means a pasted key led to this book; or empty.
    Q_PROPERTY(QString foundLine READ foundLine NOTIFY bookChanged FINAL)
    // "37 copies from 5 sources · 2 still looking".
    Q_PROPERTY(QString headLine READ headLine NOTIFY statusChanged FINAL)
    // "€6.40", "≥ €4.20"; empty for none.
    Q_PROPERTY(QString bestTotalText READ bestTotalText NOTIFY statusChanged FINAL)
    // "Good · from Leseratte · 2 h ago".
    Q_PROPERTY(QString bestLine READ bestLine NOTIFY statusChanged FINAL)
    Q_PROPERTY(CopiesState copiesState READ copiesState NOTIFY statusChanged FINAL)
    // What to say where there are no rows, or about their age; empty where the rows say it all.
    Q_PROPERTY(QString stateLine READ stateLine NOTIFY statusChanged FINAL)
    Q_PROPERTY(bool isSample READ isSample NOTIFY statusChanged FINAL)
    Q_PROPERTY(int count READ count NOTIFY countsChanged FINAL)
    Q_PROPERTY(int lesserCount READ lesserCount NOTIFY countsChanged FINAL)
    // "4 in lesser condition"; empty for none.
    Q_PROPERTY(QString lesserLine READ lesserLine NOTIFY countsChanged FINAL)
    // The lesser rows are among the rows.
    Q_PROPERTY(bool showsLesser READ showsLesser WRITE setShowsLesser NOTIFY countsChanged FINAL)
    Q_PROPERTY(int pendingCount READ pendingCount NOTIFY countsChanged FINAL)
    // "12 new copies"; empty for none.
    Q_PROPERTY(QString pendingLine READ pendingLine NOTIFY countsChanged FINAL)
    Q_PROPERTY(CopySortKey sortKey READ sortKey NOTIFY sortChanged FINAL)
    Q_PROPERTY(bool sortDescending READ sortDescending NOTIFY sortChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::CopySourcesModel *sources READ sources CONSTANT FINAL)
    // "Converted at the European Central Bank's rates of …"; empty where nothing was converted.
    Q_PROPERTY(QString rateLine READ rateLine NOTIFY statusChanged FINAL)
    Q_PROPERTY(endpaper::viewmodel::PriceHistory *prices READ prices CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::CopyFilters *filters READ filters CONSTANT FINAL)
    // The copy that showDetails() chose.
    Q_PROPERTY(endpaper::viewmodel::CopyDetails *details READ details CONSTANT FINAL)
    // The copies that are ticked.
    Q_PROPERTY(endpaper::viewmodel::CopyCompare *compare READ compare CONSTANT FINAL)
    Q_PROPERTY(endpaper::viewmodel::HiddenModel *hidden READ hidden CONSTANT FINAL)

public:
    enum class CopiesState { NoBook, NotLooked, Looking, Fresh, Stale, Offline, Failed, NoIsbn };
    Q_ENUM(CopiesState)
    enum class CopySortKey { Total, Price, Condition, Seller, Seen };
    Q_ENUM(CopySortKey)
    enum Role {
        CopyIdRole = Qt::UserRole + 1, // QString
        TotalTextRole, // QString: "€6.40", "≥ €4.20"
        TotalMinorRole, // qlonglong, what is sorted by (estimate where postage is unknown)
        TotalIsLeastRole, // bool
        PriceTextRole, // QString in its own currency
        PostageTextRole, // QString: "€2.90", "unknown", "free"
        ConditionTextRole, // QString: "Good"
        GradeRole, // QString: "good"
        DefectsRole, // QString: "underlining, no jacket", or empty
        EditionTextRole, // QString: "paperback, 2003, English"
        EditionDiffersRole, // bool: not the wanted edition
        SellerRole, // QString
        FromTextRole, // QString: "Germany"
        SeenTextRole, // QString: "2 h ago"
        UrlRole, // QString
        SourceNameRole, // QString
        IsSampleRole, // bool
        IsLesserRole, // bool
        AlsoAtTextRole, // QString: "also at ZVAB", or empty
        AccessibleNameRole, // QString
        IsPickedRole, // bool: among those to compare
    };
    Q_ENUM(Role)

    CopiesModel(services::Services &services, Changes &changes, Settings &settings,
                QObject *parent);
    ~CopiesModel() override;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] QString isbn() const;
    [[nodiscard]] QString bookTitle() const;
    [[nodiscard]] QString bookAuthors() const;
    [[nodiscard]] QString bookFamily() const;
    [[nodiscard]] int bookClothIndex() const;
    [[nodiscard]] int bookFoilIndex() const;
    [[nodiscard]] QString editionLine() const;
    [[nodiscard]] QString foundLine() const;
    [[nodiscard]] QString headLine() const;
    [[nodiscard]] QString bestTotalText() const;
    [[nodiscard]] QString bestLine() const;
    [[nodiscard]] CopiesState copiesState() const;
    [[nodiscard]] QString stateLine() const;
    [[nodiscard]] bool isSample() const;
    [[nodiscard]] int count() const;
    [[nodiscard]] int lesserCount() const;
    [[nodiscard]] QString lesserLine() const;
    [[nodiscard]] bool showsLesser() const;
    void setShowsLesser(bool on);
    [[nodiscard]] int pendingCount() const;
    [[nodiscard]] QString pendingLine() const;
    [[nodiscard]] CopySortKey sortKey() const;
    [[nodiscard]] bool sortDescending() const;
    [[nodiscard]] CopySourcesModel *sources() const;
    [[nodiscard]] QString rateLine() const;
    [[nodiscard]] PriceHistory *prices() const;
    [[nodiscard]] CopyFilters *filters() const;
    [[nodiscard]] CopyDetails *details() const;
    [[nodiscard]] CopyCompare *compare() const;
    [[nodiscard]] HiddenModel *hidden() const;

    // The copies of a wish, or of any ISBN (in any form).
    Q_INVOKABLE void openWish(const QString &wishId);
    Q_INVOKABLE void openIsbn(const QString &isbn);
    // A number that is no ISBN by its last digit alone, looked for all the same; openIsbn() does so
    // too. False where it is none even so.
    Q_INVOKABLE bool openNumber(const QString &number);
    Q_INVOKABLE void close();
    Q_INVOKABLE void refresh();
    Q_INVOKABLE void showPending();
    Q_INVOKABLE void sortBy(endpaper::viewmodel::CopiesModel::CopySortKey key);
    // Where openSeller() would go, for the question "This opens www.… in your browser": the host,
    // or empty where the row has no http(s) address.
    Q_INVOKABLE [[nodiscard]] QString sellerHost(int row) const;
    Q_INVOKABLE void openSeller(int row);
    // False where there is no such row.
    Q_INVOKABLE bool showDetails(int row);
    Q_INVOKABLE void openDetailsPage();
    // Another listing of the copy in details.
    Q_INVOKABLE void openAlso(int also);
    // "These are two copies": that listing gets a row of its own. Can be undone.
    Q_INVOKABLE void part(int also);
    // The copy in details, for "wrong_edition", "damaged" or "other"; with "seller" all of its
    // seller's. Can be undone.
    Q_INVOKABLE void hide(const QString &reason);
    // Ticks a row to compare it, or no more. False where four are ticked already.
    Q_INVOKABLE bool togglePick(int row);
    Q_INVOKABLE void clearPicks();

    // In the new language.
    void retranslate();

Q_SIGNALS:
    // The reader went to a seller's page, for a copy of this total (none: postage unknown); the
    // wish is nil where the book is no wish.
    void sellerOpened(const endpaper::Uuid &wish, const QString &title,
                      std::optional<endpaper::domain::Money> total, const QString &host);
    void bookChanged();
    void statusChanged();
    void countsChanged();
    void sortChanged();

private:
    void openPage(const QUrl &url, const std::optional<domain::Money> &total);
    void readWish();
    void askTitle();
    void start(const QString &isbn);
    void take(services::CopiesAnswer answer);
    void arrange(bool letsNewIn);
    void settle();
    void askPrices();
    // Asks again after the reader changed what is shown; all that comes is let in.
    void lookAnew();
    void change(const QString &undo, const QString &toast, std::function<QFuture<Expected<>>()> go,
                std::function<QFuture<Expected<>>()> back);
    void followPicks();
    [[nodiscard]] const CopyRow *best() const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
