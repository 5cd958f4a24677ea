// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/bookkey.h"
#include "services/importmatching.h"
#include "viewmodel/omniboxmodel_p.h"
#include "viewmodel/words.h"

#include <QClipboard>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

namespace {

constexpr QLatin1StringView goodreadsPrefix("goodreads:");

domain::Wish wishFor(const domain::Pasted &pasted)
{
    domain::Wish wish;
    if (pasted.kind == domain::PastedKind::BookKey) {
        // Under the words of the link, until it is known which book it is.
        const bool isGoodreads = !pasted.key.contains(u':');
        wish.sourceKey = isGoodreads ? goodreadsPrefix + pasted.key : pasted.key;
        wish.title = !pasted.slugWords.isEmpty() ? pasted.slugWords
            : isGoodreads                        ? u"Goodreads "_s + pasted.key
                                                 : pasted.key;
    } else if (!pasted.isbns.isEmpty()) {
        wish.isbn = pasted.isbns.first();
        wish.title = wish.isbn->toString13();
    } else {
        wish.title = pasted.text;
    }
    if (!pasted.otherLines.isEmpty()) {
        wish.title = pasted.otherLines.first();
        wish.note = pasted.otherLines.sliced(1).join(u'\n');
    }
    return wish;
}

// One book a line, each a link or an ISBN; nothing if any line is something else.
std::optional<QList<domain::Wish>> wishesByLine(const QString &text)
{
    constexpr qsizetype linesMax = 500;
    const QStringList lines = domain::pastedLines(text, linesMax);
    if (lines.size() < 2 || lines.size() > linesMax) {
        return std::nullopt;
    }
    QList<domain::Wish> wishes;
    for (const QString &line : lines) {
        const auto pasted = domain::parsePasted(line);
        if (!pasted) {
            return std::nullopt;
        }
        if (pasted->kind != domain::PastedKind::BookKey
            && pasted->kind != domain::PastedKind::Isbn) {
            return std::nullopt;
        }
        wishes += wishFor(*pasted);
    }
    return wishes;
}

exchange::BookRow rowFor(const domain::Wish &wish)
{
    exchange::BookRow row;
    row.isbn = wish.isbn;
    row.title = wish.title;
    row.authors = wish.authors;
    if (wish.sourceKey.startsWith(goodreadsPrefix)) {
        row.goodreadsId = wish.sourceKey.mid(goodreadsPrefix.size());
    }
    return row;
}

} // namespace

bool OmniboxModel::activate(int row)
{
    if (row < 0 || row >= rowCount() || !d->rows.at(row).isEnabled) {
        return false;
    }
    const OmniRow chosen = d->rows.at(row);
    switch (chosen.kind) {
    case OmniKind::Book:
        Q_EMIT bookChosen(chosen.target);
        break;
    case OmniKind::FindCopies:
        Q_EMIT copiesChosen(chosen.target, {});
        break;
    case OmniKind::Add:
        if (chosen.target.startsWith("book/"_L1)) {
            add({chosen.wish});
        } else {
            take(d->text);
        }
        break;
    case OmniKind::Command:
        d->commands.trigger(chosen.target);
        break;
    case OmniKind::Place:
        d->library.open(chosen.target.section(u'/', 1));
        d->commands.trigger(u"go.library"_s);
        break;
    }
    setText({});
    Q_EMIT finished();
    return true;
}

void OmniboxModel::take(const QString &text)
{
    if (const auto invite = services::parseInviteLink(text)) {
        Q_EMIT invited(invite->token, invite->server.host());
        return;
    }
    const auto pasted = domain::parsePasted(text);
    if (!pasted) {
        setStatus(tooLong(), Tone::Bad);
        d->changes.tellFailure(tooLong());
        return;
    }
    if (const auto wishes = wishesByLine(text)) {
        add(*wishes);
        return;
    }
    switch (pasted->kind) {
    case domain::PastedKind::Nothing:
        return;
    case domain::PastedKind::List:
        d->importer.startText(text);
        return;
    case domain::PastedKind::BookKey:
    case domain::PastedKind::Isbn:
        add({wishFor(*pasted)});
        return;
    case domain::PastedKind::Words:
        if (pasted->isForeignLink) {
            setStatus(tr("This link holds no number that we can read. Paste the ISBN or the "
                         "Goodreads link of the book."),
                      Tone::Bad);
            d->changes.tellFailure(d->status);
        } else {
            add({wishFor(*pasted)});
        }
        return;
    }
}

