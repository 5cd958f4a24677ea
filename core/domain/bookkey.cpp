// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookkey.h"

#include "domain/text.h"

#include <QRegularExpression>
#include <QStringTokenizer>
#include <QUrl>

#include <array>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

// Goodreads ids have up to nine digits today; more than this is no id.
constexpr qsizetype keyDigitsMax = 12;
// A text of more than so many characters is a list or a page, not one key, link or title.
constexpr qsizetype singleCharactersMax = 2048;
constexpr qsizetype slugCharactersMax = 512;
constexpr qsizetype wordsCharactersMax = 512;

// "growing-a-revolution", "The_Hobbit", "L%27%C3%89tranger" as words.
QString toWords(QStringView slug)
{
    const QByteArray bytes = slug.first(std::min(slug.size(), slugCharactersMax)).toUtf8();
    QString words = QString::fromUtf8(QByteArray::fromPercentEncoding(bytes));
    for (QChar &c : words) {
        if (c == u'-' || c == u'_' || c == u'+' || c == u'.'
            || c.category() == QChar::Other_Control) {
            c = u' ';
        }
    }
    return words.simplified();
}

// Digits at the front, then nothing or a mark and the slug.
std::optional<BookKey> takeKey(QStringView text)
{
    qsizetype digits = 0;
    while (digits < text.size() && text[digits] >= u'0' && text[digits] <= u'9') {
        ++digits;
    }
    qsizetype zeros = 0;
    while (zeros < digits && text[zeros] == u'0') {
        ++zeros;
    }
    const QStringView id = text.sliced(zeros, digits - zeros);
    if (id.isEmpty() || id.size() > keyDigitsMax) {
        return {};
    }
    const QStringView rest = text.sliced(digits);
    if (!rest.isEmpty() && !QStringView(u"-._").contains(rest.front())) {
        return {};
    }
    return BookKey{.id = id.toString(),
                   .slugWords = rest.isEmpty() ? QString() : toWords(rest.sliced(1))};
}

QStringView withoutTail(QStringView path)
{
    const auto tail = std::find_if(path.begin(), path.end(), [](QChar c) {
        return c == u'?' || c == u'#' || c == u'/' || c.isSpace() || c == u'"' || c == u'>'
            || c == u')' || c == u'&';
    });
    return path.first(tail - path.begin());
}

// …/book/show/KEY anywhere in the text.
std::optional<BookKey> keyInLink(const QString &text)
{
    static const QRegularExpression show(u"(?:^|[/.\\s\"'<(])book/(?:show|title|photo|edit)/"_s,
                                         QRegularExpression::CaseInsensitiveOption);
    for (auto it = show.globalMatch(text); it.hasNext();) {
        if (auto key = takeKey(withoutTail(QStringView(text).sliced(it.next().capturedEnd())))) {
            return key;
        }
    }
    return {};
}

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

