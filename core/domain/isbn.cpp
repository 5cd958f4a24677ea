// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/isbn.h"

#include <QSet>
#include <QVarLengthArray>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

// The longest thing that is still one ISBN: 13 digits, an add-on of 5, separators, a prefix.
constexpr qsizetype candidateCharactersMax = 128;
constexpr quint64 bookland = 978;
constexpr quint64 musicLandFirst = 9'790;
constexpr char bigX = 'X';

struct Symbols
{
    QVarLengthArray<char, 32> list; // '0'-'9' and 'X'
    bool hasStranger = false;
};

bool isSeparator(QChar c)
{
    return c.category() == QChar::Punctuation_Dash || c.isSpace() || c == u'\u2212'
        || c == u'\u00ad' || c == u'.' || c == u'_' || c.category() == QChar::Other_Format;
}

// Quotes and signs that spreadsheets and lists put around a number.
QStringView stripWrapping(QStringView text)
{
    const auto isWrapping = [](QChar c) {
        return c.isSpace()
            || QStringView(u"=\"'[](){}<>:;,`\u2018\u2019\u201c\u201d\u201e\ufeff").contains(c);
    };
    while (!text.isEmpty() && isWrapping(text.front())) {
        text = text.sliced(1);
    }
    while (!text.isEmpty() && isWrapping(text.back())) {
        text.chop(1);
    }
    return text;
}

QStringView stripPrefix(QStringView text)
{
    for (const QStringView prefix : {u"urn:isbn:", u"isbn", u"sbn", u"ean", u"gtin"}) {
        if (text.startsWith(prefix, Qt::CaseInsensitive)) {
            text = stripWrapping(text.sliced(prefix.size()));
            // "ISBN-13: 978…", "ISBN10 3…": the number of digits belongs to the word.
            for (const QStringView digits : {u"-13", u"-10", u"13", u"10"}) {
                if (text.startsWith(digits) && text.size() > digits.size()) {
                    const QChar next = text.at(digits.size());
                    if (next == u':' || next.isSpace() || next == u')') {
                        return stripWrapping(text.sliced(digits.size() + 1));
                    }
                }
            }
            return text;
        }
    }
    return text;
}

// 9.78043902348e+12, 9,78E+12
bool isScientific(QStringView text)
{
    const qsizetype e = text.indexOf(u'e', 0, Qt::CaseInsensitive);
    if (e < 1 || e + 1 >= text.size()) {
        return false;
    }
    bool isInteger = false;
    [[maybe_unused]] const int exponent = text.sliced(e + 1).toInt(&isInteger);
    const QStringView mantissa = text.first(e);
    return isInteger && mantissa.front().isDigit()
        && std::all_of(mantissa.begin(), mantissa.end(),
                       [](QChar c) { return c.isDigit() || c == u'.' || c == u','; });
}

Symbols collect(QStringView text)
{
    Symbols symbols;
    for (const QChar c : text) {
        if (const int digit = c.digitValue(); digit >= 0) {
            symbols.list.append(char('0' + digit));
        } else if (c == u'x' || c == u'X' || c == u'\u0425' || c == u'\u0445') { // Cyrillic Ha too
            symbols.list.append(bigX);
        } else if (!isSeparator(c)) {
            symbols.hasStranger = true;
        }
    }
    return symbols;
}

quint64 toNumber(const char *digits, qsizetype count)
{
    quint64 number = 0;
    for (qsizetype i = 0; i < count; ++i) {
        number = number * 10 + quint64(digits[i] - '0');
    }
    return number;
}

tl::unexpected<IsbnProblem> bad(IsbnProblem problem) { return tl::unexpected(problem); }

tl::expected<quint64, IsbnProblem> fromTen(const char *symbols)
{
    const quint64 nine = toNumber(symbols, 9);
    const int given = symbols[9] == bigX ? 10 : symbols[9] - '0';
    if (Isbn::checkDigit10(quint32(nine)) != given) {
        return bad(IsbnProblem::WrongCheckDigit);
    }
    const quint64 twelve = bookland * 1'000'000'000 + nine;
    return twelve * 10 + quint64(Isbn::checkDigit13(twelve));
}

