// SPDX-License-Identifier: GPL-3.0-or-later
// Cold searches: books that nobody asked for before, from a real endpaperd with loopback sources of
// 200 ms. `search-cold` offers more than was promised and counts what was answered; `search-soak`
// asks as fast as the daemon takes it and looks at its memory.
#include "bench/bench.h"
#include "bench/daemon.h"
#include "bench/process.h"
#include "bench/rawsocket.h"
#include "bench/slowsource.h"

#include "server/api/engine.h"
#include "server/api/routes.h"
#include "server/jobs/copysearch.h"
#include "store/vault/copysourcerepository.h"
#include "support/madeisbn.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QThread>

namespace endpaper::bench {

using namespace Qt::StringLiterals;
using test::isbnOf;
using namespace std::chrono_literals;

namespace {

constexpr int sourcesCount = 3;
constexpr int promisedASecond = 300;
constexpr int offeredASecond = 360;
constexpr int offeredSeconds = 20;
constexpr int socketsCount = 32;
constexpr int soakDefault = 100'000;
constexpr int soakOpenMax = 150; // searches asked for and not answered by the sources
constexpr int patienceSeconds = 120;

// The daemon, its sources and those who ask.
class Town
{
public:
    Expected<> begin();
    Expected<> ask(int book); // does not wait for its copies
    Expected<bool> isSearched(int book);
    [[nodiscard]] int answered() const;
    [[nodiscard]] double memoryMb() const { return residentMb(m_daemon->pid()); }
    [[nodiscard]] double processorMs() const { return bench::processorMs(m_daemon->pid()); }
    // Until every source has answered about `books` books and the last one's copies are stored.
    Expected<> finish(int books);

private:
    Expected<QByteArray> answerOf(size_t socket);
    [[nodiscard]] static QByteArray requestFor(int book);

    QTemporaryDir m_folder;
    std::vector<std::unique_ptr<SlowSource>> m_sources;
    std::unique_ptr<Daemon> m_daemon;
    std::vector<RawSocket> m_sockets;
    std::vector<bool> m_isWaiting = std::vector<bool>(socketsCount, false);
    size_t m_next = 0;
};

Expected<> turnBuiltinSourcesOff(server::Context &context)
{
    store::CopySourceRepository repository(context.transaction, false);
    for (const auto &source : sources::builtinSources()) {
        TRY_ASSIGN(store::CopySource setting, repository.get(source.id));
        setting.isOn = false;
        TRY(repository.put(setting));
    }
    return {};
}

Expected<> Town::begin()
{
    const QString folder = m_folder.filePath(u"sources"_s);
    QDir().mkpath(folder);
    for (int i = 0; i < sourcesCount; ++i) {
        m_sources.push_back(std::make_unique<SlowSource>(200ms));
        const QString id = u"town%1"_s.arg(i);
        QFile file(folder + u'/' + id + u".json"_s);
        if (!file.open(QIODevice::WriteOnly)
            || file.write(m_sources.back()->description(id.toLatin1())) < 0) {
            return fail(ErrorKind::Unavailable, u"no room for descriptions"_s);
        }
    }
    QFile configuration(m_folder.filePath(u"bench.toml"_s));
    if (!configuration.open(QIODevice::WriteOnly)
        || configuration.write("[sources]\nfolder = \"" + folder.toUtf8() + "\"\n") < 0) {
        return fail(ErrorKind::Unavailable, u"no room for a configuration"_s);
    }
    configuration.close();
    {
        // Nobody beyond this machine is asked.
        server::Settings settings;
        settings.dataFolder = m_folder.filePath(u"data"_s);
        QDir().mkpath(settings.dataFolder);
        TRY_ASSIGN(const auto engine,
                   server::Engine::open(settings, server::groundRoutes(settings)));
        TRY(engine->writeAndWait(turnBuiltinSourcesOff));
    }
    TRY_ASSIGN(m_daemon,
               Daemon::start({u"--data"_s, m_folder.filePath(u"data"_s), u"--config"_s,
                              configuration.fileName()}));
    for (int i = 0; i < socketsCount; ++i) {
        TRY_ASSIGN(RawSocket socket, RawSocket::open(quint16(m_daemon->url().port())));
        m_sockets.push_back(std::move(socket));
    }
    return {};
}

QByteArray Town::requestFor(int book)
{
    return "GET /api/v1/books/" + isbnOf(book).toLatin1()
        + "/copies?country=DE HTTP/1.1\r\nHost: localhost\r\n\r\n";
}

Expected<QByteArray> Town::answerOf(size_t socket)
{
    m_isWaiting[socket] = false;
    TRY_ASSIGN(const auto answer, m_sockets[socket].answer());
    return answer.status == 200
        ? Expected<QByteArray>(answer.body)
        : fail(ErrorKind::Internal, u"%1: "_s.arg(answer.status) + QString::fromUtf8(answer.body));
}

Expected<> Town::ask(int book)
{
    const size_t socket = m_next;
    m_next = (m_next + 1) % m_sockets.size();
    if (m_isWaiting[socket]) {
        TRY(answerOf(socket));
    }
    TRY(m_sockets[socket].send(requestFor(book)));
    m_isWaiting[socket] = true;
    return {};
}

Expected<bool> Town::isSearched(int book)
{
    for (size_t i = 0; i < m_sockets.size(); ++i) {
        if (m_isWaiting[i]) {
            TRY(answerOf(i));
        }
    }
    TRY(m_sockets.front().send(requestFor(book)));
    TRY_ASSIGN(const QByteArray body, answerOf(0));
    return body.contains(R"("state":"fresh")") && body.contains("seller_id");
}

int Town::answered() const
{
    int least = m_sources.front()->answered();
    for (const auto &source : m_sources) {
        least = std::min(least, source->answered());
    }
    return least;
}

Expected<> Town::finish(int books)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < patienceSeconds * 1000) {
        if (answered() >= books) {
            TRY_ASSIGN(const bool isSearched, this->isSearched(books - 1));
            if (isSearched) {
                return {};
            }
        }
        QThread::msleep(5);
    }
    return fail(ErrorKind::Unavailable, u"%1 of %2 were answered"_s.arg(answered()).arg(books));
}

