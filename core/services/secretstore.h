// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"

#include <QFuture>
#include <QObject>

namespace endpaper::services {

// Tokens rest in the system's keyring; where there is none, or the profile was named on the command
// line, in a file of mode 0600. GUI thread.
class SecretStore final : public QObject
{
    Q_OBJECT

public:
    enum class Place { Keyring, File };

    // `file` is the fallback; with Place::File the keyring is never asked.
    SecretStore(QString file, Place preferred, QObject *parent = nullptr);

    // NotFound where there is none of that name.
    [[nodiscard]] QFuture<Expected<QByteArray>> find(const QString &name);
    [[nodiscard]] QFuture<Expected<>> put(const QString &name, const QByteArray &secret);
    [[nodiscard]] QFuture<Expected<>> remove(const QString &name);
    // Where the last secret went; the settings say so.
    [[nodiscard]] Place place() const { return m_place; }

Q_SIGNALS:
    void placeChanged();

private:
    [[nodiscard]] Expected<QByteArray> findInFile(const QString &name) const;
    [[nodiscard]] Expected<> putInFile(const QString &name, const QByteArray &secret);
    void fallBack();

    QString m_file;
    Place m_place;
};

} // namespace endpaper::services
