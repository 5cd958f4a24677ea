// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHostAddress>
#include <QObject>
#include <QPair>
#include <QUrl>

#include <chrono>
#include <functional>
#include <memory>
#include <vector>

class QNetworkReply;

namespace endpaper::sources {

struct FetchRequest
{
    enum class Verb { Get, Post } verb = Verb::Get;
    QUrl url;
    QList<QPair<QByteArray, QByteArray>> headers = {};
    QByteArray body = {};
    bool mayBePrivate = false; // see SourceDescription::mayBePrivate
    std::chrono::milliseconds timeout{8000};
};

struct FetchResult
{
    enum class Outcome {
        Answered, // any HTTP status
        Unreachable,
        TimedOut,
        TooLarge,
        Forbidden, // a scheme, a private address or a chain of redirects that we do not follow
        Cancelled,
    } outcome = Outcome::Unreachable;
    int status = 0;
    QList<QPair<QByteArray, QByteArray>> headers = {}; // names in lower case
    QByteArray body = {};
    QUrl url = {}; // where the answer came from, after redirects
    QString detail = {}; // for the log; keys are not in it

    [[nodiscard]] QByteArray header(QByteArrayView name) const;
};

// One exchange with a source: whole within `timeout`, at most bodyBytesMax, at most redirectsMax
// redirects (never to plain http from https, never with the Authorization to another host), http
// and https only, no private address: names are looked up here, and the connection goes to an
// address that was looked at (a name that changes its mind between does not get through). No
// cookies, no cache. Lives on one thread with an event loop.
class Fetcher final : public QObject
{
    Q_OBJECT

public:
    static constexpr qint64 bodyBytesMax = 10 << 20;
    static constexpr int redirectsMax = 3;
    static constexpr int connectionsMax = 96;

    // userAgent names the program and whom to ask about it.
    explicit Fetcher(QByteArray userAgent, QObject *parent = nullptr);
    ~Fetcher() override;

    // Names to addresses, for tests of names that lead into private networks.
    using Lookup = std::function<QList<QHostAddress>(const QString &host)>;
    void setLookup(Lookup lookup) { m_lookup = std::move(lookup); }

    using Done = std::function<void(FetchResult)>;
    // `done` is called once, from the event loop, unless the Fetcher goes first. More than
    // connectionsMax to one host wait for their turn.
    void fetch(FetchRequest request, Done done);

private:
    struct Exchange;
    void connectTo(const std::shared_ptr<Exchange> &exchange, QList<QHostAddress> addresses);
    void resolve(const std::shared_ptr<Exchange> &exchange);
    void send(const std::shared_ptr<Exchange> &exchange);
    void arrived(const std::shared_ptr<Exchange> &exchange, QNetworkReply *reply);
    void follow(const std::shared_ptr<Exchange> &exchange, const QUrl &target);
    void finish(const std::shared_ptr<Exchange> &exchange, FetchResult result);
    struct Network;
    [[nodiscard]] Network &networkFor(const QString &host);

    QByteArray m_userAgent;
    Lookup m_lookup; // null: the system's
    // Qt opens six connections to a host for each; the first is enough for a household.
    std::vector<std::unique_ptr<Network>> m_networks;
};

} // namespace endpaper::sources