Expected<Figures> runCold()
{
    Town town;
    TRY(town.begin());
    constexpr int books = offeredASecond * offeredSeconds;
    QElapsedTimer timer;
    timer.start();
    for (int book = 0; book < books; ++book) {
        while (timer.elapsed() * offeredASecond < qint64(book) * 1000) {
            QThread::usleep(200);
        }
        TRY(town.ask(book));
    }
    const double asked = double(timer.elapsed()) / 1000;
    TRY(town.finish(books));
    const double done = double(timer.elapsed()) / 1000;
    const double rate = books / done;
    return Figures{
        {u"search-cold"_s,
         u"cold searches a second, %1 sources of 200 ms each; the last answered %2 s after it was asked for; %3 ms of a core each, %4 MB"_s
             .arg(sourcesCount)
             .arg(done - asked, 0, 'f', 1)
             .arg(town.processorMs() / books, 0, 'f', 2)
             .arg(town.memoryMb(), 0, 'f', 0),
         rate, double(promisedASecond), u"promised"_s, promisedASecond / rate, 1.0, 0}};
}

Expected<Figures> runSoak()
{
    const int asked = qEnvironmentVariableIntValue("ENDPAPER_BENCH_SOAK");
    const int books = asked > 0 ? asked : soakDefault;
    Town town;
    TRY(town.begin());
    QStringList series; // after each tenth
    double half = 0;
    for (int book = 0; book < books; ++book) {
        while (book - town.answered() > soakOpenMax) {
            QThread::usleep(500);
        }
        TRY(town.ask(book));
        if (book % (books / 10) == 0) {
            series.append(QString::number(town.memoryMb(), 'f', 0));
        }
        if (book == books / 2) {
            half = town.memoryMb();
        }
    }
    TRY(town.finish(books));
    const double whole = town.memoryMb();
    return Figures{
        {u"search-soak"_s,
         u"MB of the daemon after %1 cold searches (after each tenth: %2)"_s.arg(books).arg(
             series.join(u' ')),
         whole, half, u"after half of them"_s, whole / half, 1.05, 0}};
}

} // namespace

Bench searchColdBench() { return {u"search-cold"_s, runCold}; }
Bench searchSoakBench() { return {u"search-soak"_s, runSoak}; }

} // namespace endpaper::bench
