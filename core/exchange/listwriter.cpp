// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/listwriter.h"

#include "exchange/csvwriter.h"
#include "exchange/listwriter_p.h"

#include <QFileInfo>
#include <QHash>
#include <QIODevice>
#include <QSet>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype chunkBytes = 256 << 10;

Expected<> writeAll(QIODevice &device, QByteArray &bytes)
{
    if (device.write(bytes) != bytes.size()) {
        return fail(ErrorKind::Unavailable, u"cannot write: "_s % device.errorString());
    }
    bytes.clear();
    return {};
}

// "sebald2001austerlitz", then …b, …c, … …z, …aa, as BibTeX's own styles count.
class Keys
{
public:
    QByteArray unlike(const QByteArray &key)
    {
        QByteArray candidate = key;
        while (m_used.contains(candidate)) {
            candidate = key + letters(++m_counts[key]);
        }
        m_used.insert(candidate);
        return candidate;
    }

private:
    // 1 is "b".
    static QByteArray letters(int number)
    {
        QByteArray tail;
        for (int rest = number + 1; rest > 0; rest = (rest - 1) / letterCount) {
            tail.prepend(char('a' + (rest - 1) % letterCount));
        }
        return tail;
    }
    static constexpr int letterCount = 26;

    QSet<QByteArray> m_used;
    QHash<QByteArray, int> m_counts; // tails given
};

} // namespace

std::optional<ExportFormat> exportFormatOf(const QString &fileName)
{
    static const QHash<QString, ExportFormat> formats = {{u"csv"_s, ExportFormat::Csv},
                                                         {u"json"_s, ExportFormat::Json},
                                                         {u"bib"_s, ExportFormat::BibTeX},
                                                         {u"ris"_s, ExportFormat::Ris},
                                                         {u"md"_s, ExportFormat::Markdown}};
    const auto found = formats.constFind(QFileInfo(fileName).suffix().toLower());
    return found == formats.cend() ? std::nullopt : std::optional(*found);
}

Expected<> writeWishesAs(ExportFormat format, QIODevice &device,
                         const std::vector<ExportedWish> &wishes)
{
    if (format == ExportFormat::Csv) {
        return writeWishes(device, wishes);
    }
    QByteArray bytes = format == ExportFormat::Json ? jsonHead() : QByteArray();
    Keys keys;
    QString list;
    bool isFirst = true;
    for (const ExportedWish &wish : wishes) {
        switch (format) {
        case ExportFormat::Json:
            bytes += jsonBook(wish, isFirst);
            break;
        case ExportFormat::BibTeX:
            bytes += bibTeXBook(wish, keys.unlike(bibTeXKey(wish)));
            break;
        case ExportFormat::Ris:
            bytes += risBook(wish);
            break;
        case ExportFormat::Markdown:
            bytes += markdownBook(wish, list, isFirst);
            break;
        case ExportFormat::Csv:
            Q_UNREACHABLE();
        }
        list = wish.listName;
        isFirst = false;
        if (bytes.size() >= chunkBytes) {
            TRY(writeAll(device, bytes));
        }
    }
    if (format == ExportFormat::Json) {
        bytes += jsonFoot();
    }
    return writeAll(device, bytes);
}

} // namespace endpaper::exchange
