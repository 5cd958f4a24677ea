// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/watchtask.h"

#include "domain/bookmatch.h"
#include "domain/copy.h"
#include "protocol/schema.h"
#include "server/api/accounts.h"
#include "server/api/json.h"
#include "server/api/settings.h"
#include "server/api/syncrows.h"
#include "server/api/telljob.h"
#include "server/jobs/alertsieve.h"
#include "server/jobs/alerttelling.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/money.h"
#include "server/jobs/watchrules.h"
#include "server/jobs/wishsubjects.h"
#include "server/jobs/wishwatch.h"
#include "store/vault/accountrepository.h"
#include "store/vault/hiddenrepository.h"
#include "store/vault/offerrepository.h"

#include <QJsonDocument>
#include <QTimeZone>

#include <algorithm>
#include <map>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::Alert;
using store::AlertRepository;

namespace {

// Standing searches looked through in one transaction: about 100 µs each.
constexpr size_t wishesMax = 200;

class Watch
{
public:
    Watch(Context &context, store::CopyScope scope,
          const QList<sources::SourceDescription> &sources)
        : m_context(context)
        , m_scope(std::move(scope))
        , m_sources(sources)
        , m_rates(currentRates(context.settings))
        , m_languages(context)
    {
    }

    // Wishes after the row `after`; gives the last one looked at, or 0 when there are no more.
    Expected<qint64> run(qint64 after);

private:
    [[nodiscard]] Expected<std::vector<store::RowIndexRepository::Hit>> hits();
    [[nodiscard]] Expected<> compare(qint64 row, const Uuid &account);
    struct Found
    {
        std::vector<store::StoredCopy> copies;
        std::vector<store::SourceAnswer> answers;
    };
    [[nodiscard]] Expected<const Found *> readFound(const QString &subject);
    // What all searches of the wish found.
    [[nodiscard]] Expected<QList<SeenCopy>> look(const domain::Wish &wish,
                                                 const store::Account &account,
                                                 const QList<const Found *> &all,
                                                 QHash<Uuid, domain::PricedCopy> &priced);
    [[nodiscard]] bool isGone(const store::WatchedCopy &copy,
                              const QList<const Found *> &all) const;
    [[nodiscard]] QByteArray aboutOf(const domain::Wish &wish, const WatchChange &change,
                                     const QHash<Uuid, domain::PricedCopy> &priced) const;

