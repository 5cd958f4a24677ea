// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/watchrules.h"

#include <algorithm>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::WatchedCopy;

namespace {

// The least total that was told of what is still there; only of one currency.
std::optional<qint64> leastTold(const QHash<Uuid, WatchedCopy> &known, const QSet<Uuid> &gone,
                                domain::Currency currency)
{
    std::optional<qint64> least;
    for (const WatchedCopy &copy : known) {
        if (copy.isThere && copy.wasTold && !gone.contains(copy.copy)
            && copy.total.currency == currency) {
            least = least ? std::min(*least, copy.total.minor) : copy.total.minor;
        }
    }
    return least;
}

bool isCheaper(const SeenCopy &seen, const WatchedCopy &known)
{
    return seen.total.currency == known.total.currency
        && seen.total.minor * 100 <= known.total.minor * (100 - cheaperPercent)
        && seen.total.minor < known.total.minor;
}

std::optional<WatchChange> changeOf(const SeenCopy &seen, const WatchedCopy &known)
{
    WatchChange change{.state = known};
    if (seen.total.currency != known.total.currency) {
        change.state.total = seen.total; // the reader counts otherwise now: nothing happened
        return change;
    }
    if (!known.isThere) {
        change.state.isThere = true;
        if (seen.isAcceptable && known.wasTold) {
            change.what = u"back"_s;
            change.state.total = seen.total;
        }
        return change;
    }
    if (seen.isAcceptable && known.wasTold && isCheaper(seen, known)) {
        change.what = u"cheaper"_s;
        change.before = known.total;
        change.state.total = seen.total;
        return change;
    }
    return std::nullopt;
}

} // namespace

QList<WatchChange> compareWatched(const QHash<Uuid, WatchedCopy> &known,
                                  const QList<SeenCopy> &seen,
                                  const std::function<bool(const WatchedCopy &)> &isGone,
                                  bool hasTarget)
{
    QList<WatchChange> changes;
    QList<SeenCopy> fresh; // acceptable and never told
    QSet<Uuid> there;
    for (const SeenCopy &copy : seen) {
        there.insert(copy.id);
        const auto before = known.constFind(copy.id);
        if (before != known.constEnd()) {
            if (auto change = changeOf(copy, *before)) {
                changes.append(*change);
            }
            if (before->wasTold) {
                continue;
            }
        }
        if (copy.isAcceptable) {
            fresh.append(copy);
        }
    }
    QSet<Uuid> gone;
    for (const WatchedCopy &copy : known) {
        if (copy.isThere && !there.contains(copy.copy) && isGone(copy)) {
            gone.insert(copy.copy);
            WatchChange change{.state = copy, .what = copy.wasTold ? u"gone"_s : QString()};
            change.state.isThere = false;
            changes.append(change);
        }
    }
    std::ranges::stable_sort(
        fresh, [](const SeenCopy &a, const SeenCopy &b) { return a.total.minor < b.total.minor; });
    const bool isFirstLook = known.isEmpty();
    for (qsizetype i = 0; i < fresh.size(); ++i) {
        const SeenCopy &copy = fresh.at(i);
        const bool wasSeen = known.contains(copy.id);
        const auto least = leastTold(known, gone, copy.total.currency);
        const bool isBest = i == 0 && (!least || copy.total.minor < *least);
        // One that was passed over as dearer than another is worth a word only once it is the best.
        const bool isTold = isFirstLook || wasSeen || !hasTarget ? isBest : true;
        if (isTold || !wasSeen) {
            changes.append({.state = {.copy = copy.id,
                                      .source = copy.source,
                                      .isThere = true,
                                      .wasTold = isTold,
                                      .total = copy.total},
                            .what = isTold ? u"new"_s : QString()});
        }
    }
    return changes;
}

} // namespace endpaper::server
