// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/services.h"
#include "viewmodel/copiesmodel_p.h"
#include "viewmodel/listdiff.h"
#include "viewmodel/settings.h"
#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::CopiesAnswer;

CopiesModel::CopiesModel(services::Services &services, Changes &changes, Settings &settings,
                         QObject *parent)
    : QAbstractListModel(parent)
    , d(std::make_unique<Private>(services, changes, settings))
{
    d->sources = new CopySourcesModel(this);
    d->prices = new PriceHistory(services, this);
    d->filters = new CopyFilters(this);
    d->details = new CopyDetails(this);
    d->compare = new CopyCompare(this);
    d->hidden = new HiddenModel(services.copies, services.clock, this);
    connect(d->filters, &CopyFilters::chosenChanged, this, [this] { arrange(true); });
    connect(d->hidden, &HiddenModel::shown, this, &CopiesModel::lookAnew);
    connect(&services.search, &services::SearchService::copiesChanged, this,
            [this](const QString &isbn, const CopiesAnswer &answer) {
                if (isbn == d->isbn) {
                    d->error.reset();
                    d->keptAt = d->services.clock.now();
                    const bool wasSearching =
                        d->answer && d->answer->state == CopiesAnswer::State::Searching;
                    take(answer);
                    if (wasSearching && answer.state != CopiesAnswer::State::Searching) {
                        askPrices(); // what was just heard is the newest day of the line
                    }
                }
            });
    connect(&services.search, &services::SearchService::copiesFailed, this,
            [this](const QString &isbn, const Error &error) {
                if (isbn == d->isbn) {
                    d->error = error;
                    settle();
                }
            });
    connect(&services.workspace, &services::Workspace::rowsChanged, this,
            [this](const store::Touched &touched) {
                if (!d->wishId.isNil() && touched.of(domain::RowKind::Wish).contains(d->wishId)) {
                    readWish();
                }
            });
    connect(&services.workspace, &services::Workspace::aboutToClose, this, &CopiesModel::close);
    d->ending.setSingleShot(true);
    connect(&d->ending, &QTimer::timeout, this, [this] {
        const size_t shown = d->answer ? d->answer->copies.size() : 0;
        if (d->answer) {
            take(*d->answer);
        }
        if (shown > 0 && d->answer->copies.size() < shown) {
            d->services.search.look(d->isbn, services::SearchService::Urgency::Now);
        }
    });
    // A book in words that nobody could be asked about.
    const auto askAgain = [this] {
        if (d->services.client.isReachable() && !d->wishId.isNil() && d->isbn.isEmpty()) {
            d->named.clear();
            readWish();
        }
    };
    connect(&services.client, &services::DaemonClient::reachableChanged, this, askAgain);
    connect(&services.client, &services::DaemonClient::endpointChanged, this, askAgain);
    // Another least condition folds other rows away.
    connect(&settings, &Settings::leastConditionChanged, this, [this] { arrange(true); });
    const auto buyerChanged = [this] {
        if (!d->isbn.isEmpty()) {
            refresh();
        }
    };
    connect(&settings, &Settings::countryChanged, this, buyerChanged);
    connect(&settings, &Settings::currencyChanged, this, buyerChanged);
}

CopiesModel::~CopiesModel() = default;

void CopiesModel::openWish(const QString &wishId)
{
    const auto id = Uuid::parse(wishId);
    if (!id) {
        return;
    }
    if (*id != d->wishId) {
        close();
        d->wishId = *id;
    }
    readWish();
}

void CopiesModel::readWish()
{
    d->services.wishlists.wish(d->wishId)
        | then(this,
               [this, id = d->wishId](const Expected<std::optional<store::CachedWish>> &cached) {
                   if (id != d->wishId || !cached || !*cached) {
                       return;
                   }
                   d->wish = (*cached)->wish;
                   d->title = d->wish->title;
                   d->authors = d->wish->authors;
                   d->prices->setWish(d->wish);
                   const QString isbn = services::subjectOf(*d->wish);
                   if (isbn != d->isbn || isbn.isEmpty()) {
                       start(isbn);
                   } else if (d->answer) { // other editions may be wanted now
                       d->ready = copyRows(*d->answer, d->wish, d->services.clock.now());
                       arrange(d->hasAsked);
                   }
                   const QString words = d->title + u'\n' + d->authors.join(u'\n');
                   if (isbn.isEmpty() && d->named != words) {
                       d->named = words; // once: what the daemon does not know now, it may later
                       d->services.search.nameWish(d->wishId);
                   }
                   Q_EMIT bookChanged();
               });
    d->services.search.foundBy(d->wishId)
        | then(this, [this, id = d->wishId](const Expected<QString> &by) {
              if (id == d->wishId && by && *by != d->foundBy) {
                  d->foundBy = *by;
                  Q_EMIT bookChanged();
              }
          });
}

