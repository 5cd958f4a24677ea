// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/stubdaemon.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace endpaper::viewmodel {

// Answers by verb and path ("GET /api/v1/rates") what it was told to, 404 to all else, and
// remembers what was asked and with which body.
class FakeDaemon : public test::StubDaemon
{
public:
    FakeDaemon()
        : StubDaemon([this](const Request &request) {
            const QByteArray name = request.method + ' ' + request.path;
            asked.append(name);
            bodies.insert(name, request.body);
            queries.insert(name, request.query);
            return m_answers.value(name, {404, "{\"title\": \"no\"}"});
        })
    {
    }
    void answer(const QByteArray &request, const QByteArray &json, int status = 200)
    {
        m_answers.insert(request, {status, json});
    }
    [[nodiscard]] int count(const QByteArray &request) const { return int(asked.count(request)); }
    [[nodiscard]] QJsonObject body(const QByteArray &request) const
    {
        return QJsonDocument::fromJson(bodies.value(request)).object();
    }

    QByteArrayList asked; // "GET /api/v1/rates", without the query
    QHash<QByteArray, QByteArray> bodies; // the last one of each
    QHash<QByteArray, QByteArray> queries;

private:
    QHash<QByteArray, Answer> m_answers;
};

} // namespace endpaper::viewmodel
