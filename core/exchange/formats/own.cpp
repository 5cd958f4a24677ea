// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "exchange/owncells.h"
#include "exchange/tableformat.h"

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr QStringView goodreadsPrefix = u"goodreads:";

// Header names come folded: "limit_total" is "limit total".
constexpr std::array fields{FieldName{u"title", BookField::Title},
                            FieldName{u"authors", BookField::Author},
                            FieldName{u"isbn", BookField::Isbn},
                            FieldName{u"published", BookField::Year},
                            FieldName{u"series", BookField::Series},
                            FieldName{u"list", BookField::Shelf},
                            FieldName{u"series no", BookField::SeriesNumber},
                            FieldName{u"tags", BookField::Tags},
                            FieldName{u"rating", BookField::Rating},
                            FieldName{u"own", BookField::Owned},
                            FieldName{u"added at", BookField::DateAdded},
                            FieldName{u"read to", BookField::DateRead},
                            FieldName{u"note", BookField::Notes}};

BookField fieldOf(const QString &name) { return findField(fields, name); }

int certaintyOf(const QStringList &header)
{
    const bool isOurs = header.contains(u"edition mode") && header.contains(u"source key");
    return isOurs
        ? shareOf(header, {u"title", u"authors", u"isbn", u"list", u"list role", u"limit total"})
        : 0;
}

std::optional<CsvDialect> dialectOf(QByteArrayView firstBytes)
{
    static constexpr QByteArrayView mark("\xef\xbb\xbf");
    if (firstBytes.startsWith(mark)) {
        firstBytes = firstBytes.sliced(mark.size());
    }
    return firstBytes.startsWith(ownHeaderLine()) ? std::optional(CsvDialect()) : std::nullopt;
}

// The row as other importers' rows are, for those who match and show it.
void fillFrom(BookRow &row, const ExportedWish &exported)
{
    const domain::Wish &wish = exported.wish;
    row.title = wish.title;
    row.authors = wish.authors;
    row.year = readYear(wish.published);
    row.series = wish.series;
    row.seriesNumber = wish.seriesNumber;
    row.sourceKey = wish.sourceKey;
    if (wish.sourceKey.startsWith(goodreadsPrefix)) {
        row.goodreadsId = wish.sourceKey.sliced(goodreadsPrefix.size());
    }
    row.shelfName = exported.listName;
    row.shelf = exported.listRole == domain::ListRole::Shelf ? Shelf::Other : Shelf::ToRead;
    row.tags = exported.tags;
    row.rating = wish.rating;
    row.isOwned = wish.own;
    row.dateAdded = QDateTime::fromMSecsSinceEpoch(toEpochMs(wish.addedAt), Qt::UTC).date();
    row.dateRead = wish.readTo;
    row.notes = wish.note;
}

// A cell that is none of ours (somebody edited the file) leaves its register as in a new wish and
// the row to be looked at.
void finish(BookRow &row, const QStringList &header)
{
    auto exported = std::make_shared<ExportedWish>();
    for (const OwnColumn &column : ownColumns()) {
        const qsizetype at = header.indexOf(domain::foldForSearch(column.name));
        if (at >= 0 && at < row.rawCells.size() && !column.read(row.rawCells[at], *exported)
            && !row.isbnProblem) {
            row.reason = RowReason::UnreadableCell;
        }
    }
    fillFrom(row, *exported);
    row.exact = std::move(exported);
}

} // namespace

const TableFormat &ownFormat()
{
    static const TableFormat format{.id = u"endpaper",
                                    .authors = AuthorForm::Any,
                                    .certainty = certaintyOf,
                                    .fieldOf = fieldOf,
                                    .finish = finish,
                                    .dialectOf = dialectOf};
    return format;
}

} // namespace endpaper::exchange
