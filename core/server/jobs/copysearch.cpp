// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/copysearch.h"

#include "base/log.h"
#include "domain/samecopy.h"
#include "server/api/json.h"
#include "server/api/settings.h"
#include "server/jobs/money.h"
#include "store/vault/accountrepository.h"
#include "store/vault/hiddenrepository.h"
#include "store/vault/jobrepository.h"
#include "store/vault/lifelinerepository.h"

#include <QSet>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using domain::PricedCopy;
using sources::AnswerState;
using sources::SourceDescription;

// Other editions of the work whose known copies are shown too.
static constexpr int editionsMax = 10;
Expected<CopyQuestion> questionFor(const QString &isbnOrId, Context &context)
{
    CopyQuestion question;
    store::BookRepository books(context.transaction);
    if (const auto id = Uuid::parse(isbnOrId)) {
        TRY_ASSIGN(question.book, books.find(*id));
        if (!question.book) {
            return fail(ErrorKind::NotFound, u"no such book"_s);
        }
        question.isbn = question.book->isbn;
        return question;
    }
    const auto isbn = domain::Isbn::parse(isbnOrId);
    if (!isbn) {
        return fail(ErrorKind::Invalid, isbn.error().context, u"?isbn"_s);
    }
    question.isbn = isbn->toString13();
    TRY_ASSIGN(question.book, books.findByIsbn(question.isbn));
    return question;
}

Expected<> readPreferences(const Request &request, Context &context, CopyQuestion &question)
{
    if (context.caller.isSignedIn()) {
        question.account = context.caller.account;
        TRY_ASSIGN(const store::Account account,
                   store::AccountRepository(context.transaction).get(question.account));
        question.country = account.country;
        question.currency =
            domain::Currency::parse(account.currency).value_or(domain::Currency::eur());
    } else if (const QString territory = context.locale.name().section(u'_', 1);
               territory.size() == 2) {
        question.country = context.locale.language() == QLocale::English ? u"DE"_s : territory;
    }
    if (const QString country = queryText(request, u"country"_s).toUpper(); !country.isEmpty()) {
        if (country.size() != 2 || !country.at(0).isUpper() || !country.at(1).isUpper()) {
            return fail(ErrorKind::Invalid, u"not_a_country"_s, u"?country"_s);
        }
        question.country = country;
        question.currency = domain::Currency::ofCountry(country).value_or(question.currency);
    }
    if (const QString currency = queryText(request, u"currency"_s); !currency.isEmpty()) {
        const auto parsed = domain::Currency::parse(currency);
        if (!parsed) {
            return fail(ErrorKind::Invalid, u"not_a_currency"_s, u"?currency"_s);
        }
        question.currency = *parsed;
    }
    if (const QString least = queryText(request, u"condition"_s); !least.isEmpty()) {
        const auto condition = domain::conditionFromName(least);
        if (!condition) {
            return fail(ErrorKind::Invalid, u"not_a_condition"_s, u"?condition"_s);
        }
        question.least = *condition;
    }
    const QString editions = queryText(request, u"editions"_s);
    if (!editions.isEmpty() && editions != "any"_L1 && editions != "exact"_L1) {
        return fail(ErrorKind::Invalid, u"not_a_choice"_s, u"?editions"_s);
    }
    question.isExact = editions == "exact"_L1;
    return readFilters(request, question);
}

QString searchKey(const QString &subject, const QString &country)
{
    return subject % u'|' % country;
}

bool isDue(const SourceDescription &source, const store::SourceAnswer *answer, Instant now)
{
    if (!answer || answer->state == "needs_key"_L1) {
        return true;
    }
    const auto state = sources::answerState(answer->state);
    if (state && sources::isFailure(*state)) {
        return !answer->nextAt || *answer->nextAt <= now;
    }
    return !answer->goodAt || *answer->goodAt + source.terms.maxAge <= now || *answer->goodAt > now;
}

namespace {

// The parts of lookUpCopies(), with what they share.
class Look
{
public:
    Look(Context &context, const CopyQuestion &question)
        : m_context(context)
        , m_question(question)
        , m_now(context.clock.now())
        , m_scope{question.subject(), question.country, context.settings.isSample}
    {
    }

    Expected<CopyView> run()
    {
        TRY(readStatuses());
        TRY(searchIfDue());
        TRY(readCopies());
        return std::move(m_view);
    }

private:
    Expected<> readStatuses();
    Expected<> searchIfDue();
    Expected<> readCopies();
    Expected<> addCopies(const store::CopyScope &scope, bool isOtherEdition);
    [[nodiscard]] bool isWanted(const store::StoredCopy &stored, bool isOtherEdition) const;
    void fold(std::vector<PricedCopy> &priced, const domain::RateTable *rates);

