// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/engine.h"

#include "sync/enginerun.h"

namespace endpaper::sync {

SyncEngine::SyncEngine(store::StoreThread &store, const Clock &clock, Options options,
                       QObject *parent)
    : QObject(parent)
    , m_run(std::make_unique<Run>(*this, store, clock, std::move(options)))
{
}

SyncEngine::~SyncEngine() = default;

void SyncEngine::start(std::unique_ptr<Transport> transport) { m_run->start(std::move(transport)); }

void SyncEngine::stop() { m_run->stop(); }

void SyncEngine::setPaused(bool isPaused) { m_run->setPaused(isPaused); }

void SyncEngine::sendNow() { m_run->sendNow(); }

void SyncEngine::noteLocalEdit() { m_run->noteLocalEdit(); }

SyncStatus SyncEngine::status() const { return m_run->status(); }

} // namespace endpaper::sync