bool isLink(const QString &text)
{
    static const QRegularExpression link(
        u"^(?:[a-z][a-z0-9+.\\-]*://|www\\.)\\S+$|^[a-z0-9\\-]+(?:\\.[a-z0-9\\-]+)*\\.[a-z]{2,24}/\\S*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return link.match(text).hasMatch();
}

// The words of a link's path, longest part first: shops name the book there.
QString wordsOfLink(const QString &text)
{
    const qsizetype scheme = text.indexOf(u"://"_s);
    QStringView path = QStringView(text).sliced(scheme < 0 ? 0 : scheme + 3);
    const qsizetype slash = path.indexOf(u'/');
    path = slash < 0 ? QStringView() : path.sliced(slash + 1);
    path = path.first(std::min(
        std::min(path.indexOf(u'?') & 0x7fffffff, path.indexOf(u'#') & 0x7fffffff), path.size()));
    QString best;
    for (const QStringView part : path.split(u'/')) {
        const QString words = toWords(part);
        const bool isText = words.contains(u' ') && !words.contains(u'=');
        if (isText && words.size() > best.size()) {
            best = words;
        }
    }
    return best;
}

// How catalogues and shops name books in their links, where no ISBN is to be seen.
struct LinkForm
{
    QLatin1StringView kind;
    QRegularExpression form; // with groups "id" and perhaps "words"
};

const std::array<LinkForm, 8> &linkForms()
{
    const auto form = [](const QString &text) {
        return QRegularExpression(u"(?:^|[/.@])"_s + text,
                                  QRegularExpression::CaseInsensitiveOption);
    };
    const QString words = u"(?<words>[^/?#]+)"_s;
    static const std::array<LinkForm, 8> forms{{
        {"openlibrary"_L1,
         form(u"openlibrary\\.org/(?:works|books)/(?<id>OL[0-9]{1,12}[WM])(?:/"_s % words
              % u")?"_s)},
        {"librarything"_L1,
         form(u"librarything\\.[a-z.]{2,6}/work/(?:book/)?(?<id>[0-9]{1,12})"
              "(?:/t/"_s
              % words % u")?"_s)},
        {"storygraph"_L1,
         form(u"thestorygraph\\.com/books/(?<id>[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-"
              "[0-9a-f]{12})"_s)},
        {"amazon"_L1,
         form(u"amazon\\.[a-z.]{2,6}/(?:"_s % words
              % u"/)?(?:dp|gp/product|gp/aw/d|exec/obidos/asin)/(?<id>B[0-9A-Z]{9})"_s)},
        {"bookshop"_L1, form(u"bookshop\\.org/p/books/"_s % words % u"/(?<id>[0-9a-f]{1,20})"_s)},
        {"abebooks"_L1,
         form(u"(?:abebooks|zvab|iberlibro)\\.[a-z.]{2,6}/[^#]*[?&]bi=(?<id>[0-9]{6,15})"_s)},
        {"abebooks"_L1,
         form(u"(?:abebooks|zvab|iberlibro)\\.[a-z.]{2,6}/(?:[^?#]*/)?"_s % words
              % u"/(?<id>[0-9]{6,15})/bd"_s)},
        {"ebay"_L1, form(u"ebay\\.[a-z.]{2,6}/itm/(?:"_s % words % u"/)?(?<id>[0-9]{9,15})"_s)},
    }};
    return forms;
}

std::optional<BookKey> keyOfLink(const QString &link)
{
    for (const LinkForm &one : linkForms()) {
        const auto match = one.form.match(link);
        if (match.hasMatch()) {
            const QString id = match.captured(u"id"_s);
            const bool isUpper = one.kind == "openlibrary"_L1 || one.kind == "amazon"_L1;
            return BookKey{.kind = one.kind,
                           .id = isUpper ? id.toUpper() : id.toLower(),
                           .slugWords = toWords(match.captured(u"words"_s))};
        }
    }
    return {};
}

// "openlibrary:OL27448W-the-hobbit", and a bare "OL27448W".
std::optional<BookKey> takeName(QStringView text)
{
    static const QRegularExpression name(
        u"^(?:(?<kind>goodreads|openlibrary|librarything|storygraph|amazon|bookshop|abebooks|ebay):"
        u")?"
        "(?<id>OL[0-9]{1,12}[WM]|B[0-9][0-9A-Z]{8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}|"
        "[0-9a-f]{1,20})(?:[-._](?<words>.*))?$"_s,
        QRegularExpression::CaseInsensitiveOption);
    const auto match = name.match(text.first(std::min(text.size(), slugCharactersMax)));
    const QString kind = match.captured(u"kind"_s).toLower();
    const QString id = match.captured(u"id"_s);
    const bool isOpenLibrary = id.startsWith(u"OL"_s, Qt::CaseInsensitive);
    if (!match.hasMatch() || (kind.isEmpty() && !isOpenLibrary)
        || (isOpenLibrary && !kind.isEmpty() && kind != "openlibrary"_L1)) {
        return {};
    }
    if (kind == "goodreads"_L1) {
        return takeKey(text.sliced(kind.size() + 1));
    }
    const bool isUpper = isOpenLibrary || kind == "amazon"_L1;
    return BookKey{.kind = isOpenLibrary ? u"openlibrary"_s : kind,
                   .id = isUpper ? id.toUpper() : id.toLower(),
                   .slugWords = toWords(match.captured(u"words"_s))};
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

QString BookKey::name() const { return kind == "goodreads"_L1 ? id : sourceKey(); }

Expected<BookKey> parseBookKey(QStringView key)
{
    const QString whole = key.trimmed().toString();
    if (whole.size() > singleCharactersMax) {
        return fail(ErrorKind::Invalid, u"not a book key"_s, u"key"_s);
    }
    if (auto inLink = keyInLink(whole)) {
        return *inLink;
    }
    if (isLink(whole)) {
        if (auto ofCatalogue = keyOfLink(whole)) {
            return *ofCatalogue;
        }
        if (const QString words = wordsOfLink(whole); !words.isEmpty()) {
            const QString id = QString::number(stableHash(words), 16);
            return BookKey{.kind = u"link"_s, .id = id, .slugWords = words};
        }
        return fail(ErrorKind::Invalid, u"not a book key"_s, u"key"_s);
    }
    const QStringView plain = withoutTail(QStringView(whole));
    if (auto named = takeName(plain)) {
        return *named;
    }
    if (auto taken = takeKey(plain)) {
        return *taken;
    }
    return fail(ErrorKind::Invalid, u"not a book key"_s, u"key"_s);
}

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
