// SPDX-License-Identifier: GPL-3.0-or-later
#include "viewmodel/syncstatus.h"

using namespace Qt::StringLiterals;

namespace endpaper::viewmodel {

struct SyncStatus::Private
{
};

SyncStatus::SyncStatus(QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
}

SyncStatus::~SyncStatus() = default;

QString SyncStatus::statusLine() const { return {}; }

SyncStatus::Dot SyncStatus::dot() const { return {}; }

bool SyncStatus::isOffline() const { return {}; }

int SyncStatus::waitingCount() const { return {}; }

QString SyncStatus::lastExchangeText() const { return {}; }

QString SyncStatus::problemLine() const { return {}; }

bool SyncStatus::isPaused() const { return {}; }

OutboxModel *SyncStatus::outbox() const { return {}; }

QString SyncStatus::stripLine() const { return {}; }

void SyncStatus::pause() { }

void SyncStatus::resume() { }

void SyncStatus::sendNow() { }

void SyncStatus::dismissStrip() { }

} // namespace endpaper::viewmodel
