// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "protocol/routes.h"

namespace endpaper::sim {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t devicesMax = 8;
constexpr qint64 yearMs = qint64(365) * 24 * 3600 * 1000;

Disk::Loss lossOf(quint32 choice)
{
    constexpr Disk::Loss all[] = {Disk::Loss::Nothing, Disk::Loss::Everything,
                                  Disk::Loss::SomeWrites, Disk::Loss::SomeSectors};
    return all[choice % std::size(all)];
}

Disk::Fault faultOf(quint32 choice)
{
    constexpr Disk::Fault all[] = {Disk::Fault::Full, Disk::Fault::BadIo, Disk::Fault::BadSync,
                                   Disk::Fault::Busy};
    return all[choice % std::size(all)];
}

qint64 jumpOf(quint32 size, quint32 by)
{
    constexpr qint64 sizes[] = {500,       5'000,      90'000, 150'000,
                                3'600'000, 86'400'000, yearMs, 4 * yearMs};
    const qint64 most = sizes[size % std::size(sizes)];
    return qint64(by) % (2 * most) - most;
}

} // namespace

void World::perform(const Step &step)
{
    Device &device = *m_devices[size_t(step.who) % m_devices.size()];
    if (step.act == Act::Undo || step.act == Act::Redo) {
        undo(step);
    } else if (step.act == Act::EditBeside) {
        beside(step);
    } else if (step.act < Act::EditBeside) {
        edit(step);
    } else if (step.act >= Act::Invite && step.act <= Act::Leave) {
        share(step);
    } else if (step.act >= Act::WebAdd && step.act <= Act::WebLook) {
        askWeb(step);
    } else if (step.act < Act::Crash) {
        deviceStep(step, device);
    } else if (step.act < Act::ServerCrash) {
        faultStep(step, device);
    } else {
        serverStep(step);
    }
}

void World::saved(Device &device, const Expected<> &result, const store::Action &action,
                  bool isUndoable)
{
    if (!result || action.isEmpty()) {
        return;
    }
    m_oracle.confirmed(device, action);
    if (isUndoable) {
        m_readers[device.name()].undo.append(action.back);
    }
    device.noteLocalEdit();
}

void World::edit(const Step &step)
{
    Device &device = *m_devices[size_t(step.who) % m_devices.size()];
    auto action = std::make_shared<store::Action>();
    device.post(
        [this, step, &device, action](store::Transaction &transaction) -> Expected<> {
            TRY_ASSIGN(const auto ops,
                       opsOf(step, transaction, m_pen, device.clock, device.link->account));
            if (!ops.isEmpty()) {
                TRY_ASSIGN(*action,
                           store::commitAction(transaction, device.clock, ops,
                                               Uuid::create(device.clock)));
                m_oracle.tried(*action);
            }
            return {};
        },
        [this, &device, action](const Expected<> &result) {
            saved(device, result, *action, true);
        });
}

void World::beside(const Step &step)
{
    Device &device = *m_devices[size_t(step.who) % m_devices.size()];
    store::Action action;
    const auto result = device.postBeside([&](store::Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(const auto ops,
                   opsOf(step, transaction, m_pen, device.clock, device.link->account));
        if (!ops.isEmpty()) {
            TRY_ASSIGN(
                action,
                store::commitAction(transaction, device.clock, ops, Uuid::create(device.clock)));
            m_oracle.tried(action);
        }
        return {};
    });
    if (result) {
        m_oracle.confirmed(device, action); // its engine is not told
    }
}

void World::undo(const Step &step)
{
    Device &device = *m_devices[size_t(step.who) % m_devices.size()];
    Reader &reader = m_readers[device.name()];
    auto &from = step.act == Act::Undo ? reader.undo : reader.redo;
    auto &to = step.act == Act::Undo ? reader.redo : reader.undo;
    if (from.isEmpty() || !device.isUp()) {
        return;
    }
    const QList<store::LocalOp> ops = from.takeLast();
    auto action = std::make_shared<store::Action>();
    device.post(
        [this, &device, ops, action](store::Transaction &transaction) -> Expected<> {
            TRY_ASSIGN(
                *action,
                store::commitAction(transaction, device.clock, ops, Uuid::create(device.clock)));
            m_oracle.tried(*action);
            return {};
        },
        [this, &device, action, &to](const Expected<> &result) {
            saved(device, result, *action, false);
            if (result && !action->isEmpty()) {
                to.append(action->back);
            }
        });
}

void World::deviceStep(const Step &step, Device &device)
{
    Reader &reader = m_readers[device.name()];
    switch (step.act) {
    case Act::EndBeside:
        device.endBeside();
        break;
    case Act::Quit:
        reader.wantsUp = false;
        device.quit();
        break;
    case Act::Start:
        reader.wantsUp = true;
        break;
    case Act::Pause:
    case Act::Resume:
        device.setPaused(step.act == Act::Pause);
        break;
    case Act::SendNow:
        if (device.engine()) {
            device.engine()->sendNow();
        }
        break;
    default:
        break;
    }
}

