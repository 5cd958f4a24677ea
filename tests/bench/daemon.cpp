// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/daemon.h"

#include "bench/bench.h"

namespace endpaper::bench {

using namespace Qt::StringLiterals;

Expected<std::unique_ptr<Daemon>> Daemon::start(const QStringList &arguments)
{
    auto daemon = std::make_unique<Daemon>();
    daemon->m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    daemon->m_process.start(binFolder() + u"/endpaperd"_s,
                            arguments + QStringList{u"--listen"_s, u"127.0.0.1:0"_s});
    if (!daemon->m_process.waitForReadyRead(15000)) {
        return fail(ErrorKind::Unavailable, u"endpaperd did not start"_s);
    }
    daemon->m_url =
        QUrl(QString::fromUtf8(daemon->m_process.readLine()).trimmed().section(u' ', -1));
    return daemon;
}

Daemon::~Daemon()
{
    m_process.terminate();
    m_process.waitForFinished(8000);
}

} // namespace endpaper::bench
