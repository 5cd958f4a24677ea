// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "script.h"
#include "store/cache/localedit.h"

#include <QRandomGenerator>

namespace endpaper::sim {

// Makes the values that readers write: each text and each number is written once in a history, so
// that it tells who wrote it and when.
class Pen
{
public:
    explicit Pen(quint32 seed)
        : m_random(seed)
    {
    }
    [[nodiscard]] QString word(int device);
    [[nodiscard]] QRandomGenerator &random() { return m_random; }

private:
    QRandomGenerator m_random;
    int m_words = 0;
};

// What a reader's step does to the rows that are there: nothing if there is nothing to do it to.
// Reads through the transaction, which is that of the edit itself.
[[nodiscard]] Expected<QList<store::LocalOp>> opsOf(const Step &step,
                                                    store::Transaction &transaction, Pen &pen,
                                                    const Clock &clock, const Uuid &account);

} // namespace endpaper::sim
