// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/bookeditor_p.h"
#include "viewmodel/words.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

BookEditor::BookEditor(services::Services &services, Changes &changes, Settings &settings,
                       QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, changes, settings))
{
    d->copies = new CopiesModel(services, changes, settings, this);
    d->conditions = new ChoiceModel({}, this);
    d->editionModes = new ChoiceModel({}, this);
    d->alertModes = new ChoiceModel({}, this);
    d->editions = new EditionsModel(services.editions, changes, this);
    connect(d->editions, &EditionsModel::chosenChanged, this, [this] {
        d->draft.editionIsbns = d->editions->chosen();
        Q_EMIT draftChanged();
    });
    connect(d->copies->prices(), &PriceHistory::pricesChanged, this,
            &BookEditor::suggestionChanged);
    retranslate();
    connect(&services.workspace, &services::Workspace::rowsChanged, this,
            [this](const store::Touched &touched) {
                const bool isMine = touched.of(domain::RowKind::Wish).contains(d->id)
                    || !touched.of(domain::RowKind::Tag).isEmpty()
                    || !touched.of(domain::RowKind::List).isEmpty();
                if (!d->id.isNil() && isMine) {
                    read();
                }
            });
    connect(&services.workspace, &services::Workspace::aboutToClose, this, &BookEditor::close);
    connect(&services.search, &services::SearchService::resolveStateChanged, this,
            [this](const Uuid &wish) {
                if (wish == d->id) {
                    Q_EMIT wishChanged();
                }
            });
}

BookEditor::~BookEditor() = default;

void BookEditor::open(const QString &wishId)
{
    const auto id = Uuid::parse(wishId);
    if (!id) {
        close();
        return;
    }
    if (*id == d->id) {
        return;
    }
    const bool wasOpen = std::exchange(d->isOpen, true);
    d->id = *id;
    d->saved.reset();
    d->draft = {};
    d->kept = {};
    setError({}, {});
    if (!wasOpen) {
        // Told at once: whoever closes it before it was read must see that it is open.
        Q_EMIT wishChanged();
    }
    read();
    d->copies->openWish(wishId);
}

void BookEditor::read()
{
    d->services.wishlists.wish(d->id)
        | then(this, [this, id = d->id](const Expected<std::optional<store::CachedWish>> &wish) {
              if (id != d->id || !wish) {
                  return;
              }
              if (!*wish || (*wish)->placement == domain::Placement::Trash) {
                  close();
                  return;
              }
              // A draft of a book that was not read yet would empty its other fields.
              const bool wasDirty = d->saved && d->draft != d->kept;
              d->saved = **wish;
              d->kept = draftOf(*d->saved);
              if (!wasDirty) { // what is being typed is never overwritten
                  d->draft = d->kept;
              }
              followEditions();
              Q_EMIT wishChanged();
              Q_EMIT suggestionChanged();
              Q_EMIT draftChanged();
          });
    d->services.wishlists.listNames()
        | then(this, [this](const Expected<QHash<Uuid, QString>> &names) {
              if (names && *names != d->listNames) {
                  d->listNames = *names;
                  Q_EMIT wishChanged();
              }
          });
}

void BookEditor::startNew(const QString &listId)
{
    close();
    d->isOpen = true;
    d->newList = Uuid::parse(listId).value_or(Uuid());
    d->draft = {};
    d->kept = {};
    Q_EMIT wishChanged();
    Q_EMIT draftChanged();
}

void BookEditor::close()
{
    if (!d->isOpen) {
        return;
    }
    d->isOpen = false;
    d->id = {};
    d->saved.reset();
    d->draft = {};
    d->kept = {};
    d->copies->close();
    d->editions->clear();
    setError({}, {});
    Q_EMIT wishChanged();
    Q_EMIT draftChanged();
}

