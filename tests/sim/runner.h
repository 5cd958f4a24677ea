// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/uuid.h"
#include "script.h"

#include <QString>

#include <functional>

namespace endpaper::sim {

// How a history ended.
struct Outcome
{
    quint64 seed = 0;
    qsizetype index = 0; // of the script, as they were started
    bool isClean = false;
    QString words = {}; // what did not hold
    int processorMs = 0;
};

// Runs histories, each in a process of its own, forked from this one: it begins with nothing that
// another left behind, and one that crashes or hangs is a finding like any other. Needs a process
// without other threads.
class Runner
{
public:
    explicit Runner(int jobs);

    // In this process: the end of it. With `isTold` every step is said.
    [[nodiscard]] static Outcome runHere(const Script &script, bool isTold,
                                         const Uuid &watched = {});
    [[nodiscard]] Outcome run(const Script &script);
    // Scripts as `next` gives them, until it gives none; `ended` hears of each, and false ends it.
    void runAll(const std::function<std::optional<Script>()> &next,
                const std::function<bool(const Outcome &)> &ended);
    // The fewest steps found that still end badly.
    [[nodiscard]] Script shrink(Script script);

    static constexpr int historySecondsMax = 120;

private:
    struct Child;
    [[nodiscard]] static Child start(const Script &script);
    [[nodiscard]] static Outcome end(Child &child, int status);
    // The first of these scripts that ends badly, by its index.
    [[nodiscard]] std::optional<qsizetype> firstBad(const QList<Script> &scripts,
                                                    const QString &kind);

    int m_jobs;
};

} // namespace endpaper::sim
