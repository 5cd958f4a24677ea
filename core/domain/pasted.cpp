// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/pasted.h"

#include "domain/booklink.h"

#include <QRegularExpression>
#include <QStringTokenizer>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype wordsCharactersMax = 512;

// Where shops and catalogues put the ISBN into their links, when it is not plain to see.
std::optional<Isbn> isbnInLink(const QString &link)
{
    static const QRegularExpression forms(
        u"(?:/dp/|/gp/product/|/gp/aw/d/|/exec/obidos/asin/|/asin/|/isbn/|/book/isbn/|/books/isbn/|"
        u"[?&](?:isbn|isbn13|isbn10|ean|asin|kn|q|vid|keyword|keywords|searchterm)=(?:isbn:?|"
        u"isbn%3a)?|"
        u"isbn[:%=]*(?:3a)?)([0-9]{9,13}[0-9xX]?|[0-9][0-9 \\-]{10,16}[0-9xX])"_s,
        QRegularExpression::CaseInsensitiveOption);
    for (auto it = forms.globalMatch(link); it.hasNext();) {
        if (const auto isbn = Isbn::read(it.next().capturedView(1))) {
            return *isbn;
        }
    }
    // Thirteen digits with the right check digit are one wherever they stand.
    static const QRegularExpression bare(u"(?<![0-9])97[89][0-9]{10}(?![0-9])"_s);
    for (auto it = bare.globalMatch(link); it.hasNext();) {
        if (const auto isbn = Isbn::read(it.next().capturedView())) {
            return *isbn;
        }
    }
    return {};
}

Pasted ofKey(BookKey key, QString text)
{
    Pasted pasted{.kind = PastedKind::BookKey, .text = std::move(text)};
    pasted.key = key.name();
    pasted.slugWords = std::move(key.slugWords);
    return pasted;
}

// Looks as if a number was meant: nearly all of it is digits.
bool looksLikeIsbn(const QString &text)
{
    const auto digits =
        std::count_if(text.begin(), text.end(), [](QChar c) { return c.isDigit(); });
    const auto letters =
        std::count_if(text.begin(), text.end(), [](QChar c) { return c.isLetter(); });
    const bool saysIsbn = text.startsWith(u"isbn", Qt::CaseInsensitive);
    return (digits >= 9 && digits <= 18 && letters <= 1) || (saysIsbn && digits >= 5);
}

Pasted understandLink(const QString &text)
{
    Pasted pasted{.text = text};
    if (const auto isbn = isbnInLink(text)) {
        pasted.isbns = {*isbn};
    } else if (auto key = keyOfLink(text)) {
        // Ten digits in a link that names a book otherwise may be anything.
        return ofKey(std::move(*key), text);
    } else {
        pasted.isbns = findIsbns(QString::fromUtf8(QByteArray::fromPercentEncoding(text.toUtf8())));
    }
    if (!pasted.isbns.isEmpty()) {
        pasted.kind = pasted.isbns.size() == 1 ? PastedKind::Isbn : PastedKind::List;
        return pasted;
    }
    pasted.kind = PastedKind::Words;
    pasted.isForeignLink = true;
    pasted.slugWords = wordsOfLink(text);
    return pasted;
}

Pasted understandOne(const QString &text)
{
    if (auto key = keyInLink(text)) {
        return ofKey(std::move(*key), text);
    }
    if (isLink(text)) {
        return understandLink(text);
    }
    if (auto key = text.contains(u' ') ? std::nullopt : takeName(text)) {
        return ofKey(std::move(*key), text);
    }
    const auto isbn = Isbn::read(text);
    if (isbn) {
        return {.kind = PastedKind::Isbn, .isbns = {*isbn}, .text = text};
    }
    // Nine digits and more are meant as an ISBN, unless they carry a slug; a slug has letters.
    const bool isNumber = looksLikeIsbn(text);
    if (auto key = text.contains(u' ') ? std::nullopt : takeKey(text)) {
        const QString &slug = key->slugWords;
        const bool hasLetters =
            std::any_of(slug.begin(), slug.end(), [](QChar c) { return c.isLetter(); });
        if ((hasLetters || (slug.isEmpty() && !isNumber)) && text.size() <= slugCharactersMax) {
            return ofKey(std::move(*key), text);
        }
    }
    Pasted pasted{.kind = PastedKind::Words, .text = text.left(wordsCharactersMax)};
    if (isNumber) {
        pasted.isbnProblem = isbn.error();
    }
    return pasted;
}

