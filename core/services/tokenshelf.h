// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/secretstore.h"

#include <QElapsedTimer>
#include <QLockFile>
#include <QPromise>
#include <QTimer>

#include <memory>

namespace endpaper::services {

struct TokenPair
{
    QByteArray access = {};
    QByteArray refresh = {}; // empty: cannot be refreshed

    friend bool operator==(const TokenPair &, const TokenPair &) = default;
};

// Where all windows of a profile keep the tokens of an account. A refresh token works once: one
// window at a time changes it, and begins with what the last one kept. GUI thread.
class TokenShelf final : public QObject
{
    Q_OBJECT

public:
    // A window that holds the shelf longer than a request may take is not waited for.
    static constexpr int waitMsMax = 35'000;

    TokenShelf(SecretStore &secrets, const QString &lockFile, QObject *parent = nullptr);

    // Whose tokens these are, as the SecretStore names them.
    void setName(const QString &name);
    [[nodiscard]] QFuture<Expected<TokenPair>> find();
    // The pair with which to ask for another: `own`, or what another window has kept since we
    // looked. From here on until put() or giveBack() the other windows wait.
    [[nodiscard]] QFuture<TokenPair> take(const TokenPair &own);
    [[nodiscard]] QFuture<Expected<>> put(const TokenPair &pair);
    void giveBack();

private:
    [[nodiscard]] QFuture<bool> lock();
    void tryLock();

    SecretStore &m_secrets;
    QString m_name;
    TokenPair m_seen; // what lay there when we looked or put it there
    QLockFile m_lock;
    QTimer m_retry;
    QElapsedTimer m_waited;
    std::shared_ptr<QPromise<bool>> m_locking;
};

} // namespace endpaper::services
