// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "base/uuid.h"
#include "store/engine/database.h"

#include <QByteArray>

#include <optional>
#include <utility>
#include <vector>

namespace endpaper::store {

// A device of an account, as far as its pushes go.
struct Device
{
    Uuid account = {};
    quint64 device = 0;
    quint64 through = 0; // last number consumed
    quint64 chain = 0; // at `through`
    quint64 newest = 0; // Stamp::time of its last stamp
    bool isWeb = false; // REST writes
    Instant seenAt = {};
    Uuid session = {}; // by which it was seen last; nil: the web's, or not known

    friend bool operator==(const Device &, const Device &) = default;
};

class DeviceRepository
{
public:
    explicit DeviceRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::optional<Device>> find(const Uuid &account, quint64 device);
    [[nodiscard]] Expected<> put(const Device &device);
    // The signed-in sessions, beside one, that have a device: whoever signed out counts no more,
    // nor does an id that its session has left for another.
    [[nodiscard]] Expected<qint64> countOtherSessions(const Uuid &account, const Uuid &session);
    // Forgets all of a session's ids but the `kept` that were seen last.
    [[nodiscard]] Expected<> removeOldIds(const Uuid &account, const Uuid &session, qint64 kept);
    // The device has everything of that space up to the cursor; never goes back.
    [[nodiscard]] Expected<> raiseCursor(const Device &device, qint64 space, quint64 cursor,
                                         Instant now);
    // The names of its devices, those that were seen last first; a device whose session is not
    // known has none.
    [[nodiscard]] Expected<std::vector<std::pair<quint64, QString>>> listNames(const Uuid &account,
                                                                               qint64 limit);
    [[nodiscard]] Expected<> removeAllOf(const Uuid &account);

private:
    Transaction &m_transaction;
};

// What each number of a device was answered, byte for byte; the last entriesMax of them.
class PushLogRepository
{
public:
    static constexpr quint64 entriesMax = 1024;
    struct Entry
    {
        quint64 chain = 0; // after this number
        QByteArray result;
    };

    explicit PushLogRepository(Transaction &transaction)
        : m_transaction(transaction)
    {
    }

    [[nodiscard]] Expected<std::optional<Entry>> find(const Device &device, quint64 number);
    [[nodiscard]] Expected<> append(const Device &device, quint64 number, const Entry &entry);
    // Forgets what is older than the last entriesMax before device.through.
    [[nodiscard]] Expected<> prune(const Device &device);

private:
    Transaction &m_transaction;
};

} // namespace endpaper::store
