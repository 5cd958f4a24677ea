// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/digest.h"
#include "oracle.h"
#include "protocol/schema.h"
#include "store/cache/outbox.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;

namespace {

QString missingField(const Rows &rows)
{
    for (const domain::Row &row : rows) {
        for (const protocol::FieldSpec &spec : protocol::fieldsOf(row.kind)) {
            if (row.life.isAlive && spec.isRequired && !row.fields.contains(spec.name)) {
                return u"12: a live %1 %2 without %3"_s.arg(
                    QString::fromUtf8(domain::rowKindName(row.kind)), row.id.toString(),
                    QLatin1String(spec.name));
            }
        }
    }
    return {};
}

// Where each wish shows, in the order of the lists: what a reader sees.
Expected<QByteArray> shelf(store::Transaction &transaction, qint64 space)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT id, place, list FROM wish WHERE life = 1 AND space = ?1 "
                                   "ORDER BY place, list, pos, id"));
    query.bindAll(space);
    QByteArray seen;
    for (;;) {
        TRY_ASSIGN(const bool isThere, query.step());
        if (!isThere) {
            return seen;
        }
        seen += query.uuid(0).toString().toLatin1() + '@' + QByteArray::number(query.integer(1))
            + '/' + query.uuid(2).toString().toLatin1() + ' ';
    }
}

QString shelfDifference(const QByteArray &seen, const QByteArray &seenThere)
{
    if (seen == seenThere) {
        return {};
    }
    const auto here = seen.split(' ');
    const auto there = seenThere.split(' ');
    const auto [mine, theirs] = std::ranges::mismatch(here, there);
    return u"wishes show elsewhere, or in another order: "_s
        % QString::fromLatin1(mine == here.cend() ? QByteArray("none") : *mine)
        % u" where another device has "_s
        % QString::fromLatin1(theirs == there.cend() ? QByteArray("none") : *theirs);
}

// What must be empty when nothing waits any more.
Expected<QString> leftOver(store::Transaction &transaction)
{
    TRY_ASSIGN(auto query,
               transaction.prepare("SELECT 'shadow of ' || field, id FROM shadow "
                                   "UNION ALL SELECT 'staged', id FROM stage_row "
                                   "UNION ALL SELECT 'waiting ' || d, NULL FROM outbox LIMIT 1"));
    TRY_ASSIGN(const bool isLeft, query.step());
    return isLeft ? u"left over: %1 %2"_s.arg(query.text(0), query.uuid(1).toString()) : QString();
}

} // namespace

namespace {
// `isNew` if something was taken for the first time.
QString changedIn(const ServerState &before, const ServerState &after,
                  const ServerState::Space &was, const ServerState::Space &is, bool &isNew)
{
    bool isNewHere = false;
    for (const ServerState::Entry &entry : is.log) {
        if (entry.seq <= was.head) {
            continue;
        }
        const bool isOwn = entry.device == 0 || after.webDevices.contains(entry.device);
        if (!isOwn && before.chains.contains({entry.device, entry.number})) {
            return u"4: a repeat was taken once more: group %1 of %2"_s.arg(entry.number)
                .arg(entry.device, 0, 16);
        }
        isNewHere = true;
    }
    isNew |= isNewHere;
    const QString change = exactDifference(was.rows, is.rows);
    const bool isSame = change.isEmpty() && was.head == is.head && was.digest == is.digest;
    return isSame || isNewHere ? QString() : u"4: a repeat changed something: "_s % change;
}
} // namespace

QString Oracle::changedByRepeat(const ServerState &before, const ServerState &after, bool &isNew)
{
    isNew = false;
    QString words;
    for (const auto &[sp, space] : after.spaces) {
        const auto was = before.spaces.find(sp);
        words = words.isEmpty()
            ? changedIn(before, after,
                        was == before.spaces.end() ? ServerState::Space() : was->second, space,
                        isNew)
            : words;
    }
    return words;
}

QString Oracle::checkServer()
{
    const auto state = readServer();
    QString words;
    for (auto it = state ? state->spaces.begin() : decltype(state->spaces.begin())();
         state && it != state->spaces.end() && words.isEmpty(); ++it) {
        words = checkSpace(*state, it->second);
    }
    return words.isEmpty() ? checkMembers() : words;
}

