// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "exchange/tableformat.h"

#include <QRegularExpression>

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

// Nobody's name; "and others".
bool isNobody(const QString &name)
{
    const QString folded = domain::foldForSearch(name);
    return folded.isEmpty() || folded == u"unknown" || folded == u"unknown author"
        || folded == u"et al" || folded == u"n a";
}

void addAuthor(QStringList &authors, QStringView name)
{
    const QString plain = name.toString().simplified();
    if (!isNobody(plain) && !authors.contains(plain)) {
        authors += plain;
    }
}

// "Cortazar, Julio" → "Julio Cortazar".
QString turned(const QString &name)
{
    const qsizetype comma = name.indexOf(u',');
    if (comma < 0 || name.indexOf(u',', comma + 1) >= 0) {
        return name;
    }
    return name.sliced(comma + 1).trimmed() % u' ' % name.first(comma).trimmed();
}

QStringList splitOutsideBrackets(const QString &cell, QChar sign)
{
    QStringList parts{QString()};
    int depth = 0;
    for (const QChar c : cell) {
        depth += c == u'(' ? 1 : c == u')' && depth > 0 ? -1 : 0;
        if (c == sign && depth == 0) {
            parts += QString();
        } else {
            parts.last() += c;
        }
    }
    return parts;
}

// "Jr." and the like after a comma belong to the name before.
QStringList splitCommas(const QString &cell)
{
    QStringList names;
    for (const QString &part : splitOutsideBrackets(cell, u',')) {
        const QString folded = domain::foldForSearch(part);
        const bool isSuffix = folded == u"jr" || folded == u"sr" || folded == u"ph d"
            || folded == u"phd" || folded == u"md" || folded == u"m d" || folded == u"ii"
            || folded == u"iii";
        if (isSuffix && !names.isEmpty()) {
            names.last() += u", " % part.trimmed();
        } else {
            names += part;
        }
    }
    return names;
}

// One comma and a family name of one word before it: the name is turned round.
bool looksTurned(const QString &cell)
{
    return cell.count(u',') == 1 && !cell.section(u',', 0, 0).trimmed().contains(u' ');
}

QStringList splitUnknown(const QString &cell)
{
    static const QRegularExpression signs(u"\\s*(?:;|\\||\\s&\\s|\\s(?:and|und|et|y)\\s)\\s*"_s);
    QStringList names;
    for (const QString &part : cell.split(signs)) {
        if (looksTurned(part)) {
            names += turned(part);
        } else {
            names += splitCommas(part);
        }
    }
    return names;
}

} // namespace

QStringList splitAuthors(const QString &cell, AuthorForm form)
{
    QStringList parts;
    switch (form) {
    case AuthorForm::One:
        parts = {cell};
        break;
    case AuthorForm::Commas:
        parts = splitCommas(cell);
        break;
    case AuthorForm::Ampersands:
        for (const QString &part : splitOutsideBrackets(cell, u'&')) {
            parts += looksTurned(part) ? QStringList{turned(part)} : splitCommas(part);
        }
        break;
    case AuthorForm::FamilyFirst:
        for (const QString &part : cell.split(QRegularExpression(u"[;|]"_s))) {
            parts += turned(part.simplified());
        }
        break;
    case AuthorForm::Any:
        parts = splitUnknown(cell);
        break;
    }
    QStringList authors;
    for (const QString &part : parts) {
        addAuthor(authors, part);
    }
    return authors;
}

