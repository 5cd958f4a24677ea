// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/clock.h"
#include "base/expected.h"
#include "store/vault/cataloguerepository.h"

#include <QJsonObject>

#include <atomic>
#include <functional>
#include <memory>

namespace endpaper::server {

class Engine;

// Rows of one commit: small enough that the daemon's other writers hardly notice.
constexpr int catalogueBatchRows = 1000;

// Runs work in a transaction of its own and commits it.
using RunInTransaction =
    std::function<Expected<>(const std::function<Expected<>(store::Transaction &)> &)>;

// Brings import.file in from import.position on, a batch a transaction, its counts and position in
// the same one. Sets the state to done or failed (with the reason) unless it was cancelled or the
// store failed: then the row stays as it is, and the next run goes on. `progress` after each batch.
// Any thread.
[[nodiscard]] Expected<store::CatalogueImport>
runCatalogueImport(store::CatalogueImport import, const RunInTransaction &run, const Clock &clock,
                   const std::atomic_bool &isCancelled,
                   const std::function<void(const store::CatalogueImport &)> &progress = {});

[[nodiscard]] QJsonObject importJson(const store::CatalogueImport &import);

// The daemon's importer: one thread that works off the unfinished rows through the engine's writer
// and removes an uploaded file when it is done. The engine outlives it.
class CatalogueImporter final
{
public:
    explicit CatalogueImporter(Engine &engine);
    // Stops after the batch under way; the rest is done at the next start.
    ~CatalogueImporter();
    Q_DISABLE_COPY_MOVE(CatalogueImporter)

    // There may be something to do (LiveEvent JobAdded). Any thread.
    void wake();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace endpaper::server
