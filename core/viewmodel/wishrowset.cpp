// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/wishrowset.h"

#include "domain/text.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

void fold(WishItem &item)
{
    const store::WishLine &line = item.line;
    // Terms never hold a line break, so no term is found across two fields.
    item.folded = domain::foldForSearch(line.title) + u'\n'
        + domain::foldForSearch(line.authors.join(u' ')) + u'\n'
        + domain::foldForSearch(line.series) + u'\n' + domain::foldForSearch(item.tags.join(u' '))
        + u'\n' + line.isbn;
}

qint64 totalOf(const store::WishLine &line)
{
    return line.quote ? line.quote->totalMinor : std::numeric_limits<qint64>::max();
}

// By hand, and what breaks every tie.
bool isBeforeByHand(const WishItem &a, const WishItem &b)
{
    if (a.listRank != b.listRank) {
        return a.listRank < b.listRank;
    }
    return a.line.pos != b.line.pos ? a.line.pos < b.line.pos : a.line.id < b.line.id;
}

int compareBy(WishOrder order, const WishItem &a, const WishItem &b)
{
    const auto sign = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (order) {
    case WishOrder::Title:
        return sign(a.titleKey, b.titleKey);
    case WishOrder::Author:
        if (const int byAuthor = sign(a.authorKey, b.authorKey); byAuthor != 0) {
            return byAuthor;
        }
        return sign(a.titleKey, b.titleKey);
    case WishOrder::Added:
        return sign(a.line.addedAt, b.line.addedAt);
    case WishOrder::Total:
        return sign(totalOf(a.line), totalOf(b.line));
    case WishOrder::ByHand:
        break;
    }
    return 0;
}

} // namespace

bool WishFilter::narrows(const WishFilter &other) const
{
    if ((other.underMyPrice && !underMyPrice) || (other.nearMe && !nearMe)
        || (other.goneQuiet && !goneQuiet) || (other.anyEdition && !anyEdition)) {
        return false;
    }
    // Each old term must still be held by some new one ("aust" by "auste").
    return std::ranges::all_of(other.terms, [this](const QString &old) {
        return std::ranges::any_of(terms,
                                   [&old](const QString &term) { return term.contains(old); });
    });
}

void WishRowSet::clear()
{
    m_items.clear();
    m_sorted.clear();
    m_anyEdition.clear();
    m_mustSort = false;
}

void WishRowSet::put(const store::WishLine &line, const QStringList &tags, int listRank)
{
    std::shared_ptr<WishItem> &item = m_items[line.id];
    if (!item) {
        item = std::make_shared<WishItem>();
        m_mustSort = true;
    } else if (item->line.pos != line.pos || item->listRank != listRank
               || m_order != WishOrder::ByHand || m_group != WishGroup::None) {
        m_mustSort = true;
    }
    item->line = line;
    item->tags = tags;
    item->listRank = listRank;
    item->titleKey = domain::sortTitle(line.title);
    item->family = line.authors.isEmpty() ? QString() : domain::familyName(line.authors.first());
    item->authorKey = line.authors.isEmpty()
        ? QString()
        : domain::foldForSearch(domain::authorSortName(line.authors.first()));
    item->work = domain::workHash(line.title, line.authors);
    fold(*item);
}

void WishRowSet::remove(const Uuid &id)
{
    if (m_items.remove(id) > 0) {
        m_mustSort = true;
    }
}

void WishRowSet::setTags(const Uuid &id, const QStringList &tags)
{
    const auto item = m_items.value(id);
    if (item && item->tags != tags) {
        item->tags = tags;
        fold(*item);
        m_mustSort = m_mustSort || m_group == WishGroup::Tag;
    }
}

const WishItem *WishRowSet::find(const Uuid &id) const { return m_items.value(id).get(); }

void WishRowSet::setOrder(WishOrder order, bool isDescending, WishGroup group)
{
    m_order = order;
    m_isDescending = isDescending;
    m_group = group;
    m_mustSort = true;
}