void CopiesModel::openIsbn(const QString &isbn)
{
    if (openNumber(isbn)) {
        return;
    }
    const auto parsed = domain::Isbn::read(isbn);
    close();
    d->title = parsed ? parsed->toString13() : isbn;
    start(parsed ? parsed->toString13() : QString());
    Q_EMIT bookChanged();
    if (parsed) {
        askTitle();
    }
}

void CopiesModel::askTitle()
{
    d->services.client.get(u"/api/v1/books/%1"_s.arg(d->isbn))
        | then(this, [this, isbn = d->isbn](const Expected<services::JsonReply> &reply) {
              if (isbn != d->isbn || !reply || d->wish) {
                  return;
              }
              d->title = reply->body["title"_L1].toString(d->title);
              d->authors = authorsFromJson(reply->body["authors"_L1]);
              Q_EMIT bookChanged();
          });
}

void CopiesModel::start(const QString &isbn)
{
    d->isbn = isbn;
    d->answer.reset();
    d->error.reset();
    d->hasAsked = true;
    d->ready.clear();
    d->picked.clear();
    arrange(true);
    d->sources->setSources({});
    askPrices();
    if (isbn.isEmpty()) {
        d->state = CopiesState::NoIsbn;
        Q_EMIT statusChanged();
        return;
    }
    d->state = CopiesState::NotLooked;
    Q_EMIT statusChanged();
    // What is known at once, what is new when it comes.
    d->services.search.kept(isbn)
        | then(this, [this, isbn](const Expected<services::SearchService::Kept> &kept) {
              if (isbn == d->isbn && kept && !d->answer) {
                  d->keptAt = kept->at;
                  take(kept->answer);
              }
          });
    d->services.search.look(isbn, services::SearchService::Urgency::Now);
    settle();
}

void CopiesModel::close()
{
    if (d->state == CopiesState::NoBook) {
        return;
    }
    d->wishId = {};
    d->named.clear();
    d->foundBy.clear();
    d->wish.reset();
    d->isbn.clear();
    d->title.clear();
    d->authors.clear();
    d->answer.reset();
    d->error.reset();
    d->ready.clear();
    d->picked.clear();
    d->state = CopiesState::NoBook;
    arrange(true);
    d->sources->setSources({});
    d->details->clear();
    d->prices->setWish({});
    d->prices->show({}, domain::Condition::Unknown);
    Q_EMIT bookChanged();
    Q_EMIT statusChanged();
}

// Of a misprinted number there is no history.
void CopiesModel::askPrices()
{
    d->prices->show(domain::Isbn::read(d->isbn) || Uuid::parse(d->isbn) ? d->isbn : QString(),
                    d->least());
}

void CopiesModel::refresh()
{
    if (d->isbn.isEmpty()) {
        return;
    }
    d->hasAsked = true;
    d->services.search.look(d->isbn, services::SearchService::Urgency::Now);
    settle();
}

void CopiesModel::take(CopiesAnswer answer)
{
    const Instant now = d->services.clock.now();
    // Some may be shown for so long only, however long somebody reads here.
    if (const auto end = services::dropEnded(answer, now)) {
        d->ending.start(
            std::clamp(*end - now, std::chrono::milliseconds(0), services::QuoteTerms::lookMax));
    }
    d->answer = answer;
    d->ready = copyRows(answer, d->wish, now);
    d->sources->setSources(sourceRows(answer, now));
    // Rows on the screen do not jump: what comes while they are read waits to be let in.
    arrange(d->hasAsked || d->rows.isEmpty());
    if (answer.state != CopiesAnswer::State::Searching) {
        d->hasAsked = false;
    }
    settle();
}

