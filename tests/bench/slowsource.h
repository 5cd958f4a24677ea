// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QThread>

#include <atomic>
#include <chrono>
#include <memory>

namespace endpaper::bench {

// A loopback seller that answers each question after `latency` with a few copies, on a thread of
// its own. Keeps connections open, as sellers do.
class SlowSource
{
public:
    explicit SlowSource(std::chrono::milliseconds latency);
    ~SlowSource();
    SlowSource(const SlowSource &) = delete;
    SlowSource &operator=(const SlowSource &) = delete;

    // Its description (resources/sources); budgets as large as descriptions may have.
    [[nodiscard]] QByteArray description(const QByteArray &id) const;
    // Questions answered so far.
    [[nodiscard]] int answered() const { return m_answered->load(); }

private:
    QThread m_thread;
    quint16 m_port = 0;
    std::shared_ptr<std::atomic_int> m_answered = std::make_shared<std::atomic_int>(0);
};

} // namespace endpaper::bench
