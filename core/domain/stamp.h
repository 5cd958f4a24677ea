// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "domain/row.h"

#include <QList>

#include <chrono>

namespace endpaper::domain {

// The hybrid logical clock of one device (sync.md §3): gives stamps that only increase, stay near
// the wall clock, and are above every value that an edit replaces. A plain value: its state rests
// in the database and advances in the edit's own transaction. No thread of its own.
class HybridClock
{
public:
    // `last` is the newest stamp this device gave (default: none), `offsetMs` is server minus
    // local.
    explicit HybridClock(quint64 device, Stamp last = {}, qint64 offsetMs = 0)
        : m_device(device)
        , m_last(last)
        , m_offsetMs(offsetMs)
    {
    }

    // The first of `count` consecutive stamps (first, first.next(1) …), for the ops of a group.
    // `touched` is the highest stamp among the registers they replace.
    [[nodiscard]] Stamp take(Instant wall, quint64 count = 1, Stamp touched = {});

    [[nodiscard]] quint64 device() const { return m_device; }
    [[nodiscard]] Stamp last() const { return m_last; }
    [[nodiscard]] qint64 offsetMs() const { return m_offsetMs; }
    void setOffsetMs(qint64 offsetMs) { m_offsetMs = offsetMs; }

private:
    quint64 m_device;
    Stamp m_last;
    qint64 m_offsetMs;
};

// How far the server's clock is ahead of ours: the sample with the lowest round trip of the
// last 20.
class ClockOffset
{
public:
    static constexpr int samplesMax = 20;

    // `sent` and `received` by the local clock, `server` as its answer says.
    void add(Instant sent, Instant received, Instant server);
    [[nodiscard]] std::optional<qint64> ms() const;

private:
    struct Sample
    {
        qint64 roundTripMs;
        qint64 offsetMs;
    };
    QList<Sample> m_samples;
};

} // namespace endpaper::domain