void CopiesModel::arrange(bool letsNewIn)
{
    const services::SearchService::Buyer &buyer = d->services.search.buyer();
    d->stays = d->filters->apply(d->answer ? &*d->answer : nullptr,
                                 {.country = buyer.country, .currency = buyer.currency});
    QSet<QString> shown;
    for (const CopyRow &row : std::as_const(d->rows)) {
        shown.insert(row.id);
    }
    QList<CopyRow> rows;
    d->lesser = 0;
    d->newer = 0;
    for (CopyRow row : std::as_const(d->ready)) {
        if (d->isLeftOut(row)) {
            continue;
        }
        row.isPicked = d->picked.contains(row.id);
        row.isLesser = d->isLesser(row);
        d->lesser += row.isLesser ? 1 : 0;
        if (row.isLesser && !d->showsLesser) {
            continue;
        }
        if (!letsNewIn && !shown.contains(row.id)) {
            ++d->newer;
            continue;
        }
        rows += row;
    }
    sortCopyRows(rows, int(d->sortKey), d->isDescending);
    applyList(*this, d->rows, rows, &CopyRow::id);
    followPicks();
    Q_EMIT countsChanged();
}

void CopiesModel::settle()
{
    if (d->isbn.isEmpty()) {
        return;
    }
    const bool isLooking = d->services.search.isLooking(d->isbn);
    if (d->answer && d->answer->state == CopiesAnswer::State::Searching && !d->error) {
        d->state = CopiesState::Looking;
    } else if (d->error && d->error->kind == ErrorKind::Unavailable) {
        d->state = CopiesState::Offline;
    } else if (d->error) {
        d->state = CopiesState::Failed;
    } else if (d->answer) {
        d->state = d->answer->state == CopiesAnswer::State::Fresh ? CopiesState::Fresh
                                                                  : CopiesState::Stale;
    } else {
        d->state = isLooking ? CopiesState::Looking : CopiesState::NotLooked;
    }
    Q_EMIT statusChanged();
}

int CopiesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(d->rows.size());
}

QVariant CopiesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid)) {
        return {};
    }
    const CopyRow &row = d->rows.at(index.row());
    switch (role) {
    case CopyIdRole:
        return row.id;
    case TotalTextRole:
        return row.totalText;
    case TotalMinorRole:
        return row.totalMinor;
    case TotalIsLeastRole:
        return row.isLeast;
    case PriceTextRole:
        return row.priceText;
    case PostageTextRole:
        return row.postageText;
    case ConditionTextRole:
        return words::condition(row.condition);
    case GradeRole:
        return domain::conditionName(row.condition);
    case DefectsRole:
        return row.defects;
    case EditionTextRole:
        return row.editionText;
    case EditionDiffersRole:
        return row.editionDiffers;
    case SellerRole:
        return row.seller;
    case FromTextRole:
        return row.fromText;
    case SeenTextRole:
        return row.seenText;
    case UrlRole:
        return row.url.toString();
    case SourceNameRole:
        return row.sourceName;
    case IsSampleRole:
        return row.isSample;
    case IsLesserRole:
        return row.isLesser;
    case AlsoAtTextRole:
        return row.alsoAtText;
    case AccessibleNameRole:
        return row.accessibleName;
    case IsPickedRole:
        return row.isPicked;
    default:
        return {};
    }
}

QHash<int, QByteArray> CopiesModel::roleNames() const
{
    return {
        {CopyIdRole, "copyId"_ba},
        {TotalTextRole, "totalText"_ba},
        {TotalMinorRole, "totalMinor"_ba},
        {TotalIsLeastRole, "totalIsLeast"_ba},
        {PriceTextRole, "priceText"_ba},
        {PostageTextRole, "postageText"_ba},
        {ConditionTextRole, "conditionText"_ba},
        {GradeRole, "grade"_ba},
        {DefectsRole, "defects"_ba},
        {EditionTextRole, "editionText"_ba},
        {EditionDiffersRole, "editionDiffers"_ba},
        {SellerRole, "seller"_ba},
        {FromTextRole, "fromText"_ba},
        {SeenTextRole, "seenText"_ba},
        {UrlRole, "url"_ba},
        {SourceNameRole, "sourceName"_ba},
        {IsSampleRole, "isSample"_ba},
        {IsLesserRole, "isLesser"_ba},
        {AlsoAtTextRole, "alsoAtText"_ba},
        {AccessibleNameRole, "accessibleName"_ba},
        {IsPickedRole, "isPicked"_ba},
    };
}

} // namespace endpaper::viewmodel
