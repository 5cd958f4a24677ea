// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/copy.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

// tests/data/same-copies.json: pairs of listings that are one copy, or two that look alike.
struct LabelledPair
{
    QString kind;
    bool isSame = false;
    endpaper::domain::Copy a;
    endpaper::domain::Copy b;
};

// Empty if the file is not there.
inline std::vector<LabelledPair> labelledPairs(const QString &path)
{
    using namespace endpaper;
    const auto copyOf = [](const QJsonValue &json) {
        const auto text = [&](const char *name) {
            return json[QLatin1StringView(name)].toString();
        };
        domain::Copy copy{.id = Uuid::create(),
                          .source = text("source"),
                          .seller = text("seller"),
                          .title = text("title"),
                          .sellerWords = text("words"),
                          .fromCountry = text("country")};
        if (const auto isbn = domain::Isbn::parse(text("isbn"))) {
            copy.isbn = *isbn;
        }
        copy.condition =
            domain::conditionFromName(text("grade")).value_or(domain::Condition::Unknown);
        copy.price = {json[QLatin1StringView("price")].toInteger(),
                      domain::Currency::parse(text("currency")).value()};
        return copy;
    };
    QFile file(path);
    std::vector<LabelledPair> pairs;
    if (file.open(QIODevice::ReadOnly)) {
        for (const QJsonValue &pair :
             QJsonDocument::fromJson(file.readAll())[QLatin1StringView("pairs")].toArray()) {
            pairs.push_back({pair[QLatin1StringView("kind")].toString(),
                             pair[QLatin1StringView("same")].toBool(),
                             copyOf(pair[QLatin1StringView("a")]),
                             copyOf(pair[QLatin1StringView("b")])});
        }
    }
    return pairs;
}
