// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QMap>
#include <QRandomGenerator>
#include <QSet>
#include <QString>

#include <memory>
#include <vector>

namespace endpaper::sim {

// The world's disk, in memory: SQLite's default VFS while a simulation runs. A path is
// "/<process>/<file>"; "/<process>~2/<file>" is the same file, opened by a second process. What was
// written and not synced is kept apart, and lost, kept or torn when its process crashes.
class Disk
{
public:
    static constexpr int sectorBytes = 512;

    // What becomes of unsynced writes: a killed process loses none, a power cut any of them.
    enum class Loss { Nothing, Everything, SomeWrites, SomeSectors };
    enum class Fault { None, Full, BadIo, BadSync, Busy };

    explicit Disk(quint32 seed);
    ~Disk();
    Q_DISABLE_COPY_MOVE(Disk)

    // From now on every operation of the process's open files fails, and changes nothing: it is
    // dead. `revive` after its connections are closed.
    void crash(const QString &process, Loss loss);
    void revive(const QString &process);
    [[nodiscard]] bool isDead(const QString &process) const { return m_dead.contains(process); }
    [[nodiscard]] int deaths() const { return m_deaths; }
    // At the n-th change (write, sync, truncate, delete) from now on.
    void crashAt(const QString &process, qint64 changes, Loss loss);
    // The next `count` changes (or, with Busy, locks) fail, after `skip` that do not.
    void fail(const QString &process, Fault fault, int count, int skip = 0);
    void calm(const QString &process);
    // Changes so far: what an exhaustive run counts its crashes by.
    [[nodiscard]] qint64 changes(const QString &process) const { return m_changes.value(process); }

    // The files of a process that nobody has open, or as a backup would find them.
    using Backup = QMap<QString, QByteArray>;
    [[nodiscard]] Backup backup(const QString &process) const;
    void restore(const QString &process, const Backup &backup);
    [[nodiscard]] qint64 bytesOf(const QString &process) const;

    struct File;
    struct Handle;
    // For the VFS's methods.
    [[nodiscard]] std::shared_ptr<File> open(const QString &key);
    void remove(const QString &key) { m_files.remove(key); }
    [[nodiscard]] bool exists(const QString &key) const { return m_files.contains(key); }
    // SQLite's code for what is about to be done.
    int beforeChange(const QString &process, bool isSync);
    int beforeLock(const QString &process);
    quint32 random() { return m_random.generate(); }
    static QString keyOf(const QString &path);
    static QString processOf(const QString &path);

private:
    struct Plan
    {
        qint64 left = 0;
        Loss loss = Loss::Nothing;
    };
    struct Failing
    {
        Fault fault = Fault::None;
        int skip = 0;
        int count = 0;
    };
    void lose(File &file, Loss loss);

    QRandomGenerator m_random;
    int m_deaths = 0;
    QMap<QString, std::shared_ptr<File>> m_files;
    QSet<QString> m_dead;
    QMap<QString, Plan> m_plans;
    QMap<QString, Failing> m_failing;
    QMap<QString, qint64> m_changes;
};

} // namespace endpaper::sim
