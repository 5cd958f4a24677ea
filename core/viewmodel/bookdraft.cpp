// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/bookdraft.h"

#include "viewmodel/words.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

QStringList parted(const QString &text, QChar separator)
{
    QStringList parts;
    for (const QString &part : text.split(separator, Qt::SkipEmptyParts)) {
        const QString trimmed = part.simplified();
        if (!trimmed.isEmpty() && !parts.contains(trimmed)) {
            parts += trimmed;
        }
    }
    return parts;
}

} // namespace

QStringList tagsOf(const QString &text) { return parted(text, u','); }

BookDraft draftOf(const store::CachedWish &cached)
{
    const domain::Wish &wish = cached.wish;
    QStringList tags;
    for (const store::CachedTag &tag : cached.tags) {
        tags += tag.text;
    }
    BookDraft draft;
    draft.title = wish.title;
    draft.authors = wish.authors.join(u"; "_s);
    draft.isbn = wish.isbn ? wish.isbn->toString13() : QString();
    draft.note = wish.note;
    draft.tags = tags.join(u", "_s);
    draft.target = wish.limits.total ? words::amount(*wish.limits.total) : QString();
    draft.condition = wish.limits.condition == domain::Condition::Unknown
        ? QString()
        : domain::conditionName(wish.limits.condition);
    draft.editionMode = domain::wireName(wish.editionMode);
    draft.editionLanguages = wish.editionLanguages.join(u", "_s);
    draft.editionIsbns = wish.editionIsbns;
    draft.alert = domain::wireName(wish.alert);
    draft.priority = wish.priority;
    return draft;
}

Expected<> applyDraft(const BookDraft &draft, domain::Wish &wish, domain::Currency currency)
{
    const auto wordsOf = [](const domain::Wish &one) {
        return QStringList{one.title} + one.authors;
    };
    const QStringList words = wordsOf(wish);
    wish.isbn.reset();
    if (!draft.isbn.trimmed().isEmpty()) {
        TRY_ASSIGN(wish.isbn, domain::Isbn::parse(draft.isbn));
    }
    wish.title = draft.title.simplified();
    if (wish.title.isEmpty()) {
        if (!wish.isbn) {
            return fail(ErrorKind::Invalid, u"neither title nor ISBN"_s, u"title"_s);
        }
        wish.title = wish.isbn->toString13();
    }
    wish.authors = parted(draft.authors, u';');
    if (wordsOf(wish) != words) {
        wish.bookId.reset(); // that was the book of the other words
    }
    wish.note = draft.note;
    // The currency of a target that is only looked at stays.
    if (!wish.limits.total || words::amount(*wish.limits.total) != draft.target) {
        wish.limits.total.reset();
        if (!draft.target.trimmed().isEmpty()) {
            const auto money = domain::parseMoney(draft.target, currency);
            if (!money || !*money || (*money)->minor <= 0) {
                return fail(ErrorKind::Invalid, u"no amount"_s, u"target"_s);
            }
            wish.limits.total = **money;
        }
    }
    wish.limits.condition =
        domain::conditionFromName(draft.condition).value_or(domain::Condition::Unknown);
    wish.editionMode =
        domain::fromWireName<domain::EditionMode>(draft.editionMode).value_or(wish.editionMode);
    wish.editionLanguages = parted(draft.editionLanguages, u',');
    wish.editionIsbns = draft.editionIsbns;
    wish.alert = domain::fromWireName<domain::AlertMode>(draft.alert).value_or(wish.alert);
    wish.priority = draft.priority;
    return {};
}

} // namespace endpaper::viewmodel
