// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/copyrow.h"

#include "domain/bookmatch.h"
#include "viewmodel/copiesmodel.h"
#include "viewmodel/words.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <numeric>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

struct CopyWords
{
    Q_DECLARE_TR_FUNCTIONS(CopyWords)
};

QString sourceName(const services::CopiesAnswer &answer, const QString &id)
{
    const services::SourceReport *source = answer.findSource(id);
    return source && !source->name.isEmpty() ? source->name : id;
}

void setTotals(CopyRow &row, const domain::PricedCopy &priced)
{
    const domain::CopyTotals &totals = priced.totals;
    if (totals.total) {
        row.totalText = words::money(*totals.total);
        row.totalMinor = totals.total->minor;
    } else if (totals.atLeast) {
        row.totalText = words::atLeast(*totals.atLeast);
        row.totalMinor = totals.estimate ? totals.estimate->minor : totals.atLeast->minor;
        row.isLeast = true;
    }
    row.priceText = words::money(priced.copy.price);
    row.priceMinor = priced.copy.price.minor;
    row.postageText = !priced.copy.postage ? CopyWords::tr("unknown")
        : priced.copy.postage->minor == 0  ? CopyWords::tr("free")
                                           : words::money(*priced.copy.postage);
}

// "Taschenbuch, 1995, German": what the source says of this printing, never what the wish says of
// its own. And what keeps us from being sure that it is the edition looked for.
QString editionOf(const domain::Copy &copy, const std::optional<domain::Wish> &wish,
                  domain::Fit fit, bool isFoundByWords)
{
    QStringList parts{copy.binding, copy.published, words::language(copy.language)};
    parts.removeAll(QString());
    if (fit == domain::Fit::Perhaps) {
        parts += wish && wish->editionMode == domain::EditionMode::Languages
            ? CopyWords::tr("language not said")
            : CopyWords::tr("edition not said");
    }
    if (!parts.isEmpty()) {
        return parts.join(u", "_s);
    }
    if (fit == domain::Fit::No) {
        return copy.isbn ? CopyWords::tr("another edition: %1").arg(copy.isbn->toString13())
                         : CopyWords::tr("another edition");
    }
    if (copy.isbn && (!wish || copy.isbn != wish->isbn)) {
        return copy.isbn->toString13();
    }
    return isFoundByWords && !copy.isbn ? CopyWords::tr("edition not said") : QString();
}

CopyRow copyRow(const services::CopiesAnswer &answer, size_t i,
                const std::optional<domain::Wish> &wish, Instant now)
{
    const domain::PricedCopy &priced = answer.copies.at(i);
    const domain::Copy &copy = priced.copy;
    CopyRow row;
    row.from = i;
    row.sellerWords = copy.sellerWords;
    row.id = copy.id.isNil() ? copy.source + u'/' + copy.url.toString() : copy.id.toString();
    setTotals(row, priced);
    row.condition = copy.condition;
    QStringList defects;
    for (const QString &flag : domain::redFlagNames(copy.flags)) {
        defects += words::redFlag(flag);
    }
    for (const QString &mark : answer.extras.at(i).marks) {
        // The edition has a column of its own.
        if (mark != "other_edition"_L1 && !words::copyMark(mark).isEmpty()) {
            defects += words::copyMark(mark);
        }
    }
    row.defects = defects.join(u", "_s);
    const auto fit = wish ? domain::fitOfCopy(copy, *wish) : domain::Fit::Yes;
    row.editionDiffers = fit == domain::Fit::No;
    row.isUnsure = fit == domain::Fit::Perhaps;
    row.editionText =
        editionOf(copy, wish, fit, answer.extras.at(i).marks.contains(u"other_edition"_s));
    row.seller = copy.seller;
    row.fromText = words::country(copy.fromCountry);
    row.seenText = words::ago(copy.lastSeen, now);
    row.seenMs = toEpochMs(copy.lastSeen);
    row.url = copy.url;
    row.sourceName = sourceName(answer, copy.source);
    row.isSample = copy.isSample;
    QStringList alsoAt;
    for (const QString &id : copy.alsoAt) {
        alsoAt += sourceName(answer, id);
    }
    if (!alsoAt.isEmpty()) {
        row.alsoAtText = CopyWords::tr("also at %1").arg(alsoAt.join(u", "_s));
    }
    QStringList name{CopyWords::tr("%1 delivered").arg(row.totalText),
                     words::condition(row.condition), row.seller};
    if (!row.defects.isEmpty()) {
        name += row.defects;
    }
    if (!row.alsoAtText.isEmpty()) {
        name += row.alsoAtText;
    }
    if (row.isSample) {
        name += CopyWords::tr("sample");
    }
    row.accessibleName = name.join(u", "_s);
    return row;
}

} // namespace

QList<CopyRow> copyRows(const services::CopiesAnswer &answer,
                        const std::optional<domain::Wish> &wish, Instant now)
{
    std::vector<size_t> order(answer.copies.size());
    std::iota(order.begin(), order.end(), size_t(0));
    std::ranges::stable_sort(order, [&answer](size_t a, size_t b) {
        return domain::isBefore(answer.copies.at(a), answer.copies.at(b));
    });
    QList<CopyRow> rows;
    QSet<QString> ids;
    for (const size_t i : order) {
        CopyRow row = copyRow(answer, i, wish, now);
        if (!ids.contains(row.id)) {
            ids.insert(row.id);
            row.rank = int(rows.size());
            rows += row;
        }
    }
    return rows;
}

void sortCopyRows(QList<CopyRow> &rows, int key, bool isDescending)
{
    std::ranges::stable_sort(rows, [key, isDescending](const CopyRow &a, const CopyRow &b) {
        if (a.isLesser != b.isLesser) {
            return b.isLesser;
        }
        int order = 0;
        switch (CopiesModel::CopySortKey(key)) {
        case CopiesModel::CopySortKey::Total:
            break;
        case CopiesModel::CopySortKey::Price:
            order = a.priceMinor < b.priceMinor ? -1 : a.priceMinor > b.priceMinor ? 1 : 0;
            break;
        case CopiesModel::CopySortKey::Condition: // best first
            order = int(b.condition) - int(a.condition);
            break;
        case CopiesModel::CopySortKey::Seller:
            order = QString::localeAwareCompare(a.seller, b.seller);
            break;
        case CopiesModel::CopySortKey::Seen: // newest first
            order = a.seenMs > b.seenMs ? -1 : a.seenMs < b.seenMs ? 1 : 0;
            break;
        }
        if (order == 0) {
            order = a.rank - b.rank;
        }
        return isDescending ? order > 0 : order < 0;
    });
}

QStringList authorsFromJson(const QJsonValue &value)
{
    QStringList authors;
    for (const QJsonValue &author : value.toArray()) {
        authors += author.isObject() ? author[u"name"].toString() : author.toString();
    }
    authors.removeAll(QString());
    return authors;
}

} // namespace endpaper::viewmodel
