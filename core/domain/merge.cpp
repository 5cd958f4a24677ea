// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/merge.h"

namespace endpaper::domain {

QByteArray valueBytes(const QCborValue &value) { return value.toCbor(); }

std::strong_ordering compare(const Register &a, const Register &b)
{
    if (const auto order = a.stamp <=> b.stamp; order != 0) {
        return order;
    }
    if (const auto order = a.gen <=> b.gen; order != 0) {
        return order;
    }
    if (a.value == b.value) {
        return std::strong_ordering::equal;
    }
    const int order = valueBytes(a.value).compare(valueBytes(b.value));
    return order <=> 0;
}

std::strong_ordering compare(const Life &a, const Life &b)
{
    if (const auto order = a.stamp <=> b.stamp; order != 0) {
        return order;
    }
    if (const auto order = int(a.isAlive) <=> int(b.isAlive); order != 0) {
        return order;
    }
    return a.base <=> b.base;
}

namespace {
template <typename Write> Write winner(const Write &a, const Write &b)
{
    const auto order = compare(a, b);
    if (order != 0) {
        return order > 0 ? a : b;
    }
    return a.seq >= b.seq ? a : b;
}
} // namespace

Register merged(const Register &a, const Register &b) { return winner(a, b); }

Life merged(const Life &a, const Life &b) { return winner(a, b); }

MergeOutcome mergeInto(Row &row, const Row &incoming)
{
    Q_ASSERT(row.kind == incoming.kind && row.id == incoming.id);
    MergeOutcome outcome;
    for (auto it = incoming.fields.cbegin(); it != incoming.fields.cend(); ++it) {
        const auto mine = row.fields.find(it.key());
        if (mine == row.fields.end()) {
            row.fields.insert(it.key(), it.value());
            outcome.changed.append(it.key());
            continue;
        }
        const auto order = compare(it.value(), mine.value());
        if (order == 0) {
            mine->seq = std::max(mine->seq, it->seq);
            continue;
        }
        const Register &winner = order > 0 ? it.value() : mine.value();
        const Register &dropped = order > 0 ? mine.value() : it.value();
        if (winner.value != dropped.value) {
            outcome.losers.append({it.key(), dropped, winner});
        }
        if (order > 0) {
            *mine = it.value();
            outcome.changed.append(it.key());
        }
    }
    const Life life = merged(row.life, incoming.life);
    outcome.isLifeChanged = life.isAlive != row.life.isAlive || life.stamp != row.life.stamp
        || life.base != row.life.base;
    row.life = life;
    row.seq = std::max(row.seq, incoming.seq);
    return outcome;
}

Row merged(Row a, const Row &b)
{
    mergeInto(a, b);
    return a;
}

Placement placementOf(const Life &wish, const Register &listRegister, const Life *list)
{
    if (!wish.isAlive) {
        return Placement::Trash;
    }
    if (!list) {
        return Placement::Unfiled;
    }
    if (list->isAlive) {
        return Placement::List;
    }
    // One's own earlier edits are always seen; an edit made after the delete never is.
    const bool isOwnEarlier =
        listRegister.stamp.device == list->stamp.device && listRegister.stamp < list->stamp;
    const bool isBelowCut = listRegister.seq != 0 && listRegister.seq <= list->base;
    // Brought back by itself since then: it must not hide until the list is forgotten. By stamps
    // alone: the seq of a life is not the same everywhere.
    const bool isRestored = wish.stamp > list->stamp;
    return (isOwnEarlier || isBelowCut) && !isRestored ? Placement::Trash : Placement::Unfiled;
}

} // namespace endpaper::domain
