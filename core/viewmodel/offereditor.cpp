// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/offereditor.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/settings.h"
#include "viewmodel/words.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct OfferEditor::Private
{
    Private(services::Services &usedServices, Changes &usedChanges)
        : services(usedServices)
        , changes(usedChanges)
    {
    }

    services::Services &services;
    Changes &changes;
    ChoiceModel *kinds = nullptr;
    ChoiceModel *conditions = nullptr;
    QString kind = u"give"_s;
    QString isbn;
    QString title;
    QString authors;
    QString text;
    QString price;
    QString condition = u"good"_s;
    bool busy = false;
    QString error;
};

OfferEditor::OfferEditor(services::Services &services, Changes &changes, Settings &,
                         QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>(services, changes))
{
    d->kinds = new ChoiceModel({}, this);
    d->conditions = new ChoiceModel({}, this);
    retranslate();
}

OfferEditor::~OfferEditor() = default;

void OfferEditor::retranslate()
{
    d->kinds->setChoices({{u"give"_s, tr("Give away")},
                          {u"swap"_s, tr("Swap")},
                          {u"lend"_s, tr("Lend")},
                          {u"sell"_s, tr("Sell")}});
    QList<ChoiceModel::Choice> conditions;
    for (const domain::Condition condition :
         {domain::Condition::New, domain::Condition::Fine, domain::Condition::VeryGood,
          domain::Condition::Good, domain::Condition::Fair, domain::Condition::Poor}) {
        conditions += {domain::conditionName(condition), words::condition(condition)};
    }
    d->conditions->setChoices(conditions);
    Q_EMIT draftChanged();
}

void OfferEditor::put(QString &member, const QString &value)
{
    if (member != value) {
        member = value;
        setError({});
        Q_EMIT draftChanged();
    }
}

void OfferEditor::setError(const QString &sentence)
{
    if (d->error != sentence) {
        d->error = sentence;
        Q_EMIT errorChanged();
    }
}

QString OfferEditor::kind() const { return d->kind; }

void OfferEditor::setKind(const QString &kind) { put(d->kind, kind); }

QString OfferEditor::isbn() const { return d->isbn; }

void OfferEditor::setIsbn(const QString &isbn) { put(d->isbn, isbn); }

QString OfferEditor::title() const { return d->title; }

void OfferEditor::setTitle(const QString &title) { put(d->title, title); }

QString OfferEditor::authors() const { return d->authors; }

void OfferEditor::setAuthors(const QString &authors) { put(d->authors, authors); }

QString OfferEditor::text() const { return d->text; }

void OfferEditor::setText(const QString &text) { put(d->text, text); }

QString OfferEditor::price() const { return d->price; }

void OfferEditor::setPrice(const QString &price) { put(d->price, price); }

QString OfferEditor::condition() const { return d->condition; }

void OfferEditor::setCondition(const QString &condition) { put(d->condition, condition); }

QString OfferEditor::previewLine() const
{
    QStringList parts{words::offerKind(d->kind), d->title};
    if (const auto condition = domain::conditionFromName(d->condition)) {
        parts += words::condition(*condition);
    }
    if (const auto money = domain::parseMoney(d->price, d->services.search.buyer().currency);
        needsPrice() && money && *money) {
        parts += words::money(**money);
    }
    if (const auto &area = d->services.nearby.area()) {
        parts += tr("a square of %n km around %1", nullptr, int(area->cell.size)).arg(area->name);
    }
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

ChoiceModel *OfferEditor::kinds() const { return d->kinds; }

ChoiceModel *OfferEditor::conditions() const { return d->conditions; }

bool OfferEditor::needsPrice() const { return d->kind == u"sell"; }

bool OfferEditor::valid() const
{
    return !d->title.trimmed().isEmpty() && (!needsPrice() || !d->price.trimmed().isEmpty())
        && d->services.nearby.area();
}

bool OfferEditor::busy() const { return d->busy; }

QString OfferEditor::error() const { return d->error; }

void OfferEditor::startEmpty()
{
    d->kind = u"give"_s;
    d->isbn.clear();
    d->title.clear();
    d->authors.clear();
    d->text.clear();
    d->price.clear();
    d->condition = u"good"_s;
    setError({});
    Q_EMIT draftChanged();
}

void OfferEditor::startFromWish(const QString &wishId)
{
    startEmpty();
    const auto id = Uuid::parse(wishId);
    if (!id) {
        return;
    }
    d->services.wishlists.wish(*id)
        | then(this, [this](const Expected<std::optional<store::CachedWish>> &cached) {
              if (cached && *cached) {
                  const domain::Wish &wish = (*cached)->wish;
                  d->title = wish.title;
                  d->authors = wish.authors.join(u"; "_s);
                  d->isbn = wish.isbn ? wish.isbn->toString13() : QString();
                  Q_EMIT draftChanged();
              }
          });
}

void OfferEditor::submit()
{
    if (d->busy) {
        return;
    }
    services::NewOffer offer{.kind = d->kind, .title = d->title.simplified(), .text = d->text};
    for (const QString &author : d->authors.split(u';', Qt::SkipEmptyParts)) {
        offer.authors += author.simplified();
    }
    offer.condition = domain::conditionFromName(d->condition).value_or(domain::Condition::Unknown);
    if (!d->isbn.trimmed().isEmpty()) {
        const auto isbn = domain::Isbn::read(d->isbn);
        if (!isbn) {
            setError(tr("That is no ISBN: it has 13 digits, or 10."));
            return;
        }
        offer.isbn = *isbn;
    }
    if (needsPrice()) {
        const auto money = domain::parseMoney(d->price, d->services.search.buyer().currency);
        if (!money || !*money) {
            setError(tr("That is no amount. Write 8 or 8.50."));
            return;
        }
        offer.price = **money;
    }
    if (!d->services.nearby.area()) {
        setError(tr("Choose your area first: neighbours see a square, never a point."));
        return;
    }
    setError({});
    d->busy = true;
    Q_EMIT busyChanged();
    d->services.nearby.post(offer) | then(this, [this](const Expected<> &posted) {
        d->busy = false;
        Q_EMIT busyChanged();
        if (!posted) {
            setError(words::sentence(posted.error(), words::Doing::Offer));
            return;
        }
        d->changes.tell(tr("Posted %1. Neighbours can see it now.").arg(d->title));
        Q_EMIT done();
    });
}

} // namespace endpaper::viewmodel
