// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/accounts.h"
#include "server/api/etag.h"
#include "server/api/json.h"
#include "server/api/problem.h"
#include "server/api/settings.h"
#include "server/api/telljob.h"
#include "server/jobs/alertsieve.h"
#include "server/jobs/alerttelling.h"
#include "server/jobs/alertwords.h"
#include "store/vault/accountrepository.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QUrl>
#include <QXmlStreamWriter>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using store::AlertRepository;
using store::AlertSetting;

namespace {

constexpr int urlCharactersMax = 2000;
constexpr int secretCharactersMax = 200;
constexpr int secretCharactersMin = 16;
constexpr size_t entriesMax = 50;
constexpr int entriesSeenMax = 500; // gone through to find those, past what is put off
constexpr int tokenBytes = 24;

QString minuteText(int minute)
{
    return u"%1:%2"_s.arg(minute / 60, 2, 10, QChar(u'0')).arg(minute % 60, 2, 10, QChar(u'0'));
}

// What the last letter or call to this address came to, if it was given up.
Expected<QJsonValue> failureJson(Context &context, const QString &channel, const QString &target)
{
    TRY_ASSIGN(
        const auto last,
        AlertRepository(context.transaction).lastOutcome(context.caller.account, channel, target));
    return last && !last->reason.isEmpty()
        ? QJsonValue(QJsonObject{{u"at"_s, toJson(last->at)}, {u"reason"_s, last->reason}})
        : QJsonValue();
}

Expected<QJsonObject> settingJson(const AlertSetting &setting, Context &context)
{
    QJsonObject quiet;
    if (setting.quietFrom) {
        quiet = {{u"from"_s, minuteText(*setting.quietFrom)},
                 {u"until"_s, minuteText(*setting.quietUntil)}};
    }
    QString email = setting.email;
    if (email.isEmpty()) {
        TRY_ASSIGN(const auto account,
                   store::AccountRepository(context.transaction).get(context.caller.account));
        email = account.email;
    }
    TRY_ASSIGN(const QJsonValue lostLetter, failureJson(context, u"email"_s, email));
    TRY_ASSIGN(const QJsonValue lostCall, failureJson(context, u"webhook"_s, setting.webhookUrl));
    const bool isPaused = setting.pausedUntil && *setting.pausedUntil > context.clock.now();
    return QJsonObject{{u"quiet_hours"_s, setting.quietFrom ? QJsonValue(quiet) : QJsonValue()},
                       {u"digest_at"_s, minuteText(setting.digestMinute)},
                       {u"paused_until"_s, isPaused ? toJson(setting.pausedUntil) : QJsonValue()},
                       {u"email"_s,
                        QJsonObject{{u"on"_s, setting.isEmailOn},
                                    {u"address"_s, textOrNull(setting.email)},
                                    {u"available"_s, !context.settings.mail.host.isEmpty()},
                                    {u"given_up"_s, lostLetter}}},
                       {u"webhook"_s,
                        QJsonObject{{u"url"_s, textOrNull(setting.webhookUrl)},
                                    {u"secret_set"_s, !setting.webhookSecret.isEmpty()},
                                    {u"given_up"_s, lostCall}}},
                       {u"feed"_s, QJsonObject{{u"on"_s, !setting.feedHash.isEmpty()}}}};
}

// "22:30" → 1350.
Expected<int> minuteOf(const QJsonObject &object, const QString &name, const QString &field)
{
    const QString text = object.value(name).toString();
    const QTime time = QTime::fromString(text, u"HH:mm"_s);
    if (!time.isValid()) {
        return fail(ErrorKind::Invalid, u"not_a_time"_s, field);
    }
    return time.hour() * 60 + time.minute();
}

Expected<> readTimes(const QJsonObject &body, Instant now, AlertSetting &setting)
{
    if (body.contains("quiet_hours"_L1)) {
        TRY_ASSIGN(const auto quiet, optionalObject(body, u"quiet_hours"_s));
        setting.quietFrom.reset();
        setting.quietUntil.reset();
        if (quiet) {
            TRY_ASSIGN(const int from, minuteOf(*quiet, u"from"_s, u"quiet_hours.from"_s));
            TRY_ASSIGN(const int until, minuteOf(*quiet, u"until"_s, u"quiet_hours.until"_s));
            setting.quietFrom = from;
            setting.quietUntil = until;
        }
    }
    if (body.contains("digest_at"_L1)) {
        TRY_ASSIGN(setting.digestMinute, minuteOf(body, u"digest_at"_s, u"digest_at"_s));
    }
    if (body.contains("paused_until"_L1)) {
        const auto before = setting.pausedUntil;
        TRY_ASSIGN(setting.pausedUntil, optionalInstant(body, u"paused_until"_s));
        if (!setting.pausedUntil && before) { // it was a pause: its digests have their hour
            setting.pausedUntil = std::min(*before, now);
        }
    }
    return {};
}

Expected<> readEmail(const QJsonObject &body, const Context &context, AlertSetting &setting)
{
    TRY_ASSIGN(const auto email, optionalObject(body, u"email"_s));
    if (!email) {
        return {};
    }
    TRY_ASSIGN(const auto isOn, optionalBool(*email, u"on"_s));
    setting.isEmailOn = isOn.value_or(setting.isEmailOn);
    if (isOn.value_or(false) && context.settings.mail.host.isEmpty()) {
        return fail(ErrorKind::Invalid, u"no_mail"_s, u"email.on"_s);
    }
    if (email->contains("address"_L1)) {
        setting.email = QString();
        if (!email->value("address"_L1).isNull()) {
            TRY_ASSIGN(setting.email,
                       server::readEmail({{u"email"_s, email->value("address"_L1)}}));
        }
    }
    return {};
}

QByteArray randomToken()
{
    std::array<quint32, tokenBytes / sizeof(quint32)> random{};
    QRandomGenerator::system()->fillRange(random.data(), qsizetype(random.size()));
    return QByteArray(reinterpret_cast<const char *>(random.data()), tokenBytes)
        .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

// No call goes out unsigned: where no secret is given one is made, told this once.
Expected<QString> readWebhook(const QJsonObject &body, const Context &context,
                              AlertSetting &setting)
{
    TRY_ASSIGN(const auto hook, optionalObject(body, u"webhook"_s));
    if (!hook) {
        return QString();
    }
    if (hook->contains("url"_L1)) {
        TRY_ASSIGN(const auto text,
                   optionalText(*hook, u"url"_s, {.charactersMax = urlCharactersMax}));
        const QUrl url(text.value_or(QString()), QUrl::StrictMode);
        const bool isSafe =
            url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && context.settings.isSolo);
        if (text && (!isSafe || url.host().isEmpty() || !url.userInfo().isEmpty())) {
            return fail(ErrorKind::Invalid, u"not_an_url"_s, u"webhook.url"_s);
        }
        setting.webhookUrl = text ? url.toString(QUrl::FullyEncoded) : QString();
    }
    if (hook->contains("secret"_L1)) {
        TRY_ASSIGN(const auto secret,
                   optionalText(*hook, u"secret"_s,
                                {.charactersMax = secretCharactersMax,
                                 .charactersMin = secretCharactersMin}));
        setting.webhookSecret = secret.value_or(QString());
    }
    if (setting.webhookUrl.isEmpty() || !setting.webhookSecret.isEmpty()) {
        return QString();
    }
    setting.webhookSecret = QString::fromLatin1(randomToken());
    return setting.webhookSecret;
}

QByteArray hashOfToken(const QByteArray &token)
{
    return QCryptographicHash::hash(token, QCryptographicHash::Sha256);
}

// {"feed": {"on": true}} makes a new address, told this once; false closes the old one.
Expected<QByteArray> readFeed(const QJsonObject &body, AlertSetting &setting)
{
    TRY_ASSIGN(const auto feed, optionalObject(body, u"feed"_s));
    if (!feed) {
        return QByteArray();
    }
    TRY_ASSIGN(const auto isOn, optionalBool(*feed, u"on"_s));
    if (!isOn) {
        return QByteArray();
    }
    if (!*isOn) {
        setting.feedHash = QByteArray();
        return QByteArray();
    }
    const QByteArray token = randomToken();
    setting.feedHash = hashOfToken(token);
    return token;
}

QString ownUrl(const Request &request, const Settings &settings)
{
    if (!settings.publicUrl.isEmpty()) {
        return QString::fromUtf8(settings.publicUrl);
    }
    return (request.isSecure ? u"https://"_s : u"http://"_s)
        % QString::fromLatin1(request.header("host"));
}

Expected<Reply> getAlerts(const Request &request, Context &context)
{
    TRY_ASSIGN(const auto setting,
               AlertRepository(context.transaction).setting(context.caller.account));
    TRY_ASSIGN(const QJsonObject answer, settingJson(setting, context));
    return withEtag(request, Reply::json(answer));
}

// What is left out stays as it is.
Expected<Reply> putAlerts(const Request &request, Context &context)
{
    TRY_ASSIGN(const QJsonObject body, parseBody(request));
    AlertRepository repository(context.transaction);
    TRY_ASSIGN(auto setting, repository.setting(context.caller.account));
    TRY_ASSIGN(const QJsonObject before, settingJson(setting, context));
    if (!isMatch(request, etagOf(Reply::json(before).body))) {
        return problemReply(412, context.locale, request.requestId);
    }
    TRY(readTimes(body, context.clock.now(), setting));
    TRY(readEmail(body, context, setting));
    TRY_ASSIGN(const QString secret, readWebhook(body, context, setting));
    TRY_ASSIGN(const QByteArray token, readFeed(body, setting));
    TRY(repository.putSetting(context.caller.account, setting));
    // What waits may be due earlier now.
    TRY_ASSIGN(const auto waiting,
               repository.untold(context.caller.account, context.clock.now(), 1));
    if (!waiting.empty()) {
        TRY(tellAnew(context, context.caller.account));
    }
    TRY_ASSIGN(QJsonObject answer, settingJson(setting, context));
    const QByteArray etag = etagOf(Reply::json(answer).body);
    if (!secret.isEmpty()) {
        QJsonObject hook = answer["webhook"_L1].toObject();
        hook.insert(u"secret"_s, secret);
        answer.insert(u"webhook"_s, hook);
    }
    if (!token.isEmpty()) {
        QJsonObject feed = answer["feed"_L1].toObject();
        feed.insert(u"url"_s,
                    QString(ownUrl(request, context.settings) % u"/api/v1/me/feed.atom?token="_s
                            % QString::fromLatin1(token)));
        answer.insert(u"feed"_s, feed);
    }
    return withEtag(request, Reply::json(answer), etag);
}

void writeEntry(QXmlStreamWriter &xml, const store::Alert &alert, const QString &base,
                const QLocale &locale)
{
    const QJsonObject about = QJsonDocument::fromJson(alert.about).object();
    const QString line = alertLine(about, alert.what, locale);
    xml.writeStartElement(u"entry"_s);
    xml.writeTextElement(u"id"_s, u"urn:uuid:"_s % alert.id.toString());
    xml.writeTextElement(u"title"_s, line);
    xml.writeTextElement(u"updated"_s, toRfc3339(alert.toldAt.value_or(alert.at)));
    const QString isbn = about["isbn"_L1].toString();
    const QUrl copy(about["url"_L1].toString());
    xml.writeStartElement(u"link"_s);
    xml.writeAttribute(u"rel"_s, u"alternate"_s);
    xml.writeAttribute(u"href"_s,
                       isbn.isEmpty() ? QString(base % u'/') : QString(base % u"/b/"_s % isbn));
    xml.writeEndElement();
    if (copy.scheme() == "https"_L1 || copy.scheme() == "http"_L1) {
        xml.writeStartElement(u"link"_s);
        xml.writeAttribute(u"rel"_s, u"via"_s);
        xml.writeAttribute(u"href"_s, copy.toString(QUrl::FullyEncoded));
        xml.writeEndElement();
    }
    xml.writeTextElement(u"summary"_s, line);
    xml.writeEndElement();
}

// The newest, without what the reader put off or looks for no more.
Expected<std::vector<store::Alert>> feedAlerts(Context &context, const Uuid &account)
{
    TRY_ASSIGN(auto alerts, AlertRepository(context.transaction).told(account, entriesSeenMax));
    TRY_ASSIGN(auto sieve, AlertSieve::of(context, account));
    TRY_ASSIGN(alerts, sieve.sift(alerts));
    alerts.resize(std::min(alerts.size(), entriesMax));
    return alerts;
}

// Anybody with the token: feed readers do not sign in.
Expected<Reply> feed(const Request &request, Context &context)
{
    AlertRepository repository(context.transaction);
    const QByteArray token = queryText(request, u"token"_s).toLatin1();
    TRY_ASSIGN(const Uuid account, repository.accountOfFeed(hashOfToken(token)));
    if (account.isNil()) {
        return fail(ErrorKind::NotFound, u"no such feed"_s);
    }
    TRY_ASSIGN(const store::Account person,
               store::AccountRepository(context.transaction).get(account));
    TRY_ASSIGN(const auto alerts, feedAlerts(context, account));
    const QLocale locale(person.locale);
    const QString base = ownUrl(request, context.settings);
    QByteArray text;
    QXmlStreamWriter xml(&text);
    xml.writeStartDocument();
    xml.writeStartElement(u"feed"_s);
    xml.writeDefaultNamespace(u"http://www.w3.org/2005/Atom"_s);
    xml.writeTextElement(u"id"_s, u"urn:uuid:"_s % account.toString());
    xml.writeTextElement(u"title"_s, alertWords(u"alert.feed"_s, locale));
    xml.writeTextElement(
        u"updated"_s,
        toRfc3339(alerts.empty() ? person.created : alerts.front().toldAt.value_or(Instant())));
    xml.writeStartElement(u"author"_s);
    xml.writeTextElement(u"name"_s, u"Endpaper"_s);
    xml.writeEndElement();
    for (const store::Alert &alert : alerts) {
        writeEntry(xml, alert, base, locale);
    }
    xml.writeEndDocument();
    Reply reply{.contentType = "application/atom+xml; charset=utf-8", .body = text};
    reply.headers.emplaceBack("Cache-Control", "private, max-age=300");
    reply.headers.emplaceBack("X-Content-Type-Options", "nosniff");
    return withEtag(request, std::move(reply));
}

constexpr char alertsSchema[] = R"({"type": "object", "properties": {
    "quiet_hours": {"type": ["object", "null"], "properties": {"from": {"type": "string"},
        "until": {"type": "string"}}}, "digest_at": {"type": "string"},
    "paused_until": {"type": ["string", "null"], "format": "date-time"},
    "email": {"type": "object", "properties": {"on": {"type": "boolean"},
        "address": {"type": ["string", "null"]}}},
    "webhook": {"type": "object", "properties": {"url": {"type": ["string", "null"]},
        "secret": {"type": ["string", "null"], "minLength": 16}}},
    "feed": {"type": "object", "properties": {"on": {"type": "boolean"}}}}})";

} // namespace

void addAlertRoutes(std::vector<Route> &routes)
{
    routes.push_back({.method = Method::Get,
                      .pattern = "/api/v1/me/alerts",
                      .access = Access::SignedIn,
                      .lane = Lane::Read,
                      .handler = getAlerts,
                      .summary = "How one is told: quiet hours, digest, e-mail, webhook, feed."});
    routes.push_back({.method = Method::Put,
                      .pattern = "/api/v1/me/alerts",
                      .access = Access::SignedIn,
                      .lane = Lane::Write,
                      .handler = putAlerts,
                      .summary = "Changes how one is told; the feed's address, and a secret that "
                                 "was made for the webhook, are told once.",
                      .bodySchema = alertsSchema});
    routes.push_back({.method = Method::Get,
                      .pattern = "/api/v1/me/feed.atom",
                      .access = Access::Anyone,
                      .lane = Lane::Read,
                      .handler = feed,
                      .summary = "The latest alerts as an Atom feed: ?token="});
}

} // namespace endpaper::server
