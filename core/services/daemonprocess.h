// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "base/uuid.h"

#include <QHash>
#include <QObject>
#include <QProcess>
#include <QTimer>
#include <QUrl>

#include <optional>

namespace endpaper::services {

// What the Solo daemon leaves in its folder for us: address, ids and token.
struct SoloRuntime
{
    QUrl url = {};
    Uuid serverId = {};
    Uuid account = {};
    QByteArray token = {};
    qint64 pid = 0;

    friend bool operator==(const SoloRuntime &, const SoloRuntime &) = default;
};

// Invalid where it is no such text.
[[nodiscard]] Expected<SoloRuntime> parseSoloRuntime(const QByteArray &json);

// The daemon of this computer alone: found running (as a user service, or left by another window),
// or started as our child, and started again when it dies, with growing pauses. GUI thread.
class DaemonProcess final : public QObject
{
    Q_OBJECT

public:
    enum class Sources { Real, Sample };
    enum class State {
        Stopped,
        Starting,
        Running,
        Failed, // will be started again
        Missing, // there is no endpaperd beside us
    };
    static constexpr int pauseMsMin = 500;
    static constexpr int pauseMsMax = 30'000;
    // One that does not end when it is asked to is ended by force.
    static constexpr int endMsMax = 3000;

    explicit DaemonProcess(QObject *parent = nullptr);
    // Ends a daemon of our own, and waits for that.
    ~DaemonProcess() override;

    // `program` empty: endpaperd beside this executable. Begins once a daemon of ours that was
    // stopped in the same folder has ended.
    void start(const QString &folder, Sources sources, const QString &program = {});
    // Asks our own to end, and waits for nothing.
    void stop();
    [[nodiscard]] State state() const { return m_state; }
    // While Running.
    [[nodiscard]] const std::optional<SoloRuntime> &runtime() const { return m_runtime; }
    // The token was refused or the address is dead: looks at the runtime file again.
    void lookAgain();

Q_SIGNALS:
    void stateChanged();

private:
    [[nodiscard]] QString runtimeFile() const;
    void launch();
    void forget(QProcess *process);
    void readOutput();
    void ended();
    void readRuntime();
    void setState(State state);

    QString m_folder;
    QString m_program;
    Sources m_sources = Sources::Real;
    State m_state = State::Stopped;
    std::optional<SoloRuntime> m_runtime;
    QProcess *m_process = nullptr;
    QHash<QString, QProcess *> m_ending; // by folder
    QTimer m_pause;
    int m_pauseMs = pauseMsMin;
};

} // namespace endpaper::services
