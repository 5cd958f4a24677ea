// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QFuture>
#include <QHash>
#include <QObject>

#include <chrono>

namespace QKeychain {
class Job;
}

namespace endpaper::services {

// Tokens and keys rest in the system's keyring; where there is none, or the profile was named on
// the command line, in a file of mode 0600. What stands in the file is newer than the keyring's.
// Nobody waits for a keyring that does not answer, because it is locked or hangs. GUI thread.
class SecretStore final : public QObject
{
    Q_OBJECT

public:
    enum class Place { Keyring, File };
    // So long a keyring may take; who unlocks it later is noticed, too.
    static constexpr std::chrono::milliseconds answerMax = std::chrono::seconds(10);

    // `file` is the fallback; with Place::File the keyring is never asked.
    SecretStore(QString file, Place preferred, QObject *parent = nullptr,
                std::chrono::milliseconds patience = answerMax);

    // NotFound where there is none of that name; Unavailable where the keyring does not answer.
    [[nodiscard]] QFuture<Expected<QByteArray>> find(const QString &name);
    // Into the file where the keyring does not answer.
    [[nodiscard]] QFuture<Expected<>> put(const QString &name, const QByteArray &secret);
    // Unavailable where it may still stand in a keyring that does not answer.
    [[nodiscard]] QFuture<Expected<>> remove(const QString &name);
    // Where the next secret goes; the settings say so.
    [[nodiscard]] Place place() const { return m_place; }
    // It was asked, and has not answered: nothing more is asked of it until it does.
    [[nodiscard]] bool isWaiting() const { return m_isWaiting; }

Q_SIGNALS:
    // place() or isWaiting(). Once the waiting is over, what was Unavailable can be asked for
    // again.
    void placeChanged();

private:
    enum class Outcome { Done, NotFound, Failed, Silent };
    [[nodiscard]] QFuture<Outcome> run(QKeychain::Job *job);
    [[nodiscard]] Expected<QByteArray> findInFile(const QString &name) const;
    [[nodiscard]] Expected<> putInFile(const QString &name, const QByteArray &secret);
    void fallBack();
    void setWaiting(bool isWaiting);
    void moveToKeyring();

    QString m_file;
    Place m_place;
    std::chrono::milliseconds m_patience;
    bool m_isWaiting = false;
    QHash<QString, int> m_turns; // of each name: grows with all that is put or removed
};

} // namespace endpaper::services
