// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/text.h"
#include "exchange/listwriter_p.h"

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype keyPartMax = 24; // characters of a name or a word in a key

QString year(const ExportedWish &wish) { return wish.wish.published.left(4); }

// What biber reads as the same characters again. Lines are parted by blanks: an entry is one field
// a line.
QByteArray braced(const QString &text)
{
    QString safe;
    for (const QChar c : text.simplified()) {
        switch (c.unicode()) {
        case u'\\':
            safe += u"\\textbackslash{}"_s;
            break;
        case u'{':
        case u'}':
        case u'%':
        case u'&':
        case u'$':
        case u'#':
        case u'_':
            safe += u'\\';
            safe += c;
            break;
        case u'~':
            safe += u"\\textasciitilde{}"_s;
            break;
        case u'^':
            safe += u"\\textasciicircum{}"_s;
            break;
        default:
            safe += c;
        }
    }
    return '{' + safe.toUtf8() + '}';
}

void addField(QByteArray &entry, const char *name, const QByteArray &value)
{
    entry += ",\n  " + QByteArray(name) + " = " + value;
}

QByteArray plain(const QString &text)
{
    QByteArray key;
    for (const QChar c : domain::foldForSearch(text)) {
        const bool isPlain = (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9');
        if (isPlain && key.size() < keyPartMax) {
            key += char(c.unicode());
        }
    }
    return key;
}

// One line each: RIS knows no continuation.
void addLine(QByteArray &record, const char *tag, const QString &value)
{
    if (!value.isEmpty()) {
        record += QByteArray(tag) + "  - " + value.simplified().toUtf8() + "\r\n";
    }
}

// RIS names a person family first.
QString familyFirst(const QString &author)
{
    const QString family = domain::familyName(author);
    const QString name = author.simplified();
    if (name.contains(u',') || family.isEmpty() || name == family || !name.endsWith(family)) {
        return name;
    }
    return family + u", "_s + name.chopped(family.size()).trimmed();
}

} // namespace

QByteArray bibTeXKey(const ExportedWish &wish)
{
    const QByteArray family = wish.wish.authors.isEmpty()
        ? QByteArray()
        : plain(domain::familyName(wish.wish.authors.first()));
    const QByteArray key = family + plain(year(wish)) + plain(wish.wish.title.section(u' ', 0, 0));
    return key.isEmpty() ? QByteArray("book") : key;
}

QByteArray bibTeXBook(const ExportedWish &exported, const QByteArray &key)
{
    const domain::Wish &wish = exported.wish;
    QByteArray entry = "@book{" + key;
    // Doubled braces: a style must not make small letters of a title's capitals.
    addField(entry, "title", '{' + braced(wish.title) + '}');
    if (!wish.authors.isEmpty()) {
        QByteArray authors;
        for (const QString &author : wish.authors) {
            // A name that has " and " in it stays one.
            const QByteArray name = braced(author);
            const bool isOne = author.contains(u" and "_s, Qt::CaseInsensitive);
            authors +=
                (authors.isEmpty() ? "" : " and ") + (isOne ? name : name.mid(1, name.size() - 2));
        }
        addField(entry, "author", '{' + authors + '}');
    }
    if (!year(exported).isEmpty()) {
        addField(entry, "year", braced(year(exported)));
    }
    if (wish.isbn) {
        addField(entry, "isbn", braced(wish.isbn->toString13()));
    }
    if (!wish.series.isEmpty()) {
        addField(entry, "series", braced(wish.series));
    }
    if (!wish.seriesNumber.isEmpty()) {
        addField(entry, "number", braced(wish.seriesNumber));
    }
    if (!exported.tags.isEmpty()) {
        addField(entry, "keywords", braced(exported.tags.join(u", "_s)));
    }
    if (!wish.note.isEmpty()) {
        addField(entry, "annotation", braced(wish.note));
    }
    return entry + "\n}\n\n";
}

QByteArray risBook(const ExportedWish &exported)
{
    const domain::Wish &wish = exported.wish;
    QByteArray record = "TY  - BOOK\r\n";
    addLine(record, "TI", wish.title);
    for (const QString &author : wish.authors) {
        addLine(record, "AU", familyFirst(author));
    }
    addLine(record, "PY", year(exported));
    addLine(record, "SN", wish.isbn ? wish.isbn->toString13() : QString());
    addLine(record, "T2", wish.series);
    addLine(record, "VL", wish.seriesNumber);
    for (const QString &tag : exported.tags) {
        addLine(record, "KW", tag);
    }
    addLine(record, "N1", wish.note);
    return record + "ER  - \r\n\r\n";
}

} // namespace endpaper::exchange
