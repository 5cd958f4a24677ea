// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/copy.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>

#include <optional>
#include <vector>

namespace endpaper::services {

// What one source said about a book.
struct SourceReport
{
    QString id = {};
    QString name = {};
    QString state = {}; // api.md: "done", "searching", "failed" …
    int rows = 0;
    QString reason = {}; // of a failure, a name: "timeout", "rate_limited" …
    std::optional<Instant> nextAt = {};
    bool isSample = false;
    std::optional<Instant> rowsAsOf = {}; // when its rows were heard
    bool mayMix = true; // its rows may stand among others'
    bool mayStore = true; // its rows may be kept beyond maxAge
    std::chrono::seconds maxAge{0}; // since they were seen
    bool mayModel = true; // its prices may go into what is suggested
    QStringList applied = {}; // filters that it applied itself: "used", "country", "distance"
    QString attribution = {}; // what its terms want to be said

    friend bool operator==(const SourceReport &, const SourceReport &) = default;
};

// Another listing of the same copy.
struct AlsoListed
{
    Uuid id = {};
    QString source = {};
    QString seller = {};
    domain::Money price = {};
    std::optional<domain::Money> postage = {}; // nothing: unknown
    QUrl url = {};

    friend bool operator==(const AlsoListed &, const AlsoListed &) = default;
};

// What the daemon says of a copy besides domain::Copy.
struct CopyExtra
{
    QStringList marks = {}; // "auction", "lending", "from_price", "other_edition", "pickup" …
    QList<AlsoListed> also = {};

    friend bool operator==(const CopyExtra &, const CopyExtra &) = default;
};

// The daemon's answer to "which copies are there of this ISBN?", decoded.
struct CopiesAnswer
{
    enum class State { Fresh, Stale, Searching };
    State state = State::Searching;
    std::optional<Instant> asOf = {};
    std::vector<domain::PricedCopy> copies = {};
    std::vector<CopyExtra> extras = {}; // one for each of `copies`
    QList<SourceReport> sources = {};
    QDate rateDay = {}; // of the exchange rates; null where nothing was converted

    [[nodiscard]] bool isSample() const;
    // Null where it says nothing of that one.
    [[nodiscard]] const SourceReport *findSource(const QString &id) const;
    // Who answered: that there are no copies means something only by this.
    enum class Heard { Everybody, Some, Nobody };
    [[nodiscard]] Heard heard() const;
};

// Invalid where the shape is not api.md's. Copies that cannot be read are left out.
[[nodiscard]] Expected<CopiesAnswer> copiesFromJson(const QJsonObject &json);
// The same answer without the rows of sources whose terms forbid to keep them: for the disk.
[[nodiscard]] QJsonObject withoutUnstorable(const QJsonObject &json);

// Until when what was seen of a copy may be shown, by its source's terms; nothing: they do not say.
[[nodiscard]] std::optional<Instant> goodUntil(const domain::Copy &copy,
                                               const CopiesAnswer &answer);
// Takes out what may not be shown any more; gives when the next copy ends.
std::optional<Instant> dropEnded(CopiesAnswer &answer, Instant now);

// What each source says of its part of an answer.
[[nodiscard]] QList<SourceReport> sourceReportsFromJson(const QJsonArray &json);

// {"minor": 640, "currency": "EUR"}; nothing for null.
[[nodiscard]] std::optional<domain::Money> moneyFromJson(const QJsonValue &value);
[[nodiscard]] QJsonObject moneyToJson(const domain::Money &money);

} // namespace endpaper::services
