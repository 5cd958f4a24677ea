// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/route.h"
#include "store/engine/database.h"

#include <QString>

namespace endpaper::server {

// What other handlers ask of the synchronised spaces. All of it happens in the transaction given,
// as ops of the account's device "web", so that it reaches every device like any other edit.

// The space in which an account keeps its lists and wishes, made at first use. Its id is derived
// from the account's, so two calls agree.
[[nodiscard]] Uuid accountSpaceId(const Uuid &account);
[[nodiscard]] Expected<Uuid> ensureAccountSpace(store::Transaction &transaction,
                                                const Uuid &account);

// A catalogue book was deleted: every wish for it, by its id or by its ISBN (13 digits, may be
// empty), goes to the Trash of its space. Returns how many did.
[[nodiscard]] Expected<int> removeBookFromAllLists(Context &context, const Uuid &book,
                                                   const QString &isbn);
// The book is back: the wishes that removeBookFromAllLists() took, and that nobody touched since,
// live again.
[[nodiscard]] Expected<int> restoreBookOnAllLists(Context &context, const Uuid &book);

// Everything here that belongs to an account: space, rows, devices, position, offers, searches,
// matches, notifications. Tells the devices that the space is gone.
[[nodiscard]] Expected<> removeAccountSyncData(Context &context, const Uuid &account);

} // namespace endpaper::server
