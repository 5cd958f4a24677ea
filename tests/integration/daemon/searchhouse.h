// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "runningdaemon.h"

#include <QDir>
#include <QFile>
#include <QUrl>

#include <memory>

namespace endpaper::test {

using namespace Qt::StringLiterals;

// A real daemon whose only sources are the test's own: each a server that answers
// /<id>/copies/<isbn> with {"items": [{"ref", "title", "price"}]}.
class SearchHouse
{
public:
    SearchHouse()
        : daemon(m_folder.path())
    {
    }

    // Each source may be asked so many calls in ten minutes; a question sets two of them aside (the
    // query, and a token).
    bool begin(const QStringList &ids, const QUrl &base, int callsMax)
    {
        QDir().mkpath(m_folder.path() + u"/sources"_s);
        for (const QString &id : ids) {
            QFile file(m_folder.path() + u"/sources/"_s + id + u".json"_s);
            const QByteArray text = describe(id, base, callsMax);
            if (!file.open(QIODevice::WriteOnly) || file.write(text) < 0) {
                return false;
            }
        }
        if (!start()) {
            return false;
        }
        const QJsonArray sources = ask("GET", u"/api/v1/me/sources"_s).json["items"_L1].toArray();
        for (const QJsonValue &source : sources) {
            const QString id = source["id"_L1].toString();
            const QJsonObject off{{u"id"_s, id}, {u"on"_s, false}};
            if (!ids.contains(id) && ask("PUT", u"/api/v1/me/sources"_s, off).status != 200) {
                return false;
            }
        }
        return !sources.isEmpty();
    }
    bool start()
    {
        if (!daemon.start({u"--solo"_s},
                          "[sources]\nfolder = \"" + m_folder.path().toUtf8() + "/sources\"\n"
                              + settings)) {
            return false;
        }
        QFile runtime(m_folder.path() + u"/data/runtime.json"_s);
        token = runtime.open(QIODevice::ReadOnly)
            ? QJsonDocument::fromJson(runtime.readAll())["token"_L1].toString().toLatin1()
            : QByteArray();
        return !token.isEmpty();
    }
    // Another process that works for this one; null if it does not start.
    std::unique_ptr<RunningDaemon> newWorker()
    {
        auto worker = std::make_unique<RunningDaemon>(m_folder.path());
        return worker->work({u"--solo"_s}) ? std::move(worker) : nullptr;
    }
    [[nodiscard]] QString folder() const { return m_folder.path(); }
    RunningDaemon::Answer ask(const QByteArray &method, const QString &path,
                              const QJsonObject &body = {})
    {
        return daemon.ask(method, path, token,
                          body.isEmpty() ? QByteArray() : QJsonDocument(body).toJson());
    }
    QJsonObject copies(const QString &isbn)
    {
        return ask("GET", u"/api/v1/books/%1/copies?country=DE"_s.arg(isbn)).json;
    }
    // A source; `gapMs` between any two requests.
    static QByteArray describe(const QString &id, const QUrl &base, int callsMax, int gapMs = 0)
    {
        return QByteArray(description)
            .replace("ID", id.toLatin1())
            .replace("BASE", base.toEncoded())
            .replace("CALLS", QByteArray::number(callsMax))
            .replace("GAP", QByteArray::number(gapMs));
    }
    // What a source says of two copies.
    static QByteArray twoCopies(const QByteArray &prefix)
    {
        return R"({"items":[{"ref":")" + prefix + R"(-1","title":"A book","price":"4.50"},{"ref":")"
            + prefix + R"(-2","title":"A book","price":"6.00"}]})";
    }

private:
    static constexpr char description[] =
        R"({"format":1,"id":"ID","name":"ID","role":"copies","kind":"json",
        "base":"BASE","sends":["isbn"],"auth":{"kind":"none"},
        "queries":[{"by":"isbn","path":"/ID/copies/{isbn13}"}],
        "answer":{"rows":"items"},"fields":{"ref":{"paths":["ref"]},"title":{"paths":["title"]},
        "price":{"paths":["price"]},"currency":{"constant":"EUR"},"postage":{"constant":"0"},
        "url":{"paths":["ref"],"prefix":"{base}/offer/"}},
        "limits":{"calls_max":CALLS,"window_s":600,"calls_per_day_max":5000,"gap_ms":GAP,"rows_max":50,"pages_max":1},
        "terms":{"may_store":true,"max_age_s":86400,"may_model":true,"may_mix":true,"attribution":"ID"}})";

    QTemporaryDir m_folder;

public:
    QByteArray settings; // more of them
    RunningDaemon daemon; // after its folder
    QByteArray token;
};

} // namespace endpaper::test
