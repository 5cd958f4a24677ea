// SPDX-License-Identifier: GPL-3.0-or-later
#include "apibench.h"

#include "server/api/settings.h"
#include "server/api/tokens.h"

#include <QEventLoop>
#include <QTest>

#include <sodium.h>

namespace endpaper::test {

using namespace Qt::StringLiterals;
using namespace server;

QByteArray ApiBench::Answer::header(const QByteArray &name) const
{
    for (const auto &[key, value] : reply.headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0) {
            return value;
        }
    }
    return {};
}

ApiBench::ApiBench(const std::function<void(Settings &)> &change, std::vector<Route> more)
    : m_change(change)
    , m_more(std::move(more))
{
    if (sodium_init() < 0) {
        qFatal("libsodium");
    }
    open();
}

ApiBench::~ApiBench() = default;

void ApiBench::open()
{
    Settings settings;
    settings.dataFolder = folder.path();
    settings.version = "0.0.0";
    settings.passwordOperations = 1;
    settings.passwordMemoryBytes = 8192;
    if (m_change) {
        m_change(settings);
    }
    std::vector<Route> routes = groundRoutes(settings);
    routes.insert(routes.end(), m_more.begin(), m_more.end());
    auto opened = Engine::open(settings, std::move(routes), clock);
    if (!opened) {
        qFatal("engine: %s", qPrintable(opened.error().context));
    }
    engine = std::move(*opened);
}

QByteArray ApiBench::wishesOfNewList(const QByteArray &token)
{
    const Answer list = ask(Method::Post, "/api/v1/wishlists", token, {{u"name"_s, u"L"_s}});
    return "/api/v1/wishlists/" + list.json["id"_L1].toString().toLatin1() + "/wishes";
}

void ApiBench::restart()
{
    engine.reset();
    open();
}

Request ApiBench::request(Method method, const QByteArray &target, const QByteArray &token,
                          const QByteArray &body, const Headers &headers)
{
    Request request;
    request.method = method;
    const qsizetype mark = target.indexOf('?');
    request.rawPath = mark < 0 ? target : target.left(mark);
    request.path = QUrl::fromPercentEncoding(request.rawPath);
    request.query = QUrlQuery(mark < 0 ? QString() : QString::fromUtf8(target.mid(mark + 1)));
    request.headers = headers;
    if (!token.isEmpty()) {
        request.headers.append({QByteArray("authorization"), QByteArray("Bearer " + token)});
    }
    request.body = body;
    request.peer = QHostAddress(QHostAddress::LocalHost);
    request.requestId = "test-1";
    return request;
}

ApiBench::Answer ApiBench::askRaw(Request request)
{
    Answer answer;
    bool isDone = false;
    QObject context;
    engine->submit(std::move(request), &context, [&](Reply reply) {
        answer.reply = std::move(reply);
        isDone = true;
    });
    if (!QTest::qWaitFor([&] { return isDone; }, 30'000)) {
        qFatal("no answer");
    }
    answer.status = answer.reply.status;
    answer.json = QJsonDocument::fromJson(answer.reply.body).object();
    return answer;
}

ApiBench::Answer ApiBench::ask(Method method, const QByteArray &target, const QByteArray &token,
                               const QJsonObject &body, const Headers &headers)
{
    const QByteArray text = body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson();
    return askRaw(request(method, target, token, text, headers));
}

QJsonObject ApiBench::signUp(const QString &email, const QString &role)
{
    const Answer answer = ask(Method::Post, "/api/v1/users", {},
                              {{u"email"_s, email},
                               {u"password"_s, u"correct horse"_s},
                               {u"display_name"_s, email.section(u'@', 0, 0)},
                               {u"device_name"_s, u"test"_s}});
    if (answer.status != 201) {
        qFatal("sign-up: %s", answer.reply.body.constData());
    }
    const Uuid id = *Uuid::parse(answer.json["user"_L1].toObject()["id"_L1].toString());
    if (role != "reader"_L1) {
        const auto done = engine->writeAndWait([&](Context &context) -> Expected<> {
            TRY_ASSIGN(auto update,
                       context.transaction.prepare("UPDATE account SET role = ?2 WHERE id = ?1"));
            TRY(update.bindAll(id, role).run());
            context.afterCommit.push_back(
                [&tokens = context.tokens, id, role] { tokens.setRole(id, *roleOf(role)); });
            return {};
        });
        if (!done) {
            qFatal("role");
        }
    }
    return answer.json;
}

QByteArray ApiBench::token(const QString &email, const QString &role)
{
    return signUp(email, role)["access_token"_L1].toString().toLatin1();
}

} // namespace endpaper::test
