// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/settings.h"
#include "server/jobs/alerttelling.h"
#include "server/jobs/jobworker.h"
#include "server/jobs/smtpclient.h"

#include <QJsonDocument>
#include <QMessageAuthenticationCode>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using sources::FetchResult;

static constexpr int deliveriesAtOnceMax = 4;
// What could not be delivered by then is old news, and nobody listens there.
static constexpr std::chrono::hours givenUpAfter{72};
// Something kills every worker that tries it: the pauses of three days are fewer.
static constexpr int deliveryAttemptsMax = 60;

// "t=1795000000,v1=<hex>": HMAC-SHA256 by the reader's secret of "1795000000." and the body.
static QByteArray signatureOf(const QByteArray &body, const QString &secret, Instant now)
{
    const QByteArray seconds = QByteArray::number(toEpochMs(now) / 1000);
    const QByteArray mac = QMessageAuthenticationCode::hash(seconds + '.' + body, secret.toUtf8(),
                                                            QCryptographicHash::Sha256);
    return "t=" + seconds + ",v1=" + mac.toHex();
}

Expected<> JobRunner::Worker::prepareDelivery(Context &context, Task &task, const Facts &facts)
{
    store::AlertRepository alerts(context.transaction);
    const auto id = Uuid::parse(task.job.key);
    TRY_ASSIGN(const auto delivery,
               id ? alerts.delivery(*id) : Expected<std::optional<store::Delivery>>(std::nullopt));
    if (!delivery || delivery->doneAt) {
        TRY(store::JobRepository(context.transaction)
                .finish(task.job.id, facts.worker.id, context.clock.now()));
        task.job.id = 0;
        return {};
    }
    if (task.job.attempt > deliveryAttemptsMax) {
        TRY(alerts.setDelivered(delivery->id, context.clock.now(), u"attempts"_s));
        TRY(store::JobRepository(context.transaction)
                .giveUp(task.job.id, facts.worker.id, u"attempts"_s, context.clock.now()));
        task.job.id = 0;
        return {};
    }
    TRY_ASSIGN(auto body, deliveryBody(context, *delivery));
    if (!body) { // nothing is left to tell
        TRY(alerts.setDelivered(delivery->id, context.clock.now(), {}));
        TRY(store::JobRepository(context.transaction)
                .finish(task.job.id, facts.worker.id, context.clock.now()));
        task.job.id = 0;
        return {};
    }
    task.delivery = *delivery;
    task.delivery.body = std::move(*body);
    TRY_ASSIGN(const auto setting, alerts.setting(delivery->account));
    task.secret = setting.webhookSecret;
    return {};
}

// A mail server is one, and small.
void JobRunner::Worker::beginDeliveries()
{
    while (m_delivering < deliveriesAtOnceMax && !m_deliveries.isEmpty()) {
        ++m_delivering;
        beginDelivery(m_deliveries.takeFirst());
    }
}

void JobRunner::Worker::beginDelivery(const TaskPointer &task)
{
    const store::Delivery &delivery = task->delivery;
    const Settings &settings = m_engine.settings();
    if (delivery.channel == "email"_L1) {
        const QJsonObject body = QJsonDocument::fromJson(delivery.body).object();
        const Letter letter{.from = settings.mail.from,
                            .to = delivery.target,
                            .subject = body["subject"_L1].toString(),
                            .text = body["text"_L1].toString(),
                            .id = delivery.id.toString().toLatin1() + '@'
                                + m_engine.serverId().toString().toLatin1() + ".endpaper",
                            .date = delivery.created};
        SmtpClient::send(settings.mail, letter, this,
                         [this, task](SmtpClient::Outcome outcome, const QString &reason) {
                             delivered(task,
                                       outcome == SmtpClient::Outcome::Sent        ? Sent::Yes
                                           : outcome == SmtpClient::Outcome::Later ? Sent::Later
                                                                                   : Sent::Never,
                                       reason);
                         });
        return;
    }
    sources::FetchRequest request{
        .verb = sources::FetchRequest::Verb::Post,
        .url = QUrl(delivery.target),
        .headers = {{"Content-Type", "application/json"},
                    {"Endpaper-Delivery", delivery.id.toString().toLatin1()}},
        .body = delivery.body};
    if (task->secret.isEmpty()) { // set before secrets were made
        QMetaObject::invokeMethod(
            this, [this, task] { delivered(task, Sent::Never, u"no_secret"_s); },
            Qt::QueuedConnection);
        return;
    }
    // On one's own computer a neighbour in the same network is meant.
    request.mayBePrivate = settings.isSolo;
    request.headers.emplaceBack("Endpaper-Signature",
                                signatureOf(delivery.body, task->secret, m_clock.now()));
    m_fetcher->fetch(request, [this, task](const FetchResult &result) {
        if (result.outcome != FetchResult::Outcome::Answered) {
            const bool isForbidden = result.outcome == FetchResult::Outcome::Forbidden;
            delivered(task, isForbidden ? Sent::Never : Sent::Later,
                      isForbidden ? u"forbidden"_s : u"unreachable"_s);
            return;
        }
        const bool isTaken = result.status >= 200 && result.status < 300;
        const bool isForGood = result.status >= 300 && result.status < 500 && result.status != 408
            && result.status != 429;
        delivered(task,
                  isTaken         ? Sent::Yes
                      : isForGood ? Sent::Never
                                  : Sent::Later,
                  u"http_"_s % QString::number(result.status));
    });
}

void JobRunner::Worker::delivered(const TaskPointer &task, Sent sent, const QString &reason)
{
    --m_delivering;
    beginDeliveries();
    write(
        [facts = m_facts, task, sent, reason](Context &context) -> Expected<> {
            const Instant now = context.clock.now();
            store::JobRepository jobs(context.transaction);
            if (sent == Sent::Later && now < task->delivery.created + givenUpAfter) {
                return jobs.retry(task->job.id, facts->worker.id, now + backoff(task->job.attempt),
                                  reason, now);
            }
            const bool isSent = sent == Sent::Yes;
            TRY(store::AlertRepository(context.transaction)
                    .setDelivered(task->delivery.id, now, isSent ? QString() : reason));
            return isSent ? jobs.finish(task->job.id, facts->worker.id, now)
                          : jobs.giveUp(task->job.id, facts->worker.id, reason, now);
        },
        [this](const Expected<> &result) { over(result); });
}

} // namespace endpaper::server
