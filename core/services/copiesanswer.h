// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/copy.h"

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

    friend bool operator==(const SourceReport &, const SourceReport &) = default;
};

// The daemon's answer to "which copies are there of this ISBN?", decoded.
struct CopiesAnswer
{
    enum class State { Fresh, Stale, Searching };
    State state = State::Searching;
    std::optional<Instant> asOf = {};
    std::vector<domain::PricedCopy> copies = {};
    QStringList editions = {}; // beside copies: "paperback, 2003", may be empty
    QList<SourceReport> sources = {};

    [[nodiscard]] bool isSample() const;
};

// Invalid where the shape is not api.md's. Copies that cannot be read are left out.
[[nodiscard]] Expected<CopiesAnswer> copiesFromJson(const QJsonObject &json);

// {"minor": 640, "currency": "EUR"}; nothing for null.
[[nodiscard]] std::optional<domain::Money> moneyFromJson(const QJsonValue &value);
[[nodiscard]] QJsonObject moneyToJson(const domain::Money &money);

} // namespace endpaper::services
