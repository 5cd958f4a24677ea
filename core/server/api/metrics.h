// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <array>
#include <atomic>
#include <chrono>

namespace endpaper::server {

// Counts what the engine does, for Prometheus. Any thread.
class Metrics
{
public:
    void addReply(int status, std::chrono::microseconds taken);
    void addWrite() { m_writers.fetch_add(1, std::memory_order_relaxed); }
    void addOverload() { m_overloads.fetch_add(1, std::memory_order_relaxed); }

    struct Gauges
    {
        qsizetype waitingReads = 0;
        qsizetype waitingWrites = 0;
        qsizetype sessions = 0;
    };
    // Text exposition format 0.0.4.
    [[nodiscard]] QByteArray text(const Gauges &gauges) const;

private:
    static constexpr std::array<qint64, 8> boundsUs = {100,    500,     2'000,     10'000,
                                                       50'000, 250'000, 1'000'000, 8'000'000};
    std::array<std::atomic<quint64>, 6> m_byClass{}; // 1xx … 5xx at their digit
    std::array<std::atomic<quint64>, boundsUs.size() + 1> m_byTime{};
    std::atomic<quint64> m_timeUs = 0;
    std::atomic<quint64> m_writers = 0;
    std::atomic<quint64> m_overloads = 0;
};

} // namespace endpaper::server
