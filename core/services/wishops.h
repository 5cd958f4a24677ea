// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/wish.h"
#include "store/cache/localedit.h"

// The operations of an action on wishes, worked out of what the cache holds. On the store's thread.
namespace endpaper::services {

// A wish to be made. An id that is given is used (undo, resolve), otherwise one is made.
struct NewWish
{
    domain::Wish wish = {}; // list and pos are set here
    QStringList tags = {};
};

// Where a new wish goes: a list, or, with a nil id, the first wishlist, which is made with this
// name if there is none.
struct Destination
{
    Uuid list = {};
    QString nameIfNone = {};
};

// Of the import and the first sign-in, too: operations that make a wish, its position given.
[[nodiscard]] QList<store::LocalOp> creation(const NewWish &wish);
[[nodiscard]] store::LocalOp tagOp(const Uuid &wish, const QString &text);
// The position register holds text.
[[nodiscard]] QCborValue posValue(const QByteArray &key);

// The list that is meant; one that must be made first is made in `ops`.
[[nodiscard]] Expected<Uuid> destinationList(store::Transaction &transaction,
                                             const Destination &destination,
                                             QList<store::LocalOp> &ops);
// To the end of a list, in the order given.
[[nodiscard]] Expected<QList<store::LocalOp>> moveInto(store::Transaction &transaction,
                                                       const QList<Uuid> &ids, const Uuid &list);
[[nodiscard]] Expected<QList<store::LocalOp>> copyInto(store::Transaction &transaction,
                                                       const QList<Uuid> &ids, const Uuid &list);
// So that the wish has these tags, and no others.
[[nodiscard]] Expected<QList<store::LocalOp>> tagChanges(store::Transaction &transaction,
                                                         const Uuid &wish, const QStringList &tags);

} // namespace endpaper::services
