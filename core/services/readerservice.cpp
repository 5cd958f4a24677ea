// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/readerservice.h"

#include "base/log.h"
#include "store/cache/fetched.h"

#include <QJsonDocument>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

// What an account is made with: as long as all of this stands nobody has told it anything.
bool isUntold(const QJsonObject &me)
{
    return me["country"_L1] == u"DE"_s && me["currency"_L1] == u"EUR"_s
        && me["time_zone"_L1] == u"UTC"_s;
}

QString toldKey(const Endpoint &at) { return u"reader/told/"_s + at.account.toString(); }

QJsonObject with(QJsonObject object, const QJsonObject &more)
{
    for (auto it = more.begin(); it != more.end(); ++it) {
        object.insert(it.key(), it.value());
    }
    return object;
}

} // namespace

ReaderService::ReaderService(Workspace &workspace, DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
    , m_client(client)
{
    connect(&m_client, &DaemonClient::endpointChanged, this, &ReaderService::tell);
    connect(&m_client, &DaemonClient::reachableChanged, this, [this] {
        if (m_client.isReachable()) {
            tell();
        }
    });
}

void ReaderService::set(const Reader &reader)
{
    if (m_reader != reader) {
        m_reader = reader;
        m_client.setLanguage(reader.locale);
        tell();
    }
}

QJsonObject ReaderService::profile() const
{
    QJsonObject profile;
    const QByteArray zone = QTimeZone::systemTimeZoneId();
    const std::pair<QString, QString> known[] = {
        {u"country"_s, m_reader.country},
        {u"currency"_s, m_reader.currency},
        {u"locale"_s, m_reader.locale},
        {u"time_zone"_s,
         QTimeZone::isTimeZoneIdAvailable(zone) ? QString::fromLatin1(zone) : QString()}};
    for (const auto &[name, value] : known) {
        if (!value.isEmpty()) {
            profile.insert(name, value);
        }
    }
    return profile;
}

void ReaderService::tell()
{
    const auto at = m_client.endpoint();
    if (!at || at->account.isNil() || m_reader == Reader() || !m_workspace.isOpen()) {
        return;
    }
    if (m_isBusy) {
        m_isAgain = true;
        return;
    }
    m_isBusy = true;
    m_workspace.read([key = toldKey(*at)](store::Transaction &transaction) {
        return store::findSetting(transaction, key);
    }) | then(this, [this, at = *at](const Expected<std::optional<QString>> &kept) {
        if (!kept || !isStillAt(at)) {
            finish();
            return;
        }
        tellSince(at,
                  *kept ? Told(QJsonDocument::fromJson((*kept)->toUtf8()).object()) : std::nullopt);
    });
}

void ReaderService::tellSince(const Endpoint &at, const Told &told)
{
    if (!told && !at.isSolo) {
        meet(at);
        return;
    }
    QJsonObject news = profile();
    for (const QString &name : news.keys()) {
        if (told && told->value(name) == news.value(name)) {
            news.remove(name);
        }
    }
    send(at, told.value_or(QJsonObject()), news);
}

// Another device may have told the account long ago: then what is guessed here must not undo it.
void ReaderService::meet(const Endpoint &at)
{
    m_client.get(u"/api/v1/me"_s) | then(this, [this, at](const Expected<JsonReply> &me) {
        if (!me || !isStillAt(at)) {
            finish();
            return;
        }
        if (isUntold(me->body)) {
            send(at, {}, profile());
            return;
        }
        const QString country = me->body["country"_L1].toString();
        const QString currency = me->body["currency"_L1].toString();
        QJsonObject news;
        if (m_reader.isCountryChosen && m_reader.country != country) {
            news.insert(u"country"_s, m_reader.country);
        }
        if (m_reader.isCurrencyChosen && m_reader.currency != currency) {
            news.insert(u"currency"_s, m_reader.currency);
        }
        Q_EMIT met(country, currency);
        // What stands here from now on needs no telling until it changes here.
        send(at, profile(), news);
    });
}

void ReaderService::send(const Endpoint &at, const QJsonObject &told, const QJsonObject &news)
{
    if (news.isEmpty()) {
        keepTold(at, told);
        return;
    }
    m_client.send({.verb = "PATCH",
                   .path = u"/api/v1/me"_s,
                   .body = QJsonDocument(news).toJson(QJsonDocument::Compact),
                   .contentType = "application/json"})
        | then(this, [this, at, told, news](const Expected<JsonReply> &reply) {
              if (reply) {
                  keepTold(at, with(told, news));
                  return;
              }
              // A daemon that does not know this zone, or language, shall know the rest.
              const QString field = reply.error().field;
              if (reply.error().kind == ErrorKind::Invalid && news.contains(field)
                  && isStillAt(at)) {
                  qCWarning(lcDesktop) << "the daemon refuses" << field << news[field].toString();
                  QJsonObject rest = news;
                  rest.remove(field);
                  send(at, told, rest);
                  return;
              }
              finish(); // it is told when the daemon is there again
          });
}

void ReaderService::keepTold(const Endpoint &at, const QJsonObject &told)
{
    m_workspace.write([key = toldKey(at),
                       text =
                           QString::fromUtf8(QJsonDocument(told).toJson(QJsonDocument::Compact))](
                          store::Transaction &transaction) -> Expected<> {
        TRY_ASSIGN(const auto before, store::findSetting(transaction, key));
        return before == text ? Expected<>() : store::putSetting(transaction, key, text);
    }) | then(this, [this](const Expected<> &kept) {
        if (!kept) {
            qCWarning(lcDesktop) << "what the daemon was told is not kept:" << kept.error().context;
        }
        finish();
    });
}

void ReaderService::finish()
{
    m_isBusy = false;
    if (std::exchange(m_isAgain, false)) {
        tell();
    }
}

} // namespace endpaper::services
