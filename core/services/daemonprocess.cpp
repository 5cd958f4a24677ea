// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/daemonprocess.h"

#include "base/log.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

bool isAlive(qint64 pid)
{ // The number may be somebody else's by now.
    QFile name(u"/proc/%1/comm"_s.arg(pid));
    return pid > 0 && name.open(QIODevice::ReadOnly) && name.readAll().trimmed() == "endpaperd";
}

} // namespace

Expected<SoloRuntime> parseSoloRuntime(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    SoloRuntime runtime;
    runtime.url = QUrl(object["url"_L1].toString());
    if (!runtime.url.isValid() || runtime.url.host().isEmpty()) {
        return fail(ErrorKind::Invalid, u"no address in the runtime file"_s, u"url"_s);
    }
    TRY_ASSIGN(runtime.serverId, Uuid::parse(object["server_id"_L1].toString()));
    TRY_ASSIGN(runtime.account, Uuid::parse(object["account"_L1].toString()));
    runtime.token = object["token"_L1].toString().toLatin1();
    runtime.pid = object["pid"_L1].toInteger();
    return runtime;
}

DaemonProcess::DaemonProcess(QObject *parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &DaemonProcess::launch);
}

DaemonProcess::~DaemonProcess()
{
    stop();
    for (QProcess *process : std::as_const(m_ending)) {
        process->disconnect(this);
        if (!process->waitForFinished(endMsMax)) {
            process->kill();
            process->waitForFinished(endMsMax);
        }
    }
}

QString DaemonProcess::runtimeFile() const { return m_folder + u"/runtime.json"_s; }

void DaemonProcess::start(const QString &folder, Sources sources, const QString &program)
{
    stop();
    m_folder = folder;
    m_sources = sources;
    m_program =
        program.isEmpty() ? QCoreApplication::applicationDirPath() + u"/endpaperd"_s : program;
    m_pauseMs = pauseMsMin;
    QDir().mkpath(m_folder);
    setState(State::Starting);
    launch();
}

void DaemonProcess::stop()
{
    m_pause.stop();
    m_runtime.reset();
    if (QProcess *process = std::exchange(m_process, nullptr)) {
        process->disconnect(this);
        if (process->state() == QProcess::NotRunning) {
            process->deleteLater();
        } else {
            connect(process, &QProcess::finished, this, [this, process] { forget(process); });
            m_ending.insert(m_folder, process);
            process->terminate();
            QTimer::singleShot(endMsMax, process, &QProcess::kill);
        }
    }
    setState(State::Stopped);
}

void DaemonProcess::forget(QProcess *process)
{
    m_ending.removeIf([process](const auto &each) { return each.value() == process; });
    process->deleteLater();
    if (m_state == State::Starting && !m_process) {
        launch();
    }
}

void DaemonProcess::launch()
{
    if (m_ending.contains(m_folder)) {
        return; // two must not write into one folder
    }
    // Another window's, or a user service's.
    if (QFile file(runtimeFile()); file.open(QIODevice::ReadOnly)) {
        const auto runtime = parseSoloRuntime(file.readAll());
        if (runtime && isAlive(runtime->pid)) {
            m_runtime = *runtime;
            setState(State::Running);
            return;
        }
    }
    if (!QFileInfo(m_program).isExecutable()) {
        qCWarning(lcDesktop) << "no endpaperd at" << m_program;
        setState(State::Missing);
        return;
    }
    m_process = new QProcess(this);
    m_process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    connect(m_process, &QProcess::readyReadStandardOutput, this, &DaemonProcess::readOutput);
    connect(m_process, &QProcess::finished, this, &DaemonProcess::ended);
    connect(m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart) {
            ended();
        }
    });
    QStringList arguments{u"--solo"_s, u"--data"_s, m_folder, u"--listen"_s, u"127.0.0.1:0"_s};
    if (m_sources == Sources::Sample) {
        arguments += u"--sample-sources"_s;
    }
    m_process->start(m_program, arguments);
}

void DaemonProcess::readOutput()
{
    while (m_process && m_process->canReadLine()) {
        if (m_process->readLine().startsWith("endpaperd listening on ")) {
            readRuntime();
        }
    }
}

void DaemonProcess::readRuntime()
{
    QFile file(runtimeFile());
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcDesktop) << "the daemon left no runtime file";
        return;
    }
    const auto runtime = parseSoloRuntime(file.readAll());
    if (!runtime) {
        qCWarning(lcDesktop) << "runtime file:" << runtime.error().context;
        return;
    }
    m_runtime = *runtime;
    m_pauseMs = pauseMsMin;
    setState(State::Running);
}

void DaemonProcess::ended()
{
    if (m_process) {
        m_process->disconnect(this);
        m_process->deleteLater();
        m_process = nullptr;
    }
    m_runtime.reset();
    setState(State::Failed);
    m_pause.start(m_pauseMs);
    m_pauseMs = std::min(m_pauseMs * 2, pauseMsMax);
}

void DaemonProcess::lookAgain()
{
    if (m_state != State::Running) {
        return;
    }
    if (m_process) {
        readRuntime();
        Q_EMIT stateChanged();
        return;
    }
    // It was not our child: perhaps it is gone.
    const auto before = m_runtime;
    launch();
    if (m_runtime != before) {
        Q_EMIT stateChanged();
    }
}

void DaemonProcess::setState(State state)
{
    if (m_state != state) {
        m_state = state;
        Q_EMIT stateChanged();
    }
}

} // namespace endpaper::services
