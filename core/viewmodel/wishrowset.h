// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "viewmodel/wishitem.h"

#include <QHash>
#include <QSet>

#include <memory>

namespace endpaper::viewmodel {

// What lets a wish through.
struct WishFilter
{
    QList<QByteArray> terms; // folded, as UTF-8; all must occur
    bool underMyPrice = false;
    bool nearMe = false;
    bool goneQuiet = false;
    bool anyEdition = false;

    [[nodiscard]] bool isActive() const
    {
        return !terms.isEmpty() || underMyPrice || nearMe || goneQuiet || anyEdition;
    }
    // Whatever `other` lets through, this does too, and less: rows only leave.
    [[nodiscard]] bool narrows(const WishFilter &other) const;
    friend bool operator==(const WishFilter &, const WishFilter &) = default;
};

enum class WishOrder { ByHand, Title, Author, Added, Total };
struct WishSort
{
    WishOrder order = WishOrder::ByHand;
    bool isDescending = false;
};
enum class WishGroup { None, Series, Author, Tag };

// The wishes of a list in memory, sorted and filtered. No signals: the model makes them. GUI
// thread.
class WishRowSet final
{
public:
    static constexpr auto quietAfter = std::chrono::days(30);

    void clear();
    // So many are to come.
    void reserve(int size);
    // What was there and is otherwise now changes in place, and what was put is used up: who holds
    // its pointer sees it.
    enum class Put { New, Changed, Same };
    Put put(const std::shared_ptr<WishItem> &item, int listRank);
    void remove(const Uuid &id);
    [[nodiscard]] const WishItem *find(const Uuid &id) const;
    [[nodiscard]] int size() const { return int(m_items.size()); }
    // The first decides, each further one where those before are equal; at the end the order by
    // hand.
    void setOrder(const QList<WishSort> &sorts, WishGroup group);
    // Wishes that are not bound to one edition; only looked at by WishFilter::anyEdition.
    void setAnyEdition(const QSet<Uuid> &ids) { m_anyEdition = ids; }

    [[nodiscard]] QList<WishItemPointer> rows(const WishFilter &filter, Instant now);
    // The same out of rows that a wider filter let through, their order kept.
    [[nodiscard]] QList<WishItemPointer> narrowed(const QList<WishItemPointer> &rows,
                                                  const WishFilter &filter, Instant now) const;
    struct Sense
    {
        int withCopy = 0;
        int underPrice = 0;
    };
    [[nodiscard]] Sense sense() const;
    [[nodiscard]] static bool isUnderPrice(const WishItem &item);
    [[nodiscard]] static QString section(const WishItem &item, WishGroup group);

private:
    [[nodiscard]] bool lets(const WishItem &item, const WishFilter &filter, Instant now) const;
    void sort();

    QHash<Uuid, std::shared_ptr<WishItem>> m_items;
    // All of them, and until the next sort() removed ones; shared with who holds rows().
    QList<WishItemPointer> m_sorted;
    QSet<Uuid> m_anyEdition;
    QList<WishSort> m_sorts{WishSort{}};
    WishGroup m_group = WishGroup::None;
    bool m_mustSort = false;
    bool m_hasRemoved = false;
};

} // namespace endpaper::viewmodel
