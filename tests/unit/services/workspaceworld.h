// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/daemonclient.h"
#include "services/workspace.h"
#include "support/stubdaemon.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

namespace endpaper::services {

using namespace Qt::StringLiterals;

// A workspace without a file yet and a client without a daemon, made anew for each test.
class WorkspaceWorld
{
protected:
    void makeWorld(const Clock &clock = SystemClock::instance())
    {
        client.reset();
        workspace.reset();
        folder = std::make_unique<QTemporaryDir>();
        workspace = std::make_unique<Workspace>(clock);
        client = std::make_unique<DaemonClient>();
    }
    [[nodiscard]] QString path(const QString &name) const { return folder->filePath(name); }
    void open(const QString &name)
    {
        QSignalSpy opened(workspace.get(), &Workspace::opened);
        workspace->close();
        workspace->open(path(name));
        QTRY_COMPARE(opened.size(), 1);
    }
    void connectTo(const QUrl &daemon)
    {
        client->setEndpoint(
            Endpoint{.base = daemon, .serverId = Uuid::create(), .account = Uuid::create()},
            {"token", {}});
    }

    // In the order of their making.
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Workspace> workspace;
    std::unique_ptr<DaemonClient> client;
};

} // namespace endpaper::services
