// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/wishops.h"
#include "services/workspace.h"
#include "store/cache/deleted.h"
#include "store/cache/wishrows.h"

#include <QHash>

namespace endpaper::services {

// What the reader does to lists and wishes. Every change is one action of the workspace, kept with
// its way back. GUI thread.
class WishlistService final : public QObject
{
    Q_OBJECT

public:
    using Committed = Workspace::Committed;
    using Tags = QHash<Uuid, QStringList>; // by wish

    explicit WishlistService(Workspace &workspace, QObject *parent = nullptr);

    [[nodiscard]] QFuture<Expected<QList<store::CachedList>>> lists();
    // Of the lists that are alive, by their id.
    [[nodiscard]] QFuture<Expected<QHash<Uuid, QString>>> listNames();
    // nil: of all lists.
    [[nodiscard]] QFuture<Expected<QList<store::WishLine>>> wishes(const Uuid &list);
    // The first wishes of a list in the order by hand, with their tags.
    struct Page
    {
        QList<store::WishLine> lines;
        Tags tags;
    };
    // What `prepare(Page)` makes of it, still on the store's thread.
    template <typename Prepare>
    [[nodiscard]] auto page(const Uuid &list, int limit, Prepare prepare)
    {
        using Result = Expected<std::invoke_result_t<Prepare, Page>>;
        return m_workspace.read([list, limit, prepare](store::Transaction &transaction) -> Result {
            TRY_ASSIGN(Page page, readPage(transaction, list, limit));
            return prepare(std::move(page));
        });
    }
    // All wishes of a list (nil: of all lists), one after the other on the store's thread: a
    // Gatherer is made there, takes each with its tags, and what it has in the end is the answer.
    // 100,000 rows take longer than the window may stop, and more memory than what is made of them.
    template <typename Gatherer> [[nodiscard]] auto gather(const Uuid &list)
    {
        using Result = Expected<decltype(std::declval<Gatherer>().finish())>;
        return m_workspace.read([list](store::Transaction &transaction) -> Result {
            TRY_ASSIGN(const Tags tags, store::listTags(transaction));
            Gatherer gatherer;
            TRY(store::visitWishes(transaction, list, [&](const store::WishLine &line) {
                gatherer.take(line, tags.value(line.id));
            }));
            return gatherer.finish();
        });
    }
    [[nodiscard]] QFuture<Expected<QList<store::WishLine>>> lines(const QSet<Uuid> &ids);
    template <typename Prepare> [[nodiscard]] auto lines(const QSet<Uuid> &ids, Prepare prepare)
    {
        using Result = Expected<std::invoke_result_t<Prepare, Page>>;
        return m_workspace.read(
            [ids = ids.values(), prepare](store::Transaction &transaction) -> Result {
                TRY_ASSIGN(Page page, readLines(transaction, ids));
                return prepare(std::move(page));
            });
    }
    [[nodiscard]] QFuture<Expected<std::optional<store::CachedWish>>> wish(const Uuid &id);
    [[nodiscard]] QFuture<Expected<Tags>> tags();
    // Lists and wishes that were deleted and can come back, newest first.
    [[nodiscard]] QFuture<Expected<QList<store::Deleted>>> deleted(int limit);
    [[nodiscard]] QFuture<Committed> restore(domain::RowKind kind, const Uuid &id);
    // Wishes that are not bound to an edition.
    [[nodiscard]] QFuture<Expected<QSet<Uuid>>> anyEdition();

    [[nodiscard]] QFuture<Committed> createList(const Uuid &id, const QString &name,
                                                domain::ListRole role);
    [[nodiscard]] QFuture<Committed> renameList(const Uuid &id, const QString &name);
    [[nodiscard]] QFuture<Committed> removeList(const Uuid &id);
    // So that it stands before another; nil: last.
    [[nodiscard]] QFuture<Committed> moveList(const Uuid &id, const Uuid &before);

    [[nodiscard]] QFuture<Committed> add(QList<NewWish> wishes, Destination destination);
    // Writes the registers in which `after` differs, and the tags.
    [[nodiscard]] QFuture<Committed> update(const domain::Wish &after,
                                            std::optional<QStringList> tags);
    [[nodiscard]] QFuture<Committed> setWant(const QList<Uuid> &ids, bool want);
    [[nodiscard]] QFuture<Committed> setOwn(const QList<Uuid> &ids, bool own);
    [[nodiscard]] QFuture<Committed> setTarget(const QList<Uuid> &ids,
                                               std::optional<domain::Money> total);
    [[nodiscard]] QFuture<Committed> addTag(const QList<Uuid> &ids, const QString &text);
    [[nodiscard]] QFuture<Committed> remove(const QList<Uuid> &ids);
    // To the end of another list, in the order given.
    [[nodiscard]] QFuture<Committed> moveTo(const QList<Uuid> &ids, const Uuid &list);
    [[nodiscard]] QFuture<Committed> copyTo(const QList<Uuid> &ids, const Uuid &list);
    // Within its list, so that they stand before another wish; nil: last.
    [[nodiscard]] QFuture<Committed> reorder(const QList<Uuid> &ids, const Uuid &list,
                                             const Uuid &before);
    // Undo and redo.
    [[nodiscard]] QFuture<Committed> apply(QList<store::LocalOp> ops);

private:
    [[nodiscard]] static Expected<Page> readPage(store::Transaction &transaction, const Uuid &list,
                                                 int limit);
    [[nodiscard]] static Expected<Page> readLines(store::Transaction &transaction,
                                                  const QList<Uuid> &ids);
    [[nodiscard]] QFuture<Committed> setField(const QList<Uuid> &ids, const QByteArray &field,
                                              const QCborValue &value);

    Workspace &m_workspace;
};

} // namespace endpaper::services