bool OmniboxModel::takeLines()
{
    const QString text = QGuiApplication::clipboard()->text();
    if (text.size() <= domain::pastedCharactersMax && domain::pastedLines(text, 1).size() <= 1) {
        return false;
    }
    take(text);
    return true;
}

void OmniboxModel::run(const QString &commandId) { d->commands.trigger(commandId); }

QString OmniboxModel::describe(const QString &text) const
{
    if (const auto invite = services::parseInviteLink(text)) {
        return tr("Join the shared list at %1").arg(invite->server.host());
    }
    const auto pasted = domain::parsePasted(text);
    if (!pasted) {
        return tooLong();
    }
    switch (pasted->kind) {
    case domain::PastedKind::Nothing:
        return {};
    case domain::PastedKind::List:
        return listLine(*pasted);
    case domain::PastedKind::BookKey:
    case domain::PastedKind::Isbn:
        return tr("Add a book to %1").arg(listName());
    case domain::PastedKind::Words:
        break;
    }
    return tr("Add “%1” to %2").arg(pasted->text.left(titleShown), listName());
}

QString OmniboxModel::listLine(const domain::Pasted &pasted) const
{
    const int isbns = int(pasted.isbns.size());
    return isbns > 1 ? tr("Add %n book(s) to %1", nullptr, isbns).arg(listName())
                     : tr("Bring in a list");
}

void OmniboxModel::add(const QList<domain::Wish> &wishes)
{
    const Uuid list = Uuid::parse(d->library.currentListId()).value_or(Uuid());
    const QString name = listName();
    QList<services::NewWish> fresh;
    for (const domain::Wish &wish : wishes) {
        fresh += services::NewWish{.wish = wish};
        fresh.last().wish.id = Uuid::create(d->services.clock);
    }
    // Twice is once: what is on a list already is shown instead.
    d->services.workspace.read([](store::Transaction &transaction) {
        return store::listWishKeys(transaction);
    }) | then(this, [this, fresh, list, name](const Expected<QList<store::WishKey>> &keys) mutable {
        services::KnownBooks known(keys.value_or(QList<store::WishKey>()));
        Uuid there;
        fresh.removeIf([&known, &there](const services::NewWish &wish) {
            const exchange::BookRow row = rowFor(wish.wish);
            const Uuid found = known.find(row);
            if (found.isNil()) {
                known.add(row, wish.wish.id);
            } else {
                there = found;
            }
            return !found.isNil();
        });
        if (fresh.isEmpty()) {
            setStatus(tr("It is on your lists already."), Tone::Good);
            d->changes.tell(d->status);
            Q_EMIT bookChosen(there.toString());
            return;
        }
        addFresh(fresh, list, name);
    });
}

void OmniboxModel::addFresh(const QList<services::NewWish> &fresh, const Uuid &list,
                            const QString &name)
{
    const QString what =
        fresh.size() == 1 ? fresh.first().wish.title : words::books(int(fresh.size()));
    d->changes.follow(
        d->services.wishlists.add(fresh, {.list = list, .nameIfNone = name}),
        {.undo = tr("add %1").arg(what), .toast = tr("Added %1 to %2.").arg(what, name)},
        [this, fresh](const Changes::Committed &committed) {
            if (!committed) {
                return;
            }
            QStringList ids;
            for (const services::NewWish &wish : fresh) {
                ids += wish.wish.id.toString();
            }
            Q_EMIT added(ids);
            for (const services::NewWish &wish : fresh) {
                learn(wish.wish);
            }
        });
}

// Which book it is, and which copies there are.
void OmniboxModel::learn(const domain::Wish &wish)
{
    if (const auto key = domain::parseBookKey(wish.sourceKey)) {
        d->asked = wish.id;
        d->services.search.resolveWish(wish.id, key->name(), wish.title);
    } else if (wish.isbn) {
        const QString isbn = wish.isbn->toString13();
        if (wish.title == isbn) {
            d->services.search.describeWish(wish.id, isbn);
        }
        d->services.search.look(isbn, services::SearchService::Urgency::Now);
    }
}

} // namespace endpaper::viewmodel
