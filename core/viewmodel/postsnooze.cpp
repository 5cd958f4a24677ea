// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader puts off, and how it comes back.
#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/postmodel.h"
#include "viewmodel/words.h"

#include <QDateTime>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::PostItem;
using services::PostSnooze;

namespace {

const QTime usualDigest(8, 0); // where the daemon does not say
constexpr std::chrono::milliseconds waitMax = std::chrono::hours(24); // then it looks again

// "tomorrow, 08:00", "Saturday, 08:00"
QString momentText(Instant until, Instant now)
{
    const QDate day = QDateTime::fromMSecsSinceEpoch(toEpochMs(until)).date();
    const QDate today = QDateTime::fromMSecsSinceEpoch(toEpochMs(now)).date();
    return day == today.addDays(1)
        ? PostModel::tr("tomorrow, %1").arg(words::clockTime(until))
        //: a day of the week, a time
        : PostModel::tr("%1, %2").arg(QLocale().dayName(day.dayOfWeek()), words::clockTime(until));
}

} // namespace

void PostModel::arrange()
{
    const Instant now = m_services.clock.now();
    QList<PostItem> awake;
    QSet<Uuid> awakeNotes;
    QSet<Uuid> asleepNotes;
    for (const PostItem &item : std::as_const(m_list.items)) {
        const bool isAsleep = m_list.isAsleep(item, now);
        if (!isAsleep) {
            awake += item;
        }
        if (!item.isRead) {
            (isAsleep ? asleepNotes : awakeNotes).insert(item.notification);
        }
    }
    m_asleep = int(m_list.items.size() - awake.size());
    m_unread = std::max(0, m_list.unread - int(asleepNotes.subtract(awakeNotes).size()));
    if (m_awake != awake) {
        beginResetModel();
        m_awake = awake;
        endResetModel();
    }
    m_wake.stop();
    std::optional<Instant> next;
    for (const PostSnooze &one : std::as_const(m_list.snoozes)) {
        if (one.snooze.until && *one.snooze.until > now) {
            next = std::min(next.value_or(*one.snooze.until), *one.snooze.until);
        }
    }
    if (next) {
        m_wake.start(std::min(*next - now, waitMax));
    }
    Q_EMIT listChanged();
}

bool PostModel::canSnooze(int row) const
{
    return row >= 0 && row < count() && !m_awake.at(row).wish.isNil();
}

bool PostModel::canWaitForLess(int row) const
{
    return canSnooze(row) && m_awake.at(row).total && m_awake.at(row).kind == "alert"_L1;
}

void PostModel::snooze(int row, Snooze until)
{
    if (!(until == Snooze::IfCheaper ? canWaitForLess(row) : canSnooze(row))) {
        return;
    }
    const PostItem item = m_awake.at(row);
    const PostSnooze asleep{.notification = item.notification, .wish = item.wish};
    if (until == Snooze::IfCheaper) {
        PostSnooze cheaper = asleep;
        cheaper.snooze.below = item.total;
        putOff(
            cheaper,
            tr("%1: back when it costs less than %2.").arg(item.title, words::money(*item.total)),
            item.title);
        return;
    }
    // It comes back with the post, in the reader's time zone.
    m_services.alerts.ways()
        | then(
            this,
            [this, asleep, until, title = item.title](const Expected<services::AlertWays> &ways) {
                const QTime digest = ways ? ways->digestAt : usualDigest;
                const Instant now = m_services.clock.now();
                PostSnooze later = asleep;
                later.snooze.until = domain::snoozeEnd(
                    until == Snooze::Weekend ? domain::SnoozeTime::Weekend
                                             : domain::SnoozeTime::Tomorrow,
                    digest.hour() * 60 + digest.minute(), QTimeZone::systemTimeZone(), now);
                putOff(later, tr("%1: back %2.").arg(title, momentText(*later.snooze.until, now)),
                       title);
            });
}

void PostModel::putOff(const PostSnooze &snooze, const QString &toast, const QString &title)
{
    const PostSnooze awake{.notification = snooze.notification, .wish = snooze.wish};
    const auto put = [this](const PostSnooze &one) { after(m_services.post.putSnooze(one)); };
    m_services.post.putSnooze(snooze)
        | then(this, [this, put, snooze, awake, toast, title](const Expected<> &done) {
              if (!done) {
                  m_changes.tellFailure(words::sentence(done.error(), words::Doing::ChangeCopies));
                  return;
              }
              m_changes.note({.words = tr("put off %1").arg(title),
                              .undo = [put, awake] { put(awake); },
                              .redo = [put, snooze] { put(snooze); }},
                             toast);
              load();
          });
}

void PostModel::wakeAll()
{
    const QList<PostSnooze> asleep = m_list.snoozes;
    if (asleep.isEmpty()) {
        return;
    }
    const auto putAll = [this, asleep](bool ends) {
        for (PostSnooze one : asleep) {
            one.snooze = ends ? domain::Snooze() : one.snooze;
            after(m_services.post.putSnooze(one));
        }
    };
    putAll(true);
    m_changes.note({.words = tr("bring back what was put off"),
                    .undo = [putAll] { putAll(false); },
                    .redo = [putAll] { putAll(true); }},
                   tr("What was put off is back."));
}

QString PostModel::asleepLine() const
{
    if (m_asleep == 0) {
        return {};
    }
    std::optional<Instant> next;
    for (const PostSnooze &one : m_list.snoozes) {
        if (one.snooze.until) {
            next = std::min(next.value_or(*one.snooze.until), *one.snooze.until);
        }
    }
    const QString line = tr("%n put off", nullptr, m_asleep);
    return next ? tr("%1 · back %2").arg(line, momentText(*next, m_services.clock.now())) : line;
}

} // namespace endpaper::viewmodel
