// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "store/cache/wishrows.h"

#include <QList>

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace endpaper::viewmodel {

// What is known of a wish's price; most wishes have none.
struct WishPrices
{
    std::optional<domain::Money> limitTotal;
    std::optional<store::Quote> quote;

    friend bool operator==(const WishPrices &, const WishPrices &) = default;
};

// The texts of many wishes, one behind the other in a few pieces of memory. Each in a piece of its
// own would take the gaps between the lines that it is made of, and hold their pages when they are
// gone. A piece stays as long as one of its texts. Any one thread.
class WishTexts final
{
public:
    // What one wish that stays can hold of a list that is gone.
    static constexpr size_t pieceBytesMax = 32 * 1024;

    explicit WishTexts(qsizetype wishes)
        : m_wishes(wishes)
    {
    }
    // Room for so many bytes.
    [[nodiscard]] std::shared_ptr<char[]> take(size_t bytes);

private:
    qsizetype m_wishes; // that are to come
    std::shared_ptr<char[]> m_piece;
    size_t m_size = 0;
    size_t m_used = 0;
};

// A wish as the model holds it: what of the line is shown, its texts in one piece as UTF-8, since
// 100,000 of them are held and some forty are looked at.
class WishItem final
{
public:
    // Any thread.
    [[nodiscard]] static std::shared_ptr<WishItem> of(const store::WishLine &line,
                                                      const QStringList &tags, WishTexts &room);

    Uuid id;
    Uuid list;
    Instant addedAt;
    int listRank = 0;
    int near = 0;
    int priority = 0;
    mutable int row = -1; // where the model shows it, if that row holds it
    bool want = true;
    bool own = false;
    bool hasNote = false;
    domain::Placement placement = domain::Placement::List;

    [[nodiscard]] QByteArrayView pos() const { return text(Text::Pos); }
    [[nodiscard]] QString title() const { return QString::fromUtf8(text(Text::Title)); }
    [[nodiscard]] QStringList authors() const { return texts(Text::Authors); }
    [[nodiscard]] QString published() const { return QString::fromUtf8(text(Text::Published)); }
    [[nodiscard]] QString series() const { return QString::fromUtf8(text(Text::Series)); }
    [[nodiscard]] QString seriesNumber() const
    {
        return QString::fromUtf8(text(Text::SeriesNumber));
    }
    [[nodiscard]] QString isbn() const { return QString::fromUtf8(text(Text::Isbn)); }
    [[nodiscard]] bool hasIsbn() const { return !text(Text::Isbn).isEmpty(); }
    [[nodiscard]] bool hasIsbn(QByteArrayView isbn) const { return text(Text::Isbn) == isbn; }
    [[nodiscard]] QStringList tags() const { return texts(Text::Tags); }
    [[nodiscard]] const std::optional<store::Quote> &quote() const;
    [[nodiscard]] const std::optional<domain::Money> &limitTotal() const;

    // Whether each of the terms, folded, occurs in the title, an author, the series, a tag or the
    // ISBN. GUI thread.
    [[nodiscard]] bool holds(const QList<QByteArray> &terms) const;
    // Nothing of what is shown differs.
    [[nodiscard]] bool isLike(const WishItem &other) const;

private:
    enum class Text { Pos, Title, Authors, Published, Series, SeriesNumber, Tags, Isbn };
    [[nodiscard]] QByteArrayView text(Text which) const;
    [[nodiscard]] QStringList texts(Text which) const;
    [[nodiscard]] QByteArrayView allTexts() const { return {m_texts.get(), m_ends.back()}; }

    std::shared_ptr<const char[]> m_texts; // one behind the other, in the order of Text
    std::array<quint32, size_t(Text::Isbn) + 1> m_ends{};
    std::unique_ptr<WishPrices> m_prices; // null: none
    mutable std::unique_ptr<const std::string> m_folded; // kept where folding is slow
};

using WishItemPointer = std::shared_ptr<const WishItem>;

// The words that a reader typed into a filter, folded, as UTF-8.
[[nodiscard]] QList<QByteArray> foldedTerms(const QString &text);

} // namespace endpaper::viewmodel
