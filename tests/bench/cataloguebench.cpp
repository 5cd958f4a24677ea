// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/bench.h"

#include "server/api/catalogueimporter.h"
#include "server/api/engine.h"
#include "server/api/routes.h"
#include "store/vault/accountrepository.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>

#include <time.h>

namespace endpaper::bench {

using namespace Qt::StringLiterals;
using namespace server;

namespace {

constexpr int editionsCount = 1'000'000;
constexpr int queriesCount = 1000;
constexpr int matchRows = 10'000;
constexpr int matchBatch = 500;

// Words as often as words are: the first of a list far more often than the last.
class Words
{
public:
    explicit Words(quint32 seed)
        : m_random(seed)
    {
        static const QStringList syllables{
            u"ka"_s, u"lo"_s,  u"mé"_s,  u"ru"_s,  u"shi"_s, u"ta"_s,  u"ven"_s, u"or"_s,
            u"bü"_s, u"del"_s, u"nas"_s, u"quo"_s, u"tir"_s, u"ñan"_s, u"wol"_s, u"ster"_s};
        m_words = {u"the"_s,   u"of"_s,  u"and"_s,          u"a"_s,    u"der"_s,
                   u"die"_s,   u"la"_s,  u"history"_s,      u"book"_s, u"life"_s,
                   u"world"_s, u"new"_s, u"introduction"_s, u"guide"_s};
        while (m_words.size() < 60'000) {
            QString word;
            for (int i = 0, count = 2 + int(m_random.bounded(3)); i < count; ++i) {
                word += syllables.at(m_random.bounded(int(syllables.size())));
            }
            m_words.append(word);
        }
    }
    QString word()
    {
        const double where = m_random.generateDouble();
        return m_words.at(qsizetype(double(m_words.size() - 1) * where * where * where));
    }
    QString title()
    {
        QStringList words;
        for (int i = 0, count = 2 + int(m_random.bounded(5)); i < count; ++i) {
            words.append(word());
        }
        words[0][0] = words[0][0].toUpper();
        return words.join(u' ');
    }
    QString author()
    {
        QString first = word();
        QString last = word() + word();
        first[0] = first[0].toUpper();
        last[0] = last[0].toUpper();
        return first + u' ' + last;
    }

private:
    QRandomGenerator m_random;
    QStringList m_words;
};

QString isbnOf(int n)
{
    const QString body = u"978%1"_s.arg(n * 7 % 1'000'000'000, 9, 10, QChar(u'0'));
    int sum = 0;
    for (qsizetype i = 0; i < body.size(); ++i) {
        sum += body.at(i).digitValue() * (i % 2 ? 3 : 1);
    }
    return body + QString::number((10 - sum % 10) % 10);
}

struct Edition
{
    QString isbn;
    QString title;
    QString author;
};

// Lines as Open Library's dump has them: authors first, so that nothing waits for a name.
bool writeDump(const QString &path, std::vector<Edition> &kept)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        return false;
    }
    Words words(1);
    const int authorsCount = editionsCount / 10;
    std::vector<QString> authors;
    const auto line = [&](const char *type, const QString &key, const QJsonObject &record) {
        file.write(QByteArray(type) + '\t' + key.toUtf8() + "\t1\t2026-01-01T00:00:00\t"
                   + QJsonDocument(record).toJson(QJsonDocument::Compact) + '\n');
    };
    for (int i = 0; i < authorsCount; ++i) {
        authors.push_back(words.author());
        const QString key = u"/authors/OL%1A"_s.arg(i);
        line("/type/author", key, {{u"key"_s, key}, {u"name"_s, authors.back()}});
    }
    for (int i = 0; i < editionsCount; ++i) {
        const QString key = u"/books/OL%1M"_s.arg(i);
        const int author = i % authorsCount;
        const Edition edition{isbnOf(i), words.title(), authors[size_t(author)]};
        line("/type/edition", key,
             {{u"key"_s, key},
              {u"title"_s, edition.title},
              {u"authors"_s, QJsonArray{QJsonObject{{u"key"_s, u"/authors/OL%1A"_s.arg(author)}}}},
              {u"isbn_13"_s, QJsonArray{edition.isbn}},
              {u"publish_date"_s, QString::number(1900 + i % 120)},
              {u"languages"_s, QJsonArray{QJsonObject{{u"key"_s, u"/languages/eng"_s}}}}});
        if (i % (editionsCount / matchRows) == 0) {
            kept.push_back(edition);
        }
    }
    return file.flush();
}

Reply ask(Engine &engine, Request request)
{
    Reply reply;
    QEventLoop loop;
    bool isDone = false;
    engine.submit(std::move(request), &loop, [&](Reply answer) {
        reply = std::move(answer);
        isDone = true;
        loop.quit();
    });
    if (!isDone) {
        loop.exec();
    }
    return reply;
}

Request requestFor(Method method, const QString &path, const QUrlQuery &query = {},
                   const QByteArray &body = {}, const QByteArray &token = {})
{
    Request request;
    request.method = method;
    request.path = path;
    request.rawPath = path.toLatin1();
    request.query = query;
    request.body = body;
    request.peer = QHostAddress(QHostAddress::LocalHost);
    request.requestId = "bench";
    if (!token.isEmpty()) {
        request.headers.emplaceBack("authorization", QByteArray("Bearer " + token));
    }
    return request;
}

// What readers type: the beginning of a title, title and author, the author, an ISBN, common words.
QString queryOf(const Edition &edition, int n)
{
    switch (n % 6) {
    case 0:
        return edition.title.left(12);
    case 1:
        return edition.title.toUpper() + u' ' + edition.author.section(u' ', -1);
    case 2:
        return edition.author;
    case 3:
        return edition.isbn;
    case 4:
        return edition.title.section(u' ', 0, 1);
    default:
        return u"the "_s + edition.title.section(u' ', -1);
    }
}

// Of all threads, in ms: what a busy machine does not stretch much.
double processorMs()
{
    timespec taken{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &taken);
    return double(taken.tv_sec) * 1e3 + double(taken.tv_nsec) / 1e6;
}

Expected<Figure> searchFigure(Engine &engine, const std::vector<Edition> &editions)
{
    std::vector<double> times;
    std::vector<double> processorTimes;
    int missed = 0;
    for (int i = 0; i < queriesCount; ++i) {
        const Edition &edition = editions[size_t(i) * 7 % editions.size()];
        QUrlQuery query;
        query.addQueryItem(u"q"_s, queryOf(edition, i));
        QElapsedTimer timer;
        timer.start();
        const double before = processorMs();
        const Reply reply = ask(engine, requestFor(Method::Get, u"/api/v1/books"_s, query));
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        processorTimes.push_back(processorMs() - before);
        missed += reply.status != 200 || !reply.body.contains("\"title\"") ? 1 : 0;
    }
    if (missed > 0) {
        return fail(ErrorKind::Internal, u"%1 queries found nothing"_s.arg(missed));
    }
    std::ranges::sort(times);
    std::ranges::sort(processorTimes);
    return Figure{
        .name = u"search-1m-p99"_s,
        .what = u"ms, p99 of %1 searches of 1,000,000 editions (median %2; p99 of a core %3)"_s
                    .arg(queriesCount)
                    .arg(times[times.size() / 2], 0, 'f', 2)
                    .arg(processorTimes[processorTimes.size() * 99 / 100], 0, 'f', 1),
        .value = times[times.size() * 99 / 100],
        .valueMax = 20};
}

// Rows of an export: some with their ISBN, most without, in other case and with a series behind.
QByteArray batchOf(const std::vector<Edition> &editions, int from)
{
    QJsonArray rows;
    for (int i = from; i < from + matchBatch; ++i) {
        const Edition &edition = editions[size_t(i)];
        QJsonObject row{
            {u"title"_s, i % 3 == 0 ? edition.title.toUpper() : edition.title + u" (Series, #2)"_s},
            {u"authors"_s, QJsonArray{edition.author}}};
        if (i % 2 == 0) {
            row.insert(u"isbn"_s, edition.isbn);
        }
        rows.append(row);
    }
    return QJsonDocument(QJsonObject{{u"rows"_s, rows}}).toJson(QJsonDocument::Compact);
}

Expected<Figure> matchFigure(Engine &engine, const std::vector<Edition> &editions,
                             const QByteArray &token)
{
    std::vector<QByteArray> bodies;
    for (int from = 0; from < matchRows; from += matchBatch) {
        bodies.push_back(batchOf(editions, from));
    }
    std::vector<double> times;
    for (int round = 0; round < 3; ++round) {
        qsizetype found = 0;
        QElapsedTimer timer;
        timer.start();
        for (const QByteArray &body : bodies) {
            Request request = requestFor(Method::Post, u"/api/v1/books/match"_s, {}, body, token);
            request.headers.emplaceBack("content-type", "application/json");
            const Reply reply = ask(engine, std::move(request));
            found += reply.body.count("{\"books\":[{");
        }
        times.push_back(double(timer.nsecsElapsed()) / 1e6);
        if (found < matchRows * 99 / 100) {
            return fail(ErrorKind::Internal, u"only %1 rows found their book"_s.arg(found));
        }
    }
    return Figure{.name = u"match-10000-of-1m"_s,
                  .what = u"ms for 10,000 rows, half of them without ISBN, in requests of 500"_s,
                  .value = median(times),
                  .valueMax = 1000};
}

Expected<Figures> run()
{
    const QTemporaryDir folder;
    std::vector<Edition> editions;
    const QString dump = folder.filePath(u"dump.txt"_s);
    if (!writeDump(dump, editions)) {
        return fail(ErrorKind::Unavailable, u"no room for the dump"_s);
    }
    Settings settings;
    settings.dataFolder = folder.path();
    settings.passwordOperations = 1;
    settings.passwordMemoryBytes = 8192;
    TRY_ASSIGN(const auto engine, Engine::open(settings, groundRoutes(settings)));
    store::CatalogueImport import;
    import.id = Uuid::create();
    import.file = dump;
    import.name = u"dump"_s;
    TRY(engine->writeAndWait([&](Context &context) {
        return store::CatalogueRepository(context.transaction).insertImport(import);
    }));
    QElapsedTimer timer;
    timer.start();
    const std::atomic_bool isCancelled = false;
    TRY_ASSIGN(const auto done,
               runCatalogueImport(
                   import,
                   [&](const std::function<Expected<>(store::Transaction &)> &work) {
                       return engine->writeAndWait(
                           [&work](Context &context) { return work(context.transaction); });
                   },
                   engine->clock(), isCancelled));
    const double seconds = double(timer.elapsed()) / 1000;
    if (done.added < editionsCount * 99 / 100) {
        return fail(ErrorKind::Internal, u"only %1 editions came in"_s.arg(done.added));
    }
    const QByteArray person = R"({"email":"a@b.c","password":"correct horse","display_name":"A"})";
    Request signUp = requestFor(Method::Post, u"/api/v1/users"_s, {}, person);
    signUp.headers.emplaceBack("content-type", "application/json");
    const QByteArray token =
        QJsonDocument::fromJson(ask(*engine, signUp).body)["access_token"_L1].toString().toLatin1();
    Figures figures;
    figures.push_back({.name = u"import-1m"_s,
                       .what = u"editions a second from an Open Library dump"_s,
                       .value = double(done.added) / seconds});
    TRY_ASSIGN(auto search, searchFigure(*engine, editions));
    figures.push_back(std::move(search));
    TRY_ASSIGN(auto match, matchFigure(*engine, editions, token));
    figures.push_back(std::move(match));
    return figures;
}

} // namespace

Bench catalogueBench() { return {u"catalogue-1m"_s, run}; }

} // namespace endpaper::bench
