// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/copydetails.h"

#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

CopyDetails::CopyDetails(QObject *parent)
    : QAbstractListModel(parent)
{
}

void CopyDetails::show(const services::CopiesAnswer &answer, size_t index, const CopyRow &row,
                       Instant now)
{
    beginResetModel();
    m_hasCopy = true;
    m_copy = answer.copies.at(index);
    m_extra = answer.extras.at(index);
    m_row = row;
    m_now = now;
    m_rateDay = answer.rateDay;
    m_names.clear();
    m_attribution.clear();
    for (const services::SourceReport &report : answer.sources) {
        m_names.insert(report.id, report.name);
        if (report.id == m_copy.copy.source) {
            m_attribution = report.attribution;
        }
    }
    const auto known = m_copy.totals.total ? m_copy.totals.total : m_copy.totals.atLeast;
    m_isConverted = known && known->currency != m_copy.copy.price.currency;
    endResetModel();
    Q_EMIT copyChanged();
}

void CopyDetails::clear()
{
    beginResetModel();
    m_hasCopy = false;
    m_copy = {};
    m_extra = {};
    m_row = {};
    m_attribution.clear();
    endResetModel();
    Q_EMIT copyChanged();
}

const services::AlsoListed *CopyDetails::alsoAt(int row) const
{
    return row >= 0 && row < rowCount() ? &m_extra.also.at(row) : nullptr;
}

QString CopyDetails::sum(const domain::Money &price, const std::optional<domain::Money> &postage)
{
    if (!postage) {
        return tr("%1, postage unknown").arg(words::money(price));
    }
    return postage->minor == 0 ? tr("%1, postage free").arg(words::money(price))
                               : tr("%1 + %2 postage", "price of the copy + postage")
                                     .arg(words::money(price), words::money(*postage));
}

QString CopyDetails::sumLine() const
{
    if (!m_hasCopy) {
        return {};
    }
    const QString line = sum(m_copy.copy.price, m_copy.copy.postage);
    return !m_copy.copy.postage && m_copy.totals.estimate
        //: %1 is the sum so far, %2 what the total will probably be
        ? tr("%1; sorted as if it were %2").arg(line, words::money(*m_copy.totals.estimate))
        : line;
}

QString CopyDetails::ageWords(QDate day, Instant now)
{
    const int days = int(std::max<qint64>(0, day.daysTo(words::utcDay(now))));
    constexpr int daysOfMonth = 30;
    return days == 0             ? tr("of today")
        : days < daysOfMonth * 2 ? tr("%n days old", nullptr, days)
                                 : tr("%n months old", nullptr, days / daysOfMonth);
}

QString CopyDetails::rateWords(QDate day, Instant now)
{
    return day.isValid() ? tr("Converted at the European Central Bank's rates of %1, %2.")
                               .arg(words::date(day), ageWords(day, now))
                         : QString();
}

QString CopyDetails::rateLine() const
{
    return m_isConverted ? rateWords(m_rateDay, m_now) : QString();
}

QString CopyDetails::conditionText() const { return words::condition(m_copy.copy.condition); }

QString CopyDetails::warningLine() const
{
    QStringList parts;
    for (const QString &flag : domain::redFlagNames(m_copy.copy.flags)) {
        parts += words::redFlag(flag);
    }
    for (const QString &mark : m_extra.marks) {
        if (mark != "other_edition"_L1) { // the edition has a line of its own
            parts += words::copyMark(mark);
        }
    }
    parts.removeAll(QString());
    return parts.join(u", "_s);
}

QString CopyDetails::sellerLine() const
{
    const QString source = sourceName(m_copy.copy.source);
    return m_copy.copy.seller.isEmpty() || m_copy.copy.seller == source
        ? source
        : QString(m_copy.copy.seller + u", "_s + source);
}

QString CopyDetails::seenLine() const
{
    return m_hasCopy
        ? tr("First seen on %1, last %2")
              .arg(words::date(m_copy.copy.firstSeen), words::ago(m_copy.copy.lastSeen, m_now))
        : QString();
}

QString CopyDetails::alsoLine() const
{
    return rowCount() > 0
        ? tr("The same copy is listed in %n places more. The cheapest stands for all.", nullptr,
             rowCount())
        : QString();
}

QString CopyDetails::hostOf(const QUrl &url)
{
    const bool isWeb = url.scheme() == "https"_L1 || url.scheme() == "http"_L1;
    return isWeb ? url.host() : QString();
}

int CopyDetails::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_extra.also.size());
}

QVariant CopyDetails::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const services::AlsoListed &also = m_extra.also.at(index.row());
    switch (role) {
    case WhereRole: {
        const QString source = sourceName(also.source);
        return also.seller.isEmpty() || also.seller == source
            ? source
            : QString(also.seller + u", "_s + source);
    }
    case AskedRole:
        return sum(also.price, also.postage);
    case HostRole:
        return hostOf(also.url);
    default:
        return {};
    }
}

QHash<int, QByteArray> CopyDetails::roleNames() const
{
    return {{WhereRole, "where"_ba}, {AskedRole, "asked"_ba}, {HostRole, "host"_ba}};
}

} // namespace endpaper::viewmodel
