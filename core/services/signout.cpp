// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/log.h"
#include "services/accountservice.h"
#include "store/cache/commands.h"
#include "store/cache/fetched.h"
#include "store/cache/outbox.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

using namespace Qt::StringLiterals;

// Out of an account; what it has on this computer stays, or goes.
namespace endpaper::services {

namespace {

const QString nameSetting = u"account"_s; // in the account's own file: whose it is, in words

Expected<int> unsentIn(store::Transaction &transaction)
{
    TRY_ASSIGN(const int waiting, store::countWaiting(transaction));
    TRY_ASSIGN(const int refused, store::countRefused(transaction));
    TRY_ASSIGN(const auto commands, store::listCommands(transaction));
    return waiting + refused + int(commands.size());
}

Expected<AccountService::LeftBehind> leftIn(const QString &path)
{
    TRY_ASSIGN(const auto database, store::Database::open(path));
    TRY_ASSIGN(auto transaction,
               store::Transaction::begin(*database, store::Transaction::Mode::Deferred));
    TRY_ASSIGN(const auto name, store::findSetting(transaction, nameSetting));
    TRY_ASSIGN(const int unsent, unsentIn(transaction));
    return AccountService::LeftBehind{name.value_or(QString()), unsent};
}

} // namespace

void AccountService::signOut()
{
    const auto account = m_profile.sharedAccount();
    if (!account) {
        return;
    }
    m_workspace.write([name = QString(
                           (account->displayName.isEmpty() ? account->email : account->displayName)
                           + u", "_s + account->server.host())](store::Transaction &transaction) {
        return store::putSetting(transaction, nameSetting, name);
    }) | then(this, [](const Expected<> &) {});
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

QFuture<Expected<int>> AccountService::countUnsent() { return m_workspace.read(&unsentIn); }

QFuture<Expected<QList<AccountService::LeftBehind>>> AccountService::leftBehind()
{
    const QStringList inUse = {QFileInfo(m_profile.cacheFile()).absoluteFilePath(),
                               QFileInfo(m_profile.soloCacheFile()).absoluteFilePath()};
    QStringList paths;
    // By the suffix: a pattern would be the only regular expression of most readers' days.
    for (const QFileInfo &file :
         QDir(m_profile.cachesFolder()).entryInfoList(QDir::Files, QDir::Time)) {
        if (file.suffix() == "endpaper"_L1 && !inUse.contains(file.absoluteFilePath())) {
            paths += file.absoluteFilePath();
        }
    }
    return QtFuture::makeReadyFuture(std::move(paths))
        .then(QtFuture::Launch::Async, [](const QStringList &files) -> Expected<QList<LeftBehind>> {
            QList<LeftBehind> all;
            for (const QString &path : files) {
                // One that cannot be read is told when its account is opened.
                const auto left = leftIn(path);
                if (left && left->unsent > 0) {
                    all.append(*left);
                }
            }
            return all;
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
               if (!m_workspace.isAlone()) {
                   return fail(ErrorKind::Conflict, u"another window has it open"_s,
                               store::FileHold::inUseField);
               }
               const QFileInfo file(m_profile.cacheFile());
               signOut();
               if (m_profile.sharedAccount()) {
                   return fail(ErrorKind::Unavailable, u"the account file cannot be written"_s);
               }
               TRY_ASSIGN(const auto hold,
                          store::FileHold::take(file.filePath(), store::FileHold::Kind::Alone));
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
