// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QProcess>
#include <QUrl>

#include <memory>

#include <sys/types.h>

namespace endpaper::bench {

// A real endpaperd on a free loopback port, ended with this.
class Daemon
{
public:
    [[nodiscard]] static Expected<std::unique_ptr<Daemon>> start(const QStringList &arguments);
    ~Daemon();
    [[nodiscard]] QUrl url() const { return m_url; }
    [[nodiscard]] pid_t pid() const { return pid_t(m_process.processId()); }

private:
    QProcess m_process;
    QUrl m_url;
};

} // namespace endpaper::bench
