// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "protocol/messages.h"
#include "server/api/route.h"
#include "server/api/syncpush.h"
#include "store/vault/devicerepository.h"

#include <memory>

namespace endpaper::server {

// REST's pen: edits an account's space as its device "web", by the same merge as every other
// device. It has seen everything that is stored, so its writes win. One request, one transaction.
class WebEditor
{
public:
    // The account's space is made if it has none yet.
    [[nodiscard]] static Expected<WebEditor> open(Context &context, const Uuid &account);
    // For find() alone, in a reader's transaction; NotFound if the account has no space yet.
    [[nodiscard]] static Expected<WebEditor> openForReading(Context &context, const Uuid &account);

    [[nodiscard]] Expected<std::optional<domain::Row>> find(domain::RowKind kind, const Uuid &id);
    [[nodiscard]] qint64 spaceNumber() const { return m_spaceNumber; }

    void addNew(domain::RowKind kind, const Uuid &id, QList<protocol::FieldValue> fields);
    void addSet(domain::RowKind kind, const Uuid &id, QList<protocol::FieldValue> fields);
    void addLife(domain::RowKind kind, const Uuid &id, bool isAlive);
    // Applies what was added, in groups of at most 64, and brings indexes, matches and devices up
    // to date. TooLarge where the account's quota is used up, Invalid with the field refused.
    [[nodiscard]] Expected<> commit();

private:
    WebEditor(Context &context, const Uuid &account);
    [[nodiscard]] Expected<domain::Stamp> newestOf(const QList<protocol::Op> &ops);

    Context *m_context;
    Uuid m_account;
    Uuid m_sp;
    qint64 m_spaceNumber = 0;
    std::unique_ptr<PushSession> m_session;
    QList<protocol::Op> m_ops;
};

} // namespace endpaper::server
