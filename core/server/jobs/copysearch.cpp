// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/copysearch.h"

#include "server/api/json.h"
#include "server/api/problem.h"
#include "server/api/settings.h"
#include "server/jobs/copylook.h"
#include "server/jobs/money.h"
#include "server/jobs/wishsubjects.h"
#include "store/vault/accountrepository.h"
#include "store/vault/jobrepository.h"

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::AnswerState;
using sources::SourceDescription;

QString oddNumberOf(const QString &text)
{
    QString digits = text.toUpper();
    digits.remove(u'-').remove(u' ');
    const QString plain = digits.endsWith(u'X') ? digits.chopped(1) : digits;
    const bool isNumber =
        std::ranges::all_of(plain, [](QChar c) { return c >= u'0' && c <= u'9'; });
    return isNumber && (digits.size() == 10 || digits.size() == 13) ? digits : QString();
}

Expected<CopyQuestion> questionFor(const QString &isbnOrId, Context &context, OddNumbers odd)
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
        question.number = odd == OddNumbers::Asked ? oddNumberOf(isbnOrId) : QString();
        return question.number.isEmpty()
            ? Expected<CopyQuestion>(fail(ErrorKind::Invalid, isbn.error().context, u"?isbn"_s))
            : question;
    }
    question.isbn = isbn->toString13();
    TRY_ASSIGN(question.book, books.findByIsbn(question.isbn));
    return question;
}

// The country's own, or that of the rates' bank where no rate is known for it.
static domain::Currency currencyOf(const QString &country, const Settings &settings)
{
    const auto own = domain::Currency::ofCountry(country);
    const auto rates = currentRates(settings);
    const domain::Money one{100, domain::Currency::eur()};
    return own && rates && rates->convert(one, *own) ? *own : domain::Currency::eur();
}

static Expected<QStringList> readChosen(const Request &request, const QString &own)
{
    QStringList chosen;
    for (const QString &text : queryText(request, u"isbns"_s).split(u',', Qt::SkipEmptyParts)) {
        const auto isbn = domain::Isbn::read(text);
        if (!isbn || chosen.size() == chosenMax) {
            return fail(ErrorKind::Invalid,
                        isbn ? u"too_many"_s : domain::isbnProblemName(isbn.error()), u"?isbns"_s);
        }
        if (isbn->toString13() != own && !chosen.contains(isbn->toString13())) {
            chosen.append(isbn->toString13());
        }
    }
    return chosen;
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
    } else if (const QString country = acceptedCountry(request.header("accept-language"));
               !country.isEmpty()) {
        question.country = country;
        question.currency = currencyOf(country, context.settings);
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
    TRY_ASSIGN(question.chosen, readChosen(request, question.isbn));
    TRY_ASSIGN(question.area, readArea(request, context, question.country));
    return readFilters(request, question);
}

QString searchKey(const QString &subject, const QString &country)
{
    return subject % u'|' % country;
}

static Expected<> mustWrite(Context &context)
{
    if (context.mayWrite) {
        return {};
    }
    context.wantsToWrite = true;
    return fail(ErrorKind::Cancelled, u"a search is to be queued"_s);
}

Expected<bool> queueSearch(Context &context, const QString &key, const Uuid &account,
                           bool isForLater)
{
    const Instant now = context.clock.now();
    store::JobRepository jobs(context.transaction);
    // A refresh that is under way asks what a search would ask.
    TRY_ASSIGN(const auto refresh, jobs.find(u"refresh"_s, key));
    bool isRefresh = refresh && refresh->state == store::Job::State::Running;
    if (isForLater && !isRefresh) {
        TRY_ASSIGN(const auto search, jobs.find(u"search"_s, key));
        isRefresh = !search || !search->isOpen();
    }
    const QString kind = isRefresh ? u"refresh"_s : u"search"_s;
    TRY_ASSIGN(auto job, jobs.find(kind, key));
    if (!job || !job->isOpen()) {
        TRY(mustWrite(context));
        TRY_ASSIGN(const bool isNew, jobs.add(kind, key, now, isForLater ? 1 : 0));
        if (isNew) {
            context.events.append({.kind = LiveEvent::Kind::JobAdded});
        }
        TRY_ASSIGN(job, jobs.find(kind, key));
    }
    if (!job || !job->isOpen()) {
        return false;
    }
    if (!account.isNil()) {
        TRY_ASSIGN(const auto waiters, jobs.waiters(job->id));
        if (!waiters.contains(account)) {
            TRY(mustWrite(context));
            TRY(jobs.addWaiter(kind, key, account));
        }
    }
    return true;
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

Expected<CopyView> lookUpCopies(Context &context, const CopyQuestion &question)
{
    CopyLook look(context, question);
    TRY(look.begin());
    return look.finish();
}

} // namespace endpaper::server