void World::faultStep(const Step &step, Device &device)
{
    Reader &reader = m_readers[device.name()];
    switch (step.act) {
    case Act::Crash:
        device.die(lossOf(step.a));
        reader.wantsUp = step.b % 3 != 0;
        break;
    case Act::CrashAtWrite:
        m_disk.crashAt(device.name(), 1 + step.b % 60, lossOf(step.a));
        break;
    case Act::DiskFault:
        m_disk.fail(device.name(), faultOf(step.a), 1 + int(step.b % 12), int(step.b / 12 % 20));
        break;
    case Act::ClockJump:
        device.clock.offsetMs = jumpOf(step.a, step.b);
        break;
    case Act::ClockDrift:
        device.clock.driftPpm = int(step.b % 20'000) - 10'000;
        break;
    case Act::CopyFile:
        reader.copy = m_disk.backup(device.name());
        break;
    case Act::RestoreFile:
        if (reader.copy) {
            m_oracle.forgetUnsent(device);
            m_oracle.beforeFileRestored(device, m_devices);
            device.die(Disk::Loss::Nothing);
            m_disk.restore(device.name(), *reader.copy);
            reader.undo.clear();
            reader.redo.clear();
        }
        break;
    case Act::CloneFile:
        if (reader.copy && m_devices.size() < devicesMax) {
            const Disk::Backup copy = *reader.copy;
            Device &clone = add(u"c%1"_s.arg(m_clones++), device.link->account);
            m_disk.restore(clone.name(), copy);
            clone.start();
        }
        break;
    case Act::SignOut:
        m_server.revoke(device.link->session);
        break;
    case Act::SignIn:
        m_server.admit(device.link->session);
        if (device.engine()) {
            device.engine()->sendNow();
        }
        break;
    case Act::Outdate:
        device.link->barred = step.a % 2 == 0 ? SimTransport::Link::Barred::Pushes
                                              : SimTransport::Link::Barred::Everything;
        break;
    case Act::Update:
        update(device);
        break;
    case Act::LinkDown:
    case Act::LinkUp:
        device.setDown(step.act == Act::LinkDown);
        break;
    case Act::HalfOpen:
        device.setHalfOpen(step.a % 3 != 0);
        break;
    case Act::Weather:
        m_network.weather = {.loss = int(step.a % 4 * 60),
                             .repeat = int(step.a / 4 % 4 * 80),
                             .cut = int(step.a / 16 % 3 * 60),
                             .reorder = int(step.a / 64 % 3 * 150),
                             .delayMsMax = int(step.b % 3 == 0 ? 2'000 : step.b % 80)};
        break;
    default:
        break;
    }
}

// A newer program in the place of one that the server does not want any more.
void World::update(Device &device)
{
    if (std::exchange(device.link->barred, SimTransport::Link::Barred::Nothing)
        != SimTransport::Link::Barred::Nothing) {
        device.quit();
    }
}

void World::serverStep(const Step &step)
{
    switch (step.act) {
    case Act::ServerCrash:
        m_disk.crash(Server::process, lossOf(step.a));
        break;
    case Act::ServerCrashAtWrite:
        m_disk.crashAt(Server::process, 1 + step.b % 60, lossOf(step.a));
        break;
    case Act::ServerFault:
        m_disk.fail(Server::process, faultOf(step.a), 1 + int(step.b % 12), int(step.b / 12 % 20));
        break;
    case Act::ServerClock:
        // Ahead by no more than it may be behind what it has accepted, once it is right again.
        m_server.clock.offsetMs = std::clamp<qint64>(jumpOf(step.a, step.b), -yearMs, 240'000);
        break;
    case Act::Backup:
        m_backup = m_disk.backup(Server::process);
        break;
    case Act::RestoreBackup:
        if (m_backup) {
            restoreServer(*m_backup);
        }
        break;
    case Act::Collect:
        m_oracle.beforeCollect();
        m_server.collect();
        m_oracle.afterCollect();
        break;
    case Act::Replay:
        replay(step.a);
        break;
    default:
        break;
    }
}

void World::restoreServer(const Disk::Backup &backup)
{
    if (!m_server.isUp()) {
        return;
    }
    m_oracle.beforeRestore(m_devices);
    m_server.stop();
    m_disk.restore(Server::process, backup);
    m_network.pushes.clear(); // of a history that is gone
}

void World::replay(quint32 which)
{
    if (m_network.pushes.isEmpty() || !m_server.isUp()) {
        return;
    }
    const Network::Sent sent = m_network.pushes[qsizetype(which) % m_network.pushes.size()];
    server::Request request;
    request.method = server::Method::Post;
    request.path = QString::fromLatin1(protocol::pushPath);
    request.headers.emplaceBack("content-type", protocol::cborMediaType);
    request.body = sent.body;
    m_server.ask(std::move(request), sent.account, sent.session, [](const server::Reply &) {});
}

} // namespace endpaper::sim
