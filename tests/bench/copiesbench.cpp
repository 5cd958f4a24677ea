// SPDX-License-Identifier: GPL-3.0-or-later
// Used copies of a book from a real endpaperd: the same answer again and again, and any book of
// many.
#include "bench/bench.h"
#include "bench/daemon.h"
#include "bench/load.h"
#include "bench/rawsocket.h"

#include "server/api/engine.h"
#include "server/api/routes.h"
#include "server/http/httpserver.h"
#include "server/jobs/copysearch.h"
#include "store/vault/copyrepository.h"
#include "support/hellodispatcher.h"
#include "support/madeisbn.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>

#include <algorithm>

namespace endpaper::bench {

using namespace Qt::StringLiterals;
using store::StoredCopy;
using test::isbnOf;

namespace {

constexpr int copiesMany = 400; // of one book: what four pages of four sources bring
constexpr int copiesUsual = 20;
constexpr int booksCount = 50'000; // of copiesUsual each: 1,000,000 copies
constexpr int looks = 2000;

StoredCopy copyOf(const QString &isbn, const QString &source, int n)
{
    static const QStringList sellers{u"Antiquariat Lindenhof"_s, u"Bücherstube am Markt"_s,
                                     u"rebuy"_s, u"World of Books"_s, u"Versandantiquariat Nord"_s};
    static const QStringList words{u"Leichte Gebrauchsspuren, Name auf Vorsatz, sonst sauber."_s,
                                   u"Good. Ex-library with stamps, spine faded."_s,
                                   u"Wie neu, ungelesen."_s};
    return {.copy = {.source = source,
                     .seller = sellers.at(n % sellers.size()) % u' ' % QString::number(n / 7),
                     .title = u"A Book of Many Copies, volume %1"_s.arg(n % 3),
                     .isbn = *domain::Isbn::parse(isbn),
                     .condition = domain::Condition(1 + n % 5),
                     .sellerWords = words.at(n % words.size()),
                     .price = {300 + n * 37 % 2500, domain::Currency::eur()},
                     .postage = domain::Money{n % 4 * 100, domain::Currency::eur()},
                     .fromCountry = n % 3 ? u"DE"_s : u"GB"_s,
                     .url = QUrl(u"https://shop.example/offer/%1/%2"_s.arg(source).arg(n))},
            .ref = isbn % u'/' % QString::number(n),
            .marks = {}};
}

// Copies of a book from those sources in equal parts, and an answer of all that can be asked, so
// that nothing is due.
Expected<> store(server::Context &context, const QString &isbn, int copiesCount)
{
    store::CopyRepository copies(context.transaction);
    const store::CopyScope scope{isbn, u"DE"_s, false};
    const Instant now = context.clock.now();
    const QStringList sellers{u"booklooker"_s, u"ebay"_s, u"inventaire"_s, u"abebooks"_s};
    for (const auto &source : server::knownSources(context.settings)) {
        if (source.role != sources::SourceDescription::Role::Copies) {
            continue;
        }
        std::vector<StoredCopy> list;
        if (const qsizetype place = sellers.indexOf(source.id); place >= 0) {
            for (int i = int(place); i < copiesCount; i += int(sellers.size())) {
                list.push_back(copyOf(isbn, source.id, i));
            }
        }
        TRY(copies.replace(scope, source.id, list, now));
        TRY(copies.putAnswer(scope,
                             {.source = source.id,
                              .state = u"done"_s,
                              .reason = {},
                              .rows = int(list.size()),
                              .askedAt = now,
                              .goodAt = now}));
    }
    return {};
}

Expected<std::unique_ptr<server::Engine>> openEngine(const QString &folder)
{
    server::Settings settings;
    settings.dataFolder = folder;
    return server::Engine::open(settings, server::groundRoutes(settings));
}

QString pathOf(const QString &isbn) { return u"/api/v1/books/"_s % isbn % u"/copies?country=DE"_s; }

Expected<QByteArray> get(RawSocket &socket, const QString &path)
{
    TRY(socket.send("GET " + path.toLatin1() + " HTTP/1.1\r\nHost: localhost\r\n\r\n"));
    TRY_ASSIGN(const auto answer, socket.answer());
    if (answer.status != 200) {
        return fail(ErrorKind::Internal, u"%1 for %2"_s.arg(answer.status).arg(path));
    }
    return answer.body;
}

// How many a second, beside the adapter answering the very same bytes as a constant.
Expected<Figure> warmFigure(const Daemon &daemon, const QString &isbn, int copiesCount)
{
    const QString path = pathOf(isbn);
    TRY_ASSIGN(RawSocket socket, RawSocket::open(quint16(daemon.url().port())));
    TRY_ASSIGN(const QByteArray body, get(socket, path));
    if (body.count("\"seller_id\"") < copiesCount / 4) {
        return fail(ErrorKind::Internal, u"few copies in: "_s + QString::fromUtf8(body.left(300)));
    }
    server::HelloDispatcher hello(body);
    server::HttpServer constant(hello, {});
    TRY_ASSIGN(const quint16 port, constant.listen(u"127.0.0.1"_s, 0));
    TRY_ASSIGN(const double floor, load(u"http://127.0.0.1:%1/hello"_s.arg(port)));
    TRY_ASSIGN(const double rate, load(daemon.url().toString() + path));
    return Figure{u"copies-warm-%1"_s.arg(copiesCount),
                  u"GET …/copies of a book with %1 copies (%2 kB) a second"_s.arg(copiesCount)
                      .arg(body.size() / 1000),
                  rate,
                  floor,
                  u"the adapter answering these bytes"_s,
                  floor / rate,
                  2.5,
                  0};
}

Expected<> storeTwo(server::Context &context)
{
    TRY(store(context, isbnOf(1), copiesUsual));
    return store(context, isbnOf(2), copiesMany);
}

Expected<Figures> runWarm()
{
    const QTemporaryDir folder;
    {
        TRY_ASSIGN(const auto engine, openEngine(folder.path()));
        TRY(engine->writeAndWait(storeTwo));
    }
    TRY_ASSIGN(const auto daemon, Daemon::start({u"--data"_s, folder.path()}));
    Figures figures;
    TRY_ASSIGN(auto usual, warmFigure(*daemon, isbnOf(1), copiesUsual));
    figures.push_back(std::move(usual));
    TRY_ASSIGN(auto many, warmFigure(*daemon, isbnOf(2), copiesMany));
    figures.push_back(std::move(many));
    return figures;
}

// The first book's rows once more for every other book: as many a second as SQLite writes.
Expected<> storeMillion(server::Context &context)
{
    TRY(store(context, isbnOf(0), copiesUsual));
    store::Database &database = context.transaction.database();
    TRY(database.execute("CREATE TEMP TABLE other (isbn TEXT NOT NULL)"));
    for (int i = 1; i < booksCount; ++i) {
        TRY_ASSIGN(auto insert, context.transaction.prepare("INSERT INTO temp.other VALUES (?)"));
        TRY(insert.bindAll(isbnOf(i)).run());
    }
    TRY(database.execute(R"(
        INSERT INTO copy (subject, country, id, source, is_sample, ref, seller, title, isbn, condition, words,
            price_minor, price_currency, postage_minor, postage_currency, from_country, url, flags, first_seen,
            last_seen)
        SELECT other.isbn, country, randomblob(16), source, is_sample, ref, seller, title, other.isbn, condition,
            words, price_minor, price_currency, postage_minor, postage_currency, from_country, url, flags,
            first_seen, last_seen
        FROM temp.other CROSS JOIN copy)"));
    return database.execute(R"(
        INSERT INTO copy_answer (subject, country, source, is_sample, state, reason, rows, failures, asked_at,
            good_at, next_at, looks)
        SELECT other.isbn, country, source, is_sample, state, reason, rows, failures, asked_at, good_at, next_at,
            looks
        FROM temp.other CROSS JOIN copy_answer)");
}

Expected<Figures> runMillion()
{
    const QTemporaryDir folder;
    {
        TRY_ASSIGN(const auto engine, openEngine(folder.path()));
        TRY(engine->writeAndWait(storeMillion));
    }
    TRY_ASSIGN(const auto daemon, Daemon::start({u"--data"_s, folder.path()}));
    TRY_ASSIGN(RawSocket socket, RawSocket::open(quint16(daemon->url().port())));
    QRandomGenerator random(1);
    std::vector<double> times;
    for (int i = 0; i < looks; ++i) {
        const QString path = pathOf(isbnOf(random.bounded(booksCount)));
        QElapsedTimer timer;
        timer.start();
        TRY(get(socket, path));
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
    }
    std::ranges::sort(times);
    return Figures{
        {.name = u"copies-1m-p99"_s,
         .what =
             u"ms, p99 of %1 looks at books among 1,000,000 stored copies (median %2)"_s.arg(looks)
                 .arg(times[times.size() / 2], 0, 'f', 2),
         .value = times[times.size() * 99 / 100],
         .valueMax = 10}};
}

} // namespace

Bench copiesWarmBench() { return {u"copies-warm"_s, runWarm}; }
Bench copiesMillionBench() { return {u"copies-1m"_s, runMillion}; }

} // namespace endpaper::bench
