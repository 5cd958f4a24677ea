// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/commandqueue.h"

namespace endpaper::services {

using namespace Qt::StringLiterals;

CommandQueue::CommandQueue(Workspace &workspace, DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_client(client)
{
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, this, &CommandQueue::sendNow);
    connect(&workspace, &Workspace::opened, this, &CommandQueue::sendNow);
    connect(&client, &DaemonClient::endpointChanged, this, &CommandQueue::sendNow);
    connect(&client, &DaemonClient::tokensRefreshed, this, &CommandQueue::sendNow);
    connect(&client, &DaemonClient::reachableChanged, this, [this] {
        if (m_client.isReachable()) {
            sendNow();
        }
    });
}

QFuture<Expected<>> CommandQueue::add(const store::Command &command)
{
    return m_workspace.write([command](store::Transaction &transaction) {
        return store::addCommand(transaction, command);
    }) | then(this, [this](const Expected<> &kept) -> Expected<> {
               if (kept) {
                   Q_EMIT changed();
                   sendNow();
               }
               return kept;
           });
}

QFuture<Expected<bool>> CommandQueue::withdraw(const Uuid &id)
{
    return m_workspace.write([id](store::Transaction &transaction) {
        return store::withdrawCommand(transaction, id);
    }) | then(this, [this](const Expected<bool> &done) -> Expected<bool> {
               Q_EMIT changed();
               return done;
           });
}

QFuture<Expected<QList<store::Command>>> CommandQueue::commands()
{
    return m_workspace.read(
        [](store::Transaction &transaction) { return store::listCommands(transaction); });
}

QFuture<Expected<>> CommandQueue::resend(const Uuid &id)
{
    return m_workspace.write([id](store::Transaction &transaction) {
        return store::resendCommand(transaction, id);
    }) | then(this, [this](const Expected<> &done) -> Expected<> {
               Q_EMIT changed();
               sendNow();
               return done;
           });
}

QFuture<Expected<>> CommandQueue::dismiss(const Uuid &id)
{
    return m_workspace.write([id](store::Transaction &transaction) {
        return store::dismissCommand(transaction, id);
    }) | then(this, [this](const Expected<> &done) -> Expected<> {
               Q_EMIT changed();
               return done;
           });
}

void CommandQueue::sendNow()
{
    m_retry.stop();
    if (m_isBusy) {
        m_isAsked = true;
        return;
    }
    if (!m_workspace.isOpen() || !m_client.endpoint()) {
        return;
    }
    m_isBusy = true;
    m_isAsked = false;
    m_workspace.write([](store::Transaction &transaction) {
        return store::nextCommand(transaction);
    }) | then(this, [this](const Expected<std::optional<store::Command>> &next) {
        if (next && *next) {
            send(**next);
            return;
        }
        m_isBusy = false;
        if (m_isAsked) {
            sendNow();
        }
    });
}

void CommandQueue::send(const store::Command &command)
{
    net::HttpRequest request;
    request.verb = command.method;
    request.path = command.path;
    request.body = command.body;
    request.contentType = "application/json";
    m_client.send(std::move(request))
        | then(this,
               [this, command](const Expected<JsonReply> &reply) { answered(command, reply); });
}

namespace {
// Nobody said no: it stays, and goes out again.
bool isToBeTriedAgain(ErrorKind kind)
{
    return kind == ErrorKind::Unavailable || kind == ErrorKind::RateLimited
        || kind == ErrorKind::Unauthorized || kind == ErrorKind::Cancelled
        || kind == ErrorKind::Internal;
}

// An earlier try of ours went through, and its answer was lost.
bool isDoneAlready(const store::Command &command, const Error &error)
{
    return (command.method == "DELETE" && error.kind == ErrorKind::NotFound)
        || (command.method == "POST" && error.kind == ErrorKind::Conflict
            && error.field == "id"_L1);
}
} // namespace

void CommandQueue::answered(const store::Command &command, const Expected<JsonReply> &reply)
{
    if (reply || isDoneAlready(command, reply.error())) {
        settle(command.id, std::nullopt);
        return;
    }
    if (isToBeTriedAgain(reply.error().kind)) {
        m_isBusy = false;
        m_retry.start();
        return;
    }
    settle(command.id, reply.error());
}

void CommandQueue::settle(const Uuid &id, const std::optional<Error> &why)
{
    m_workspace.write([id, why](store::Transaction &transaction) -> Expected<> {
        if (!why) {
            return store::commandTaken(transaction, id);
        }
        const int status = why->context.section(u' ', 0, 0).toInt();
        return store::commandRefused(transaction, id, status,
                                     why->field.isEmpty() ? why->context : why->field);
    }) | then(this, [this, id, why](const Expected<> &done) {
        m_isBusy = false;
        if (!done) {
            m_retry.start();
            return;
        }
        if (why) {
            Q_EMIT refused(id, *why);
        } else {
            Q_EMIT taken(id);
        }
        Q_EMIT changed();
        sendNow();
    });
}

} // namespace endpaper::services