    Context &m_context;
    store::CopyScope m_scope;
    const QList<sources::SourceDescription> &m_sources;
    std::shared_ptr<const domain::RateTable> m_rates;
    EditionLanguages m_languages;
    std::map<QString, Found> m_found; // by subject; what is in it stays where it is
};

// Wishes that may ask for this search; compare() looks whether they do.
Expected<std::vector<store::RowIndexRepository::Hit>> Watch::hits()
{
    store::RowIndexRepository index(m_context.transaction);
    store::BookRepository books(m_context.transaction);
    std::vector<store::RowIndexRepository::Hit> hits;
    const auto add = [&](qint64 key) -> Expected<> {
        TRY_ASSIGN(const auto more, index.listByKey(key));
        hits.insert(hits.end(), more.begin(), more.end());
        return {};
    };
    QStringList subjects{m_scope.subject};
    if (domain::Isbn::parse(m_scope.subject)) {
        TRY_ASSIGN(const QStringList siblings, siblingsOf(m_context, m_scope.subject));
        subjects += siblings;
    }
    for (const QString &subject : std::as_const(subjects)) {
        std::optional<store::Book> book;
        if (const auto isbn = domain::Isbn::parse(subject)) {
            TRY(add(qint64(isbn->number())));
            TRY_ASSIGN(book, books.findByIsbn(subject));
        } else if (const auto id = Uuid::parse(subject)) {
            TRY_ASSIGN(book, books.find(*id));
        }
        if (book) {
            TRY(add(store::wishKeyOfBook(book->id)));
            if (const qint64 title = store::titleKey(book->title); title != 0) {
                TRY(add(title)); // wishes in words alone
            }
        }
    }
    const auto key = [](const auto &hit) { return std::pair(hit.row, hit.account); };
    std::ranges::sort(hits, {}, key);
    const auto same = std::ranges::unique(hits, {}, key);
    hits.erase(same.begin(), same.end());
    return hits;
}

Expected<qint64> Watch::run(qint64 after)
{
    TRY_ASSIGN(const auto all, hits());
    size_t done = 0;
    for (const auto &hit : all) {
        if (hit.row <= after) {
            continue;
        }
        if (done == wishesMax) {
            return after;
        }
        TRY(compare(hit.row, hit.account));
        after = hit.row;
        ++done;
    }
    return 0;
}

// What a search found, read once for all wishes that it is compared with.
Expected<const Watch::Found *> Watch::readFound(const QString &subject)
{
    if (!m_found.contains(subject)) {
        store::CopyRepository copies(m_context.transaction);
        const store::CopyScope scope{subject, m_scope.country, m_scope.isSample};
        Found found;
        TRY_ASSIGN(found.copies, copies.list(scope));
        TRY_ASSIGN(found.answers, copies.answers(scope));
        for (store::StoredCopy &stored : found.copies) {
            TRY(m_languages.fill(stored.copy));
        }
        m_found.emplace(subject, std::move(found));
    }
    return &m_found.at(subject);
}

// Its source answered well and lately whatever it was asked for this wish, and what it has was
// kept: then what is not there is sold.
bool Watch::isGone(const store::WatchedCopy &copy, const QList<const Found *> &all) const
{
    const auto *source = sources::findSource(m_sources, copy.source);
    bool hasAnswered = false;
    for (const Found *found : all) {
        const auto answer =
            std::ranges::find(found->answers, copy.source, &store::SourceAnswer::source);
        if (answer == found->answers.end()) {
            continue; // never asked for that edition
        }
        hasAnswered = true;
        if (!source || answer->state != "done"_L1 || !answer->goodAt
            || *answer->goodAt + source->terms.maxAge <= m_context.clock.now()) {
            return false;
        }
    }
    return hasAnswered;
}

Expected<QList<SeenCopy>> Watch::look(const domain::Wish &wish, const store::Account &account,
                                      const QList<const Found *> &all,
                                      QHash<Uuid, domain::PricedCopy> &priced)
{
    TRY_ASSIGN(const auto hidden, store::HiddenRepository(m_context.transaction).list(account.id));
    const auto isHidden = [&](const domain::Copy &copy) {
        return std::ranges::any_of(hidden, [&](const store::Hidden &one) {
            return one.id.isNil() ? one.source == copy.source && one.seller == copy.seller
                                  : one.id == copy.id;
        });
    };
    const domain::Buyer buyer{
        account.country,
        domain::Currency::parse(account.currency).value_or(domain::Currency::eur()), m_rates.get(),
        &usualPostage()};
    QList<SeenCopy> seen;
    for (const Found *found : all) {
        for (const store::StoredCopy &stored : found->copies) {
            const bool isForSale =
                !stored.marks.contains("lending"_L1) && !stored.marks.contains("auction"_L1);
            // Only what is surely an edition that is wanted is worth an interruption.
            const bool fits = domain::fitOfCopy(stored.copy, wish) == domain::Fit::Yes;
            domain::PricedCopy one{stored.copy, domain::totalsOf(stored.copy, buyer)};
            const auto total = one.totals.total ? one.totals.total : one.totals.atLeast;
            if (!isForSale || !fits || !total || priced.contains(stored.copy.id)
                || isHidden(stored.copy)) {
                continue;
            }
            seen.append({.id = stored.copy.id,
                         .source = stored.copy.source,
                         .total = *total,
                         .isAcceptable = domain::isAcceptable(one, wish.limits, buyer)});
            priced.insert(stored.copy.id, std::move(one));
        }
    }
    return seen;
}

QByteArray Watch::aboutOf(const domain::Wish &wish, const WatchChange &change,
                          const QHash<Uuid, domain::PricedCopy> &priced) const
{
    const auto *source = sources::findSource(m_sources, change.state.source);
    QJsonObject about{
        {u"title"_s, wish.title},
        {u"source"_s, change.state.source},
        {u"source_name"_s, source ? source->name : change.state.source},
        {u"total"_s, moneyJson(change.state.total.minor, change.state.total.currency.code())},
        {u"sample"_s, m_scope.isSample}};
    if (wish.limits.total) {
        about.insert(u"target"_s,
                     moneyJson(wish.limits.total->minor, wish.limits.total->currency.code()));
    }
    if (change.before) {
        about.insert(u"before"_s, moneyJson(change.before->minor, change.before->currency.code()));
    }
    if (const auto copy = priced.constFind(change.state.copy); copy != priced.constEnd()) {
        about.insert(u"is_total_known"_s, copy->totals.total.has_value());
        about.insert(u"condition"_s, domain::conditionName(copy->copy.condition));
        // A name that may not be stored stays with the copy, which goes in time.
        const bool mayStore = source && source->terms.mayStore;
        about.insert(u"seller"_s, mayStore ? copy->copy.seller : QString());
        about.insert(u"url"_s, copy->copy.url.toString(QUrl::FullyEncoded));
        about.insert(u"isbn"_s,
                     copy->copy.isbn ? QJsonValue(copy->copy.isbn->toString13()) : QJsonValue());
    }
    return QJsonDocument(about).toJson(QJsonDocument::Compact);
}

Expected<> Watch::compare(qint64 row, const Uuid &accountId)
{
    TRY_ASSIGN(const auto stored, store::RowRepository(m_context.transaction).find(row));
    const auto account = store::AccountRepository(m_context.transaction).get(accountId);
    if (!stored || !stored->life.isAlive || !account || account->country != m_scope.country) {
        return {};
    }
    TRY_ASSIGN(const domain::Row wishRow, rowFromStored(*stored));
    const domain::Wish wish = protocol::wishFrom(wishRow);
    if (!wish.want || wish.state != domain::WishState::Looking
        || wish.alert == domain::AlertMode::Off) {
        return {};
    }
    AlertRepository alerts(m_context.transaction);
    QHash<Uuid, domain::PricedCopy> priced;
    TRY_ASSIGN(const QStringList subjects, subjectsOf(m_context, wish));
    if (!subjects.contains(m_scope.subject)) {
        return {}; // another edition than it asks for
    }
    QList<const Found *> all;
    for (const QString &subject : subjects) {
        TRY_ASSIGN(const Found *one, readFound(subject));
        all.append(one);
    }
    TRY_ASSIGN(const auto seen, look(wish, *account, all, priced));
    TRY_ASSIGN(const auto known, alerts.watched(accountId, wish.id));
    const auto changes = compareWatched(
        known, seen, [&](const store::WatchedCopy &copy) { return isGone(copy, all); },
        wish.limits.total.has_value());
    if (!changes.empty()) {
        TRY_ASSIGN(const bool isWished, isStillWished(m_context, accountId, wish.id));
        if (!isWished) { // its list is gone
            return {};
        }
    }
    TRY_ASSIGN(const auto setting, alerts.setting(accountId));
    const QTimeZone zone(account->timeZone.toLatin1());
    const Instant now = m_context.clock.now();
    for (const WatchChange &change : changes) {
        TRY(alerts.putWatched(accountId, wish.id, change.state, now));
        if (change.what.isNull()) {
            continue;
        }
        QByteArray about = aboutOf(wish, change, priced);
        if (change.what == "gone"_L1) { // nobody shows it any more: as it was told last
            TRY_ASSIGN(about, alerts.lastAbout(accountId, wish.id, change.state.copy));
        }
        const Alert alert{.id = Uuid::create(m_context.clock),
                          .account = accountId,
                          .wish = wish.id,
                          .copy = change.state.copy,
                          .what = change.what,
                          .isUrgent = wish.alert == domain::AlertMode::Now,
                          .about = about,
                          .at = now};
        TRY(raiseAlert(m_context, alert, setting, zone.isValid() ? zone : QTimeZone(0)));
    }
    return {};
}

} // namespace

