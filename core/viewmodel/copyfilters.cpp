// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/copyfilters.h"

#include "viewmodel/listdiff.h"
#include "viewmodel/words.h"

#include <QMap>

#include <functional>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using domain::ResultFilter;
using services::CopiesAnswer;

namespace {

QStringList parted(const QString &text)
{
    QStringList parts;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts)) {
        if (const QString trimmed = part.simplified(); !trimmed.isEmpty()) {
            parts += trimmed;
        }
    }
    return parts;
}

// Rows for what some copies carry, and for what is chosen though none does.
QList<FilterOptions::Option> optionsOf(const QMap<QString, int> &counts,
                                       const QSet<QString> &chosen,
                                       const std::function<QString(const QString &)> &label)
{
    QMap<QString, int> all = counts;
    for (const QString &value : chosen) {
        all.insert(value, counts.value(value));
    }
    QList<FilterOptions::Option> options;
    for (auto it = all.cbegin(); it != all.cend(); ++it) {
        options += {.value = it.key(),
                    .label = label(it.key()),
                    .copies = it.value(),
                    .isChosen = chosen.contains(it.key())};
    }
    return options;
}

QSet<QString> setOf(const QStringList &list) { return {list.begin(), list.end()}; }

} // namespace

CopyFilters::CopyFilters(QObject *parent)
    : QAbstractListModel(parent)
    , m_flags(new FilterOptions(this))
    , m_marks(new FilterOptions(this))
    , m_countries(new FilterOptions(this))
    , m_sources(new FilterOptions(this))
{
}

std::vector<bool> CopyFilters::apply(const CopiesAnswer *answer, const domain::Buyer &buyer)
{
    readTotal(buyer.currency);
    std::vector<bool> stays(answer ? answer->copies.size() : 0, false);
    std::vector<domain::FilteredRow> rows;
    for (size_t i = 0; i < stays.size(); ++i) {
        rows.push_back({&answer->copies.at(i), answer->extras.at(i).marks});
    }
    const domain::Filtered filtered = domain::applyFilters(rows, m_filters, buyer);
    for (const size_t index : filtered.kept) {
        stays.at(index) = true;
    }
    m_all = int(rows.size());
    m_kept = int(filtered.kept.size());
    m_sourceNames.clear();
    m_bySource.clear();
    if (answer) {
        setOptions(*answer);
    }
    QList<InForce> inForce;
    for (const domain::FilterCount &count : filtered.counts) {
        inForce += {count.filter, textOf(count)};
    }
    applyList(*this, m_inForce, inForce, [](const InForce &row) { return int(row.filter); });
    Q_EMIT filtersChanged();
    return stays;
}

void CopyFilters::readTotal(domain::Currency currency)
{
    m_filters.totalMax.reset();
    m_isTotalWrong = false;
    if (!m_totalMax.trimmed().isEmpty()) {
        const auto money = domain::parseMoney(m_totalMax, currency);
        m_isTotalWrong = !money || !*money || (*money)->minor <= 0;
        if (!m_isTotalWrong) {
            m_filters.totalMax = **money;
        }
    }
}

void CopyFilters::setOptions(const CopiesAnswer &answer)
{
    QMap<QString, int> flags;
    QMap<QString, int> marks;
    QMap<QString, int> countries;
    QMap<QString, int> sources;
    for (size_t i = 0; i < answer.copies.size(); ++i) {
        const domain::Copy &copy = answer.copies.at(i).copy;
        for (const QString &flag : domain::redFlagNames(copy.flags)) {
            ++flags[flag];
        }
        for (const QString &mark : answer.extras.at(i).marks) {
            if (!words::copyMark(mark).isEmpty()) {
                ++marks[mark];
            }
        }
        if (!copy.fromCountry.isEmpty()) {
            ++countries[copy.fromCountry];
        }
        ++sources[copy.source];
    }
    QMap<QString, QStringList> applied;
    for (const services::SourceReport &report : answer.sources) {
        m_sourceNames.insert(report.id, report.name);
        if (report.rows > 0) {
            for (const QString &filter : report.applied) {
                applied[filter] += report.name;
            }
        }
    }
    const auto sourceLabel = [this](const QString &id) { return m_sourceNames.value(id, id); };
    m_flags->setOptions(
        optionsOf(flags, setOf(domain::redFlagNames(m_filters.without)), words::redFlag));
    m_marks->setOptions(optionsOf(marks, m_filters.notMarks, words::copyMark));
    m_countries->setOptions(optionsOf(countries, m_filters.fromCountries, words::country));
    m_sources->setOptions(optionsOf(sources, m_filters.notSources, sourceLabel));
    QStringList parts;
    for (auto it = applied.cbegin(); it != applied.cend(); ++it) {
        const QString what = it.key() == "used"_L1 ? tr("new copies")
            : it.key() == "country"_L1             ? tr("what is not sent to your country")
            : it.key() == "distance"_L1            ? tr("what is too far to collect")
                                                   : it.key();
        //: what was left out, and the sources that did it
        parts += tr("%1 (%2)").arg(what, it.value().join(u", "_s));
    }
    if (!parts.isEmpty()) {
        m_bySource = tr("Left out by the source: %1.").arg(parts.join(u", "_s));
    }
}

