// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/csvscan.h"

#include <cstring>

namespace endpaper::exchange {

namespace {

class Scanner
{
public:
    Scanner(QByteArrayView text, CsvEnd atEnd, char delimiter, CsvRecord &record)
        : m_begin(text.data())
        , m_at(text.data())
        , m_end(text.data() + text.size())
        , m_isFinal(atEnd == CsvEnd::Final)
        , m_delimiter(delimiter)
        , m_record(record)
    {
    }

    CsvScan scan(bool hasQuotes)
    {
        for (;;) {
            CsvCell cell;
            if (hasQuotes && m_at < m_end && *m_at == '"') {
                if (const CsvScan found = quoted(cell); found != CsvScan::Complete) {
                    return found;
                }
                cell.tail = plain();
            } else {
                cell.body = plain();
            }
            m_record.cells.push_back(cell);
            if (m_at == m_end) {
                return m_isFinal ? done() : CsvScan::NeedsMore;
            }
            if (*m_at == m_delimiter) {
                ++m_at;
                continue;
            }
            return lineEnd();
        }
    }

private:
    // Up to a delimiter, a line end or the end.
    QByteArrayView plain()
    {
        const char *begin = m_at;
        while (m_at < m_end && *m_at != m_delimiter && *m_at != '\n' && *m_at != '\r') {
            ++m_at;
        }
        return {begin, m_at};
    }

    CsvScan quoted(CsvCell &cell)
    {
        const char *begin = ++m_at;
        for (;;) {
            const auto *quote =
                static_cast<const char *>(std::memchr(m_at, '"', size_t(m_end - m_at)));
            if (quote == nullptr) {
                return m_isFinal ? CsvScan::Unclosed : CsvScan::NeedsMore;
            }
            if (quote + 1 == m_end && !m_isFinal) {
                return CsvScan::NeedsMore;
            }
            m_at = quote + 1;
            if (m_at == m_end || *m_at != '"') {
                cell.body = {begin, quote};
                countLines(cell.body);
                return CsvScan::Complete;
            }
            cell.hasDoubled = true;
            ++m_at;
        }
    }

    void countLines(QByteArrayView text)
    {
        char before = 0;
        for (const char c : text) {
            m_record.lines += c == '\r' || (c == '\n' && before != '\r') ? 1 : 0;
            before = c;
        }
    }

    CsvScan lineEnd()
    {
        if (*m_at == '\r') {
            if (m_at + 1 == m_end && !m_isFinal) {
                return CsvScan::NeedsMore; // a line feed may follow
            }
            m_at += m_at + 1 < m_end && m_at[1] == '\n' ? 2 : 1;
        } else {
            ++m_at;
        }
        ++m_record.lines;
        return done();
    }

    CsvScan done()
    {
        m_record.end = m_at - m_begin;
        return CsvScan::Complete;
    }

    const char *m_begin;
    const char *m_at;
    const char *m_end;
    bool m_isFinal;
    char m_delimiter;
    CsvRecord &m_record;
};

} // namespace

CsvScan scanRecord(QByteArrayView text, CsvEnd atEnd, char delimiter, bool hasQuotes,
                   CsvRecord &record)
{
    record.cells.clear();
    record.end = 0;
    record.lines = 0;
    return Scanner(text, atEnd, delimiter, record).scan(hasQuotes);
}

} // namespace endpaper::exchange