Expected<> runWatch(Context &context, const store::Job &job, const Uuid &worker,
                    const QList<sources::SourceDescription> &sources, bool isSample)
{
    store::JobRepository jobs(context.transaction);
    const Instant now = context.clock.now();
    if (const Uuid account = accountOfTellKey(job.key); !account.isNil()) {
        TRY_ASSIGN(const auto next, tellDue(context, account));
        return next ? jobs.retry(job.id, worker, *next, {}, now) : jobs.finish(job.id, worker, now);
    }
    // The reason of a job that waits to go on is the row, or seq, up to which it has come.
    if (const Uuid sp = spaceOfWishesKey(job.key); !sp.isNil()) {
        TRY_ASSIGN(const auto space, store::SpaceRepository(context.transaction).find(sp));
        WishedBooks books;
        if (space) {
            TRY_ASSIGN(books, wishedBooks(context, *space, job.reason.toULongLong(), isSample));
        }
        TRY(queueWatches(context, books.keys));
        return books.isAll ? jobs.finish(job.id, worker, now)
                           : jobs.retry(job.id, worker, now, QString::number(books.last), now);
    }
    Watch watch(context, {job.key.section(u'|', 0, 0), job.key.section(u'|', 1), isSample},
                sources);
    TRY_ASSIGN(const qint64 last, watch.run(job.reason.toLongLong()));
    return last == 0 ? jobs.finish(job.id, worker, now)
                     : jobs.retry(job.id, worker, now, QString::number(last), now);
}

Expected<> queueWatch(Context &context, const QString &subject, const QString &country)
{
    TRY(store::JobRepository(context.transaction)
            .restart(u"watch"_s, searchKey(subject, country), 1, context.clock.now()));
    context.events.append({.kind = LiveEvent::Kind::JobAdded});
    return {};
}

} // namespace endpaper::server
