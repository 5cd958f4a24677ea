// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "protocol/schema.h"
#include "server/api/books.h"
#include "server/api/settings.h"
#include "server/api/syncrows.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/jobworker.h"
#include "server/jobs/wishsubjects.h"
#include "store/vault/accountrepository.h"
#include "store/vault/copysourcerepository.h"
#include "store/vault/spacerepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

// Wishes gone through in one go; a list of 100,000 takes its turn within the hour.
static constexpr int wishesMax = 1000;
// With so many refreshes waiting there is no use in planning more.
static constexpr qint64 waitingMax = 1000;

namespace {

struct Round
{
    qint64 last = 0; // 0: at the end, begin anew
    QStringList due; // keys of searches
    // Books that wishes name and the catalogue does not have: they are made now and planned next.
    QList<domain::BookFacts> unknown;
};

// Goes through live wishes by their row and finds the books of which a source's answer is too old.
class Planner
{
public:
    Planner(Context &context, const QList<sources::SourceDescription> &sources, bool isSample)
        : m_context(context)
        , m_sources(sources)
        , m_isSample(isSample)
    {
    }

    Expected<Round> run(qint64 after);

private:
    [[nodiscard]] Expected<> plan(qint64 row, const store::Space &space, Round &round);
    [[nodiscard]] Expected<bool> hasDue(const QString &subject, const QString &country);
    [[nodiscard]] Expected<> readSources();

    Context &m_context;
    const QList<sources::SourceDescription> &m_sources;
    bool m_isSample;
    QList<const sources::SourceDescription *> m_active;
    QHash<Uuid, QString> m_countries;
};

Expected<> Planner::readSources()
{
    store::CopySourceRepository settings(m_context.transaction, m_isSample);
    for (const sources::SourceDescription &source : m_sources) {
        TRY_ASSIGN(const store::CopySource setting, settings.get(source.id));
        const bool lacksKey = source.needsKey() && setting.secret.isEmpty() && !m_isSample;
        if (source.role == sources::SourceDescription::Role::Copies && setting.isOn && !lacksKey) {
            m_active.append(&source);
        }
    }
    return {};
}

Expected<> Planner::plan(qint64 n, const store::Space &space, Round &round)
{
    TRY_ASSIGN(const auto stored, store::RowRepository(m_context.transaction).find(n));
    if (!stored || !stored->life.isAlive) {
        return {};
    }
    TRY_ASSIGN(const domain::Row row, rowFromStored(*stored));
    const domain::Wish wish = protocol::wishFrom(row);
    TRY_ASSIGN(const bool isMeant, isWatched(m_context, space.n, row));
    if (!isMeant) {
        return {};
    }
    const Uuid &owner = space.owner;
    if (!m_countries.contains(owner)) {
        const auto account = store::AccountRepository(m_context.transaction).get(owner);
        m_countries.insert(owner, account ? account->country : QString());
    }
    const QString country = m_countries.value(owner);
    if (country.isEmpty()) {
        return {};
    }
    TRY_ASSIGN(const QStringList subjects, subjectsOf(m_context, wish));
    if (subjects.isEmpty() && !wish.title.isEmpty() && !wish.authors.isEmpty()) {
        round.unknown.append(
            {.title = wish.title, .authors = wish.authors, .published = wish.published});
    }
    for (const QString &subject : subjects) {
        const QString key = searchKey(subject, country);
        if (round.due.contains(key)) {
            continue;
        }
        TRY_ASSIGN(const bool isDueNow, hasDue(subject, country));
        if (isDueNow) {
            round.due.append(key);
        }
    }
    return {};
}

Expected<bool> Planner::hasDue(const QString &subject, const QString &country)
{
    const Instant now = m_context.clock.now();
    TRY_ASSIGN(
        const auto answers,
        store::CopyRepository(m_context.transaction).answers({subject, country, m_isSample}));
    return std::ranges::any_of(m_active, [&](const sources::SourceDescription *source) {
        const auto answer = std::ranges::find(answers, source->id, &store::SourceAnswer::source);
        return isDue(*source, answer == answers.end() ? nullptr : &*answer, now);
    });
}

Expected<Round> Planner::run(qint64 after)
{
    TRY(readSources());
    TRY_ASSIGN(auto query, m_context.transaction.prepare(R"(
        SELECT wish_index.row, space.n, space.owner FROM wish_index
        JOIN space ON space.n = wish_index.space
        WHERE wish_index.row > ?1 ORDER BY wish_index.row LIMIT ?2)"));
    query.bindAll(after, wishesMax);
    QList<std::pair<qint64, store::Space>> wishes;
    while (true) {
        TRY_ASSIGN(const bool hasRow, query.step());
        if (!hasRow) {
            break;
        }
        wishes.append(std::pair(query.integer(0),
                                store::Space{.n = query.integer(1), .owner = query.uuid(2)}));
    }
    Round round;
    for (const auto &[row, space] : std::as_const(wishes)) {
        TRY(plan(row, space, round));
    }
    round.last = wishes.size() == wishesMax ? wishes.last().first : 0;
    return round;
}

} // namespace

void JobRunner::Worker::planIfDue()
{
    if (m_facts && !m_isPlanning && m_clock.now() - m_plannedAt >= m_options.planInterval) {
        m_plannedAt = m_clock.now();
        plan();
    }
}

void JobRunner::Worker::plan()
{
    m_isPlanning = true;
    const auto round = std::make_shared<Round>();
    const auto over = [mailbox = m_mailbox, this, round](const Expected<> &done) {
        mailbox->post([this, round, done] {
            m_isPlanning = false;
            if (!done) {
                qCWarning(lcJobs) << "plan:" << done.error().context;
                return;
            }
            m_planRow = round->last;
            tick();
        });
    };
    m_engine.read(
        [facts = m_facts, round, after = m_planRow](Context &context) -> Expected<> {
            TRY_ASSIGN(const qint64 waiting,
                       store::JobRepository(context.transaction).countOpen(u"refresh"_s));
            if (waiting >= waitingMax) {
                round->last = after;
                return {};
            }
            Planner planner(context, facts->sources, facts->isSample);
            TRY_ASSIGN(*round, planner.run(after));
            return {};
        },
        nullptr,
        [this, over, round, mailbox = m_mailbox](const Expected<> &read) {
            if (!read || (round->due.isEmpty() && round->unknown.isEmpty())) {
                over(read);
                return;
            }
            mailbox->post([this, over, round] {
                m_engine.write(
                    [round](Context &context) -> Expected<> {
                        store::JobRepository jobs(context.transaction);
                        for (const QString &key : std::as_const(round->due)) {
                            TRY(jobs.add(u"refresh"_s, key, context.clock.now(), 1));
                        }
                        for (const domain::BookFacts &facts : std::as_const(round->unknown)) {
                            const auto made = certainOrNewBook(context, facts);
                            // What is no name of a book, or one that a librarian took out, stays
                            // a wish in words.
                            if (!made && made.error().kind != ErrorKind::Invalid
                                && made.error().kind != ErrorKind::NotFound) {
                                return tl::unexpected(made.error());
                            }
                        }
                        return {};
                    },
                    nullptr, over);
            });
        });
}

} // namespace endpaper::server
