// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"

#include "domain/foldutf8.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <array>

namespace endpaper::domain {

using namespace Qt::StringLiterals;

namespace {

bool isAsciiOnly(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

// Adds a folded character; punctuation as one blank between words.
void addFolded(QString &folded, QChar c)
{
    if (c.isLetterOrNumber() || c.isSurrogate() || c.isMark() || c.isSymbol()) {
        const bool isModifier = c.category() == QChar::Symbol_Modifier;
        if (!isModifier) {
            folded += c;
            return;
        }
    }
    if (!folded.isEmpty() && folded.back() != u' ') {
        folded += u' ';
    }
}

// ASCII by ASCII: what addFolded() makes of each, a blank for what parts words.
std::array<char, 128> asciiFolds()
{
    std::array<char, 128> folds{};
    for (char16_t u = 0; u < folds.size(); ++u) {
        QString folded;
        addFolded(folded, u >= u'A' && u <= u'Z' ? QChar(u + 32) : QChar(u));
        folds[u] = folded.isEmpty() ? ' ' : folded.front().toLatin1();
    }
    return folds;
}

QString foldAscii(QStringView text)
{
    static const std::array<char, 128> folds = asciiFolds();
    QString folded(text.size(), Qt::Uninitialized);
    QChar *out = folded.data();
    const QChar *const begin = out;
    for (const QChar c : text) {
        const QChar plain = QLatin1Char(folds[c.unicode()]);
        if (plain != u' ' || (out != begin && *(out - 1) != u' ')) {
            *out++ = plain;
        }
    }
    folded.truncate(out - begin);
    return folded;
}

// Letters that no decomposition takes apart.
QStringView plainLetters(QChar c)
{
    switch (c.unicode()) {
    case u'ß':
        return u"ss";
    case u'æ':
        return u"ae";
    case u'œ':
        return u"oe";
    case u'ø':
        return u"o";
    case u'ł':
        return u"l";
    case u'đ':
    case u'ð':
        return u"d";
    case u'þ':
        return u"th";
    case u'ħ':
        return u"h";
    case u'ı':
        return u"i";
    case u'ŧ':
        return u"t";
    default:
        return {};
    }
}

// Accents belong to the writing in these scripts, not to the letter. Elsewhere (Devanagari, kana) a
// mark is a vowel or makes another letter, as it does in й.
bool losesMark(QChar base, QChar mark)
{
    switch (base.script()) {
    case QChar::Script_Latin:
    case QChar::Script_Greek:
    case QChar::Script_Hebrew:
    case QChar::Script_Arabic:
        return true;
    case QChar::Script_Cyrillic:
        return mark != u'\u0306';
    default:
        return !base.isLetter();
    }
}

QString foldMarks(const QString &text)
{
    QString folded;
    folded.reserve(text.size());
    QChar base = u' ';
    for (const QChar c : text) {
        if (c.isMark()) {
            if (!losesMark(base, c)) {
                folded += c;
            }
            continue;
        }
        if (c.category() == QChar::Other_Format) { // zero-width and direction marks
            continue;
        }
        base = c;
        if (const QStringView plain = plainLetters(c); !plain.isEmpty()) {
            folded += plain;
        } else {
            addFolded(folded, c);
        }
    }
    return folded;
}

struct Articles
{
    QStringView language;
    QStringView words; // each between blanks
};
constexpr std::array articlesByLanguage{
    Articles{u"", u" the a an der das les le el los las il gli l "},
    Articles{u"en", u" the a an "},
    Articles{u"de", u" der die das ein eine "},
    Articles{u"fr", u" le la les l un une "},
    Articles{u"es", u" el la los las un una "},
    Articles{u"it", u" il lo la i gli le l un uno una "},
    Articles{u"pt", u" o a os as um uma "},
    Articles{u"nl", u" de het een "},
};

QString withoutArticle(QString folded, QStringView articles)
{
    const qsizetype blank = folded.indexOf(u' ');
    if (blank > 0 && articles.contains(QString(u' ' % folded.first(blank) % u' '))) {
        folded.remove(0, blank + 1);
    }
    return folded;
}

bool isNameSuffix(QStringView word)
{
    const QString folded = foldForSearch(word);
    return QStringView(u" jr sr ii iii iv phd md esq dr prof ")
        .contains(QString(u' ' % folded % u' '));
}

QString withoutBrackets(QStringView name)
{
    QString plain;
    int depth = 0;
    for (const QChar c : name) {
        if (c == u'(' || c == u'[') {
            ++depth;
        } else if (c == u')' || c == u']') {
            depth = std::max(0, depth - 1);
        } else if (depth == 0) {
            plain += c;
        }
    }
    return plain.simplified();
}

struct Name
{
    QString family;
    QString given;
};

Name takeApart(QStringView author)
{
    const QString plain = withoutBrackets(author);
    const qsizetype comma = plain.indexOf(u',');
    if (comma > 0 && !isNameSuffix(QStringView(plain).sliced(comma + 1).trimmed())) {
        return {plain.first(comma).trimmed(), plain.sliced(comma + 1).trimmed()};
    }
    QStringList words =
        plain.left(comma > 0 ? comma : plain.size()).split(u' ', Qt::SkipEmptyParts);
    while (words.size() > 1 && isNameSuffix(words.last())) {
        words.removeLast();
    }
    if (words.isEmpty()) {
        return {};
    }
    QString family = words.takeLast();
    // A particle that its bearer writes large belongs to the name: Le Guin, De Quincey.
    while (words.size() > 1
           && QStringView(u" Le La Du De Van Von Mac Mc Di Del Della Des St. ")
                  .contains(QString(u' ' % words.last() % u' '))) {
        family = words.takeLast() % u' ' % family;
    }
    return {family, words.join(u' ')};
}

quint64 fnv1a(QByteArrayView bytes)
{
    quint64 hash = 0xcbf29ce484222325;
    for (const char byte : bytes) {
        hash = (hash ^ quint8(byte)) * 0x100000001b3;
    }
    return hash;
}

// Codes of ISO 639-2/B and names that lists write instead of a two-letter code.
QString languageByName(const QString &name)
{
    static const QHash<QString, QString> known{
        {u"ger"_s, u"de"_s},        {u"fre"_s, u"fr"_s},       {u"dut"_s, u"nl"_s},
        {u"cze"_s, u"cs"_s},        {u"slo"_s, u"sk"_s},       {u"chi"_s, u"zh"_s},
        {u"gre"_s, u"el"_s},        {u"per"_s, u"fa"_s},       {u"rum"_s, u"ro"_s},
        {u"may"_s, u"ms"_s},        {u"ice"_s, u"is"_s},       {u"wel"_s, u"cy"_s},
        {u"baq"_s, u"eu"_s},        {u"alb"_s, u"sq"_s},       {u"arm"_s, u"hy"_s},
        {u"geo"_s, u"ka"_s},        {u"mac"_s, u"mk"_s},       {u"bur"_s, u"my"_s},
        {u"english"_s, u"en"_s},    {u"german"_s, u"de"_s},    {u"deutsch"_s, u"de"_s},
        {u"french"_s, u"fr"_s},     {u"francais"_s, u"fr"_s},  {u"spanish"_s, u"es"_s},
        {u"espanol"_s, u"es"_s},    {u"italian"_s, u"it"_s},   {u"italiano"_s, u"it"_s},
        {u"portuguese"_s, u"pt"_s}, {u"portugues"_s, u"pt"_s}, {u"dutch"_s, u"nl"_s},
        {u"russian"_s, u"ru"_s},    {u"japanese"_s, u"ja"_s},  {u"chinese"_s, u"zh"_s},
        {u"polish"_s, u"pl"_s},     {u"swedish"_s, u"sv"_s},   {u"latin"_s, u"la"_s}};
    return known.value(name);
}

} // namespace

QString foldForSearch(QStringView text)
{
    QString folded;
    if (isAsciiOnly(text)) {
        folded = foldAscii(text);
    } else {
        const QString apart =
            text.toString().normalized(QString::NormalizationForm_KD).toCaseFolded();
        // Folding may bring forth composed letters again: take those apart too.
        folded = foldMarks(apart.normalized(QString::NormalizationForm_KD))
                     .normalized(QString::NormalizationForm_C);
    }
    if (folded.endsWith(u' ')) {
        folded.chop(1);
    }
    return folded;
}

void appendFolded(std::string &out, QByteArrayView utf8)
{
    static const std::array<char, 128> folds = asciiFolds();
    if (std::any_of(utf8.begin(), utf8.end(), [](char c) { return quint8(c) >= 0x80; })) {
        out += foldForSearch(QString::fromUtf8(utf8)).toStdString();
        return;
    }
    const size_t begin = out.size();
    for (const char c : utf8) {
        const char folded = folds[size_t(c)];
        if (folded != ' ' || (out.size() > begin && out.back() != ' ')) {
            out += folded;
        }
    }
    if (out.size() > begin && out.back() == ' ') {
        out.pop_back();
    }
}

TitleParts splitTitle(QStringView title)
{
    static const QRegularExpression suffix(
        u"^(?<title>.*\\S)\\s*\\((?<series>[^()#]*?)[,:]?\\s*"
        u"(?:#|\\b(?:book|vol\\.?|volume|band|bd\\.?|tome|libro|part|n[°º.])\\s*#?)\\s*"
        u"(?<number>\\d[\\d.,\\-\u2013&]*)[^()]*\\)$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const QString plain = title.toString().simplified();
    const auto match = plain.endsWith(u')') ? suffix.match(plain) : QRegularExpressionMatch();
    if (!match.hasMatch() || match.captured(u"series").trimmed().isEmpty()) {
        return {plain, {}, {}};
    }
    QString number = match.captured(u"number");
    while (!number.back().isDigit()) {
        number.chop(1);
    }
    return {match.captured(u"title"), match.captured(u"series").trimmed(), number};
}

QString mainTitle(QStringView title)
{
    const QString plain = title.toString().simplified();
    qsizetype end = plain.size();
    for (const QStringView mark : {u": ", u" - ", u" \u2013 ", u" \u2014 ", u" : "}) {
        if (const qsizetype at = plain.indexOf(mark); at > 0) {
            end = std::min(end, at);
        }
    }
    return plain.first(end).trimmed();
}

QString sortTitle(QStringView title, QStringView language)
{
    const QString code = normalLanguage(language);
    for (const Articles &articles : articlesByLanguage) {
        if (articles.language == code) {
            return withoutArticle(foldForSearch(title), articles.words);
        }
    }
    // A language whose articles we do not know: nothing is taken off.
    return foldForSearch(title);
}

QString familyName(QStringView author) { return takeApart(author).family; }

QString authorSortName(QStringView author)
{
    const Name name = takeApart(author);
    return name.given.isEmpty() ? name.family : QString(name.family % u", " % name.given);
}

quint64 workHash(QStringView title, const QStringList &authors)
{
    const QString words = sortTitle(mainTitle(splitTitle(title).title));
    const QString family =
        authors.isEmpty() ? QString() : foldForSearch(familyName(authors.first()));
    return stableHash(QString(words % u'\u001f' % family));
}

quint64 stableHash(QStringView text) { return fnv1a(text.toUtf8()); }

QString normalLanguage(QStringView language)
{
    const QString folded = foldForSearch(language);
    const QString first = folded.section(u' ', 0, 0);
    if (const QString known = languageByName(first); !known.isEmpty()) {
        return known;
    }
    if (first.size() == 2 || first.size() == 3) {
        const auto code = QLocale::codeToLanguage(first);
        if (code != QLocale::AnyLanguage && code != QLocale::C) {
            return QLocale::languageToCode(code);
        }
    }
    return first;
}

} // namespace endpaper::domain
