// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/pricehistory_p.h"
#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::PriceService;

namespace {

using domain::Condition;

constexpr std::array<Condition, PriceHistory::seriesCount> leastOf = {
    Condition::Fine, Condition::Good, Condition::Unknown};
// Two looks make a line.
constexpr int plotDaysMin = 2;

// The whole units around some amounts, a tenth of their distance apart from them.
std::pair<qint64, qint64> boundsOf(qint64 low, qint64 high, domain::Currency currency)
{
    qint64 unit = 1;
    for (int digit = 0; digit < currency.minorDigits(); ++digit) {
        unit *= 10;
    }
    const qint64 margin = std::max<qint64>((high - low) / 10, 1);
    const qint64 bottom = std::max<qint64>(0, (low - margin) / unit * unit);
    const qint64 top = (high + margin + unit - 1) / unit * unit;
    return {bottom, std::max(top, bottom + unit)};
}

} // namespace

PriceHistory::PriceHistory(services::Services &services, QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(services))
{
}

PriceHistory::~PriceHistory() = default;

void PriceHistory::show(const QString &isbn, domain::Condition least)
{
    if (isbn == d->isbn) {
        if (!isbn.isEmpty()) {
            ask(least);
        }
        return;
    }
    d->isbn = isbn;
    d->known.reset();
    d->error.reset();
    d->isLooking = false;
    d->crosshair = -1;
    ++d->asked;
    arrange();
    if (isbn.isEmpty()) {
        return;
    }
    d->services.prices.kept(isbn)
        | then(this, [this, isbn](const Expected<PriceService::Known> &kept) {
              if (isbn == d->isbn && kept && !d->known) {
                  d->known = *kept;
                  d->isKept = true;
                  arrange();
              }
          });
    ask(least);
}

void PriceHistory::ask(domain::Condition least)
{
    d->isLooking = true;
    const int question = ++d->asked;
    d->least = least;
    d->services.prices.ask(d->isbn, least, d->wish ? d->wish->id : Uuid())
        | then(this, [this, question](const Expected<PriceService::Known> &known) {
              if (question != d->asked) {
                  return;
              }
              d->isLooking = false;
              if (known) {
                  d->known = *known;
                  d->isKept = false;
                  d->error.reset();
              } else {
                  d->error = known.error();
              }
              arrange();
          });
    Q_EMIT pricesChanged();
}

void PriceHistory::setWish(const std::optional<domain::Wish> &wish)
{
    if (d->wish != wish) {
        const bool isOther = wish && (!d->wish || d->wish->id != wish->id);
        d->wish = wish;
        arrange();
        if (isOther && !d->isbn.isEmpty()) {
            ask(d->least); // what the reader was told of belongs to the wish
        }
    }
}

void PriceHistory::setRangeDays(int days)
{
    if (d->rangeDays != days && days >= 0) {
        d->rangeDays = days;
        d->crosshair = -1;
        arrange();
    }
}

// The answer cut to the range: a value a day for each line, the rows of the table, the bounds.
void PriceHistory::arrange()
{
    beginResetModel();
    for (Private::Line &line : d->lines) {
        line.clear();
    }
    d->rows.clear();
    d->told.clear();
    ++d->revision;
    const QDate today = words::utcDay(d->services.clock.now());
    const domain::PriceSense *sense = d->known ? &d->known->answer.sense : nullptr;
    if (sense && !d->known->answer.lines.empty()) {
        const QDate first = sense->firstDay.isValid() ? sense->firstDay : today;
        d->from = d->rangeDays > 0 ? std::max(first, today.addDays(1 - d->rangeDays)) : first;
        d->from = std::min(d->from, today);
        const auto days = size_t(d->from.daysTo(today) + 1);
        for (size_t i = 0; i < d->lines.size(); ++i) {
            d->lines.at(i).resize(days);
            for (const domain::DayLow &low :
                 domain::cheapestPerDay(d->known->answer.lines, leastOf.at(i), d->from, today)) {
                d->lines.at(i).at(size_t(d->from.daysTo(low.day))) = low.minor;
            }
        }
        for (const auto &[day, minor] : d->known->answer.told) {
            const int n = int(d->from.daysTo(day));
            if (n >= 0 && n < int(days)) {
                d->told.insert(n, std::min(minor, d->told.value(n, minor)));
            }
        }
        for (size_t day = 0; day < days; ++day) {
            const bool isStep = day == 0 || int(day) == boughtDay() || d->told.contains(int(day))
                || std::ranges::any_of(d->lines, [day](const Private::Line &line) {
                                    return line.at(day) != line.at(day - 1);
                                });
            if (isStep) {
                d->rows.insert(d->rows.begin(), int(day));
            }
        }
    }
    std::optional<qint64> low = d->target();
    std::optional<qint64> high = low;
    for (const qint64 minor : std::as_const(d->told)) {
        low = std::min(low.value_or(minor), minor);
        high = std::max(high.value_or(minor), minor);
    }
    for (const Private::Line &line : d->lines) {
        for (const auto &value : line) {
            if (value) {
                low = std::min(low.value_or(*value), *value);
                high = std::max(high.value_or(*value), *value);
            }
        }
    }
    if (low && d->known) {
        std::tie(d->low, d->high) = boundsOf(*low, *high, d->known->answer.currency);
    }
    d->crosshair = std::min(d->crosshair, dayCount() - 1);
    endResetModel();
    Q_EMIT pricesChanged();
    Q_EMIT crosshairChanged();
}

