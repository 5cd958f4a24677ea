// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiworld.h"

#include "domain/digest.h"
#include "domain/merge.h"
#include "protocol/limits.h"
#include "protocol/routes.h"
#include "protocol/schema.h"
#include "server/api/routes_sync.h"
#include "server/api/tokens.h"
#include "store/vault/accountrepository.h"
#include "store/vault/sessionrepository.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace endpaper::tests {

using namespace Qt::StringLiterals;
using namespace server;

ApiWorld::ApiWorld(SyncLimits limits)
{
    m_settings.dataFolder = folder.path();
    m_settings.readers = 2;
    m_settings.sync = limits;
    open();
}

void ApiWorld::open()
{
    std::vector<Route> routes;
    addSyncServerRoutes(routes);
    auto opened = Engine::open(m_settings, std::move(routes), clock);
    if (!opened) {
        qFatal("the engine does not open: %s", qPrintable(opened.error().context));
    }
    engine = std::move(*opened);
    engine->addLiveSink([this](const QList<LiveEvent> &more) { events += more; });
    for (const Caller &caller : std::as_const(m_callers)) {
        engine->tokens().addSession(caller);
    }
}

void ApiWorld::reopen(const std::function<void()> &between)
{
    engine.reset();
    if (between) {
        between();
    }
    open();
}

void ApiWorld::useMail()
{
    m_settings.mail.host = u"mail.example.org"_s;
    m_settings.mail.from = u"books@example.org"_s;
    reopen();
}

void ApiWorld::saveBackup()
{
    reopen([this] {
        QFile::remove(folder.filePath(u"backup"_s));
        QVERIFY(QFile::copy(folder.filePath(u"vault.sqlite"_s), folder.filePath(u"backup"_s)));
    });
}

void ApiWorld::restoreBackup()
{
    reopen([this] {
        QVERIFY(QFile::remove(folder.filePath(u"vault.sqlite"_s)));
        QVERIFY(QFile::copy(folder.filePath(u"backup"_s), folder.filePath(u"vault.sqlite"_s)));
    });
}

Person ApiWorld::addPerson(const QString &name)
{
    Person person{.account = Uuid::create(clock), .session = Uuid::create(clock)};
    const auto done = engine->writeAndWait([&](Context &context) -> Expected<> {
        store::Account account;
        account.id = person.account;
        account.email = name + u"@example.org"_s;
        account.displayName = name;
        account.created = account.changed = clock.now();
        return store::AccountRepository(context.transaction).insert(account);
    });
    if (!done) {
        qFatal("no account: %s", qPrintable(done.error().context));
    }
    const Caller caller{.account = person.account, .session = person.session};
    m_callers.append(caller);
    engine->tokens().addSession(caller);
    person.token = engine->tokens().sign(caller, clock.now(), 100'000'000);
    return person;
}

Person ApiWorld::addSession(const Person &person)
{
    Person again{.account = person.account, .session = Uuid::create(clock)};
    const auto done = engine->writeAndWait([&](Context &context) -> Expected<> {
        return store::SessionRepository(context.transaction)
            .insert({.id = again.session,
                     .account = again.account,
                     .deviceName = QStringLiteral("Laptop"),
                     .refreshHash = {},
                     .refreshExpires = {},
                     .created = clock.now(),
                     .lastSeen = clock.now()});
    });
    if (!done) {
        qFatal("no session: %s", qPrintable(done.error().context));
    }
    const Caller caller{.account = again.account, .session = again.session};
    m_callers.append(caller);
    engine->tokens().addSession(caller);
    again.token = engine->tokens().sign(caller, clock.now(), 100'000'000);
    return again;
}

void ApiWorld::endSession(const Person &person)
{
    const auto done = engine->writeAndWait([&](Context &context) -> Expected<> {
        TRY(store::SessionRepository(context.transaction).revoke(person.session, clock.now()));
        return {};
    });
    if (!done) {
        qFatal("not signed out: %s", qPrintable(done.error().context));
    }
}

