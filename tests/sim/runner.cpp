// SPDX-License-Identifier: GPL-3.0-or-later
#include "runner.h"

#include "firstfiles.h"
#include "world.h"

#include <QAbstractEventDispatcher>
#include <QRegularExpression>

#include <csignal>
#include <ctime>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace endpaper::sim {

using namespace Qt::StringLiterals;

namespace {
constexpr int wordsBytesMax = 60'000; // a pipe holds them without a reader
}

struct Runner::Child
{
    pid_t process = 0;
    int pipe = -1;
    quint64 seed = 0;
    qsizetype index = 0;
};

Outcome Runner::runHere(const Script &script, bool isTold, const Uuid &watched)
{
    (void)firstFiles();
    auto *time = static_cast<VirtualTime *>(QAbstractEventDispatcher::instance());
    Outcome outcome{.seed = script.seed};
    auto *world = new World(*time, script); // the process ends with it
    world->isTold = isTold;
    world->watched = watched;
    outcome.words = world->run();
    outcome.isClean = outcome.words.isEmpty();
    outcome.processorMs = int(std::clock() * 1000 / CLOCKS_PER_SEC);
    return outcome;
}

Runner::Runner(int jobs)
    : m_jobs(jobs)
{
    (void)firstFiles(); // before the histories fork from here
}

Runner::Child Runner::start(const Script &script)
{
    int ends[2] = {-1, -1};
    if (pipe(ends) != 0) {
        qFatal("no pipe");
    }
    const pid_t process = fork();
    if (process < 0) {
        qFatal("no process");
    }
    if (process == 0) {
        close(ends[0]);
        alarm(historySecondsMax);
        const Outcome outcome = runHere(script, false);
        const QByteArray words = outcome.words.toUtf8().left(wordsBytesMax);
        const ssize_t written = write(ends[1], words.constData(), size_t(words.size()));
        _exit(outcome.isClean && written == 0 ? 0 : 1);
    }
    close(ends[1]);
    return {process, ends[0], script.seed};
}

Outcome Runner::end(Child &child, int status)
{
    Outcome outcome{.seed = child.seed, .index = child.index};
    QByteArray words(wordsBytesMax, '\0');
    const ssize_t size = read(child.pipe, words.data(), size_t(words.size()));
    close(child.pipe);
    words.truncate(std::max<ssize_t>(size, 0));
    outcome.words = QString::fromUtf8(words);
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        outcome.words = signal == SIGALRM
            ? u"14: it did not end in %1 seconds"_s.arg(historySecondsMax)
            : u"the program crashed with signal %1"_s.arg(signal);
    } else if (WEXITSTATUS(status) != 0 && outcome.words.isEmpty()) {
        outcome.words = u"the program ended with %1"_s.arg(WEXITSTATUS(status));
    }
    outcome.isClean = outcome.words.isEmpty();
    return outcome;
}

Outcome Runner::run(const Script &script)
{
    Child child = start(script);
    int status = 0;
    waitpid(child.process, &status, 0);
    return end(child, status);
}

void Runner::runAll(const std::function<std::optional<Script>()> &next,
                    const std::function<bool(const Outcome &)> &ended)
{
    std::vector<Child> children;
    qsizetype started = 0;
    bool isEnding = false;
    while (true) {
        while (!isEnding && int(children.size()) < m_jobs) {
            if (const auto script = next()) {
                children.push_back(start(*script));
                children.back().index = started++;
            } else {
                isEnding = true;
            }
        }
        if (children.empty()) {
            return;
        }
        int status = 0;
        const pid_t process = waitpid(-1, &status, 0);
        const auto child = std::ranges::find(children, process, &Child::process);
        if (child == children.end()) {
            continue;
        }
        const Outcome outcome = end(*child, status);
        children.erase(child);
        isEnding |= !ended(outcome);
    }
}

namespace {
// What went wrong, without what differs from history to history: names and numbers.
QString kindOf(const Outcome &outcome)
{
    static const QRegularExpression particular(u"\\S*[0-9]\\S*|\"[^\"]*\""_s);
    QString words = outcome.words.section(u'\n', 0, 0);
    const QString invariant = words.section(u':', 0, 0);
    return invariant % words.remove(particular).simplified();
}
} // namespace

std::optional<qsizetype> Runner::firstBad(const QList<Script> &scripts, const QString &kind)
{
    qsizetype next = 0;
    std::optional<qsizetype> bad;
    runAll([&]() { return next < scripts.size() ? std::optional(scripts[next++]) : std::nullopt; },
           [&](const Outcome &outcome) {
               if (!outcome.isClean && !bad && kindOf(outcome) == kind) {
                   bad = outcome.index;
               }
               return !bad;
           });
    return bad;
}

Script Runner::shrink(Script script)
{
    const QString kind = kindOf(run(script));
    qsizetype chunk = std::max<qsizetype>(script.steps.size() / 2, 1);
    while (true) {
        QList<Script> tries;
        for (qsizetype at = 0; at < script.steps.size(); at += chunk) {
            Script fewer = script;
            fewer.steps.remove(at, std::min(chunk, script.steps.size() - at));
            tries.append(fewer);
        }
        if (const auto bad = firstBad(tries, kind)) {
            script = tries[*bad];
            chunk = std::min(chunk, std::max<qsizetype>(script.steps.size() / 2, 1));
        } else if (chunk == 1) {
            return script;
        } else {
            chunk = std::max<qsizetype>(chunk / 2, 1);
        }
    }
}

} // namespace endpaper::sim