tl::expected<quint64, IsbnProblem> fromThirteen(quint64 number)
{
    const quint64 prefix = number / 10'000'000'000;
    if (prefix != bookland && prefix != bookland + 1) {
        return bad(IsbnProblem::NotABook);
    }
    if (number / 1'000'000'000 == musicLandFirst) {
        return bad(IsbnProblem::Ismn);
    }
    if (Isbn::checkDigit13(number / 10) != int(number % 10)) {
        return bad(IsbnProblem::WrongCheckDigit);
    }
    return number;
}

// "9780439023481.0": what a data frame makes of a number.
QStringView stripPointZero(QStringView text)
{
    if (text.endsWith(u".0") && text.size() >= 11) {
        text.chop(2);
    }
    return text;
}

enum class LostZeros { No, Perhaps };

tl::expected<quint64, IsbnProblem> readNumber(QStringView text, LostZeros zeros)
{
    text = stripWrapping(text);
    if (text.isEmpty()) {
        return bad(IsbnProblem::Empty);
    }
    if (text.size() > candidateCharactersMax) {
        return bad(IsbnProblem::WrongLength);
    }
    text = stripPointZero(stripPrefix(text));
    if (isScientific(text)) {
        return bad(IsbnProblem::LostDigits);
    }
    Symbols symbols = collect(text);
    auto &list = symbols.list;
    if (symbols.hasStranger
        || (list.size() > 1 && list.indexOf(bigX) >= 0 && list.indexOf(bigX) != list.size() - 1)) {
        return bad(IsbnProblem::NotDigits);
    }
    if (list.isEmpty()) {
        return bad(IsbnProblem::NotDigits);
    }
    const bool isSbn = list.size() == 9;
    if (isSbn || (zeros == LostZeros::Perhaps && list.size() < 9)) {
        list.insert(qsizetype(0), 10 - list.size(), '0');
    }
    if (list.size() == 10) {
        return fromTen(list.constData());
    }
    // A bar code's add-on of two or five digits follows the number.
    if (list.size() == 13
        || ((list.size() == 15 || list.size() == 18) && list[0] == '9' && list[1] == '7')) {
        if (list.indexOf(bigX) >= 0) {
            return bad(IsbnProblem::NotDigits);
        }
        return fromThirteen(toNumber(list.constData(), 13));
    }
    return bad(IsbnProblem::WrongLength);
}

Error toError(IsbnProblem problem)
{
    return Error{ErrorKind::Invalid, isbnProblemName(problem), u"isbn"_s};
}

// A run of digits, an X and dashes in a free text.
struct Token
{
    QString symbols;
    int dashes = 0;
    bool isClean = true; // no letters stuck to it
    bool isGlued = false; // only one blank parts it from the token before
};

class Scanner
{
public:
    explicit Scanner(QStringView text)
        : m_text(text)
    {
    }

    QList<Token> tokens()
    {
        QList<Token> list;
        while (m_at < m_text.size()) {
            if (isPart(m_text[m_at])) {
                list.append(token());
            } else {
                m_blanks = m_text[m_at].isSpace() && m_text[m_at] != u'\n' ? m_blanks + 1 : 2;
                ++m_at;
            }
        }
        return list;
    }

private:
    static bool isPart(QChar c) { return c.isLetterOrNumber(); }
    static bool isDash(QChar c)
    {
        return c.category() == QChar::Punctuation_Dash || c == u'\u2212' || c == u'\u00ad';
    }

    Token token()
    {
        Token token{.symbols = {}, .isGlued = m_blanks == 1};
        m_blanks = 0;
        QStringView word = m_text.sliced(m_at);
        if (word.startsWith(u"isbn", Qt::CaseInsensitive)) {
            m_at += 4;
        }
        for (; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (const int digit = c.digitValue(); digit >= 0) {
                token.symbols += QChar(u'0' + digit);
            } else if ((c == u'x' || c == u'X') && !token.symbols.isEmpty()) {
                token.symbols += u'X';
            } else if (isDash(c)) {
                ++token.dashes;
            } else if (isPart(c)) {
                token.isClean = false;
            } else {
                break;
            }
        }
        return token;
    }

