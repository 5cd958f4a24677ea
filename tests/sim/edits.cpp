// SPDX-License-Identifier: GPL-3.0-or-later
#include "edits.h"

#include "domain/orderkey.h"
#include "protocol/schema.h"
#include "store/cache/sharedlists.h"
#include "store/cache/wishrows.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;
using domain::RowKind;
using store::LocalOp;
using Ops = Expected<QList<LocalOp>>;

QString Pen::word(int device) { return u"w%1.%2"_s.arg(device).arg(++m_words); }

namespace {

constexpr int importWishesMax = 90; // more than a group holds
constexpr int tagsMax = 2;
constexpr qsizetype taggedWishesMax = 2;
constexpr int prefsMax = 3;

Expected<QList<Uuid>> ids(store::Transaction &transaction, const char *sql)
{
    TRY_ASSIGN(auto query, transaction.prepare(sql));
    QList<Uuid> found;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return found;
        }
        found.append(query.uuid(0));
    }
}

template <typename T> std::optional<T> pick(const QList<T> &from, quint32 which)
{
    return from.isEmpty() ? std::nullopt : std::optional(from[qsizetype(which) % from.size()]);
}

constexpr char aliveWishes[] = "SELECT id FROM wish WHERE life = 1 ORDER BY id";
constexpr char deadWishes[] = "SELECT id FROM wish WHERE life = 0 ORDER BY id";
constexpr char aliveLists[] = "SELECT id FROM list WHERE life = 1 ORDER BY id";
constexpr char deadLists[] = "SELECT id FROM list WHERE life = 0 ORDER BY id";
constexpr char aliveTags[] = "SELECT id FROM tag WHERE life = 1 ORDER BY id";

Ops addList(const Step &step, store::Transaction &transaction, Pen &pen, const Clock &clock)
{
    TRY_ASSIGN(const auto gap, store::gapAfterLastList(transaction));
    return QList{LocalOp::create(
        RowKind::List, Uuid::create(clock),
        {{"name", pen.word(step.who)},
         {"pos", QString::fromLatin1(domain::orderKeyBetween(gap.before, gap.after, pen.random()))},
         {"role", u"wishlist"_s}})};
}

Ops addWishes(const Step &step, store::Transaction &transaction, Pen &pen, const Clock &clock,
              int count)
{
    TRY_ASSIGN(const auto lists, ids(transaction, aliveLists));
    const auto list = pick(lists, step.a);
    if (!list) {
        return addList(step, transaction, pen, clock);
    }
    TRY_ASSIGN(const auto gap, store::gapAtEnd(transaction, *list));
    QList<LocalOp> ops;
    for (const QByteArray &key :
         domain::orderKeysBetween(gap.before, gap.after, count, pen.random())) {
        ops.append(LocalOp::create(RowKind::Wish, Uuid::create(clock),
                                   {{"list", protocol::idValue(*list)},
                                    {"pos", QString::fromLatin1(key)},
                                    {"title", pen.word(step.who)}}));
    }
    return ops;
}

QList<protocol::FieldValue> valuesOf(const Step &step, Pen &pen)
{
    const QString word = pen.word(step.who);
    switch (step.b % 6) {
    case 0:
        return {{"title", word}};
    case 1:
        return {{"rating", int(step.b / 6 % 5) + 1}, {"note", word}};
    case 2:
        return {{"authors", QCborArray{word, u"B"_s}}};
    case 3:
        return {
            {"limit_total", QCborMap{{u"minor"_s, int(step.b % 9000)}, {u"currency"_s, u"EUR"_s}}},
            {"words", QCborArray{word}}};
    default:
        return {{"note", word}};
    }
}

Ops setFields(const Step &step, store::Transaction &transaction, Pen &pen, int count)
{
    TRY_ASSIGN(const auto wishes, ids(transaction, aliveWishes));
    QList<LocalOp> ops;
    for (int i = 0; i < std::min<int>(count, int(wishes.size())); ++i) {
        ops.append(
            LocalOp::set(RowKind::Wish, *pick(wishes, step.a + quint32(i)), valuesOf(step, pen)));
    }
    return ops;
}

Ops setNewer(const Step &step, store::Transaction &transaction, Pen &pen)
{
    TRY_ASSIGN(const auto wishes, ids(transaction, aliveWishes));
    const auto wish = pick(wishes, step.a);
    return wish ? QList{LocalOp::set(RowKind::Wish, *wish, {{"mood", pen.word(step.who)}})}
                : QList<LocalOp>();
}

// To another list, or to another place in its own.
Ops move(const Step &step, store::Transaction &transaction, Pen &pen)
{
    TRY_ASSIGN(const auto wishes, ids(transaction, aliveWishes));
    const auto wish = pick(wishes, step.a);
    TRY_ASSIGN(const auto lists, ids(transaction, aliveLists));
    auto list = pick(lists, step.b);
    if (!wish || !list) {
        return QList<LocalOp>();
    }
    QList<protocol::FieldValue> fields;
    if (step.act == Act::Drag) {
        TRY_ASSIGN(const auto whole, store::findWish(transaction, *wish));
        list = whole->wish.list;
    } else {
        fields.append({"list", protocol::idValue(*list)});
    }
    TRY_ASSIGN(const auto there, store::listWishes(transaction, *list));
    store::Gap gap;
    if (!there.isEmpty()) {
        const qsizetype at = qsizetype(step.b / 7) % (there.size() + 1);
        gap = {at > 0 ? there[at - 1].pos : QByteArray(),
               at < there.size() ? there[at].pos : QByteArray()};
    }
    fields.append(
        {"pos", QString::fromLatin1(domain::orderKeyBetween(gap.before, gap.after, pen.random()))});
    return QList{LocalOp::set(RowKind::Wish, *wish, fields)};
}

