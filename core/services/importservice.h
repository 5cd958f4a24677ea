// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "exchange/bookrow.h"
#include "services/wishlistservice.h"
#include "services/workspace.h"

#include <QObject>
#include <QThreadPool>

#include <atomic>
#include <memory>
#include <vector>

namespace endpaper::services {

// A row of an import and what became of it.
struct ImportedRow
{
    exchange::BookRow row;
    Uuid wish = {}; // that it became, or was found to be; nil: it is not in
    bool isNew = false;
};

// Names for the lists that an import makes, in the reader's language.
struct ImportNames
{
    QString toRead;
    QString read;
    QString reading;
    QString didNotFinish;
};

// Brings a file or a text of books into the open cache: read on a thread of its own, committed in
// pieces, the window live throughout. A row that is on a list already is not added again. GUI
// thread.
class ImportService final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype batchRows = 500;
    // The field of a failure that is the store's, not the file's.
    static constexpr QLatin1StringView storeField{"store"};

    explicit ImportService(Workspace &workspace, QObject *parent = nullptr);
    ~ImportService() override; // ends what runs; what is in stays in

    void setNames(const ImportNames &names) { m_names = names; }
    // progressed() for each piece, then finished() or failed().
    void startFile(const QString &path);
    void startText(const QString &text);
    void cancel();
    // The head of the last file, as it stands; empty for lists.
    [[nodiscard]] QStringList header() const { return m_header; }
    [[nodiscard]] bool isRunning() const { return m_run != nullptr; }

    // A row of the other heaps after all, as the reader made it.
    [[nodiscard]] QFuture<Workspace::Committed> bringIn(const exchange::BookRow &row);

Q_SIGNALS:
    void recognised(const QString &formatId);
    // Rows in file order; bytes as far as they are known (-1).
    void progressed(const std::vector<endpaper::services::ImportedRow> &rows, qint64 bytesRead,
                    qint64 bytesTotal);
    // `back`: the operations that take the whole import back, and `forward` those that redo it.
    void finished(const QList<endpaper::store::LocalOp> &forward,
                  const QList<endpaper::store::LocalOp> &back);
    // After this, finished() follows for what came in before.
    void failed(const endpaper::Error &error);

private:
    struct Run;
    struct Piece;
    void start(std::shared_ptr<Run> run);
    // On the reading thread: all pieces are on their way to the store when it returns.
    [[nodiscard]] Expected<> read(const std::shared_ptr<Run> &run);
    void take(const std::shared_ptr<Run> &run, Piece piece);
    void committed(const std::shared_ptr<Run> &run);

    Workspace &m_workspace;
    ImportNames m_names;
    QStringList m_header;
    QThreadPool m_pool; // one thread: an import at a time
    std::shared_ptr<Run> m_run;
};

} // namespace endpaper::services
