// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/pricehistory_p.h"
#include "viewmodel/words.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using Verdict = domain::PriceSense::Verdict;

namespace {

// From this many whole units on cents say nothing about what is usual.
constexpr qint64 roundedFromUnits = 5;

// "€7–9": the amount of the higher one becomes both, whatever the region puts round it.
QString rangeText(domain::Money low, domain::Money high)
{
    qint64 unit = 1;
    for (int digit = 0; digit < low.currency.minorDigits(); ++digit) {
        unit *= 10;
    }
    if (low.minor >= roundedFromUnits * unit) {
        low.minor = (low.minor + unit / 2) / unit * unit;
        high.minor = (high.minor + unit / 2) / unit * unit;
    }
    static const QRegularExpression number(u"\\d[\\d.,'\\s\u202f\u00a0]*\\d|\\d"_s);
    QString text = words::money(high);
    const QString span = low.minor == high.minor
        ? words::amount(high)
        : QString(words::amount(low) + u'–' + words::amount(high));
    const auto match = number.match(text);
    return match.hasMatch() ? text.replace(match.capturedStart(), match.capturedLength(), span)
                            : text;
}

// "March", "March 2025"; a day of the last weeks with its number.
QString sinceText(QDate day, QDate today)
{
    constexpr int namedDays = 45;
    const QLocale locale;
    if (day.daysTo(today) <= namedDays) {
        return locale.toString(day, u"d MMM"_s);
    }
    const QString month = locale.standaloneMonthName(day.month());
    return day.year() == today.year() ? month : QString(month + u' ' + QString::number(day.year()));
}

} // namespace

QString PriceHistory::usualText() const
{
    const domain::PriceSense *sense = d->known ? &d->known->answer.sense : nullptr;
    return sense && sense->usualLow && sense->usualHigh
        //: what copies of a book usually cost: "Usually €7–9"
        ? tr("Usually %1").arg(rangeText(d->money(*sense->usualLow), d->money(*sense->usualHigh)))
        : QString();
}

std::optional<domain::Money> PriceHistory::suggestedTarget() const
{
    return d->known ? d->known->answer.suggestedTarget : std::nullopt;
}

QString PriceHistory::summary() const
{
    if (!d->known) {
        return {};
    }
    const domain::PriceSense &sense = d->known->answer.sense;
    const QString usual = usualText();
    const QString now = sense.now ? words::money(d->money(*sense.now)) : QString();
    const QDate today = words::utcDay(d->services.clock.now());
    switch (sense.verdict) {
    case Verdict::Nothing:
        return {};
    case Verdict::TooFew:
        return now.isEmpty()
            ? tr("Too few copies were seen to say what is usual.")
            : tr("Now %1; too few copies were seen to say what is usual.").arg(now);
    case Verdict::Gone:
        return tr("%1; today nobody has it.", "usually €7–9; …").arg(usual);
    case Verdict::Low:
        if (sense.isLowestEver) {
            return tr("%1; now %2, the lowest of all that was seen.").arg(usual, now);
        }
        return sense.lowestSince ? tr("%1; now %2, lowest since %3.")
                                       .arg(usual, now, sinceText(*sense.lowestSince, today))
                                 : tr("%1; now %2, below that.").arg(usual, now);
    case Verdict::Usual:
        return tr("%1; now %2.").arg(usual, now);
    case Verdict::High:
        return tr("%1; now %2, dearer than that.").arg(usual, now);
    }
    return {};
}

QString PriceHistory::sampleLine() const
{
    if (!d->known || d->known->answer.sense.copies == 0) {
        return {};
    }
    const domain::PriceSense &sense = d->known->answer.sense;
    //: "34 copies" and "on 212 days since 3 May 2025"
    return tr("%1 %2.").arg(
        tr("%n copies", nullptr, sense.copies),
        tr("on %n days since %1", nullptr, sense.days).arg(words::date(sense.firstDay)));
}

QString PriceHistory::leftOutLine() const
{
    return d->known && !d->known->answer.leftOut.isEmpty()
        ? tr("Left out, as their terms ask: %1.").arg(d->known->answer.leftOut.join(u", "_s))
        : QString();
}