Reply ApiWorld::send(Method method, const QString &path, const Person &person,
                     const QByteArray &body, QList<QPair<QByteArray, QByteArray>> headers)
{
    Request request;
    request.method = method;
    request.path = path.section(u'?', 0, 0);
    request.rawPath = request.path.toUtf8();
    request.query = QUrlQuery(path.section(u'?', 1));
    request.headers = std::move(headers);
    request.headers.append({"authorization", "Bearer " + person.token});
    request.body = body;
    request.peer = QHostAddress::LocalHost;
    request.requestId = "test";
    QEventLoop loop;
    std::optional<Reply> reply;
    engine->submit(request, &loop, [&](Reply answer) {
        reply = std::move(answer);
        loop.quit();
    });
    if (!reply) {
        loop.exec();
    }
    return *reply;
}

QJsonObject ApiWorld::json(Method method, const QString &path, const Person &person, int status,
                           const QJsonObject &body, QList<QPair<QByteArray, QByteArray>> headers)
{
    const bool hasBody = method != Method::Get && method != Method::Delete;
    if (hasBody) {
        headers.append(qMakePair(QByteArray("content-type"), QByteArray("application/json")));
    }
    const Reply reply =
        send(method, path, person, hasBody ? QJsonDocument(body).toJson() : QByteArray(), headers);
    if (reply.status != status) {
        QTest::qFail(qPrintable(u"%1 answered %2: %3"_s.arg(path)
                                    .arg(reply.status)
                                    .arg(QString::fromUtf8(reply.body))),
                     __FILE__, __LINE__);
    }
    QJsonObject answer = QJsonDocument::fromJson(reply.body).object();
    for (const auto &[name, value] : reply.headers) {
        if (name == "ETag") {
            answer.insert(u"_etag"_s, QString::fromLatin1(value));
        }
    }
    return answer;
}

Reply ApiWorld::sync(const char *path, const Person &person, const QByteArray &cbor)
{
    return send(Method::Post, QString::fromLatin1(path), person, cbor,
                {{"content-type", "application/cbor"}});
}

QList<QVariant> ApiWorld::column(const QByteArray &sql)
{
    QList<QVariant> values;
    const auto done = engine->readAndWait([&](Context &context) -> Expected<> {
        TRY_ASSIGN(auto query, context.transaction.database().prepare(sql));
        while (true) {
            TRY_ASSIGN(const bool isRow, query.step());
            if (!isRow) {
                return {};
            }
            values.append(query.text(0));
        }
    });
    if (!done) {
        QTest::qFail(qPrintable(done.error().context), __FILE__, __LINE__);
    }
    return values;
}

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
                  .kind = domain::RowKind::List,
                  .id = id,
                  .fields = {{"name", name}, {"pos", u"V"_s}}}});
}

quint64 FakeDevice::addWish(const Uuid &id, const Uuid &list, const QString &title,
                            QList<protocol::FieldValue> more)
{
    QList<protocol::FieldValue> fields = {{"title", title}, {"list", protocol::idValue(list)}};
    if (std::ranges::none_of(more, [](const auto &field) { return field.name == "pos"; })) {
        fields.append({"pos", u"V"_s});
    }
    return edit({{.op = protocol::OpKind::New,
                  .kind = domain::RowKind::Wish,
                  .id = id,
                  .fields = fields + more}});
}

quint64 FakeDevice::set(domain::RowKind kind, const Uuid &id, QList<protocol::FieldValue> fields)
{
    return edit(
        {{.op = protocol::OpKind::Set, .kind = kind, .id = id, .fields = std::move(fields)}});
}

quint64 FakeDevice::life(domain::RowKind kind, const Uuid &id, bool isAlive)
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
        return refusal.value_or(protocol::Refusal());
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

const domain::Row *FakeDevice::row(domain::RowKind kind, const Uuid &id) const
{
    const auto found = rows.constFind({int(kind), id});
    return found == rows.cend() ? nullptr : &*found;
}

QCborValue FakeDevice::value(const Uuid &wish, const char *field) const
{
    const domain::Row *found = row(domain::RowKind::Wish, wish);
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

const protocol::Refusal *refusalOf(const FakeDevice::Pushed &pushed)
{
    return std::get_if<protocol::Refusal>(&pushed);
}

} // namespace endpaper::tests