QString Oracle::checkSpace(const ServerState &state, const ServerState::Space &space)
{
    Model model;
    std::map<quint64, domain::Stamp> last;
    quint64 seq = 0;
    quint64 linBefore = 0;
    const auto forget = [&](quint64 lin) {
        const auto removed = m_removed.find(lin);
        for (const RowKey &row :
             removed == m_removed.end() ? std::set<RowKey>() : removed->second) {
            model.forget(row);
        }
        const auto stripped = m_stripped.find(lin);
        for (const RowKey &row :
             stripped == m_stripped.end() ? std::set<RowKey>() : stripped->second) {
            model.strip(row);
        }
    };
    for (const ServerState::Entry &entry : space.log) {
        forget(linBefore);
        linBefore = entry.lin;
        if (entry.seq != ++seq) {
            return u"7: seq %1 follows %2"_s.arg(entry.seq).arg(seq - 1);
        }
        if (isOwn(state, entry)) {
            for (const domain::Row &row : m_own[entry.lin]) {
                model.applyRegisters(row);
            }
            continue;
        }
        const auto chain = state.chains.value({entry.device, entry.number});
        const auto group = m_groups.find({entry.device, entry.number, chain});
        if (group == m_groups.end()) {
            return u"a group in the log that nobody sent: %1 of %2"_s.arg(entry.number)
                .arg(entry.device, 0, 16);
        }
        const domain::Stamp stamp = group->second.stamp;
        if (last.contains(entry.device) && stamp <= last[entry.device]) {
            return u"10: a device's stamps do not increase"_s;
        }
        last[entry.device] = stamp.next(quint64(group->second.ops.size()) - 1);
        model.apply(group->second, entry.device, entry.seq);
    }
    forget(linBefore);
    if (seq != space.head) {
        return u"7: head %1, but the log ends at %2"_s.arg(space.head).arg(seq);
    }
    if (const QString words = model.differenceFrom(space.rows, space.floor); !words.isEmpty()) {
        return u"the server's rows are not what was pushed (model | server): "_s % words;
    }
    quint64 digest = 0;
    qint64 alive = 0;
    for (const domain::Row &row : space.rows) {
        digest += domain::rowDigest(row);
        alive += int(row.life.isAlive);
    }
    if (digest != space.digest || alive != space.liveRows) {
        return u"the server's digest or count is not that of its rows"_s;
    }
    return missingField(space.rows);
}

namespace {
// What a device should have at its cursor of a space, and has not.
QString missingAtCursor(const CachedSpace &space, const Rows &rows, const Rows &ofServer)
{
    QString words;
    for (auto row = ofServer.cbegin(); row != ofServer.cend(); ++row) {
        if (row->seq > space.cursor && !space.isWhole) {
            continue; // it changed while we page: a later page brings it
        }
        const domain::Row mine = rows.value(row.key());
        // A server that went back may have fields again that are stripped here (§6).
        const bool isStripped = rows.contains(row.key()) && !mine.life.isAlive
            && mine.life.stamp == row->life.stamp && mine.fields.isEmpty();
        for (auto it = row->fields.cbegin(); it != row->fields.cend(); ++it) {
            const bool isMissing =
                !mine.fields.contains(it.key()) || isNewer(*it, mine.fields.value(it.key()));
            if (it->seq <= space.cursor && isMissing && !isStripped) {
                words = u"6: at cursor %1 without %2 of %3: %4"_s.arg(space.cursor)
                            .arg(QString::fromUtf8(it.key()), row->id.toString(), describe(*it));
            }
        }
        if (row->life.seq <= space.cursor
            && (!rows.contains(row.key()) || mine.life.stamp < row->life.stamp)) {
            words = u"6: at cursor %1 without the life of %2 %3"_s.arg(space.cursor)
                        .arg(QString::fromUtf8(domain::rowKindName(row->kind)), row->id.toString());
        }
    }
    return words;
}
} // namespace

QString Oracle::checkCursor(Device &device)
{
    const auto state = readServer();
    if (!state) {
        return {};
    }
    QString words;
    (void)device.look([&](store::Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(const auto spaces, readSpaces(transaction));
        for (const CachedSpace &space : spaces) {
            const auto there = state->spaces.find(space.sp);
            if (space.condition != store::SpaceCondition::Ok || space.cursor == 0
                || there == state->spaces.end()) {
                continue;
            }
            const auto &log = there->second.log;
            const auto entry = std::ranges::find(log, space.cursor, &ServerState::Entry::seq);
            if (entry == log.cend() || entry->lin != space.lin) {
                continue; // of another history
            }
            TRY_ASSIGN(const Rows rows, readRows(transaction, space.n));
            const QString missing = missingAtCursor(space, rows, there->second.rows);
            words = words.isEmpty() ? missing : words;
        }
        return {};
    });
    return words.isEmpty() ? words : device.name() % u": "_s % words;
}

// Of a space that is its reader's no more nothing is left, and it says so.
QString Oracle::checkLeft(store::Transaction &transaction, const CachedSpace &space)
{
    const auto rows = readRows(transaction, space.n);
    if (!rows || !rows->isEmpty()) {
        return u"13: rows are left of a space that is another's"_s;
    }
    return space.condition == store::SpaceCondition::Gone
        ? QString()
        : u"13: a space is not gone, though its reader is no member"_s;
}

