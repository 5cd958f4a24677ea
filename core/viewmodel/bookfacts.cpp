// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/isbnranges.h"
#include "domain/text.h"
#include "viewmodel/bookeditor_p.h"
#include "viewmodel/words.h"

#include <algorithm>
#include <tuple>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

void BookEditor::setDraft(QString &member, const QString &value)
{
    if (member != value) {
        member = value;
        setError({}, {});
        Q_EMIT draftChanged();
    }
}

QString BookEditor::title() const { return d->draft.title; }

void BookEditor::setTitle(const QString &title) { setDraft(d->draft.title, title); }

QString BookEditor::authors() const { return d->draft.authors; }

void BookEditor::setAuthors(const QString &authors) { setDraft(d->draft.authors, authors); }

QString BookEditor::isbn() const { return d->draft.isbn; }

void BookEditor::setIsbn(const QString &isbn) { setDraft(d->draft.isbn, isbn); }

QString BookEditor::note() const { return d->draft.note; }

void BookEditor::setNote(const QString &note) { setDraft(d->draft.note, note); }

QString BookEditor::tags() const { return d->draft.tags; }

void BookEditor::setTags(const QString &tags) { setDraft(d->draft.tags, tags); }

QString BookEditor::target() const { return d->draft.target; }

void BookEditor::setTarget(const QString &target) { setDraft(d->draft.target, target); }

QString BookEditor::condition() const { return d->draft.condition; }

void BookEditor::setCondition(const QString &condition) { setDraft(d->draft.condition, condition); }

QString BookEditor::editionMode() const { return d->draft.editionMode; }

void BookEditor::setEditionMode(const QString &editionMode)
{
    setDraft(d->draft.editionMode, editionMode);
    followEditions();
}

// The catalogues are asked once editions are to be chosen.
void BookEditor::followEditions()
{
    d->editions->setChosen(d->draft.editionIsbns);
    if (d->draft.editionMode == "chosen"_L1 && d->saved) {
        d->editions->show(services::subjectOf(d->saved->wish));
    }
}

EditionsModel *BookEditor::editions() const { return d->editions; }

// A price that a copy has already is nothing to wait for.
std::optional<domain::Money> BookEditor::suggestion() const
{
    const auto money = d->copies->prices()->suggestedTarget();
    const bool isThere = money && d->saved && d->saved->quote
        && d->saved->quote->money().currency == money->currency
        && d->saved->quote->money().minor <= money->minor;
    return isThere ? std::nullopt : money;
}

QString BookEditor::suggestedTarget() const
{
    const auto money = suggestion();
    return money ? words::amount(*money) : QString();
}

QString BookEditor::suggestedText() const
{
    const auto money = suggestion();
    return money ? words::money(*money) : QString();
}

QString BookEditor::oddNumber() const
{
    const auto isbn = domain::Isbn::read(d->draft.isbn);
    const bool isOdd = !isbn && isbn.error() == domain::IsbnProblem::WrongCheckDigit;
    return isOdd ? d->draft.isbn.simplified() : QString();
}

QString BookEditor::alert() const { return d->draft.alert; }

void BookEditor::setAlert(const QString &alert) { setDraft(d->draft.alert, alert); }

ChoiceModel *BookEditor::alertModes() const { return d->alertModes; }

QString BookEditor::editionLanguages() const { return d->draft.editionLanguages; }

void BookEditor::setEditionLanguages(const QString &editionLanguages)
{
    setDraft(d->draft.editionLanguages, editionLanguages);
}

int BookEditor::priority() const { return d->draft.priority; }

void BookEditor::setPriority(int priority)
{
    const int bounded = std::clamp(priority, 0, 5);
    if (d->draft.priority != bounded) {
        d->draft.priority = bounded;
        Q_EMIT draftChanged();
    }
}

QString BookEditor::wishId() const { return d->id.isNil() ? QString() : d->id.toString(); }

bool BookEditor::isOpen() const { return d->isOpen; }

bool BookEditor::isNew() const { return d->isOpen && d->id.isNil(); }

QString BookEditor::targetHint() const
{
    if (const QString usual = d->copies->prices()->usualText(); !usual.isEmpty()) {
        return usual;
    }
    return d->saved && d->saved->quote && !d->saved->wish.limits.total
        ? tr("now %1").arg(totalText())
        : QString();
}

ChoiceModel *BookEditor::conditions() const { return d->conditions; }

ChoiceModel *BookEditor::editionModes() const { return d->editionModes; }

QString BookEditor::savedTitle() const { return d->saved ? d->saved->wish.title : QString(); }

QString BookEditor::savedAuthors() const
{
    return d->saved ? words::authors(d->saved->wish.authors) : QString();
}

QString BookEditor::family() const
{
    return d->saved && !d->saved->wish.authors.isEmpty()
        ? domain::familyName(d->saved->wish.authors.first())
        : QString();
}

int BookEditor::clothIndex() const
{
    return d->saved ? int(domain::workHash(d->saved->wish.title, d->saved->wish.authors) % 8) : 0;
}

int BookEditor::foilIndex() const
{
    return d->saved ? int((domain::workHash(d->saved->wish.title, d->saved->wish.authors) / 8) % 3)
                    : 0;
}

QUrl BookEditor::coverUrl() const { return {}; }