    Context &m_context;
    const CopyQuestion &m_question;
    Instant m_now;
    store::CopyScope m_scope;
    CopyView m_view;
    QList<qsizetype> m_due; // indexes into m_view.sources
    QHash<QString, const SourceDescription *> m_active;
    std::vector<PricedCopy> m_priced;
    QHash<Uuid, QStringList> m_marks;
    QSet<Uuid> m_hiddenCopies;
    QSet<QString> m_hiddenSellers; // "source\nseller"
    domain::PartedCopies m_parted;
    QHash<Uuid, std::vector<domain::Copy>> m_also; // by the copy that stands for them
    bool m_hasOld = false;
};

Expected<> Look::readStatuses()
{
    TRY_ASSIGN(const auto answers, store::CopyRepository(m_context.transaction).answers(m_scope));
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
        const auto answer =
            std::ranges::find_if(answers, [&](const auto &one) { return one.source == source.id; });
        const bool isKnown = answer != answers.end();
        SourceStatus status{.id = source.id,
                            .name = source.name,
                            .state = {},
                            .reason = {},
                            .attribution = source.terms.attribution};
        status.isSample = m_scope.isSample;
        status.mayMix = source.terms.mayMix;
        status.applied = source.filtersApplied(isKnown ? answer->reason : QString());
        if (isKnown) {
            status.state = answer->state;
            status.rows = answer->rows;
            status.reason = answer->reason;
            status.nextAt = answer->nextAt;
            status.rowsAsOf = answer->goodAt;
        }
        if (source.needsKey() && setting.secret.isEmpty() && !m_scope.isSample) {
            status.state = u"needs_key"_s;
            status.nextAt.reset();
        } else if (isDue(source, isKnown ? &*answer : nullptr, m_now)) {
            m_due.append(qsizetype(m_view.sources.size()));
        }
        const bool isOld = status.rowsAsOf && *status.rowsAsOf + source.terms.maxAge <= m_now;
        m_hasOld = m_hasOld || (isOld && status.rows > 0);
        if (isOld && (status.state == "done"_L1 || status.state == "cut"_L1)) {
            status.state = u"from_yesterday"_s;
        }
        m_view.sources.push_back(std::move(status));
    }
    return {};
}

Expected<> Look::searchIfDue()
{
    const QString key = searchKey(m_scope.subject, m_scope.country);
    store::JobRepository jobs(m_context.transaction);
    // A refresh that is under way asks what a search would ask.
    TRY_ASSIGN(const auto refresh, jobs.find(u"refresh"_s, key));
    const bool isRefreshing = refresh && refresh->state == store::Job::State::Running;
    const QString kind = isRefreshing ? u"refresh"_s : u"search"_s;
    if (!m_due.isEmpty() && !isRefreshing) {
        TRY_ASSIGN(const bool isNew, jobs.add(kind, key, m_now));
        if (isNew) {
            m_context.events.append({.kind = LiveEvent::Kind::JobAdded});
        }
    }
    TRY_ASSIGN(const auto job, jobs.find(kind, key));
    const bool isSearching = job && job->isOpen();
    if (isSearching) {
        for (const qsizetype index : std::as_const(m_due)) {
            m_view.sources.at(size_t(index)).state = u"searching"_s;
        }
        if (!m_question.account.isNil()) {
            TRY(jobs.addWaiter(kind, key, m_question.account));
        }
    }
    m_view.state = isSearching && !m_due.isEmpty() ? CopyView::State::Searching
        : m_hasOld                                 ? CopyView::State::Stale
                                                   : CopyView::State::Fresh;
    return {};
}

bool Look::isWanted(const store::StoredCopy &stored, bool isOtherEdition) const
{
    const domain::Copy &copy = stored.copy;
    const SourceDescription *source = m_active.value(copy.source);
    // Some sources' rows may not be shown at all once they are old.
    if (!source || (!source->terms.mayStore && copy.lastSeen + source->terms.maxAge <= m_now)) {
        return false;
    }
    const bool isOther = isOtherEdition || stored.marks.contains("other_edition"_L1);
    const bool isIsbn = copy.isbn && copy.isbn->toString13() == m_question.isbn;
    if (m_question.isExact && !m_question.isbn.isEmpty() && (isOther || !isIsbn)) {
        return false;
    }
    return !m_hiddenCopies.contains(copy.id)
        && !m_hiddenSellers.contains(copy.source % u'\n' % copy.seller);
}

Expected<> Look::addCopies(const store::CopyScope &scope, bool isOtherEdition)
{
    TRY_ASSIGN(auto copies, store::CopyRepository(m_context.transaction).list(scope));
    for (store::StoredCopy &stored : copies) {
        if (!isWanted(stored, isOtherEdition) || m_marks.contains(stored.copy.id)) {
            continue;
        }
        if (isOtherEdition && !stored.marks.contains("other_edition"_L1)) {
            stored.marks.append(u"other_edition"_s);
        }
        m_marks.insert(stored.copy.id, stored.marks);
        m_priced.push_back({std::move(stored.copy), {}});
    }
    return {};
}

// One copy, one row. Rows of a source whose terms forbid mixing stand for themselves.
void Look::fold(std::vector<PricedCopy> &priced, const domain::RateTable *rates)
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

Expected<> Look::readCopies()
{
    if (!m_question.account.isNil()) {
        TRY_ASSIGN(m_parted,
                   store::PartedRepository(m_context.transaction).list(m_question.account));
        TRY_ASSIGN(const auto hidden,
                   store::HiddenRepository(m_context.transaction).list(m_question.account));
        for (const store::Hidden &one : hidden) {
            if (one.id.isNil()) {
                m_hiddenSellers.insert(one.source % u'\n' % one.seller);
            } else {
                m_hiddenCopies.insert(one.id);
            }
        }
    }
    TRY(addCopies(m_scope, false));
    if (!m_question.isExact && m_question.book) {
        TRY_ASSIGN(const auto editions,
                   store::BookRepository(m_context.transaction)
                       .listOfWork(m_question.book->workId, editionsMax));
        for (const store::Book &edition : editions) {
            const QString subject = edition.isbn.isEmpty() ? edition.id.toString() : edition.isbn;
            if (subject != m_scope.subject) {
                TRY(addCopies({subject, m_scope.country, m_scope.isSample}, true));
            }
        }
    }
    const auto rates = currentRates(m_context.settings);
    const domain::Buyer buyer{m_question.country, m_question.currency, rates.get(),
                              &usualPostage()};
    for (PricedCopy &one : m_priced) {
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
    filterRows(m_view, m_question, rates.get());
    return {};
}

} // namespace

Expected<CopyView> lookUpCopies(Context &context, const CopyQuestion &question)
{
    return Look(context, question).run();
}

} // namespace endpaper::server
