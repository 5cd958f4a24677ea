// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/alerteditor.h"

#include "services/services.h"
#include "viewmodel/changes.h"
#include "viewmodel/words.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

using services::AlertWays;

namespace {

const QTime usualQuietFrom(22, 0);
const QTime usualQuietUntil(7, 0);
const QTime usualDigest(8, 0);

QString textOf(QTime time) { return time.toString(u"HH:mm"_s); }

} // namespace

AlertEditor::AlertEditor(services::Services &services, Changes &changes, QObject *parent)
    : QObject(parent)
    , m_services(services)
    , m_changes(changes)
{
    // Another daemon, another person.
    connect(&services.client, &services::DaemonClient::endpointChanged, this, [this] {
        if (m_ways || m_failure) {
            m_ways.reset();
            m_feedUrl.clear();
            m_webhookSecret.clear();
            load();
        }
    });
}

void AlertEditor::load() { follow(m_services.alerts.ways(), {}); }

void AlertEditor::follow(const services::AlertService::Answer &answer, const QString &field)
{
    ++m_open;
    setError({}, {});
    answer | then(this, [this, field](const Expected<AlertWays> &ways) {
        --m_open;
        if (ways) {
            m_ways = *ways;
            m_failure.reset();
            m_feedUrl = !ways->isFeedOn   ? QString()
                : ways->feedUrl.isEmpty() ? m_feedUrl
                                          : ways->feedUrl;
            // Shown until another one is set.
            m_webhookSecret = !ways->isWebhookSecretSet || field == "webhook"_L1
                ? ways->webhookSecret
                : m_webhookSecret;
        } else if (field.isEmpty()) {
            m_failure = ways.error();
        } else if (ways.error().kind == ErrorKind::Invalid && field == "email"_L1) {
            setError(tr("That is no e-mail address."), field);
        } else if (ways.error().kind == ErrorKind::Invalid && field == "webhook"_L1) {
            setError(
                tr("An address that begins with https://, and a secret of 16 letters or more."),
                field);
        } else {
            setError(words::sentence(ways.error(), words::Doing::ChangeCopies), field);
        }
        Q_EMIT changed();
    });
    Q_EMIT changed();
}

void AlertEditor::setError(const QString &sentence, const QString &field)
{
    m_error = sentence;
    m_errorField = field;
}

QString AlertEditor::stateLine() const
{
    if (m_ways) {
        return {};
    }
    return m_failure ? words::sentence(*m_failure, words::Doing::ChangeCopies)
                     : tr("Asking the server how you are told.");
}

std::optional<QTime> AlertEditor::timeFrom(const QString &text)
{
    static const QRegularExpression shape(u"^\\s*(\\d{1,2})(?:[:.h](\\d{2}))?\\s*$"_s);
    const auto match = shape.match(text);
    const QTime time(match.captured(1).toInt(), match.captured(2).toInt());
    return match.hasMatch() && time.isValid() ? std::optional(time) : std::nullopt;
}

bool AlertEditor::setDigestAt(const QString &time)
{
    const auto parsed = timeFrom(time);
    if (!parsed) {
        setError(tr("That is no time of the day. Write 8 or 8:30."), u"digest"_s);
        Q_EMIT changed();
        return false;
    }
    if (!m_ways || m_ways->digestAt != *parsed) {
        follow(m_services.alerts.setDigestAt(*parsed), u"digest"_s);
    }
    return true;
}

bool AlertEditor::setQuiet(bool on, const QString &from, const QString &until)
{
    const auto first = timeFrom(from);
    const auto last = timeFrom(until);
    if (on && (!first || !last)) {
        setError(tr("That is no time of the day. Write 8 or 8:30."), u"quiet"_s);
        Q_EMIT changed();
        return false;
    }
    follow(m_services.alerts.setQuietHours(on ? first : std::nullopt, on ? last : std::nullopt),
           u"quiet"_s);
    return true;
}

void AlertEditor::pauseOneHour()
{
    follow(m_services.alerts.setPausedUntil(m_services.clock.now() + std::chrono::hours(1)),
           u"pause"_s);
}

