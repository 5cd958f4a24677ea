// SPDX-License-Identifier: GPL-3.0-or-later
#include "exchange/listwriter_p.h"

#include "domain/money.h"

namespace endpaper::exchange {

using namespace Qt::StringLiterals;

namespace {

// One line, and nothing in it is taken for a mark.
QString escaped(const QString &text)
{
    static constexpr QStringView marks(u"\\`*_{}[]<>#|~");
    QString safe;
    for (const QChar c : text.simplified()) {
        if (marks.contains(c)) {
            safe += u'\\';
        }
        safe += c;
    }
    return safe;
}

} // namespace

QByteArray markdownBook(const ExportedWish &exported, const QString &listBefore, bool isFirst)
{
    const domain::Wish &wish = exported.wish;
    QString text;
    if (isFirst || exported.listName != listBefore) {
        const QString name = escaped(exported.listName);
        text += (isFirst ? QString() : u"\n"_s)
            + (name.isEmpty() ? QString() : QString(u"# "_s + name + u"\n\n"_s));
    }
    text += (wish.own ? u"- [x] *"_s : u"- [ ] *"_s) + escaped(wish.title) + u'*';
    if (!wish.authors.isEmpty()) {
        text += u", "_s + escaped(wish.authors.join(u", "_s));
    }
    if (!wish.published.isEmpty()) {
        text += u", "_s + escaped(wish.published.left(4));
    }
    if (wish.isbn) {
        text += u" · ISBN "_s + wish.isbn->toString13();
    }
    if (wish.limits.total) {
        text += u" · ≤ "_s + domain::formatMoney(*wish.limits.total, QLocale());
    }
    for (const QString &tag : exported.tags) {
        text += u" · "_s + escaped(tag);
    }
    text += u'\n';
    if (!wish.note.isEmpty()) {
        text += u"  "_s + escaped(wish.note) + u'\n';
    }
    return text.toUtf8();
}

} // namespace endpaper::exchange