QString BookEditor::factsLine() const
{
    if (!d->saved) {
        return {};
    }
    const domain::Wish &wish = d->saved->wish;
    QStringList facts;
    if (!wish.published.isEmpty()) {
        facts += wish.published;
    }
    if (!wish.series.isEmpty()) {
        facts += wish.seriesNumber.isEmpty() ? wish.series
                                             : tr("%1 #%2").arg(wish.series, wish.seriesNumber);
    }
    if (wish.isbn) {
        facts += domain::hyphenated(*wish.isbn);
    }
    return facts.join(u" · "_s);
}

bool BookEditor::want() const { return d->saved && d->saved->wish.want; }

bool BookEditor::own() const { return d->saved && d->saved->wish.own; }

QString BookEditor::listId() const { return d->saved ? d->saved->wish.list.toString() : QString(); }

QString BookEditor::listName() const
{
    return d->saved ? d->listNames.value(d->saved->wish.list) : QString();
}

QString BookEditor::historyLine() const
{
    if (!d->saved) {
        return {};
    }
    const QString day = words::date(d->saved->wish.addedAt);
    return d->saved->wish.sourceKey.startsWith("goodreads:"_L1)
        ? tr("Added on %1, from Goodreads").arg(day)
        : tr("Added on %1").arg(day);
}

QString BookEditor::boughtLine() const
{
    if (!d->saved) {
        return {};
    }
    const auto &[total, at] = std::tie(d->saved->wish.boughtTotal, d->saved->wish.boughtAt);
    const QString cost = total ? words::money(*total) : QString();
    return total && at ? tr("Bought on %1 for %2").arg(words::date(*at), cost)
        : at           ? tr("Bought on %1").arg(words::date(*at))
        : total        ? tr("Bought for %1").arg(cost)
                       : QString();
}

QString BookEditor::nearText() const
{
    return d->saved && d->saved->near > 0 ? tr("%n near you", nullptr, d->saved->near) : QString();
}

QString BookEditor::totalText() const
{
    if (!d->saved || !d->saved->quote) {
        return {};
    }
    const store::Quote &quote = *d->saved->quote;
    return quote.isAtLeast ? words::atLeast(quote.money()) : words::money(quote.money());
}

QString BookEditor::totalLine() const
{
    if (!d->saved) {
        return {};
    }
    if (!d->saved->quote) {
        return lacksIsbn() ? lacksIsbnLine() : d->copies->stateLine();
    }
    const store::Quote &quote = *d->saved->quote;
    QStringList parts{words::condition(quote.condition),
                      words::ago(quote.seenAt, d->services.clock.now())};
    if (quote.isSample) {
        parts += tr("sample");
    }
    return parts.join(u" · "_s);
}

bool BookEditor::lacksIsbn() const
{
    return d->saved && services::subjectOf(d->saved->wish).isEmpty();
}

QString BookEditor::lacksIsbnLine() const
{
    using Resolve = services::SearchService::ResolveState;
    if (!lacksIsbn()) {
        return {};
    }
    switch (d->services.search.resolveState(d->id)) {
    case Resolve::Asking:
        return tr("Asking which book this is.");
    case Resolve::Waiting:
        return tr("Will look when there is a network.");
    case Resolve::NotFound:
        return tr("Asked %1: nobody knows this key. Type in its ISBN, and we look for copies.")
            .arg(words::asked(d->services.search.tried(d->id)));
    case Resolve::Idle:
        break;
    }
    return services::SearchService::hasName(d->saved->wish)
        ? tr("Will look by its title when the server answers.")
        : tr("This book has no ISBN yet. Type one in, and we look for copies.");
}

CopiesModel *BookEditor::bestCopies() const { return d->copies; }

bool BookEditor::valid() const
{
    domain::Wish wish = d->saved ? d->saved->wish : domain::Wish();
    return d->isOpen && applyDraft(d->draft, wish, d->services.search.buyer().currency).has_value();
}

bool BookEditor::isDirty() const { return d->draft != d->kept; }

bool BookEditor::busy() const { return d->busy; }

QString BookEditor::error() const { return d->error; }

QString BookEditor::errorField() const { return d->errorField; }

void BookEditor::retranslate()
{
    QList<ChoiceModel::Choice> conditions{{QString(), tr("As in Settings")}};
    for (const domain::Condition condition :
         {domain::Condition::Poor, domain::Condition::Fair, domain::Condition::Good,
          domain::Condition::VeryGood, domain::Condition::Fine, domain::Condition::New}) {
        conditions += {domain::conditionName(condition), words::condition(condition)};
    }
    d->conditions->setChoices(conditions);
    d->editionModes->setChoices({{u"any"_s, tr("Any edition")},
                                 {u"languages"_s, tr("Any in these languages")},
                                 {u"chosen"_s, tr("Chosen editions")},
                                 {u"exact"_s, tr("Exactly this ISBN")}});
    d->alertModes->setChoices({{u"digest"_s, tr("With the morning post")},
                               {u"now"_s, tr("At once")},
                               {u"off"_s, tr("Not at all")}});
    d->copies->retranslate();
    Q_EMIT suggestionChanged();
    Q_EMIT wishChanged();
    Q_EMIT draftChanged();
}

} // namespace endpaper::viewmodel
