// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/importservice.h"

#include "exchange/importreader.h"
#include "services/importmatching.h"
#include "store/cache/importrows.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QFile>
#include <QFileInfo>
#include <QSemaphore>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace endpaper::services {

// One import under way. The reading thread owns the device and reads; `known`, `forward` and `back`
// belong to the store's thread until the end; `cancel` is for all.
struct ImportService::Run
{
    static constexpr int piecesWaitingMax = 4;

    QString name;
    QString path; // empty: a text
    QByteArray text;
    std::atomic_bool cancel = false;
    QSemaphore room{piecesWaitingMax}; // a large file must not pile up before the store
    std::unique_ptr<KnownBooks> known;
    QList<store::LocalOp> forward;
    QList<store::LocalOp> back;
    Uuid action = Uuid::create();
    store::ImportBatch batch;
    QList<store::ImportRow> rows;
};

// Rows that were read together, and how far the file was read with them.
struct ImportService::Piece
{
    std::vector<exchange::BookRow> rows;
    qint64 bytesRead = 0;
    qint64 bytesTotal = 0;
};

namespace {

constexpr qint64 digestBytesMax = 64 << 20;

store::ImportRow kept(const ImportedRow &imported)
{
    store::ImportHeap heap = store::ImportHeap::In;
    if (imported.row.heap == exchange::Heap::LookAgain) {
        heap = store::ImportHeap::LookAgain;
    } else if (imported.row.heap == exchange::Heap::CouldNotRead) {
        heap = store::ImportHeap::CouldNotRead;
    }
    return {.line = int(imported.row.lineNumber),
            .heap = heap,
            .title = imported.row.title,
            .raw = imported.row.rawCells.join(u" · "_s),
            .reason = exchange::rowReasonName(imported.row.reason),
            .wish = imported.wish};
}

// Opened; an empty path is the text.
Expected<std::unique_ptr<QIODevice>> deviceFor(const QString &path, const QByteArray &text)
{
    std::unique_ptr<QIODevice> device;
    if (path.isEmpty()) {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(text);
        device = std::move(buffer);
    } else {
        device = std::make_unique<QFile>(path);
    }
    if (!device->open(QIODevice::ReadOnly)) {
        return fail(QFileInfo::exists(path) ? ErrorKind::Unavailable : ErrorKind::NotFound,
                    device->errorString());
    }
    return device;
}

QByteArray digestOf(QIODevice &device)
{
    if (device.size() > digestBytesMax) {
        return {};
    }
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(&device);
    device.seek(0);
    return hash.result();
}

} // namespace

