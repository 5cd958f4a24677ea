// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/purchasemodel.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/words.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

static const QDate daysFrom(1900, 1, 1);

PurchaseModel::PurchaseModel(services::Services &services, Changes &changes, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_changes(changes)
{
}

QDate PurchaseModel::today() const
{
    return QDateTime::fromMSecsSinceEpoch(toEpochMs(m_services.clock.now())).date();
}

void PurchaseModel::left(const Uuid &wish, const QString &title, std::optional<domain::Money> total,
                         const QString &host)
{
    if (!wish.isNil()) {
        m_visit = Visit{.wish = wish, .title = title, .total = total, .host = host};
        m_isAway = false;
        dismiss();
    }
}

void PurchaseModel::wentAway() { m_isAway = m_visit.has_value(); }

void PurchaseModel::cameBack()
{
    if (!std::exchange(m_isAway, false) || !m_visit || std::exchange(m_visit->wasAsked, true)) {
        return;
    }
    m_services.wishlists.wish(m_visit->wish)
        | then(this,
               [this, id = m_visit->wish](const Expected<std::optional<store::CachedWish>> &wish) {
                   // What is bought already, or gone, is not asked about.
                   if (m_visit && m_visit->wish == id && wish && *wish
                       && (*wish)->placement != domain::Placement::Trash
                       && !(*wish)->wish.boughtAt) {
                       m_isAsking = true;
                       Q_EMIT questionChanged();
                   }
               });
}

void PurchaseModel::forget()
{
    m_visit.reset();
    m_isAway = false;
    m_wish.reset();
    dismiss();
    Q_EMIT draftChanged();
}

QString PurchaseModel::question() const
{
    if (!m_isAsking || !m_visit) {
        return {};
    }
    return m_visit->total ? tr("Did you buy %1, %2 at %3?")
                                .arg(m_visit->title, words::money(*m_visit->total), m_visit->host)
                          : tr("Did you buy %1 at %2?").arg(m_visit->title, m_visit->host);
}

void PurchaseModel::dismiss()
{
    if (std::exchange(m_isAsking, false)) {
        Q_EMIT questionChanged();
    }
}

void PurchaseModel::openAsked()
{
    if (m_visit) {
        open(m_visit->wish.toString());
    }
}

void PurchaseModel::open(const QString &wishId)
{
    const auto id = Uuid::parse(wishId);
    if (!id) {
        return;
    }
    m_opening = *id;
    m_services.wishlists.wish(*id)
        | then(this, [this, id = *id](const Expected<std::optional<store::CachedWish>> &cached) {
              if (id != m_opening || !cached || !*cached) {
                  return;
              }
              const store::CachedWish &found = **cached;
              auto total = m_visit && m_visit->wish == id ? m_visit->total : std::nullopt;
              if (!total && found.quote && !found.quote->isAtLeast && !found.quote->isSample) {
                  total = found.quote->money();
              }
              fill(found.wish, total);
              Q_EMIT opened();
          });
}

void PurchaseModel::fill(const domain::Wish &wish, std::optional<domain::Money> total)
{
    m_wish = wish;
    m_filled = isKnown() ? wish.boughtTotal : total;
    m_amount = m_filled ? words::amount(*m_filled) : QString();
    m_day = isKnown() ? (wish.boughtAt ? words::date(*wish.boughtAt) : QString())
                      : words::date(today());
    setError({}, {});
}

bool PurchaseModel::isKnown() const { return m_wish && (m_wish->boughtTotal || m_wish->boughtAt); }

void PurchaseModel::setAmount(const QString &amount)
{
    if (m_amount != amount) {
        m_amount = amount;
        setError({}, {});
    }
}

void PurchaseModel::setDay(const QString &day)
{
    if (m_day != day) {
        m_day = day;
        setError({}, {});
    }
}

void PurchaseModel::setError(const QString &sentence, const QString &field)
{
    m_error = sentence;
    m_errorField = field;
    Q_EMIT draftChanged();
}

std::optional<QDate> PurchaseModel::dayFrom(const QString &text, QDate today)
{
    const QString trimmed = text.simplified();
    const QLocale locale;
    QDate day = QDate::fromString(trimmed, Qt::ISODate);
    const auto isGood = [&] { return day.isValid() && day >= daysFrom && day <= today; };
    for (const QString &format :
         {u"d MMM yyyy"_s, u"d MMMM yyyy"_s, u"d.M.yyyy"_s, u"d/M/yyyy"_s}) {
        day = isGood() ? day : locale.toDate(trimmed, format);
    }
    day = isGood() ? day : locale.toDate(trimmed, QLocale::ShortFormat);
    return isGood() ? std::optional(day) : std::nullopt;
}

bool PurchaseModel::keep()
{
    if (!m_wish) {
        return false;
    }
    domain::Wish wish = *m_wish;
    const bool isFirst = !isKnown();
    const bool isEmpty = m_amount.trimmed().isEmpty() && m_day.trimmed().isEmpty();
    wish.boughtTotal.reset();
    wish.boughtAt.reset();
    if (!m_amount.trimmed().isEmpty()) {
        // The currency of an amount that is only looked at stays.
        const bool isAsFilled = m_filled && words::amount(*m_filled) == m_amount;
        const auto money = isAsFilled
            ? Expected<std::optional<domain::Money>>(m_filled)
            : domain::parseMoney(m_amount, m_services.search.buyer().currency);
        if (!money || !*money || (*money)->minor < 0) {
            setError(tr("That is no amount. Write 8 or 8.50."), u"amount"_s);
            return false;
        }
        wish.boughtTotal = **money;
    }
    if (!isEmpty) {
        wish.boughtAt = dayFrom(m_day, today());
        if (!wish.boughtAt) {
            setError(tr("That is no day until today. Write %1.").arg(words::date(today())),
                     u"day"_s);
            return false;
        }
    }
    if (isFirst) {
        wish.own = wish.own || !isEmpty;
        wish.want = wish.want && isEmpty;
    }
    m_visit.reset();
    dismiss();
    const QString toast = !wish.boughtAt ? tr("%1: what it cost is forgotten.").arg(wish.title)
        : wish.boughtTotal
        ? tr("Bought %1 for %2.").arg(wish.title, words::money(*wish.boughtTotal))
        : tr("Bought %1.").arg(wish.title);
    m_changes.follow(m_services.wishlists.update(wish, std::nullopt),
                     {.undo = tr("what %1 cost").arg(wish.title), .toast = toast});
    return true;
}

void PurchaseModel::retranslate()
{
    Q_EMIT questionChanged();
    Q_EMIT draftChanged();
}

} // namespace endpaper::viewmodel
