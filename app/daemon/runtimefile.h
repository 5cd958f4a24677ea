// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "base/uuid.h"

#include <QString>

namespace endpaper {

// DIR/runtime.json of a Solo daemon: {url, server_id, account, token, pid}, readable by its owner
// only, written in one step when the daemon is ready and removed when it ends.
class RuntimeFile
{
public:
    struct Content
    {
        QString url;
        Uuid serverId;
        Uuid account;
        QByteArray token;
    };
    explicit RuntimeFile(const QString &folder)
        : m_path(folder + QStringLiteral("/runtime.json"))
    {
    }
    ~RuntimeFile();
    Q_DISABLE_COPY_MOVE(RuntimeFile)

    [[nodiscard]] Expected<> write(const Content &content);

private:
    QString m_path;
    bool m_isWritten = false;
};

} // namespace endpaper