QString Oracle::checkDevice(Device &device, const ServerState &state,
                            std::map<Uuid, QByteArray> &shelves) const
{
    QString words;
    const auto note = [&words](const QString &more) { words = words.isEmpty() ? more : words; };
    const auto looked = device.look([&](store::Transaction &transaction) -> Expected<> {
        auto wanted = m_members->spacesOf(device.link->account);
        TRY_ASSIGN(const auto spaces, readSpaces(transaction));
        for (const CachedSpace &space : spaces) {
            const auto member = wanted.find(space.sp);
            if (member == wanted.end()) {
                note(checkLeft(transaction, space));
                continue;
            }
            if (space.role != member->second) {
                note(u"13: it takes its reader for %1, who is %2"_s.arg(
                    QString::fromUtf8(space.role), QString::fromUtf8(member->second)));
            }
            wanted.erase(member);
            const auto there = state.spaces.find(space.sp);
            const auto ofServer =
                there == state.spaces.end() ? ServerState::Space() : there->second;
            TRY_ASSIGN(const Rows rows, readRows(transaction, space.n));
            note(difference(rows, ofServer.rows, ofServer.floor));
            note(missingField(rows));
            TRY_ASSIGN(const QByteArray seen, shelf(transaction, space.n));
            const auto [others, isFirst] = shelves.insert({space.sp, seen});
            note(isFirst ? QString() : shelfDifference(seen, others->second));
        }
        if (!wanted.empty()) {
            note(u"13: a space is missing that its reader is a member of"_s);
        }
        TRY_ASSIGN(const QString left, leftOver(transaction));
        note(left);
        return {};
    });
    return looked ? words : looked.error().context;
}

QString Oracle::checkConverged(const std::vector<std::unique_ptr<Device>> &devices)
{
    const auto state = readServer();
    if (!state || !members()) {
        return u"the server does not answer"_s;
    }
    std::map<Uuid, QByteArray> shelves;
    for (const auto &device : devices) {
        const QString words = checkDevice(*device, *state, shelves);
        if (!words.isEmpty()) {
            return u"1: %1 and the server differ (device | server): %2"_s.arg(device->name(),
                                                                              words);
        }
    }
    return {};
}

QString Oracle::checkNothingLost(const std::vector<std::unique_ptr<Device>> &devices)
{
    const auto state = readServer();
    if (!state) {
        return u"the server does not answer"_s;
    }
    const Writes accepted = acceptedWrites();
    Writes kept;
    for (const auto &device : devices) {
        for (const char *sql : {"SELECT body FROM quarantine", "SELECT body FROM outbox"}) {
            if (auto writes = keptBy(*device, sql)) {
                kept.merge(*writes);
            }
        }
    }
    for (const auto &[write, known] : m_known) {
        const bool isThere =
            isAmong(accepted, write) || isAmong(kept, write) || m_survivors.contains(write);
        if (!known.device.isEmpty() && !isThere && !isGivenUp(write)) {
            return u"3: lost: %1 of %2 = %3, written on %4"_s.arg(
                QString::fromUtf8(write.field), write.row.second.toString(),
                QCborValue::fromCbor(write.value).toDiagnosticNotation(), known.device);
        }
    }
    return checkSurvivors(*state, kept);
}

bool Oracle::wasDeleted(const RowKey &row) const
{
    return m_known.contains({row, "life", QCborValue(false).toCbor()})
        || std::ranges::any_of(m_own, [&row](const auto &change) {
               const auto part = change.second.constFind(row);
               return part != change.second.cend() && part->life.seq == part->seq
                   && !part->life.isAlive;
           });
}

// A value that devices had kept through the server's restore is there, or one that was accepted
// with a later stamp; or it is offered to the reader, where a repair was refused it (its stamp is
// ahead of the server's clock, that was set back with the backup).
QString Oracle::checkSurvivors(const ServerState &state, const Writes &kept) const
{
    for (const auto &[write, survivor] : m_survivors) {
        const domain::Stamp stamp = survivor.stamp;
        const ServerState::Space *space = state.spaceOf(write.row);
        const domain::Row *row = space ? &*space->rows.constFind(write.row) : nullptr;
        const auto home = state.spaces.find(survivor.space);
        const quint64 floor = home == state.spaces.end() ? 0 : home->second.floor;
        const Known &known = m_known.at(write);
        if (write.field == "life" || known.isGivenUp || known.times != 1 || kept.contains(write)) {
            continue; // its value does not tell which write it is
        }
        if (!row && floor > 0 && wasDeleted(write.row)) {
            continue; // its tombstone was removed
        }
        if (row && !row->life.isAlive) {
            continue; // repair never refills the fields of what is deleted
        }
        const domain::Register now = row ? row->fields.value(write.field) : domain::Register();
        if (now.value.toCbor() == write.value) {
            continue;
        }
        const auto winner = m_known.find({write.row, write.field, now.value.toCbor()});
        const bool isOneWrite = winner != m_known.end() && winner->second.times == 1;
        const domain::Stamp won = isOneWrite ? winner->second.first : now.stamp;
        if (won < stamp) {
            return u"2: %1 of %2 was %3 (accepted at %4) before the server's restore, and is %5"_s
                .arg(QString::fromUtf8(write.field), write.row.second.toString(),
                     QCborValue::fromCbor(write.value).toDiagnosticNotation())
                .arg(stamp.time)
                .arg(describe(now));
        }
    }
    return {};
}

} // namespace endpaper::sim
