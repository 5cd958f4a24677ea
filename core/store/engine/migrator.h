// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/expected.h"
#include "store/engine/database.h"

#include <QList>

namespace endpaper::store {

// Brings a file up to the schema that this program knows. Migrations are files NNNN_what.sql in a Qt
// resource folder, run in the order of their numbers (gaps are allowed), never edited once merged; each
// runs in one transaction with user_version, its number, inside it.
class Migrator
{
public:
    // resourceFolder: for example ":/endpaper/vault/migrations".
    explicit Migrator(QString resourceFolder) : m_folder(std::move(resourceFolder)) { }

    // Unsupported for a file of a newer program, which stays untouched. An older file with data in it
    // is first copied aside to "<path>.before-<version>" (not for ":memory:").
    [[nodiscard]] Expected<> migrate(Database &database) const;
    // The version that migrate() ends at.
    [[nodiscard]] Expected<int> latestVersion() const;
    [[nodiscard]] static Expected<int> versionOf(Database &database);

private:
    struct Script
    {
        int number = 0;
        QByteArray sql;
    };
    [[nodiscard]] Expected<QList<Script>> load() const;

    QString m_folder;
};

} // namespace endpaper::store
