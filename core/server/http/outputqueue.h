// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

#include <vector>

struct iovec;

namespace endpaper::server {

// Bytes on their way out: small pieces are joined, so that one answer is one system call; large
// bodies are kept as they are, shared and not copied.
class OutputQueue
{
public:
    void append(QByteArray bytes);
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    [[nodiscard]] qint64 size() const { return m_size; }
    // Fills up to `count` vectors from the front; returns how many.
    [[nodiscard]] int peek(iovec *vectors, int count) const;
    void drop(qint64 bytes);
    void clear();

private:
    std::vector<QByteArray> m_pieces;
    size_t m_first = 0;
    qsizetype m_offset = 0; // into the first piece
    qint64 m_size = 0;
};

} // namespace endpaper::server
