// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "edits.h"
#include "oracle.h"
#include "script.h"

namespace endpaper::sim {

// One history, from the first step to the last check. Everything in it is decided by the script,
// so the same script has the same end. Needs the process's VirtualTime fresh: one world a process.
class World
{
public:
    World(VirtualTime &time, const Script &script);
    ~World();

    // What did not hold, in words; empty for a clean history.
    [[nodiscard]] QString run();
    // Says what happens as it does.
    bool isTold = false;
    // Says what becomes of this row.
    Uuid watched;

private:
    void perform(const Step &step);
    void edit(const Step &step);
    void beside(const Step &step);
    void undo(const Step &step);
    void askWeb(const Step &step);
    [[nodiscard]] QJsonObject changeOf(const Step &step, const Uuid &account);
    void share(const Step &step);
    void invite(const Step &step, const Uuid &account);
    void changeMember(const Step &step, const Uuid &account);
    // One row of those that the statement finds on the server, by its id; empty for none.
    [[nodiscard]] QString pickOnServer(const char *sql, domain::RowKind kind, const Uuid &account,
                                       quint32 which) const;
    void ask(server::Method method, const QString &path, const QJsonObject &body,
             const Uuid &account, Server::Done done);
    void update(Device &device);
    void deviceStep(const Step &step, Device &device);
    void faultStep(const Step &step, Device &device);
    void serverStep(const Step &step);
    void replay(quint32 which);
    void restoreServer(const Disk::Backup &backup);
    void tend();
    void watch();
    void saved(Device &device, const Expected<> &result, const store::Action &action,
               bool isUndoable);

    [[nodiscard]] bool check(const QString &words);
    [[nodiscard]] bool checkOnTheWay();
    [[nodiscard]] QString checkCursorsGoOn();
    void heal();
    void signInAgain();
    [[nodiscard]] bool isQuiet();
    [[nodiscard]] bool rest(bool &isQuietNow);
    [[nodiscard]] QString restAndCheck();
    [[nodiscard]] QString repeat(const QList<quint32> &which, bool &isNew);
    [[nodiscard]] QString finish();
    [[nodiscard]] QString states();
    [[nodiscard]] bool hasEmptyDisks() const;
    Device &add(const QString &name, const Uuid &account);
    [[nodiscard]] Uuid accountOf(int who) const;
    [[nodiscard]] Expected<> startServer();

    struct Reader
    {
        QList<QList<store::LocalOp>> undo;
        QList<QList<store::LocalOp>> redo;
        std::optional<Disk::Backup> copy;
        bool wantsUp = true;
        bool isComing = false;
        quint64 cursor = 0; // at the last look
    };

    VirtualTime &m_time;
    Script m_script;
    QRandomGenerator m_random;
    QRandomGenerator m_ids;
    Disk m_disk;
    QList<Uuid> m_accounts;
    Server m_server;
    Network m_network;
    Pen m_pen;
    Oracle m_oracle;
    std::vector<std::unique_ptr<Device>> m_devices;
    std::map<QString, Reader> m_readers;
    std::optional<Disk::Backup> m_backup;
    bool m_isServerComing = false;
    int m_clones = 0;
    QList<QString> m_invites; // tokens, as they were answered
    QStringList m_watched;
    QString m_wrong;
};

} // namespace endpaper::sim
