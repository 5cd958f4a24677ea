// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/wishrowset.h"

#include "domain/foldutf8.h"
#include "domain/text.h"

#include <algorithm>
#include <limits>
#include <string_view>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

// Between the texts of a list, as in the store: no text holds it.
constexpr QChar textsPart(0x1f);
// Terms never hold a line break, so no term is found across two fields.
constexpr char fieldsPart = '\n';

// A wish's texts, as most are.
constexpr size_t usualTextBytes = 96;

const std::optional<store::Quote> noQuote;
const std::optional<domain::Money> noLimit;

qint64 totalOf(const WishItem &item)
{
    return item.quote() ? item.quote()->totalMinor : std::numeric_limits<qint64>::max();
}

// By hand, and what breaks every tie.
bool isBeforeByHand(const WishItem &a, const WishItem &b)
{
    if (a.listRank != b.listRank) {
        return a.listRank < b.listRank;
    }
    const int byPos = a.pos().compare(b.pos());
    return byPos != 0 ? byPos < 0 : a.id < b.id;
}

// The texts that a sort compares, made once for each wish.
struct SortTexts
{
    QString group;
    QString author;
    QString title;
    QString number; // within the group
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
        return sign(a.addedAt, b.addedAt);
    case WishOrder::Total:
        return sign(totalOf(a), totalOf(b));
    case WishOrder::ByHand:
        break;
    }
    return 0;
}

} // namespace

std::shared_ptr<char[]> WishTexts::take(size_t bytes)
{
    if (m_size - m_used < bytes) {
        const size_t expected = size_t(std::max<qsizetype>(m_wishes, 1)) * usualTextBytes;
        m_size = std::max(bytes, std::min(expected, pieceBytesMax));
        m_piece = std::make_shared_for_overwrite<char[]>(m_size);
        m_used = 0;
    }
    --m_wishes;
    std::shared_ptr<char[]> room(m_piece, m_piece.get() + m_used);
    m_used += bytes;
    return room;
}

std::shared_ptr<WishItem> WishItem::of(const store::WishLine &line, const QStringList &tags,
                                       WishTexts &room)
{
    auto item = std::make_shared<WishItem>();
    item->id = line.id;
    item->list = line.list;
    item->addedAt = line.addedAt;
    item->near = line.near;
    item->priority = line.priority;
    item->want = line.want;
    item->own = line.own;
    item->hasNote = line.hasNote;
    item->placement = line.placement;
    if (line.limitTotal || line.quote) {
        item->m_prices = std::make_unique<WishPrices>(WishPrices{line.limitTotal, line.quote});
    }
    const std::array<QByteArray, size_t(Text::Isbn) + 1> texts{
        line.pos,
        line.title.toUtf8(),
        line.authors.join(textsPart).toUtf8(),
        line.published.toUtf8(),
        line.series.toUtf8(),
        line.seriesNumber.toUtf8(),
        tags.join(textsPart).toUtf8(),
        line.isbn.toUtf8()};
    quint32 size = 0;
    for (size_t i = 0; i < texts.size(); ++i) {
        size += quint32(texts[i].size());
        item->m_ends[i] = size;
    }
    std::shared_ptr<char[]> joined = room.take(size);
    char *at = joined.get();
    for (const QByteArray &text : texts) {
        at = std::ranges::copy(text, at).out;
    }
    item->m_texts = std::move(joined);
    return item;
}

QByteArrayView WishItem::text(Text which) const
{
    const size_t at = size_t(which);
    const quint32 begin = at == 0 ? 0 : m_ends[at - 1];
    return {m_texts.get() + begin, qsizetype(m_ends[at] - begin)};
}

QStringList WishItem::texts(Text which) const
{
    const QByteArrayView joined = text(which);
    return joined.isEmpty() ? QStringList() : QString::fromUtf8(joined).split(textsPart);
}

const std::optional<store::Quote> &WishItem::quote() const
{
    return m_prices ? m_prices->quote : noQuote;
}

const std::optional<domain::Money> &WishItem::limitTotal() const
{
    return m_prices ? m_prices->limitTotal : noLimit;
}

bool WishItem::holds(const QList<QByteArray> &terms) const
{
    if (terms.isEmpty()) {
        return true;
    }
    static std::string made; // for each wish anew
    std::string_view folded;
    if (m_folded) {
        folded = *m_folded;
    } else {
        made.clear();
        for (const Text which :
             {Text::Title, Text::Authors, Text::Series, Text::Tags, Text::Isbn}) {
            domain::appendFolded(made, text(which));
            made += fieldsPart;
        }
        const bool isSlow =
            std::ranges::any_of(allTexts(), [](char letter) { return quint8(letter) >= 0x80; });
        if (isSlow) {
            m_folded = std::make_unique<const std::string>(made);
        }
        folded = made;
    }
    return std::ranges::all_of(terms, [folded](const QByteArray &term) {
        return folded.find(std::string_view(term.constData(), size_t(term.size())))
            != std::string_view::npos;
    });
}

