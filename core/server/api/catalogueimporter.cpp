// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/api/catalogueimporter.h"

#include "base/log.h"
#include "exchange/cataloguereader.h"
#include "server/api/engine.h"
#include "server/api/json.h"

#include <QFile>
#include <QFileInfo>

#include <condition_variable>
#include <mutex>
#include <thread>

namespace endpaper::server {

using namespace Qt::StringLiterals;
using exchange::CatalogueBatch;
using exchange::CatalogueBook;
using store::CatalogueEntry;
using store::CatalogueImport;
using store::CatalogueRepository;
using store::Transaction;

namespace {

QString orNull(const QString &text) { return text.isEmpty() ? QString() : text; }

// "goodreads:1540236" → {"goodreads_work", "1540236"}; the kind of a record's own key is its
// catalogue.
void addKey(CatalogueEntry &entry, const QString &key, QLatin1StringView suffix)
{
    if (const qsizetype colon = key.indexOf(u':'); colon > 0) {
        const QString kind = key.left(colon) % suffix;
        const QPair<QString, QString> pair(kind, key.mid(colon + 1));
        if (!entry.keys.contains(pair)) {
            entry.keys.append(pair);
        }
    }
}

CatalogueEntry entryOf(const CatalogueBook &row)
{
    CatalogueEntry entry;
    entry.book.isbn = row.isbn ? row.isbn->toString13() : QString();
    entry.book.title = row.title;
    entry.book.subtitle = orNull(row.subtitle);
    entry.book.authors = row.authors;
    entry.book.published = row.published;
    entry.book.publisher = orNull(row.publisher);
    entry.book.language = orNull(row.language);
    entry.book.goodreadsId = orNull(row.goodreadsId);
    if (!row.goodreadsId.isEmpty()) {
        entry.keys.append({u"goodreads"_s, row.goodreadsId});
    }
    addKey(entry, row.sourceKey, ""_L1);
    entry.wantedAuthors = row.authorKeys;
    return entry;
}

Expected<> storeBatch(Transaction &transaction, const CatalogueBatch &batch, const QString &source,
                      const Clock &clock, CatalogueImport &import)
{
    CatalogueRepository catalogue(transaction);
    for (const exchange::CatalogueAuthor &author : batch.authors) {
        TRY(catalogue.storeAuthor(author.key, author.name));
    }
    for (const CatalogueBook &book : batch.books) {
        TRY_ASSIGN(const auto outcome, catalogue.store(entryOf(book), source, clock));
        switch (outcome) {
        case CatalogueRepository::Outcome::Added:
            ++import.added;
            break;
        case CatalogueRepository::Outcome::Updated:
            ++import.updated;
            break;
        case CatalogueRepository::Outcome::Unchanged:
            ++import.unchanged;
            break;
        }
    }
    import.rows += qint64(batch.books.size() + batch.authors.size()) + batch.skipped + batch.joined;
    import.unchanged += batch.joined;
    import.skipped += batch.skipped;
    import.position = batch.nextOffset;
    import.state = batch.isEnd ? u"done"_s : u"running"_s;
    import.changed = clock.now();
    return catalogue.updateImport(import);
}

// What the reader's error means for a person.
QString reasonOf(const Error &error)
{
    switch (error.kind) {
    case ErrorKind::Unsupported:
    case ErrorKind::Corrupt:
        return u"import.unreadable"_s;
    case ErrorKind::Invalid:
        return u"import.empty"_s;
    default:
        return u"import.gone"_s;
    }
}

Expected<CatalogueImport> failed(CatalogueImport import, const Error &error,
                                 const RunInTransaction &run, const Clock &clock)
{
    qCWarning(lcApi) << "catalogue import" << import.id.toString() << error.context;
    import.state = u"failed"_s;
    import.reason = reasonOf(error);
    import.changed = clock.now();
    TRY(run([&](Transaction &transaction) {
        return CatalogueRepository(transaction).updateImport(import);
    }));
    return import;
}

} // namespace

Expected<CatalogueImport>
runCatalogueImport(CatalogueImport import, const RunInTransaction &run, const Clock &clock,
                   const std::atomic_bool &isCancelled,
                   const std::function<void(const CatalogueImport &)> &progress)
{
    auto reader = exchange::openCatalogueFile(import.file, import.position);
    if (!reader) {
        return failed(import, reader.error(), run, clock);
    }
    const QString source = (*reader)->formatId();
    while (import.state != "done"_L1) {
        if (isCancelled) {
            return fail(ErrorKind::Cancelled, u"stopped between two batches"_s);
        }
        const auto batch = (*reader)->nextBatch(catalogueBatchRows);
        if (!batch) {
            return failed(import, batch.error(), run, clock);
        }
        // A copy, so that a transaction that fails leaves the counts as they were.
        CatalogueImport next = import;
        TRY(run([&](Transaction &transaction) {
            next = import;
            return storeBatch(transaction, *batch, source, clock, next);
        }));
        import = next;
        if (progress) {
            progress(import);
        }
    }
    return import;
}

QJsonObject importJson(const CatalogueImport &import)
{
    return {{u"id"_s, import.id.toString()},
            {u"kind"_s, u"catalogue"_s},
            {u"name"_s, import.name},
            {u"state"_s, import.state},
            {u"bytes_read"_s, import.position},
            // A packed file unpacks to more than lies there; read is never past total.
            {u"bytes_total"_s, qMax(import.size, import.position)},
            {u"rows"_s, import.rows},
            {u"added"_s, import.added},
            {u"updated"_s, import.updated},
            {u"unchanged"_s, import.unchanged},
            {u"skipped"_s, import.skipped},
            {u"reason"_s, textOrNull(import.reason)},
            {u"created_at"_s, toJson(import.created)},
            {u"changed_at"_s, toJson(import.changed)}};
}

struct CatalogueImporter::Private
{
    explicit Private(Engine &itsEngine)
        : engine(itsEngine)
    {
    }

