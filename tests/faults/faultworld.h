// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cuttingproxy.h"
#include "integration/daemon/runningdaemon.h"
#include "support/windowprocess.h"

#include <QRandomGenerator>
#include <QSet>
#include <QTemporaryDir>
#include <QTimer>

#include <memory>

namespace endpaper::test {

// A real daemon, a real window that is signed in there through a wire that can be cut, and a writer
// over REST: who was told that an edit is kept, and what is there of it.
class FaultWorld
{
public:
    // Everything lies under `folder`; the seed decides when the faults come.
    FaultWorld(const QString &folder, quint32 seed);
    ~FaultWorld();

    // The daemon runs, the window is signed in, a list is there. Else why().
    bool begin();
    // Does `fault` at a random moment while books are added at the window and over REST.
    bool workWhile(const std::function<void()> &fault);
    bool startDaemon(); // at its port, if it does not run
    bool startWindow(); // if it does not run
    void killDaemon() { m_daemon.kill(); }
    void killWindow() { m_window->kill(); }
    [[nodiscard]] CuttingProxy &wire() { return *m_wire; }
    [[nodiscard]] WindowProcess &window() { return *m_window; }
    // One book through the window; counted once the window says that it is kept.
    bool addAtWindow();
    // Everything sent, then the daemon's books, those of the window's cache and those of a fresh
    // device's: the same, and all acknowledged ones among them. Else why().
    bool isAllThere();
    // The window is killed, pages of its cache's wishes are overwritten. Gives how many; 0: why().
    int damageCache();
    [[nodiscard]] QString cacheFile() const; // of the account; empty: there is none
    [[nodiscard]] int acknowledged() const { return int(m_acknowledged.size()); }
    [[nodiscard]] QString why() const { return m_why; }

private:
    bool signIn(WindowProcess &window, bool isNew);
    bool isSent(WindowProcess &window);
    void addOverRest();
    QString newTitle();
    [[nodiscard]] std::optional<QSet<QString>> titlesAtDaemon();
    [[nodiscard]] std::optional<QSet<QString>> titlesIn(const QString &cacheFile);
    bool fail(const QString &why);

    QString m_folder;
    QRandomGenerator m_random;
    RunningDaemon m_daemon;
    quint16 m_port = 0;
    std::unique_ptr<CuttingProxy> m_wire;
    std::unique_ptr<WindowProcess> m_window;
    QNetworkAccessManager m_network;
    QTimer m_restPause;
    QByteArray m_token;
    QString m_list; // where REST writes
    QSet<QString> m_acknowledged;
    QString m_why;
};

} // namespace endpaper::test
