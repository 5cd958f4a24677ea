// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/dispatcher.h"
#include "server/api/route.h"
#include "server/api/settings.h"

#include <QObject>

#include <memory>
#include <vector>

namespace endpaper::server {

// The application behind the sockets: finds the route, proves who asks, runs the handler in its
// lane with a transaction, and answers after the commit. Construct, destroy and call submit() on
// the event-loop thread; write(), read() and the …AndWait() may come from any thread.
class Engine final : public QObject, public Dispatcher
{
    Q_OBJECT

public:
    using Work = std::function<Expected<>(Context &)>;
    using Done = std::function<void(Expected<>)>;

    // Opens (and migrates) the vault in settings.dataFolder and starts the lanes. Unsupported for a
    // vault of a newer program, Corrupt, Unavailable (locked, disk full).
    [[nodiscard]] static Expected<std::unique_ptr<Engine>>
    open(Settings settings, std::vector<Route> routes,
         const Clock &clock = SystemClock::instance());
    // Finishes what was accepted, then closes the vault.
    ~Engine() override;

    // Dispatcher. `done` may be called before submit() returns (Inline and PointRead).
    [[nodiscard]] Match match(Method method, const QString &path) const override;
    [[nodiscard]] std::optional<Reply> refusal(const Request &request) const override;
    void submit(Request request, QObject *context, std::function<void(Reply)> done) override;
    [[nodiscard]] Reply problem(int status, const Request &request,
                                const QString &detailKey) const override;

    // Jobs' own work in the same lanes. `done` comes on the event-loop thread, unless `context`,
    // which lives there, has gone; a null context means always. Failing work is rolled back alone.
    void write(Work work, QObject *context = nullptr, Done done = {});
    void read(Work work, QObject *context = nullptr, Done done = {});
    // The same for a thread that may wait: never on the event loop, nor inside a lane.
    [[nodiscard]] Expected<> writeAndWait(Work work);
    [[nodiscard]] Expected<> readAndWait(Work work);

    // From now on hears of other processes' commits, within a second, and within a quarter of one
    // while `areThere` says that there are any: whoever serves publishes their notes to its sinks,
    // one that only works (Settings::isJobsOnly) a JobAdded.
    void listenToOthers(std::function<bool()> areThere);

    // Who hears of LiveEvents, on the event-loop thread, after the commit that caused them, in
    // commit order.
    void addLiveSink(std::function<void(const QList<LiveEvent> &)> sink);

    // More lines for /metrics, asked for on the event-loop thread.
    void addMetricsText(std::function<QByteArray()> text);

    // Who this token speaks for now: for the WebSocket upgrade. Unauthorized otherwise.
    [[nodiscard]] Expected<Caller> authenticate(QByteArrayView accessToken) const;

    [[nodiscard]] const Settings &settings() const;
    [[nodiscard]] const Clock &clock() const;
    [[nodiscard]] Tokens &tokens() const;
    [[nodiscard]] Uuid serverId() const;
    [[nodiscard]] const std::vector<Route> &routes() const;

private:
    struct Private;
    explicit Engine(std::unique_ptr<Private> d);
    void submitChecked(const Route &route, Request request, Caller caller, QObject *context,
                       std::function<void(Reply)> done);

    std::unique_ptr<Private> d;
};

} // namespace endpaper::server
