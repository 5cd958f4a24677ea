// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/copylook.h"

#include "server/api/settings.h"
#include "server/jobs/money.h"
#include "server/jobs/wishsubjects.h"
#include "store/vault/copysourcerepository.h"
#include "store/vault/hiddenrepository.h"
#include "store/vault/lifelinerepository.h"

#include <QDataStream>
#include <QDateTime>

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::PricedCopy;
using sources::SourceDescription;

CopyLook::CopyLook(Context &context, const CopyQuestion &question)
    : m_context(context)
    , m_question(question)
    , m_now(context.clock.now())
    , m_scope{question.subject(), question.country, context.settings.isSample}
    , m_nearScope{question.areaSubject(), question.country, context.settings.isSample}
{
}

Expected<> CopyLook::begin()
{
    TRY(readStatuses());
    TRY(readChosen());
    TRY(searchIfDue());
    TRY(readScopes());
    return readReader();
}

void CopyLook::noteChange(std::optional<Instant> at)
{
    if (at && *at > m_now) {
        m_changesAt = std::min(m_changesAt.value_or(*at), *at);
    }
}

Expected<> CopyLook::readStatuses()
{
    TRY_ASSIGN(m_answers, store::CopyRepository(m_context.transaction).answers(m_scope));
    if (m_question.area) {
        TRY_ASSIGN(m_nearAnswers,
                   store::CopyRepository(m_context.transaction).answers(m_nearScope));
    }
    store::CopySourceRepository settings(m_context.transaction, m_scope.isSample);
    for (const SourceDescription &source : knownSources(m_context.settings)) {
        if (source.role != SourceDescription::Role::Copies) {
            continue;
        }
        TRY_ASSIGN(const store::CopySource setting, settings.get(source.id));
        if (!setting.isOn || (source.isQuiet && setting.secret.isEmpty())) {
            continue;
        }
        m_active.insert(source.id, &source);
        const auto answer = std::ranges::find(m_answers, source.id, &store::SourceAnswer::source);
        m_view.sources.push_back(statusOf(source, answer == m_answers.end() ? nullptr : &*answer,
                                          !setting.secret.isEmpty()));
    }
    return {};
}

SourceStatus CopyLook::statusOf(const SourceDescription &source, const store::SourceAnswer *answer,
                                bool hasSecret)
{
    SourceStatus status{.id = source.id,
                        .name = source.name,
                        .state = {},
                        .reason = {},
                        .attribution = source.terms.attribution};
    status.isSample = m_scope.isSample;
    status.mayMix = source.terms.mayMix;
    // What is made up is nobody's.
    status.mayStore = source.terms.mayStore || m_scope.isSample;
    status.maxAge = source.terms.maxAge;
    status.mayModel = source.terms.mayModel || m_scope.isSample;
    status.applied = source.filtersApplied(answer ? answer->reason : QString());
    if (answer) {
        status.state = answer->state;
        status.rows = answer->rows;
        status.reason = answer->reason;
        status.nextAt = answer->nextAt;
        status.rowsAsOf = answer->goodAt;
    }
    if (source.needsKey() && !hasSecret && !m_scope.isSample) {
        status.state = u"needs_key"_s;
        status.nextAt.reset();
    } else {
        if (isDue(source, answer, m_now)) {
            m_due.append(qsizetype(m_view.sources.size()));
        }
        addNear(status, source);
    }
    noteChange(status.nextAt);
    if (status.rowsAsOf) {
        noteChange(*status.rowsAsOf + source.terms.maxAge);
    }
    const bool isOld = status.rowsAsOf && *status.rowsAsOf + source.terms.maxAge <= m_now;
    m_hasOld = m_hasOld || (isOld && status.rows > 0);
    if (isOld && (status.state == "done"_L1 || status.state == "cut"_L1)) {
        status.state = u"from_yesterday"_s;
    }
    return status;
}

// What can be fetched is asked for beside what is sent, by the sources that know distances.
void CopyLook::addNear(SourceStatus &status, const SourceDescription &source)
{
    if (!m_question.area || !source.knowsDistance()) {
        return;
    }
    const auto found = std::ranges::find(m_nearAnswers, source.id, &store::SourceAnswer::source);
    const store::SourceAnswer *answer = found == m_nearAnswers.end() ? nullptr : &*found;
    status.near = SourceStatus::Near{.state = answer ? answer->state : QString(),
                                     .rows = answer ? answer->rows : 0,
                                     .reason = answer ? answer->reason : QString(),
                                     .nextAt = answer ? answer->nextAt : std::nullopt,
                                     .rowsAsOf = answer ? answer->goodAt : std::nullopt};
    if (isDue(source, answer, m_now)) {
        m_dueNear.append(qsizetype(m_view.sources.size()));
    }
    noteChange(status.near->nextAt);
    if (status.near->rowsAsOf) {
        noteChange(*status.near->rowsAsOf + source.terms.maxAge);
    }
}