Ops life(const Step &step, store::Transaction &transaction, RowKind kind, const char *sql,
         bool isAlive)
{
    TRY_ASSIGN(const auto rows, ids(transaction, sql));
    const auto row = pick(rows, step.a);
    return row ? QList{LocalOp::life(kind, *row, isAlive)} : QList<LocalOp>();
}

Ops tag(const Step &step, store::Transaction &transaction)
{
    // Of few wishes, so that the same tag comes and goes on several devices.
    TRY_ASSIGN(auto wishes, ids(transaction, aliveWishes));
    wishes.resize(std::min<qsizetype>(wishes.size(), taggedWishesMax));
    const auto wish = pick(wishes, step.a);
    if (!wish) {
        return QList<LocalOp>();
    }
    const QString text = u"tag%1"_s.arg(step.b % tagsMax);
    const Uuid id = protocol::tagId(*wish, text);
    TRY_ASSIGN(const auto known, store::findRow(transaction, RowKind::Tag, id));
    if (known && known->life.isAlive) {
        return QList<LocalOp>();
    }
    return QList{
        LocalOp::create(RowKind::Tag, id, {{"wish", protocol::idValue(*wish)}, {"text", text}})};
}

Ops setPref(const Step &step, store::Transaction &transaction, Pen &pen, const Uuid &account)
{
    const Uuid id =
        protocol::prefId(account, QByteArray("pref" + QByteArray::number(step.b % prefsMax)));
    const QList<protocol::FieldValue> fields{{"value", pen.word(step.who)}};
    TRY_ASSIGN(const auto known, store::findRow(transaction, RowKind::Pref, id));
    return QList{known ? LocalOp::set(RowKind::Pref, id, fields)
                       : LocalOp::create(RowKind::Pref, id, fields)};
}

// "I buy this one", as services/SharingService says it.
Ops claim(const Step &step, store::Transaction &transaction, const Clock &clock,
          const Uuid &account)
{
    TRY_ASSIGN(auto lists, store::listSharedLists(transaction));
    lists.removeIf([](const store::SharedList &list) { return list.claims.isNil(); });
    std::ranges::sort(lists, {}, &store::SharedList::list);
    const auto list = pick(lists, step.a);
    if (!list) {
        return QList<LocalOp>();
    }
    TRY_ASSIGN(const auto wishes, store::listWishes(transaction, list->list));
    const auto wish = pick(wishes, step.b);
    TRY_ASSIGN(const auto claims, store::listClaims(transaction));
    if (!wish || std::ranges::find(claims, wish->id, &store::CachedClaim::wish) != claims.cend()) {
        return QList<LocalOp>();
    }
    LocalOp op = LocalOp::create(RowKind::Claim, Uuid::create(clock),
                                 {{"list", protocol::idValue(list->list)},
                                  {"wish", protocol::idValue(wish->id)},
                                  {"by", protocol::idValue(account)},
                                  {"state", u"buying"_s}});
    op.space = list->claims;
    return QList{op};
}

Ops unclaim(const Step &step, store::Transaction &transaction, const Uuid &account)
{
    TRY_ASSIGN(auto claims, store::listClaims(transaction));
    claims.removeIf([&account](const store::CachedClaim &one) { return one.by != account; });
    std::ranges::sort(claims, {}, &store::CachedClaim::id);
    const auto mine = pick(claims, step.a);
    return mine ? QList{LocalOp::life(RowKind::Claim, mine->id, false)} : QList<LocalOp>();
}

} // namespace

Expected<QList<LocalOp>> opsOf(const Step &step, store::Transaction &transaction, Pen &pen,
                               const Clock &clock, const Uuid &account)
{
    switch (step.act) {
    case Act::AddList:
        return addList(step, transaction, pen, clock);
    case Act::AddWish:
        return addWishes(step, transaction, pen, clock, 1);
    case Act::Import:
        return addWishes(step, transaction, pen, clock, 2 + int(step.b % importWishesMax));
    case Act::SetField:
    case Act::EditBeside:
        return setFields(step, transaction, pen, 1);
    case Act::SetNewer:
        return setNewer(step, transaction, pen);
    case Act::SetTwo:
        return setFields(step, transaction, pen, 2);
    case Act::MoveToList:
    case Act::Drag:
        return move(step, transaction, pen);
    case Act::Delete:
        return life(step, transaction, RowKind::Wish, aliveWishes, false);
    case Act::Restore:
        return life(step, transaction, RowKind::Wish, deadWishes, true);
    case Act::DeleteList:
        return life(step, transaction, RowKind::List, aliveLists, false);
    case Act::RestoreList:
        return life(step, transaction, RowKind::List, deadLists, true);
    case Act::Tag:
        return tag(step, transaction);
    case Act::Untag:
        return life(step, transaction, RowKind::Tag, aliveTags, false);
    case Act::SetPref:
        return setPref(step, transaction, pen, account);
    case Act::Claim:
        return claim(step, transaction, clock, account);
    case Act::Unclaim:
        return unclaim(step, transaction, account);
    default:
        return QList<LocalOp>();
    }
}

} // namespace endpaper::sim