    void run();
    void work();

    Engine &engine;
    std::mutex mutex;
    std::condition_variable condition;
    bool isAwake = true; // unfinished rows of the last run
    std::atomic_bool isEnding = false;
    std::thread thread;
};

CatalogueImporter::CatalogueImporter(Engine &engine)
    : d(std::make_unique<Private>(engine))
{
    d->thread = std::thread([this] { d->run(); });
}

CatalogueImporter::~CatalogueImporter()
{
    {
        const std::scoped_lock lock(d->mutex);
        d->isEnding = true;
    }
    d->condition.notify_all();
    d->thread.join();
}

void CatalogueImporter::wake()
{
    {
        const std::scoped_lock lock(d->mutex);
        d->isAwake = true;
    }
    d->condition.notify_all();
}

void CatalogueImporter::Private::run()
{
    while (true) {
        {
            std::unique_lock lock(mutex);
            condition.wait(lock, [this] { return isAwake || isEnding; });
            if (isEnding) {
                return;
            }
            isAwake = false;
        }
        work();
    }
}

void CatalogueImporter::Private::work()
{
    const QString incoming = engine.settings().dataFolder % u"/incoming/"_s;
    const auto inTransaction = [this](const std::function<Expected<>(Transaction &)> &work) {
        return engine.writeAndWait([&work](Context &context) { return work(context.transaction); });
    };
    while (!isEnding) {
        QList<CatalogueImport> unfinished;
        const auto listed = engine.readAndWait([&unfinished](Context &context) -> Expected<> {
            TRY_ASSIGN(unfinished, CatalogueRepository(context.transaction).listUnfinished());
            return {};
        });
        // The command line's own imports are its own business.
        unfinished.removeIf(
            [&](const CatalogueImport &import) { return !import.file.startsWith(incoming); });
        if (!listed || unfinished.isEmpty()) {
            return;
        }
        const auto done =
            runCatalogueImport(unfinished.first(), inTransaction, engine.clock(), isEnding);
        if (!done) {
            if (!isEnding) {
                qCWarning(lcApi) << "catalogue import stopped:" << done.error().context;
            }
            return; // goes on at the next wake or start
        }
        QFile::remove(done->file);
        if (!done->account.isNil()) {
            (void)engine.writeAndWait([&done](Context &context) -> Expected<> {
                LiveEvent event;
                event.kind = LiveEvent::Kind::Note;
                event.account = done->account;
                event.noteKind = "job";
                event.id = done->id.toString();
                context.events.append(event);
                return {};
            });
        }
    }
}

} // namespace endpaper::server
