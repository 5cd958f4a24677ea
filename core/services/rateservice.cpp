// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rateservice.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

Expected<RatesInForce> ratesFrom(const Expected<JsonReply> &reply)
{
    return reply ? ratesFromJson(reply->body)
                 : Expected<RatesInForce>(tl::unexpected(reply.error()));
}

Expected<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return fail(ErrorKind::NotFound, file.errorString());
    }
    if (file.size() > RateService::fileBytesMax) {
        return fail(ErrorKind::TooLarge, u"larger than any day's rates"_s);
    }
    return file.readAll();
}

} // namespace

Expected<RatesInForce> ratesFromJson(const QJsonObject &json)
{
    const QDate day = QDate::fromString(json["day"_L1].toString(), Qt::ISODate);
    if (!day.isValid()) {
        return fail(ErrorKind::Unsupported, u"rates without a day"_s, u"day"_s);
    }
    return RatesInForce{.day = day,
                        .isOld = json["is_old"_L1].toBool(),
                        .address = QUrl(json["address"_L1].toString(), QUrl::StrictMode)};
}

RateService::RateService(DaemonClient &client, QObject *parent)
    : QObject(parent)
    , m_client(client)
{
}

RateService::Answer RateService::rates()
{
    return m_client.get(u"/api/v1/rates"_s) | then(this, ratesFrom);
}

RateService::Answer RateService::take(const QString &path)
{
    const auto content = contentOf(path);
    if (!content) {
        return QtFuture::makeReadyFuture(Expected<RatesInForce>(tl::unexpected(content.error())));
    }
    return m_client.send({.verb = "PUT",
                          .path = u"/api/v1/admin/rates"_s,
                          .body = *content,
                          .contentType = "application/octet-stream"})
        | then(this, ratesFrom);
}

} // namespace endpaper::services
