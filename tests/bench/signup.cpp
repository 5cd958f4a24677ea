// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/signup.h"

#include <QEventLoop>
#include <QJsonDocument>
#include <QJsonObject>

namespace endpaper::bench {

using namespace Qt::StringLiterals;

namespace {

Expected<SignedUp> post(net::HttpClient &http, const QString &path, int n,
                        const std::pair<QString, QString> &more)
{
    QEventLoop loop;
    Expected<net::HttpReply> answer = fail(ErrorKind::Internal, u"no answer"_s);
    const QByteArray body = QJsonDocument(QJsonObject{{u"email"_s, u"%1@example.org"_s.arg(n)},
                                                      {u"password"_s, u"a long enough password"_s},
                                                      {more.first, more.second}})
                                .toJson(QJsonDocument::Compact);
    http.send({.verb = "POST", .path = path, .body = body, .contentType = "application/json"})
        .then(&loop, [&](const Expected<net::HttpReply> &reply) {
            answer = reply;
            loop.quit();
        });
    loop.exec();
    if (!answer || answer->status != 201) {
        return fail(ErrorKind::Unavailable,
                    u"signing in failed: "_s
                        + QString::fromUtf8(answer ? answer->body : QByteArray()));
    }
    const QJsonObject json = QJsonDocument::fromJson(answer->body).object();
    TRY_ASSIGN(const Uuid account, Uuid::parse(json["user"_L1].toObject()["id"_L1].toString()));
    return SignedUp{account, json["access_token"_L1].toString().toUtf8()};
}

} // namespace

Expected<SignedUp> signUp(net::HttpClient &http, int n)
{
    return post(http, u"/api/v1/users"_s, n, {u"display_name"_s, u"Bench"_s});
}

Expected<SignedUp> signIn(net::HttpClient &http, int n)
{
    return post(http, u"/api/v1/sessions"_s, n, {u"device_name"_s, u"Other"_s});
}

} // namespace endpaper::bench