// A line that cannot be a title or an author: a link, or digits that are or were meant as an ISBN.
bool namesBook(const QString &line)
{
    return isLink(line) || keyInLink(line) || looksLikeIsbn(line) || !findIsbns(line).isEmpty();
}

// One book if its link or its ISBN stands alone on its line and the few others are words. A table,
// a list and a page are read line by line: nothing in them is dropped unseen.
Pasted understandLines(QStringView whole, const QStringList &lines)
{
    const QString text = lines.join(u' ').left(wordsCharactersMax);
    const Pasted list{.kind = PastedKind::List, .isbns = findIsbns(whole), .text = text};
    if (lines.size() > oneBookLinesMax || whole.size() > singleCharactersMax) {
        return list;
    }
    std::optional<Pasted> one;
    QStringList others;
    for (const QString &line : lines) {
        if (!namesBook(line)) {
            others += line;
            continue;
        }
        Pasted named = understandOne(line);
        const bool isAlone = named.kind == PastedKind::Isbn
            ? isLink(line) || Isbn::read(line).has_value()
            : named.kind == PastedKind::BookKey && !line.contains(u' ');
        if (!isAlone || (one && (one->key != named.key || one->isbns != named.isbns))) {
            return list;
        }
        one = std::move(named);
    }
    if (!one) {
        return list;
    }
    one->text = text;
    one->otherLines = std::move(others);
    return *one;
}

} // namespace

Expected<Pasted> parsePasted(QStringView text)
{
    if (text.size() > pastedCharactersMax) {
        return fail(ErrorKind::TooLarge, u"pasted text over the limit"_s, u"text"_s);
    }
    const QStringView trimmed = text.trimmed();
    if (trimmed.isEmpty()) {
        return Pasted{};
    }
    const QStringList lines = pastedLines(trimmed, oneBookLinesMax);
    if (lines.size() > 1) {
        return understandLines(trimmed, lines);
    }
    const QString single = trimmed.toString().simplified();
    if (single.size() <= singleCharactersMax) {
        Pasted pasted = understandOne(single);
        if (pasted.kind != PastedKind::Words || pasted.isForeignLink) {
            return pasted;
        }
        if (findIsbns(single).isEmpty()) {
            return pasted;
        }
    }
    // A mail or a page in one line: the ISBNs in it, else a link in it, else its first words.
    Pasted pasted{.text = single.left(wordsCharactersMax)};
    pasted.isbns = findIsbns(single);
    if (!pasted.isbns.isEmpty()) {
        pasted.kind = pasted.isbns.size() == 1 ? PastedKind::Isbn : PastedKind::List;
        return pasted;
    }
    if (auto key = keyInLink(single)) {
        return ofKey(std::move(*key), pasted.text);
    }
    pasted.kind = PastedKind::Words;
    return pasted;
}

QStringList pastedLines(QStringView text, qsizetype linesMax)
{
    QStringList lines;
    for (const QStringView line : QStringTokenizer{text, u'\n'}) {
        if (lines.size() > linesMax) {
            break;
        }
        const QString whole = line.toString().simplified();
        if (whole.isEmpty()) {
            continue;
        }
        const QStringList parts = whole.split(u' ');
        if (parts.size() > 1 && std::all_of(parts.begin(), parts.end(), isLink)) {
            lines += parts;
        } else {
            lines += whole;
        }
    }
    return lines;
}

} // namespace endpaper::domain