PriceHistory::PriceState PriceHistory::priceState() const
{
    if (d->isbn.isEmpty()) {
        return PriceState::NoBook;
    }
    if (d->known && !d->known->answer.lines.empty()) {
        return hasPlot() ? PriceState::Ready : PriceState::TooFew;
    }
    if (d->isLooking && !d->known) {
        return PriceState::Looking;
    }
    if (d->error && !d->known) {
        return d->error->kind == ErrorKind::Unavailable ? PriceState::Offline : PriceState::Failed;
    }
    return PriceState::Nothing;
}

QString PriceHistory::stateLine() const
{
    const bool isOffline = d->error && d->error->kind == ErrorKind::Unavailable;
    switch (priceState()) {
    case PriceState::NoBook:
        return {};
    case PriceState::Looking:
        return tr("Asking what copies cost before.");
    case PriceState::Offline:
        return tr("No network: what copies cost before is shown when there is one.");
    case PriceState::Failed:
        return words::sentence(*d->error, words::Doing::LookForCopies);
    case PriceState::Nothing:
        return tr("No price was seen yet.");
    case PriceState::TooFew:
        if (rowCount() == 0 || d->rangeDays == 0 || d->known->answer.sense.days < 2) {
            return tr("Seen once. A line needs two.");
        }
        return tr("Not enough prices in this time. Choose a longer one.");
    case PriceState::Ready:
        break;
    }
    return d->isKept && isOffline
        ? tr("No network: this is from %1.").arg(words::ago(d->known->at, d->services.clock.now()))
        : QString();
}

bool PriceHistory::isSample() const { return d->known && d->known->answer.isSample; }

int PriceHistory::rangeDays() const { return d->rangeDays; }

bool PriceHistory::showsTable() const { return d->showsTable; }

int PriceHistory::dayCount() const { return int(d->lines.at(Any).size()); }

int PriceHistory::revision() const { return d->revision; }

QString PriceHistory::firstDayText() const
{
    return dayCount() > 0 ? words::date(d->from) : QString();
}

QString PriceHistory::lastDayText() const
{
    //: the end of the line of prices
    return dayCount() > 0 ? tr("today") : QString();
}

QString PriceHistory::topText() const
{
    return d->known ? words::money(d->money(d->high)) : QString();
}

QString PriceHistory::bottomText() const
{
    return d->known ? words::money(d->money(d->low)) : QString();
}

qreal PriceHistory::targetHeight() const
{
    const auto target = d->target();
    return target ? d->heightOf(*target) : -1;
}

QString PriceHistory::targetText() const
{
    const auto target = d->target();
    //: the line of the target price in the plot
    return target ? tr("my price %1").arg(words::money(d->money(*target))) : QString();
}

int PriceHistory::crosshair() const { return d->crosshair; }

QString PriceHistory::eventText(int day) const
{
    QStringList parts;
    if (const auto told = d->told.constFind(day); told != d->told.constEnd()) {
        //: the watch told the reader of a copy on that day
        parts += tr("told of one for %1").arg(words::money(d->money(*told)));
    }
    if (day == boughtDay()) {
        parts += tr("bought for %1").arg(words::money(*d->wish->boughtTotal));
    }
    return parts.join(u" · "_s);
}

QString PriceHistory::crosshairLine() const
{
    if (d->crosshair < 0 || d->crosshair >= dayCount()) {
        return {};
    }
    QStringList parts;
    for (const Series series : {Fine, Good, Any}) {
        if (const auto value = d->lines.at(size_t(series)).at(size_t(d->crosshair))) {
            parts += seriesName(series) + u' ' + words::money(d->money(*value));
        }
    }
    const QString day = words::date(d->from.addDays(d->crosshair));
    if (const QString event = eventText(d->crosshair); !event.isEmpty()) {
        parts += event;
    }
    return parts.isEmpty() ? tr("%1: no copy").arg(day)
                           : tr("%1: %2", "a day: what copies cost").arg(day, parts.join(u" · "_s));
}

QString PriceHistory::seriesName(Series series) const
{
    switch (series) {
    case Fine:
        return tr("Fine or better");
    case Good:
        return tr("Good or better");
    case Any:
        break;
    }
    return tr("Any condition");
}

void PriceHistory::retranslate()
{
    if (rowCount() > 0) {
        Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    }
    ++d->revision;
    Q_EMIT pricesChanged();
    Q_EMIT crosshairChanged();
}

} // namespace endpaper::viewmodel
