// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wish.h"
#include "services/copiesanswer.h"
#include "viewmodel/copysourcesmodel.h"

#include <QJsonValue>
#include <QList>
#include <QUrl>

namespace endpaper::viewmodel {

// A copy as a row of the results: everything in words.
struct CopyRow
{
    QString id;
    QString totalText;
    qlonglong totalMinor = -1; // an estimate where postage is unknown
    bool isLeast = false;
    QString priceText;
    QString postageText;
    domain::Condition condition = domain::Condition::Unknown;
    QString defects;
    QString editionText;
    bool editionDiffers = false; // surely not one that is wanted
    bool isUnsure = false; // it does not say whether it is
    QString seller;
    QString fromText;
    QString seenText;
    qint64 seenMs = 0;
    QUrl url;
    QString sourceName;
    bool isSample = false;
    bool isLesser = false;
    QString alsoAtText;
    QString sellerWords;
    bool isPicked = false; // to compare
    QString accessibleName;
    qint64 priceMinor = 0;
    size_t from = 0; // its place in the answer
    int rank = 0; // in the order of domain::isBefore()

    friend bool operator==(const CopyRow &, const CopyRow &) = default;
};

// In the order of results. `wish`: whose editions are wanted; none: this ISBN.
[[nodiscard]] QList<CopyRow> copyRows(const services::CopiesAnswer &answer,
                                      const std::optional<domain::Wish> &wish, Instant now);
// `key` as CopiesModel::CopySortKey; lesser rows stay last.
void sortCopyRows(QList<CopyRow> &rows, int key, bool isDescending);
[[nodiscard]] QList<CopySourcesModel::Source> sourceRows(const services::CopiesAnswer &answer,
                                                         Instant now);
[[nodiscard]] QStringList authorsFromJson(const QJsonValue &value);

} // namespace endpaper::viewmodel
