// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wishlistservice.h"

#include "domain/orderkey.h"
#include "protocol/schema.h"

#include <QRandomGenerator>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::services {

using domain::RowKind;
using store::LocalOp;
using store::Transaction;
using Ops = Expected<QList<LocalOp>>;

namespace {

QList<protocol::FieldValue> field(const char *name, const QCborValue &value)
{
    return {{QByteArray(name), value}};
}

} // namespace

WishlistService::WishlistService(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
}

QFuture<Expected<QList<store::CachedList>>> WishlistService::lists()
{
    return m_workspace.read([](Transaction &transaction) { return store::listLists(transaction); });
}

QFuture<Expected<QHash<Uuid, QString>>> WishlistService::listNames()
{
    return m_workspace.read([](Transaction &transaction) -> Expected<QHash<Uuid, QString>> {
        TRY_ASSIGN(const QList<domain::ListInfo> lists, store::listInfos(transaction));
        QHash<Uuid, QString> names;
        for (const domain::ListInfo &list : lists) {
            names.insert(list.id, list.name);
        }
        return names;
    });
}

QFuture<Expected<QList<store::WishLine>>> WishlistService::wishes(const Uuid &list)
{
    return m_workspace.read([list](Transaction &transaction) {
        return list.isNil() ? store::listAllWishes(transaction)
                            : store::listWishes(transaction, list);
    });
}

QFuture<Expected<QList<store::WishLine>>> WishlistService::lines(const QSet<Uuid> &ids)
{
    return m_workspace.read([list = ids.values()](Transaction &transaction) {
        return store::findWishLines(transaction, list);
    });
}

Expected<WishlistService::Page> WishlistService::readLines(Transaction &transaction,
                                                           const QList<Uuid> &ids)
{
    Page page;
    TRY_ASSIGN(page.lines, store::findWishLines(transaction, ids));
    TRY_ASSIGN(page.tags, store::listTagsOf(transaction, page.lines));
    return page;
}

QFuture<Expected<std::optional<store::CachedWish>>> WishlistService::wish(const Uuid &id)
{
    return m_workspace.read(
        [id](Transaction &transaction) { return store::findWish(transaction, id); });
}

Expected<WishlistService::Page> WishlistService::readPage(Transaction &transaction,
                                                          const Uuid &list, int limit)
{
    Page page;
    TRY_ASSIGN(page.lines,
               list.isNil() ? store::listAllWishes(transaction, limit)
                            : store::listWishes(transaction, list, limit));
    TRY_ASSIGN(page.tags, store::listTagsOf(transaction, page.lines));
    return page;
}

QFuture<Expected<WishlistService::Tags>> WishlistService::tags()
{
    return m_workspace.read([](Transaction &transaction) { return store::listTags(transaction); });
}

QFuture<Expected<QSet<Uuid>>> WishlistService::anyEdition()
{
    return m_workspace.read([](Transaction &transaction) -> Expected<QSet<Uuid>> {
        TRY_ASSIGN(const auto rows, store::listRows(transaction, RowKind::Wish));
        QSet<Uuid> ids;
        for (const domain::Row &row : rows) {
            const QString mode = row.fields.value("edition_mode"_ba).value.toString();
            if (mode.isEmpty() || mode == u"any") {
                ids.insert(row.id);
            }
        }
        return ids;
    });
}

QFuture<Expected<QList<store::Deleted>>> WishlistService::deleted(int limit)
{
    return m_workspace.read(
        [limit](Transaction &transaction) { return store::listDeleted(transaction, limit); });
}

QFuture<Workspace::Committed> WishlistService::restore(RowKind kind, const Uuid &id)
{
    return apply({LocalOp::life(kind, id, true)});
}

QFuture<Workspace::Committed> WishlistService::createList(const Uuid &id, const QString &name,
                                                          domain::ListRole role)
{
    return m_workspace.commit([id, name, role](Transaction &transaction) -> Ops {
        TRY_ASSIGN(const auto gap, store::gapAfterLastList(transaction));
        domain::ListInfo list;
        list.id = id;
        list.name = name;
        list.role = role;
        list.pos = QString::fromLatin1(
            domain::orderKeyBetween(gap.before, gap.after, *QRandomGenerator::global()));
        return QList{LocalOp::create(
            RowKind::List, id, protocol::fieldsFrom(list, protocol::Completeness::OnlyDifferent))};
    });
}

QFuture<Workspace::Committed> WishlistService::renameList(const Uuid &id, const QString &name)
{
    return apply({LocalOp::set(RowKind::List, id, field("name", name))});
}

QFuture<Workspace::Committed> WishlistService::removeList(const Uuid &id)
{
    return apply({LocalOp::life(RowKind::List, id, false)});
}

QFuture<Workspace::Committed> WishlistService::moveList(const Uuid &id, const Uuid &before)
{
    return m_workspace.commit([id, before](Transaction &transaction) -> Ops {
        TRY_ASSIGN(auto lists, store::listInfos(transaction));
        lists.removeIf([&id](const domain::ListInfo &list) { return list.id == id; });
        const auto next = std::ranges::find_if(
            lists, [&before](const domain::ListInfo &list) { return list.id == before; });
        const QByteArray low =
            next == lists.begin() ? QByteArray() : std::prev(next)->pos.toLatin1();
        const QByteArray high = next == lists.end() ? QByteArray() : next->pos.toLatin1();
        return QList{LocalOp::set(
            RowKind::List, id,
            field("pos",
                  posValue(domain::orderKeyBetween(low, high, *QRandomGenerator::global()))))};
    });
}

