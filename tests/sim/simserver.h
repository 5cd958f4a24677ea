// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/api/lanes.h"
#include "server/api/route.h"
#include "server/api/router.h"
#include "server/api/settings.h"
#include "server/api/tokens.h"
#include "simdisk.h"
#include "virtualtime.h"

#include <map>
#include <set>

namespace endpaper::sim {

// The daemon without its sockets and threads: the real handlers over the real vault, in the real
// group commit, when the world's time says so. Its process is named "server".
class Server
{
public:
    static inline const QString process = QStringLiteral("server");
    // Where the person gets letters.
    [[nodiscard]] static QString emailOf(const Uuid &account)
    {
        return account.toString() + QStringLiteral("@example.org");
    }

    Server(VirtualTime &time, Disk &disk, quint32 seed, server::SyncLimits limits = {});
    ~Server();
    Q_DISABLE_COPY_MOVE(Server)

    // Opens the vault. An error where the disk does not let it: try again later.
    [[nodiscard]] Expected<> start();
    // Makes the people known, as their signing up would: those who share lists must be.
    [[nodiscard]] Expected<> signUp(const QList<Uuid> &accounts);
    // The process ends, without a word to anybody.
    void stop();
    [[nodiscard]] bool isUp() const { return m_database && !m_disk.isDead(process); }
    // Dies by itself, at a write that the disk was told of.
    [[nodiscard]] bool hasDied() const { return m_database && m_disk.isDead(process); }

    using Done = std::function<void(server::Reply)>;
    // Nobody is answered if the server dies meanwhile.
    void ask(server::Request request, const Uuid &account, const Uuid &session, Done done);
    // Tidies up as the daemon does once an hour, by rules that fit into a history.
    void collect();
    void revoke(const Uuid &session);
    void admit(const Uuid &session) { m_revoked.erase(session); }

    // A live socket: frames as they go over the wire. Null where the session is not known.
    struct Ear
    {
        Uuid account;
        Uuid session;
        std::function<void(const QByteArray &)> hear;
        std::function<void()> closed;
        std::set<Uuid> spaces = {};
        QMap<Uuid, QByteArray> roles = {}; // told in the first ping
    };
    std::shared_ptr<Ear> listen(Ear ear);
    void leave(const std::shared_ptr<Ear> &ear);

    // What the oracle reads; nothing if the disk is in the way.
    [[nodiscard]] store::Database *database() const { return m_reader.get(); }
    // Told of each request of the write lane after its commit.
    std::function<void(const server::Request &, const server::Reply &, const Uuid &account)>
        onCommitted;
    // Of each answer of either lane, before it leaves.
    std::function<void(const server::Request &, const server::Reply &, const Uuid &account)>
        onAnswered;
    // Of each live change: a space's rows go to an account.
    std::function<void(const Uuid &account, const Uuid &space)> onShown;
    // It was on its way to the disk when the server died, or the disk failed: perhaps it is there.
    std::function<void(const server::Request &)> onDied;

    WrongClock clock;

private:
    struct Call
    {
        const server::Route *route;
        server::Request request;
        server::Caller caller;
        Done done;
        server::Reply reply = {};
        QList<server::LiveEvent> events = {};
        std::vector<std::function<void()>> afterCommit = {};
    };
    struct Channel
    {
        quint64 head = 0; // told so far
        quint64 wanted = 0;
        bool isReading = false;
        bool isOneCause = true;
        Uuid cause = {};
    };

    void flush();
    bool run(Call &call, store::Transaction &transaction);
    void read(const std::shared_ptr<Call> &call);
    void publish(const QList<server::LiveEvent> &events);
    void changed(const server::LiveEvent &event);
    void tell(const Uuid &space);
    void loadSpaces(Ear &ear);
    void ping(Ear &ear);
    void pingAll(int life);

    VirtualTime &m_time;
    Disk &m_disk;
    QRandomGenerator m_random;
    std::vector<server::Route> m_routes;
    server::Router m_router;
    server::Settings m_settings;
    server::Tokens m_tokens;
    std::unique_ptr<store::Database> m_database;
    std::unique_ptr<store::Database> m_reader;
    std::deque<std::shared_ptr<Call>> m_waiting;
    std::set<Uuid> m_revoked;
    std::vector<std::shared_ptr<Ear>> m_ears;
    std::map<Uuid, Channel> m_channels;
    int m_life = 0; // which start this is: what was planned before is void
    bool m_isFlushing = false;
};

} // namespace endpaper::sim