void AlertEditor::pauseUntilTomorrow()
{
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(toEpochMs(m_services.clock.now()));
    const QDateTime morning(now.date().addDays(1), m_ways ? m_ways->digestAt : usualDigest);
    follow(m_services.alerts.setPausedUntil(fromEpochMs(morning.toMSecsSinceEpoch())), u"pause"_s);
}

void AlertEditor::goOn() { follow(m_services.alerts.setPausedUntil(std::nullopt), u"pause"_s); }

void AlertEditor::setEmail(bool on, const QString &address)
{
    follow(m_services.alerts.setEmail(on, address.trimmed()), u"email"_s);
}

void AlertEditor::setWebhook(const QString &url, const QString &secret)
{
    follow(m_services.alerts.setWebhook(url.trimmed(), secret), u"webhook"_s);
}

void AlertEditor::setFeed(bool on) { follow(m_services.alerts.setFeed(on), u"feed"_s); }

void AlertEditor::copyFeedUrl()
{
    QGuiApplication::clipboard()->setText(m_feedUrl);
    m_changes.tell(tr("The address of the feed is on the clipboard."));
}

void AlertEditor::copyWebhookSecret()
{
    QGuiApplication::clipboard()->setText(m_webhookSecret);
    m_changes.tell(tr("The secret of the webhook is on the clipboard."));
}

QString AlertEditor::lostLetterLine() const
{
    if (!m_ways || !m_ways->lostLetter) {
        return {};
    }
    const QString day =
        words::date(QDateTime::fromMSecsSinceEpoch(toEpochMs(m_ways->lostLetter->at)).date());
    const QString &reason = m_ways->lostLetter->reason;
    return reason.startsWith("smtp_5"_L1)
        ? tr("The last letter was given up on %1: the mail server refused it (%2).")
              .arg(day, reason.mid(5))
        : tr("The last letter was given up on %1: no mail server took it.").arg(day);
}

QString AlertEditor::lostCallLine() const
{
    if (!m_ways || !m_ways->lostCall) {
        return {};
    }
    const QString day =
        words::date(QDateTime::fromMSecsSinceEpoch(toEpochMs(m_ways->lostCall->at)).date());
    const QString &reason = m_ways->lostCall->reason;
    if (reason.startsWith("http_"_L1)) {
        return tr("The last call was given up on %1: the address answered %2.")
            .arg(day, reason.mid(5));
    }
    if (reason == "forbidden"_L1) {
        return tr("The last call was given up on %1: the address lies in a private network.")
            .arg(day);
    }
    if (reason == "no_secret"_L1) {
        return tr("The last call was given up on %1: there was no secret to sign it with. Keep the "
                  "webhook once more.")
            .arg(day);
    }
    return tr("The last call was given up on %1: the address was not reached in three days.")
        .arg(day);
}

QString AlertEditor::digestAt() const { return textOf(m_ways ? m_ways->digestAt : usualDigest); }

QString AlertEditor::quietFrom() const
{
    return textOf(isQuiet() ? *m_ways->quietFrom : usualQuietFrom);
}

QString AlertEditor::quietUntil() const
{
    return textOf(isQuiet() ? *m_ways->quietUntil : usualQuietUntil);
}

bool AlertEditor::isPaused() const
{
    return m_ways && m_ways->pausedUntil && *m_ways->pausedUntil > m_services.clock.now();
}

QString AlertEditor::pausedLine() const
{
    if (!isPaused()) {
        return {};
    }
    const QDateTime until = QDateTime::fromMSecsSinceEpoch(toEpochMs(*m_ways->pausedUntil));
    const QDateTime now = QDateTime::fromMSecsSinceEpoch(toEpochMs(m_services.clock.now()));
    const QString time = words::clockTime(*m_ways->pausedUntil);
    return until.date() == now.date()
        ? tr("Nothing is told until %1.").arg(time)
        : tr("Nothing is told until %1, %2.").arg(words::date(until.date()), time);
}

} // namespace endpaper::viewmodel
