// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/json.h"
#include "server/jobs/copysearch.h"

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::ResultFilters;

static constexpr qsizetype listItemsMax = 50;
static constexpr qsizetype itemCharactersMax = 100;

static Expected<QStringList> listIn(const Request &request, const QString &name)
{
    const QString text = queryText(request, name);
    QStringList items;
    for (const QString &item : text.split(u',', Qt::SkipEmptyParts)) {
        if (item.trimmed().size() > itemCharactersMax || items.size() >= listItemsMax) {
            return fail(ErrorKind::Invalid, u"too_long"_s, u'?' + name);
        }
        if (!item.trimmed().isEmpty()) {
            items.append(item.trimmed());
        }
    }
    return items;
}

Expected<> readFilters(const Request &request, CopyQuestion &question)
{
    ResultFilters &filters = question.filters;
    if (const QString text = queryText(request, u"total_max"_s); !text.isEmpty()) {
        const auto amount = domain::parsePlainAmount(text, question.currency);
        if (!amount) {
            return fail(ErrorKind::Invalid, u"not_an_amount"_s, u"?total_max"_s);
        }
        filters.totalMax = *amount;
    }
    TRY_ASSIGN(const QStringList flags, listIn(request, u"without"_s));
    filters.without = domain::redFlagsFromNames(flags);
    if (domain::redFlagNames(filters.without).size() != flags.size()) {
        return fail(ErrorKind::Invalid, u"not_a_choice"_s, u"?without"_s);
    }
    TRY_ASSIGN(filters.words, listIn(request, u"words"_s));
    TRY_ASSIGN(filters.notWords, listIn(request, u"not_words"_s));
    TRY_ASSIGN(const QStringList countries, listIn(request, u"from"_s));
    for (const QString &country : countries) {
        filters.fromCountries.insert(country.toUpper());
    }
    TRY_ASSIGN(const QStringList sources, listIn(request, u"not_sources"_s));
    filters.notSources = QSet<QString>(sources.begin(), sources.end());
    TRY_ASSIGN(const QStringList marks, listIn(request, u"not_marks"_s));
    filters.notMarks = QSet<QString>(marks.begin(), marks.end());
    // Only what sellers say: conditions and postages that nobody stated are left out too.
    const bool isSaidOnly = queryText(request, u"said_only"_s) == "true"_L1;
    filters.keepsUnknownCondition = !isSaidOnly;
    filters.keepsUnknownTotal = !isSaidOnly;
    return {};
}

void filterRows(CopyView &view, const CopyQuestion &question, const domain::RateTable *rates)
{
    ResultFilters filters = question.filters;
    filters.least = question.least;
    if (filters == ResultFilters()) {
        return;
    }
    std::vector<domain::FilteredRow> rows;
    for (const FoundRow &row : view.rows) {
        rows.push_back({&row.priced, row.marks});
    }
    domain::Filtered filtered = domain::applyFilters(
        rows, filters, {question.country, question.currency, rates, nullptr});
    view.filters = std::move(filtered.counts);
    std::vector<FoundRow> kept;
    for (const size_t index : filtered.kept) {
        kept.push_back(std::move(view.rows[index]));
    }
    view.rows = std::move(kept);
}

} // namespace endpaper::server
