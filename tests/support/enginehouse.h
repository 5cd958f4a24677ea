// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/engine.h"
#include "server/api/routes.h"
#include "server/jobs/jobrunner.h"
#include "server/jobs/routes.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>
#include <optional>

namespace endpaper::test {

// A daemon without sockets: an engine in a temporary folder, in sample mode, asked directly.
class EngineHouse
{
public:
    bool isSample = true; // set before open()
    using Routes = std::function<void(std::vector<server::Route> &)>;

    bool open(const Routes &more = {}, bool isSolo = true)
    {
        server::Settings settings;
        settings.dataFolder = m_folder.path();
        settings.isSample = isSample;
        settings.isSolo = isSolo;
        settings.passwordOperations = 1;
        settings.passwordMemoryBytes = 8192;
        std::vector<server::Route> routes = server::groundRoutes(settings);
        server::addCopiesRoutes(routes);
        if (more) {
            more(routes);
        }
        auto opened = server::Engine::open(settings, routes);
        if (!opened) {
            qWarning() << opened.error().context;
            return false;
        }
        m_engine = std::move(*opened);
        return true;
    }
    void close()
    {
        m_runner.reset();
        m_engine.reset();
    }
    void work(server::JobOptions options = {})
    {
        options.isSample = isSample;
        m_runner = std::make_unique<server::JobRunner>(*m_engine, options);
        m_runner->start();
    }
    void stopWork() { m_runner.reset(); }

    server::Reply ask(server::Method method, const QString &target, const QJsonObject &body = {},
                      const QByteArray &language = {})
    {
        std::optional<server::Reply> reply;
        m_engine->submit(request(method, target, body, language), QCoreApplication::instance(),
                         [&](server::Reply answer) { reply = std::move(answer); });
        [&] { QTRY_VERIFY_WITH_TIMEOUT(reply.has_value(), 60000); }();
        return reply.value_or(server::Reply{.status = 0});
    }
    server::Reply get(const QString &target, const QByteArray &language = {})
    {
        return ask(server::Method::Get, target, {}, language);
    }
    QJsonObject getJson(const QString &target)
    {
        return QJsonDocument::fromJson(get(target).body).object();
    }

    server::Request request(server::Method method, const QString &target,
                            const QJsonObject &body = {}, const QByteArray &language = {}) const
    {
        const QUrl url(target);
        server::Request request;
        request.method = method;
        request.path = url.path(QUrl::FullyDecoded);
        request.rawPath = url.path(QUrl::FullyEncoded).toLatin1();
        request.query = QUrlQuery(url);
        request.peer = QHostAddress(QHostAddress::LocalHost);
        request.requestId = "test";
        if (!body.isEmpty()) {
            request.headers.emplaceBack("content-type", "application/json");
            request.body = QJsonDocument(body).toJson();
        }
        if (!language.isEmpty()) {
            request.headers.emplaceBack("accept-language", language);
        }
        if (!m_token.isEmpty()) {
            request.headers.emplaceBack("authorization", QByteArray("Bearer " + m_token));
        }
        return request;
    }
    // From here on requests are this new account's.
    bool signUp(const QString &email)
    {
        m_token.clear();
        const server::Reply reply =
            ask(server::Method::Post, QStringLiteral("/api/v1/users"),
                {{QStringLiteral("email"), email},
                 {QStringLiteral("password"), QStringLiteral("correct horse battery")},
                 {QStringLiteral("display_name"), QStringLiteral("A reader")}});
        m_token = QJsonDocument::fromJson(reply.body)[QStringLiteral("access_token")]
                      .toString()
                      .toLatin1();
        return reply.status == 201 && !m_token.isEmpty();
    }
    void signOut() { m_token.clear(); }

    server::Engine &engine() { return *m_engine; }
    QString folder() const { return m_folder.path(); }
    server::JobRunner &runner() { return *m_runner; }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<server::Engine> m_engine;
    std::unique_ptr<server::JobRunner> m_runner;
    QByteArray m_token;
};

} // namespace endpaper::test
