// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wishops.h"

#include "domain/orderkey.h"
#include "protocol/schema.h"
#include "store/cache/sharedlists.h"
#include "store/cache/wishrows.h"

#include <QRandomGenerator>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::services {

using domain::RowKind;
using store::LocalOp;
using store::Transaction;
using Ops = Expected<QList<LocalOp>>;

QCborValue posValue(const QByteArray &key) { return QString::fromLatin1(key); }

LocalOp tagOp(const Uuid &wish, const QString &text)
{
    return LocalOp::create(RowKind::Tag, protocol::tagId(wish, text),
                           {{"wish"_ba, protocol::idValue(wish)}, {"text"_ba, text}});
}

QList<LocalOp> creation(const NewWish &wish)
{
    QList<LocalOp> ops{
        LocalOp::create(RowKind::Wish, wish.wish.id,
                        protocol::fieldsFrom(wish.wish, protocol::Completeness::OnlyDifferent))};
    QSet<Uuid> made;
    for (const QString &tag : wish.tags) {
        const Uuid id = protocol::tagId(wish.wish.id, tag);
        if (!tag.isEmpty() && !made.contains(id)) {
            made.insert(id);
            ops += tagOp(wish.wish.id, tag);
        }
    }
    return ops;
}

Expected<Uuid> destinationList(Transaction &transaction, const Destination &destination,
                               QList<LocalOp> &ops)
{
    if (!destination.list.isNil()) {
        return destination.list;
    }
    TRY_ASSIGN(const auto lists, store::listInfos(transaction));
    TRY_ASSIGN(const auto shared, store::listSharedLists(transaction));
    const auto found = std::ranges::find_if(lists, [&shared](const domain::ListInfo &list) {
        // Nothing goes to somebody else's list that was not meant for it.
        const bool isOthers = std::ranges::any_of(shared, [&list](const store::SharedList &one) {
            return one.list == list.id && one.role != "owner";
        });
        return list.role == domain::ListRole::Wishlist && !isOthers;
    });
    if (found != lists.end()) {
        return found->id;
    }
    TRY_ASSIGN(const auto gap, store::gapAfterLastList(transaction));
    domain::ListInfo list;
    list.id = Uuid::create();
    list.name = destination.nameIfNone;
    list.pos = QString::fromLatin1(
        domain::orderKeyBetween(gap.before, gap.after, *QRandomGenerator::global()));
    ops += LocalOp::create(RowKind::List, list.id,
                           protocol::fieldsFrom(list, protocol::Completeness::OnlyDifferent));
    return list.id;
}

Ops moveInto(Transaction &transaction, const QList<Uuid> &ids, const Uuid &list)
{
    TRY_ASSIGN(const auto gap, store::gapAtEnd(transaction, list));
    const auto keys =
        domain::orderKeysBetween(gap.before, gap.after, ids.size(), *QRandomGenerator::global());
    QList<LocalOp> ops;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        ops +=
            LocalOp::set(RowKind::Wish, ids.at(i),
                         {{"list"_ba, protocol::idValue(list)}, {"pos"_ba, posValue(keys.at(i))}});
    }
    return ops;
}

Ops copyInto(Transaction &transaction, const QList<Uuid> &ids, const Uuid &list)
{
    TRY_ASSIGN(const auto gap, store::gapAtEnd(transaction, list));
    const auto keys =
        domain::orderKeysBetween(gap.before, gap.after, ids.size(), *QRandomGenerator::global());
    QList<LocalOp> ops;
    for (qsizetype i = 0; i < ids.size(); ++i) {
        TRY_ASSIGN(const auto cached, store::findWish(transaction, ids.at(i)));
        if (!cached) {
            continue;
        }
        NewWish copy{.wish = cached->wish};
        copy.wish.id = Uuid::create();
        copy.wish.list = list;
        copy.wish.pos = QString::fromLatin1(keys.at(i));
        for (const store::CachedTag &tag : cached->tags) {
            copy.tags += tag.text;
        }
        ops += creation(copy);
    }
    return ops;
}

Ops tagChanges(Transaction &transaction, const Uuid &wish, const QStringList &tags)
{
    QList<LocalOp> ops;
    TRY_ASSIGN(const auto cached, store::findWish(transaction, wish));
    QSet<Uuid> keep;
    for (const QString &text : tags) {
        keep.insert(protocol::tagId(wish, text));
    }
    QSet<Uuid> have;
    if (cached) {
        for (const store::CachedTag &tag : cached->tags) {
            have.insert(tag.id);
            if (!keep.contains(tag.id)) {
                ops += LocalOp::life(RowKind::Tag, tag.id, false);
            }
        }
    }
    for (const QString &text : tags) {
        const Uuid id = protocol::tagId(wish, text);
        if (!have.contains(id)) {
            have.insert(id);
            ops += tagOp(wish, text);
        }
    }
    return ops;
}

} // namespace endpaper::services
