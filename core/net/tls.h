// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace endpaper::net {

// Reads Qt's TLS plug-in and OpenSSL now, unless that is done. Before the first https or wss in a
// process that uses WithoutTls. GUI thread.
void loadTls();

// While one of these stands, Qt does not find its TLS plug-in. A QWebSocket asks for it when it is
// made, also for ws://, and a reader who has the daemon on their own computer alone needs none of
// these 5 MB. Works for the first time that a process asks; after that, and once TLS is loaded,
// nothing is hidden. GUI thread.
class WithoutTls final
{
public:
    WithoutTls();
    ~WithoutTls();
    Q_DISABLE_COPY_MOVE(WithoutTls)

private:
    QStringList m_paths;
};

} // namespace endpaper::net