QString PriceHistory::path(Series series, qreal width, qreal height) const
{
    const Private::Line &line = d->lines.at(size_t(series));
    if (line.empty() || width <= 0 || height <= 0) {
        return {};
    }
    const qreal dayWidth = width / qreal(line.size());
    const auto at = [&](qreal value) { return QString::number(value, 'f', 1); };
    QString path;
    std::optional<qint64> before;
    for (size_t day = 0; day < line.size(); ++day) {
        const auto value = line.at(day);
        if (value != before || day == 0) {
            const QString x = at(dayWidth * qreal(day));
            if (before) {
                path += u" H "_s + x;
            }
            if (value) {
                const QString y = at(height * (1 - d->heightOf(*value)));
                path += before ? QString(u" V "_s + y) : QString(u" M "_s + x + u' ' + y);
            }
        }
        before = value;
    }
    if (before) {
        path += u" H "_s + at(width);
    }
    return path.trimmed();
}

qreal PriceHistory::heightAt(Series series, int day) const
{
    const Private::Line &line = d->lines.at(size_t(series));
    const bool isDay = day >= 0 && day < int(line.size());
    return isDay && line.at(size_t(day)) ? d->heightOf(*line.at(size_t(day))) : -1;
}

int PriceHistory::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant PriceHistory::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const int day = d->rows.at(size_t(index.row()));
    const auto text = [&](Series series) {
        const auto value = d->lines.at(size_t(series)).at(size_t(day));
        return value ? words::money(d->money(*value)) : u"–"_s;
    };
    const QString dayText = words::date(d->from.addDays(day));
    switch (role) {
    case DayTextRole:
        return dayText;
    case FineTextRole:
        return text(Fine);
    case GoodTextRole:
        return text(Good);
    case AnyTextRole:
        return text(Any);
    case EventTextRole:
        return eventText(day);
    case AccessibleNameRole: {
        QStringList parts{dayText, seriesName(Fine) + u' ' + text(Fine),
                          seriesName(Good) + u' ' + text(Good), seriesName(Any) + u' ' + text(Any),
                          eventText(day)};
        parts.removeAll(QString());
        return parts.join(u", "_s);
    }
    default:
        return {};
    }
}

QHash<int, QByteArray> PriceHistory::roleNames() const
{
    return {{DayTextRole, "dayText"_ba},     {FineTextRole, "fineText"_ba},
            {GoodTextRole, "goodText"_ba},   {AnyTextRole, "anyText"_ba},
            {EventTextRole, "eventText"_ba}, {AccessibleNameRole, "accessibleName"_ba}};
}

void PriceHistory::setCrosshair(int day)
{
    const int bounded = dayCount() == 0 ? -1 : std::clamp(day, -1, dayCount() - 1);
    if (d->crosshair != bounded) {
        d->crosshair = bounded;
        Q_EMIT crosshairChanged();
    }
}

void PriceHistory::setShowsTable(bool on)
{
    if (d->showsTable != on) {
        d->showsTable = on;
        Q_EMIT showsTableChanged();
    }
}

bool PriceHistory::hasPlot() const
{
    return std::ranges::count_if(d->lines.at(Any), [](const auto &day) { return day.has_value(); })
        >= plotDaysMin;
}

int PriceHistory::boughtDay() const
{
    if (!d->known || !d->wish || !d->wish->boughtTotal || d->lines.at(Any).empty()
        || d->wish->boughtTotal->currency != d->known->answer.currency) {
        return -1;
    }
    const auto bought = d->wish->boughtAt;
    const qint64 day = bought ? d->from.daysTo(*bought) : -1;
    return day >= 0 && day < dayCount() ? int(day) : -1;
}

QList<int> PriceHistory::toldDays() const { return d->told.keys(); }

qreal PriceHistory::toldHeight(int day) const
{
    const auto told = d->told.constFind(day);
    return told == d->told.constEnd() ? -1 : d->heightOf(*told);
}

qreal PriceHistory::boughtHeight() const
{
    return boughtDay() < 0
        ? -1
        : std::clamp(d->heightOf(d->wish->boughtTotal->minor), qreal(0), qreal(1));
}

} // namespace endpaper::viewmodel
