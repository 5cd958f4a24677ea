// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QStringList>

namespace endpaper::test {

// The real `endpaper` over a profile of its own, offscreen, steered by the lines that
// app/desktop/tour/commandrunner.h describes. Its own daemon beside it, asked for samples only.
class WindowProcess
{
public:
    // `language` as in "de"; English otherwise.
    explicit WindowProcess(const QString &profile, const QString &language = {});
    ~WindowProcess();

    // Ready once the window obeys. `wrapper` is put before the program ("unshare", "-m", …).
    bool start(const QStringList &wrapper = {});
    // The text that the line gives; nothing where it was waited for in vain, see why().
    std::optional<QString> perform(const QString &line);
    // Each must be met; the first that is not ends it.
    bool performAll(const QStringList &lines);
    [[nodiscard]] QString why() const { return m_why; }
    // Closes the window as its reader would, true if it left with 0; or kills it.
    bool end();
    void kill();
    [[nodiscard]] qint64 pid() const { return m_process.processId(); }
    [[nodiscard]] bool isRunning() const { return m_process.state() == QProcess::Running; }
    // The most memory that it ever held, in bytes; -1 where the system does not say.
    [[nodiscard]] qint64 peakMemory() const;

private:
    QString m_profile;
    QString m_why;
    QProcess m_process;
};

} // namespace endpaper::test
