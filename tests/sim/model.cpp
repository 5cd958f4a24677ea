// SPDX-License-Identifier: GPL-3.0-or-later
#include "model.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;
using domain::Life;
using domain::Register;
using domain::Row;
using domain::RowKind;
using protocol::OpKind;

bool isNewer(const Register &a, const Register &b)
{
    if (a.stamp != b.stamp) {
        return a.stamp > b.stamp;
    }
    if (a.gen != b.gen) {
        return a.gen > b.gen;
    }
    return a.value.toCbor() > b.value.toCbor();
}

namespace {
bool isNewer(const Life &a, const Life &b)
{
    if (a.stamp != b.stamp) {
        return a.stamp > b.stamp;
    }
    return a.isAlive != b.isAlive ? a.isAlive : a.base > b.base;
}
} // namespace

Row &Model::rowOf(RowKind kind, const Uuid &id, bool &isNew)
{
    const RowKey key(int(kind), id);
    isNew = !m_rows.contains(key);
    Row &row = m_rows[key];
    row.kind = kind;
    row.id = id;
    return row;
}

void Model::put(Row &row, const QByteArray &field, const Register &incoming)
{
    const auto mine = row.fields.find(field);
    if (mine == row.fields.end() || sim::isNewer(incoming, *mine)) {
        row.fields.insert(field, incoming);
        row.seq = incoming.seq;
    }
}

void Model::putLife(Row &row, const Life &incoming)
{
    if (isNewer(incoming, row.life)) {
        row.life = incoming;
        row.seq = incoming.seq;
    }
}

void Model::apply(const protocol::Group &group, quint64 device, quint64 seq)
{
    domain::Stamp stamp = group.stamp;
    for (const protocol::Op &op : group.ops) {
        bool isNew = false;
        Row &row = rowOf(*op.kind, op.id, isNew);
        if (op.op == OpKind::New) {
            const Life alive{true, stamp, seq, 0};
            isNew ? void(row.life = alive) : putLife(row, alive);
            row.seq = isNew ? seq : row.seq;
        }
        for (const protocol::FieldValue &field : op.fields) {
            put(row, field.name, {field.value, stamp, seq, 0});
        }
        if (op.op == OpKind::Pos) {
            put(row, "pos", {op.pos, op.posStamp, seq, op.posGen});
        }
        if (op.op == OpKind::Life) {
            Life life{op.isAlive, stamp, seq, 0};
            const bool isDeath = !op.isAlive;
            if (isDeath && row.kind == RowKind::List) {
                life.base = group.base;
            }
            // A remove that had not seen the add of the same tag (§2.3).
            const bool wasSeen = row.life.stamp.device == device || row.life.seq <= group.base;
            if (isDeath && row.kind == RowKind::Tag && row.life.isAlive && !wasSeen
                && row.life.stamp < stamp) {
                m_keptTags[{int(row.kind), row.id}] = stamp;
            }
            putLife(row, life);
        }
        stamp = stamp.next();
    }
}

void Model::applyRegisters(const Row &changed)
{
    bool isNew = false;
    Row &row = rowOf(changed.kind, changed.id, isNew);
    if (isNew) {
        row.life = changed.life;
        row.seq = changed.seq;
    }
    for (auto it = changed.fields.cbegin(); it != changed.fields.cend(); ++it) {
        put(row, it.key(), *it);
    }
    putLife(row, changed.life);
}

QString describe(const Register &field)
{
    return u"%1 at %2/%3 gen %4 seq %5"_s.arg(field.value.toDiagnosticNotation())
        .arg(field.stamp.time)
        .arg(field.stamp.device, 0, 16)
        .arg(field.gen)
        .arg(field.seq);
}

namespace {
QString describeLife(const Life &life)
{
    return u"%1 at %2/%3 base %4 seq %5"_s.arg(life.isAlive ? u"alive"_s : u"dead"_s)
        .arg(life.stamp.time)
        .arg(life.stamp.device, 0, 16)
        .arg(life.base)
        .arg(life.seq);
}

} // namespace

QString describe(const Row &row)
{
    QString words = describeLife(row.life) % u" seq %1"_s.arg(row.seq);
    for (auto it = row.fields.cbegin(); it != row.fields.cend(); ++it) {
        words += u" | "_s % QString::fromUtf8(it.key()) % u' ' % describe(*it);
    }
    return words;
}