    QStringView m_text;
    qsizetype m_at = 0;
    int m_blanks = 2;
};

// An ISBN that begins with token `first`; `used` is how many tokens it takes.
std::optional<Isbn> isbnAt(const QList<Token> &tokens, qsizetype first, qsizetype &used)
{
    constexpr qsizetype groupsMax = 5;
    QString symbols;
    for (qsizetype i = first; i < std::min(tokens.size(), first + groupsMax); ++i) {
        if (!tokens[i].isClean || (i > first && !tokens[i].isGlued)) {
            return {};
        }
        symbols += tokens[i].symbols;
        used = i - first + 1;
        const bool isTen = symbols.size() == 10
            && ((used == 1 && (tokens[i].dashes == 0 || tokens[i].dashes == 3)) || used == 4);
        if (isTen || symbols.size() == 13) {
            if (const auto isbn = Isbn::read(symbols)) {
                return *isbn;
            }
        }
        if (symbols.size() > 13) {
            return {};
        }
    }
    return {};
}

} // namespace

QString isbnProblemName(IsbnProblem problem)
{
    switch (problem) {
    case IsbnProblem::Empty:
        return u"empty"_s;
    case IsbnProblem::WrongLength:
        return u"wrong_length"_s;
    case IsbnProblem::NotDigits:
        return u"not_digits"_s;
    case IsbnProblem::WrongCheckDigit:
        return u"wrong_check_digit"_s;
    case IsbnProblem::NotABook:
        return u"not_a_book"_s;
    case IsbnProblem::Ismn:
        return u"ismn"_s;
    case IsbnProblem::LostDigits:
        return u"lost_digits"_s;
    }
    return {};
}

int Isbn::checkDigit13(quint64 firstTwelve)
{
    int sum = 0;
    for (int i = 0; i < 12; ++i) {
        sum += int(firstTwelve % 10) * (i % 2 == 0 ? 3 : 1);
        firstTwelve /= 10;
    }
    return (10 - sum % 10) % 10;
}

int Isbn::checkDigit10(quint32 firstNine)
{
    int sum = 0;
    for (int weight = 2; weight <= 10; ++weight) {
        sum += int(firstNine % 10) * weight;
        firstNine /= 10;
    }
    return (11 - sum % 11) % 11;
}

tl::expected<Isbn, IsbnProblem> Isbn::read(QStringView text)
{
    return readNumber(text, LostZeros::No).map([](quint64 number) { return Isbn(number); });
}

Expected<Isbn> Isbn::parse(QStringView text) { return read(text).map_error(toError); }

tl::expected<Isbn, IsbnProblem> Isbn::readWithLostZeros(QStringView text)
{
    return readNumber(text, LostZeros::Perhaps).map([](quint64 number) { return Isbn(number); });
}

Expected<Isbn> Isbn::parseWithLostZeros(QStringView text)
{
    return readWithLostZeros(text).map_error(toError);
}

std::optional<Isbn> Isbn::fromNumber(quint64 number)
{
    if (!fromThirteen(number)) {
        return {};
    }
    return Isbn(number);
}

QString Isbn::toString13() const { return QString::number(m_number); }

std::optional<QString> Isbn::toString10() const
{
    if (m_number / 10'000'000'000 != bookland) {
        return {};
    }
    const auto nine = quint32(m_number / 10 % 1'000'000'000);
    const int check = checkDigit10(nine);
    return QString::number(nine).rightJustified(9, u'0')
        + (check == 10 ? QChar(u'X') : QChar(u'0' + check));
}

QList<Isbn> findIsbns(QStringView text)
{
    const QList<Token> tokens =
        Scanner(text.first(std::min(text.size(), isbnScanCharactersMax))).tokens();
    QList<Isbn> found;
    QSet<Isbn> seen;
    for (qsizetype i = 0; i < tokens.size() && found.size() < isbnScanFoundMax;) {
        qsizetype used = 0;
        const auto isbn = isbnAt(tokens, i, used);
        i += isbn ? used : 1;
        if (isbn && !seen.contains(*isbn)) {
            seen.insert(*isbn);
            found.append(*isbn);
        }
    }
    return found;
}

} // namespace endpaper::domain
