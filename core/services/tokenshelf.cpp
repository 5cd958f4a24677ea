// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/tokenshelf.h"

#include "base/log.h"
#include "base/then.h"

using namespace Qt::StringLiterals;

namespace endpaper::services {

namespace {

constexpr int retryMs = 50;

} // namespace

TokenShelf::TokenShelf(SecretStore &secrets, const QString &lockFile, QObject *parent)
    : QObject(parent)
    , m_secrets(secrets)
    , m_lock(lockFile)
{
    m_lock.setStaleLockTime(0); // only the lock of a process that is no more is broken
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &TokenShelf::tryLock);
}

void TokenShelf::setName(const QString &name)
{
    if (m_name != name) {
        m_name = name;
        m_seen = {};
    }
}

QFuture<Expected<TokenPair>> TokenShelf::find()
{
    return m_secrets.find(m_name)
        | then(this,
               [this, name = m_name](const Expected<QByteArray> &secret) -> Expected<TokenPair> {
                   TRY_ASSIGN(const QByteArray text, secret);
                   const qsizetype end = text.indexOf('\n');
                   const TokenPair pair{text.left(end), end < 0 ? QByteArray() : text.mid(end + 1)};
                   if (name == m_name) {
                       m_seen = pair;
                   }
                   return pair;
               });
}

QFuture<TokenPair> TokenShelf::take(const TokenPair &own)
{
    return lock() | then(this, [this, own](bool) {
               const TokenPair seen = m_seen;
               return find() | then(this, [own, seen](const Expected<TokenPair> &kept) {
                          return kept && *kept != seen && !kept->refresh.isEmpty() ? *kept : own;
                      });
           });
}

QFuture<Expected<>> TokenShelf::put(const TokenPair &pair)
{
    return m_secrets.put(m_name, pair.access + '\n' + pair.refresh)
        | then(this, [this, pair, name = m_name](Expected<> kept) {
               if (!kept) {
                   qCWarning(lcDesktop) << "tokens are not kept:" << kept.error().context;
               } else if (name == m_name) {
                   m_seen = pair;
               }
               giveBack();
               return kept;
           });
}

void TokenShelf::giveBack() { m_lock.unlock(); }

QFuture<bool> TokenShelf::lock()
{
    if (!m_locking) {
        m_locking = std::make_shared<QPromise<bool>>();
        m_locking->start();
        m_waited.start();
        tryLock();
    }
    return m_locking ? m_locking->future() : QtFuture::makeReadyFuture(m_lock.isLocked());
}

void TokenShelf::tryLock()
{
    const bool isOurs = m_lock.isLocked() || m_lock.tryLock(0);
    // Where no lock can be made at all (a folder that is read-only), nobody waits for it.
    if (!isOurs && m_lock.error() == QLockFile::LockFailedError && m_waited.elapsed() < waitMsMax) {
        m_retry.start(retryMs);
        return;
    }
    const auto locking = std::exchange(m_locking, nullptr);
    locking->addResult(isOurs);
    locking->finish();
}

} // namespace endpaper::services