ImportService::ImportService(Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_workspace(workspace)
{
    m_pool.setMaxThreadCount(1);
    connect(&workspace, &Workspace::aboutToClose, this, &ImportService::cancel);
}

ImportService::~ImportService()
{
    cancel();
    m_pool.waitForDone();
}

void ImportService::startFile(const QString &path)
{
    auto run = std::make_shared<Run>();
    run->path = path;
    run->name = QFileInfo(path).fileName();
    start(std::move(run));
}

void ImportService::startText(const QString &text)
{
    auto run = std::make_shared<Run>();
    run->text = text.toUtf8();
    start(std::move(run));
}

void ImportService::cancel()
{
    if (m_run) {
        m_run->cancel = true;
    }
}

void ImportService::start(std::shared_ptr<Run> run)
{
    cancel();
    m_run = run;
    m_pool.start([this, run] {
        const Expected<> done = read(run);
        QMetaObject::invokeMethod(this, [this, run, done] {
            if (!done) {
                Q_EMIT failed(done.error());
            }
            committed(run);
        });
    });
}

Expected<> ImportService::read(const std::shared_ptr<Run> &run)
{
    TRY_ASSIGN(const auto device, deviceFor(run->path, run->text));
    run->batch.digest = digestOf(*device);
    exchange::ImportOptions options;
    options.cancel = &run->cancel;
    TRY_ASSIGN(const auto reader, exchange::openImport(device.get(), run->name, {}, options));
    run->batch.id = Uuid::create();
    run->batch.file = run->name;
    run->batch.format = reader->formatId();
    QMetaObject::invokeMethod(this, [this, format = run->batch.format, header = reader->columns()] {
        m_header = header;
        Q_EMIT recognised(format);
    });
    while (true) {
        TRY_ASSIGN(auto rows, reader->nextBatch(batchRows));
        if (rows.empty()) {
            return {};
        }
        while (!run->room.tryAcquire(1, 100)) {
            if (run->cancel) {
                return fail(ErrorKind::Cancelled, u"stopped"_s);
            }
        }
        Piece piece{std::move(rows), reader->bytesRead(), reader->bytesTotal()};
        QMetaObject::invokeMethod(
            this, [this, run, piece = std::move(piece)]() mutable { take(run, std::move(piece)); });
    }
}

void ImportService::take(const std::shared_ptr<Run> &run, Piece piece)
{
    if (m_run != run || run->cancel || !m_workspace.isOpen()) {
        run->room.release();
        return;
    }
    const Clock *clock = &m_workspace.clock();
    auto imported = std::make_shared<std::vector<ImportedRow>>();
    for (exchange::BookRow &row : piece.rows) {
        imported->push_back({std::move(row)});
    }
    m_workspace.write([run, imported, clock, names = m_names](
                          store::Transaction &transaction) -> Expected<store::Action> {
        if (!run->known) {
            TRY_ASSIGN(const auto keys, store::listWishKeys(transaction));
            run->known = std::make_unique<KnownBooks>(keys);
        }
        TRY_ASSIGN(const auto ops,
                   bringingIn(transaction, *imported, *run->known, names, clock->now()));
        TRY_ASSIGN(auto action, store::commitAction(transaction, *clock, ops, run->action));
        run->forward += action.forward;
        // What was done last is taken back first.
        std::copy(action.back.crbegin(), action.back.crend(), std::front_inserter(run->back));
        for (const ImportedRow &row : *imported) {
            run->rows += kept(row);
        }
        return action;
    })
        | then(this,
               [this, run, imported, read = piece.bytesRead,
                total = piece.bytesTotal](const Expected<store::Action> &action) {
                   run->room.release();
                   if (!action) {
                       run->cancel = true;
                       Error error = action.error();
                       error.field = storeField;
                       Q_EMIT failed(error);
                       return;
                   }
                   Q_EMIT progressed(*imported, read, total);
                   if (!action->isEmpty()) {
                       m_workspace.noteCommitted(action->touched);
                   }
               });
}

void ImportService::committed(const std::shared_ptr<Run> &run)
{
    // Behind the last batch: the store's thread keeps the order of the calls.
    const Instant now = m_workspace.clock().now();
    m_workspace.write([run, now](store::Transaction &transaction) -> Expected<> {
        if (run->rows.isEmpty()) {
            return {};
        }
        run->batch.at = now;
        run->batch.action = run->forward.isEmpty() ? Uuid() : run->action;
        return store::putImport(transaction, run->batch, run->rows);
    }) | then(this, [this, run](const Expected<> &) {
        if (m_run == run) {
            m_run.reset();
        }
        Q_EMIT finished(run->forward, run->back);
    });
}

QFuture<Workspace::Committed> ImportService::bringIn(const exchange::BookRow &row)
{
    return m_workspace.commit(
        [row, names = m_names, clock = &m_workspace.clock()](
            store::Transaction &transaction) -> Expected<QList<store::LocalOp>> {
            TRY_ASSIGN(const auto keys, store::listWishKeys(transaction));
            KnownBooks known(keys);
            std::vector<ImportedRow> rows{{row}};
            rows.front().row.heap = exchange::Heap::In;
            return bringingIn(transaction, rows, known, names, clock->now());
        });
}

} // namespace endpaper::services
