// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>

namespace endpaper::places {

// Each text once, ended by a zero byte, named by its offset: hundreds of thousands of short names
// in one block. forgetIndex() gives back what only the filling needs.
class TextPool
{
public:
    [[nodiscard]] quint32 add(const QByteArray &text)
    {
        if (const auto known = m_index.constFind(text); known != m_index.constEnd()) {
            return *known;
        }
        const auto offset = quint32(m_bytes.size());
        m_bytes += text;
        m_bytes += '\0';
        m_index.insert(text, offset);
        return offset;
    }
    [[nodiscard]] QByteArrayView at(quint32 offset) const
    {
        return QByteArrayView(m_bytes.constData() + offset);
    }
    [[nodiscard]] QString text(quint32 offset) const { return QString::fromUtf8(at(offset)); }
    void forgetIndex()
    {
        m_index = {};
        m_bytes.squeeze();
    }

private:
    QByteArray m_bytes;
    QHash<QByteArray, quint32> m_index;
};

} // namespace endpaper::places