std::optional<QDate> readDate(QStringView cell)
{
    static const QRegularExpression yearFirst(u"(\\d{4})[-/.](\\d{1,2})[-/.](\\d{1,2})"_s);
    static const QRegularExpression dayFirst(u"^\\s*(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{4})"_s);
    if (cell.size() < 8) {
        return {};
    }
    QDate date;
    if (const auto match = yearFirst.match(cell); match.hasMatch()) {
        date =
            QDate(match.captured(1).toInt(), match.captured(2).toInt(), match.captured(3).toInt());
    } else if (const auto turnedMatch = dayFirst.match(cell); turnedMatch.hasMatch()) {
        date = QDate(turnedMatch.captured(3).toInt(), turnedMatch.captured(2).toInt(),
                     turnedMatch.captured(1).toInt());
    }
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<int> readYear(QStringView cell)
{
    int digits = 0;
    int year = 0;
    const bool isBeforeChrist = cell.trimmed().startsWith(u'-');
    for (qsizetype i = 0; i <= cell.size(); ++i) {
        const int digit = i < cell.size() ? cell[i].digitValue() : -1;
        if (digit >= 0) {
            year = digits < 4 ? year * 10 + digit : year;
            ++digits;
            continue;
        }
        if (digits == 3 || digits == 4) {
            const bool isYear = year > 0 && !isBeforeChrist;
            return isYear ? std::optional(year) : std::nullopt;
        }
        digits = 0;
        year = 0;
    }
    return {};
}

std::optional<int> readRating(QStringView cell)
{
    const QStringView plain = cell.trimmed();
    int rating = int(plain.count(u'\u2605'));
    if (rating == 0) {
        bool isNumber = false;
        const QString point = plain.toString().replace(u',', u'.').section(u'/', 0, 0);
        const double value = point.toDouble(&isNumber);
        if (!isNumber || !(value >= 0.25) || value > 5) {
            return {};
        }
        rating = std::max(1, int(value + 0.5));
    }
    return std::min(rating, 5);
}

Shelf readShelf(QStringView cell)
{
    struct Name
    {
        QStringView folded;
        Shelf shelf;
    };
    static constexpr Name names[] = {{u"to read", Shelf::ToRead},
                                     {u"want to read", Shelf::ToRead},
                                     {u"planned", Shelf::ToRead},
                                     {u"for later", Shelf::ToRead},
                                     {u"unread", Shelf::ToRead},
                                     {u"wishlist", Shelf::ToRead},
                                     {u"wish list", Shelf::ToRead},
                                     {u"tbr", Shelf::ToRead},
                                     {u"ungelesen", Shelf::ToRead},
                                     {u"will ich lesen", Shelf::ToRead},
                                     {u"a lire", Shelf::ToRead},
                                     {u"merkliste", Shelf::ToRead},
                                     {u"wunschliste", Shelf::ToRead},
                                     {u"por leer", Shelf::ToRead},
                                     {u"currently reading", Shelf::Reading},
                                     {u"reading", Shelf::Reading},
                                     {u"in progress", Shelf::Reading},
                                     {u"lese ich", Shelf::Reading},
                                     {u"en cours", Shelf::Reading},
                                     {u"leyendo", Shelf::Reading},
                                     {u"read", Shelf::Read},
                                     {u"already read", Shelf::Read},
                                     {u"finished", Shelf::Read},
                                     {u"gelesen", Shelf::Read},
                                     {u"lu", Shelf::Read},
                                     {u"leido", Shelf::Read},
                                     {u"letto", Shelf::Read},
                                     {u"lido", Shelf::Read},
                                     {u"completed", Shelf::Read},
                                     {u"did not finish", Shelf::DidNotFinish},
                                     {u"dnf", Shelf::DidNotFinish},
                                     {u"abandoned", Shelf::DidNotFinish},
                                     {u"stopped reading", Shelf::DidNotFinish},
                                     {u"unfinished", Shelf::DidNotFinish},
                                     {u"abgebrochen", Shelf::DidNotFinish}};
    const QString folded = domain::foldForSearch(cell);
    if (folded.isEmpty()) {
        return Shelf::None;
    }
    for (const Name &name : names) {
        if (name.folded == folded) {
            return name.shelf;
        }
    }
    return Shelf::Other;
}

} // namespace endpaper::exchange
