// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "../api/apibench.h"
#include "server/api/routes_sync.h"
#include "server/api/settings.h"
#include "server/jobs/copysearch.h"
#include "server/jobs/jobrunner.h"
#include "server/jobs/routes.h"
#include "store/vault/bookrepository.h"
#include "store/vault/jobrepository.h"

#include <QTest>

// What tests of jobs begin with: the routes, a sample daemon's settings, and somebody who works.
namespace endpaper::test {

using namespace Qt::StringLiterals;
using namespace endpaper::server;

inline std::vector<Route> routes()
{
    std::vector<Route> all;
    addSyncServerRoutes(all);
    addCopiesRoutes(all);
    return all;
}

inline void sample(Settings &settings)
{
    settings.isSample = true;
    settings.accessTokenSeconds = 365 * 24 * 3600;
}

inline std::unique_ptr<JobRunner> work(Engine &engine, const Clock &clock, JobOptions options = {})
{
    options.poll = std::chrono::milliseconds(20);
    auto runner = std::make_unique<JobRunner>(engine, std::move(options), clock);
    runner->start();
    return runner;
}

inline JobOptions unplanned(bool isSample = true)
{
    JobOptions options;
    options.isSample = isSample;
    options.planInterval = std::chrono::hours(24 * 365 * 200);
    return options;
}

// Somebody's wish in a list that is at `wishes`; its id.
inline QString addWish(ApiBench &bench, const QByteArray &wishes, const QByteArray &token,
                       const QJsonObject &body)
{
    const auto made = bench.ask(Method::Post, wishes, token, body);
    if (made.status != 201) {
        QTest::qFail(made.reply.body.constData(), __FILE__, __LINE__);
    }
    return made.json["id"_L1].toString();
}

// The sellers that are built in, which nobody asks in a test.
inline void turnSellersOff(ApiBench &bench)
{
    const auto done = bench.engine->writeAndWait([&](Context &context) -> Expected<> {
        store::CopySourceRepository sources(context.transaction, false);
        for (const QString &id :
             {u"booklooker"_s, u"ebay"_s, u"inventaire"_s, u"abebooks"_s, u"biblio"_s}) {
            TRY_ASSIGN(store::CopySource source, sources.get(id));
            source.isOn = false;
            TRY(sources.put(source));
        }
        return {};
    });
    QVERIFY(done);
}

// Each source's budget, as far as a refresh may go.
inline Expected<> spendRefreshShare(Context &context)
{
    store::CopySourceRepository settings(context.transaction, true);
    for (const auto &source : knownSources(context.settings)) {
        store::CopySource setting{.id = source.id, .secret = {}, .lastState = {}};
        setting.windowFrom = context.clock.now();
        setting.windowCalls = source.limits.callsMax * 60 / 100;
        TRY(settings.put(setting));
    }
    return {};
}

inline void addBook(ApiBench &bench, const QString &title, const QString &isbn,
                    const QString &kind = {}, const QString &key = {},
                    const QString &author = u"Suzanne Collins"_s)
{
    const auto added = bench.engine->writeAndWait([&](Context &context) -> Expected<> {
        store::Book book;
        book.id = Uuid::create();
        book.isbn = isbn;
        book.title = title;
        book.authors = {author};
        book.workId = store::workIdOf(title, book.authors);
        book.created = book.changed = context.clock.now();
        store::BookRepository books(context.transaction);
        TRY(books.insert(book));
        return kind.isEmpty() ? Expected<>() : books.addKey(kind, key, book.id);
    });
    QVERIFY2(added, added ? "" : qPrintable(added.error().context));
}

} // namespace endpaper::test
