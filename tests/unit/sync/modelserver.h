// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/merge.h"
#include "protocol/schema.h"
#include "sync/transport.h"

#include <QMap>

// A server in memory for the engine's tests: one account, its home space and, if asked, another's
// with nothing in it, the rules of sync.md §2 to §4 in their plainest form.
class ModelServer
{
public:
    using Mark = endpaper::protocol::Mark;
    explicit ModelServer(const endpaper::Clock &clock)
        : m_clock(clock)
    {
    }

    [[nodiscard]] endpaper::sync::Answer<endpaper::protocol::HelloReply>
    hello(const endpaper::protocol::HelloRequest &request);
    [[nodiscard]] endpaper::sync::Answer<endpaper::protocol::PushReply>
    push(const QByteArray &body);
    [[nodiscard]] endpaper::sync::Answer<endpaper::protocol::PullReply>
    pull(const endpaper::protocol::PullRequest &request);
    [[nodiscard]] endpaper::sync::Answer<endpaper::protocol::RepairReply>
    repair(const endpaper::protocol::RepairRequest &request);
    [[nodiscard]] quint64 digest() const;

    [[nodiscard]] quint64 head() const { return quint64(lins.size()) - 1; }

    struct Device
    {
        quint64 through = 0;
        quint64 chain = 0;
        QMap<quint64, endpaper::protocol::PushedGroup> results;
        QMap<quint64, QByteArray> bytes; // to see that a retry is the same
        QMap<quint64, quint64> chains;
    };
    // All that a backup would hold; copy it to restore it.
    struct State
    {
        QMap<std::pair<int, endpaper::Uuid>, endpaper::domain::Row> rows;
        QList<quint64> lins = {0};
        QMap<quint64, Device> devices;
    };

    endpaper::Uuid account = endpaper::Uuid::create();
    endpaper::Uuid space = endpaper::protocol::homeSpaceOf(account);
    qint64 aheadMsMax = 120'000;
    bool isAuthorized = true;
    QSet<QString> deniedTitles; // groups that carry one are denied
    int schemaMin = 1;
    int version = 1;
    bool saysSchemaMin = true; // at hello, too
    qsizetype bodyBytesMax = 1 << 20; // of a push
    int changedRetries = 0;
    int hellos = 0;
    int pushes = 0;
    int pulls = 0;
    std::function<void()> onPull;
    endpaper::Uuid guestSpace; // nil: none
    quint64 guestHead = 0; // told a number a page, none of which brings a row
    bool isViewer = false; // then nothing is taken from a repair
    quint64 floor = 0;
    int repairedRows = 0; // taken in repairs
    qsizetype printsMax = 1'000; // in one answer of a repair
    QMap<std::pair<int, endpaper::Uuid>, endpaper::domain::Row> rows;
    QList<quint64> lins = {0};
    QMap<quint64, Device> devices;

    [[nodiscard]] State backup() const { return {rows, lins, devices}; }
    void restore(const State &state)
    {
        rows = state.rows;
        lins = state.lins;
        devices = state.devices;
    }

private:
    bool takeRepaired(const endpaper::domain::Row &incoming);
    endpaper::protocol::PushedGroup apply(const endpaper::protocol::Group &group);
    [[nodiscard]] bool isKnown(const Mark &mark) const;

    const endpaper::Clock &m_clock;
    quint64 m_salt = 0;
};
