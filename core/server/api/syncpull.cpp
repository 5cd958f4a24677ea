// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/syncpull.h"

#include "protocol/limits.h"
#include "server/api/syncrows.h"
#include "store/vault/rowrepository.h"

namespace endpaper::server {

using namespace Qt::StringLiterals;

Expected<protocol::EncodedSpace> pullSpace(store::Transaction &transaction,
                                           const store::Space &space, quint64 after,
                                           PullBudget &budget, PulledRows form)
{
    protocol::EncodedSpace pulled;
    pulled.head.space = space.sp;
    pulled.head.head = space.head;
    pulled.head.next = after;
    if (budget.rows > 0 && budget.bytes > 0) {
        store::RowRepository repository(transaction);
        TRY_ASSIGN(const auto rows, repository.listSince(space.n, after, budget.rows));
        bool isWhole = true;
        for (const store::StoredRow &row : rows) {
            if (budget.bytes <= 0 && row.seq != pulled.head.next) {
                isWhole = false;
                break;
            }
            QByteArray encoded = encodeWhole(row);
            if (form == PulledRows::ChangedRegisters) {
                TRY_ASSIGN(encoded, encodeSince(row, after));
            }
            budget.bytes -= encoded.size();
            pulled.rows.append(std::move(encoded));
            pulled.head.next = row.seq;
        }
        if (isWhole && qint64(rows.size()) < budget.rows) {
            pulled.head.next = space.head;
        }
        budget.rows -= pulled.rows.size();
    }
    pulled.head.hasMore = pulled.head.next < space.head;
    if (!pulled.head.hasMore) {
        pulled.head.digest = space.digest;
    }
    store::SpaceRepository spaces(transaction);
    TRY_ASSIGN(const auto lin, spaces.findLin(space, pulled.head.next));
    if (!lin) {
        return fail(ErrorKind::Corrupt, u"a space's log misses a number"_s);
    }
    pulled.head.lin = *lin;
    if (form == PulledRows::Whole) {
        TRY_ASSIGN(const auto notices,
                   store::RowRepository(transaction)
                       .listNotices(space.n, after, pulled.head.next, protocol::noticesMax));
        pulled.notices = QList<QByteArray>(notices.begin(), notices.end());
    }
    return pulled;
}

} // namespace endpaper::server
