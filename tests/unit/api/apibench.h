// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/engine.h"
#include "server/api/routes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

namespace endpaper::test {

// A time that only the test moves.
class FakeClock final : public Clock
{
public:
    [[nodiscard]] Instant now() const override { return fromEpochMs(m_now); }
    void advance(std::chrono::milliseconds by) { m_now += by.count(); }

private:
    std::atomic<qint64> m_now = 1'795'000'000'000;
};

// The engine with its real routes and a vault in a temporary folder, asked without sockets.
// Passwords are hashed as cheaply as libsodium allows.
class ApiBench
{
public:
    explicit ApiBench(const std::function<void(server::Settings &)> &change = {},
                      std::vector<server::Route> more = {});
    ~ApiBench();

    struct Answer
    {
        int status = 0;
        QJsonObject json;
        server::Reply reply;
        [[nodiscard]] QByteArray header(const QByteArray &name) const;
    };
    using Headers = QList<QPair<QByteArray, QByteArray>>;
    // Waits for the answer. `target` may have a query; `body` is sent as JSON if it is not empty.
    Answer ask(server::Method method, const QByteArray &target, const QByteArray &token = {},
               const QJsonObject &body = {}, const Headers &headers = {});
    Answer askRaw(server::Request request);
    static server::Request request(server::Method method, const QByteArray &target,
                                   const QByteArray &token = {}, const QByteArray &body = {},
                                   const Headers &headers = {});
    // Signs somebody up and gives the whole answer.
    QJsonObject signUp(const QString &email, const QString &role = QStringLiteral("reader"));
    QByteArray token(const QString &email, const QString &role = QStringLiteral("reader"));
    // Somebody's new wishlist: where its wishes are listed and made.
    QByteArray wishesOfNewList(const QByteArray &token);
    void restart();

    QTemporaryDir folder;
    FakeClock clock;
    std::unique_ptr<server::Engine> engine;

private:
    void open();
    std::function<void(server::Settings &)> m_change;
    std::vector<server::Route> m_more;
};

} // namespace endpaper::test