QFuture<Workspace::Committed> WishlistService::add(QList<NewWish> wishes, Destination destination)
{
    return m_workspace.commit(
        [wishes = std::move(wishes), destination, this](Transaction &transaction) mutable -> Ops {
            QList<LocalOp> ops;
            TRY_ASSIGN(const Uuid list, destinationList(transaction, destination, ops));
            TRY_ASSIGN(const auto gap, store::gapAtEnd(transaction, list));
            const auto keys = domain::orderKeysBetween(gap.before, gap.after, wishes.size(),
                                                       *QRandomGenerator::global());
            for (qsizetype i = 0; i < wishes.size(); ++i) {
                NewWish &wish = wishes[i];
                if (wish.wish.id.isNil()) {
                    wish.wish.id = Uuid::create();
                }
                if (wish.wish.addedAt == Instant()) {
                    wish.wish.addedAt = m_workspace.clock().now();
                }
                wish.wish.list = list;
                wish.wish.pos = QString::fromLatin1(keys.at(i));
                ops += creation(wish);
            }
            return ops;
        });
}

QFuture<Workspace::Committed> WishlistService::update(const domain::Wish &after,
                                                      std::optional<QStringList> tags)
{
    return m_workspace.commit([after, tags](Transaction &transaction) -> Ops {
        TRY_ASSIGN(const auto cached, store::findWish(transaction, after.id));
        if (!cached) {
            return fail(ErrorKind::NotFound, u"no such wish"_s);
        }
        QList<LocalOp> ops;
        const auto fields = protocol::changedFields(cached->wish, after);
        if (!fields.isEmpty()) {
            ops += LocalOp::set(RowKind::Wish, after.id, fields);
        }
        if (tags) {
            TRY_ASSIGN(const auto changes, tagChanges(transaction, after.id, *tags));
            ops += changes;
        }
        return ops;
    });
}

QFuture<Workspace::Committed>
WishlistService::setField(const QList<Uuid> &ids, const QByteArray &name, const QCborValue &value)
{
    QList<LocalOp> ops;
    for (const Uuid &id : ids) {
        ops += LocalOp::set(RowKind::Wish, id, {{name, value}});
    }
    return apply(std::move(ops));
}

QFuture<Workspace::Committed> WishlistService::setWant(const QList<Uuid> &ids, bool want)
{
    return setField(ids, "want"_ba, want);
}

QFuture<Workspace::Committed> WishlistService::setOwn(const QList<Uuid> &ids, bool own)
{
    return setField(ids, "own"_ba, own);
}

QFuture<Workspace::Committed> WishlistService::setTarget(const QList<Uuid> &ids,
                                                         std::optional<domain::Money> total)
{
    return setField(ids, "limit_total"_ba, protocol::moneyValue(total));
}

QFuture<Workspace::Committed> WishlistService::addTag(const QList<Uuid> &ids, const QString &text)
{
    return m_workspace.commit([ids, text](Transaction &transaction) -> Ops {
        QList<LocalOp> ops;
        for (const Uuid &id : ids) {
            TRY_ASSIGN(const auto row,
                       store::findRow(transaction, RowKind::Tag, protocol::tagId(id, text)));
            if (!row || !row->life.isAlive) {
                ops += tagOp(id, text);
            }
        }
        return ops;
    });
}

QFuture<Workspace::Committed> WishlistService::remove(const QList<Uuid> &ids)
{
    QList<LocalOp> ops;
    for (const Uuid &id : ids) {
        ops += LocalOp::life(RowKind::Wish, id, false);
    }
    return apply(std::move(ops));
}

QFuture<Workspace::Committed> WishlistService::moveTo(const QList<Uuid> &ids, const Uuid &list)
{
    return m_workspace.commit(
        [ids, list](Transaction &transaction) { return moveInto(transaction, ids, list); });
}

QFuture<Workspace::Committed> WishlistService::copyTo(const QList<Uuid> &ids, const Uuid &list)
{
    return m_workspace.commit(
        [ids, list](Transaction &transaction) { return copyInto(transaction, ids, list); });
}

QFuture<Workspace::Committed> WishlistService::reorder(const QList<Uuid> &ids, const Uuid &list,
                                                       const Uuid &before)
{
    return m_workspace.commit([ids, list, before](Transaction &transaction) -> Ops {
        TRY_ASSIGN(auto lines, store::listWishes(transaction, list));
        lines.removeIf([&ids](const store::WishLine &line) { return ids.contains(line.id); });
        const auto next = std::ranges::find(lines, before, &store::WishLine::id);
        const QByteArray low = next == lines.begin() ? QByteArray() : std::prev(next)->pos;
        const QByteArray high = next == lines.end() ? QByteArray() : next->pos;
        const auto keys =
            domain::orderKeysBetween(low, high, ids.size(), *QRandomGenerator::global());
        QList<LocalOp> ops;
        for (qsizetype i = 0; i < ids.size(); ++i) {
            ops += LocalOp::set(RowKind::Wish, ids.at(i), field("pos", posValue(keys.at(i))));
        }
        return ops;
    });
}

QFuture<Workspace::Committed> WishlistService::apply(QList<LocalOp> ops)
{
    return m_workspace.commit(std::move(ops));
}

} // namespace endpaper::services
