// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/outputqueue.h"

#include <sys/uio.h>

namespace endpaper::server {

namespace {
constexpr qsizetype joinedBytesMax = 16 * 1024;
}

void OutputQueue::append(QByteArray bytes)
{
    if (bytes.isEmpty()) {
        return;
    }
    m_size += bytes.size();
    if (m_first < m_pieces.size() && bytes.size() + m_pieces.back().size() <= joinedBytesMax) {
        m_pieces.back().append(bytes);
        return;
    }
    m_pieces.push_back(std::move(bytes));
}

int OutputQueue::peek(iovec *vectors, int count) const
{
    int filled = 0;
    for (size_t i = m_first; i < m_pieces.size() && filled < count; ++i) {
        const qsizetype offset = i == m_first ? m_offset : 0;
        vectors[filled].iov_base = const_cast<char *>(m_pieces[i].constData()) + offset;
        vectors[filled].iov_len = static_cast<size_t>(m_pieces[i].size() - offset);
        ++filled;
    }
    return filled;
}

void OutputQueue::drop(qint64 bytes)
{
    m_size -= bytes;
    if (m_size == 0) {
        clear();
        return;
    }
    while (bytes > 0) {
        const qsizetype left = m_pieces[m_first].size() - m_offset;
        if (bytes < left) {
            m_offset += static_cast<qsizetype>(bytes);
            return;
        }
        bytes -= left;
        m_pieces[m_first++] = {};
        m_offset = 0;
    }
}

void OutputQueue::clear()
{
    m_pieces.clear();
    if (m_pieces.capacity() > 8) {
        m_pieces.shrink_to_fit();
    }
    m_first = 0;
    m_offset = 0;
    m_size = 0;
}

} // namespace endpaper::server