Expected<> CopyLook::searchIfDue()
{
    bool isSearching = false;
    const auto search = [&](const store::CopyScope &scope) {
        return queueSearch(m_context, searchKey(scope.subject, scope.country), m_question.account,
                           m_question.isForLater);
    };
    if (!m_due.isEmpty()) {
        TRY_ASSIGN(isSearching, search(m_scope));
        for (const qsizetype index : std::as_const(m_due)) {
            QString &state = m_view.sources.at(size_t(index)).state;
            state = isSearching ? u"searching"_s : state;
        }
    }
    for (const Chosen &chosen : m_chosen) {
        if (chosen.due.isEmpty()) {
            continue;
        }
        TRY_ASSIGN(const bool isSearchingIt, search(chosen.scope));
        for (const qsizetype index : chosen.due) {
            QString &state = m_view.sources.at(size_t(index)).state;
            state = isSearchingIt ? u"searching"_s : state;
        }
        isSearching = isSearching || isSearchingIt;
    }
    if (!m_dueNear.isEmpty()) {
        TRY_ASSIGN(const bool isSearchingNear, search(m_nearScope));
        for (const qsizetype index : std::as_const(m_dueNear)) {
            QString &state = m_view.sources.at(size_t(index)).near->state;
            state = isSearchingNear ? u"searching"_s : state;
        }
        isSearching = isSearching || isSearchingNear;
    }
    m_view.state = isSearching ? CopyView::State::Searching
        : m_hasOld             ? CopyView::State::Stale
                               : CopyView::State::Fresh;
    return {};
}

Expected<> CopyLook::readReader()
{
    if (m_question.account.isNil()) {
        return {};
    }
    TRY_ASSIGN(m_parted, store::PartedRepository(m_context.transaction).list(m_question.account));
    TRY_ASSIGN(const auto hidden,
               store::HiddenRepository(m_context.transaction).list(m_question.account));
    for (const store::Hidden &one : hidden) {
        if (one.id.isNil()) {
            m_hiddenSellers.insert(one.source % u'\n' % one.seller);
        } else {
            m_hiddenCopies.insert(one.id);
        }
    }
    return {};
}

Expected<QByteArray> CopyLook::stamp()
{
    QByteArray bytes;
    QDataStream out(&bytes, QIODevice::WriteOnly);
    // Lists of sources are never changed, only followed by another one.
    out << quintptr(&knownSources(m_context.settings)) << int(m_view.state)
        << (m_question.book ? m_question.book->id.toBytes() : QByteArray());
    for (const SourceStatus &status : m_view.sources) {
        out << status.id << status.state << (status.near ? status.near->state : QString());
    }
    const auto addAnswers = [&out](const std::vector<store::SourceAnswer> &answers) {
        for (const store::SourceAnswer &answer : answers) {
            out << answer.source << answer.looks;
        }
    };
    addAnswers(m_answers);
    out << m_nearScope.subject;
    addAnswers(m_nearAnswers);
    for (const Chosen &chosen : m_chosen) {
        out << chosen.scope.subject;
        addAnswers(chosen.answers);
    }
    for (const store::CopyScope &scope : std::as_const(m_otherScopes)) {
        TRY_ASSIGN(const auto answers, store::CopyRepository(m_context.transaction).answers(scope));
        out << scope.subject;
        addAnswers(answers);
    }
    // What the reader hid or parted; sets have no order of their own.
    QList<QByteArray> hidden;
    for (const Uuid &copy : std::as_const(m_hiddenCopies)) {
        hidden.append(copy.toBytes());
    }
    for (const QString &seller : std::as_const(m_hiddenSellers)) {
        hidden.append(seller.toUtf8());
    }
    for (const auto &[a, b] : std::as_const(m_parted)) {
        hidden.append(a.toBytes() + b.toBytes());
    }
    std::ranges::sort(hidden);
    out << hidden;
    return bytes;
}