QList<QByteArray> foldedTerms(const QString &text)
{
    std::string folded;
    domain::appendFolded(folded, text.toUtf8());
    QList<QByteArray> terms = QByteArray::fromStdString(folded).split(' ');
    terms.removeAll(QByteArray());
    return terms;
}

bool WishItem::isLike(const WishItem &other) const
{
    const bool hasSamePrices = quote() == other.quote() && limitTotal() == other.limitTotal();
    return id == other.id && list == other.list && addedAt == other.addedAt && near == other.near
        && priority == other.priority && want == other.want && own == other.own
        && hasNote == other.hasNote && placement == other.placement && hasSamePrices
        && m_ends == other.m_ends && allTexts() == other.allTexts();
}

bool WishFilter::narrows(const WishFilter &other) const
{
    if ((other.underMyPrice && !underMyPrice) || (other.nearMe && !nearMe)
        || (other.goneQuiet && !goneQuiet) || (other.anyEdition && !anyEdition)) {
        return false;
    }
    // Each old term must still be held by some new one ("aust" by "auste").
    return std::ranges::all_of(other.terms, [this](const QByteArray &old) {
        return std::ranges::any_of(terms,
                                   [&old](const QByteArray &term) { return term.contains(old); });
    });
}

void WishRowSet::reserve(int size)
{
    m_items.reserve(size);
    m_sorted.reserve(size);
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
    std::shared_ptr<WishItem> &here = m_items[item->id];
    item->listRank = listRank;
    if (!here) {
        here = item;
        m_sorted += item;
        m_mustSort = true;
        return Put::New;
    }
    if (here == item || (here->isLike(*item) && here->listRank == listRank)) {
        return Put::Same;
    }
    m_mustSort = m_mustSort || here->pos() != item->pos() || here->listRank != listRank
        || m_sorts.first().order != WishOrder::ByHand || m_group != WishGroup::None;
    item->row = here->row;
    *here = std::move(*item);
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
        m_sorted.removeIf(
            [this](const WishItemPointer &item) { return m_items.value(item->id) != item; });
    }
    const auto goesBy = [this](WishOrder order) {
        return std::ranges::find(m_sorts, order, &WishSort::order) != m_sorts.end();
    };
    const bool byAuthor = goesBy(WishOrder::Author);
    const bool byTitle = byAuthor || goesBy(WishOrder::Title);
    const bool hasTexts = byTitle || m_group != WishGroup::None;
    QHash<const WishItem *, SortTexts> texts;
    texts.reserve(hasTexts ? m_sorted.size() : 0);
    for (const WishItemPointer &item : std::as_const(m_sorted)) {
        if (!hasTexts) {
            break;
        }
        SortTexts &own = texts[item.get()];
        own.group = domain::foldForSearch(section(*item, m_group));
        own.number = m_group == WishGroup::Series ? item->seriesNumber() : QString();
        if (const QString author = byAuthor ? item->authors().value(0) : QString();
            !author.isEmpty()) {
            own.author = domain::foldForSearch(domain::authorSortName(author));
        }
        own.title = byTitle ? domain::sortTitle(item->title()) : QString();
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
        if (textsA.number != textsB.number) {
            return textsA.number.toDouble() < textsB.number.toDouble();
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
    if (!std::is_sorted(m_sorted.cbegin(), m_sorted.cend(), isBefore)) {
        std::ranges::sort(m_sorted, isBefore);
    }
}

QList<WishItemPointer> WishRowSet::rows(const WishFilter &filter, Instant now)
{
    sort();
    return filter.isActive() ? narrowed(m_sorted, filter, now) : m_sorted;
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
    if ((filter.underMyPrice && !isUnderPrice(item)) || (filter.nearMe && item.near == 0)
        || (filter.anyEdition && !m_anyEdition.contains(item.id))) {
        return false;
    }
    if (filter.goneQuiet) {
        const Instant seen = item.quote() ? item.quote()->seenAt : item.addedAt;
        if (!item.want || now - seen < quietAfter) {
            return false;
        }
    }
    return item.holds(filter.terms);
}

bool WishRowSet::isUnderPrice(const WishItem &item)
{
    const std::optional<store::Quote> &quote = item.quote();
    const std::optional<domain::Money> &limit = item.limitTotal();
    return quote && limit && !quote->isAtLeast && quote->money().currency == limit->currency
        && quote->totalMinor <= limit->minor;
}

WishRowSet::Sense WishRowSet::sense() const
{
    Sense sense;
    for (const auto &item : m_items) {
        sense.withCopy += item->quote() ? 1 : 0;
        sense.underPrice += isUnderPrice(*item) ? 1 : 0;
    }
    return sense;
}

QString WishRowSet::section(const WishItem &item, WishGroup group)
{
    switch (group) {
    case WishGroup::Series:
        return item.series();
    case WishGroup::Author:
        return item.authors().value(0);
    case WishGroup::Tag:
        return item.tags().value(0);
    case WishGroup::None:
        break;
    }
    return {};
}

} // namespace endpaper::viewmodel
