// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/wishrowset.h"

#include "domain/text.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

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

// The texts that a sort compares, made once for each wish.
struct SortTexts
{
    QString group;
    QString author;
    QString title;
};

int compareBy(WishOrder order, const WishItem &a, const SortTexts &textsA, const WishItem &b,
              const SortTexts &textsB)
{
    const auto sign = [](const auto &x, const auto &y) { return x < y ? -1 : y < x ? 1 : 0; };
    switch (order) {
    case WishOrder::Title:
        return textsA.title.compare(textsB.title);
    case WishOrder::Author:
        if (const int byAuthor = textsA.author.compare(textsB.author); byAuthor != 0) {
            return byAuthor;
        }
        return textsA.title.compare(textsB.title);
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

std::shared_ptr<WishItem> WishItem::of(store::WishLine line, QStringList tags)
{
    auto item = std::make_shared<WishItem>();
    item->line = std::move(line);
    item->tags = std::move(tags);
    return item;
}

const QString &WishItem::searchText() const
{
    if (folded.isEmpty()) {
        // Terms never hold a line break, so no term is found across two fields.
        folded = domain::foldForSearch(line.title) + u'\n'
            + domain::foldForSearch(line.authors.join(u' ')) + u'\n'
            + domain::foldForSearch(line.series) + u'\n' + domain::foldForSearch(tags.join(u' '))
            + u'\n' + line.isbn;
    }
    return folded;
}

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
    m_hasRemoved = false;
}

WishRowSet::Put WishRowSet::put(const std::shared_ptr<WishItem> &item, int listRank)
{
    std::shared_ptr<WishItem> &here = m_items[item->line.id];
    item->listRank = listRank;
    if (!here) {
        here = item;
        m_sorted.push_back(item);
        m_mustSort = true;
        return Put::New;
    }
    if (here->line == item->line && here->tags == item->tags && here->listRank == listRank) {
        return Put::Same;
    }
    m_mustSort = m_mustSort || here->line.pos != item->line.pos || here->listRank != listRank
        || m_sorts.first().order != WishOrder::ByHand || m_group != WishGroup::None;
    *here = *item;
    return Put::Changed;
}

void WishRowSet::remove(const Uuid &id)
{
    if (m_items.remove(id) > 0) {
        m_mustSort = true;
        m_hasRemoved = true;
    }
}

const WishItem *WishRowSet::find(const Uuid &id) const { return m_items.value(id).get(); }

void WishRowSet::setOrder(const QList<WishSort> &sorts, WishGroup group)
{
    m_sorts = sorts;
    m_group = group;
    m_mustSort = true;
}

void WishRowSet::sort()
{
    if (!std::exchange(m_mustSort, false)) {
        return;
    }
    if (std::exchange(m_hasRemoved, false)) {
        std::erase_if(m_sorted, [this](const WishItemPointer &item) {
            return m_items.value(item->line.id) != item;
        });
    }
    const auto goesBy = [this](WishOrder order) {
        return std::ranges::find(m_sorts, order, &WishSort::order) != m_sorts.end();
    };
    const bool byAuthor = goesBy(WishOrder::Author);
    const bool byTitle = byAuthor || goesBy(WishOrder::Title);
    const bool hasTexts = byTitle || m_group != WishGroup::None;
    QHash<const WishItem *, SortTexts> texts;
    texts.reserve(hasTexts ? qsizetype(m_sorted.size()) : 0);
    for (const WishItemPointer &item : m_sorted) {
        if (!hasTexts) {
            break;
        }
        SortTexts &own = texts[item.get()];
        own.group = domain::foldForSearch(section(*item, m_group));
        if (byAuthor && !item->line.authors.isEmpty()) {
            own.author = domain::foldForSearch(domain::authorSortName(item->line.authors.first()));
        }
        own.title = byTitle ? domain::sortTitle(item->line.title) : QString();
    }
    const SortTexts none;
    const auto textsOf = [hasTexts, &texts,
                          &none](const WishItemPointer &item) -> const SortTexts & {
        return hasTexts ? *texts.constFind(item.get()) : none;
    };
    const auto isBefore = [this, &textsOf](const WishItemPointer &a, const WishItemPointer &b) {
        const SortTexts &textsA = textsOf(a);
        const SortTexts &textsB = textsOf(b);
        if (textsA.group != textsB.group) {
            // What has no group comes last.
            return textsA.group.isEmpty() != textsB.group.isEmpty() ? textsB.group.isEmpty()
                                                                    : textsA.group < textsB.group;
        }
        if (m_group == WishGroup::Series && a->line.seriesNumber != b->line.seriesNumber) {
            return a->line.seriesNumber.toDouble() < b->line.seriesNumber.toDouble();
        }
        for (const WishSort &sort : m_sorts) {
            if (const int order = compareBy(sort.order, *a, textsA, *b, textsB); order != 0) {
                return sort.isDescending ? order > 0 : order < 0;
            }
        }
        const WishSort &first = m_sorts.first();
        const bool isTurned = first.isDescending && first.order == WishOrder::ByHand;
        return isTurned ? isBeforeByHand(*b, *a) : isBeforeByHand(*a, *b);
    };
    // The store gives them in order.
    if (!std::ranges::is_sorted(m_sorted, isBefore)) {
        std::ranges::sort(m_sorted, isBefore);
    }
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
        if (!item.searchText().contains(term)) {
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
