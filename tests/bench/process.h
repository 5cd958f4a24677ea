// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QProcess>
#include <QStringList>

#include <sys/types.h>

namespace endpaper::bench {

// A program with a window, from its start to the line with which it says that rows are painted.
// Ended, with the processes that it started, when this goes.
class Painted
{
public:
    // Unavailable where no such line comes within half a minute.
    [[nodiscard]] static Expected<std::unique_ptr<Painted>>
    start(const QString &program, const QStringList &arguments = {});
    ~Painted();

    [[nodiscard]] double ms() const { return m_ms; }
    [[nodiscard]] QByteArray said() const { return m_said; }
    [[nodiscard]] pid_t pid() const { return pid_t(m_process.processId()); }
    [[nodiscard]] QList<pid_t> children() const;

private:
    QProcess m_process;
    double m_ms = 0;
    QByteArray m_said;
};

// VmRSS in MB (2^20 bytes); 0 where there is no such process.
[[nodiscard]] double residentMb(pid_t pid);
// VmHWM: the most that it ever was.
[[nodiscard]] double peakMb(pid_t pid);
// Processor time taken so far, in ms.
[[nodiscard]] double processorMs(pid_t pid);

} // namespace endpaper::bench
