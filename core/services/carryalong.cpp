// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/carryalong.h"

#include "protocol/schema.h"
#include "services/wishlistservice.h"
#include "store/cache/fetched.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

// Old id to new id of what came along, one "old=new" a line.
constexpr QLatin1StringView settingName("carried");

Expected<QHash<Uuid, Uuid>> loadCarried(store::Transaction &transaction)
{
    QHash<Uuid, Uuid> carried;
    TRY_ASSIGN(const auto text, store::findSetting(transaction, settingName));
    for (const QString &line : text.value_or(QString()).split(u'\n', Qt::SkipEmptyParts)) {
        const auto from = Uuid::parse(line.section(u'=', 0, 0));
        const auto to = Uuid::parse(line.section(u'=', 1));
        if (from && to) {
            carried.insert(*from, *to);
        }
    }
    return carried;
}

QString carriedText(const QHash<Uuid, Uuid> &carried)
{
    QString text;
    for (auto it = carried.cbegin(); it != carried.cend(); ++it) {
        text += it.key().toString() + u'=' + it.value().toString() + u'\n';
    }
    return text;
}

} // namespace

Expected<Luggage> pack(store::Transaction &transaction)
{
    Luggage luggage;
    TRY_ASSIGN(luggage.lists, store::listLists(transaction));
    TRY_ASSIGN(const auto lines, store::listAllWishes(transaction));
    for (const store::WishLine &line : lines) {
        TRY_ASSIGN(auto wish, store::findWish(transaction, line.id));
        if (wish) {
            luggage.wishes += std::move(*wish);
        }
    }
    return luggage;
}

Expected<store::Action> unpack(store::Transaction &transaction, const Clock &clock,
                               const Luggage &luggage)
{
    TRY_ASSIGN(auto carried, loadCarried(transaction));
    QList<store::LocalOp> ops;
    for (const store::CachedList &list : luggage.lists) {
        if (carried.contains(list.info.id)) {
            continue;
        }
        domain::ListInfo info = list.info;
        info.id = Uuid::create(clock);
        carried.insert(list.info.id, info.id);
        ops += store::LocalOp::create(
            domain::RowKind::List, info.id,
            protocol::fieldsFrom(info, protocol::Completeness::OnlyDifferent));
    }
    QList<std::pair<Uuid, store::Quote>> quotes;
    for (const store::CachedWish &cached : luggage.wishes) {
        if (carried.contains(cached.wish.id)) {
            continue;
        }
        NewWish wish{.wish = cached.wish};
        wish.wish.id = Uuid::create(clock);
        // A wish whose list is gone keeps an id that nothing has: it shows as unfiled there too.
        wish.wish.list = carried.value(cached.wish.list, cached.wish.list);
        for (const store::CachedTag &tag : cached.tags) {
            wish.tags += tag.text;
        }
        carried.insert(cached.wish.id, wish.wish.id);
        ops += creation(wish);
        if (cached.quote) {
            quotes.emplaceBack(wish.wish.id, *cached.quote);
        }
    }
    TRY_ASSIGN(auto action, store::commitAction(transaction, clock, ops, Uuid::create(clock)));
    for (const auto &[wish, quote] : quotes) {
        TRY(store::putQuote(transaction, wish, quote));
    }
    TRY(store::putSetting(transaction, settingName, carriedText(carried)));
    return action;
}

} // namespace endpaper::services