namespace {
QString differenceOf(const Row &a, const Row &b, bool withSeq)
{
    const QString name =
        QString::fromUtf8(domain::rowKindName(a.kind)) % u' ' % a.id.toString() % u' ';
    if (a.life.isAlive != b.life.isAlive || a.life.stamp != b.life.stamp
        || a.life.base != b.life.base || (withSeq && a.life.seq != b.life.seq)) {
        return name % u"life: "_s % describeLife(a.life) % u" | "_s % describeLife(b.life);
    }
    QSet<QByteArray> names;
    for (const Row *row : {&a, &b}) {
        for (auto it = row->fields.cbegin(); it != row->fields.cend(); ++it) {
            names.insert(it.key());
        }
    }
    for (const QByteArray &field : names) {
        const bool isHere = a.fields.contains(field);
        const bool isThere = b.fields.contains(field);
        const Register here = a.fields.value(field);
        const Register there = b.fields.value(field);
        if (isHere != isThere || here.value != there.value || here.stamp != there.stamp
            || here.gen != there.gen || (withSeq && here.seq != there.seq)) {
            return name % QString::fromUtf8(field) % u": "_s
                % (isHere ? describe(here) : u"nothing"_s) % u" | "_s
                % (isThere ? describe(there) : u"nothing"_s);
        }
    }
    return {};
}
QString nameOf(const Row &row)
{
    return u"%1 %2 (seq %3)"_s
        .arg(QString::fromUtf8(domain::rowKindName(row.kind)), row.id.toString())
        .arg(row.seq);
}
} // namespace

QString difference(const Rows &device, const Rows &server, quint64 floor)
{
    for (auto it = server.cbegin(); it != server.cend(); ++it) {
        const auto mine = device.constFind(it.key());
        const bool isHere = mine != device.cend();
        if (isHere ? mine->life.isAlive != it->life.isAlive : it->life.isAlive) {
            return nameOf(*it) % u" is not on the device as it is on the server"_s;
        }
        // Neither repair nor the Trash keeps the fields of what is deleted.
        if (isHere && it->life.isAlive) {
            if (const QString words = differenceOf(*mine, *it, false); !words.isEmpty()) {
                return words;
            }
        }
    }
    for (auto it = device.cbegin(); it != device.cend(); ++it) {
        if (!server.contains(it.key()) && (it->life.isAlive || it->seq > floor)) {
            return nameOf(*it) % u" is only on the device"_s;
        }
    }
    return {};
}

QString exactDifference(const Rows &a, const Rows &b)
{
    for (auto it = a.cbegin(); it != a.cend(); ++it) {
        const QString words = b.contains(it.key()) ? differenceOf(*it, b[it.key()], true)
                                                   : nameOf(*it) % u" is gone"_s;
        if (!words.isEmpty()) {
            return words;
        }
    }
    return a.size() == b.size() ? QString() : u"there are more rows"_s;
}

QString Model::differenceFrom(const Rows &server, quint64 floor) const
{
    for (auto it = m_rows.cbegin(); it != m_rows.cend(); ++it) {
        const auto there = server.constFind(it.key());
        if (there == server.cend()) {
            if (it->life.isAlive || it->seq > floor) {
                return nameOf(*it) % u" is not on the server, floor "_s % QString::number(floor);
            }
            continue;
        }
        Row mine = *it;
        if (!mine.life.isAlive && there->fields.isEmpty()) {
            mine.fields.clear();
        }
        if (const QString words = differenceOf(mine, *there, true); !words.isEmpty()) {
            return words;
        }
    }
    for (auto it = server.cbegin(); it != server.cend(); ++it) {
        if (!m_rows.contains(it.key())) {
            return nameOf(*it) % u" was written by nobody"_s;
        }
    }
    for (auto it = m_keptTags.cbegin(); it != m_keptTags.cend(); ++it) {
        if (m_rows[it.key()].life.stamp <= it.value()) {
            return nameOf(m_rows[it.key()])
                % u" was removed although the remover had not seen its add"_s;
        }
    }
    return {};
}

} // namespace endpaper::sim
