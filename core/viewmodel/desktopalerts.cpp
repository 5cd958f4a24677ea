// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/desktopalerts.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/postmodel.h"
#include "viewmodel/settings.h"
#include "viewmodel/words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::DesktopNote;
using services::DesktopNotifier;
using services::PostItem;

namespace {

const QString onSetting = u"alerts/desktop"_s;
const QString toldSetting = u"alerts/told"_s; // until when the post's things were told here
const QString postKey = u"post"_s;
constexpr std::chrono::milliseconds waitMax = std::chrono::hours(24); // then it looks again

bool isMatch(const PostItem &item) { return item.kind == "match"_L1; }

// The copy that a note speaks of: the cheapest that is there, else the first.
const PostItem &leadOf(const QList<PostItem> &items)
{
    const auto cost = [](const PostItem &item) {
        return item.total && item.what != "gone"_L1 ? item.total->minor
                                                    : std::numeric_limits<qint64>::max();
    };
    return *std::ranges::min_element(items, {}, cost);
}

} // namespace

DesktopAlerts::DesktopAlerts(services::Services &services, Changes &changes, Settings &settings,
                             PostModel &post, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_changes(changes)
    , m_settings(settings)
    , m_post(post)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &DesktopAlerts::look);
    connect(&post, &PostModel::heard, this, &DesktopAlerts::look);
    connect(&services.workspace, &services::Workspace::aboutToClose, this, [this] {
        m_wait.stop();
        m_ways = {};
    });
    connect(&m_notifier, &DesktopNotifier::stateChanged, this, &DesktopAlerts::changed);
    connect(&m_notifier, &DesktopNotifier::activated, this, [this](const QString &key) {
        if (Uuid::parse(key)) {
            Q_EMIT copiesAsked(key);
        } else {
            Q_EMIT postAsked();
        }
    });
}

bool DesktopAlerts::isOn() const { return m_settings.kept(onSetting, true).toBool(); }

void DesktopAlerts::setOn(bool on)
{
    if (on == isOn()) {
        return;
    }
    putOn(on);
    m_changes.note({.words = tr("change what this desktop shows"),
                    .undo = [this, on] { putOn(!on); },
                    .redo = [this, on] { putOn(on); }},
                   on ? tr("What is told is shown on this desktop.")
                      : tr("Nothing is shown on this desktop any more."));
}

void DesktopAlerts::putOn(bool on)
{
    m_settings.keep(onSetting, on);
    Q_EMIT changed();
}

bool DesktopAlerts::isMissing() const
{
    return m_notifier.state() == DesktopNotifier::State::Missing;
}

QString DesktopAlerts::line() const
{
    if (isMissing()) {
        return tr("No notification service answers on this desktop: the window and the morning "
                  "post say it instead.");
    }
    return m_notifier.serverName().isEmpty() ? QString()
                                             : tr("Shown by %1.").arg(m_notifier.serverName());
}

void DesktopAlerts::check() { m_notifier.check(); }

QList<PostItem> DesktopAlerts::fresh() const
{
    const Instant told = fromEpochMs(m_settings.kept(toldSetting).toLongLong());
    QList<PostItem> items;
    std::ranges::copy_if(m_post.items(), std::back_inserter(items), [told](const PostItem &item) {
        return !item.isRead && item.told > told && !item.wish.isNil()
            && (item.kind == "alert"_L1 || isMatch(item));
    });
    return items;
}

void DesktopAlerts::look()
{
    // What was there before this desktop began to tell, or while it did not, is no news.
    if (!isOn() || !m_settings.kept(toldSetting).isValid()) {
        m_settings.keep(toldSetting, toEpochMs(m_post.newest()));
        return;
    }
    if (m_isAsking || fresh().isEmpty()) {
        return;
    }
    m_isAsking = true;
    m_services.alerts.ways() | then(this, [this](const Expected<services::AlertWays> &ways) {
        m_isAsking = false;
        consider(ways.value_or(m_ways));
    });
}

void DesktopAlerts::consider(const services::AlertWays &ways)
{
    m_ways = ways;
    const Instant now = m_services.clock.now();
    const Instant at = ways.interruptAt(QTimeZone::systemTimeZone(), now);
    if (at > now) {
        m_wait.start(std::min(at - now, waitMax));
        return;
    }
    const QList<PostItem> items = fresh();
    m_settings.keep(toldSetting, toEpochMs(m_post.newest()));
    QSet<Uuid> matched;
    for (const PostItem &item : items) {
        if (isMatch(item)) {
            matched.insert(item.wish);
        }
    }
    if (matched.isEmpty()) {
        tell(items);
        return;
    }
    // The daemon tells of matches whenever they come: only some wishes may interrupt.
    m_services.post.toldAtOnce(matched)
        | then(this, [this, items](const Expected<QSet<Uuid>> &urgent) {
              QList<PostItem> told = items;
              told.removeIf([&urgent](const PostItem &item) {
                  return isMatch(item) && !(urgent && urgent->contains(item.wish));
              });
              tell(told);
          });
}

void DesktopAlerts::tell(const QList<PostItem> &items)
{
    QList<QList<PostItem>> books;
    for (const PostItem &item : items) {
        const auto same = [&item](const QList<PostItem> &book) {
            return book.first().wish == item.wish && isMatch(book.first()) == isMatch(item);
        };
        if (const auto book = std::ranges::find_if(books, same); book != books.end()) {
            *book += item;
        } else {
            books += {item};
        }
    }
    if (books.isEmpty()) {
        return;
    }
    QStringList lines;
    for (const QList<PostItem> &book : std::as_const(books)) {
        lines += m_post.whatOf(leadOf(book));
    }
    const bool isDigest = std::ranges::all_of(items, &PostItem::isDigest);
    if (books.size() > notesMax || (isDigest && books.size() > 1)) {
        show({.key = postKey,
              .summary = tr("Morning post: %n books", nullptr, int(books.size())),
              .body = lines.mid(0, notesMax).join(u'\n'),
              .open = tr("Open the morning post")});
        return;
    }
    for (const QList<PostItem> &book : std::as_const(books)) {
        const PostItem &lead = leadOf(book);
        QStringList body{m_post.whyOf(lead)};
        if (book.size() > 1) {
            body += tr("and %n more", nullptr, int(book.size()) - 1);
        }
        body.removeAll(QString());
        show({.key = isMatch(lead) ? u"match/"_s + lead.wish.toString() : lead.wish.toString(),
              .summary = m_post.whatOf(lead),
              .body = body.join(u" · "_s),
              .open = isMatch(lead) ? tr("Open the morning post") : tr("Show the copies")});
    }
}

void DesktopAlerts::show(const DesktopNote &note)
{
    m_notifier.show(note) | then(this, [this, words = note.summary](const Expected<> &shown) {
        if (!shown) {
            m_changes.tell(words);
        }
    });
}

} // namespace endpaper::viewmodel
