// SPDX-License-Identifier: GPL-3.0-or-later
#include "fakedevice.h"

#include "domain/digest.h"
#include "domain/merge.h"
#include "protocol/limits.h"
#include "protocol/routes.h"
#include "protocol/schema.h"

#include <QTest>

namespace endpaper::tests {

FakeDevice::FakeDevice(ApiWorld &itsWorld, Person itsPerson, quint64 itsDevice)
    : world(itsWorld)
    , person(std::move(itsPerson))
    , device(itsDevice)
    , space(protocol::homeSpaceOf(person.account))
    , clock(itsDevice)
{
}

quint64 FakeDevice::edit(QList<protocol::Op> ops)
{
    domain::Stamp touched;
    for (const protocol::Op &op : ops) {
        if (const domain::Row *known = op.kind ? row(*op.kind, op.id) : nullptr) {
            touched = qMax(touched, known->life.stamp);
            for (const domain::Register &field : known->fields) {
                touched = qMax(touched, field.stamp);
            }
        }
    }
    protocol::Group group{.number = next++, .space = space, .base = cursor, .ops = std::move(ops)};
    group.stamp = clock.take(world.clock.now() + std::chrono::milliseconds(clockErrorMs),
                             quint64(group.ops.size()), touched);
    outbox.append(group);
    return group.number;
}

quint64 FakeDevice::addList(const Uuid &id, const QString &name)
{
    return edit({{.op = protocol::OpKind::New,
                  .kind = RowKind::List,
                  .id = id,
                  .fields = {{"name", name}, {"pos", u"V"_s}}}});
}

protocol::Op FakeDevice::newTag(const Uuid &wish, const QString &text)
{
    return {.op = protocol::OpKind::New,
            .kind = RowKind::Tag,
            .id = protocol::tagId(wish, text),
            .fields = {{"wish", protocol::idValue(wish)}, {"text", text}}};
}

protocol::Op FakeDevice::newWish(const Uuid &id, const Uuid &list, const QString &title,
                                 const QList<protocol::FieldValue> &more)
{
    QList<protocol::FieldValue> fields = {{"title", title}, {"list", protocol::idValue(list)}};
    if (std::ranges::none_of(more, [](const auto &field) { return field.name == "pos"; })) {
        fields.append({"pos", u"V"_s});
    }
    return {.op = protocol::OpKind::New, .kind = RowKind::Wish, .id = id, .fields = fields + more};
}

quint64 FakeDevice::addWish(const Uuid &id, const Uuid &list, const QString &title,
                            const QList<protocol::FieldValue> &more)
{
    return edit({newWish(id, list, title, more)});
}

quint64 FakeDevice::set(RowKind kind, const Uuid &id, QList<protocol::FieldValue> fields)
{
    return edit(
        {{.op = protocol::OpKind::Set, .kind = kind, .id = id, .fields = std::move(fields)}});
}

quint64 FakeDevice::life(RowKind kind, const Uuid &id, bool isAlive)
{
    return edit({{.op = protocol::OpKind::Life, .kind = kind, .id = id, .isAlive = isAlive}});
}

protocol::PushRequest FakeDevice::request() const
{
    return {.account = person.account,
            .device = device,
            .from = from,
            .chain = chain,
            .groups = outbox};
}

FakeDevice::Pushed FakeDevice::push()
{
    const Reply reply = world.sync(protocol::pushPath, person, protocol::encode(request()));
    if (reply.status != 200) {
        const auto refusal = protocol::decodeRefusal(reply.body);
        if (!refusal) {
            QTest::qFail(qPrintable(QString::fromUtf8(reply.body)), __FILE__, __LINE__);
        }
        return refusal.value_or(Refusal());
    }
    const auto pushed = protocol::decodePushReply(reply.body);
    if (!pushed) {
        QTest::qFail(qPrintable(pushed.error().context), __FILE__, __LINE__);
        return protocol::PushReply();
    }
    outbox.removeIf([&](const protocol::Group &group) { return group.number <= pushed->through; });
    from = pushed->through + 1;
    chain = pushed->chain;
    return *pushed;
}

QList<protocol::PushedGroup> FakeDevice::pushOk()
{
    const Pushed pushed = push();
    if (const auto *refusal = refusalOf(pushed)) {
        QTest::qFail(qPrintable(u"refused with code %1"_s.arg(int(refusal->code))), __FILE__,
                     __LINE__);
        return {};
    }
    return std::get<protocol::PushReply>(pushed).results;
}

void FakeDevice::pull(qint64 rowsAPage)
{
    pages = 0;
    for (bool hasMore = true; hasMore && pages < 1000; ++pages) {
        const protocol::PullRequest request{
            .spaces = {{.space = space, .after = cursor, .lin = lin}}, .rows = rowsAPage};
        const Reply reply = world.sync(protocol::pullPath, person, protocol::encode(request));
        const auto pulled = protocol::decodePullReply(reply.body);
        if (reply.status != 200 || !pulled || pulled->spaces.size() != 1) {
            QTest::qFail(qPrintable(u"pull answered %1"_s.arg(reply.status)), __FILE__, __LINE__);
            return;
        }
        const protocol::PulledSpace &state = pulled->spaces.constFirst();
        for (const domain::Row &incoming : state.rows) {
            const QPair key(int(incoming.kind), incoming.id);
            if (rows.contains(key)) {
                domain::mergeInto(rows[key], incoming);
            } else {
                rows.insert(key, incoming);
            }
        }
        cursor = state.next;
        lin = state.lin;
        marks.prepend({cursor, lin});
        notices += state.notices;
        serverDigest = state.digest;
        hasMore = state.hasMore;
    }
}

void FakeDevice::syncAll()
{
    if (!outbox.isEmpty()) {
        pushOk();
    }
    pull();
}

protocol::RepairReply FakeDevice::askRepair(const protocol::RepairRequest &request)
{
    const Reply reply = world.sync(protocol::repairPath, person, protocol::encode(request));
    const auto answer = protocol::decodeRepairReply(reply.body);
    if (reply.status != 200 || !answer) {
        QTest::qFail(qPrintable(u"repair answered %1"_s.arg(reply.status)), __FILE__, __LINE__);
        return {};
    }
    return *answer;
}

void FakeDevice::repair(quint64 newDevice)
{
    protocol::RepairRequest compare{.space = space,
                                    .marks = marks.first(qMin(marks.size(), protocol::marksMax))};
    compare.buckets = QList<quint64>(protocol::repairBuckets, 0);
    for (const domain::Row &row : std::as_const(rows)) {
        compare.buckets[domain::repairBucket(row.id)] += domain::repairDigest(row);
    }
    const protocol::RepairReply compared = askRepair(compare);
    QMap<QPair<int, Uuid>, quint64> theirs;
    protocol::RepairRequest exchange{.space = space, .fork = compared.fork};
    for (const protocol::RowPrint &print : compared.mine) {
        const QPair key(int(*domain::rowKind(print.row.kind)), print.row.id);
        theirs.insert(key, print.digest);
        if (!rows.contains(key)) {
            exchange.want.append(print.row);
        }
    }
    QList<QPair<int, Uuid>> sent;
    for (auto it = rows.cbegin(); it != rows.cend(); ++it) {
        const bool isListed = compared.listed.contains(domain::repairBucket(it->id));
        if (isListed && theirs.value(it.key()) != domain::repairDigest(*it)) {
            domain::Row row = *it;
            if (!row.life.isAlive) {
                row.fields.clear();
            }
            exchange.rows.append(row);
            sent.append(it.key());
        }
    }
    const protocol::RepairReply joined = askRepair(exchange);
    for (const auto &key : std::as_const(sent)) {
        rows.remove(key); // the answer holds what it has become, if it is still there
    }
    for (const domain::Row &row : joined.rows) {
        rows.insert({int(row.kind), row.id}, row);
    }
    const auto mark = std::ranges::find(marks, compared.fork, &protocol::Mark::seq);
    cursor = compared.fork;
    lin = mark == marks.end() ? 0 : mark->lin;
    device = newDevice;
    clock = domain::HybridClock(newDevice, clock.last());
    next = from = 1;
    chain = 0;
    outbox.clear();
    pull();
}

const domain::Row *FakeDevice::row(RowKind kind, const Uuid &id) const
{
    const auto found = rows.constFind({int(kind), id});
    return found == rows.cend() ? nullptr : &*found;
}

QCborValue FakeDevice::value(const Uuid &wish, const char *field) const
{
    const domain::Row *found = row(RowKind::Wish, wish);
    return found ? found->fields.value(field).value : QCborValue();
}

quint64 FakeDevice::digest() const
{
    quint64 sum = 0;
    for (const domain::Row &row : rows) {
        sum += domain::rowDigest(row);
    }
    return sum;
}

const Refusal *refusalOf(const FakeDevice::Pushed &pushed) { return std::get_if<Refusal>(&pushed); }

} // namespace endpaper::tests
