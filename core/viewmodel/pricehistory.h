// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/error.h"
#include "domain/wish.h"

#include <QAbstractListModel>
#include <QQmlEngine>

#include <memory>

namespace endpaper::services {
class Services;
}

namespace endpaper::viewmodel {

// What copies of one book cost over time: the words, the step lines of the plot, and as rows the
// table of the same numbers (the days on which a line stepped, newest first). Heights are shares of
// the plot from its bottom, 0 to 1. GUI thread.
class PriceHistory final : public QAbstractListModel
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("CopiesModel.prices")
    Q_PROPERTY(PriceState priceState READ priceState NOTIFY pricesChanged FINAL)
    // "Usually €7–9; now €6.40, lowest since March."; empty where nothing can be said.
    Q_PROPERTY(QString summary READ summary NOTIFY pricesChanged FINAL)
    // "34 copies on 212 days since 3 May 2025."
    Q_PROPERTY(QString sampleLine READ sampleLine NOTIFY pricesChanged FINAL)
    // "Left out, as their terms ask: eBay."; empty for none.
    Q_PROPERTY(QString leftOutLine READ leftOutLine NOTIFY pricesChanged FINAL)
    // What is missing, old or wrong, in a sentence; empty where the plot says it all.
    Q_PROPERTY(QString stateLine READ stateLine NOTIFY pricesChanged FINAL)
    Q_PROPERTY(bool isSample READ isSample NOTIFY pricesChanged FINAL)
    // There are two days at least: a line.
    Q_PROPERTY(bool hasPlot READ hasPlot NOTIFY pricesChanged FINAL)
    // 30, 90, 365, or 0 for all there is.
    Q_PROPERTY(int rangeDays READ rangeDays WRITE setRangeDays NOTIFY pricesChanged FINAL)
    Q_PROPERTY(bool showsTable READ showsTable WRITE setShowsTable NOTIFY showsTableChanged FINAL)
    Q_PROPERTY(int dayCount READ dayCount NOTIFY pricesChanged FINAL)
    // Changes with everything that paths and heights depend on.
    Q_PROPERTY(int revision READ revision NOTIFY pricesChanged FINAL)
    Q_PROPERTY(QString firstDayText READ firstDayText NOTIFY pricesChanged FINAL)
    Q_PROPERTY(QString lastDayText READ lastDayText NOTIFY pricesChanged FINAL)
    Q_PROPERTY(QString topText READ topText NOTIFY pricesChanged FINAL)
    Q_PROPERTY(QString bottomText READ bottomText NOTIFY pricesChanged FINAL)
    // -1: no target, or not in this currency.
    Q_PROPERTY(qreal targetHeight READ targetHeight NOTIFY pricesChanged FINAL)
    Q_PROPERTY(QString targetText READ targetText NOTIFY pricesChanged FINAL)
    // Day and height of the dot where the reader bought the book; -1 for none.
    Q_PROPERTY(int boughtDay READ boughtDay NOTIFY pricesChanged FINAL)
    Q_PROPERTY(qreal boughtHeight READ boughtHeight NOTIFY pricesChanged FINAL)
    // Days on which the reader was told of a copy; heights by toldHeight().
    Q_PROPERTY(QList<int> toldDays READ toldDays NOTIFY pricesChanged FINAL)
    // The day that is looked at, 0 to dayCount - 1; -1: none.
    Q_PROPERTY(int crosshair READ crosshair WRITE setCrosshair NOTIFY crosshairChanged FINAL)
    // "3 Aug 2026: fine or better €9.20, good or better €7.00, any €6.40".
    Q_PROPERTY(QString crosshairLine READ crosshairLine NOTIFY crosshairChanged FINAL)

public:
    enum class PriceState { NoBook, Looking, Ready, TooFew, Nothing, Offline, Failed };
    Q_ENUM(PriceState)
    // Copies in at least this condition; each has its own line.
    enum Series { Fine, Good, Any };
    Q_ENUM(Series)
    enum Role {
        DayTextRole = Qt::UserRole + 1, // QString: from this day on
        FineTextRole, // QString: "€9.20", or "–"
        GoodTextRole,
        AnyTextRole,
        EventTextRole, // QString: "told of €6.40 · bought for €7.00", or empty
        AccessibleNameRole,
    };
    Q_ENUM(Role)
    static constexpr int seriesCount = 3;

    PriceHistory(services::Services &services, QObject *parent);
    ~PriceHistory() override;

    // The history of an ISBN (empty: none) for copies of at least this condition. Asks again where
    // the ISBN is the same.
    void show(const QString &isbn, domain::Condition least);
    // Whose target and purchase are drawn.
    void setWish(const std::optional<domain::Wish> &wish);
    void retranslate();
    // "Usually €7–9", for the hint of a target price; empty where nothing is usual.
    [[nodiscard]] QString usualText() const;
    // What to propose as a target price; nothing without enough prices.
    [[nodiscard]] std::optional<domain::Money> suggestedTarget() const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QHash<int, QByteArray> roleNames() const override;

    [[nodiscard]] PriceState priceState() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString sampleLine() const;
    [[nodiscard]] QString leftOutLine() const;
    [[nodiscard]] QString stateLine() const;
    [[nodiscard]] bool isSample() const;
    [[nodiscard]] bool hasPlot() const;
    [[nodiscard]] int rangeDays() const;
    void setRangeDays(int days);
    [[nodiscard]] bool showsTable() const;
    void setShowsTable(bool on);
    [[nodiscard]] int dayCount() const;
    [[nodiscard]] int revision() const;
    [[nodiscard]] QString firstDayText() const;
    [[nodiscard]] QString lastDayText() const;
    [[nodiscard]] QString topText() const;
    [[nodiscard]] QString bottomText() const;
    [[nodiscard]] qreal targetHeight() const;
    [[nodiscard]] QString targetText() const;
    [[nodiscard]] int boughtDay() const;
    [[nodiscard]] qreal boughtHeight() const;
    [[nodiscard]] QList<int> toldDays() const;
    [[nodiscard]] int crosshair() const;
    void setCrosshair(int day);
    [[nodiscard]] QString crosshairLine() const;

    // The line of a series in a plot of this size, as SVG path data: steps, with gaps where no copy
    // was there. Time runs left to right in all languages.
    Q_INVOKABLE [[nodiscard]] QString path(endpaper::viewmodel::PriceHistory::Series series,
                                           qreal width, qreal height) const;
    // -1 where the series has no copy on that day.
    Q_INVOKABLE [[nodiscard]] qreal heightAt(endpaper::viewmodel::PriceHistory::Series series,
                                             int day) const;
    // Of the cheapest copy that was told of on that day; -1 for none.
    Q_INVOKABLE [[nodiscard]] qreal toldHeight(int day) const;
    // A name for the legend: "Good or better".
    Q_INVOKABLE [[nodiscard]] QString
    seriesName(endpaper::viewmodel::PriceHistory::Series series) const;

Q_SIGNALS:
    void pricesChanged();
    void showsTableChanged();
    void crosshairChanged();

private:
    void ask(domain::Condition least);
    void arrange();
    [[nodiscard]] QString eventText(int day) const;

    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::viewmodel