void WishRowSet::sort()
{
    if (!m_mustSort) {
        return;
    }
    m_mustSort = false;
    m_sorted.clear();
    m_sorted.reserve(size_t(m_items.size()));
    for (const auto &item : std::as_const(m_items)) {
        m_sorted.push_back(item);
    }
    QHash<const WishItem *, QString> groups;
    if (m_group != WishGroup::None) {
        for (const WishItemPointer &item : m_sorted) {
            groups.insert(item.get(), domain::foldForSearch(section(*item, m_group)));
        }
    }
    std::ranges::sort(
        m_sorted, [this, &groups](const WishItemPointer &a, const WishItemPointer &b) {
            if (m_group != WishGroup::None) {
                const QString &groupA = *groups.constFind(a.get());
                const QString &groupB = *groups.constFind(b.get());
                if (groupA != groupB) {
                    // What has no group comes last.
                    return groupA.isEmpty() != groupB.isEmpty() ? groupB.isEmpty()
                                                                : groupA < groupB;
                }
                if (m_group == WishGroup::Series && a->line.seriesNumber != b->line.seriesNumber) {
                    return a->line.seriesNumber.toDouble() < b->line.seriesNumber.toDouble();
                }
            }
            const int order = compareBy(m_order, *a, *b);
            if (order != 0) {
                return m_isDescending ? order > 0 : order < 0;
            }
            const bool isTurned = m_isDescending && m_order == WishOrder::ByHand;
            return isTurned ? isBeforeByHand(*b, *a) : isBeforeByHand(*a, *b);
        });
}

QList<WishItemPointer> WishRowSet::rows(const WishFilter &filter, Instant now)
{
    sort();
    QList<WishItemPointer> rows;
    rows.reserve(qsizetype(m_sorted.size()));
    const bool isFiltered = filter.isActive();
    for (const WishItemPointer &item : m_sorted) {
        if (!isFiltered || lets(*item, filter, now)) {
            rows += item;
        }
    }
    return rows;
}

QList<WishItemPointer> WishRowSet::narrowed(const QList<WishItemPointer> &rows,
                                            const WishFilter &filter, Instant now) const
{
    QList<WishItemPointer> left;
    for (const WishItemPointer &item : rows) {
        if (lets(*item, filter, now)) {
            left += item;
        }
    }
    return left;
}

bool WishRowSet::lets(const WishItem &item, const WishFilter &filter, Instant now) const
{
    const store::WishLine &line = item.line;
    if ((filter.underMyPrice && !isUnderPrice(line)) || (filter.nearMe && line.near == 0)
        || (filter.anyEdition && !m_anyEdition.contains(line.id))) {
        return false;
    }
    if (filter.goneQuiet) {
        const Instant seen = line.quote ? line.quote->seenAt : line.addedAt;
        if (!line.want || now - seen < quietAfter) {
            return false;
        }
    }
    for (const QString &term : filter.terms) {
        if (!item.folded.contains(term)) {
            return false;
        }
    }
    return true;
}

bool WishRowSet::isUnderPrice(const store::WishLine &line)
{
    return line.quote && line.limitTotal && !line.quote->isAtLeast
        && line.quote->money().currency == line.limitTotal->currency
        && line.quote->totalMinor <= line.limitTotal->minor;
}

WishRowSet::Sense WishRowSet::sense() const
{
    Sense sense;
    for (const auto &item : m_items) {
        sense.withCopy += item->line.quote ? 1 : 0;
        sense.underPrice += isUnderPrice(item->line) ? 1 : 0;
    }
    return sense;
}

QString WishRowSet::section(const WishItem &item, WishGroup group)
{
    switch (group) {
    case WishGroup::Series:
        return item.line.series;
    case WishGroup::Author:
        return item.line.authors.value(0);
    case WishGroup::Tag:
        return item.tags.value(0);
    case WishGroup::None:
        break;
    }
    return {};
}

} // namespace endpaper::viewmodel