void BookEditor::submit()
{
    if (d->busy || !d->isOpen) {
        return;
    }
    domain::Wish wish = d->saved ? d->saved->wish : domain::Wish();
    const auto applied = applyDraft(d->draft, wish, d->services.search.buyer().currency);
    if (!applied) {
        setError(draftSentence(applied.error()), applied.error().field);
        return;
    }
    setError({}, {});
    setBusy(true);
    const QStringList tags = tagsOf(d->draft.tags);
    const auto after = [this](const Changes::Committed &committed) {
        setBusy(false);
        if (!committed) {
            setError(words::sentence(committed.error(), words::Doing::Keep), {});
            return;
        }
        d->kept = d->draft;
        Q_EMIT draftChanged();
        Q_EMIT done();
    };
    if (d->saved) {
        const domain::Wish &before = d->saved->wish;
        const bool isOtherChoice = wish.isbn != before.isbn
            || wish.editionMode != before.editionMode || wish.editionIsbns != before.editionIsbns
            || wish.editionLanguages != before.editionLanguages;
        d->changes.follow(
            d->services.wishlists.update(wish, tags),
            {.undo = tr("change %1").arg(wish.title), .toast = tr("Saved %1.").arg(wish.title)},
            after);
        if (isOtherChoice) {
            d->services.search.look(services::subjectOf(wish),
                                    services::SearchService::Urgency::Now);
        }
        return;
    }
    wish.id = Uuid::create(d->services.clock);
    const Uuid id = wish.id;
    d->changes.follow(
        d->services.wishlists.add({{.wish = wish, .tags = tags}},
                                  {.list = d->newList, .nameIfNone = tr("To hunt")}),
        {.undo = tr("add %1").arg(wish.title), .toast = tr("Added %1.").arg(wish.title)},
        [this, id, after, isbn = wish.isbn](const Changes::Committed &committed) {
            if (committed) {
                open(id.toString());
                if (isbn) {
                    d->services.search.look(isbn->toString13(),
                                            services::SearchService::Urgency::Now);
                }
            }
            after(committed);
        });
}

void BookEditor::revert()
{
    d->draft = d->kept;
    followEditions();
    setError({}, {});
    Q_EMIT draftChanged();
}

void BookEditor::remove()
{
    if (!d->saved) {
        return;
    }
    const QString title = d->saved->wish.title;
    const QString list = listName();
    d->changes.follow(d->services.wishlists.remove({d->id}),
                      {.undo = tr("remove %1 from %2").arg(title, list),
                       .toast = tr("Removed %1 from %2.").arg(title, list)});
    close();
}

void BookEditor::moveTo(const QString &listId)
{
    const auto list = Uuid::parse(listId);
    if (!d->saved || !list || *list == d->saved->wish.list) {
        return;
    }
    const QString title = d->saved->wish.title;
    const QString name = d->listNames.value(*list);
    d->changes.follow(d->services.wishlists.moveTo({d->id}, *list),
                      {.undo = tr("move %1 to %2").arg(title, name),
                       .toast = tr("Moved %1 to %2.").arg(title, name)});
}

void BookEditor::lookAgain() { d->copies->refresh(); }

void BookEditor::setWant(bool want)
{
    if (d->saved && d->saved->wish.want != want) {
        const QString title = d->saved->wish.title;
        d->changes.follow(
            d->services.wishlists.setWant({d->id}, want),
            {.undo = want ? tr("want %1").arg(title) : tr("want %1 no more").arg(title)});
    }
}

void BookEditor::setOwn(bool own)
{
    if (d->saved && d->saved->wish.own != own) {
        const QString title = d->saved->wish.title;
        d->changes.follow(
            d->services.wishlists.setOwn({d->id}, own),
            {.undo = own ? tr("own %1").arg(title) : tr("own %1 no more").arg(title)});
    }
}

void BookEditor::setError(const QString &sentence, const QString &field)
{
    if (d->error != sentence || d->errorField != field) {
        d->error = sentence;
        d->errorField = field;
        Q_EMIT errorChanged();
    }
}

void BookEditor::setBusy(bool busy)
{
    if (d->busy != busy) {
        d->busy = busy;
        Q_EMIT busyChanged();
    }
}

QString BookEditor::draftSentence(const Error &error) const
{
    if (error.field == u"title") {
        return tr("A book needs a title, or an ISBN.");
    }
    if (error.field == u"target") {
        return tr("That is no amount. Write 8 or 8.50.");
    }
    if (error.context == u"wrong_check_digit") {
        return tr("This ISBN has a slip in it: its last digit does not fit the others. Some books "
                  "are misprinted so; you can look for copies with it all the same.");
    }
    if (error.context == u"ismn") {
        return tr("This is the number of printed music, not of a book.");
    }
    if (error.context == u"lost_digits") {
        return tr("A spreadsheet has thrown the last digits of this ISBN away.");
    }
    return tr("That is no ISBN: it has 13 digits, or 10.");
}

} // namespace endpaper::viewmodel