QString CopyFilters::textOf(const domain::FilterCount &count) const
{
    QStringList names;
    QString what;
    switch (count.filter) {
    case ResultFilter::Condition:
        what = tr("condition is stated");
        break;
    case ResultFilter::Total:
        what = tr("at most %1").arg(words::money(*m_filters.totalMax));
        break;
    case ResultFilter::Flags:
        for (const QString &flag : domain::redFlagNames(m_filters.without)) {
            names += words::redFlag(flag);
        }
        what = tr("without %1").arg(names.join(u", "_s));
        break;
    case ResultFilter::Words:
        what = tr("with “%1”").arg(m_filters.words.join(u", "_s));
        break;
    case ResultFilter::NotWords:
        what = tr("without “%1”").arg(m_filters.notWords.join(u", "_s));
        break;
    case ResultFilter::Country:
        for (const QString &code : m_filters.fromCountries) {
            names += words::country(code);
        }
        names.sort();
        what = tr("from %1").arg(names.join(u", "_s));
        break;
    case ResultFilter::Source:
        for (const QString &id : m_filters.notSources) {
            names += m_sourceNames.value(id, id);
        }
        names.sort();
        what = tr("not from %1").arg(names.join(u", "_s));
        break;
    case ResultFilter::Mark:
        for (const QString &mark : m_filters.notMarks) {
            names += words::copyMark(mark);
        }
        names.sort();
        what = tr("without %1").arg(names.join(u", "_s));
        break;
    }
    //: a filter in force, and how many copies it takes away
    return tr("%1 · %2").arg(what, tr("%n left out", nullptr, count.removed));
}

QString CopyFilters::leftOutLine() const
{
    return m_all > m_kept
        ? tr("%1 are left out here.").arg(tr("%1 of %n copies", nullptr, m_all).arg(m_all - m_kept))
        : QString();
}

QString CopyFilters::totalError() const
{
    return m_isTotalWrong ? tr("That is no amount. Write 8 or 8.50.") : QString();
}

void CopyFilters::setTotalMax(const QString &text)
{
    if (m_totalMax != text) {
        m_totalMax = text;
        Q_EMIT chosenChanged();
    }
}

void CopyFilters::setWords(const QString &text)
{
    if (m_words != text) {
        m_words = text;
        m_filters.words = parted(text);
        Q_EMIT chosenChanged();
    }
}

void CopyFilters::setNotWords(const QString &text)
{
    if (m_notWords != text) {
        m_notWords = text;
        m_filters.notWords = parted(text);
        Q_EMIT chosenChanged();
    }
}

void CopyFilters::setStatedOnly(bool on)
{
    if (statedOnly() != on) {
        m_filters.keepsUnknownCondition = !on;
        m_filters.keepsUnknownTotal = !on;
        Q_EMIT chosenChanged();
    }
}

void CopyFilters::toggle(QSet<QString> &values, const QString &value)
{
    if (!values.remove(value)) {
        values.insert(value);
    }
    Q_EMIT chosenChanged();
}

void CopyFilters::toggleFlag(const QString &value)
{
    m_filters.without ^= domain::redFlagsFromNames({value});
    Q_EMIT chosenChanged();
}

void CopyFilters::toggleMark(const QString &value) { toggle(m_filters.notMarks, value); }

void CopyFilters::toggleCountry(const QString &value) { toggle(m_filters.fromCountries, value); }

void CopyFilters::toggleSource(const QString &value) { toggle(m_filters.notSources, value); }

void CopyFilters::clear(int row)
{
    if (row < 0 || row >= count()) {
        return;
    }
    switch (m_inForce.at(row).filter) {
    case ResultFilter::Condition:
        setStatedOnly(false);
        return;
    case ResultFilter::Total:
        m_totalMax.clear();
        break;
    case ResultFilter::Flags:
        m_filters.without = {};
        break;
    case ResultFilter::Words:
        setWords({});
        return;
    case ResultFilter::NotWords:
        setNotWords({});
        return;
    case ResultFilter::Country:
        m_filters.fromCountries.clear();
        break;
    case ResultFilter::Source:
        m_filters.notSources.clear();
        break;
    case ResultFilter::Mark:
        m_filters.notMarks.clear();
        break;
    }
    Q_EMIT chosenChanged();
}

void CopyFilters::clearAll()
{
    m_filters = {};
    m_totalMax.clear();
    m_words.clear();
    m_notWords.clear();
    Q_EMIT chosenChanged();
}

int CopyFilters::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant CopyFilters::data(const QModelIndex &index, int role) const
{
    const bool isRow =
        checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid);
    return isRow && role == TextRole ? QVariant(m_inForce.at(index.row()).text) : QVariant();
}

QHash<int, QByteArray> CopyFilters::roleNames() const { return {{TextRole, "text"_ba}}; }

} // namespace endpaper::viewmodel