bool CopyLook::isWanted(const store::StoredCopy &stored, Part part)
{
    const domain::Copy &copy = stored.copy;
    const SourceDescription *source = m_active.value(copy.source);
    // Some sources' rows may not be shown at all once they are old.
    if (!source || (!source->terms.mayStore && copy.lastSeen + source->terms.maxAge <= m_now)) {
        return false;
    }
    if (!source->terms.mayStore) {
        const Instant end = copy.lastSeen + source->terms.maxAge;
        noteChange(end);
        m_view.goodUntil = std::min(m_view.goodUntil.value_or(end), end);
    }
    const bool isOther = part == Part::OtherEdition || stored.marks.contains("other_edition"_L1);
    const bool isIsbn = copy.isbn && copy.isbn->toString13() == m_question.isbn;
    if (m_question.isExact && !m_question.isbn.isEmpty() && (isOther || !isIsbn)) {
        return false;
    }
    return !m_hiddenCopies.contains(copy.id)
        && !m_hiddenSellers.contains(copy.source % u'\n' % copy.seller);
}

Expected<> CopyLook::addCopies(const store::CopyScope &scope, Part part)
{
    const QString mark = part == Part::OtherEdition ? u"other_edition"_s : QString();
    TRY_ASSIGN(auto copies, store::CopyRepository(m_context.transaction).list(scope));
    for (store::StoredCopy &stored : copies) {
        if (!isWanted(stored, part)) {
            continue;
        }
        if (const auto known = m_marks.find(stored.copy.id); known != m_marks.end()) {
            // It is sent and can be fetched, too.
            if (part == Part::Near && !known->contains("pickup"_L1)) {
                known->append(u"pickup"_s);
            }
            continue;
        }
        if (!mark.isNull() && !stored.marks.contains(mark)) {
            stored.marks.append(mark);
        }
        m_marks.insert(stored.copy.id, stored.marks);
        m_priced.push_back({std::move(stored.copy), {}});
    }
    return {};
}

// One copy, one row. Rows of a source whose terms forbid mixing stand for themselves.
void CopyLook::fold(std::vector<PricedCopy> &priced, const domain::RateTable *rates)
{
    std::vector<const domain::Copy *> copies;
    std::vector<size_t> places; // of those copies in `priced`
    for (size_t i = 0; i < priced.size(); ++i) {
        const SourceDescription *source = m_active.value(priced[i].copy.source);
        if (source && source->terms.mayMix) {
            copies.push_back(&priced[i].copy);
            places.push_back(i);
        }
    }
    const std::vector<size_t> groups = domain::sameCopyGroups(copies, rates, m_parted);
    std::vector<bool> isGone(priced.size(), false);
    for (size_t i = 0; i < groups.size(); ++i) {
        if (groups[i] != i) {
            domain::Copy &shown = priced[places[groups[i]]].copy;
            shown.alsoAt.append(priced[places[i]].copy.source);
            m_also[shown.id].push_back(priced[places[i]].copy);
            isGone[places[i]] = true;
        }
    }
    std::vector<PricedCopy> kept;
    for (size_t i = 0; i < priced.size(); ++i) {
        if (!isGone[i]) {
            kept.push_back(std::move(priced[i]));
        }
    }
    priced = std::move(kept);
}

Expected<CopyView> CopyLook::finish()
{
    TRY(addCopies(m_scope, Part::Asked));
    for (const Chosen &chosen : m_chosen) {
        TRY(addCopies(chosen.scope, Part::Asked));
    }
    if (m_question.area) {
        TRY(addCopies(m_nearScope, Part::Near));
    }
    for (const store::CopyScope &scope : std::as_const(m_otherScopes)) {
        TRY(addCopies(scope, Part::OtherEdition));
    }
    const auto rates = currentRates(m_context.settings);
    const domain::Buyer buyer{m_question.country, m_question.currency, rates.get(),
                              &usualPostage()};
    EditionLanguages languages(m_context);
    for (PricedCopy &one : m_priced) {
        TRY(languages.fill(one.copy));
        one.totals = domain::totalsOf(one.copy, buyer);
        if (one.copy.price.currency != m_question.currency) {
            m_view.rateDay = rates->day();
        }
        m_view.asOf = std::min(m_view.asOf.value_or(one.copy.lastSeen), one.copy.lastSeen);
    }
    domain::sortForResults(m_priced);
    fold(m_priced, rates.get());
    for (PricedCopy &one : m_priced) {
        const QStringList marks = m_marks.value(one.copy.id);
        auto also = m_also.take(one.copy.id);
        m_view.rows.push_back({std::move(one), marks, std::move(also)});
    }
    if (m_view.rateDay.isValid()) {
        const QDateTime today = QDateTime::fromMSecsSinceEpoch(toEpochMs(m_now), Qt::UTC);
        m_view.rateAgeDays = std::max<qint64>(0, m_view.rateDay.daysTo(today.date()));
        noteChange(fromEpochMs(today.date().addDays(1).startOfDay(Qt::UTC).toMSecsSinceEpoch()));
    }
    filterRows(m_view, m_question, rates.get());
    return std::move(m_view);
}

} // namespace endpaper::server
