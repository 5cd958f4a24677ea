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
    // The batches go to the store's thread straight from the reading one; what they did comes here.
    m_pool.start([this, run] {
        const auto end = [this, run](std::optional<Error> error) {
            QMetaObject::invokeMethod(this, [this, run, error] {
                if (error) {
                    Q_EMIT failed(*error);
                }
                committed(run);
            });
        };
        std::unique_ptr<QIODevice> device;
        if (run->path.isEmpty()) {
            auto buffer = std::make_unique<QBuffer>();
            buffer->setData(run->text);
            device = std::move(buffer);
        } else {
            device = std::make_unique<QFile>(run->path);
        }
        if (!device->open(QIODevice::ReadOnly)) {
            end(Error{QFileInfo::exists(run->path) ? ErrorKind::Unavailable : ErrorKind::NotFound,
                      device->errorString()});
            return;
        }
        exchange::ImportOptions options;
        options.cancel = &run->cancel;
        if (device->size() <= digestBytesMax) {
            QCryptographicHash hash(QCryptographicHash::Sha256);
            hash.addData(device.get());
            run->batch.digest = hash.result();
            device->seek(0);
        }
        auto reader = exchange::openImport(device.get(), run->name, {}, options);
        if (!reader) {
            end(reader.error());
            return;
        }
        const QString format = (*reader)->formatId();
        QMetaObject::invokeMethod(this, [this, format, header = (*reader)->columns()] {
            m_header = header;
            Q_EMIT recognised(format);
        });
        run->batch.id = Uuid::create();
        run->batch.file = run->name;
        run->batch.format = format;
        while (true) {
            auto rows = (*reader)->nextBatch(batchRows);
            if (!rows) {
                end(rows.error());
                return;
            }
            if (rows->empty()) {
                end(std::nullopt);
                return;
            }
            while (!run->room.tryAcquire(1, 100)) {
                if (run->cancel) {
                    end(Error{ErrorKind::Cancelled, u"stopped"_s});
                    return;
                }
            }
            const qint64 read = (*reader)->bytesRead();
            const qint64 total = (*reader)->bytesTotal();
            QMetaObject::invokeMethod(
                this, [this, run, rows = std::move(*rows), read, total]() mutable {
                    if (m_run != run || run->cancel || !m_workspace.isOpen()) {
                        run->room.release();
                        return;
                    }
                    const Clock *clock = &m_workspace.clock();
                    auto imported = std::make_shared<std::vector<ImportedRow>>();
                    for (exchange::BookRow &row : rows) {
                        imported->push_back({std::move(row)});
                    }
                    m_workspace.write(
                        [run, imported, clock, names = m_names](
                            store::Transaction &transaction) -> Expected<store::Action> {
                            if (!run->known) {
                                TRY_ASSIGN(const auto keys, store::listWishKeys(transaction));
                                run->known = std::make_unique<KnownBooks>(keys);
                            }
                            TRY_ASSIGN(const auto ops,
                                       bringingIn(transaction, *imported, *run->known, names,
                                                  clock->now()));
                            TRY_ASSIGN(auto action,
                                       store::commitAction(transaction, *clock, ops, run->action));
                            run->forward += action.forward;
                            run->back = action.back + run->back;
                            for (const ImportedRow &row : *imported) {
                                run->rows += kept(row);
                            }
                            return action;
                        })
                        | then(this,
                               [this, run, imported, read,
                                total](const Expected<store::Action> &action) {
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
                });
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
