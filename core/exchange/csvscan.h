// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <vector>

namespace endpaper::exchange {

// A cell as it lies in the buffer: what stood between quotes (doubled ones still doubled), and what
// followed the closing quote although nothing should.
struct CsvCell
{
    QByteArrayView body = {};
    QByteArrayView tail = {};
    bool hasDoubled = false;
};

struct CsvRecord
{
    std::vector<CsvCell> cells = {};
    qsizetype end = 0; // where the next record begins
    int lines = 0; // line ends passed over

    [[nodiscard]] bool isBlank() const
    {
        return cells.size() == 1 && cells[0].body.isEmpty() && cells[0].tail.isEmpty();
    }
};

enum class CsvScan {
    Complete,
    NeedsMore, // the record goes on beyond the buffer
    Unclosed, // the text ends within quotes
};

// Takes one record off the front of the text. `atEnd`: nothing follows the text.
enum class CsvEnd { MoreFollows, Final };
[[nodiscard]] CsvScan scanRecord(QByteArrayView text, CsvEnd atEnd, char delimiter, bool hasQuotes,
                                 CsvRecord &record);

} // namespace endpaper::exchange
