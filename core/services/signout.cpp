// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "services/accountservice.h"
#include "store/cache/commands.h"
#include "store/cache/outbox.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

// Out of an account; what it has on this computer stays, or goes.
namespace endpaper::services {

void AccountService::signOut()
{
    const auto account = m_profile.sharedAccount();
    if (!account) {
        return;
    }
    // The server may be away: its session then ends by its own time.
    m_candidateClient.setEndpoint(m_client.endpoint(), {.access = m_client.accessToken()});
    m_candidateClient.remove(u"/api/v1/sessions/current"_s)
        | then(this, [](const Expected<JsonReply> &) {});
    m_client.setEndpoint(std::nullopt, {});
    m_secrets.remove(secretName(*account)) | then(this, [](const Expected<> &) {});
    if (auto removed = m_profile.setSharedAccount(std::nullopt); !removed) {
        qCWarning(lcDesktop) << removed.error().context;
        return;
    }
    setSignInNeeded(false);
    m_workspace.open(m_profile.cacheFile());
    if (m_isDaemonWanted) {
        startDaemon();
    }
    Q_EMIT accountChanged();
}

QFuture<Expected<int>> AccountService::countUnsent()
{
    return m_workspace.read([](store::Transaction &transaction) -> Expected<int> {
        TRY_ASSIGN(const int waiting, store::countWaiting(transaction));
        TRY_ASSIGN(const int refused, store::countRefused(transaction));
        TRY_ASSIGN(const auto commands, store::listCommands(transaction));
        return waiting + refused + int(commands.size());
    });
}

QFuture<Expected<>> AccountService::signOutAndErase(int unsentAgreed)
{
    const auto account = m_profile.sharedAccount();
    return countUnsent()
        | then(this, [this, account, unsentAgreed](const Expected<int> &unsent) -> Expected<> {
               TRY_ASSIGN(const int count, unsent);
               if (!account || m_profile.sharedAccount() != account) {
                   return fail(ErrorKind::Cancelled, u"another account is open"_s);
               }
               if (count > unsentAgreed) {
                   return fail(ErrorKind::Conflict, u"more was never sent"_s, u"unsent"_s);
               }
               const QFileInfo file(m_profile.cacheFile());
               signOut();
               if (m_profile.sharedAccount()) {
                   return fail(ErrorKind::Unavailable, u"the account file cannot be written"_s);
               }
               // Copies that were put aside are the account's, too.
               for (const QFileInfo &each :
                    file.dir().entryInfoList({file.fileName() + u'*'}, QDir::Files)) {
                   if (!QFile::remove(each.filePath())) {
                       return fail(ErrorKind::Unavailable, u"cannot remove "_s + each.fileName());
                   }
               }
               return {};
           });
}

} // namespace endpaper::services
