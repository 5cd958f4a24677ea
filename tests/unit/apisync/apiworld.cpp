// SPDX-License-Identifier: GPL-3.0-or-later
#include "apiworld.h"

#include "server/api/routes_sync.h"
#include "server/api/tokens.h"
#include "store/vault/accountrepository.h"
#include "store/vault/sessionrepository.h"

#include <QEventLoop>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

namespace endpaper::tests {

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

void ApiWorld::signIn(Person &person)
{
    const Caller caller{.account = person.account, .session = person.session};
    m_callers.append(caller);
    engine->tokens().addSession(caller);
    person.token = engine->tokens().sign(caller, clock.now(), 100'000'000);
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
    signIn(person);
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
    signIn(again);
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

} // namespace endpaper::tests
