// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "server/api/route.h"
#include "server/api/syncpush.h"
#include "store/vault/devicerepository.h"

#include <memory>

namespace endpaper::server {

// REST's pen: edits a space as the account's device "web", by the same merge as every other device,
// under the account's role there. It has seen everything that is stored, so its writes win. One
// request, one transaction.
class WebEditor
{
public:
    // The account's own space, made if it has none yet.
    [[nodiscard]] static Expected<WebEditor> open(Context &context, const Uuid &account);
    // Another one. NotFound if there is no such space.
    [[nodiscard]] static Expected<WebEditor> openIn(Context &context, const Uuid &account,
                                                    const Uuid &space);
    // The one of the account's lists that holds this row; NotFound if none does. For find() it will
    // do in a reader's transaction.
    [[nodiscard]] static Expected<WebEditor> openHolding(Context &context, const Uuid &account,
                                                         domain::RowKind kind, const Uuid &id);

    [[nodiscard]] Expected<std::optional<domain::Row>> find(domain::RowKind kind, const Uuid &id);
    [[nodiscard]] qint64 spaceNumber() const { return m_spaceNumber; }
    [[nodiscard]] Uuid space() const { return m_sp; }

    void addNew(domain::RowKind kind, const Uuid &id, QList<protocol::FieldValue> fields);
    void addSet(domain::RowKind kind, const Uuid &id, QList<protocol::FieldValue> fields);
    void addLife(domain::RowKind kind, const Uuid &id, bool isAlive);
    // It is there from now on; whoever edits it here is told.
    void addMoved(domain::RowKind kind, const Uuid &id, const Uuid &toSpace, const Uuid &toId);
    // Applies what was added, in groups of at most 64, and brings indexes, matches and devices up
    // to date. TooLarge where the account's quota is used up, Invalid with the field refused.
    [[nodiscard]] Expected<> commit();

private:
    WebEditor(Context &context, const Uuid &account, const Uuid &space);
    [[nodiscard]] Expected<domain::Stamp> newestOf(const QList<protocol::Op> &ops);

    Context *m_context;
    Uuid m_account;
    Uuid m_sp;
    qint64 m_spaceNumber = 0;
    std::unique_ptr<PushSession> m_session;
    QList<protocol::Op> m_ops;
};

} // namespace endpaper::server
