// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookkey.h"

#include "domain/booklink.h"
#include "domain/text.h"

#include <QRegularExpression>

#include <array>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

// Goodreads ids have up to nine digits today; more than this is no id.
constexpr qsizetype keyDigitsMax = 12;

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

QStringView withoutTail(QStringView path)
{
    const auto tail = std::find_if(path.begin(), path.end(), [](QChar c) {
        return c == u'?' || c == u'#' || c == u'/' || c.isSpace() || c == u'"' || c == u'>'
            || c == u')' || c == u'&';
    });
    return path.first(tail - path.begin());
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

} // namespace

bool isLink(const QString &text)
{
    static const QRegularExpression link(
        u"^(?:[a-z][a-z0-9+.\\-]*://|www\\.)\\S+$|^[a-z0-9\\-]+(?:\\.[a-z0-9\\-]+)*\\.[a-z]{2,24}/\\S*$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return link.match(text).hasMatch();
}

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

} // namespace endpaper::domain
