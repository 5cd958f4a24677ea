// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/resultfilter.h"
#include "server/api/route.h"
#include "server/jobs/searchsubject.h"
#include "sources/sourcedescription.h"
#include "store/vault/bookrepository.h"
#include "store/vault/copyrepository.h"
#include "store/vault/copysourcerepository.h"

#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace endpaper::server {

// Descriptions that this daemon knows: the built-in ones, those of settings.sourcesFolder, the
// shops that were added. Metadata sources are among them. The list that is given out stays; another
// one is given out once a shop came or went. Any thread.
[[nodiscard]] const QList<sources::SourceDescription> &knownSources(const Settings &settings);

// Which book, for whom.
struct CopyQuestion
{
    std::optional<store::Book> book = {}; // as the catalogue has it
    QString isbn = {}; // 13 digits; null if it has none
    QString number = {}; // digits that are no ISBN by their check digit, looked for all the same
    std::optional<SearchArea> area = {}; // copies to be fetched there, too
    QString country = QStringLiteral("DE");
    domain::Currency currency = domain::Currency::eur();
    domain::Condition least = domain::Condition::Unknown; // unknown conditions stay in
    bool isExact = false; // this ISBN alone
    // Further editions that the reader chose: they are looked for, too, and shown as wanted ones.
    QStringList chosen = {};
    bool isForLater = false; // nobody waits for it: readers keep their share of each budget
    domain::ResultFilters filters = {};
    Uuid account = {}; // nil: nobody

    // What copies are kept under.
    [[nodiscard]] QString subject() const
    {
        return SearchSubject{.book = isbn.isEmpty() && book ? book->id.toString() : isbn,
                             .number = number}
            .text();
    }
    // Copies to be fetched in the area are kept apart; null without one.
    [[nodiscard]] QString areaSubject() const
    {
        return area ? QString(subject() % u'@' % area->text()) : QString();
    }
};

struct SourceStatus
{
    // What the source said about the reader's area, if it was asked about that.
    struct Near
    {
        QString state;
        int rows = 0;
        QString reason;
        std::optional<Instant> nextAt = {};
        std::optional<Instant> rowsAsOf = {};
    };

    QString id;
    QString name;
    QString state; // "searching", "done", "cut", "needs_key", "refused", "rate_limited",
                   // "unreachable", "timed_out", "unreadable", "remote_error", "from_yesterday"
    int rows = 0;
    QString reason;
    std::optional<Instant> nextAt = {};
    std::optional<Instant> rowsAsOf = {};
    bool isSample = false;
    bool mayMix = true;
    bool mayStore = true; // beyond the time for which rows are fresh
    std::chrono::seconds maxAge{0}; // for which they are
    bool mayModel = true;
    QString attribution;
    QStringList applied = {}; // filters that the source applied itself
    std::optional<Near> near = {};
};

struct FoundRow
{
    domain::PricedCopy priced;
    QStringList marks;
    std::vector<domain::Copy> also = {}; // the same copy's other listings
};

// Everything that a page or an answer about copies shows.
struct CopyView
{
    enum class State { Fresh, Stale, Searching } state = State::Fresh;
    std::optional<Instant> asOf = {}; // the oldest of what is shown
    std::optional<Instant> goodUntil = {}; // then a row may not be shown any more, by its terms
    std::vector<FoundRow> rows = {}; // best first
    std::vector<SourceStatus> sources = {};
    std::vector<domain::FilterCount> filters = {}; // what the reader's filters removed here
    QDate rateDay = {}; // of the rates used; null if nothing was converted
    qint64 rateAgeDays = 0;
};

// The digits of a text with the form of an ISBN of ten or thirteen digits, whatever its check digit
// says; else null.
[[nodiscard]] QString oddNumberOf(const QString &text);

// The book of a path's {isbn}: an ISBN in any form, or a UUID. NotFound for a UUID that nobody
// knows, Invalid (field "?isbn") for what is neither. An ISBN that the catalogue does not have is
// good. A number with the length of an ISBN and a wrong check digit is Invalid unless it is asked
// for all the same: misprinted ones are in the books themselves.
enum class OddNumbers { Refused, Asked };
[[nodiscard]] Expected<CopyQuestion> questionFor(const QString &isbnOrId, Context &context,
                                                 OddNumbers odd = OddNumbers::Refused);
// country, currency, condition, editions, isbns (chosen editions, parted by commas) of the query;
// else the account's; else what Accept-Language tells. And near, postcode, radius_km.
[[nodiscard]] Expected<> readPreferences(const Request &request, Context &context,
                                         CopyQuestion &question);

// What is known now. Puts a search into the queue where something is missing or too old, and then
// says Searching. Needs Lane::Write, or ReadFirst.
[[nodiscard]] Expected<CopyView> lookUpCopies(Context &context, const CopyQuestion &question);

// total_max, without, words, not_words, from, not_sources, not_marks, said_only of the query: each
// a list parted by commas but the first and the last.
[[nodiscard]] Expected<> readFilters(const Request &request, CopyQuestion &question);
// Takes out of the view what question.filters leave out, and counts it.
void filterRows(CopyView &view, const CopyQuestion &question, const domain::RateTable *rates);

// Is it time to ask this source again?
[[nodiscard]] bool isDue(const sources::SourceDescription &source,
                         const store::SourceAnswer *answer, Instant now);
[[nodiscard]] QString searchKey(const QString &subject, const QString &country); // of the job
// Queues the search unless it is under way, and lets the account (nil: nobody) hear of it. Is it
// under way now? Where it may not write and would have to, it fails and sets context.wantsToWrite.
// `isForLater` makes it a refresh, unless somebody waits for the search already.
[[nodiscard]] Expected<bool> queueSearch(Context &context, const QString &key, const Uuid &account,
                                         bool isForLater = false);
[[nodiscard]] QJsonArray statusesJson(const std::vector<SourceStatus> &statuses);
[[nodiscard]] QJsonObject copyViewJson(const CopyView &view, const CopyQuestion &question);

} // namespace endpaper::server
